"""The filters of a layer as small tiles in a row; one of them is chosen."""

import numpy as np
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.events import FloatArray
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.tiles import image_of, pictures

LARGE, SMALL, GAP, EDGE = 36, 24, 6, 2  # pixels
MOST_ROWS = 2  # of small tiles; large ones have one


class Shelf(QWidget):
    """Large tiles in a row, else small ones in two; wheel and arrow keys go on beyond them."""

    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(self.tr("Click a filter, or use the arrow keys, to put it on the stage"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._weight: FloatArray | None = None
        self._images: list[QImage] = []
        self.number: int | None = None
        self._line = 0  # the first row in sight

    def show_filters(self, weight: FloatArray, number: int | None) -> None:
        """Show filters (O, I, kh, kw), and which of them is chosen."""
        before = self._weight
        if weight is not before:
            self._weight = weight
            self._images = [image_of(one) for one in pictures(weight, "filter", "diverging")]
        if weight is not before or number != self.number:
            self.number = number
            self._lay_out()

    @property
    def _tile(self) -> int:
        """Side of a tile."""
        return LARGE if len(self._images) <= self._room(LARGE) else SMALL

    @property
    def _columns(self) -> int:
        return self._room(self._tile)

    def _room(self, tile: int) -> int:
        """How many tiles fit side by side."""
        return max((self.width() - 2 * EDGE + GAP) // (tile + GAP), 1)

    @property
    def _lines(self) -> int:
        return -(-len(self._images) // self._columns)

    @property
    def _first(self) -> int:
        """The first tile in sight."""
        return self._line * self._columns

    def _lay_out(self) -> None:
        """Take the height that is needed, and bring the chosen tile into sight."""
        rows = max(min(self._lines, MOST_ROWS), 1)
        self.setFixedHeight(rows * (self._tile + GAP) - GAP + 2 * EDGE)
        line = (self.number or 0) // self._columns
        self._scroll(min(max(self._line, line - rows + 1), line))

    def _scroll(self, line: int) -> None:
        self._line = max(min(line, self._lines - MOST_ROWS), 0)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Lay the tiles out anew."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Go on where not all rows are in sight."""
        self._scroll(self._line - (1 if event.angleDelta().y() > 0 else -1))

    def tile(self, number: int) -> QRect:
        """Where a tile is."""
        line, across = divmod(number - self._first, self._columns)
        pitch = self._tile + GAP
        return QRect(EDGE + across * pitch, EDGE + line * pitch, self._tile, self._tile)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the tiles in sight."""
        painter = QPainter(self)
        last = min(self._first + MOST_ROWS * self._columns, len(self._images))
        for number in range(self._first, last):
            place = self.tile(number)
            painter.drawImage(place, self._images[number])
            if number == self.number:
                pen = QPen(theme().color("accent"), EDGE)
                pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
                painter.setPen(pen)
                painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(theme().color("dim"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Choose the tile below the mouse."""
        for number in range(self._first, len(self._images)):
            if self.tile(number).contains(event.position().toPoint()):
                self.chosen.emit(number)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Choose another with the arrow keys."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        by = steps.get(Qt.Key(event.key()))
        if by is None or not self._images:
            super().keyPressEvent(event)
            return
        number = 0 if self.number is None else self.number + by
        self.chosen.emit(int(np.clip(number, 0, len(self._images) - 1)))
