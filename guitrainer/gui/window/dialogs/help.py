"""The dialogs of the Help menu: about the program, the guide, and shortcuts."""

import platform
from collections.abc import Iterator
from pathlib import Path

import PySide6
from PySide6.QtCore import QLocale, Qt, qVersion
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QGridLayout, QMenu, QMenuBar, QTextBrowser, QWidget

from guitrainer import __version__
from guitrainer.config.assets import assets_folder
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import window_icon
from guitrainer.gui.kit.basic import button, column, held, label, pairs, prose, row
from guitrainer.gui.kit.containers import Tall

ABOUT_WIDTH, ICON = 440, 64  # pixels
NAME = "ten-minutes"
SIZE = (680, 760)  # pixels
LINE_HEIGHT = 130  # percent
SHORTCUTS_WIDTH, SHORTCUTS_HIGHEST = 440, 740  # pixels


class AboutDialog(QDialog):
    """Shows name, purpose, license and versions."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About guitrainer"))
        self.setFixedWidth(px(ABOUT_WIDTH))
        icon = label()
        icon.setPixmap(window_icon().pixmap(ICON, ICON))
        purpose = self.tr(
            "A laboratory for convolution filters: choose an initialization, train, watch edges"
            " form."
        )
        words = column([label(f"guitrainer {__version__}", "heading"), prose(purpose)])
        head = row([icon, words], spacing=2 * GRID, stretch=1)
        terms = prose(
            self.tr("Free software under the MIT license. Qt is used under the LGPL, version 3.")
        )
        self.setLayout(column([head, terms, self._table(), self._buttons()], 3 * GRID, 2 * GRID))
        self._close.setFocus()

    def _table(self) -> QGridLayout:
        lines = ((label(name, "dim"), label(number)) for name, number in versions().items())
        return pairs(lines, (2 * GRID, GRID // 2))

    def _buttons(self) -> QWidget:
        copy = button(self.tr("Copy"), "", self.tr("Copy the versions, for a bug report"))
        copy.setAutoDefault(False)
        copy.clicked.connect(_copy)
        close = self._close = button(self.tr("Close"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.close)
        return held(row([copy, None, close]))


def versions() -> dict[str, str]:
    """Return the versions of the software that is relevant for bug reports, by name."""
    from importlib.metadata import version  # takes as long as painting a frame

    return {
        "guitrainer": __version__,
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "PySide6": PySide6.__version__,
        "NumPy": version("numpy"),
        "Numba": version("numba"),
        platform.system(): f"{platform.release()}, {platform.machine()}",
    }


def _copy() -> None:
    lines = (f"{name} {number}" for name, number in versions().items())
    QGuiApplication.clipboard().setText("\n".join(lines))


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


class ShortcutsDialog(QDialog):
    """Lists the shortcuts by menu."""

    def __init__(self, menus: QMenuBar, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        table = _table(menus)
        area = Tall(table)
        hint = self.tr("Tab goes to the next control, arrow keys move inside it.")
        close = button(self.tr("Close"), "primary")
        close.clicked.connect(self.close)
        texts = column([area, prose(hint, "dim"), row([None, close])], 3 * GRID, 2 * GRID)
        self.setLayout(texts)
        beyond = table.sizeHint().height() - area.sizeHint().height()
        width = max(px(SHORTCUTS_WIDTH), texts.totalMinimumSize().width())
        self.resize(width, min(texts.totalHeightForWidth(width) + beyond, px(SHORTCUTS_HIGHEST)))


def shortcuts(menu: QMenu) -> Iterator[tuple[str, str]]:
    """Return the actions of a menu and its submenus that have shortcuts, with these as text."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from shortcuts(inner)
        elif not action.shortcut().isEmpty():
            form = QKeySequence.SequenceFormat.NativeText
            yield _plain(action.text()), action.shortcut().toString(form)


def _table(menus: QMenuBar) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, GRID, 0)
    grid.setVerticalSpacing(GRID // 2)
    for action in menus.actions():
        menu = action.menu()
        if not isinstance(menu, QMenu) or not (keys := list(shortcuts(menu))):
            continue
        title = label(_plain(action.text()), "title")
        title.setContentsMargins(0, 0 if grid.count() == 0 else 2 * GRID, 0, 0)
        grid.addWidget(title, grid.rowCount(), 0, 1, 2)
        for text, key in keys:
            line = grid.rowCount()
            grid.addWidget(label(text), line, 0)
            grid.addWidget(label(key, "strong"), line, 1, Qt.AlignmentFlag.AlignRight)
    grid.setRowStretch(grid.rowCount(), 1)
    return held(grid)


def _plain(text: str) -> str:
    """Return the text of a menu without the mnemonic mark.

    >>> _plain("Save &as…"), _plain("This && that")
    ('Save as…', 'This & that')
    """
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
