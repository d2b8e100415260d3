"""Row 41: loss or weights that are not finite, as the training loop sees them."""

from typing import Any

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.events import EvaluationFinished, RunFinished, StepFinished
from guitrainer.training.control import Control
from guitrainer.training.trainer import SNAPSHOT_EVERY
from tests.training.lab import HE, experiment, of_kind, training

DEEP: tuple[schema.AnyLayer, ...] = (
    schema.Conv(filters=4, kernel_size=3, initializer=HE),
    schema.LeakyRelu(),
    schema.Conv(filters=4, kernel_size=3, initializer=HE),
    schema.LeakyRelu(),
    schema.Dense(units=8),
    schema.LeakyRelu(),
    schema.Dense(),
)


def diverging(asked: schema.Experiment) -> tuple[list[Any], RunFinished, tuple[Any, Any]]:
    """Events, the last of them, and the good state, of a run that must diverge."""
    with training(asked) as trainer:
        events = list(trainer.events(Control()))
        good = trainer.good_state()
    end = events[-1]
    assert isinstance(end, RunFinished)
    assert end.reason == "diverged"
    return events, end, good


def assert_usable(asked: schema.Experiment, good: tuple[Any, Any]) -> None:
    """All of it is finite, and a run can go on from it."""
    arrays, meta = good
    for name, values in arrays.items():
        assert np.isfinite(values).all(), name
    assert np.isfinite(meta["recent_losses"]).all()
    with training(asked) as trainer:
        trainer.load_state(arrays, meta)
        loss, _ = trainer.evaluate()
        assert np.isfinite(loss)


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "nesterov"])
def test_row_41_rate_far_too_high(optimizer: str) -> None:
    asked = experiment(DEEP, learning_rate=1e6, optimizer=optimizer, steps=300)
    events, end, good = diverging(asked)
    assert end.diverged is not None
    assert end.diverged.step == end.step + 1 == len(of_kind(events, StepFinished)) + 1
    names = [layer.name for layer in events[0].layers]
    assert end.diverged.layer in names
    assert "not finite" in end.diverged.what
    assert (end.test_loss, end.test_accuracy, end.scores) == (None, None, None)
    assert end.train_loss is None or np.isfinite(end.train_loss)
    assert_usable(asked, good)


@pytest.mark.parametrize("layer", ["conv1", "conv2", "dense1", "dense2"])
@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_row_41_names_the_layer_where_it_began(layer: str, bad: float) -> None:
    with training(experiment(DEEP, steps=10)) as trainer:
        events = []
        for event in trainer.events(Control()):
            events.append(event)
            if isinstance(event, StepFinished) and event.step == 3:
                weight = trainer.network.layer(layer).weight
                assert weight is not None
                weight.value[0] = bad
                trainer.engine.refresh()
        good, end = trainer.good_state(), events[-1]
    assert isinstance(end, RunFinished)
    assert end.diverged is not None
    assert (end.diverged.step, end.diverged.layer) == (4, layer)
    assert end.diverged.what == "its weight is not finite"
    assert_usable(experiment(DEEP, steps=10), good)


def test_row_41_names_the_update_that_did_it() -> None:
    """Finite loss, finite gradient, and yet a weight that is not."""
    asked = experiment(
        (schema.Dense(),), optimizer="sgd", learning_rate=1e6, weight_decay=1e6, steps=100
    )
    _, end, good = diverging(asked)
    assert end.diverged is not None
    assert end.diverged.layer == "dense1"
    assert end.diverged.what == "its bias is not finite after the update"
    assert_usable(asked, good)


def test_row_41_an_output_that_overflows() -> None:
    """All weights finite: their products are not."""
    huge = schema.Initializer(scheme="constant", value=1e6)
    layers: tuple[schema.AnyLayer, ...] = (
        *(schema.Conv(filters=8, padding="same", initializer=huge) for _ in range(7)),
        schema.Dense(initializer=huge),
    )
    _, end, _ = diverging(experiment(layers, steps=5))
    assert end.diverged is not None
    assert (end.step, end.diverged.step) == (0, 1)
    assert (end.diverged.layer, end.diverged.what) == ("conv6", "its output is not finite")
    assert end.train_loss is None


def test_row_41_the_good_state_is_young() -> None:
    with training(experiment(steps=SNAPSHOT_EVERY + 5)) as trainer:
        list(trainer.events(Control()))
        _, meta = trainer.good_state()
    assert meta["step"] == SNAPSHOT_EVERY


def test_row_41_nothing_is_measured_on_a_broken_network() -> None:
    recording = {"evaluate_every": 1, "filters_every": 1, "signals_every": 1}
    asked = experiment(DEEP, learning_rate=1e6, steps=300, recording=recording)
    events, end, _ = diverging(asked)
    for event in of_kind(events, EvaluationFinished):
        assert event.step <= end.step
