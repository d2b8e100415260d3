"""A network without classes in the window: every room opens, and no accuracy is invented."""

from collections.abc import Callable

import numpy as np
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guitrainer.config.loading import load_preset
from guitrainer.config.overrides import apply_overrides
from guitrainer.explain.prediction import reconstruct
from guitrainer.explain.state import NetworkState
from guitrainer.figures import figure
from guitrainer.gui.base.look.tiles import pictures
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.predict.room import PredictRoom
from guitrainer.gui.rooms.train.curves.learning import LearningPage
from guitrainer.gui.rooms.train.stage.header import GaugePanel
from guitrainer.gui.window.window import MainWindow
from tests.gui.conftest import PATIENCE_MS

Show = Callable[[QWidget, int, int], QWidget]
SMALL = ("data.limit=300", "data.test_limit=40", "training.steps=12", "training.batch_size=50")


def _check_errors(room: PredictRoom, lab: Lab) -> None:
    """Instead of mistakes, there are the images with the largest errors of all test images."""
    panel, judged, state = room.mistakes, room.answers.judged, room.answers.state
    assert judged is not None and judged.reconstructed is not None and state is not None
    network, images = NetworkState(lab.experiment, state.arrays), judged.dataset.test.images
    errors = np.array([reconstruct(network, judged.dataset, image).error for image in images])
    np.testing.assert_allclose(judged.reconstructed.errors, errors, rtol=1e-4)
    last = lab.record.evaluations[-1]
    assert np.isclose(judged.reconstructed.mean, last.test_loss, rtol=1e-4)
    assert panel.isVisible() and not panel.matrix.isVisible() and not panel.shelf.isVisible()
    assert panel.title.text() == "Largest errors"
    worst = np.argsort(-errors, kind="stable")
    assert list(panel.gallery.keys) == worst.tolist()
    assert panel._words(int(worst[0])) == figure(float(errors[worst[0]]))
    panel.gallery.click(1)
    assert room.answers.choice.number == worst[1]
    room.answers.choose(number=0)


def _check_reconstruction(room: PredictRoom, lab: Lab) -> None:
    """What the room shows is what the engine says: input, output, difference, and the error."""
    answer, state = room.answers.answer, room.answers.state
    assert answer is not None and state is not None
    assert room.answers.problem is None
    found = answer.reconstructed
    assert found is not None and answer.classified is None
    network = NetworkState(lab.experiment, state.arrays)
    expected = reconstruct(network, answer.dataset, answer.pixels)
    np.testing.assert_array_equal(found.output, expected.output)
    squares = np.square(expected.output.astype(np.float64) - expected.image)
    assert np.isclose(found.error, squares.mean())
    shown = room.subject.reconstruction
    assert shown.isVisible() and not room.subject.bars.isVisible()
    _check_errors(room, lab)
    assert not room.layers.saliency.button.isVisible()
    assert shown.error.text() == f"Mean squared error {figure(found.error)}"
    pixels = pictures(np.stack([found.image, found.output, found.difference]), "layer", "gray")
    for picture, wanted in zip((shown.input, shown.output, shown.difference), pixels, strict=True):
        image = picture.image
        assert image.pixelColor(3, 2).red() == wanted[2, 3, 0]


def test_every_room_shows_a_network_that_reconstructs(lab: Lab, show: Show, qtbot: QtBot) -> None:
    experiment = apply_overrides(load_preset("photo-sparse"), list(SMALL))
    lab.edit(experiment, "another experiment")
    lab.begin()
    qtbot.waitUntil(lambda: lab.preview is not None, timeout=PATIENCE_MS)
    assert lab.problem is None
    lab.pace.choose(None)
    lab.start()
    qtbot.waitUntil(lambda: lab.state == State.FINISHED, timeout=PATIENCE_MS)
    assert lab.record.finished is not None and lab.record.finished.reason == "completed"
    window = MainWindow(lab)
    show(window, 1280, 860)
    for place in range(window.rooms.count()):
        window.rooms.tabs.setCurrentIndex(place)
        qtbot.wait(50)
        window.grab()
    qtbot.waitUntil(lambda: not lab.background.busy, timeout=PATIENCE_MS)

    room = window.findChild(PredictRoom)
    assert room is not None
    window.rooms.show_room(PredictRoom)
    answers = room.answers
    qtbot.waitUntil(
        lambda: answers.answer is not None and answers.judged is not None, timeout=PATIENCE_MS
    )
    _check_reconstruction(room, lab)
    gauge = window.findChild(GaugePanel)
    assert gauge is not None
    qtbot.waitUntil(lambda: gauge.kurtosis.text() != "kurtosis –", timeout=PATIENCE_MS)
    assert float(gauge.kurtosis.text().split()[1]) > 2
    page = window.findChild(LearningPage)
    assert page is not None
    guides = page._guessed_loss()
    assert [guide.text.split(" ")[0] for guide in guides] == ["mean"]
    (summary,) = [run for run in lab.shelf.runs if run.experiment.name == "photo-sparse"]
    assert (summary.accuracy, summary.loss is None) == (None, False)
