"""Corners of pooling and activations: ties, kinks, NaN, infinities, padding."""

import numpy as np
import numpy.typing as npt
import pytest

from guitrainer import functional
from tests import reference
from tests.functional.operations import Array

NAN, INF = np.nan, np.inf


def image(rows: list[list[float]], dtype: npt.DTypeLike = np.float32) -> Array:
    return np.array(rows, dtype)[None, None]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([[5, 5], [5, 5]], [[1, 0], [0, 0]]),
        ([[1, 5], [5, 5]], [[0, 1], [0, 0]]),
        ([[1, 2], [5, 5]], [[0, 0], [1, 0]]),
        ([[-3, -3], [-4, -3]], [[1, 0], [0, 0]]),
        ([[0, 0], [0, 0]], [[1, 0], [0, 0]]),
        ([[1, NAN], [5, 7]], [[0, 1], [0, 0]]),
        ([[1, 2], [5, NAN]], [[0, 0], [0, 1]]),
        ([[INF, 1], [INF, 2]], [[1, 0], [0, 0]]),
        ([[-INF, -INF], [-INF, 1]], [[0, 0], [0, 1]]),
    ],
)
def test_gradient_of_max_pool_goes_to_the_first_maximum(
    rows: list[list[float]], expected: list[list[float]]
) -> None:
    grad_output = image([[1]])
    grad_x = functional.max_pool2d_backward(grad_output, image(rows), 2)
    np.testing.assert_array_equal(grad_x, image(expected))


def test_first_maximum_where_windows_overlap() -> None:
    # Four windows share the center; the upper left one has an earlier maximum of its own.
    x = image([[9, 0, 0], [0, 9, 0], [0, 0, 0]])
    grad_output = image([[1, 10], [100, 1000]])
    np.testing.assert_array_equal(functional.max_pool2d(x, 2, 1), image([[9, 9], [9, 9]]))
    np.testing.assert_array_equal(
        functional.max_pool2d_backward(grad_output, x, 2, 1),
        image([[1, 0, 0], [0, 1110, 0], [0, 0, 0]]),
    )


def test_max_pool_passes_nan_on_and_only_to_its_own_windows() -> None:
    x = np.arange(36, dtype=np.float32).reshape(1, 1, 6, 6)
    x[0, 0, 0, 0] = x[0, 0, 3, 2] = NAN
    np.testing.assert_array_equal(
        functional.max_pool2d(x, 2), image([[NAN, 9, 11], [19, NAN, 23], [31, 33, 35]])
    )


@pytest.mark.parametrize("lowest", [-1e30, -INF])
def test_max_pool_of_padded_images_never_answers_with_the_padding(lowest: float) -> None:
    x = np.full((1, 1, 3, 3), lowest, np.float32)
    computed = functional.max_pool2d(x, 3, 1, 1)
    np.testing.assert_array_equal(computed, x)


def test_avg_pool_counts_padded_zeros() -> None:
    x = image([[4, 8], [12, 16]])
    np.testing.assert_array_equal(functional.avg_pool2d(x, 2, 2, 1), image([[1, 2], [3, 4]]))
    np.testing.assert_array_equal(
        functional.avg_pool2d_backward(image([[4, 8], [12, 16]]), x, 2, 2, 1),
        image([[1, 2], [3, 4]]),
    )


def test_what_no_window_looks_at_gets_no_gradient() -> None:
    x = np.arange(49, dtype=np.float32).reshape(1, 1, 7, 7)
    grad_output = np.ones((1, 1, 2, 2), np.float32)
    seen = np.zeros((7, 7))
    for top in (0, 3):
        for left in (0, 3):
            seen[top : top + 2, left : left + 2] = 0.25
    computed = functional.avg_pool2d_backward(grad_output, x, 2, 3)
    assert functional.avg_pool2d(x, 2, 3).shape == (1, 1, 2, 2)
    np.testing.assert_array_equal(computed[0, 0], seen)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(
    ("name", "points", "values", "slopes"),
    [
        ("relu", [-INF, -1, -0.0, 0, 2, INF], [0, 0, 0, 0, 2, INF], [0, 0, 0, 0, 1, 1]),
        (
            "leaky_relu",
            [-INF, -100, 0, 2, INF],
            [-INF, -1, 0, 2, INF],
            [0.01, 0.01, 0.01, 1, 1],
        ),
        ("sigmoid", [-INF, -1000, 0, 1000, INF], [0, 0, 0.5, 1, 1], [0, 0, 0.25, 0, 0]),
        ("tanh", [-INF, -1000, 0, 1000, INF], [-1, -1, 0, 1, 1], [0, 0, 1, 0, 0]),
        ("gelu", [-1000, 0, 1000], [0, 0, 1000], [0, 0.5, 1]),
    ],
)
def test_kinks_and_ends_of_an_activation(
    name: str, points: list[float], values: list[float], slopes: list[float], dtype: npt.DTypeLike
) -> None:
    x: Array = np.array([points], dtype)
    computed = getattr(functional, name)(x)
    np.testing.assert_allclose(computed, np.array([values]), rtol=1e-6, atol=1e-30)
    computed = getattr(functional, f"{name}_backward")(np.ones_like(x), x)
    np.testing.assert_allclose(computed, np.array([slopes]), rtol=1e-6, atol=1e-30)


@pytest.mark.parametrize("size", [1, 7, 16, 33])
@pytest.mark.parametrize("name", ["relu", "leaky_relu", "sigmoid", "tanh", "gelu"])
def test_nan_passes_an_activation_and_stays_where_it_is(name: str, size: int) -> None:
    x = np.linspace(-2, 2, size, dtype=np.float32)[None]
    x[0, size // 2] = NAN
    computed = getattr(functional, name)(x)
    np.testing.assert_array_equal(np.isnan(computed), np.isnan(x))


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "gelu"])
def test_smooth_activations_over_their_whole_range(name: str) -> None:
    x = np.linspace(-8, 8, 4001, dtype=np.float32)[None]
    expected = getattr(reference, name)(x)
    computed = getattr(functional, name)(x)
    np.testing.assert_allclose(computed, expected, rtol=0, atol=2e-6)


def test_the_mean_of_a_large_map_keeps_its_digits() -> None:
    """A chain of 4,096 sums lost eight times as many."""
    x = (np.random.default_rng(0).standard_normal((20, 8, 64, 64)) + 3).astype(np.float32)
    expected = x.mean(axis=(2, 3), dtype=np.float64).reshape(20, 8, 1, 1)
    found = functional.global_avg_pool2d(x).reshape(20, 8, 1, 1)
    np.testing.assert_allclose(found, expected, rtol=0, atol=3e-6)
