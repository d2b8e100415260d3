"""The stage: what the user sees of the filters, and what pressing keys and tiles does."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from guitrainer.analysis.edges import summarize
from guitrainer.events import FiltersCaptured, frozen_copy
from guitrainer.gui.base.look.tiles import pictures
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.train.stage.panel import StagePanel
from tests.gui.conftest import PATIENCE_MS, small_experiment

Show = Callable[..., StagePanel]


def capture(
    shape: tuple[int, int, int, int], step: int = 0, gradient: bool = False
) -> FiltersCaptured:
    weight = np.random.default_rng(step).standard_normal(shape).astype(np.float32)
    scores = summarize(weight) if min(shape[2:]) >= 3 else None
    bias = frozen_copy(np.zeros(shape[0], np.float32))
    kept = frozen_copy(weight) if gradient else None
    return FiltersCaptured(step, "conv1", frozen_copy(weight), bias, scores, kept)


def on_stage(lab: Lab, *captures: FiltersCaptured) -> None:
    lab.looking.record = Record(lab.experiment)
    for one in captures:
        lab.record.take(one)
    lab.looking.select(layer=captures[0].layer, number=0)
    lab.run_changed.emit()


def picture_of(stage: StagePanel, index: int) -> QImage:
    """What is on screen of the picture in a tile."""
    wall = stage.wall
    assert wall.grid is not None
    place = wall.rect_of(index).toRect()
    place.translate(*wall.grid.offset)
    place.setSize(place.size().scaled(*wall.grid.picture, Qt.AspectRatioMode.IgnoreAspectRatio))
    return wall.grab(place).toImage()


def texts(stage: StagePanel) -> str:
    labels = stage.findChildren(QLabel)
    return " | ".join(label.text() for label in labels if label.isVisible())


@pytest.fixture
def stage(lab: Lab, show: Show, qtbot: QtBot) -> StagePanel:
    made = StagePanel(lab)
    show(made, 862, 440)
    return made


def settled(stage: StagePanel, qtbot: QtBot) -> None:
    """Wait until what was asked for is painted."""
    qtbot.waitUntil(lambda: not stage.due, timeout=PATIENCE_MS)


def test_tiles_show_the_pixels_of_the_filters(stage: StagePanel, lab: Lab, qtbot: QtBot) -> None:
    shown = capture((16, 1, 9, 9))
    on_stage(lab, shown)
    settled(stage, qtbot)
    expected = pictures(shown.weight, "filter", "gray")
    for index in (0, 5, 15):
        image = picture_of(stage, index)
        cell = image.width() // 9
        for row, column in ((0, 0), (4, 3), (8, 8)):
            for inset in (0, cell - 1):  # crisp up to the edge of the pixel
                color = image.pixelColor(column * cell + inset, row * cell + inset)
                assert color.red() == expected[index, row, column, 0]


@pytest.mark.parametrize(
    "shape", [(1, 1, 9, 9), (512, 1, 3, 3), (4096, 1, 3, 3), (7, 3, 5, 5), (20, 12, 3, 3),
              (16, 4, 1, 1), (5, 1, 31, 31)],
)  # fmt: skip
def test_any_number_and_size_of_filters(
    stage: StagePanel, lab: Lab, qtbot: QtBot, shape: tuple[int, int, int, int]
) -> None:
    on_stage(lab, capture(shape))
    settled(stage, qtbot)
    stage.grab()
    last = shape[0] - 1
    qtbot.keyClick(stage.wall, Qt.Key.Key_End)
    assert lab.looking.filter == last
    settled(stage, qtbot)
    assert stage.wall.rect().contains(stage.wall.rect_of(last).toRect())


def test_arrows_walk_over_the_tiles(stage: StagePanel, lab: Lab, qtbot: QtBot) -> None:
    on_stage(lab, capture((16, 1, 9, 9)))
    settled(stage, qtbot)
    for key, expected in (
        (Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 9), (Qt.Key.Key_Down, 9), (Qt.Key.Key_Left, 8),
        (Qt.Key.Key_Up, 0), (Qt.Key.Key_Left, 0), (Qt.Key.Key_End, 15), (Qt.Key.Key_Home, 0),
    ):  # fmt: skip
        qtbot.keyClick(stage.wall, key)
        settled(stage, qtbot)
        assert (lab.looking.filter, stage.wall.at) == (expected, expected)


@pytest.mark.qt_log_ignore(r"does not support raise\(\)")
def test_a_tile_is_named_for_those_who_do_not_see_it(
    stage: StagePanel, lab: Lab, qtbot: QtBot
) -> None:
    shown = capture((16, 1, 9, 9))
    on_stage(lab, shown)
    lab.looking.select(number=4)
    settled(stage, qtbot)
    assert shown.scores is not None
    expected = f"filter 5 of 16, {shown.scores.labels[4]}, score {shown.scores.scores[4]:.2f}"
    assert stage.wall.accessibleDescription().startswith(expected)
    point = stage.wall.rect_of(4).center().toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, point, stage.wall.mapToGlobal(point))
    QApplication.sendEvent(stage.wall, event)
    qtbot.waitUntil(lambda: QToolTip.text().startswith(expected))
    QToolTip.hideText()


def test_click_selects_and_double_click_enlarges(stage: StagePanel, lab: Lab, qtbot: QtBot) -> None:
    on_stage(lab, capture((16, 1, 9, 9)))
    settled(stage, qtbot)
    point = stage.wall.rect_of(6).center().toPoint()
    qtbot.mouseClick(stage.wall, Qt.MouseButton.LeftButton, pos=point)
    assert (lab.looking.filter, lab.looking.enlarged) == (6, False)
    qtbot.mouseClick(stage.wall, Qt.MouseButton.LeftButton, pos=QPoint(861, 400))
    assert lab.looking.filter == 6
    qtbot.mouseDClick(stage.wall, Qt.MouseButton.LeftButton, pos=point)
    assert lab.looking.enlarged


def test_segments_change_the_view(stage: StagePanel, lab: Lab, qtbot: QtBot) -> None:
    first, later = capture((4, 1, 5, 5)), capture((4, 1, 5, 5), step=7, gradient=True)
    on_stage(lab, first, later)
    for segments, key in (
        (stage.header.content, "gradient"),
        (stage.header.scaling, "layer"),
        (stage.header.colors, "diverging"),
    ):
        qtbot.mouseClick(segments.button(key), Qt.MouseButton.LeftButton)
    view = lab.looking.view
    assert (view.content, view.scaling, view.colors) == ("gradient", "layer", "diverging")
    settled(stage, qtbot)
    assert later.gradient is not None
    expected = pictures(later.gradient, "layer", "diverging")[2, 0, 0]
    color = picture_of(stage, 2).pixelColor(1, 1)
    assert [color.red(), color.green(), color.blue()] == expected.tolist()


def test_words_where_there_is_nothing_to_show(stage: StagePanel, lab: Lab, qtbot: QtBot) -> None:
    assert "Analyzing the network" in texts(stage)
    on_stage(lab, capture((4, 1, 5, 5)))
    lab.looking.set_view(content="gradient")
    settled(stage, qtbot)
    assert "No gradient yet. Press Step or Train." in texts(stage)
    on_stage(lab, capture((4, 1, 5, 5), step=3))
    settled(stage, qtbot)
    assert "The gradient is not known" in texts(stage)


def test_impossible_network_says_why(ready: Lab, show: Show, qtbot: QtBot) -> None:
    stage = StagePanel(ready)
    show(stage, 862, 440)
    ready.edit(small_experiment("conv1.kernel_size=11", "data.image_size=8"), "impossible")
    qtbot.waitUntil(lambda: ready.problem is not None, timeout=PATIENCE_MS)
    assert ready.problem is not None
    settled(stage, qtbot)
    assert ready.problem in texts(stage)


def test_network_without_convolution_says_what_to_do(ready: Lab, show: Show, qtbot: QtBot) -> None:
    stage = StagePanel(ready)
    show(stage, 862, 440)
    network = ready.experiment.network
    dense = network.model_copy(update={"layers": network.layers[-1:]})
    ready.edit(ready.experiment.model_copy(update={"network": dense}), "dense only")
    qtbot.waitUntil(lambda: "no convolution" in texts(stage), timeout=PATIENCE_MS)


def test_layers_are_chosen_where_there_are_several(
    stage: StagePanel, lab: Lab, qtbot: QtBot
) -> None:
    on_stage(lab, capture((4, 1, 5, 5)))
    settled(stage, qtbot)
    assert not stage.header.layers.isVisible()
    assert "Filters of conv1" in texts(stage)
    second = capture((6, 4, 3, 3))
    lab.record.take(FiltersCaptured(0, "conv2", second.weight, second.bias, second.scores))
    lab.progressed.emit()
    settled(stage, qtbot)
    assert stage.header.layers.isVisible()
    stage.header.layers.setFocus()
    qtbot.keyClick(stage.header.layers, Qt.Key.Key_Down)
    settled(stage, qtbot)
    assert lab.looking.layer == "conv2"
    assert "filter 1 of 6" in stage.wall.accessibleDescription()


def test_broken_filters_are_called_so(stage: StagePanel, lab: Lab, qtbot: QtBot) -> None:
    shown = capture((4, 1, 5, 5))
    weight = shown.weight.copy()
    weight[2, 0, 1, 1] = np.nan
    broken = FiltersCaptured(3, "conv1", frozen_copy(weight), shown.bias, summarize(weight))
    on_stage(lab, broken)
    lab.looking.select(number=2)
    settled(stage, qtbot)
    assert "filter 3 of 4, broken" in stage.wall.accessibleDescription()
    stage.grab()


def test_stage_follows_the_run_and_the_cursor(
    train: Callable[[], Lab], show: Show, qtbot: QtBot, lab: Lab
) -> None:
    stage = StagePanel(lab)
    show(stage, 862, 440)
    train()
    assert lab.state == State.FINISHED
    settled(stage, qtbot)
    assert "step 40 of 40" in texts(stage)
    now = picture_of(stage, 3)
    lab.looking.move_cursor(lab.record.frame_steps()[0])
    settled(stage, qtbot)
    assert "before training" in texts(stage)
    assert picture_of(stage, 3) != now


def test_nothing_is_painted_while_nothing_changes(
    stage: StagePanel, lab: Lab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_stage(lab, capture((4, 1, 5, 5)))
    settled(stage, qtbot)
    calls: list[object] = []
    monkeypatch.setattr(stage.wall, "show_tiles", lambda *arguments: calls.append(arguments))
    lab.progressed.emit()
    settled(stage, qtbot)
    assert not calls
    stage.hide()
    lab.record.take(capture((4, 1, 5, 5), step=1))
    lab.progressed.emit()
    settled(stage, qtbot)
    assert not calls
    stage.show()
    qtbot.waitUntil(lambda: bool(calls))
