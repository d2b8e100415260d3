"""Dialogs and the status line have space for their texts, in every language."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.data.doubts import Doubt, FoundImages, PossibleReading
from guitrainer.errors import DataError
from guitrainer.formats.datasets.describing import Description
from guitrainer.gui.base.look import size, theme
from guitrainer.gui.base.settings import LANGUAGES
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.window.dialogs.help import AboutDialog, ShortcutsDialog
from guitrainer.gui.window.dialogs.images import ImagesDialog
from guitrainer.gui.window.dialogs.preferences import PreferencesDialog
from guitrainer.gui.window.dialogs.questions import Question, TroubleDialog
from guitrainer.gui.window.status import StatusPanel
from guitrainer.gui.window.window import MainWindow
from guitrainer.reports import Remark

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


def doubtful() -> FoundImages:
    """Images of which everything is in doubt."""
    images = np.zeros((4, 1, 28, 28), np.uint8)
    doubts = tuple(
        Doubt(field, tuple(PossibleReading(value, images, (0, 1, 2, 3)) for value in values))
        for field, values in {
            "orientation": ("stored", "transposed"),
            "invert": (False, True),
            "first_label": (1, 0),
            "label_gaps": ("compact", "keep"),
        }.items()
    )
    notes = tuple(Remark("inner", {"folder": f"{number}: {LONG}"}) for number in range(3))
    return FoundImages(Description("own.mat", "MATLAB file (.mat)", (), {}, notes, ()), doubts)


@pytest.mark.parametrize("percent", [100, 125, 175])
def test_the_buttons_below_the_questions_are_on_a_low_screen(
    qapp: QApplication, code: str, qtbot: QtBot, percent: int
) -> None:
    size.choose_text_size(percent)
    theme.apply(qapp, theme.DARK)
    dialog = ImagesDialog(doubtful(), None)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qapp.processEvents()
    assert cut_off(dialog) == []
    assert dialog.height() < dialog.screen().availableGeometry().height()
    button = dialog.open_them
    assert dialog.rect().contains(QRect(button.mapTo(dialog, QPoint()), button.size()))


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
