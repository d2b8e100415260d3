"""Kurtosis of the responses of filters: known distributions, and what it leaves out."""

import numpy as np
import pytest
from numpy.typing import NDArray

from guitrainer.analysis.sparseness import MOST_WINDOWS, response_kurtosis, sample_windows
from guitrainer.errors import DataError, WeightsError

Array = NDArray[np.float32]
RNG = np.random.default_rng(5)
FILTERS = RNG.standard_normal((4, 1, 3, 3)).astype(np.float32)
ONE_PIXEL = np.zeros((1, 1, 3, 3), np.float32)
ONE_PIXEL[0, 0, 1, 1] = 0.3


def images(values: NDArray[np.float64], side: int = 20) -> Array:
    return values.reshape(-1, 1, side, side).astype(np.float32)


@pytest.mark.parametrize(
    ("values", "weight", "expected"),
    [
        (RNG.standard_normal(200_000), FILTERS, 3),
        (RNG.standard_normal(200_000), 1e-9 * FILTERS, 3),
        (RNG.standard_normal(200_000), FILTERS - FILTERS.mean(), 3),
        (RNG.standard_normal(200_000) + 5, ONE_PIXEL, 3),
        (RNG.laplace(size=200_000), ONE_PIXEL, 6),
        (RNG.uniform(size=200_000), ONE_PIXEL, 1.8),
        (np.where(RNG.random(200_000) < 0.5, -1.0, 1.0), -ONE_PIXEL, 1),
    ],
    ids=["noise", "scale", "zero-mean", "offset", "sparse", "uniform", "two-values"],
)
def test_kurtosis_of_known_distributions(
    values: NDArray[np.float64], weight: Array, expected: float
) -> None:
    windows = sample_windows(images(values), (3, 3))
    assert windows is not None
    found = response_kurtosis(weight, windows)
    assert found == pytest.approx(expected, rel=0.06)


def test_constant_and_damaged_filters_are_left_out() -> None:
    windows = sample_windows(images(RNG.laplace(size=40_000)), (3, 3))
    assert windows is not None
    alone = response_kurtosis(ONE_PIXEL, windows)
    weight = np.concatenate([ONE_PIXEL, 0 * ONE_PIXEL, np.full_like(ONE_PIXEL, np.nan)])
    assert response_kurtosis(weight, windows) == pytest.approx(alone)
    assert response_kurtosis(weight[1:], windows) is None
    assert response_kurtosis(FILTERS, np.ones_like(windows)) is None


def test_groups_see_their_own_channels() -> None:
    both = np.stack([RNG.standard_normal((500, 9, 9)), RNG.laplace(size=(500, 9, 9))], axis=1)
    windows = sample_windows(both.astype(np.float32), (3, 3))
    assert windows is not None
    grouped = response_kurtosis(np.concatenate([ONE_PIXEL, ONE_PIXEL]), windows)
    assert grouped == pytest.approx((3 + 6) / 2, rel=0.06)


def test_windows_are_few_and_always_the_same() -> None:
    some = RNG.standard_normal((40, 3, 60, 50)).astype(np.float32)
    first, again = sample_windows(some, (11, 7)), sample_windows(some, (11, 7))
    assert first is not None and again is not None
    assert first.shape[1:] == (3, 11, 7)
    assert len(first) <= MOST_WINDOWS
    np.testing.assert_array_equal(first, again)
    everything = sample_windows(some[:1, :, :12, :7], (11, 7))
    assert everything is not None
    np.testing.assert_array_equal(everything[1], some[0, :, 1:12, :7])
    assert sample_windows(some[:, :, :9], (11, 7)) is None


def test_bad_input_is_refused() -> None:
    with pytest.raises(DataError, match="images: found shape"):
        sample_windows(np.zeros((0, 1, 9, 9), np.float32), (3, 3))
    windows = np.zeros((5, 4, 3, 3), np.float32)
    for shape in [(2, 3, 3, 3), (3, 2, 3, 3), (2, 4, 5, 5), (2, 36)]:
        with pytest.raises(WeightsError, match="weight: found"):
            response_kurtosis(np.zeros(shape, np.float32), windows)
