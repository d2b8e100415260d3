"""The list of keyboard shortcuts, collected from the menus."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QMenu, QMenuBar, QWidget

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import button, column, held, label, prose, row
from guitrainer.gui.kit.containers import Tall

WIDTH, HIGHEST = 440, 740  # pixels


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
        width = max(px(WIDTH), texts.totalMinimumSize().width())
        self.resize(width, min(texts.totalHeightForWidth(width) + beyond, px(HIGHEST)))


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
