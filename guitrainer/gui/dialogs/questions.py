"""Questions with few answers."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

Answer = Literal["save", "discard", "cancel"]


def ask_to_save(parent: QWidget, question: str, explanation: str) -> Answer:
    """What to do with unsaved edits."""
    kinds = QMessageBox.StandardButton
    box = _box(parent, question, explanation)
    box.setStandardButtons(kinds.Save | kinds.Discard | kinds.Cancel)
    box.setDefaultButton(kinds.Save)
    answers: dict[int, Answer] = {kinds.Save.value: "save", kinds.Discard.value: "discard"}
    answer = answers.get(box.exec(), "cancel")
    box.deleteLater()
    return answer


def confirm(parent: QWidget, question: str, explanation: str, yes: str) -> bool:
    """Whether the user presses the button `yes`; what is done by mistake is nothing."""
    box = _box(parent, question, explanation)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.exec()
    accepted = box.clickedButton() is accept
    box.deleteLater()
    return accepted


def _box(parent: QWidget, question: str, explanation: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("guitrainer")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(explanation)
    return box
