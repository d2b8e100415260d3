"""Dialogs and the status line have space for their texts, in every language."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.errors import DataError
from guitrainer.gui.base.settings import LANGUAGES
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.window.dialogs.help import AboutDialog, ShortcutsDialog
from guitrainer.gui.window.dialogs.preferences import PreferencesDialog
from guitrainer.gui.window.dialogs.questions import Question, TroubleDialog
from guitrainer.gui.window.status import StatusPanel
from guitrainer.gui.window.window import MainWindow

from .fitting import cut_off

NARROW = 1280  # pixels
LONG = "/home/anna/pictures/a folder whose name is long/train-images-idx3-ubyte: no such file"


@pytest.fixture(params=LANGUAGES)
def code(request: pytest.FixtureRequest, speak: Callable[[str], None]) -> str:
    """The language that is spoken."""
    spoken: str = request.param
    speak(spoken)
    return spoken


def dialogs(lab: Lab, window: MainWindow) -> Iterator[QDialog]:
    yield Question(window, window.files.tr("Save this experiment to a file?"), LONG)
    yield TroubleDialog(DataError(LONG), window)
    unexpected = TroubleDialog(RuntimeError(LONG), window)
    unexpected.count_another(RuntimeError(LONG))
    yield unexpected
    yield PreferencesDialog(lab, window)
    yield AboutDialog(window)
    yield ShortcutsDialog(window.menus.bar, window)


def test_nothing_in_dialogs_is_cut_off(code: str, lab: Lab, qtbot: QtBot) -> None:
    window = MainWindow(lab)
    qtbot.addWidget(window)
    for dialog in dialogs(lab, window):
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert cut_off(dialog) == [], type(dialog).__name__
        dialog.close()


def test_the_number_of_threads_is_seen(lab: Lab, show: Callable[..., QWidget]) -> None:
    window = QWidget()
    dialog = PreferencesDialog(lab, window)
    show(dialog, 520, 320)
    field = dialog.threads.lineEdit()
    assert field.width() > field.fontMetrics().horizontalAdvance(str(dialog.threads.maximum()))


def test_all_labels_of_the_file_dialog_are_translated(code: str, qtbot: QtBot) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    texts = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    english = {"Look in:", "File name:", "Files of type:"}
    assert texts & english == (english if code == "en" else set())


def test_the_status_has_room_for_the_pace_beside_a_long_message(
    code: str, lab: Lab, show: Callable[..., QWidget]
) -> None:
    status = StatusPanel(lab)
    show(status, NARROW, 36)
    lab.exported.emit([Path("a long name of a run_conv1_step3000.png")])
    for pace in (None, 1.0, 2000.0):
        lab.pace.choose(pace)
        QApplication.processEvents()
        assert cut_off(status) == []
