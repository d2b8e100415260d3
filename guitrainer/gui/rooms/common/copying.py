"""Copies text to the clipboard."""

from PySide6.QtGui import QGuiApplication

from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.lab.lab import Lab

tr = Texts("copying")


def copy_text(lab: Lab, text: str) -> None:
    """Copy `text` to the clipboard, and say so in the status bar."""
    QGuiApplication.clipboard().setText(text)
    lab.said.emit(tr("Copied: %1", text))
