"""A text field over a cell of a grid of numbers."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from guitrainer.figures import plain_figure
from guitrainer.gui.base.look.sheet import flag
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.text.cells import read_cell

WIDTH, HEIGHT = 72, 26  # least size, in pixels


class CellEditor(QLineEdit):
    """Enter and Tab accept the number, Escape keeps the old one; Tab moves on to the next cell."""

    entered = Signal(object, int)  # the number, or None for the old one; cells to move on

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = parent
        self._open = False
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Number in the cell"))
        self.hide()

    def open(self, cell: QRect, value: float, typed: str) -> None:
        """Show the editor over `cell`; text that was typed already replaces `value`."""
        place = QRect(QPoint(), cell.size().expandedTo(QSize(px(WIDTH), px(HEIGHT))))
        place.moveCenter(cell.center())
        room = self._grid.rect()
        place.moveLeft(max(min(place.left(), room.right() - place.width()), 0))
        self.setGeometry(place)
        flag(self, "faulty", False)
        self.setText(typed or plain_figure(value, 6))
        if not typed:
            self.selectAll()
        self._open = True
        self.show()
        self.setFocus()

    def close_cell(self) -> None:
        """Close the editor without a number."""
        self._open = False
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Accept or discard what was typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(0)
        elif event.key() == Qt.Key.Key_Escape:
            self._leave(None, 0)
        else:
            flag(self, "faulty", False)
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: N802 (Qt's name)
        """Move from cell to cell by Tab; Qt also calls this when the field is hidden."""
        if not self._open:
            return super().focusNextPrevChild(forwards)
        self._take(1 if forwards else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Accept the text if it is a number."""
        super().focusOutEvent(event)
        if self._open:
            self._leave(read_cell(self.text()), 0)

    def _take(self, way: int) -> None:
        value = read_cell(self.text())
        if value is None:
            flag(self, "faulty", True)
        else:
            self._leave(value, way)

    def _leave(self, value: float | None, way: int) -> None:
        self._open = False
        self._grid.setFocus()
        self.hide()
        self.entered.emit(value, way)
