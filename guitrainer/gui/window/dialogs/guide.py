"""The guided tour of ten minutes, in a separate window."""

from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from guitrainer.config.assets import assets_folder
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import column

NAME = "ten-minutes"
SIZE = (680, 760)  # pixels
LINE_HEIGHT = 130  # percent


class GuideWindow(QDialog):
    """Shows the guide in the language of the window if it is translated, else in English."""

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Ten minutes with guitrainer"))
        self.setLocale(QLocale(code))
        self.resize(*SIZE)
        self.browser = QTextBrowser()
        self.browser.setOpenExternalLinks(True)
        self.browser.setAccessibleName(self.windowTitle())
        self.browser.setMarkdown(_without_pictures(guide_path(code)))
        _set_apart(self.browser.document())
        self.setLayout(column([self.browser], margin=2 * GRID))


def guide_path(code: str) -> Path:
    """Return the file of the guide in a language, else in English."""
    assets = assets_folder()
    # in an installation it is among the assets; in a checkout it is part of the documentation
    folder = assets / "guide" if (assets / "guide").is_dir() else assets.parent / "docs"
    translated = folder / f"{NAME}.{code}.md"
    return translated if translated.is_file() else folder / f"{NAME}.md"


def _without_pictures(path: Path) -> str:
    """Remove the pictures of the program, which is visible next to the guide."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("!["))


def _set_apart(document: QTextDocument) -> None:
    """Add space between lines, and above headings."""
    document.setDocumentMargin(3 * GRID)
    cursor, block = QTextCursor(document), document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        form = block.blockFormat()
        form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if form.headingLevel() and block.blockNumber():
            form.setTopMargin(3 * GRID)
        cursor.setBlockFormat(form)
        block = block.next()
