"""The room of shared weights: its numbers are those of `explain`, its pictures follow the mouse."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guitrainer.explain.sharing import compare_layers
from guitrainer.explain.side_by_side import ShiftsMeasured
from guitrainer.explain.trials import TrialFinished
from guitrainer.figures import THIN
from guitrainer.gui.kit.axes import Axis, Course
from guitrainer.gui.kit.small_chart import Chart
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.sharing.room import SharingRoom
from guitrainer.gui.rooms.sharing.words import KINDS, conclusion
from tests.gui.conftest import PATIENCE_MS


@pytest.fixture
def room(lab: Lab, qtbot: QtBot) -> SharingRoom:
    made = SharingRoom(lab)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.sharing is not None, timeout=PATIENCE_MS)
    QApplication.processEvents()  # the matrices have other sizes now
    return made


def choose(room: SharingRoom, bot: QtBot, image: int, kernel: int) -> None:
    for box, side in ((room.side, image), (room.kernel, kernel)):
        box.setCurrentIndex(box.findData(side))
        box.activated.emit(box.currentIndex())
    bot.waitUntil(
        lambda: (
            room.sharing is not None
            and (room.sharing.window.image[0], room.sharing.window.kernel[0]) == (image, kernel)
        ),
        timeout=PATIENCE_MS,
    )


@pytest.mark.parametrize(
    ("image", "kernel", "texts"),
    [
        (3, 2, ("kernel: 2·2 = 4", "positions · kernel: 4 · 2·2 = 16",
                "inputs · outputs: 9 · 4 = 36")),
        (5, 3, ("kernel: 3·3 = 9", "positions · kernel: 9 · 3·3 = 81",
                "inputs · outputs: 25 · 9 = 225")),
    ],
)  # fmt: skip
def test_weights_are_counted_and_the_matrices_drawn(
    room: SharingRoom, qtbot: QtBot, image: int, kernel: int, texts: tuple[str, ...]
) -> None:
    choose(room, qtbot, image, kernel)
    for layer, text in zip(compare_layers(image, kernel).layers, texts, strict=True):
        card = room.cards[layer.kind]
        assert card.formula.text() == text
        assert card.weights.text().startswith(f"{layer.weights} ")
        colors = card.matrix.colors.reshape(-1, 3)
        for weight in np.unique(layer.index):
            same = np.unique(colors[layer.index.reshape(-1) == weight], axis=0)
            assert len(same) == 1, "equal entries have equal colors"
        if layer.kind == "shared":
            assert len(np.unique(colors, axis=0)) == layer.weights + 1, "and zeros one more"


def test_a_smaller_image_takes_smaller_kernels_only(room: SharingRoom, qtbot: QtBot) -> None:
    choose(room, qtbot, 5, 4)
    room.side.setCurrentIndex(room.side.findData(3))
    room.side.activated.emit(room.side.currentIndex())
    assert room.kernel.currentData() == 3
    assert room.kernel.findData(4) == -1


def test_pointing_at_an_entry_shows_what_it_joins(room: SharingRoom, qtbot: QtBot) -> None:
    matrix = room.cards["shared"].matrix
    qtbot.mouseMove(matrix, matrix.cell_rect(2, 4).center())
    assert room.close_up.sentence.text().startswith(
        "Weight 2 connects input (2,\u00a02) to output (2,\u00a01). "
        "The same weight is used at 3 other"
    )
    assert room.close_up.image.marks == {(1, 1)}
    assert room.close_up.image.tints == {(1, 0), (1, 1), (2, 0), (2, 1)}
    assert room.close_up.filter.marks == {(0, 1)}
    assert room.close_up.output.marks == {(1, 0)}
    assert matrix.tints == {(0, 1), (1, 2), (2, 4), (3, 5)}
    qtbot.mouseMove(matrix, matrix.cell_rect(2, 0).center())
    assert "does not see input (1,\u00a01)" in room.close_up.sentence.text()
    assert not room.close_up.filter.marks


def test_arrow_keys_walk_over_the_matrix(room: SharingRoom, qtbot: QtBot) -> None:
    matrix = room.cards["dense"].matrix
    matrix.setFocus()
    qtbot.keyClick(matrix, Qt.Key.Key_Down)
    qtbot.keyClick(matrix, Qt.Key.Key_Right)
    assert matrix.cell == (1, 1)
    assert room.close_up.sentence.text().startswith("Weight 11 connects")
    assert room.close_up.filter.shape == (3, 3), "a dense output sees the whole image"
    qtbot.keyClick(matrix, Qt.Key.Key_Up)
    qtbot.keyClick(matrix, Qt.Key.Key_Up)
    assert matrix.cell == (0, 1)
    assert matrix.cell_at(QPointF(-5, -5)) is None


def test_the_next_window_shows_what_was_looked_at(room: SharingRoom, qtbot: QtBot) -> None:
    choose(room, qtbot, 5, 4)
    matrix = room.cards["local"].matrix
    qtbot.mouseMove(matrix, matrix.cell_rect(1, 1).center())
    said = room.close_up.sentence.text()
    again = SharingRoom(room.lab)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: again.sharing is not None, timeout=PATIENCE_MS)
    assert (again.side.currentData(), again.kernel.currentData()) == (5, 4)
    assert said.startswith("Weight 1 ") is False and again.close_up.sentence.text() == said


def test_the_three_are_trained_and_their_figures_shown(room: SharingRoom, qtbot: QtBot) -> None:
    training = room.training
    training.images.button("own").click()
    training.go.click()
    assert training.go.text() == "Stop"
    qtbot.waitUntil(lambda: not training.errand.running, timeout=PATIENCE_MS)
    assert training.errand.error is None
    finished = {one.name: one for one in training.errand.told if isinstance(one, TrialFinished)}
    measured = {one.kind: one for one in training.errand.told if isinstance(one, ShiftsMeasured)}
    for kind in KINDS:
        weights, parameters, steps, accuracy = (one.text() for one in training.figures[kind])
        assert weights == f"{measured[kind].weights:,}".replace(",", THIN)
        assert parameters == f"{finished[kind].parameters:,}".replace(",", THIN)
        assert steps == "300"
        assert accuracy == f"{100 * measured[kind].accuracies[0]:.1f}{THIN}%"
        assert finished[kind].test_accuracy == pytest.approx(measured[kind].accuracies[0])
    shown = {course.name: course.points for course in training.sizes.courses}
    assert shown["Dense"] == [(finished["dense"].parameters, finished["dense"].test_accuracy)]
    moved = [tuple(y for _, y in course.points) for course in training.shifts.courses]
    assert moved == [measured[kind].accuracies for kind in KINDS]
    assert training.sentence.text() == conclusion(measured.values())
    again = SharingRoom(room.lab)  # as after a change of language
    qtbot.addWidget(again)
    assert again.training.sentence.text() == conclusion(measured.values())


def test_names_in_a_chart_do_not_lie_over_each_other(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tops: dict[str, float] = {}

    def note(painter: object, place: QPointF, text: str, *_: object) -> None:
        tops[text] = place.y()

    monkeypatch.setattr("guitrainer.gui.kit.small_chart.text_at", note)
    chart = Chart("sizes", 168)
    qtbot.addWidget(chart)
    chart.resize(240, 168)
    points = {"left": (0.50, 0.5), "middle": (0.52, 0.5), "far": (0.9, 0.5)}
    courses = [Course([at], QColor("red"), "circle", name) for name, at in points.items()]
    chart.show_courses(courses, Axis(0, 1))
    chart.grab()
    assert tops["left"] == tops["far"] < tops["middle"]


def test_a_training_can_be_stopped(room: SharingRoom, qtbot: QtBot) -> None:
    training = room.training
    training.go.click()
    training.go.click()
    assert not training.errand.running
    assert training.go.text() == "Train all three side by side"


SHARED = ShiftsMeasured("shared", 100, 5874, (0, 3), (0.906, 0.4355))
LOCAL = ShiftsMeasured("local", 14400, 20746, (0, 3), (0.883, 0.3775))
DENSE = ShiftsMeasured("dense", 451584, 457930, (0, 3), (0.887, 0.34325))


@pytest.mark.parametrize(
    ("shared", "dense", "parts"),
    [
        ((0.906, 0.4355), (0.887, 0.34325), ("does better", "the shared layer does best: 44 %",
                                             "38 % (local)", "34 % (dense)")),
        ((0.89, 0.3), (0.887, 0.34325), ("does as well", "the local layer does best")),
        ((0.85, 0.38), (0.887, 0.38), ("less accurate", "all three drop to about 38 %")),
    ],
)  # fmt: skip
def test_the_conclusion_follows_from_the_figures(
    shared: tuple[float, float], dense: tuple[float, float], parts: tuple[str, ...]
) -> None:
    found = (replace(SHARED, accuracies=shared), LOCAL, replace(DENSE, accuracies=dense))
    text = conclusion(found).replace(THIN, " ")
    for part in parts:
        assert part in text
