"""Text fields for one value, which commit their text after a pause in typing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from guitrainer.config import fields
from guitrainer.errors import GuitrainerError
from guitrainer.gui.base.look.sheet import flag
from guitrainer.gui.base.look.size import normal_width
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.text.layers import error_text
from guitrainer.gui.base.values import editable, read_number, stepped

# Pause after which the text is committed, so that a click on Train uses it.
REST_MS = 600
GAP = 6  # distance of the unit, in pixels

_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 10,
    Qt.Key.Key_PageDown: -10,
}


class Entry(QLineEdit):
    """A text with a unit on the right; commits on Enter, on losing the focus, and after a pause.

    Undo and redo are those of the laboratory, unless there is text that was not committed.

    Parameters
    ----------
    unit : shown dimmed after the text
    live : whether it emits the text at every key, and when it is left empty
    """

    committed = Signal(str)  # by the user; `put` emits nothing
    withdrawn = Signal()  # Escape: the last valid value is shown again, and none is entered
    stepped = Signal(int)  # number of steps up or down, by the arrow keys
    visited = Signal()  # has received the focus

    def __init__(self, unit: str = "", *, live: bool = False) -> None:
        super().__init__()
        self._unit, self._live = unit, live
        self._good = ""  # text of the last valid value
        self._refused = False
        self.waits_for_enter = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.commit)
        self.textEdited.connect(self._on_typed)
        self.editingFinished.connect(self.commit)
        if unit:
            self.setTextMargins(0, 0, normal_width(unit) + GAP, 0)

    @property
    def typed(self) -> bool:
        """Whether there is uncommitted text."""
        return self.text() != self._good

    def put(self, text: str) -> None:
        """Show the text of a valid value."""
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)  # of long text, the beginning
        self.settle()

    def settle(self) -> None:
        """Accept the text as it is."""
        self._good = self.text()
        self._refused = False
        self._rest.stop()
        flag(self, "faulty", False)

    def commit(self) -> None:
        """Emit what was typed, if anything."""
        self._rest.stop()
        if self.typed or self._refused:
            self.committed.emit(self.text())

    def refuse(self) -> None:
        """Mark the text as invalid until something else is typed."""
        self._refused = True
        flag(self, "faulty", True)

    @property
    def faulty(self) -> bool:
        """Whether the text is marked as invalid."""
        return bool(self.property("faulty"))

    def _on_typed(self, text: str) -> None:
        flag(self, "faulty", False)
        if self._live:
            if text:
                self.commit()
        elif not self.waits_for_enter:
            self._rest.start()

    # ------------------------------------------------------------ events

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the laboratory if there is nothing to undo here."""
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
        """Step with the arrow keys, restore the last valid value with Escape."""
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is not None and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.commit()
            self.stepped.emit(steps)
        elif event.key() == Qt.Key.Key_Escape and (self.typed or self._refused):
            refused = self._refused
            self.put(self._good)
            if refused:
                self.withdrawn.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Emit that a new round of edits begins."""
        super().focusInEvent(event)
        self.visited.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the unit after the text."""
        super().paintEvent(event)
        if self._unit:
            painter = QPainter(self)
            painter.setPen(theme().color("dim"))
            box = QRect(self.rect()).adjusted(0, 0, -(GAP + 2), 0)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, flags, self._unit)


class ValueEntry(Entry):
    """An entry of one value; invalid text is marked until it is corrected.

    Parameters
    ----------
    read : converts a text to a value; raises ValueError or GuitrainerError if it cannot
    write : converts a value to a text
    unit, live : as in `Entry`
    """

    entered = Signal(object)  # a value, by the user
    rejected = Signal(str)  # what was found and what is accepted, in one line

    def __init__(
        self,
        read: Callable[[str], Any],
        write: Callable[[Any], str],
        unit: str = "",
        *,
        live: bool = False,
    ) -> None:
        super().__init__(unit, live=live)
        self.value: Any = None
        self._read, self._write = read, write
        self.committed.connect(self._on_committed)
        self.editingFinished.connect(self.tidy)

    def show_value(self, value: Any) -> None:
        """Show `value`; keep text being typed or to be corrected if the value is unchanged."""
        changed, self.value = value != self.value, value
        if not changed and (self._refused or (self.typed and self.hasFocus())):
            return
        if self.hasFocus() and self._means(value):
            self.settle()
        else:
            self.put(self._write(value))

    def withdraw(self) -> None:
        """Discard what was typed."""
        self.put(self._write(self.value))

    def tidy(self) -> None:
        """Show the value in its normal form, unless the text has to be corrected."""
        if not self.faulty:
            self.withdraw()

    def _means(self, value: Any) -> bool:
        try:
            return bool(self._read(self.text()) == value)
        except (ValueError, GuitrainerError):
            return False

    def _on_committed(self, text: str) -> None:
        try:
            value = self._read(text)
        except (ValueError, GuitrainerError) as error:
            self.refuse()
            self.rejected.emit(error_text(error))
            return
        before, self.value, self._refused = self.value, value, False
        self.entered.emit(value)
        if self._refused:  # by the receivers of the signal
            self.value = before
        else:
            self.settle()


class NumberEntry(ValueEntry):
    """An entry of a number within the bounds of a field of the schema, with steps by arrow keys.

    Parameters
    ----------
    node : schema of the field
    write, live : as in `ValueEntry`
    """

    def __init__(
        self, node: fields.Node, write: Callable[[Any], str] = editable, *, live: bool = False
    ) -> None:
        super().__init__(lambda text: read_number(text, node), write, live=live)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.stepped.connect(lambda steps: self._on_stepped(stepped(self.value, node, steps)))

    def _on_stepped(self, value: Any) -> None:
        if value not in (None, self.value):
            self.put(self._write(value))
            self.value = value
            self.entered.emit(value)
