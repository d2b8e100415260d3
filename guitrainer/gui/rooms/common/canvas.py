"""The visible rows of tiles as one picture, which makes large numbers of tiles fast."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.tiles import Pixels
from guitrainer.gui.rooms.common.grid import Grid

CORNER = 4  # radius of a tile, in pixels of a standard screen
OPAQUE = np.uint32(0xFF000000)


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
