"""A large filter of a deeper layer: the slices for its inputs, and what excites it."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guitrainer.config import schema
from guitrainer.config.loading import load_preset
from guitrainer.config.overrides import apply_overrides
from guitrainer.explain.maximization import maximize
from guitrainer.explain.state import NetworkState
from guitrainer.explain.units import best_patches
from guitrainer.figures import figure
from guitrainer.gui.base.look.tiles import pictures
from guitrainer.gui.base.settings import LANGUAGES, Settings
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.predict.room import PredictRoom
from guitrainer.gui.rooms.train.stage.enlargement import Enlargement
from guitrainer.gui.rooms.train.stage.panel import StagePanel
from guitrainer.training.preview import draw_state
from tests.gui.conftest import PATIENCE_MS
from tests.gui.fitting import cut_off

Show = Callable[[QWidget, int, int], QWidget]
LAYER, NUMBER = "conv2", 5
SMALL = ("data.limit=300", "data.test_limit=80", "training.steps=10", "conv1.filters=4",
         "conv2.filters=8")  # fmt: skip


@pytest.fixture
def deep(qapp: object, settings: Settings, qtbot: QtBot) -> Iterator[Lab]:
    """A laboratory with two convolutions, before training."""
    made = Lab(settings, apply_overrides(load_preset("two-conv-digits"), SMALL))
    made.begin()
    qtbot.waitUntil(lambda: made.preview is not None, timeout=PATIENCE_MS)
    yield made
    assert made.close(), "threads are left"


def enlarged(lab: Lab, show: Show, kind: str, layer: str = LAYER) -> Enlargement:
    stage = StagePanel(lab)
    show(stage, 862, 600)
    lab.looking.select(layer, NUMBER if layer == LAYER else 2)
    lab.looking.enlarge(True)
    stage.enlargement.kind.button(kind).click()
    return stage.enlargement


def levels(image: QImage) -> list[list[int]]:
    return [
        [image.pixelColor(x, y).red() for x in range(image.width())] for y in range(image.height())
    ]


def test_every_slice_is_beside_the_filter_that_makes_its_input(
    deep: Lab, show: Show, qtbot: QtBot
) -> None:
    large = enlarged(deep, show, "inputs")
    page = large.inputs
    qtbot.waitUntil(lambda: len(page.field.slices) == 4)
    first, second = deep.looking.shown("conv1"), deep.looking.shown(LAYER)
    assert first is not None and second is not None
    weight = second.weight[NUMBER]
    expected = pictures(weight[:, None], "layer", "gray")
    sources = pictures(first.weight, "filter", "gray")
    for place, one in enumerate(page.field.slices):
        assert levels(one.slice) == expected[place, ..., 0].tolist()
        assert one.source is not None
        assert levels(one.source) == sources[place, ..., 0].tolist()
    shares = np.square(weight).sum(axis=(1, 2)) / np.square(weight).sum()
    assert [one.caption for one in page.field.slices] == [
        f"{k + 1}: {100 * share:.0f}\u202f%" for k, share in enumerate(shares)
    ]
    assert "the filter of conv1 that makes the channel" in page.about.text()
    assert "made by filter 3 of conv1" in page.field.describe(2)
    deep.looking.set_view(colors="diverging")
    colored = pictures(weight[:, None], "layer", "diverging")
    assert levels(page.field.slices[0].slice) == colored[0, ..., 0].tolist()


def test_a_first_layer_has_slices_of_the_image(deep: Lab, show: Show, qtbot: QtBot) -> None:
    large = enlarged(deep, show, "inputs", "conv1")
    qtbot.waitUntil(lambda: len(large.inputs.field.slices) == 1)
    assert large.inputs.field.slices[0].source is None
    assert large.inputs.field.slices[0].caption == "1: 100\u202f%"


def test_stimuli_are_those_of_the_engine(deep: Lab, show: Show, qtbot: QtBot) -> None:
    large = enlarged(deep, show, "unit")
    view = large.unit
    qtbot.waitUntil(
        lambda: view.stimuli is not None and view.stimulus is not None, timeout=PATIENCE_MS
    )
    dataset = deep.datasets.get(deep.experiment)
    state = NetworkState(deep.experiment, draw_state(deep.experiment, dataset).arrays)
    expected = best_patches(state, dataset, LAYER, NUMBER)
    assert view.stimuli is not None
    assert view.stimuli.excitement == expected
    assert len(view.patches.keys) == 9
    height, width = expected.field
    assert f"Receptive field: {height}×{width} pixels" in view.field.text()
    assert "of 80 test images" in view.field.text()
    patch = view.patches._image(0)
    assert (patch.width(), patch.height()) == (
        expected.patches[0].region.width,
        expected.patches[0].region.height,
    )
    view.patches.click(2)
    best = expected.patches[2]
    name = dataset.class_names[int(dataset.test.labels[best.image])]
    assert view.image.caption == f"{name} · {figure(best.value)}"
    assert f"Test image {best.image + 1}: {name}" in view.patches.describe(2)
    made = maximize(state, dataset, LAYER, NUMBER, seed=0)
    shown = pictures(made.image[None], "filter", "gray")[0, ..., 0]
    assert levels(view.made.image) == shown.tolist()
    assert "seed 0" in view.about.text() and "128 steps" in view.about.text()
    qtbot.mouseClick(view.another, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "seed 1" in view.about.text(), timeout=PATIENCE_MS)
    assert levels(view.made.image) != shown.tolist()


def test_units_of_dense_layers_have_stimuli_in_predict(lab: Lab, show: Show, qtbot: QtBot) -> None:
    """A hidden unit and that of a class see the whole image; no convolution is needed."""
    layers = (schema.Dense(units=6), schema.Relu(), schema.Dense())
    given = lab.experiment.model_copy(update={"network": schema.Network(layers=layers)})
    lab.open_document(given)
    lab.begin()
    room = PredictRoom(lab)
    show(room, 1280, 700)
    close_up, answers = room.layers.close_up, room.answers
    qtbot.waitUntil(lambda: answers.answer is not None, timeout=PATIENCE_MS)
    view = close_up.unit
    dataset = lab.datasets.get(lab.experiment)
    state = NetworkState(lab.experiment, draw_state(lab.experiment, dataset).arrays)
    for layer, unit in (("dense1", 2), ("dense2", 3)):
        answers.choose(opened=(layer, unit))
        close_up.kind.button("unit").click()
        qtbot.waitUntil(
            lambda: view.stimuli is not None and view.stimulus is not None, timeout=PATIENCE_MS
        )
        assert view.stimuli is not None and view.stimulus is not None
        assert view.stimuli.excitement == best_patches(state, dataset, layer, unit)
        made = maximize(state, dataset, layer, unit)
        assert view.stimulus.image.tobytes() == made.image.tobytes()
        assert view.title.text() == "Images that excite it most"
        assert "the whole image (28×28 pixels). 100 test images" in view.field.text()
        assert "on the output of the unit" in view.about.text()
        qtbot.waitUntil(lambda: cut_off(close_up) == [])
    qtbot.mouseClick(close_up.after, Qt.MouseButton.LeftButton)
    assert close_up.title.text() == "dense2 · unit 5" and view.stimuli is None
    close_up.kind.button("map").click()
    assert close_up.grid.isVisible()


@pytest.mark.parametrize("code", LANGUAGES)
def test_large_filters_fit_in_every_language(
    speak: Callable[[str], None], lab: Lab, show: Show, qtbot: QtBot, code: str
) -> None:
    from tests.gui.test_stage import capture, on_stage

    speak(code)
    stage = StagePanel(lab)
    show(stage, 560, 460)
    on_stage(lab, capture((16, 1, 9, 9)))
    lab.looking.enlarge(True)
    for kind in ("filter", "inputs", "unit"):
        stage.enlargement.kind.button(kind).click()
        qtbot.waitUntil(stage.enlargement.isVisible)
        qtbot.wait(20)
        large = stage.enlargement
        for part in (large.head, large.inputs, large.unit):
            assert cut_off(part) == []
