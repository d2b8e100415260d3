"""The room about convolution: its numbers are the engine's, and mouse and keys move the window."""

from collections.abc import Callable
from typing import Any, cast

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from guitrainer import functional
from guitrainer.config import schema
from guitrainer.config.loading import load_preset
from guitrainer.config.overrides import apply_overrides
from guitrainer.config.schema import BatchNorm, Experiment
from guitrainer.events import FiltersCaptured
from guitrainer.explain.backprop import backpropagate, sequence_example, square_example
from guitrainer.explain.convolution import X_FILTER, X_PICTURE, convolve, cut, x_example
from guitrainer.explain.prediction import predict
from guitrainer.explain.state import NetworkState
from guitrainer.explain.transposed import transpose
from guitrainer.explain.transposed_backprop import backpropagate_transposed
from guitrainer.gui.kit.cell_editor import CellEditor
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.kit.grid import NumberGrid
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.convolution.cards import GAP
from guitrainer.gui.rooms.convolution.content import Shown
from guitrainer.gui.rooms.convolution.controls import Level
from guitrainer.gui.rooms.convolution.room import ConvolutionRoom
from tests.gui.conftest import PATIENCE_MS
from tests.gui.fitting import entry_width

Show = Callable[..., QWidget]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def room(ready: Lab, show: Show, qtbot: QtBot) -> ConvolutionRoom:
    """The room with the textbook's example."""
    made = cast(ConvolutionRoom, show(ConvolutionRoom(ready), 1280, 700))
    settle(made, qtbot)
    return made


def settle(room: ConvolutionRoom, qtbot: QtBot) -> None:
    """Wait until what was asked for is on the stage."""

    def done() -> bool:
        shown, scene = room.scene.shown, room.scene
        return (
            shown is not None
            and shown.order.choice == scene.choice
            and shown.order.edits == scene.edits
            and shown.order.direction == scene.direction
        )

    qtbot.waitUntil(done, timeout=PATIENCE_MS)


def step_to_other(read: Callable[[], Any], lab: Lab, qtbot: QtBot) -> None:
    """Train a single step, and wait until `read` returns other numbers."""
    before = read()
    lab.step_once()
    qtbot.waitUntil(lambda: not np.array_equal(read(), before), timeout=PATIENCE_MS)


def click(grid: NumberGrid, qtbot: QtBot, row: int, column: int) -> None:
    qtbot.mouseClick(grid, LEFT, pos=grid.cell_rect(row, column).center())


def type_over(grid: NumberGrid, qtbot: QtBot, cell: tuple[int, int], text: str) -> None:
    qtbot.mouseDClick(grid, LEFT, pos=grid.cell_rect(*cell).center())
    editor = cast(CellEditor, grid.findChild(CellEditor))
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def plain(label: QLabel) -> str:
    text = label.text().replace(GAP, " ").replace("<br>", "\n")
    return text.replace("<b>", "").replace("</b>", "")


# ---------------------------------------------------------------- forward


def test_the_textbook_example_with_its_sums(room: ConvolutionRoom) -> None:
    expected = convolve(X_PICTURE, X_FILTER)
    stage = room.forward
    assert np.array_equal(stage.picture.values, X_PICTURE)
    assert np.array_equal(stage.filter.values, X_FILTER)
    assert np.array_equal(stage.output.values, expected.output[0])
    assert plain(stage.sum).startswith("1·1 + 0·0 + 0·1 + 0·0 + 1·1 + 0·0 + 0·1 + 0·0 + 1·1 = 3")
    assert plain(room.size_card.height_text) == f"height: {expected.height.text}"
    assert plain(room.size_card.width_text) == "width: (5 − 3)/1 + 1 = 3"


def test_cells_grow_with_the_window_and_stay_alike(room: ConvolutionRoom, qtbot: QtBot) -> None:
    stage = room.forward
    grids = (stage.picture, stage.filter, stage.products, stage.output)
    sides = []
    for size in ((1280, 700), (1920, 1000), (1280, 700)):
        room.resize(*size)
        QApplication.processEvents()
        assert len({one.side for one in grids}) == 1
        sides.append(stage.filter.side)
    assert sides[0] == sides[2] < sides[1]


def test_mouse_and_keys_move_the_window_and_fill_the_output(
    room: ConvolutionRoom, qtbot: QtBot
) -> None:
    stage, scene = room.forward, room.scene
    assert stage.output.known.sum() == 1
    click(stage.output, qtbot, 1, 1)
    assert (scene.row, scene.column) == (1, 1)
    assert stage.picture.frame == (1, 1, 3, 3) and stage.output.known.sum() == 5
    assert "= 5" in plain(stage.sum)
    click(stage.picture, qtbot, 4, 0)
    assert (scene.row, scene.column) == (2, 0)
    qtbot.keyClick(stage.picture, Qt.Key.Key_Right)
    qtbot.keyClick(stage.picture, Qt.Key.Key_Up)
    qtbot.keyClick(stage.picture, Qt.Key.Key_Right)
    qtbot.keyClick(stage.picture, Qt.Key.Key_Right)
    assert (scene.row, scene.column) == (1, 2) and "position 6 of 9" in told(room)


