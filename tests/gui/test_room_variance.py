"""The variance room: its numbers are those of the engine, and what is clicked is what is asked."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guitrainer.config.loading import load_preset
from guitrainer.config.schema import Initializer
from guitrainer.explain.calibration import calibrate, first_update
from guitrainer.explain.mistakes import first_layers, sigmoid_stall, variance_for_std
from guitrainer.explain.variance import DenseNet, alike, propagate
from guitrainer.explain.weight_mean import shifted_weights
from guitrainer.explain.zones import map_zones
from guitrainer.figures import figure, percent
from guitrainer.gui.kit.sliders import NumberSlider
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.weights import with_initializer_everywhere
from guitrainer.gui.rooms.variance.lsuv_page import LsuvPage
from guitrainer.gui.rooms.variance.mean_page import InputMeanPage, MeanPage, WeightMeanPage
from guitrainer.gui.rooms.variance.page import VariancePage
from guitrainer.gui.rooms.variance.room import VarianceRoom
from guitrainer.gui.rooms.variance.sigma_page import SigmaPage
from guitrainer.gui.rooms.variance.signal_page import SignalPage
from guitrainer.gui.rooms.variance.stall_page import StallPage
from guitrainer.gui.rooms.variance.state import NetChoice, like
from guitrainer.gui.rooms.variance.step_page import StepPage
from guitrainer.gui.window.window import MainWindow
from tests.gui.conftest import PATIENCE_MS, small_experiment

LSUV = Initializer(scheme="lsuv")


@pytest.fixture
def room(lab: Lab, show: Callable[..., QWidget]) -> VarianceRoom:
    made = VarianceRoom(lab)
    show(made, 1280, 680)
    return made


def settled(room: VarianceRoom, bot: QtBot) -> SignalPage:
    """The first page, showing the net that is chosen."""
    page = room.pages["signal"]
    assert isinstance(page, SignalPage)
    bot.waitUntil(
        lambda: (
            page.look is not None
            and page.map.zones is not None
            and page.look.propagation.net == room.state.choice.net()
        ),
        timeout=PATIENCE_MS,
    )
    return page


def answered(page: VariancePage) -> bool:
    return page.inquiry.answer is not None and not page.inquiry.waiting


def opened(room: VarianceRoom, key: str, bot: QtBot) -> QWidget:
    """Another page, with its numbers."""
    bot.mouseClick(room.choice.button(key), Qt.MouseButton.LeftButton)
    page = room.pages[key]
    assert isinstance(page, VariancePage)
    bot.waitUntil(lambda: answered(page), timeout=PATIENCE_MS)
    return page


def test_curves_are_those_of_the_engine(room: VarianceRoom, qtbot: QtBot) -> None:
    page = settled(room, qtbot)
    expected = propagate(DenseNet())
    measured, theory = page.forward.courses
    assert [y for _x, y in measured.points] == [one.std for one in expected.layers]
    assert [y for _x, y in theory.points] == [one.std_expected for one in expected.layers]
    assert theory.dashed and not measured.dashed
    measured, theory = page.backward.courses
    assert [y for _x, y in measured.points] == [one.gradient_std for one in expected.layers]
    last = expected.layers[-1]
    assert f"Layer 10: signal σ {figure(last.std)}" in page.reading.text()
    qtbot.keyClick(page.backward, Qt.Key.Key_Right)
    assert f"Layer 1: signal σ {figure(expected.layers[0].std)}" in page.reading.text()


def test_typed_factor_moves_curves_and_weights(room: VarianceRoom, qtbot: QtBot) -> None:
    page = settled(room, qtbot)
    page.controls.factor_slider.field.selectAll()
    qtbot.keyClicks(page.controls.factor_slider.field, "0.25")
    page.controls.scale_down_slider.field.selectAll()
    qtbot.keyClicks(page.controls.scale_down_slider.field, "2")
    assert room.state.choice == NetChoice(factor=0.25, scale_down=2.0)
    settled(room, qtbot)
    expected = propagate(DenseNet(variance_factor=0.25, scale_down=2.0))
    assert [y for _x, y in page.forward.courses[0].points] == [one.std for one in expected.layers]
    # He's 0.02, a quarter of it, and σ halved
    assert "0.02" in page.sizes.text() and "<b>0.00125</b>" in page.sizes.text()
    assert "<b>0.03536</b>" in page.sizes.text()
    assert "shrink" in page.verdict.text.text()
    qtbot.mouseClick(page.verdict.remedy, Qt.MouseButton.LeftButton)
    assert room.state.choice == NetChoice()
    assert page.controls.factor_slider.field.text() == "1"


def test_map_is_the_engines_and_a_click_chooses(room: VarianceRoom, qtbot: QtBot) -> None:
    page = settled(room, qtbot)
    expected = map_zones(DenseNet())
    zones = page.map.zones
    assert zones is not None and (zones.forward_zone == expected.forward_zone).all()
    assert page.map.told(0, 49) == "Factor 0.01, 50 layers: signal ×0, vanishing".replace(
        "×0", f"×{figure(10.0 ** float(expected.forward[0, 49]), 2)}"
    )
    place = page.map.point(float(expected.factors[30]), 40).toPoint()
    qtbot.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=place)
    assert room.state.choice == NetChoice(factor=10.0, depth=40)
    assert page.controls.depth_slider.value == 40
    qtbot.keyClick(page.map, Qt.Key.Key_Left)
    qtbot.keyClick(page.map, Qt.Key.Key_Down)
    assert room.state.choice == NetChoice(factor=float(f"{expected.factors[29]:.3g}"), depth=39)
    settled(room, qtbot)
    assert "grows" in page.verdict.text.text()
    qtbot.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert room.state.choice.depth == 39, "beside the map nothing is chosen"


def test_the_net_can_be_as_deep_as_the_users(lab: Lab) -> None:
    deep = load_preset("vanishing")
    assert like(deep).depth == 9
    assert like(deep).activation == "relu"
    assert like(deep).initializer.std == 0.01
    assert like(lab.experiment).depth == 2


def test_first_update_layer_by_layer(room: VarianceRoom, lab: Lab, qtbot: QtBot) -> None:
    page = opened(room, "step", qtbot)
    assert isinstance(page, StepPage)
    expected = first_update(lab.experiment)
    rows = page.table.texts()
    assert [row[0] for row in rows] == [one.layer for one in expected.before]
    for row, before, after in zip(rows, expected.before, expected.after, strict=True):
        assert row[1:3] == [figure(before.mean), figure(after.mean)]
        assert row[3:5] == [figure(before.std), figure(after.std)]
        assert row[5:7] == [figure(before.variance), figure(after.variance)]
        assert row[7:9] == [percent(before.dead_units), percent(after.dead_units)]
    assert f"Loss before the update: {figure(expected.loss)}." in page.sentence.text()


def test_lsuv_goes_division_by_division(room: VarianceRoom, lab: Lab, qtbot: QtBot) -> None:
    page = opened(room, "lsuv", qtbot)
    assert isinstance(page, LsuvPage)
    found = list(calibrate(with_initializer_everywhere(lab.experiment, LSUV)))
    assert page.table.texts() == []
    qtbot.mouseClick(page.step, Qt.MouseButton.LeftButton)
    assert page.table.texts() == [["conv1", "0", "–", figure(found[0].drawn)]]
    qtbot.mouseClick(page.step, Qt.MouseButton.LeftButton)
    division = found[0].divisions[0]
    assert page.table.texts()[1] == ["conv1", "1", figure(division.before), figure(division.after)]
    qtbot.mouseClick(page.all, Qt.MouseButton.LeftButton)
    assert len(page.table.texts()) == sum(1 + len(one.divisions) for one in found)
    assert "All layers are calibrated." in page.sentence.text()
    assert not page.step.isEnabled()
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    assert page.table.texts() == [] and page.step.isEnabled()


def test_lsuv_of_the_chosen_net(room: VarianceRoom, qtbot: QtBot) -> None:
    room.state.choose(depth=2, width=16)
    page = opened(room, "lsuv", qtbot)
    assert isinstance(page, LsuvPage)
    qtbot.mouseClick(page.subject.button("chosen"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: [one.layer for one in page.steps[-1:]] == ["dense3"], timeout=PATIENCE_MS
    )


def test_a_network_that_does_not_fit_is_said(room: VarianceRoom, lab: Lab, qtbot: QtBot) -> None:
    wrong = small_experiment("conv1.stride=9")
    lab.edit(wrong, "stride")
    qtbot.mouseClick(room.choice.button("step"), Qt.MouseButton.LeftButton)
    page = room.pages["step"]
    assert isinstance(page, StepPage)
    qtbot.waitUntil(lambda: page.inquiry.error is not None, timeout=PATIENCE_MS)
    assert page.note.isVisible() and page.note.text() == str(page.inquiry.error)


def test_variance_for_sigma_side_by_side(room: VarianceRoom, qtbot: QtBot) -> None:
    page = room.pages["sigma"]
    assert isinstance(page, SigmaPage)
    assert page.inputs.key == "400", "480,000 inputs at first"
    page.inputs.key = "28"
    opened(room, "sigma", qtbot)
    expected = variance_for_std((28, 28, 1))
    for shown, layer in (
        (page.xavier, expected.xavier),
        (page.right, expected.right),
        (page.wrong, expected.wrong),
    ):
        assert shown.texts() == [
            figure(layer.weight_std),
            figure(layer.weight_variance),
            figure(layer.output_std_expected),
            figure(layer.output_std),
        ]
    # √(fan_in / 2) = √392
    assert "784" in page.sentence.text() and "19.8 times smaller" in page.sentence.text()


def test_sigmoids_before_relus_stall(room: VarianceRoom, qtbot: QtBot) -> None:
    page = opened(room, "stall", qtbot)
    assert isinstance(page, StallPage)
    expected = sigmoid_stall()
    for chart, net in ((page.mixed, expected.sigmoid), (page.rectified, expected.relu)):
        between = [y for _x, y in chart.courses[1].points]
        assert between == [one.between_images for one in net.layers]
        last = net.layers[-1]
        assert percent(last.between_images / last.std, 1) in page.words[chart].text()
        assert percent(last.dead_units) in page.words[chart].text()
    page.sigmoids.slider.setValue(1)
    assert page.sigmoids.value == 2
    qtbot.waitUntil(lambda: len(page.mixed.courses[0].points) == 5, timeout=PATIENCE_MS)


def test_zero_mean_or_not(room: VarianceRoom, lab: Lab, qtbot: QtBot) -> None:
    page = opened_mean(room, "input", qtbot)
    assert isinstance(page, InputMeanPage)
    expected = first_layers(lab.experiment)
    for one in expected:
        texts = page.cards[one.preprocessing].texts()
        assert texts[1:4] == [
            figure(one.input_std),
            figure(one.input_mean_square),
            figure(one.output_std),
        ]
        told = page.bars[one.preprocessing].accessibleDescription()
        assert figure(one.between_images) in told and figure(one.constant) in told


def test_weights_with_a_mean_answer_alike(room: VarianceRoom, lab: Lab, qtbot: QtBot) -> None:
    page = opened_mean(room, "weights", qtbot)
    assert isinstance(page, WeightMeanPage)
    expected = shifted_weights(lab.experiment)
    for card, one in zip((page.drawn, page.shifted), expected, strict=True):
        assert card.texts()[1:] == [figure(one.std), figure(one.even), percent(one.common)]
        assert percent(one.common) in page.sentence.text()
    assert expected[1].common is not None and expected[1].common > 0.5


def opened_mean(room: VarianceRoom, key: str, bot: QtBot) -> VariancePage:
    """The page about one of the two means, with its numbers."""
    bot.mouseClick(room.choice.button("mean"), Qt.MouseButton.LeftButton)
    both = room.pages["mean"]
    assert isinstance(both, MeanPage)
    bot.mouseClick(both.choice.button(key), Qt.MouseButton.LeftButton)
    page = both.pages[key]
    bot.waitUntil(lambda: answered(page), timeout=PATIENCE_MS)
    return page


def test_slider_and_field_are_one_number(qtbot: QtBot) -> None:
    made = NumberSlider("Factor", "", 0.01, 100, log=True)
    qtbot.addWidget(made)
    heard: list[float] = []
    made.changed.connect(heard.append)
    made.show_value(1.0)
    assert made.slider.value() == made.slider.maximum() // 2 and not heard
    made.slider.setValue(made.slider.maximum())
    assert heard == [100.0] and made.field.text() == "100"
    for wrong in ("1000", "x", "0"):
        made.field.clear()
        qtbot.keyClicks(made.field, wrong)
        assert made.field.property("faulty") is True
    made.field.clear()
    qtbot.keyClicks(made.field, "0,5")
    assert made.value == 0.5 and made.field.property("faulty") is False


def test_verdict_leads_to_the_room(lab: Lab, qtbot: QtBot) -> None:
    window = MainWindow(lab)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    lab.looking.point_at("variance")
    assert window.rooms.tabs.tabText(window.rooms.tabs.currentIndex()) == "Variance"
    assert window.findChild(VarianceRoom) is not None


def test_the_next_window_shows_what_was_looked_at(
    room: VarianceRoom, lab: Lab, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    page = settled(room, qtbot)
    page.controls.depth_slider.slider.setValue(19)
    qtbot.mouseClick(page.direction.button("backward"), Qt.MouseButton.LeftButton)
    stall, sigma, lsuv = (room.pages[key] for key in ("stall", "sigma", "lsuv"))
    assert isinstance(stall, StallPage) and isinstance(sigma, SigmaPage)
    stall.sigmoids.slider.setValue(1)
    opened(room, "sigma", qtbot)
    qtbot.mouseClick(sigma.inputs.button("28"), Qt.MouseButton.LeftButton)
    opened(room, "lsuv", qtbot)
    assert isinstance(lsuv, LsuvPage)
    qtbot.mouseClick(lsuv.step, Qt.MouseButton.LeftButton)
    told = lsuv.table.texts()

    again = VarianceRoom(lab)
    show(again, 1280, 680)
    signal, stall, sigma, lsuv = (again.pages[key] for key in ("signal", "stall", "sigma", "lsuv"))
    assert isinstance(signal, SignalPage) and isinstance(stall, StallPage)
    assert isinstance(sigma, SigmaPage) and isinstance(lsuv, LsuvPage)
    assert again.choice.key == "lsuv" and lsuv.isVisible()
    assert signal.controls.depth_slider.value == 20 and signal.direction.key == "backward"
    assert (stall.sigmoids.value, stall.relus.value) == (2, 3)
    assert sigma.inputs.key == "28"
    qtbot.waitUntil(lambda: lsuv.table.texts() == told, timeout=PATIENCE_MS)


def test_choice_is_the_net_of_the_engine() -> None:
    chosen = NetChoice(depth=3, width=8, activation="tanh", factor=2.0)
    assert chosen.net() == DenseNet(alike("tanh", 3), 8, Initializer(scheme="he_normal"), 2.0)
