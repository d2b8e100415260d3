"""Text that is shown as it is written, and the few places that have markup of our own.

Qt guesses whether a text is markup, and markup may name pictures, which Qt then loads: a path in a
file could make a label read a device without end. So labels are plain unless made rich, and what
is rich knows a few tags that load nothing.
"""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

_TAG = re.compile(
    r"</?(?:b|br|span|table|tr|td)"
    r"(?:\s+(?:style|align|width|colspan|cellspacing|cellpadding)="
    r"""(?:'[^'<>()]*'|"[^"<>()]*"|[\w%]+))*\s*/?>"""
)


def harmless(text: str) -> str:
    """Markup of which only tags that load nothing are left; all others are shown as text.

    >>> harmless("<b>σ</b> <img src=x> <b style='background: url(x)'>")
    "<b>σ</b> &lt;img src=x> &lt;b style='background: url(x)'>"
    """
    parts, end = [], 0
    for tag in _TAG.finditer(text):
        parts += [text[end : tag.start()].replace("<", "&lt;"), tag.group()]
        end = tag.end()
    return "".join([*parts, text[end:].replace("<", "&lt;")])


def hover(text: str) -> str:
    """`text` for a tool tip that shows it as it is written, were it markup or not."""
    if "<" not in text and "&" not in text:  # nothing that Qt could take for markup
        return text
    lines = escape(text, quote=False).replace("\n", "<br>")
    return f"<span>{lines}</span>"


class RichLabel(QLabel):
    """Shows markup, as far as it is harmless."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 (Qt's name)
        """Show `text`."""
        super().setText(harmless(text))
