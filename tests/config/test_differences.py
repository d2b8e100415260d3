"""In what two experiments differ."""

from typing import Any

import pytest

from guitrainer.config.differences import differences
from guitrainer.config.loading import load_preset, preset_list
from guitrainer.config.overrides import apply_overrides
from guitrainer.config.schema import Experiment

NAMES = [preset.name for preset in preset_list()]


def found(*settings: str, preset: str = "digits-edges") -> list[tuple[str, str, Any, Any]]:
    before = load_preset(preset)
    after = apply_overrides(before, settings)
    return [(d.key, d.title, d.before, d.after) for d in differences(before, after)]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ([], []),
        (["name=other", "description=another"], []),
        (["seed=3"], [("seed", "Seed", 0, 3)]),
        (
            ["training.epochs=2"],
            [("training.epochs", "Epochs", None, 2), ("training.steps", "Steps", 3000, None)],
        ),
        (["conv1.filters=8"], [("network.layers.conv1.filters", "Filters", 16, 8)]),
        (
            ["conv1.kernel_size=[3, 5]", "data.limit=50"],
            [
                ("data.limit", "Training images", 10000, 50),
                ("network.layers.conv1.kernel_size", "Kernel size", 9, (3, 5)),
            ],
        ),
        (
            ["conv1.initializer.std=0.1"],
            [("network.layers.conv1.initializer.std", "Standard deviation", 0.01, 0.1)],
        ),
        (
            ["dense1.bias_initializer.scheme=zeros"],
            [
                (
                    "network.layers.dense1.bias_initializer",
                    "Bias initializer",
                    None,
                    {"scheme": "zeros"},
                )
            ],
        ),
        (
            ["network.layers.1.type=tanh"],
            [
                ("network.layers.relu1", "Layers", "relu", None),
                ("network.layers.tanh1", "Layers", None, "tanh"),
            ],
        ),
        (
            ["network.layers.1={type='tanh', name='relu1'}"],
            [("network.layers.relu1", "Layers", "relu", "tanh")],
        ),
    ],
)
def test_differences(settings: list[str], expected: list[Any]) -> None:
    assert found(*settings) == expected


def test_layers_that_were_added_or_moved() -> None:
    conv, relu, pool, dense = load_preset("digits-edges").network.layers

    def of(*layers: Any) -> Experiment:
        asked = load_preset("digits-edges")
        return asked.model_copy(
            update={"network": asked.network.model_copy(update={"layers": layers})}
        )

    known = of(conv, relu, pool, dense)
    (moved,) = differences(known, of(conv, pool, relu, dense))
    assert (moved.key, moved.title) == ("network.layers", "Layers")
    assert moved.before == ("conv1", "relu1", "max_pool1", "dense1")
    assert moved.after == ("conv1", "max_pool1", "relu1", "dense1")
    (added,) = differences(known, of(conv, relu, pool, dense, dense))
    assert (added.key, added.before, added.after) == ("network.layers.dense2", None, "dense")


@pytest.mark.parametrize("before", NAMES)
@pytest.mark.parametrize("after", NAMES)
def test_between_presets(before: str, after: str) -> None:
    a, b = load_preset(before), load_preset(after)
    forward, back = differences(a, b), differences(b, a)
    assert bool(forward) == (before != after)
    assert {(d.key, d.before, d.after) for d in forward} == {
        (d.key, d.after, d.before) for d in back
    }
    assert all(d.title for d in forward)
