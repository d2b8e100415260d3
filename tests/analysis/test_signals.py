"""Statistics of activations, gradients and updates."""

import math

import numpy as np
import pytest

from guitrainer.analysis.signals import signal_statistics, update_ratio
from guitrainer.errors import DataError, WeightsError


def test_known_statistics() -> None:
    activations = np.zeros((2, 4, 3, 3), np.float32)
    activations[0, 0] = 2
    activations[1, 2, 1, 1] = 18
    found = signal_statistics(activations)
    values = [2] * 9 + [18] + [0] * 62
    assert found.mean == pytest.approx(np.mean(values))
    assert found.std == pytest.approx(np.std(values))
    assert found.variance == pytest.approx(np.var(values))
    assert found.zeros == pytest.approx(62 / 72)
    assert found.dead_units == 0.5


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("shape", [(3, 5), (2, 3, 5, 7), (4, 2, 8, 8), (1, 1, 1, 1)])
def test_the_same_as_in_numpy(shape: tuple[int, ...], dtype: str) -> None:
    activations = np.random.default_rng(0).normal(5, 2, shape).astype(dtype)
    activations[activations < 4] = 0
    found, maps = signal_statistics(activations), activations.reshape(*shape[:2], -1)
    assert found.mean == pytest.approx(activations.mean(dtype=float), rel=1e-12)
    assert found.variance == pytest.approx(activations.var(dtype=float), rel=1e-12, abs=1e-30)
    assert found.zeros == pytest.approx((activations == 0).mean())
    assert found.dead_units == (maps == 0).all(axis=(0, 2)).mean()


@pytest.mark.parametrize(("value", "zeros", "dead"), [(0.0, 1, 1), (-0.0, 1, 1), (1.0, 0, 0)])
def test_constant_units(value: float, zeros: float, dead: float) -> None:
    found = signal_statistics(np.full((5, 7), value, np.float32))
    assert (found.zeros, found.dead_units, found.std) == (zeros, dead, 0)


def test_a_unit_that_answers_once_is_alive() -> None:
    activations = np.zeros((10, 4), np.float32)
    activations[9, 1] = 1e-30
    assert signal_statistics(activations).dead_units == 0.75


def test_sums_do_not_lose_digits() -> None:
    activations = np.full((64, 16, 40, 40), 0.1, np.float32)
    assert signal_statistics(activations).mean == pytest.approx(float(np.float32(0.1)), rel=1e-12)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_values_that_are_not_finite_show(value: float) -> None:
    activations = np.ones((3, 2), np.float32)
    activations[1, 1] = value
    found = signal_statistics(activations)
    assert not math.isfinite(found.mean)
    assert not math.isfinite(found.std)
    assert found.dead_units == 0


@pytest.mark.parametrize("shape", [(3,), (2, 3, 4), (0, 4), (2, 0, 3, 3)])
def test_nothing_to_measure_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(DataError, match="activations: found shape"):
        signal_statistics(np.zeros(shape, np.float32))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([3, 4], [3, 4], 0),
        ([3, 4], [3, 4.005], 0.001),
        ([0, 0], [0, 0], 0),
        ([0, 0], [0, 1], math.inf),
    ],
)
def test_update_ratio(before: list[float], after: list[float], expected: float) -> None:
    assert update_ratio(np.array(before), np.array(after)) == pytest.approx(expected)


def test_update_of_another_shape_is_refused() -> None:
    with pytest.raises(WeightsError, match="found shapes"):
        update_ratio(np.ones(3), np.ones(4))
