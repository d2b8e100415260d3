"""The gradient that is captured beside the filters."""

from typing import Any

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.events import FiltersCaptured, StepFinished
from guitrainer.functional import standardize_weight
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import plan_layers
from guitrainer.training.control import Control
from guitrainer.training.filters import capture_filters
from tests.training.lab import PLAIN, experiment, of_kind, trained, training

EVERY_STEP = {"filters_every": 1, "signals_every": 2}
RATE, DECAY = 0.05, 0.1
CLIP = 1e-3


def captures(**training: Any) -> list[FiltersCaptured]:
    asked = experiment(
        recording=EVERY_STEP, optimizer="sgd", learning_rate=RATE, steps=4, **training
    )
    return of_kind(trained(asked)[0], FiltersCaptured)


@pytest.mark.parametrize("decay", [0.0, DECAY])
def test_gradient_is_what_changed_the_weight(decay: float) -> None:
    start, *others = captures(weight_decay=decay)
    assert start.gradient is None
    for before, after in zip([start, *others], others, strict=False):
        assert after.gradient is not None
        assert not after.gradient.flags.writeable
        change = (before.weight - after.weight) / RATE - decay * before.weight
        np.testing.assert_allclose(after.gradient, change, atol=1e-5)
        assert np.abs(after.gradient).max() > 1e-3


def test_gradient_is_shortened_as_the_optimizer_saw_it() -> None:
    plain, clipped = captures()[1].gradient, captures(clip_norm=CLIP)[1].gradient
    assert plain is not None and clipped is not None
    assert np.linalg.norm(clipped) <= CLIP < np.linalg.norm(plain)
    factor = np.linalg.norm(clipped) / np.linalg.norm(plain)
    np.testing.assert_allclose(clipped, plain * factor, rtol=1e-4)


def test_no_gradient_of_filters_that_are_not_trained() -> None:
    frozen = schema.Conv(filters=4, kernel_size=3, trainable=False)
    asked = experiment((frozen, *PLAIN[1:]), recording=EVERY_STEP, steps=2)
    found = of_kind(trained(asked)[0], FiltersCaptured)
    assert [capture.gradient for capture in found] == [None, None, None]


def test_filters_asked_for_between_two_records_are_marked() -> None:
    """Whoever watches may ask; the history stays as planned."""
    asked = experiment(recording={"filters_every": 4}, steps=8)
    plain, _ = trained(asked)
    control = Control()
    seen: list[FiltersCaptured] = []
    with training(asked) as trainer:
        for event in trainer.events(control):
            if isinstance(event, StepFinished) and event.step == 2:
                control.ask_for_filters()
            if isinstance(event, FiltersCaptured):
                seen.append(event)
    assert [event.step for event in seen if not event.recorded] == [2]
    recorded = [event for event in seen if event.recorded]
    expected = of_kind(plain, FiltersCaptured)
    assert [event.step for event in recorded] == [event.step for event in expected]
    np.testing.assert_array_equal(recorded[-1].weight, expected[-1].weight)


def test_captured_filters_are_those_that_are_applied() -> None:
    spec = schema.Network(layers=(schema.Conv(filters=3, standardized=True), schema.Dense()))
    network = BuiltNetwork(plan_layers(spec, (2, 8, 8), 4), seed=0)
    (captured,) = capture_filters(network, 0)
    expected = standardize_weight(network.layers[0].weight.value)  # type: ignore[union-attr]
    np.testing.assert_allclose(captured.weight, expected, atol=1e-6)
    assert network.state()["conv1.weight"].std() < 0.5  # as drawn
