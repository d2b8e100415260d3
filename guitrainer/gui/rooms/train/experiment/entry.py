"""A line of text for one value: commits what was typed when it comes to rest."""

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from guitrainer.gui.base.look.theme import theme

# So long nothing was typed: a Train button that is clicked next starts with what was typed.
REST_MS = 600
GAP = 6  # pixels before the unit

_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 10,
    Qt.Key.Key_PageDown: -10,
}


class Entry(QLineEdit):
    """Text with a unit at its right; tells what was typed on Enter, on leaving, and at rest.

    Undo and redo are those of the laboratory unless something was typed since the last commit.

    Parameters
    ----------
    unit : shown dimly behind the text
    """

    committed = Signal(str)  # by the user; `put` tells nobody
    stepped = Signal(int)  # arrow keys: so many steps up or down
    visited = Signal()  # has got the focus

    def __init__(self, unit: str = "") -> None:
        super().__init__()
        self._unit = unit
        self._good = ""  # the text of the last valid value
        self._refused = False
        self.waits_for_enter = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.commit)
        self.textEdited.connect(self._on_typed)
        self.editingFinished.connect(self.commit)
        if unit:
            self.setTextMargins(0, 0, self.fontMetrics().horizontalAdvance(unit) + GAP, 0)

    @property
    def typed(self) -> bool:
        """Whether there is text that was not committed."""
        return self.text() != self._good

    def put(self, text: str) -> None:
        """Show the text of a valid value."""
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)  # of long text, the beginning
        self.settle()

    def settle(self) -> None:
        """Take the text as it stands for good."""
        self._good = self.text()
        self._refused = False
        self._rest.stop()
        self._mark(False)

    def commit(self) -> None:
        """Tell what was typed, if anything was."""
        self._rest.stop()
        if self.typed or self._refused:
            self.committed.emit(self.text())

    def refuse(self) -> None:
        """Look faulty until something else is typed."""
        self._refused = True
        self._mark(True)

    @property
    def faulty(self) -> bool:
        """Whether it looks faulty."""
        return bool(self.property("faulty"))

    def _mark(self, faulty: bool) -> None:
        if faulty != self.faulty:
            self.setProperty("faulty", faulty)
            self.style().unpolish(self)
            self.style().polish(self)

    def _on_typed(self) -> None:
        self._mark(False)
        if not self.waits_for_enter:
            self._rest.start()

    # ------------------------------------------------------------ events

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the laboratory where there is nothing of one's own to undo."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and not self.typed
            and (
                event.matches(QKeySequence.StandardKey.Undo)
                or event.matches(QKeySequence.StandardKey.Redo)
            )
        ):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Arrows step, Escape brings the last valid value back."""
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is not None and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.commit()
            self.stepped.emit(steps)
        elif event.key() == Qt.Key.Key_Escape and (self.typed or self._refused):
            self.setText(self._good)
            self._mark(False)
            self.commit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell that a new round of edits begins."""
        super().focusInEvent(event)
        self.visited.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the unit behind the text."""
        super().paintEvent(event)
        if self._unit:
            painter = QPainter(self)
            painter.setPen(theme().color("dim"))
            box = QRect(self.rect()).adjusted(0, 0, -(GAP + 2), 0)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, flags, self._unit)
