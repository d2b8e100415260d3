"""The room of initializers: numbers of the engine for the layer chosen, and code that follows."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guitrainer.errors import ConfigError
from guitrainer.explain.fan_rules import calculate
from guitrainer.explain.frameworks import compare_defaults
from guitrainer.explain.sources import keras_source, torch_source
from guitrainer.figures import figure
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.initializers.calculator import Wired, read_groups
from guitrainer.gui.rooms.initializers.room import InitializersRoom
from guitrainer.gui.rooms.initializers.shape_field import read_shape
from guitrainer.nn.initializers import describe
from guitrainer.nn.initializers.libraries import measured_on
from guitrainer.nn.initializers.wiring import LayerWiring
from tests.gui.conftest import PATIENCE_MS, small_experiment

IMAGE, CLASSES = (1, 28, 28), 10


@pytest.fixture
def room(ready: Lab, show: Callable[..., QWidget]) -> InitializersRoom:
    made = InitializersRoom(ready)
    show(made, 1280, 680)
    return made


def settled(room: InitializersRoom, shape: tuple[int, ...], bot: QtBot) -> None:
    """Wait for the numbers of a weight of that shape."""
    bot.waitUntil(
        lambda: room.comparison is not None and room.comparison.defaults.shape == shape,
        timeout=PATIENCE_MS,
    )


def test_numbers_of_the_layer(room: InitializersRoom, qtbot: QtBot) -> None:
    settled(room, (16, 1, 9, 9), qtbot)
    expected = compare_defaults((16, 1, 9, 9))
    for default in expected.libraries:
        shown = room.cards[default.library]
        assert f"<b>σ {figure(default.weight.std, 4)}</b>" in shown.sizes.text()
        assert f"limit {figure(default.weight.limit, 4)}" in shown.sizes.text()
        assert shown.steps.text() == "\n".join(default.steps)
    assert "a = √5" in room.cards["PyTorch"].steps.text()
    assert "±0.1111" in room.cards["PyTorch"].sizes.text(), "the bias too, 1 / √81"
    assert "bias 0" in room.cards["Keras"].sizes.text()
    assert "0.8796" in room.truncation.text() and "0.044" in room.truncation.text()
    assert "4.3 elements in a million" in room.truncation.text()
    assert room.comparison is not None
    rows = room.table.texts()
    assert rows[0][0] == "This layer: Normal, zero mean" and rows[0][1] == "0.01"
    for row, one in zip(rows[1:], room.comparison.others, strict=True):
        asked = describe(one.initializer, (16, 1, 9, 9))
        assert row[1:4] == [figure(asked.std, 4), figure(asked.limit, 4), figure(asked.std / 0.01)]
        assert asked.formula == f"σ² = {row[4]}"


def test_another_layer_has_other_numbers(room: InitializersRoom, ready: Lab, qtbot: QtBot) -> None:
    settled(room, (16, 1, 9, 9), qtbot)
    room.layers.setFocus()
    qtbot.keyClick(room.layers, Qt.Key.Key_Down)
    room.layers.activated.emit(room.layers.currentIndex())
    settled(room, (10, 256), qtbot)
    assert "±0.0625" in room.cards["PyTorch"].sizes.text(), "1 / √256"
    assert room.table.texts()[0][0] == "This layer: He normal"
    assert ready.looking.layer == "conv1", "a layer without filters is not selected on the stage"


def type_shape(room: InitializersRoom, text: str, bot: QtBot) -> None:
    room.shape.setFocus()
    room.shape.selectAll()
    bot.keyClicks(room.shape, text)
    bot.keyClick(room.shape, Qt.Key.Key_Return)


@pytest.mark.parametrize(("text", "shape", "fans", "glorot"), [
    ("5, 5, 3, 8", (8, 3, 5, 5),
     "fan_in 5 · 5 · 3 = <b>75</b> &nbsp; fan_out 5 · 5 · 8 = <b>200</b>", ("0.08528", "0.1477")),
    ("(3,3,1,32)", (32, 1, 3, 3),
     "fan_in 3 · 3 · 1 = <b>9</b> &nbsp; fan_out 3 · 3 · 32 = <b>288</b>", ("0.08206", "0.1421")),
    ("480000 16", (16, 480000),
     "fan_in <b>480000</b> &nbsp; fan_out <b>16</b>", ("0.002041", "0.003535")),
    ("480000", (1, 480000),
     "fan_in <b>480000</b> &nbsp; fan_out <b>1</b>", ("0.002041", "0.003536")),
])  # fmt: skip
def test_any_shape_can_be_typed(
    room: InitializersRoom,
    qtbot: QtBot,
    text: str,
    shape: tuple[int, ...],
    fans: str,
    glorot: tuple[str, str],
) -> None:
    settled(room, (16, 1, 9, 9), qtbot)
    assert room.shape.text() == "9, 9, 1, 16"
    type_shape(room, text, qtbot)
    settled(room, shape, qtbot)
    assert room.fans.text() == fans
    rows = {row[0]: row for row in room.table.texts()}
    assert rows["Keras default"][1:3] == list(glorot)
    assert rows["Glorot (Xavier) normal"][1] == glorot[0]
    assert "As conv1: Normal, zero mean" in rows


@pytest.mark.parametrize(
    "text", ["5, 5, 3", "0, 5, 3, 8", "5, 5, 3, x", "-1, 3", "1000000, 3", "5.0, 5, 3, 8"]
)
def test_what_is_no_shape_is_refused_in_one_line(
    room: InitializersRoom, qtbot: QtBot, text: str
) -> None:
    settled(room, (16, 1, 9, 9), qtbot)
    type_shape(room, text, qtbot)
    assert room.note.text().startswith(f"Shape: found “{text}”, accepted: height, width")
    assert room.shape.property("faulty") is True
    settled(room, (16, 1, 9, 9), qtbot)


def test_digits_of_other_scripts_are_refused() -> None:
    with pytest.raises(ConfigError, match="found “٣ 5”"):
        read_shape("٣ 5")


def test_a_shape_that_was_typed_stays_until_a_layer_is_chosen(
    room: InitializersRoom, ready: Lab, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    type_shape(room, "5, 5, 3, 8", qtbot)
    settled(room, (8, 3, 5, 5), qtbot)
    after = InitializersRoom(ready)
    show(after, 1280, 680)
    settled(after, (8, 3, 5, 5), qtbot)
    after.layers.activated.emit(after.layers.currentIndex())
    settled(after, (16, 1, 9, 9), qtbot)
    assert after.shape.text() == "9, 9, 1, 16"


def test_code_is_that_of_the_document_and_is_copied(
    room: InitializersRoom, ready: Lab, qtbot: QtBot
) -> None:
    view = room.source
    expected = keras_source(ready.experiment, IMAGE, CLASSES)
    qtbot.waitUntil(lambda: view.code.toPlainText() == expected, timeout=PATIENCE_MS)
    qtbot.mouseClick(view.library.button("torch"), Qt.MouseButton.LeftButton)
    assert view.code.toPlainText() == torch_source(ready.experiment, IMAGE, CLASSES)
    with qtbot.waitSignal(ready.said) as said:
        qtbot.mouseClick(view.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == view.code.toPlainText()
    assert "PyTorch" in said.args[0]
    changed = small_experiment("conv1.filters=7")
    ready.edit(changed, "filters")
    expected = torch_source(changed, IMAGE, CLASSES)
    assert "7" in expected
    qtbot.waitUntil(lambda: view.code.toPlainText() == expected, timeout=PATIENCE_MS)
    settled(room, (7, 1, 9, 9), qtbot)
    again = InitializersRoom(ready)  # as after a change of language
    qtbot.addWidget(again)
    assert again.source.library.key == "torch"


def test_an_impossible_network_has_no_code(
    room: InitializersRoom, ready: Lab, qtbot: QtBot
) -> None:
    ready.edit(small_experiment("conv1.stride=9"), "stride")
    qtbot.waitUntil(lambda: ready.problem is not None, timeout=PATIENCE_MS)
    assert ready.problem is not None
    assert room.note.isVisible() and room.note.text() == ready.problem
    qtbot.waitUntil(lambda: not room.source.code.toPlainText(), timeout=PATIENCE_MS)
    assert ready.problem == room.source.code.placeholderText()
    assert not room.source.copy.isEnabled()


# ---------------------------------------------------------------- the calculator


def calculated(room: InitializersRoom, layer: LayerWiring, bot: QtBot) -> list[list[str]]:
    """Wait for the defaults of all libraries for a layer, and return the rows."""
    bot.waitUntil(
        lambda: room.calculated.answer is not None and room.calculated.answer.layer == layer,
        timeout=PATIENCE_MS,
    )
    return room.calculator.table.texts()


def test_calculator_shows_the_defaults_of_all_libraries(
    room: InitializersRoom, qtbot: QtBot
) -> None:
    layer = LayerWiring("convolution", 1, 16, (9, 9))
    rows = calculated(room, layer, qtbot)
    expected = [rule for rule in calculate(layer).rules if rule.default]
    assert len(rows) == len(expected) > 15
    assert [float(row[2]) for row in rows] == sorted(float(row[2]) for row in rows)
    found = {row[0]: row for row in rows}
    for rule in expected:
        numbers = [figure(one, 4) for one in (rule.std, rule.variance, rule.limit)]
        assert found[rule.library][1:5] == [rule.group, *numbers]
        assert rule.fan.rpartition(" = ")[2] in found[rule.library][5]
    assert found["PyTorch"][1] == found["Equinox"][1] != found["Keras"][1]
    tips = [cell.toolTip() for k in range(len(rows)) if (cell := room.calculator.table.item(k, 0))]
    torch = next(rule for rule in expected if rule.library == "PyTorch")
    assert f"PyTorch {torch.version}, Conv2d: measured on {measured_on()}" in tips
    assert "Darknet" in " ".join(tip for tip in tips if "source code, not measured" in tip)


def test_calculator_shows_every_rule_of_every_library(room: InitializersRoom, qtbot: QtBot) -> None:
    layer = LayerWiring("convolution", 1, 16, (9, 9))
    calculated(room, layer, qtbot)
    qtbot.mouseClick(room.calculator.which.button("all"), Qt.MouseButton.LeftButton)
    rules, rows = calculate(layer).rules, room.calculator.table.texts()
    assert len(rows) == len(rules) > 60
    found = {row[0]: row for row in rows}
    for rule in rules:
        numbers = [figure(one, 4) for one in (rule.std, rule.variance, rule.limit)]
        name = rule.name.removeprefix("init.")
        assert found[f"{rule.library} {name}"][1:5] == [rule.group, *numbers]
    assert room.calculator.table.horizontalScrollBar().maximum() == 0
    room.calculator.table.selectAll()
    assert not room.calculator.race.isEnabled()  # too many
    qtbot.mouseClick(room.calculator.which.button("defaults"), Qt.MouseButton.LeftButton)
    assert len(room.calculator.table.texts()) == sum(rule.default for rule in rules)


def test_biases_of_libraries_are_translated(
    speak: Callable[[str], None], ready: Lab, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    speak("es")
    room = InitializersRoom(ready)
    show(room, 1280, 680)
    rows = calculated(room, LayerWiring("convolution", 1, 16, (9, 9)), qtbot)
    (text,) = (row[5] for row in rows if row[0] == "fastai")
    assert "sesgo ninguno; si se pide, " in text
    assert not any("asked for" in row[5] for row in rows)


def test_calculator_is_sorted_by_any_column(room: InitializersRoom, qtbot: QtBot) -> None:
    calculated(room, LayerWiring("convolution", 1, 16, (9, 9)), qtbot)
    table = room.calculator.table
    table.horizontalHeader().sectionClicked.emit(2)
    stds = [float(row[2]) for row in table.texts()]
    assert stds == sorted(stds, reverse=True)
    table.horizontalHeader().sectionClicked.emit(0)
    names = [row[0].lower() for row in table.texts()]
    assert names == sorted(names)
    table.horizontalHeader().sectionClicked.emit(5)
    found = [re.search(r" = (\d+) · [^\d ]", row[5]) for row in table.texts()]
    fans = [int(one[1]) for one in found if one is not None]
    assert fans == sorted(fans) and len({len(str(fan)) for fan in fans}) > 1
    assert None not in found[: len(fans)]  # layers without a fan come last


def test_defaults_race_against_each_other(room: InitializersRoom, qtbot: QtBot) -> None:
    rows = calculated(room, LayerWiring("convolution", 1, 16, (9, 9)), qtbot)
    table, race = room.calculator.table, room.calculator.race
    assert not race.isEnabled()
    for name in ("Keras", "PyTorch"):
        place = next(k for k, row in enumerate(rows) if row[0] == name)
        for column in range(table.columnCount()):
            cell = table.item(place, column)
            assert cell is not None
            cell.setSelected(True)
    assert race.isEnabled()
    with qtbot.waitSignal(room.lab.looking.pointed) as pointed:
        race.click()
    assert pointed.args == ["race"]
    found = {(one.name, one.settings) for one in room.lab.racing.entrants}
    assert found == {("Keras", "init=keras_default"), ("PyTorch", "init=torch_default")}


def test_calculator_takes_groups_and_transposed_layers(
    room: InitializersRoom, qtbot: QtBot
) -> None:
    type_shape(room, "3, 3, 2, 16", qtbot)
    calculated(room, LayerWiring("convolution", 2, 16, (3, 3)), qtbot)
    groups = room.calculator.groups
    groups.setFocus()
    groups.selectAll()
    qtbot.keyClicks(groups, "4")
    qtbot.keyClick(groups, Qt.Key.Key_Return)
    rows = calculated(room, LayerWiring("convolution", 8, 16, (3, 3), 4), qtbot)
    found = {row[0]: row for row in rows}
    assert found["PyTorch"][4] == "0.2357" and found["tinygrad"][4] == "0.1179"
    room.calculator.kind.chosen.emit(True)
    qtbot.waitUntil(
        lambda: "got 4 for 2 input channels" in room.calculator.note.text(), timeout=PATIENCE_MS
    )
    type_shape(room, "5, 5, 3, 8", qtbot)
    calculated(room, LayerWiring("convolution", 3, 8, (5, 5)), qtbot)
    room.calculator.kind.chosen.emit(True)
    rows = calculated(room, LayerWiring("transposed", 3, 8, (5, 5)), qtbot)
    found = {row[0]: row for row in rows}
    assert found["PyTorch"][4] == "0.07071" and found["Equinox"][4] == "0.1155"


@pytest.mark.parametrize("text", ["0", "x", "-1", "1.5"])
def test_calculator_refuses_what_is_no_number_of_groups(
    room: InitializersRoom, qtbot: QtBot, text: str
) -> None:
    calculated(room, LayerWiring("convolution", 1, 16, (9, 9)), qtbot)
    room.calculator.groups.setFocus()
    room.calculator.groups.selectAll()
    qtbot.keyClicks(room.calculator.groups, text)
    qtbot.keyClick(room.calculator.groups, Qt.Key.Key_Return)
    assert room.calculator.note.text().startswith(f"Groups: found “{text}”, accepted: a number")
    assert not room.calculator.table.isEnabled()
    room.calculator.groups.selectAll()
    qtbot.keyClicks(room.calculator.groups, "1")
    qtbot.keyClick(room.calculator.groups, Qt.Key.Key_Return)
    assert not room.calculator.note.isVisible() and room.calculator.table.isEnabled()


def test_groups_in_digits_of_other_scripts_are_refused() -> None:
    with pytest.raises(ConfigError, match="found “٣”"):
        read_groups("٣")


def test_groups_that_do_not_fit_are_explained(room: InitializersRoom, qtbot: QtBot) -> None:
    calculated(room, LayerWiring("convolution", 1, 16, (9, 9)), qtbot)
    room.calculator.chosen.emit(Wired(3))
    qtbot.waitUntil(
        lambda: "got 3 for 16 output channels" in room.calculator.note.text(), timeout=PATIENCE_MS
    )
