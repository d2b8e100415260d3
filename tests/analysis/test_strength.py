"""Filters whose size does not matter are not called dead."""

from typing import Any

import numpy as np
import pytest

from guitrainer.analysis.edges import summarize
from guitrainer.analysis.strength import filter_strength
from guitrainer.config import schema
from guitrainer.events import FiltersCaptured, Label
from tests.training.lab import experiment, of_kind, trained

CONV = schema.Conv(filters=4, kernel_size=3)
NORM = schema.BatchNorm()


def arrays(scale: float, gamma: float = 1.0) -> dict[str, Any]:
    weight = np.random.default_rng(0).standard_normal((4, 1, 3, 3))
    weight[1] *= scale
    return {
        "conv1.weight": weight.astype(np.float32),
        "batch_norm1.weight": np.array([1, gamma, 1, 1], np.float32),
    }


@pytest.mark.parametrize(
    ("layers", "scale", "gamma", "dead"),
    [
        ((CONV, schema.Relu(), schema.Dense()), 0.01, 1.0, True),
        ((CONV, schema.Tanh(), NORM, schema.Dense()), 0.01, 1.0, True),
        ((CONV, NORM, schema.Dense()), 0.01, 1.0, False),
        ((CONV, NORM, schema.Dense()), -0.01, 1.0, False),
        ((CONV, schema.MaxPool(), NORM, schema.Dense()), 0.01, 1.0, False),
        ((CONV, schema.Relu(), NORM, schema.Dense()), 0.01, 1.0, False),
        ((CONV, NORM, schema.Dense()), 1e-6, 1.0, True),  # the epsilon takes it away
        ((CONV, NORM, schema.Dense()), 0.0, 1.0, True),
        ((CONV, NORM, schema.Dense()), 1.0, 0.01, True),  # its channel is scaled down
    ],
)
def test_dead_is_what_acts_on_nothing(
    layers: tuple[schema.AnyLayer, ...], scale: float, gamma: float, dead: bool
) -> None:
    given = arrays(scale, gamma)
    summary = summarize(given["conv1.weight"], filter_strength(layers, given, "conv1"))
    assert (summary.labels[1] == "dead") is dead
    assert "dead" not in (*summary.labels[:1], *summary.labels[2:])


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_filters_that_are_not_finite_do_not_kill_the_others(value: float) -> None:
    given = arrays(1.0)
    given["conv1.weight"][1, 0, 0, 0] = value
    strength = filter_strength((CONV, NORM, schema.Dense()), given, "conv1")
    labels = summarize(given["conv1.weight"], strength).labels
    assert labels[1] == "noise"
    assert "dead" not in labels


def test_a_run_labels_what_its_network_sees(tmp_path: Any) -> None:
    weight = arrays(0.01)["conv1.weight"]
    path = tmp_path / "weight.npy"
    np.save(path, weight)
    drawn = CONV.model_copy(
        update={"initializer": schema.Initializer(scheme="file", path=str(path))}
    )
    counts: dict[bool, tuple[Label, ...]] = {}
    for normalized in (False, True):
        layers: tuple[schema.AnyLayer, ...] = (drawn, schema.Dense())
        layers = (drawn, NORM, schema.Dense()) if normalized else layers
        first = of_kind(trained(experiment(layers, steps=1))[0], FiltersCaptured)[0]
        assert first.scores is not None
        counts[normalized] = first.scores.labels
    assert (counts[False].count("dead"), counts[True].count("dead")) == (1, 0)
