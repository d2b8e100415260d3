"""Questions with few answers, and what the next start says of unsaved edits."""

from functools import partial
from typing import Literal

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QSpinBox, QWidget

from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import button, column, prose, row
from guitrainer.gui.kit.talk import FittedDialog, Talk, asked
from guitrainer.sentences import fill

Answer = Literal["save", "discard", "cancel"]
Role = QDialogButtonBox.ButtonRole
translate = QCoreApplication.translate


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
    save = dialog.offer(translate("questions", "Save"), Role.AcceptRole, "primary")
    discard = dialog.offer(translate("questions", "Discard"), Role.DestructiveRole)
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
            "guitrainer was ended before the changes to %1 were saved. They are open again."
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
