"""The experiment as source code for a library, to read and to copy."""

import re
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from guitrainer.gui.base.look.size import SMALL, points
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.basic import button, column, label
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.kit.layouts import TitleLine

# Patterns by the token of their color; the first match counts.
PARTS = {
    "comment": (re.compile(r"#.*"), "dim"),
    "string": (re.compile(r'"""[^"]*"""|"""|"[^"]*"'), "edge"),
    "word": (
        re.compile(
            r"\b(?:import|from|as|def|return|class|for|in|if|else|with|not|None|True|False)\b"
        ),
        "accent",
    ),
}


class Highlighter(QSyntaxHighlighter):
    """Colors comments, keywords and strings."""

    def highlightBlock(self, text: str) -> None:  # noqa: N802 (Qt's name)
        """Color one line."""
        taken = 0
        while found := self._next(text, taken):
            start, end, token = found
            color = QTextCharFormat()
            color.setForeground(theme().color(token))
            self.setFormat(start, end - start, color)
            taken = end

    def _next(self, text: str, start: int) -> tuple[int, int, str] | None:
        """Return start, end and color of the next match from `start` on."""
        found = (
            (match.start(), match.end(), token)
            for pattern, token in PARTS.values()
            if (match := pattern.search(text, start)) is not None
        )
        return min(found, default=None)


class SourceView(QWidget):
    """A choice of the library, the code, and a button to copy it.

    Parameters
    ----------
    library : the initial choice, "keras" or "torch"
    """

    copied = Signal(str)  # name of the library

    def __init__(self, library: str) -> None:
        super().__init__()
        self._sources: Mapping[str, str] = {}
        self.library = Segmented({"keras": "Keras", "torch": "PyTorch"}, self.tr("Library"))
        self.library.key = library
        self.copy = button(self.tr("Copy"), "", self.tr("Copy all of the code to the clipboard"))
        self.code = QPlainTextEdit()
        self.code.setReadOnly(True)
        self.code.setAccessibleName(self.tr("Source code"))
        self.code.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.code.setPlaceholderText(self.tr("Writing the code…"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(points(SMALL))
        self.code.setFont(font)
        # because the style sheet sets the text size of all widgets
        self.code.setStyleSheet(f'font-family: "{font.family()}"; font-size: {SMALL}pt;')
        self.code.setTabChangesFocus(True)
        self._highlighter = Highlighter(self.code.document())
        title = label(self.tr("This experiment as source code"), "title")
        head = TitleLine(title, [self.library, self.copy])
        self.setLayout(column([head, self.code], spacing=GRID))
        self.library.chosen.connect(self._paint)
        self.copy.clicked.connect(self._on_copy)
        self._paint()

    def show_sources(self, sources: Mapping[str, str]) -> None:
        """Show other code, with the keys "keras" and "torch"."""
        self._sources = sources
        self._paint()

    def show_problem(self, problem: str) -> None:
        """Show why there is no code."""
        self.code.setPlaceholderText(problem)
        self.show_sources({})

    def _paint(self) -> None:
        text = self._sources.get(self.library.key, "")
        self.copy.setEnabled(bool(text))
        if text == self.code.toPlainText():
            return
        bar = self.code.verticalScrollBar()
        place = bar.value()
        self.code.setPlainText(text)
        bar.setValue(place)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.toPlainText())
        self.copied.emit(self.library.button(self.library.key).text())
