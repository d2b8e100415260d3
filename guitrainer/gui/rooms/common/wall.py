"""All filters of a layer as tiles, painted by one widget.

The visible rows are one picture, which makes large numbers of tiles fast, and captions are drawn
once and cached, because drawing text is slow.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from guitrainer.figures import fixed
from guitrainer.gui.base.look.size import factor, px, small_font
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.tiles import Pixels
from guitrainer.gui.kit.gallery import ScrollingField
from guitrainer.gui.kit.painted import Tiling
from guitrainer.gui.rooms.common.grid import Grid, GridPlace, choose_grid
from guitrainer.gui.rooms.common.labels import Name, draw_mark, word

CORNER = 4  # radius of a tile, in pixels of a standard screen
OPAQUE = np.uint32(0xFF000000)
MARK, GAP = 8, 5  # side of a mark, and its distance from the text, in pixels
NAMES: tuple[Name, ...] = ("edge", "blob", "noise", "dead", "broken")


def words_of(pixels: Pixels) -> NDArray[np.uint32]:
    """Convert RGB pixels (…, 3) to the pixel format that Qt paints fastest (…)."""
    red, green, blue = (pixels[..., k].astype(np.uint32) for k in range(3))
    return OPAQUE | red << np.uint32(16) | green << np.uint32(8) | blue


class TileCanvas:
    """A picture of some rows of a grid: empty tiles, filled by `put`."""

    def __init__(self, grid: Grid, rows: range, density: float) -> None:
        self.grid, self.rows = grid, rows
        across, down = (int(side) for side in grid.pitch)
        shape = (len(rows) * down, grid.columns * across)
        self._words = np.zeros(shape, np.uint32)  # shares the memory of the image
        format_ = QImage.Format.Format_RGB32
        self.image = QImage(self._words.data, shape[1], shape[0], 4 * shape[1], format_)
        self._paint_tiles(CORNER * density)
        self.image.setDevicePixelRatio(density)

    @property
    def numbers(self) -> range:
        """The indices of its tiles."""
        columns = self.grid.columns
        return range(self.rows.start * columns, min(self.rows.stop * columns, self.grid.count))

    def _paint_tiles(self, corner: float) -> None:
        self.image.fill(theme().color("background"))
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("well"))
        for number in self.numbers:
            left, top = self.grid.origin(number)
            top -= self.rows.start * self.grid.pitch[1]
            painter.drawRoundedRect(QRectF(left, top, *self.grid.tile), corner, corner)
        painter.end()

    def put(self, words: NDArray[np.uint32]) -> None:
        """Draw the visible ones of the pictures of all filters (count, height, width)."""
        grid, (width, height) = self.grid, self.grid.picture
        seen = words[self.numbers.start : self.numbers.stop]
        down = np.arange(height) * seen.shape[1] // height
        across = np.arange(width) * seen.shape[2] // width
        enlarged = seen[:, down][:, :, across]
        full, left = divmod(len(seen), grid.columns)
        split = full * grid.columns
        self._put_rows(enlarged[:split], range(full), grid.columns)
        if left:
            self._put_rows(enlarged[split:], range(full, full + 1), left)

    def _put_rows(self, pictures: NDArray[np.uint32], rows: range, columns: int) -> None:
        """Draw pictures into the first `columns` tiles of `rows`."""
        grid, (width, height) = self.grid, self.grid.picture
        across, down = (int(side) for side in grid.pitch)
        left, top = grid.offset
        tiles = self._words.reshape(len(self.rows), down, grid.columns, across)
        place = tiles[rows.start : rows.stop, top : top + height, :columns, left : left + width]
        place[:] = pictures.reshape(len(rows), columns, height, width).transpose(0, 2, 1, 3)


class Captions:
    """Marks, labels and scores as pictures, cached for the lifetime of their widget."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._font = small_font()
        self._metrics = QFontMetricsF(self._font)
        self._known: dict[tuple[str, bool, float], QPixmap] = {}

    @property
    def widths(self) -> tuple[int, int]:
        """The widths of mark, word and score, and of mark and score, in pixels."""
        score = self._metrics.horizontalAdvance(fixed(0.0))
        longest = max(self._metrics.horizontalAdvance(word(name)) for name in NAMES)
        short = px(MARK) + px(GAP) + score
        return round(short + longest + px(GAP)), round(short)

    def score(self, value: float) -> QPixmap:
        """Return the picture of a score with two decimals."""
        return self._text(fixed(value), strong=True)

    def name(self, name: Name) -> QPixmap:
        """Return the picture of the word for a label."""
        return self._text(word(name), strong=False)

    def mark(self, name: Name) -> QPixmap:
        """Return the picture of the mark for a label."""
        key = (f"mark {name}", False, self._widget.devicePixelRatioF())
        if key not in self._known:
            picture = self._empty(px(MARK), px(MARK))
            painter = QPainter(picture)
            draw_mark(painter, QRectF(0, 0, px(MARK), px(MARK)), name)
            painter.end()
            self._known[key] = picture
        return self._known[key]

    def _text(self, text: str, *, strong: bool) -> QPixmap:
        key = (text, strong, self._widget.devicePixelRatioF())
        if key not in self._known:
            width = round(self._metrics.horizontalAdvance(text)) + 1
            picture = self._empty(width, round(self._metrics.height()))
            painter = QPainter(picture)
            painter.setFont(self._font)
            painter.setPen(theme().color("text" if strong else "dim"))
            painter.drawText(
                QRectF(0, 0, width, self._metrics.height()), Qt.AlignmentFlag.AlignCenter, text
            )
            painter.end()
            self._known[key] = picture
        return self._known[key]

    def _empty(self, width: int, height: int) -> QPixmap:
        ratio = self._widget.devicePixelRatioF()
        picture = QPixmap(round(width * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(0, 0, 0, 0))
        return picture


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
