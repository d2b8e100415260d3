"""Register tiles, each in a kernel of its own."""

from functools import cache
from typing import Any

import numpy as np
import pytest
from numba import types

from kernels import tiles
from kernels.dense import make_transpose
from kernels.jit import INDEX, flat, kernel
from kernels.machine import LANES
from tests.kernels.blocks import awkward_values

intrinsics: Any = tiles  # Numba, not the source, knows how they are called
VECTOR = flat("float32")
DEAD = 4  # the code after the last of the four


@kernel(types.void(VECTOR, INDEX, INDEX, VECTOR, INDEX, INDEX))
def transpose_at(x: Any, place: Any, row: Any, out: Any, target: Any, out_row: Any) -> None:
    intrinsics.transpose_square(x, place, row, out, target, out_row, LANES)


@pytest.mark.parametrize(
    ("place", "row", "target", "out_row"),
    [(0, LANES, 0, LANES), (3, LANES + 5, 7, LANES), (0, 2 * LANES, 1, 3 * LANES)],
)
def test_square_is_transposed(place: int, row: int, target: int, out_row: int) -> None:
    x = np.random.default_rng(0).random(place + LANES * row, np.float32)
    out = np.full(target + LANES * out_row, -1, np.float32)
    transpose_at(x, place, row, out, target, out_row)
    expected = np.full_like(out, -1)
    for k in range(LANES):
        for i in range(LANES):
            expected[target + k * out_row + i] = x[place + i * row + k]
    np.testing.assert_array_equal(out, expected)


@kernel(types.void(VECTOR, VECTOR))
def transpose_three(x: Any, out: Any) -> None:
    intrinsics.transpose_square(x, 0, LANES, out, 0, LANES, 3)


def test_missing_rows_of_a_square_are_zero() -> None:
    x = np.random.default_rng(0).random((3, LANES), np.float32)
    out = np.full((LANES, LANES), -1, np.float32)
    transpose_three(x.ravel(), out.ravel())
    np.testing.assert_array_equal(out, np.pad(x.T, ((0, 0), (0, LANES - 3))))


@pytest.mark.parametrize("features", [1, LANES - 1, LANES, LANES + 1, 2 * LANES + 3])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_samples_become_rows(features: int, dtype: str) -> None:
    blocks, row = 3, -(-features // LANES) * LANES
    x = np.random.default_rng(0).random((blocks, features, LANES)).astype(dtype)
    out = np.zeros((blocks * LANES, row), dtype)
    make_transpose(dtype)(x, out, 0, blocks)
    expected = np.zeros_like(out)
    expected[:, :features] = x.transpose(0, 2, 1).reshape(-1, features)
    np.testing.assert_array_equal(out, expected)


@cache
def adder(count: int) -> Any:
    @kernel(types.void(VECTOR, VECTOR, INDEX))
    def add(x: Any, out: Any, place: Any) -> None:
        intrinsics.add_sums(intrinsics.load_tile(x, 0, (0, LANES), (1, count)), out, place)

    return add


@pytest.mark.parametrize("count", [1, 2, 3, 7, LANES - 1, LANES, LANES + 1, 24])
def test_sums_over_lanes_are_added(count: int) -> None:
    rng = np.random.default_rng(0)
    # whole numbers: every order of summation gives the same
    x = rng.integers(-99, 99, (count, LANES)).astype(np.float32)
    out = rng.integers(-99, 99, count + 5).astype(np.float32)
    expected = out.copy()
    expected[2 : 2 + count] += x.sum(axis=1)
    adder(count)(x.ravel(), out, 2)
    np.testing.assert_array_equal(out, expected)


@cache
def pooler(channels: int, width: int, relu: int) -> Any:
    count = 2 * channels * width

    @kernel(types.void(VECTOR, VECTOR, VECTOR))
    def pool(x: Any, out: Any, codes: Any) -> None:
        tile = intrinsics.load_tile(x, 0, (0, LANES), (1, count))
        row = width // 2 * LANES
        intrinsics.store_pooled(
            tile, out, 0, (0, row, LANES), codes, (0, 0, row), (2, channels, width, relu)
        )

    return pool


def pooled(windows: Any, relu: int) -> tuple[Any, Any]:
    """Maximum and winner of rows of four values, perhaps behind a ReLU, as they are defined."""
    best = np.zeros(len(windows), np.float32)
    codes = np.full(len(windows), DEAD, np.float32)
    for n, window in enumerate(windows):
        nan = np.flatnonzero(np.isnan(window))
        # NaN wins over all, the last one met; else the first of the largest
        winner = nan[-1] if nan.size else int(np.argmax(window))
        if nan.size or not relu or window[winner] > 0:
            best[n], codes[n] = window[winner], winner
    return best, codes


@pytest.mark.parametrize("relu", [0, 1])
@pytest.mark.parametrize(("channels", "width"), [(1, 2), (2, 4), (3, 2)])
def test_maxima_leave_with_their_winners(channels: int, width: int, relu: int) -> None:
    for seed in range(20):
        x = awkward_values((2, channels, width, LANES), seed)
        out = np.empty((channels, width // 2, LANES), np.float32)
        codes = np.empty_like(out)
        pooler(channels, width, relu)(x.ravel(), out.reshape(-1), codes.reshape(-1))
        windows = x.reshape(2, channels, width // 2, 2, LANES).transpose(1, 2, 4, 0, 3)
        best, winners = pooled(windows.reshape(-1, 4), relu)
        np.testing.assert_array_equal(out.ravel(), best)
        alive = ~np.isnan(best)  # among several NaN no winner is promised
        np.testing.assert_array_equal(codes.ravel()[alive], winners[alive])
        assert set(np.unique(codes)) <= {0, 1, 2, 3, DEAD}
