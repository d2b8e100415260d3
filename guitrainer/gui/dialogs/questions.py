"""Questions with few answers."""

from functools import partial
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QSpinBox, QWidget

from guitrainer.gui.dialogs.fitted import FittedDialog
from guitrainer.gui.look.theme import GRID
from guitrainer.gui.widgets.basic import button, column, prose

Answer = Literal["save", "discard", "cancel"]
Role = QDialogButtonBox.ButtonRole
translate = QCoreApplication.translate


class Question(FittedDialog):
    """A question, what it is about, and a button for every answer, in the order of the system."""

    fitted_width = 400

    def __init__(self, parent: QWidget, question: str, explanation: str) -> None:
        super().__init__(parent)
        self._pressed: QPushButton | None = None
        self._answers = QDialogButtonBox()
        texts = [prose(question, "strong"), prose(explanation)]
        self.number = QSpinBox()  # shown where a number is asked for
        self.number.hide()
        body = column([*texts, self.number])
        self.setLayout(column([body, self._answers], 3 * GRID, 3 * GRID))
        self.cancel = self._answers.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.cancel.clicked.connect(self.reject)

    def offer(self, text: str, role: QDialogButtonBox.ButtonRole, kind: str = "") -> QPushButton:
        """Make a button for an answer; `kind` as in the style sheet."""
        made = button(text, kind)
        self._answers.addButton(made, role)
        made.setAutoDefault(False)
        made.clicked.connect(partial(self._take, made))
        return made

    def ask(self, default: QPushButton) -> QPushButton | None:
        """Wait for an answer: the button that was pressed; None: the user thought better of it.

        Parameters
        ----------
        default : pressed by Enter
        """
        default.setDefault(True)
        default.setFocus()
        self.exec()
        return self._pressed

    def _take(self, pressed: QPushButton) -> None:
        self._pressed = pressed
        self.accept()


def ask_to_save(parent: QWidget, question: str, explanation: str) -> Answer:
    """What to do with unsaved edits."""
    dialog = Question(parent, question, explanation)
    save = dialog.offer(translate("questions", "Save"), Role.AcceptRole, "primary")
    discard = dialog.offer(translate("questions", "Discard"), Role.DestructiveRole)
    pressed = dialog.ask(save)
    answer: Answer = "cancel" if pressed is None else "discard" if pressed is discard else "save"
    dialog.deleteLater()
    return answer


def ask_number(
    parent: QWidget, question: str, explanation: str, number: tuple[int, int], yes: str
) -> int | None:
    """A whole number from 1 on that the user enters; None: the user thought better of it.

    Parameters
    ----------
    number : what is offered, and the largest that is accepted
    yes : the button that accepts it
    """
    dialog = Question(parent, question, explanation)
    offered, most = number
    dialog.number.setRange(1, most)
    dialog.number.setValue(offered)
    dialog.number.setAccessibleName(question)
    dialog.number.show()
    accept = dialog.offer(yes, Role.AcceptRole, "primary")
    accepted = dialog.ask(accept) is not None
    value = dialog.number.value()
    dialog.deleteLater()
    return value if accepted else None


def confirm(parent: QWidget, question: str, explanation: str, yes: str) -> bool:
    """Whether the user presses the button `yes`; what is done by mistake is nothing."""
    dialog = Question(parent, question, explanation)
    dialog.offer(yes, Role.AcceptRole)
    accepted = dialog.ask(dialog.cancel) is not None
    dialog.deleteLater()
    return accepted
