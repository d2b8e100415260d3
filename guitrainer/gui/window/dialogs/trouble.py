"""The error dialog."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guitrainer.crash_log import one_line, traceback_of, words_of
from guitrainer.errors import GuitrainerError
from guitrainer.gui.base.log import log_file
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import button, column, prose, row
from guitrainer.gui.kit.talk import FittedDialog
from guitrainer.gui.window.dialogs.help import versions
from guitrainer.sentences import fill

MOST_DETAILS = 10  # most errors with details; all of them are in the log
MOST_LINES = 8  # most lines about later errors; the latest are kept
LONGEST = 2000  # most characters of one error


class TroubleDialog(FittedDialog):
    """Says in one line what happened, and where to find more.

    An error that the user can fix is shown as one line; an unexpected error has buttons for users
    who want to report it.

    Attributes
    ----------
    count : number of errors since the dialog was shown
    """

    def __init__(self, error: BaseException, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.count = 1
        self._details = [traceback_of(error)]
        self._expected = isinstance(error, GuitrainerError)
        self._further: list[str] = []  # lines about errors that the user can fix
        self._unforeseen = 0  # errors since the first unexpected one
        self.what = prose(self._line(error), "strong")
        self.where = prose(self._where())
        self.others = prose("", "dim")
        self.where.setVisible(not self._expected)
        self.others.hide()
        for text in (self.what, self.where, self.others):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        texts = column([self.what, self.where, self.others])
        self.setLayout(column([texts, self._buttons()], margin=3 * GRID, spacing=3 * GRID))
        self.close_button.setFocus()

    def _buttons(self) -> QHBoxLayout:
        self.close_button = button(self.tr("Close"), "primary")
        self.close_button.clicked.connect(self.close)
        self.close_button.setDefault(True)
        self.copy = button(self.tr("Copy details"), "", self.tr("Copy the whole message"))
        self.copy.clicked.connect(self._copy)
        self.log = button(self.tr("Open log"), "", self.tr("Open the file with the details"))
        self.log.clicked.connect(open_log)
        self.log.setEnabled(log_file() is not None)
        for one in (self.copy, self.log):
            one.setVisible(not self._expected)
            one.setAutoDefault(False)
        return row([self.copy, self.log, None, self.close_button])

    def count_another(self, error: BaseException) -> None:
        """Add an error that occurred while the dialog is shown.

        An error that the user can fix is added as a line, because it is not logged; others are
        counted.
        """
        self.count += 1
        line = self._line(error)
        if not isinstance(error, GuitrainerError):
            self._unforeseen += 1
            if self.count <= MOST_DETAILS:
                self._details.append(traceback_of(error))
        elif line not in (self.what.text(), *self._further):
            self._further = [*self._further, line][-MOST_LINES:]
        self.others.setText("\n".join([*self._further, *self._counted()]))
        self.others.setVisible(bool(self.others.text()))
        self.fit()

    def _counted(self) -> list[str]:
        if not self._unforeseen:
            return []
        return [self.tr("%n more error(s) since then; see the log", "", self._unforeseen)]

    def details(self) -> str:
        """Return information for a bug report: versions and tracebacks."""
        head = ", ".join(f"{name} {number}" for name, number in versions().items())
        return "\n\n".join([head, *self._details])

    def _line(self, error: BaseException) -> str:
        if isinstance(error, GuitrainerError):
            return words_of(error)[:LONGEST]
        return fill(self.tr("An unexpected error: %1"), one_line(error))

    def _where(self) -> str:
        goes_on = self.tr(
            "guitrainer is still running. If something looks wrong, reset or restart it."
        )
        path = log_file()
        if path is None:
            return goes_on
        return goes_on + "\n" + fill(self.tr("See %1 for details"), str(path))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details())


def open_log() -> None:
    """Open the log in the default viewer."""
    path = log_file()
    if path is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_log_folder() -> None:
    """Open the folder of the log in the file manager."""
    path = log_file()
    if path is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
