"""The About dialog."""

import platform

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from guitrainer import __version__
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import window_icon
from guitrainer.gui.kit.basic import button, column, held, label, pairs, prose, row

WIDTH, ICON = 440, 64  # pixels


class AboutDialog(QDialog):
    """Shows name, purpose, license and versions."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About guitrainer"))
        self.setFixedWidth(px(WIDTH))
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
