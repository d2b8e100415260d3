"""Spread and rank of filters."""

import math

import numpy as np
import pytest

from guitrainer.analysis.symmetry import filter_spread, rank

SHAPE = (16, 3, 5, 5)


def random(shape: tuple[int, ...] = SHAPE) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.random.default_rng(0).standard_normal(shape).astype(np.float32)


@pytest.mark.parametrize("value", [0, 0.05, 0.1, 1e-30, -3e30])
def test_equal_elements_have_no_spread(value: float) -> None:
    weight = np.full(SHAPE, value, np.float32)
    assert filter_spread(weight) == 0.0
    assert rank(weight) == (0 if value == 0 else 1)


def test_equal_filters_have_no_spread() -> None:
    weight = np.repeat(random((1, 3, 5, 5)), 7, axis=0)
    assert filter_spread(weight) == 0.0
    assert rank(weight) == 1


def test_one_filter_has_no_spread() -> None:
    assert filter_spread(random((1, 3, 5, 5))) == 0.0


def test_the_smallest_difference_counts() -> None:
    weight = np.full(SHAPE, 0.05, np.float32)
    weight[3, 1, 2, 2] = np.nextafter(np.float32(0.05), np.float32(1))
    assert 0 < filter_spread(weight) < 1e-7


def test_random_filters_spread_by_about_their_size() -> None:
    assert 1 < filter_spread(random((400, 1, 3, 3))) < 1.2
    assert filter_spread(1e-3 * random()) == pytest.approx(filter_spread(random()))


def test_known_spread() -> None:
    weight = np.array([[1.0, 1.0], [1.0, -1.0]])  # the second element: std 1, RMS 1
    assert filter_spread(weight) == pytest.approx(1)


@pytest.mark.parametrize(("filters", "expected"), [(5, 5), (16, 16), (100, 75)])
def test_rank_of_random_filters(filters: int, expected: int) -> None:
    assert rank(random((filters, 3, 5, 5))) == expected


def test_rank_sees_through_mixtures() -> None:
    base = random((2, 3, 5, 5))
    assert rank(np.concatenate([base, base[:1] + base[1:], 3 * base[:1]])) == 2


def test_filters_that_are_not_finite_are_left_out() -> None:
    weight = np.full(SHAPE, 0.05, np.float32)
    weight[2, 0, 0, 0] = np.nan
    assert filter_spread(weight) == 0.0
    assert rank(weight) == 1
    assert math.isnan(filter_spread(np.full(SHAPE, np.inf)))
    assert rank(np.full(SHAPE, np.inf)) == 0
