"""Fully connected layers on lane-blocked activations [block, feature, lane].

Weights are [unit, feature], rows padded with zeros to whole registers. All three kernels work on a
range of units or features, so threads split the weight, never the sum over the batch.
"""

from typing import Any

from numba import types

from kernels.arrays import ArrayType
from kernels.jit import DTYPES, INDEX, blocked, factory, flat, kernel, matrix
from kernels.machine import LANES
from kernels.simd import at, stride
from kernels.tiles import (
    bias_tile,
    load_tile,
    multiply_matrix,
    store_tile,
    transpose_square,
    zero_tile,
)

# Features per pass, so that their registers of four blocks stay in the second-level cache.
FEATURES = 256


def _features(dtype: str) -> Any:
    return ArrayType(DTYPES[dtype], 3, "C")


@factory
def make_dense_forward(channels: int, width: int, relu: int, dtype: str) -> Any:
    """Compile out = weight · x + bias for tiles of `channels` units × `width` blocks.

                 blocks n0 … n0+V-1
               ┌────┬────┬────┬────┐
        unit 0 │ ●  │ ●  │ ●  │ ●  │   a weight is broadcast once for all blocks,
        unit 1 │ ●  │ ●  │ ●  │ ●  │   a register of x is used by all units
               └────┴────┴────┴────┘

    The tile must divide the number of units in the range and the number of blocks.
    """
    C, V, RELU = channels, width, relu  # noqa: N806

    @kernel(types.void(_features(dtype), matrix(dtype), flat(dtype), blocked(dtype), INDEX, INDEX))
    def dense_forward(x, weight, bias, out, first, last):
        """Write units first … last-1 of all blocks to out [block, unit, 1, 1, lane]."""
        features, row = x.shape[1], weight.shape[1]
        block = features * LANES
        for start in range(0, features, FEATURES):
            end = min(start + FEATURES, features)
            for n in range(0, x.shape[0], V):
                for c in range(first, last, C):
                    place = at(out, n, c, 0, 0)
                    unit, column = stride(out, 1), stride(out, 0)
                    if start == 0:
                        tile = bias_tile(bias, c, (1, C, V))
                    else:
                        tile = load_tile(out, place, (unit, column), (C, V))
                    source, w = n * block + start * LANES, c * row + start
                    for _ in range(start, end):
                        tile = multiply_matrix(tile, x, (source, block), weight, (w, row), (C, V))
                        source += LANES
                        w += 1
                    if end == features:
                        store_tile(tile, out, place, (0, unit, column), (1, C, V), RELU)
                    else:
                        store_tile(tile, out, place, (0, unit, column), (1, C, V), 0)

    return dense_forward


@factory
def make_dense_input_gradient(channels: int, width: int, dtype: str) -> Any:
    """Compile the gradient of x, weightᵀ · grad; tiles are `channels` features × `width` blocks."""
    C, V, SIZE = channels, width, channels * width  # noqa: N806

    @kernel(types.void(blocked(dtype), matrix(dtype), _features(dtype), INDEX, INDEX))
    def dense_input_gradient(grad, weight, out, first, last):
        """Write features first … last-1 of all blocks to out [block, feature, lane]."""
        block, row = out.shape[1] * LANES, weight.shape[1]
        for left in range(first, last, C):
            f = min(left, last - C)
            for n in range(0, out.shape[0], V):
                tile = zero_tile(out, SIZE)
                place, w = at(grad, n, 0, 0, 0), f
                for _ in range(grad.shape[1]):
                    places = (place, stride(grad, 0))
                    tile = multiply_matrix(tile, grad, places, weight, (w, 1), (C, V))
                    place += stride(grad, 1)
                    w += row
                place = (n * out.shape[1] + f) * LANES
                store_tile(tile, out, place, (0, LANES, block), (1, C, V), 0)

    return dense_input_gradient


@factory
def make_transpose(dtype: str) -> Any:
    """Compile the change from lanes over samples to lanes over features."""

    @kernel(types.void(_features(dtype), matrix(dtype), INDEX, INDEX))
    def transpose(x, out, first, last):
        """Write x [block, feature, lane] to out [sample, feature], whole squares in registers."""
        features, row = x.shape[1], out.shape[1]
        whole = features // LANES * LANES
        for n in range(first, last):
            for f in range(0, whole, LANES):
                place, target = (n * features + f) * LANES, n * LANES * row + f
                transpose_square(x, place, LANES, out, target, row, LANES)
            for f in range(whole, features):
                for lane in range(LANES):
                    out[n * LANES + lane, f] = x[n, f, lane]

    return transpose


@factory
def make_dense_weight_gradient(channels: int, width: int, dtype: str) -> Any:
    """Compile the gradient of the weight, Σ_samples grad · x, with lanes over features.

    The tile is `channels` units × `width` registers of features; it stays in registers through the
    sum over the whole batch, sample by sample, so the order of the sum never changes.
    """
    C, V, SIZE = channels, width, channels * width  # noqa: N806

    @kernel(types.void(blocked(dtype), matrix(dtype), matrix(dtype), INDEX, INDEX))
    def dense_weight_gradient(grad, samples, out, first, last):
        """Write units first … last-1 of the gradient to out [unit, feature]."""
        row = samples.shape[1]
        for left in range(0, row, V * LANES):
            f = min(left, row - V * LANES)
            for start in range(first, last, C):
                c = min(start, last - C)
                tile = zero_tile(out, SIZE)
                source = f
                for n in range(grad.shape[0]):
                    place = at(grad, n, c, 0, 0)
                    for lane in range(LANES):
                        units = (place + lane, stride(grad, 1))
                        tile = multiply_matrix(tile, samples, (source, LANES), grad, units, (C, V))
                        source += row
                store_tile(tile, out, c * row + f, (0, row, LANES), (1, C, V), 0)

    return dense_weight_gradient