def told(room: ConvolutionRoom) -> str:
    return " ".join(one.text() for one in room.player.findChildren(QLabel))


def test_space_lets_the_window_slide_to_the_end(room: ConvolutionRoom, qtbot: QtBot) -> None:
    room.player.speed.setValue(room.player.speed.maximum())
    qtbot.keyClick(room, Qt.Key.Key_Space)
    assert room.player.playing
    qtbot.waitUntil(lambda: room.scene.place == 8, timeout=PATIENCE_MS)
    assert not room.player.playing and room.forward.output.known.all()
    qtbot.keyClick(room, Qt.Key.Key_Space)
    assert room.scene.place == 0
    room.hide()
    assert not room.player.playing


def test_a_typed_number_changes_the_output(room: ConvolutionRoom, qtbot: QtBot) -> None:
    stage = room.forward
    type_over(stage.filter, qtbot, (0, 1), "-2")
    settle(room, qtbot)
    changed = X_FILTER.copy()
    changed[0, 1] = -2
    assert np.array_equal(stage.output.values, convolve(X_PICTURE, changed).output[0])
    qtbot.mouseClick(room.settings.take_back, LEFT)
    settle(room, qtbot)
    assert np.array_equal(stage.filter.values, X_FILTER)


def test_stride_and_padding_with_their_arithmetic(room: ConvolutionRoom, qtbot: QtBot) -> None:
    qtbot.mouseClick(room.settings.stride.button("2"), LEFT)
    qtbot.mouseClick(room.settings.padding.button("1"), LEFT)
    settle(room, qtbot)
    expected = convolve(X_PICTURE, X_FILTER, None, 2, 1)
    assert np.array_equal(room.forward.picture.values, expected.padded[0])
    assert np.array_equal(room.forward.output.values, expected.output[0])
    assert plain(room.size_card.width_text) == "width: (5 + 2·1 − 3)/2 + 1 = 3"
    click(room.forward.output, qtbot, 1, 1)
    assert room.forward.picture.frame == (2, 2, 3, 3)


def test_from_the_overview_to_one_product_and_back(
    room: ConvolutionRoom, ready: Lab, qtbot: QtBot
) -> None:
    qtbot.mouseClick(room.overview.boxes["conv1"], LEFT)
    shelf = room.overview.shelf
    assert shelf.isVisible()
    qtbot.mouseClick(shelf, LEFT, pos=shelf.rect_of(3).center().toPoint())
    settle(room, qtbot)
    stage, shown = room.forward, room.scene.shown
    capture = ready.looking.shown("conv1")
    assert shown is not None and shown.source is not None and capture is not None
    dataset = ready.datasets.get(ready.record.experiment)
    whole = dataset.transform.apply(dataset.test.images[:1])[0]
    patch = cut(whole, *shown.source.corner, 12, 12)
    expected = convolve(patch, capture.weight[3].astype(float))
    assert np.array_equal(stage.picture.values, patch[0])
    assert np.allclose(stage.output.values, expected.output[0], atol=1e-12)
    click(stage.products, qtbot, 2, 4)
    assert stage.cards.currentWidget() is stage.zoom
    qtbot.waitUntil(lambda: stage.zoom.text.y() == stage.sum.y())  # the text does not jump
    assert stage.zoom.path.text() == "conv1 › filter 4 › position (1, 1) › product (3, 5)"
    assert "all 16 positions" in plain(stage.zoom.text)
    assert stage.picture.marks == {(2, 4)}
    qtbot.keyClick(room, Qt.Key.Key_Escape)
    assert stage.cards.currentWidget() is not stage.zoom


def test_the_patch_is_moved_over_the_image(room: ConvolutionRoom, qtbot: QtBot) -> None:
    room.scene.choose_filter("conv1", 0)
    settle(room, qtbot)
    patch = room.settings.patch
    qtbot.mouseClick(patch, LEFT, pos=QPoint(1, 1))
    settle(room, qtbot)
    assert room.scene.shown is not None and room.scene.shown.source is not None
    assert room.scene.shown.source.corner == (0, 0)
    qtbot.keyClick(patch, Qt.Key.Key_Down)
    settle(room, qtbot)
    assert room.scene.shown.source.corner == (1, 0)


def test_the_filter_is_followed_while_it_is_trained(
    room: ConvolutionRoom, ready: Lab, qtbot: QtBot
) -> None:
    room.scene.choose_filter("conv1", 2)
    settle(room, qtbot)
    step_to_other(lambda: room.forward.filter.values, ready, qtbot)
    capture = ready.looking.shown("conv1")
    assert capture is not None and capture.step == 1
    assert np.array_equal(room.forward.filter.values, capture.weight[2, 0].astype(float))


