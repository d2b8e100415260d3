"""LSUV division by division, and a network before and after its first update."""

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.explain.calibration import calibrate, first_update
from guitrainer.training.control import Control
from guitrainer.training.probe import LSUV_TOLERANCE, Probe
from tests.training.lab import experiment, make_dataset, training

LSUV = schema.Initializer(scheme="lsuv")
LAYERS: tuple[schema.AnyLayer, ...] = (
    schema.Conv(filters=4, kernel_size=3, initializer=LSUV),
    schema.Relu(),
    schema.Dense(units=6),
    schema.Tanh(),
    schema.Dense(initializer=LSUV),
)


def test_divisions_lead_to_unit_std() -> None:
    found = list(calibrate(experiment(LAYERS), make_dataset()))
    assert [layer.layer for layer in found] == ["conv1", "dense2"]
    for layer in found:
        assert abs(layer.std - 1) < LSUV_TOLERANCE
        assert layer.drawn == (layer.divisions[0].before if layer.divisions else layer.std)
        for division in layer.divisions:
            # without a bias the output is as linear as the weight: one division is enough
            assert division.after == pytest.approx(1, abs=1e-3)


def test_calibration_is_that_of_training() -> None:
    last = list(calibrate(experiment(LAYERS), make_dataset()))[-1]
    with training(experiment(LAYERS)) as trainer:
        probe = Probe(trainer.network, trainer.dataset)
        output = probe.outputs(np.arange(probe.images))[-1]
    assert output.std() == pytest.approx(last.std)


def test_a_layer_near_enough_is_left_alone() -> None:
    once = list(calibrate(experiment(LAYERS), make_dataset()))
    assert sum(len(layer.divisions) for layer in once) <= 2
    none = experiment((schema.Dense(),))
    assert list(calibrate(none, make_dataset())) == []


def test_first_update_is_that_of_training() -> None:
    found = first_update(experiment(), make_dataset())
    assert [x.layer for x in found.before] == ["conv1", "relu1", "max_pool1", "dense1"]
    with training(experiment()) as trainer:
        expected = trainer.probe.signals(np.arange(trainer.probe.images), {})
        for state, signals in zip(found.before, expected, strict=True):
            assert (state.mean, state.std) == (signals.mean, signals.std)
            assert state.variance == signals.std**2
        for _ in trainer.events(Control(stop_at=1)):
            pass
        expected = trainer.probe.signals(np.arange(trainer.probe.images), {})
        for state, signals in zip(found.after, expected, strict=True):
            assert (state.mean, state.dead_units) == (signals.mean, signals.dead_units)
    assert found.diverged is None
    assert found.loss is not None


def test_a_huge_step_kills_units() -> None:
    found = first_update(experiment(learning_rate=1e3), make_dataset())
    assert found.after[1].dead_units > found.before[1].dead_units
