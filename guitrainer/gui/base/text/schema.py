"""Texts that are declared outside of the window, such as titles of fields, in its language."""

from PySide6.QtCore import QCoreApplication

CONTEXT = "schema"


def translated(text: str) -> str:
    """`text` of the schema or of a preset in the language of the window."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""
