"""The confusion matrix as a picture: who is taken for whom, and how often."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guitrainer.gui.base.look.theme import SMALL, theme
from guitrainer.gui.base.look.tiles import image_of, ink_on
from guitrainer.gui.kit.keys import ARROWS, claimed, show_hand
from guitrainer.gui.kit.markup import hover
from guitrainer.gui.rooms.predict.choice import Cell

LARGEST_CELL, LINED = 56, 6  # pixels; smaller cells have no gaps between them
LOWEST = 176  # pixels of all of it, at least
STRETCHES = (100, 85, 75)  # percent of the usual width of counts
TITLE = 18  # pixels for the words at the sides
MOST_NAMED, NAME_WIDTH = 20, 64  # classes, and pixels for their names at the left


class ConfusionMatrix(QWidget):
    """Counts in cells: the true class below one another, the predicted one side by side.

    Right answers lie on the diagonal, in the color of what can be relied on; wrong ones in that
    of noise. A cell is the stronger the more images it has, each kind on a scale of its own.
    """

    chosen = Signal(int, int)  # true and predicted class

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(LOWEST)
        self.counts: NDArray[np.int64] = np.zeros((0, 0), np.int64)
        self.names: Sequence[str] = ()
        self.cell: Cell | None = None
        self._colors = np.zeros((0, 0, 3), np.uint8)
        self._image = QImage()
        self._font = QFont(self.font())
        self._font.setPointSizeF(SMALL)

    def show_counts(self, counts: NDArray[np.int64], names: Sequence[str]) -> None:
        """Show other counts (classes, classes)."""
        self.counts, self.names = counts, names
        self._colors = cell_colors(counts)
        self._image = image_of(self._colors)
        self._bound()
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Another width has room for other cells."""
        super().resizeEvent(event)
        self._bound()

    def _bound(self) -> None:
        """Be no higher than cells are at this width: what is below has the rest."""
        highest = 2 * TITLE + self._across() * len(self.counts) + 1
        self.setMaximumHeight(max(highest, LOWEST))

    def show_cell(self, cell: Cell | None) -> None:
        """Frame a cell."""
        if cell != self.cell:
            self.cell = cell
            self.setAccessibleDescription("" if cell is None else self.told(cell))
            self.update()

    def told(self, cell: Cell) -> str:
        """A cell in words."""
        if max(cell) >= len(self.counts):
            return ""
        number = int(self.counts[cell])
        true, said = self.names[cell[0]], self.names[cell[1]]
        if cell[0] == cell[1]:
            return self.tr("%n image(s) of %1, predicted correctly", "", number).replace("%1", true)
        text = self.tr("%n image(s) of %1, predicted as %2", "", number)
        return text.replace("%1", true).replace("%2", said)

    # ------------------------------------------------------------ where things are

    def _left(self) -> int:
        if len(self.names) > MOST_NAMED:
            return TITLE
        metrics = QFontMetrics(self._font)
        widest = max((metrics.horizontalAdvance(name) for name in self.names), default=0)
        return TITLE + min(widest, NAME_WIDTH) + 4

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Cells that numbers have room in."""
        side = 26 * len(self.counts)
        return QSize(self._left() + side, 2 * TITLE + side)

    @property
    def side(self) -> int:
        """Side of a cell in pixels."""
        down = (self.height() - 2 * TITLE - 1) // max(len(self.counts), 1)
        return max(min(self._across(), down), 1)

    def _across(self) -> int:
        """Side of a cell that the width has room for."""
        across = (self.width() - self._left() - 1) // max(len(self.counts), 1)
        return max(min(across, LARGEST_CELL), 1)

    def cell_rect(self, true: int, predicted: int) -> QRect:
        """Where a cell is."""
        side = self.side
        return QRect(self._left() + predicted * side, 2 * TITLE + true * side, side, side)

    def cell_at(self, point: QPointF) -> Cell | None:
        """The cell at a point; None beside them."""
        row = int((point.y() - 2 * TITLE) // self.side)
        column = int((point.x() - self._left()) // self.side)
        inside = 0 <= row < len(self.counts) and 0 <= column < len(self.counts)
        return (row, column) if inside else None

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint cells, counts, names and the frame."""
        classes = len(self.counts)
        if not classes:
            return
        painter = QPainter(self)
        painter.setFont(self._font)
        place = self.cell_rect(0, 0).united(self.cell_rect(classes - 1, classes - 1))
        painter.drawImage(place, self._image)
        self._paint_gaps(painter, place)
        self._paint_counts(painter)
        self._paint_names(painter, place)
        if self.cell is not None and max(self.cell) < classes:
            pen = QPen(theme().color("accent" if not self.hasFocus() else "text"), 2)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(QRectF(self.cell_rect(*self.cell)).adjusted(0, 0, 0, 0))
        painter.end()

    def _paint_gaps(self, painter: QPainter, place: QRect) -> None:
        if self.side < LINED:
            return
        painter.setPen(theme().color("background"))
        for k in range(len(self.counts) + 1):
            x, y = place.left() + k * self.side, place.top() + k * self.side
            painter.drawLine(x, place.top(), x, place.bottom() + 1)
            painter.drawLine(place.left(), y, place.right() + 1, y)

    def _paint_counts(self, painter: QPainter) -> None:
        """Write all counts or none, closer together where that makes room."""
        font = QFont(self._font)
        longest = str(int(self.counts.max(initial=0)))
        for stretch in STRETCHES:
            font.setStretch(stretch)
            if QFontMetrics(font).horizontalAdvance(longest) + 2 <= self.side:
                break
        else:
            return
        painter.setFont(font)
        for true, predicted in zip(*self.counts.nonzero(), strict=True):
            red, green, blue = (int(part) for part in self._colors[true, predicted])
            painter.setPen(ink_on(QColor(red, green, blue)))
            text = str(int(self.counts[true, predicted]))
            cell = self.cell_rect(int(true), int(predicted))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)
        painter.setFont(self._font)

    def _paint_names(self, painter: QPainter, place: QRect) -> None:
        metrics, center = painter.fontMetrics(), Qt.AlignmentFlag.AlignCenter
        painter.setPen(theme().color("dim"))
        painter.drawText(
            QRect(place.left(), 0, place.width(), TITLE), center, self.tr("predicted as")
        )
        painter.save()
        painter.translate(0, place.center().y())
        painter.rotate(-90)
        half = place.height() // 2
        painter.drawText(QRect(-half, 0, 2 * half, TITLE), center, self.tr("is"))
        painter.restore()
        if len(self.names) > MOST_NAMED or metrics.height() > self.side + 2:
            return
        width = self._left() - TITLE - 4
        across = all(metrics.horizontalAdvance(name) < self.side for name in self.names)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for k, name in enumerate(self.names):
            row, column = self.cell_rect(k, 0), self.cell_rect(0, k)
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(TITLE, row.top(), width, self.side), right, text)
            if across:
                above = QRect(column.left(), TITLE, self.side, TITLE)
                painter.drawText(above, center, name)

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Choose a cell."""
        cell = self.cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(*cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Show that cells can be chosen."""
        show_hand(self, self.cell_at(event.position()) is not None)

    def event(self, event: QEvent) -> bool:
        """Tell what a cell is; keep the arrow keys, which shortcuts of the window may want."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self.cell_at(QPointF(event.pos()))
            QToolTip.showText(
                event.globalPos(), hover("" if cell is None else self.told(cell)), self
            )
            return True
        if claimed(event) in ARROWS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Walk from cell to cell."""
        step, last = ARROWS.get(Qt.Key(event.key())), len(self.counts) - 1
        if step is None or last < 0:
            event.ignore()
            return
        row, column = self.cell or (0, 0)
        self.chosen.emit(min(max(row + step[0], 0), last), min(max(column + step[1], 0), last))


def cell_colors(counts: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Colors (classes, classes, 3): the stronger the more; right and wrong each on its own scale.

    The square root is shown, so that rare mistakes are seen beside common ones.
    """
    right = np.eye(len(counts), dtype=bool)
    strength = np.zeros(counts.shape)
    for part in (right, ~right):
        largest = counts[part].max(initial=0)
        if largest:
            strength[part] = np.sqrt(counts[part] / largest)
    well, edge, noise = (_rgb(token) for token in ("well", "edge", "noise"))
    full = np.where(right[..., None], edge, noise)
    mixed: NDArray[np.uint8] = np.rint(well + strength[..., None] * (full - well)).astype(np.uint8)
    return mixed


def _rgb(token: str) -> NDArray[np.float64]:
    color = theme().color(token)
    return np.array([color.red(), color.green(), color.blue()], float)
