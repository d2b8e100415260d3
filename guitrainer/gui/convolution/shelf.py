"""The filters of a layer as small tiles in a row; one of them is chosen."""

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.events import FloatArray
from guitrainer.gui.look.theme import theme
from guitrainer.gui.look.tiles import image_of, pictures

TILE, GAP, EDGE = 36, 6, 2  # pixels
MOST_ROWS = 2


class Shelf(QWidget):
    """Tiles in up to two rows; beyond what fits, arrow keys go on."""

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

    def show_filters(self, weight: FloatArray, number: int | None) -> None:
        """Show filters (O, I, kh, kw), and which of them is chosen."""
        if weight is not self._weight:
            self._weight = weight
            self._images = [image_of(one) for one in pictures(weight, "filter", "diverging")]
            self.updateGeometry()
        self.number = number
        self.update()

    @property
    def _columns(self) -> int:
        return max((self.width() - 2 * EDGE + GAP) // (TILE + GAP), 1)

    @property
    def _first(self) -> int:
        """The first tile in sight: rows go on with the chosen one."""
        line = (self.number or 0) // self._columns
        return max(line - MOST_ROWS + 1, 0) * self._columns

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """A narrow place makes two rows."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Of one row, or two."""
        columns = max((width - 2 * EDGE + GAP) // (TILE + GAP), 1)
        rows = min(-(-max(len(self._images), 1) // columns), MOST_ROWS)
        return rows * (TILE + GAP) - GAP + 2 * EDGE

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """One row."""
        return QSize(8 * (TILE + GAP), TILE + 2 * EDGE)

    def tile(self, number: int) -> QRect:
        """Where a tile is."""
        line, across = divmod(number - self._first, self._columns)
        return QRect(EDGE + across * (TILE + GAP), EDGE + line * (TILE + GAP), TILE, TILE)

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
