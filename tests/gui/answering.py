"""Answering the dialogs of the window in its tests."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from guitrainer.gui.kit.talk import Talk, Talks
from guitrainer.gui.window.dialogs.questions import Question
from tests.gui.conftest import PATIENCE_MS


def answer(monkeypatch: pytest.MonkeyPatch, module: object, name: str, value: object) -> None:
    """Let the talk `name` of `module` end with `value` at once."""

    def talk(*_args: object) -> Talk[object]:
        yield from ()
        return value

    monkeypatch.setattr(module, name, talk)


def press(button: str) -> None:
    """Press a button of the question that will be asked next."""
    timer = QTimer(QApplication.instance(), interval=1)

    def do() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, Question):
            timer.stop()
            press_now(box, button)

    timer.timeout.connect(do)
    timer.start()


def press_now(box: QDialog, button: str) -> None:
    """Press a button of an open dialog."""
    names = {one.text().replace("&", ""): one for one in box.findChildren(QPushButton)}
    names[button].click()


def question(bot: QtBot) -> Question:
    """The question that is asked, as soon as it is."""
    bot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Question))
    box = QApplication.activeModalWidget()
    assert isinstance(box, Question)
    return box


def type_path(bot: QtBot, path: Path) -> None:
    """Choose a path in the file dialog that is about to open."""
    bot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(path))
    dialog.accept()


def done(talks: Talks, bot: QtBot) -> None:
    """Wait until all has been asked and answered."""
    bot.waitUntil(lambda: not talks.busy, timeout=PATIENCE_MS)
