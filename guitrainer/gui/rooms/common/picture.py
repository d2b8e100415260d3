"""A picture with crisp pixels and a caption; with numbers in its cells if they fit."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.tiles import Pixels, image_of, ink_on
from guitrainer.gui.base.text.cells import cell_text
from guitrainer.gui.kit.painted import Painted, paint_hint, shape_shown

CAPTION = 18  # height of the caption, in pixels
SMALLEST_CELL = 26  # a number such as −1.2 fits into it


class Picture(Painted):
    """Paints pixels as large as there is room for, at the top left, with a caption.

    Parameters
    ----------
    name : description of the content, for screen readers; also the caption until another is set
    side : minimum width and height of the picture, in pixels
    grows : whether it grows if there is more room
    smooth : whether its pixels are samples of something continuous, and are interpolated
    """

    pressed = Signal()

    def __init__(self, name: str, side: int, *, grows: bool = False, smooth: bool = False) -> None:
        super().__init__(name)
        self.caption = name
        self._grows, self._smooth = grows, smooth
        policy = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed
        self.setSizePolicy(policy, policy)
        self.set_side(side)
        self._image = QImage()
        self.hint = ""
        self._numbers: NDArray[np.floating] | None = None
        self._window: QRect | None = None

    def set_side(self, side: int) -> None:
        """Change the minimum size."""
        self._side = side
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the minimum size, including the caption."""
        return QSize(self._side, self._side + px(CAPTION))

    def show_pixels(
        self,
        pixels: Pixels,
        numbers: NDArray[np.floating] | None = None,
        window: tuple[int, int, int, int] | None = None,
    ) -> None:
        """Show RGB pixels (height, width, 3); nothing is painted again if they have not changed.

        Parameters
        ----------
        numbers : (height, width), written into the cells if these are large enough
        window : part to frame: x, y, width and height, in pixels of the picture
        """
        image, framed = image_of(pixels), None if window is None else QRect(*window)
        plain = numbers is None and self._numbers is None
        if plain and framed == self._window and image == self._image:
            return
        self._image, self._numbers, self._window, self.hint = image, numbers, framed, ""
        self.update()

    def show_hint(self, text: str) -> None:
        """Show a text instead of a picture."""
        if self._image.isNull() and text == self.hint:
            return
        self._image, self._numbers, self._window, self.hint = QImage(), None, None, text
        self.update()

    def show_caption(self, text: str) -> None:
        """Change the caption."""
        if text != self.caption:
            self.caption = text
            self.update()

    @property
    def image(self) -> QImage:
        """The displayed pixels, not enlarged; a null image if there are none."""
        return self._image

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the picture, numbers and caption."""
        painter = QPainter(self)
        painter.setFont(self._font)
        place = self._place()
        if self._image.isNull():
            painter.fillRect(place, theme().color("well"))
            paint_hint(painter, place, self.hint)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._smooth)
            painter.drawImage(place, self._image)
            self._paint_numbers(painter, place)
            self._paint_window(painter, place)
        # below the picture; at the same height in a row of pictures of equal size
        top = place.bottom() + 1 if self._grows else self._side
        below = QRect(0, top, self.width(), px(CAPTION))
        painter.setPen(theme().color("dim"))
        text = QFontMetrics(self._font).elidedText(
            self.caption, Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _place(self) -> QRect:
        """Return the rectangle of the picture, with whole pixels per cell if there is room."""
        room = QSize(self.width(), self.height() - px(CAPTION))
        if self._image.isNull():
            side = min(room.width(), room.height())
            return QRect(0, 0, side, side)
        size = shape_shown(self._image.size())
        cell = min(room.width() / size.width(), room.height() / size.height())
        if cell >= 1 and not self._smooth:
            cell = math.floor(cell)
        return QRect(0, 0, round(size.width() * cell), round(size.height() * cell))

    def _paint_numbers(self, painter: QPainter, place: QRect) -> None:
        numbers = self._numbers
        if numbers is None or not np.isfinite(numbers).all():
            return
        height, width = place.height() / numbers.shape[0], place.width() / numbers.shape[1]
        if min(height, width) < px(SMALLEST_CELL):
            return
        scaled = numbers / 10.0 ** exponent_of(numbers)
        for (row, column), value in np.ndenumerate(scaled):
            color = QColor(self._image.pixel(column, row))
            painter.setPen(ink_on(color))
            cell = QRectF(column * width, row * height, width, height)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, cell_text(value, 1))

    def _paint_window(self, painter: QPainter, place: QRect) -> None:
        if self._window is None:
            return
        across, down = place.width() / self._image.width(), place.height() / self._image.height()
        frame = self._window
        corner = (frame.x() * across, frame.y() * down)
        size = (frame.width() * across - 1, frame.height() * down - 1)
        painter.setPen(theme().color("marker"))
        painter.drawRect(QRectF(*corner, *size))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Emit that the picture was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()


def exponent_of(numbers: NDArray[np.floating]) -> int:
    """Return the power of ten by which the largest number must be divided to be in 1 … 10, or 0.

    >>> exponent_of(np.array([0.02, -0.034])), exponent_of(np.zeros(3))
    (-2, 0)
    """
    largest = float(np.abs(numbers).max(initial=0))
    return math.floor(math.log10(largest)) if largest > 0 and math.isfinite(largest) else 0