def open_room(experiment: Experiment, lab: Lab, show: Show, qtbot: QtBot) -> ConvolutionRoom:
    lab.open_document(experiment)
    lab.begin()
    qtbot.waitUntil(lambda: lab.preview is not None, timeout=PATIENCE_MS)
    made = cast(ConvolutionRoom, show(ConvolutionRoom(lab), 1280, 700))
    settle(made, qtbot)
    return made


def two_layers() -> Experiment:
    few = ("data.limit=200", "data.test_limit=50")
    return apply_overrides(load_preset("two-conv-digits"), few)


def test_channels_of_a_deeper_layer_add_up(lab: Lab, show: Show, qtbot: QtBot) -> None:
    room = open_room(two_layers(), lab, show, qtbot)
    room.scene.choose_filter("conv2", 1)
    settle(room, qtbot)
    shown = room.scene.shown
    assert shown is not None and len(shown.forward.image) == 16
    qtbot.mouseClick(room.forward.channels.steps.on, LEFT)
    place = shown.forward.position(0, 0)
    assert np.array_equal(room.forward.products.values, place.products[1])
    assert "channel 2 of 16" in room.forward.channels.name.text()
    assert place.channel_sums.sum() == pytest.approx(place.sum)
    assert "all channels: " in plain(room.forward.sum)


def with_layers(*layers: schema.AnyLayer) -> Experiment:
    experiment = two_layers()
    network = experiment.network.model_copy(update={"layers": layers})
    return experiment.model_copy(update={"network": network})


BETWEEN: dict[str, schema.AnyLayer] = {
    "batch norm": BatchNorm(name="between"),
    "layer norm": schema.LayerNorm(name="between"),
    "prelu": schema.PRelu(name="between", slope=0.5),
    "sum": schema.Add(name="between", of="widened"),  # with a 1×1 convolution
}


