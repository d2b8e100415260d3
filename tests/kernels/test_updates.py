"""The watchdog of every update, and the sums that go with them."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from kernels.machine import LANES
from kernels.updates import (
    make_adam,
    make_add_chunks,
    make_basis_gradient,
    make_change_basis,
    make_clip,
    make_pack,
    make_rmsprop,
    make_sgd,
    make_sum_of_squares,
    make_unpack_sums,
)

SIZE = 3 * LANES
Update = Callable[[Any, Any], float]


def arrays(count: int) -> list[Any]:
    return [np.zeros(SIZE, np.float32) for _ in range(count)]


def updated(kernel: Any, w: Any, g: Any, states: int, *settings: float) -> float:
    """Update w, and give what the watchdog says."""
    watchdog = np.full(1, 7, np.float32)
    kernel(w, g, *arrays(states), np.array(settings), watchdog)
    return float(watchdog[0])


def sgd(nesterov: int) -> Update:
    return lambda w, g: updated(make_sgd(nesterov, "float32"), w, g, 1, 0.1, 0.9, 0.01)


def rmsprop(w: Any, g: Any) -> float:
    return updated(make_rmsprop("float32"), w, g, 2, 0.1, 0.9, 0.01, 0.99, 1e-8)


def adam(decoupled: int) -> Update:
    rates = (0.1, 0.01, 0.9, 0.999, 1e-8, 0.1, 0.001)
    return lambda w, g: updated(make_adam(decoupled, "float32"), w, g, 2, *rates)


UPDATES = {
    "sgd": sgd(0),
    "nesterov": sgd(1),
    "rmsprop": rmsprop,
    "adam": adam(0),
    "adamw": adam(1),
}
EVERY_UPDATE = pytest.mark.parametrize("update", UPDATES.values(), ids=UPDATES)


def weight_and_grad() -> tuple[Any, Any]:
    rng = np.random.default_rng(0)
    weight, grad = rng.standard_normal((2, SIZE)).astype(np.float32)
    return weight, grad


@EVERY_UPDATE
def test_watchdog_sleeps_while_all_is_finite(update: Update) -> None:
    weight, grad = weight_and_grad()
    before = weight.copy()
    assert update(weight, grad) == 0
    assert np.isfinite(weight).all()
    assert (weight != before).all()


@EVERY_UPDATE
@pytest.mark.parametrize("place", [0, LANES + 1, SIZE - 1])
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_watchdog_barks_at_a_gradient_that_is_not_finite(
    update: Update, place: int, bad: float
) -> None:
    weight, grad = weight_and_grad()
    grad[place] = bad
    assert np.isnan(update(weight, grad))
    assert not np.isfinite(weight[place])


@EVERY_UPDATE
def test_watchdog_barks_at_an_infinite_weight(update: Update) -> None:
    weight, grad = weight_and_grad()
    weight[5] = np.inf
    assert np.isnan(update(weight, grad))


def test_watchdog_barks_at_an_overflow() -> None:
    weight, grad = weight_and_grad()
    grad[7] = -3e38
    assert np.isnan(updated(make_sgd(0, "float32"), weight, grad, 1, 100.0, 0.0, 0.0))
    assert np.isposinf(weight[7])


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_sum_of_squares(dtype: str) -> None:
    values = np.random.default_rng(0).standard_normal(SIZE).astype(dtype)
    expected = np.square(values.astype(np.float64)).sum()
    out = np.zeros(1)
    make_sum_of_squares(dtype)(values, out)
    assert out[0] == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("limit", [0.5, 1e6])
def test_clipping_only_shortens(dtype: str, limit: float) -> None:
    values = np.random.default_rng(0).standard_normal(SIZE).astype(dtype)
    before = values.copy()
    squares = np.array([7.0, np.square(values.astype(float)).sum()])  # of two parameters
    make_clip(dtype)(values, squares, np.array([limit, 1e-6]))
    factor = min(1.0, limit / (np.sqrt(squares.sum()) + 1e-6))
    np.testing.assert_allclose(values, before * factor, rtol=1e-6)


def test_a_norm_that_is_not_finite_is_not_clipped() -> None:
    values = np.full(SIZE, np.nan, np.float32)
    values[0] = 3
    make_clip("float32")(values, np.array([np.nan]), np.array([1.0, 1e-6]))
    assert values[0] == 3


def test_chunks_are_added_in_order_unpacked_and_cleared() -> None:
    rng, first, count = np.random.default_rng(0), LANES, 2 * LANES
    sums = rng.standard_normal((5, 4 * LANES)).astype(np.float32)
    before, out = sums.copy(), np.full(32 + count, 7, np.float32)
    places = rng.permutation(count) + 10
    places[3] = -1  # computed, but not a part of the weight
    expected = before[0].copy()
    for chunk in before[1:]:
        expected += chunk  # one after the other: any other order may round otherwise
    make_unpack_sums("float32")(sums, first, places, out)
    some, used = slice(first, first + count), places >= 0
    np.testing.assert_array_equal(out[places[used]], expected[some][used])
    np.testing.assert_array_equal(np.delete(out, places[used]), 7)
    np.testing.assert_array_equal(sums[:, some], 0)
    np.testing.assert_array_equal(np.delete(sums, some, 1), np.delete(before, some, 1))


def test_chunks_of_a_bias_are_added_in_order_and_cleared() -> None:
    sums = np.random.default_rng(0).standard_normal((5, 7)).astype(np.float32)
    out, expected = np.full(9, 7, np.float32), sums[0].copy()
    for chunk in sums[1:]:
        expected += chunk
    make_add_chunks("float32")(sums, out)
    np.testing.assert_array_equal(out[:7], expected)
    np.testing.assert_array_equal(out[7:], 7)
    np.testing.assert_array_equal(sums, 0)


@pytest.mark.parametrize(("rows", "inner", "registers"), [(1, 9, 1), (40, 16, 1), (7, 9, 3)])
def test_change_of_basis_is_a_matrix_product(rows: int, inner: int, registers: int) -> None:
    rng = np.random.default_rng(0)
    x = rng.standard_normal((rows, inner)).astype(np.float32)
    basis = rng.standard_normal((inner, registers * LANES)).astype(np.float32)
    out = np.zeros((rows, registers * LANES), np.float32)
    make_change_basis("float32")(x, basis, out)
    np.testing.assert_allclose(out, x.astype(np.float64) @ basis, rtol=1e-4, atol=1e-5)


def test_pack_takes_by_index() -> None:
    rng = np.random.default_rng(0)
    values, index = rng.random(20, np.float32), rng.integers(0, 20, 33)
    out = np.zeros(33, np.float32)
    make_pack("float32")(values, index, out)
    np.testing.assert_array_equal(out, values[index])


@pytest.mark.parametrize("chunks", [1, 3])
def test_sums_of_chunks_are_added_before_they_leave_the_basis(chunks: int) -> None:
    rng, width = np.random.default_rng(0), 3 * LANES
    sums = rng.standard_normal((chunks, 16 * width)).astype(np.float32)
    basis = rng.standard_normal((9, 16)).astype(np.float32)
    out = np.full((9, width), 7, np.float32)
    make_basis_gradient("float32")(sums, basis, out)
    total = sums.astype(np.float64).sum(axis=0).reshape(16, width)
    np.testing.assert_allclose(out, basis @ total, rtol=1e-4, atol=1e-4)
