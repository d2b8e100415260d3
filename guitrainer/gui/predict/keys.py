"""Keys that a widget wants for itself though the window has them as shortcuts."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent


def claimed(event: QEvent) -> int | None:
    """The key that Qt asks about before it makes a shortcut of it; None for other events."""
    if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
        return event.key()
    return None
