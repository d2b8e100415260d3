"""Opening images of the user: what is asked, with which examples, and what the answer changes."""

import threading
from pathlib import Path

import numpy as np
import pytest
import scipy.io
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.config.loading import to_toml
from guitrainer.errors import CanceledError
from guitrainer.formats.progress import told, watched
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.window.dialogs.images import ImagesDialog
from guitrainer.gui.window.files import Files
from guitrainer.gui.window.images import ReadingProgress
from tests.formats.datasets.making import drawn
from tests.gui.conftest import PATIENCE_MS

X, Y = drawn(60)


@pytest.fixture
def files(lab: Lab, qtbot: QtBot) -> Files:
    window = QWidget()
    qtbot.addWidget(window)
    return Files(lab, window)


def asked(files: Files, path: Path, bot: QtBot) -> ImagesDialog:
    """Open images; return the dialog that asks about them."""

    def open_ones() -> list[ImagesDialog]:
        found = QApplication.topLevelWidgets()
        return [one for one in found if isinstance(one, ImagesDialog) and one.isVisible()]

    files.drop([str(path)])
    bot.waitUntil(lambda: bool(open_ones()), timeout=PATIENCE_MS)
    (dialog,) = open_ones()
    return dialog


def test_answers_are_written_into_the_experiment(
    files: Files, qtbot: QtBot, tmp_path: Path
) -> None:
    flat = 255 - X.swapaxes(1, 2).reshape(60, -1)
    scipy.io.savemat(tmp_path / "own.mat", {"X": flat, "y": Y[:, None] + 1})
    dialog = asked(files, tmp_path / "own.mat", qtbot)
    assert dialog.answers == {"orientation": "stored", "invert": False, "first_label": 1}
    assert len(dialog.findChildren(QRadioButton)) == 6
    notes = "\n".join(found.text() for found in dialog.findChildren(QLabel))
    assert "Rows of 784 numbers are images of 28×28" in notes
    assert "No test images given: a sixth of every class is held out" in notes
    dialog.choose("orientation", "transposed")
    dialog.choose("invert", True)
    dialog.open_them.click()
    qtbot.waitUntil(lambda: files.lab.experiment.data.invert, timeout=PATIENCE_MS)
    text = to_toml(files.lab.experiment)
    for line in ('orientation = "transposed"', "invert = true", "first_label = 1"):
        assert line in text
    dataset = files.lab.datasets.get(files.lab.experiment)
    ours = {image.tobytes() for image in dataset.train.images}
    assert ours <= {image.tobytes() for image in X}


def test_cancel_changes_nothing(files: Files, qtbot: QtBot, tmp_path: Path) -> None:
    np.savez(tmp_path / "own.npz", images=255 - X, labels=Y)
    before = files.lab.experiment
    dialog = asked(files, tmp_path / "own.npz", qtbot)
    assert list(dialog.answers) == ["invert"]
    dialog.reject()
    qtbot.waitUntil(lambda: not files.talks.busy, timeout=PATIENCE_MS)
    assert files.lab.experiment == before


def test_reading_is_shown_and_canceled(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    progress = ReadingProgress("own.npz", window)
    errors: list[Exception] = []

    def read() -> None:
        try:
            with watched(progress.tell):
                for share in (1, 2):
                    told(share, 4)
                progress.cancel()
                told(3, 4)
        except CanceledError as error:
            errors.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert len(errors) == 1
    qtbot.waitUntil(lambda: progress.bar.value() == 75, timeout=PATIENCE_MS)
    assert [one.text() for one in progress.bar.findChildren(QPushButton)] == ["Cancel"]
    progress.end()