@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN)
def test_the_input_of_a_layer_is_known_behind_any_other(
    lab: Lab, show: Show, qtbot: QtBot, between: schema.AnyLayer
) -> None:
    layers: tuple[schema.AnyLayer, ...] = (
        schema.Conv(name="widened", filters=6),
        schema.Conv(name="first", filters=4, kernel_size=1),
        between,
        schema.Conv(name="second", filters=6, groups=2, stride=(1, 2), standardized=True),
        schema.Dense(),
    )
    room = open_room(with_layers(*layers), lab, show, qtbot)
    room.scene.choose_filter("second", 4)
    settle(room, qtbot)
    shown, state = room.scene.shown, lab.record.state_at(None)
    assert room.scene.problem is None and shown is not None and state is not None
    dataset, experiment = lab.datasets.get(lab.record.experiment), lab.record.experiment
    told = NetworkState(experiment, state.arrays)
    maps = predict(told, dataset, dataset.test.images[0]).layers
    outputs = {one.layer: one.maps for one in maps}
    assert shown.source is not None and shown.group is not None
    assert np.allclose(shown.source.whole, outputs["between"][2:], atol=1e-5)
    # as a part of the output of the layer itself
    top, left = shown.source.corner
    left += left % 2
    room.scene.choose_corner(top, left)
    settle(room, qtbot)
    assert room.scene.shown is not None
    found = room.scene.shown.computed.output[0]
    height, width = found.shape
    expected = outputs["second"][4, top : top + height, left // 2 : left // 2 + width]
    assert np.allclose(found, expected, atol=1e-5)


def test_numbers_of_another_choice_are_hidden(room: ConvolutionRoom, qtbot: QtBot) -> None:
    room.scene.choose_kind(True)
    settle(room, qtbot)
    assert room.transposed.isVisible() and room.size_card.isVisible()
    room.scene.choose_window(stride=1, output_padding=1)
    qtbot.waitUntil(room.problem.isVisible, timeout=PATIENCE_MS)
    assert not room.transposed.isVisible() and not room.size_card.isVisible()
    assert not room.player.isEnabled()
    room.scene.choose_window(output_padding=0)
    qtbot.waitUntil(room.transposed.isVisible, timeout=PATIENCE_MS)
    assert room.size_card.isVisible() and not room.problem.isVisible()


def test_the_next_window_shows_what_was_looked_at(
    room: ConvolutionRoom, ready: Lab, show: Show, qtbot: QtBot
) -> None:
    qtbot.mouseClick(room.settings.stride.button("2"), LEFT)
    settle(room, qtbot)
    type_over(room.forward.filter, qtbot, (1, 1), "7")
    settle(room, qtbot)
    click(room.forward.output, qtbot, 1, 0)
    click(room.forward.products, qtbot, 2, 2)
    again = cast(ConvolutionRoom, show(ConvolutionRoom(ready), 1280, 700))
    settle(again, qtbot)
    assert again.settings.stride.key == "2"
    assert again.forward.filter.values[1, 1] == 7
    assert (again.scene.row, again.scene.column, again.scene.product) == (1, 0, (2, 2))
    qtbot.mouseClick(again.direction.button("backward"), LEFT)
    last = cast(ConvolutionRoom, show(ConvolutionRoom(ready), 1280, 700))
    settle(last, qtbot)
    assert last.direction.key == "backward" and last.backward.isVisible()


# ---------------------------------------------------------------- gaps, groups, stamps


def test_a_dilated_window_has_gaps(room: ConvolutionRoom, qtbot: QtBot) -> None:
    qtbot.mouseClick(room.settings.dilation.button("2"), LEFT)
    settle(room, qtbot)
    stage, expected = room.forward, x_example(dilation=2)
    assert np.array_equal(stage.picture.values, expected.image[0])
    assert np.array_equal(stage.output.values, expected.output[0])
    assert plain(room.size_card.width_text) == "width: (7 − 2·(3 − 1) − 1)/1 + 1 = 3"
    assert "relationship 15" in room.size_card.source.text()
    click(stage.picture, qtbot, 3, 4)  # centers the window
    assert stage.picture.frame == (1, 2, 5, 5)
    assert {(1, 2), (3, 4), (5, 6)} <= stage.picture.tints and len(stage.picture.tints) == 9
    click(stage.products, qtbot, 2, 1)
    assert stage.picture.marks == {(5, 4)}
    assert "The input in row 6, column 5 times the weight in row 3" in plain(stage.zoom.text)
    qtbot.mouseClick(room.direction.button("backward"), LEFT)
    settle(room, qtbot)
    back = room.backward
    assert back.picture.frame == back.picture_gradient.frame == (1, 2, 5, 5)
    taps = {(1 + 2 * row, 2 + 2 * column) for row in range(3) for column in range(3)}
    assert back.picture.tints == back.picture_gradient.tints == taps
    qtbot.mouseClick(room.settings.dilation.button("1"), LEFT)
    settle(room, qtbot)
    assert not back.picture.tints and back.picture.frame == (0, 0, 3, 3)


def with_second(layer: schema.AnyLayer) -> Experiment:
    """Two convolutions, of which the second has 8 channels to see."""
    first = schema.Conv(filters=8, kernel_size=3, name="first")
    network = schema.Network(layers=(first, layer, schema.Dense()))
    return two_layers().model_copy(update={"network": network})


def capture_of(lab: Lab, layer: str) -> FiltersCaptured:
    found = lab.looking.shown(layer)
    assert found is not None
    return found


GROUPED: dict[str, tuple[schema.AnyLayer, int, int, str]] = {
    "groups": (
        schema.Conv(filters=4, kernel_size=3, groups=2, dilation=5, name="second"),
        2,
        4,
        "channel 5 of 8; the filter sees only group 2 of 2",
    ),
    "depthwise": (
        schema.DepthwiseConv(multiplier=2, kernel_size=3, name="second"),
        5,
        2,
        "channel 3 of 8; the filter sees only group 3 of 8",
    ),
}


@pytest.mark.parametrize(("layer", "number", "first", "text"), GROUPED.values(), ids=GROUPED)
def test_a_grouped_filter_sees_its_own_channels(
    lab: Lab,
    show: Show,
    qtbot: QtBot,
    layer: schema.AnyLayer,
    number: int,
    first: int,
    text: str,
) -> None:
    room = open_room(with_second(layer), lab, show, qtbot)
    room.scene.choose_filter("second", number)
    settle(room, qtbot)
    shown, capture = room.scene.shown, lab.looking.shown("first")
    assert shown is not None and shown.source is not None and capture is not None
    assert room.scene.problem is None
    assert text in room.forward.channels.name.text()
    dataset = lab.datasets.get(lab.record.experiment)
    image = dataset.transform.apply(dataset.test.images[:1])
    bias = None if capture.bias is None else capture.bias
    maps = functional.conv2d(image, capture.weight, bias)[0]
    seen = maps[first : first + shown.forward.weight.shape[1]]
    assert np.allclose(shown.source.whole, seen, atol=1e-5)
    # a dilation that is not on offer is that of the layer nevertheless
    dilation = getattr(layer, "dilation", 1)
    assert room.settings.dilation.key == ("1" if dilation == 1 else "")
    assert shown.forward.window.dilation == (dilation, dilation)
    # backward, and transposed, it has the same channels
    weight = capture_of(lab, "second").weight[number]
    backward = backpropagate(shown.forward, np.ones(shown.forward.output.shape))
    qtbot.mouseClick(room.direction.button("backward"), LEFT)
    settle(room, qtbot)
    room.scene.show_channel(1)
    channel = room.scene.channel
    assert channel == min(1, len(weight) - 1)
    room.scene.go(shown.forward.output.size - 1)
    assert np.allclose(room.backward.weight_gradient.values, backward.grad_weight[0, channel])
    qtbot.mouseClick(room.kind.button("stamp"), LEFT)
    settle(room, qtbot)
    assert text.replace("channel 5", f"channel {5 + channel}") in room.stamped.channels.name.text()
    picture = cast(Shown, room.scene.shown).computed.image
    stamps = transpose(picture, weight[:, None], None, 1, "valid")
    expected = backpropagate_transposed(stamps, np.ones(stamps.output.shape))
    room.scene.go(picture[0].size - 1)
    assert np.allclose(room.stamped.weight_gradient.values, expected.grad_weight[channel, 0])
    assert np.allclose(room.stamped.picture_gradient.values, expected.grad_image[channel])


def decoder(up: schema.TransposedConv) -> Experiment:
    """A convolution, statistics of a batch, and a transposed convolution named up."""
    first = schema.Conv(filters=4, kernel_size=3, padding="same", name="first")
    network = schema.Network(layers=(first, BatchNorm(), up, schema.Dense()))
    return two_layers().model_copy(update={"network": network})


WINDOWS: dict[str, tuple[schema.AnyLayer, dict[str, str], str]] = {
    # the layer, the choices shown, and the text about the layer
    "padding 1": (
        schema.Conv(padding=1, kernel_size=3),
        {"stride": "1", "padding": "1", "dilation": "1"},
        "stride 1, padding 1\nheight: (28 + 2·1 − 3)/1 + 1 = 28\nwidth: (28 + 2·1 − 3)/1 + 1 = 28",
    ),
    "no padding": (
        schema.Conv(padding=0, stride=2, kernel_size=3),
        {"stride": "2", "padding": "valid", "dilation": "1"},
        "stride 2, padding valid\nheight: ⌊(28 − 3)/2⌋ + 1 = 13\nwidth: ⌊(28 − 3)/2⌋ + 1 = 13",
    ),
    "same, even": (
        schema.Conv(padding="same", kernel_size=4),
        {"stride": "1", "padding": "same", "dilation": "1"},
        "stride 1, padding same\n"
        "height: (28 + 1 + 2 − 4)/1 + 1 = 28\nwidth: (28 + 1 + 2 − 4)/1 + 1 = 28",
    ),
    "pairs that are not offered": (
        schema.DepthwiseConv(padding=(0, 5), stride=(1, 2), dilation=(4, 1), multiplier=2),
        {"stride": "", "padding": "", "dilation": ""},
        "stride 1×2, padding 0×5, dilation 4×1\n"
        "height: (28 − 4·(3 − 1) − 1)/1 + 1 = 20\nwidth: ⌊(28 + 2·5 − 3)/2⌋ + 1 = 18",
    ),
    "transposed": (
        schema.TransposedConv(padding=1, stride=2, kernel_size=4, filters=2),
        {"stride": "2", "padding": "1"},
        "stride 2, padding 1\n"
        "height: (28 − 1)·2 + 4 − 2·1 + 0 = 56\nwidth: (28 − 1)·2 + 4 − 2·1 + 0 = 56",
    ),
}


@pytest.mark.parametrize(("layer", "keys", "text"), WINDOWS.values(), ids=WINDOWS)
def test_the_window_on_stage_is_that_of_the_layer(
    lab: Lab, show: Show, qtbot: QtBot, layer: schema.AnyLayer, keys: dict[str, str], text: str
) -> None:
    layer = layer.model_copy(update={"name": "first"})
    room = open_room(with_layers(layer, schema.Dense()), lab, show, qtbot)
    qtbot.mouseClick(room.overview.boxes["first"], LEFT)
    qtbot.waitUntil(lambda: bool(room.overview.shelf.keys), timeout=PATIENCE_MS)
    room.scene.choose_filter("first", 1)
    settle(room, qtbot)
    shown, settings = cast(Shown, room.scene.shown), room.settings
    assert shown.layer is not None and room.scene.problem is None
    assert {key: getattr(settings, key).key for key in keys} == keys
    assert room.size_card.layer.text() == "In the layer first"
    assert plain(room.size_card.layer_text) == text
    # the size that the network really has there
    assert lab.known is not None
    size = (shown.layer.height.output, shown.layer.width.output)
    assert lab.known.layers[0].report.output_shape[1:] == size
    height, width = shown.computed.image.shape[1:]
    crop = f"On stage: the framed {height}×{width} of 28×28 pixels, treated as the whole input."
    assert settings.crop.isVisible() and settings.crop.text() == crop
    room.scene.choose_filter(None)
    settle(room, qtbot)
    assert settings.padding.key == "valid" and not room.size_card.layer.isVisible()


def test_a_small_input_is_shown_as_a_whole(lab: Lab, show: Show, qtbot: QtBot) -> None:
    """What is on stage is then what the layer computes, padding included."""
    layers = (
        schema.AvgPool(size=7),
        schema.Conv(name="padded", padding="same", kernel_size=4, stride=2),
        schema.Dense(),
    )
    room = open_room(with_layers(*layers), lab, show, qtbot)
    room.scene.choose_filter("padded", 3)
    settle(room, qtbot)
    shown, capture = cast(Shown, room.scene.shown), capture_of(lab, "padded")
    assert shown.source is not None and capture.bias is not None
    assert not room.settings.crop.isVisible()
    whole = shown.source.whole[None]
    expected = functional.conv2d(whole, capture.weight, capture.bias, 2, "same")
    assert np.allclose(shown.computed.output[0], expected[0, 3], atol=1e-6)


STAMPING = {
    # the layer, the owner of its weight, the filter, and a channel of it
    "strided": (schema.TransposedConv(filters=3, kernel_size=2, stride=2, name="up"), "up", 2, 3),
    "tied": (
        schema.TransposedConv(filters=1, kernel_size=3, padding="same", tied="first", name="up"),
        "first",
        0,
        1,
    ),
}


@pytest.mark.parametrize(("up", "owner", "number", "channel"), STAMPING.values(), ids=STAMPING)
def test_a_transposed_layer_stamps_its_filters(
    lab: Lab,
    show: Show,
    qtbot: QtBot,
    up: schema.TransposedConv,
    owner: str,
    number: int,
    channel: int,
) -> None:
    room = open_room(decoder(up), lab, show, qtbot)
    scene, shelf = room.scene, room.overview.shelf
    qtbot.mouseClick(room.overview.boxes["up"], LEFT)
    qtbot.waitUntil(shelf.isVisible, timeout=PATIENCE_MS)
    assert len(shelf.keys) == up.filters
    shelf.picked.emit(number)
    settle(room, qtbot)
    shown, state = scene.shown, lab.record.state_at(None)
    assert room.transposed.isVisible() and scene.problem is None
    assert state is not None and shown is not None and shown.source is not None
    # its input is that of the layer in the network, behind the statistics of a batch
    dataset, arrays = lab.datasets.get(lab.record.experiment), state.arrays
    image = dataset.transform.apply(dataset.test.images[:1])
    bias = arrays["first.bias"]
    maps = functional.conv2d(image, arrays["first.weight"], bias, 1, "same")[0]
    statistics = (arrays[f"batch_norm1.running_{name}"] for name in ("mean", "var"))
    mean, variance = (one[:, None, None] for one in statistics)
    whole = (maps - mean) / np.sqrt(variance + 1e-5)
    assert np.allclose(shown.source.whole, whole, atol=1e-5)
    weight = arrays[f"{owner}.weight"][:, number].astype(float)
    given = arrays["up.bias"][number : number + 1]
    stride = cast(int, up.stride)
    expected = transpose(shown.computed.image, weight[:, None], given, stride, up.padding)
    scene.show_channel(channel)
    assert np.array_equal(room.transposed.filter.values, weight[channel])
    scene.go(expected.image[0].size - 1)
    assert np.array_equal(room.transposed.output.values, expected.output[0])
    assert f"up › filter {number + 1}" in room.transposed.title.text()
    # a filter of a convolution slides again
    scene.choose_filter("first", 1)
    settle(room, qtbot)
    assert room.forward.isVisible() and not scene.choice.transposed
    scene.choose_filter("up", number)
    settle(room, qtbot)
    assert room.transposed.isVisible()
    scene.choose_filter(None)
    settle(room, qtbot)
    assert room.forward.isVisible()


def test_small_biases_are_readable(room: ConvolutionRoom) -> None:
    entry = room.settings.bias
    entry.show_value(-0.000123456)
    assert entry.text() == "-0.000123456"
    assert entry_width(entry) >= entry.fontMetrics().horizontalAdvance(entry.text())


def test_choices_keep_their_height(room: ConvolutionRoom) -> None:
    for one in room.findChildren(Segmented):
        if one.isVisible():
            assert one.height() == one.sizeHint().height()


def test_a_stamp_is_followed_while_it_is_trained(lab: Lab, show: Show, qtbot: QtBot) -> None:
    up = schema.TransposedConv(filters=2, kernel_size=2, stride=2, name="up")
    room = open_room(decoder(up), lab, show, qtbot)
    qtbot.waitUntil(lambda: room.scene.learned.shown("up") is not None, timeout=PATIENCE_MS)
    room.scene.choose_filter("up", 1)
    settle(room, qtbot)
    step_to_other(lambda: room.transposed.filter.values, lab, qtbot)
    capture = room.scene.learned.shown("up")
    assert capture is not None and capture.step == 1


def test_pixels_stamp_the_filter(room: ConvolutionRoom, qtbot: QtBot) -> None:
    room.scene.go(8)
    qtbot.mouseClick(room.kind.button("stamp"), LEFT)
    settle(room, qtbot)
    for key in ("stride", "added"):
        qtbot.mouseClick(
            getattr(room.settings, key).button({"stride": "2", "added": "1"}[key]), LEFT
        )
        settle(room, qtbot)
    stage, expected = room.transposed, transpose(X_PICTURE, X_FILTER, None, 2, 0, 1)
    assert stage.isVisible() and not room.settings.dilation.isVisible()
    assert plain(room.size_card.width_text) == "width: (5 − 1)·2 + 3 − 2·0 + 1 = 12"
    assert "relationship 14" in room.size_card.source.text()
    click(stage.picture, qtbot, 1, 1)
    stamp = expected.stamp(1, 1)
    assert np.array_equal(stage.stamp.values, stamp.products[0])
    assert np.array_equal(stage.output.values, stamp.running)
    assert stage.output.frame == (2, 2, 3, 3)
    assert plain(stage.text) == (
        "1 times the filter is added to rows 3 to 5 and columns 3 to 5 of the output."
    )
    room.scene.go(24)
    assert np.array_equal(stage.output.values, expected.output[0])
    assert "position 25 of 25" in told(room)
    qtbot.mouseClick(room.kind.button("window"), LEFT)
    settle(room, qtbot)
    assert (room.scene.row, room.scene.column) == (0, 0) and room.forward.isVisible()


def test_stamps_are_cut_off_at_the_border(room: ConvolutionRoom, qtbot: QtBot) -> None:
    room.scene.choose_kind(True)
    room.scene.choose_window(padding=2)
    room.scene.edit_bias(0.5)
    settle(room, qtbot)
    text = plain(room.transposed.text)
    assert "to rows 1 to 1 and columns 1 to 1" in text and "is cut off" in text
    assert text.endswith("The output starts as the bias, 0.5.")
    assert np.array_equal(room.transposed.output.values, [[1.5, *[0.5] * 2], *[[0.5] * 3] * 2])
    room.scene.choose_window(padding=3)
    room.scene.choose_window(stride=1, output_padding=1)
    qtbot.waitUntil(room.problem.isVisible, timeout=PATIENCE_MS)
    assert "output padding below the stride" in (room.scene.problem or "")
    room.scene.choose_window(output_padding=0)
    settle(room, qtbot)
    assert "falls outside the output" in plain(room.transposed.text)


def test_the_gradient_under_every_stamp(room: ConvolutionRoom, qtbot: QtBot) -> None:
    """Backward, every pixel gets the sum of filter × gradient under its stamp."""
    qtbot.mouseClick(room.kind.button("stamp"), LEFT)
    qtbot.mouseClick(room.direction.button("backward"), LEFT)
    room.scene.choose_window(stride=2, padding=1)
    settle(room, qtbot)
    stage = room.stamped
    assert stage.isVisible() and room.gradient_card.isVisible()
    assert room.lead.text().startswith("Backward, it is a convolution")
    assert "chapter 4" in room.gradient_card.sources.text()
    assert room.settings.gradient.findData("here") == -1
    type_over(stage.arriving, qtbot, (1, 1), "-3")  # the first output, behind one zero
    settle(room, qtbot)
    gradient = np.ones((9, 9))
    gradient[0, 0] = -3
    forward = transpose(X_PICTURE, X_FILTER, None, 2, 1)
    expected = backpropagate_transposed(forward, gradient)
    assert np.array_equal(stage.arriving.values, np.pad(gradient, 1))
    click(stage.picture, qtbot, 2, 2)
    at = expected.contribution(2, 2)
    assert stage.arriving.frame == (4, 4, 3, 3)
    assert np.array_equal(stage.contribution.values, at.contribution[0])
    assert np.array_equal(stage.weight_gradient.values, at.running_weight[0])
    assert np.array_equal(stage.spread.values, at.products[0])
    assert stage.picture_gradient.known.sum() == 13
    room.scene.go(24)
    assert np.array_equal(stage.picture_gradient.values, expected.grad_image[0])
    assert np.array_equal(stage.new_filter.values, expected.new_weight[0, 0])
    click(stage.weight_gradient, qtbot, 1, 1)
    total = plain(stage.weight_sum)
    assert total.startswith("∂L/∂w = 1·(−3) + 0·1 + ") and total.endswith("= 5")
    assert "Update: 1 − 0.1·5 = 0.5, once, for all 25 positions" in plain(stage.update_text)
    assert plain(room.gradient_card.bias).startswith("∂L/∂b = Σ ∂L/∂y = 77")


def test_large_grids_scroll_above_the_player(room: ConvolutionRoom, qtbot: QtBot) -> None:
    """The whole room needs no more height than a usual window has."""
    room.scene.choose_filter("conv1", 0)
    room.scene.choose_window(padding=3)
    for kind in ("window", "stamp"):
        for direction in ("forward", "backward"):
            qtbot.mouseClick(room.kind.button(kind), LEFT)
            qtbot.mouseClick(room.direction.button(direction), LEFT)
            settle(room, qtbot)
            assert room.heightForWidth(1280) <= 640, (kind, direction)
            grids = cast(QWidget, room.stages.currentWidget()).findChildren(Level)[0]
            assert grids.minimumSizeHint().height() > 100


def test_a_gradient_at_one_output_does_not_survive_the_other_kind(
    room: ConvolutionRoom, qtbot: QtBot
) -> None:
    backward(room, qtbot, "square")
    room.scene.choose_gradient("here")
    settle(room, qtbot)
    qtbot.mouseClick(room.kind.button("stamp"), LEFT)
    settle(room, qtbot)
    assert room.settings.gradient.key == "ones"
    assert np.array_equal(room.stamped.arriving.values, np.ones((4, 4)))
    qtbot.mouseClick(room.kind.button("window"), LEFT)
    settle(room, qtbot)
    assert np.array_equal(room.backward.arriving.values, square_example().grad_output[0])


# ---------------------------------------------------------------- backward


def backward(room: ConvolutionRoom, qtbot: QtBot, key: str) -> None:
    qtbot.mouseClick(room.direction.button("backward"), LEFT)
    box = room.settings.picture
    box.activated.emit(box.findData(key))
    settle(room, qtbot)


def test_the_picture_stays_until_the_gradient_is_known(room: ConvolutionRoom, qtbot: QtBot) -> None:
    qtbot.mouseClick(room.direction.button("backward"), LEFT)
    assert room.forward.isVisible() and not room.gradient_card.isVisible()
    assert room.lead.text() == "Preparing…"
    settle(room, qtbot)
    assert room.backward.isVisible() and room.gradient_card.isVisible()
    assert room.lead.text().startswith("Every position where a weight was used")


def test_the_1d_example_has_a_button_of_its_own(room: ConvolutionRoom, qtbot: QtBot) -> None:
    qtbot.mouseClick(room.example, LEFT)
    settle(room, qtbot)
    assert (room.scene.choice.picture, room.scene.direction) == ("sequence", "backward")
    assert room.direction.key == "backward"
    assert np.array_equal(room.backward.picture.values, sequence_example().forward.image[0])


def test_the_sequence_backwards(room: ConvolutionRoom, qtbot: QtBot) -> None:
    backward(room, qtbot, "sequence")
    stage = room.backward
    assert stage.arriving.values.tolist() == [[-0.1, 0.2]]
    assert np.allclose(stage.weight_gradient.values, [[-0.1, -0.2]])  # of the first position
    assert "= −0.1 so far; 1 to come" in plain(stage.weight_sum)
    qtbot.mouseClick(room.player.on, LEFT)
    assert np.allclose(stage.weight_gradient.values, [[0.3, 0.4]])
    assert np.allclose(stage.picture_gradient.values, [[-0.03, 0.01, 0.1]])
    assert plain(stage.weight_sum) == "∂L/∂w = (−0.1)·1 + 0.2·2 = 0.3"
    assert np.array_equal(stage.new_filter.values, sequence_example().new_weight[0, 0])
    assert plain(room.gradient_card.bias) == "∂L/∂b = (−0.1) + 0.2 = 0.1; after the update −0.01"
    click(stage.weight_gradient, qtbot, 0, 1)
    assert plain(stage.weight_sum) == "∂L/∂w = (−0.1)·2 + 0.2·3 = 0.4"
    assert "Update: 0.5 − 0.1·0.4 = 0.46, once" in plain(stage.update_text)


def test_the_square_backwards_is_checked(room: ConvolutionRoom, qtbot: QtBot) -> None:
    backward(room, qtbot, "square")
    room.scene.go(3)
    expected = square_example()
    stage = room.backward
    assert np.allclose(stage.weight_gradient.values, expected.grad_weight[0, 0])
    assert np.allclose(stage.picture_gradient.values, expected.grad_image[0])
    assert expected.check.weight_difference < 1e-9
    assert "10⁻" in plain(room.gradient_card.check)
    assert "eq. 9.11" in room.gradient_card.sources.text()


def test_gradient_and_rate_are_typed(room: ConvolutionRoom, qtbot: QtBot) -> None:
    backward(room, qtbot, "sequence")
    type_over(room.backward.arriving, qtbot, (0, 1), "0.5")
    room.settings.rate.selectAll()
    qtbot.keyClicks(room.settings.rate, "1")
    qtbot.keyClick(room.settings.rate, Qt.Key.Key_Return)
    settle(room, qtbot)
    forward = sequence_example().forward
    expected = backpropagate(forward, [[-0.1, 0.5]], 1)
    assert np.allclose(room.backward.new_filter.values, expected.new_weight[0, 0])


@pytest.mark.parametrize(
    ("key", "gradient"),
    [("ones", [[1, 1], [1, 1]]), ("here", [[0, 0], [1, 0]]), ("output", [[3.7, 4.7], [6.7, 7.7]])],
)
def test_gradients_to_choose_from(
    room: ConvolutionRoom, qtbot: QtBot, key: str, gradient: list[list[float]]
) -> None:
    backward(room, qtbot, "square")
    room.scene.go(2)
    box = room.settings.gradient
    box.activated.emit(box.findData(key))
    settle(room, qtbot)
    assert np.allclose(room.backward.arriving.values, gradient)
