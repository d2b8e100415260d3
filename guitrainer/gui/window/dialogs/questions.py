"""Dialogs for questions, restored edits, and errors."""

from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QSpinBox, QWidget

from guitrainer.crash_log import one_line, traceback_of
from guitrainer.errors import GuitrainerError
from guitrainer.gui.base.log import log_file
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.base.text.layers import error_text
from guitrainer.gui.kit.basic import button, column, prose, row, say
from guitrainer.gui.kit.talk import FittedDialog, Talk, asked
from guitrainer.gui.window.dialogs.help import versions
from guitrainer.sentences import fill

tr = Texts("questions")

Answer = Literal["save", "discard", "cancel"]
Role = QDialogButtonBox.ButtonRole
MOST_DETAILS = 10  # most errors with details; all of them are in the log
MOST_LINES = 8  # most lines about later errors; the latest are kept
LONGEST = 2000  # most characters of one error


class Question(FittedDialog):
    """A question, an explanation, and a button for each answer, in the order of the platform."""

    fitted_width = 400

    def __init__(self, parent: QWidget, question: str, explanation: str) -> None:
        super().__init__(parent)
        self._pressed: QPushButton | None = None
        self._answers = QDialogButtonBox()
        texts = [prose(question, "strong"), prose(explanation)]
        self.number = QSpinBox()  # shown if a number is requested
        self.number.hide()
        body = column([*texts, self.number])
        self.setLayout(column([body, self._answers], 3 * GRID, 3 * GRID))
        self.cancel = self._answers.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.cancel.clicked.connect(self.reject)

    def offer(self, text: str, role: QDialogButtonBox.ButtonRole, kind: str = "") -> QPushButton:
        """Add a button for an answer; `kind` as in the style sheet."""
        made = button(text, kind)
        self._answers.addButton(made, role)
        made.setAutoDefault(False)
        made.clicked.connect(partial(self._take, made))
        return made

    def ask(self, default: QPushButton) -> Talk[QPushButton | None]:
        """Ask; return the button that was pressed, or None if the user cancels.

        Parameters
        ----------
        default : the button pressed by Enter
        """
        default.setDefault(True)
        default.setFocus()
        yield from asked(self)
        return self._pressed

    def _take(self, pressed: QPushButton) -> None:
        self._pressed = pressed
        self.accept()


def ask_to_save(parent: QWidget, question: str, explanation: str) -> Talk[Answer]:
    """Ask what to do with unsaved edits."""
    dialog = Question(parent, question, explanation)
    save = dialog.offer(tr("Save"), Role.AcceptRole, "primary")
    discard = dialog.offer(tr("Discard"), Role.DestructiveRole)
    pressed = yield from dialog.ask(save)
    return "cancel" if pressed is None else "discard" if pressed is discard else "save"


def ask_number(
    parent: QWidget, question: str, explanation: str, number: tuple[int, int], yes: str
) -> Talk[int | None]:
    """Ask for a positive integer; None if the user cancels.

    Parameters
    ----------
    number : the suggested number, and the largest one accepted
    yes : text of the button that accepts the number
    """
    dialog = Question(parent, question, explanation)
    offered, most = number
    dialog.number.setRange(1, most)
    dialog.number.setValue(offered)
    dialog.number.setAccessibleName(question)
    dialog.number.show()
    accepted = yield from dialog.ask(dialog.offer(yes, Role.AcceptRole, "primary"))
    return None if accepted is None else dialog.number.value()


def confirm(parent: QWidget, question: str, explanation: str, yes: str) -> Talk[bool]:
    """Ask for confirmation; Enter cancels, so that nothing is done by mistake."""
    dialog = Question(parent, question, explanation)
    dialog.offer(yes, Role.AcceptRole)
    return (yield from dialog.ask(dialog.cancel)) is not None


class RecoveredDialog(FittedDialog):
    """Describes what was restored; accepting keeps it, rejecting discards it."""

    fitted_width = 400

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question = self.tr("Unsaved edits were restored")
        explanation = self.tr(
            "guitrainer was closed before the changes to %1 were saved. They have been restored."
        )
        self.keep = button(self.tr("Keep"), "primary")
        self.discard = button(self.tr("Discard"))
        self.keep.setDefault(True)
        self.discard.setAutoDefault(False)
        self.keep.clicked.connect(self.accept)
        self.discard.clicked.connect(self.reject)
        texts = column([prose(question, "strong"), prose(fill(explanation, name))])
        buttons = row([None, self.discard, self.keep])
        self.setLayout(column([texts, buttons], 3 * GRID, 3 * GRID))
        self.keep.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Let Escape keep the edits, so that they are not discarded by mistake."""
        if event.key() == Qt.Key.Key_Escape:
            self.accept()
        else:
            super().keyPressEvent(event)


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
        say(self.others, "\n".join([*self._further, *self._counted()]))
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
            return error_text(error)[:LONGEST]
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
