"""Keys and the mouse pointer, as widgets that paint themselves use them."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

# Where the arrow keys lead, in (rows, columns).
ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
# Shift is needed to type some digits, and the arrow keys of the keypad have their own mark.
HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def claimed(event: QEvent) -> int | None:
    """The key that Qt asks about before it makes a shortcut of it; None for other events."""
    if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
        return event.key()
    return None


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key is pressed without Ctrl, Alt and their like."""
    return not event.modifiers() & ~HARMLESS


def show_hand(widget: QWidget, over: bool) -> None:
    """Let the pointer be a hand over something that can be clicked, else an arrow."""
    shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
    widget.setCursor(shape)
