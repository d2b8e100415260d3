"""All filters of a layer as tiles, painted by one widget."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from guitrainer.gui.base.look.size import factor
from guitrainer.gui.base.look.tiles import Pixels
from guitrainer.gui.kit.gallery import ScrollingField
from guitrainer.gui.kit.tiling import Tiling
from guitrainer.gui.rooms.common.canvas import CORNER, TileCanvas, words_of
from guitrainer.gui.rooms.common.captions import GAP, MARK, Captions
from guitrainer.gui.rooms.common.grid import Grid, GridPlace, choose_grid
from guitrainer.gui.rooms.common.labels import Name


class TileWall(ScrollingField):
    """Tiles with pictures, marks, words and scores, one of which is selected.

    `describe` returns the description of a tile, for its tool tip and for screen readers.
    """

    framed = True
    corner = CORNER

    def __init__(self, name: str, describe: Callable[[int], str]) -> None:
        super().__init__(name)
        self.at = 0
        self._describe = describe
        self._captions = Captions(self)
        self._count, self._kernel = 0, (1, 1)
        self._words = np.zeros((0, 1, 1), np.uint32)
        self._names: Sequence[Name] | None = None
        self._scores: Sequence[float] = ()
        self.grid: Grid | None = None
        self._canvas: TileCanvas | None = None

    def show_tiles(
        self, pixels: Pixels, names: Sequence[Name] | None, scores: Sequence[float]
    ) -> None:
        """Show pictures (count, height, width, 3), with labels and scores if there are any."""
        count, height, width, _ = pixels.shape
        laid_out = (count, (height, width), names is None)
        changed = laid_out != (self._count, self._kernel, self._names is None)
        self._count, self._kernel, self._names, self._scores = *laid_out[:2], names, scores
        self._words = words_of(pixels)
        if changed or self.grid is None:
            self.refresh()
            return
        if self._canvas is not None:
            self._canvas.put(self._words)
        self.tell()
        self.update()

    def describe(self, number: int) -> str:
        """Return the description of a tile."""
        return self._describe(number)

    # ------------------------------------------------------------ layout

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """Choose the grid again, in physical pixels."""
        self.grid = self._canvas = None
        if not self._count:
            return Tiling(0, 1, (1, 1))
        density = self.devicePixelRatioF()
        words, scores = self._captions.widths
        texts = None
        if self._names is not None:
            texts = (round((words + 10) * density), round((scores + 6) * density))
        size = density * factor()
        place = GridPlace(round(width * density), round(height * density), texts, size)
        grid = self.grid = choose_grid(self._count, self._kernel, place)
        tile = grid.tile[0] / density, grid.tile[1] / density
        return Tiling(grid.count, grid.columns, tile, grid.gap / density)

    # ------------------------------------------------------------ painting

    def paint_cells(self, painter: QPainter) -> None:
        """Paint the visible tiles."""
        if not self.tiling.count or self.grid is None:
            return
        canvas, top = self._canvas_in_sight(self.grid), self.bar.value()
        above = canvas.rows.start * self.grid.pitch[1] - top
        painter.drawImage(QPointF(0, above / self.devicePixelRatioF()), canvas.image)
        if self._names is not None and self.grid.caption != "none":
            self._paint_captions(painter, self.grid, canvas.numbers, top)

    def _canvas_in_sight(self, grid: Grid) -> TileCanvas:
        density = self.devicePixelRatioF()
        rows = grid.visible(self.bar.value(), round(self.height() * density))
        if self._canvas is None or self._canvas.rows != rows:
            self._canvas = TileCanvas(grid, rows, density)
            self._canvas.put(self._words)
        return self._canvas

    def _paint_captions(self, painter: QPainter, grid: Grid, seen: range, top: int) -> None:
        assert self._names is not None
        density, captions = self.devicePixelRatioF(), self._captions
        needed = captions.widths[0 if grid.caption == "words" else 1]
        inset, width = grid.caption_span(round(needed * density))
        down = grid.offset[1] + grid.picture[1] + grid.caption_height / 2 + 1
        for index in seen:
            left, above = grid.origin(index)
            x = round((left + inset) / density)
            middle = round((above - top + down) / density)
            name = self._names[index]
            painter.drawPixmap(x, middle - MARK // 2, captions.mark(name))
            if grid.caption == "marks":
                continue
            score = captions.score(self._scores[index])
            size = score.deviceIndependentSize().toSize()
            right = x + round(width / density) - size.width()
            painter.drawPixmap(right, middle - size.height() // 2, score)
            if grid.caption == "words":
                text = captions.name(name)
                painter.drawPixmap(x + MARK + GAP, middle - size.height() // 2, text)
