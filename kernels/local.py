"""Locally connected layers: like convolution, but with separate filters at every position.

Weights are [out row, out column, out channel, in channel, kernel row, kernel column]; nothing is
shared, so they are used in this order, without packing.
"""

from typing import Any

from numba import types

from kernels.arrays import ArrayType
from kernels.jit import DTYPES, INDEX, blocked, factory, kernel
from kernels.simd import at, fill, load, store, stride, total
from kernels.tiles import (
    add_sums,
    load_tile,
    multiply_matrix,
    multiply_taps,
    store_tile,
    zero_tile,
)


def _weights(dtype: str) -> Any:
    return ArrayType(DTYPES[dtype], 6, "C")


def _biases(dtype: str) -> Any:
    return ArrayType(DTYPES[dtype], 3, "C")


@factory
def make_local_forward(channels: int, width: int, dtype: str) -> Any:
    """Compile the forward pass for tiles of `channels` output channels × `width` blocks.

    One weight serves one position only, so the tile spans blocks of samples instead of positions.
    `channels` must divide the output channels, `width` the number of blocks.
    """
    C, V, SIZE = channels, width, channels * width  # noqa: N806

    @kernel(
        types.void(
            blocked(dtype),
            _weights(dtype),
            _biases(dtype),
            INDEX,
            INDEX,
            blocked(dtype),
            INDEX,
            INDEX,
        )
    )
    def local_forward(x, weight, bias, stride_y, stride_x, out, first, last):
        """Write output rows first … last-1 of all blocks."""
        out_w, out_channels = weight.shape[1], weight.shape[2]
        in_channels, kernel_h, kernel_w = weight.shape[3], weight.shape[4], weight.shape[5]
        filter_size = in_channels * kernel_h * kernel_w
        for y in range(first, last):
            for column in range(out_w):
                bank = (y * out_w + column) * out_channels
                for c in range(0, out_channels, C):
                    for n in range(0, x.shape[0], V):
                        tile = zero_tile(x, SIZE)
                        w = (bank + c) * filter_size
                        for ci in range(in_channels):
                            for i in range(kernel_h):
                                place = at(x, n, ci, y * stride_y + i, column * stride_x)
                                for _ in range(kernel_w):
                                    places, weights = (place, stride(x, 0)), (w, filter_size)
                                    tile = multiply_matrix(tile, x, places, weight, weights, (C, V))
                                    place += stride(x, 3)
                                    w += 1
                        place = at(out, n, c, y, column)
                        steps = (0, stride(out, 1), stride(out, 0))
                        store_tile(tile, out, place, steps, (1, C, V), 0)
                for c in range(out_channels):
                    shift = fill(out, bias[y, column, c])
                    for n in range(x.shape[0]):
                        place = at(out, n, c, y, column)
                        store(out, place, load(out, place) + shift)

    return local_forward


@factory
def make_local_input_gradient(kernel_w: int, dtype: str) -> Any:
    """Compile the gradient of the input: every window adds its share to the pixels it covers."""
    KW = kernel_w  # noqa: N806

    @kernel(types.void(blocked(dtype), _weights(dtype), INDEX, INDEX, blocked(dtype), INDEX, INDEX))
    def local_input_gradient(grad, weight, stride_y, stride_x, out, first, last):
        """Write the gradient of the padded input, halo included, of blocks first … last-1."""
        out_h, out_w, out_channels = weight.shape[0], weight.shape[1], weight.shape[2]
        in_channels, kernel_h = weight.shape[3], weight.shape[4]
        filter_size = in_channels * kernel_h * KW
        zero = fill(out, 0.0)
        for n in range(first, last):
            for ci in range(in_channels):
                for y in range(out.shape[2]):
                    for column in range(out.shape[3]):
                        store(out, at(out, n, ci, y, column), zero)
            for y in range(out_h):
                for column in range(out_w):
                    bank = (y * out_w + column) * out_channels * filter_size
                    for ci in range(in_channels):
                        for i in range(kernel_h):
                            target = at(out, n, ci, y * stride_y + i, column * stride_x)
                            tile = load_tile(out, target, (stride(out, 3), 0), (KW, 1))
                            w = bank + (ci * kernel_h + i) * KW
                            place = at(grad, n, 0, y, column)
                            for _ in range(out_channels):
                                tile = multiply_matrix(
                                    tile, grad, (place, 0), weight, (w, 1), (KW, 1)
                                )
                                place += stride(grad, 1)
                                w += filter_size
                            store_tile(tile, out, target, (0, stride(out, 3), 0), (1, KW, 1), 0)

    return local_input_gradient


@factory
def make_local_weight_gradient(kernel_w: int, rows: int, dtype: str) -> Any:
    """Compile the gradients of weight and bias for tiles of `rows` × `kernel_w` taps of one filter.

    `rows` must divide the kernel's height.
    """
    KW, R, SIZE = kernel_w, rows, rows * kernel_w  # noqa: N806

    @kernel(
        types.void(
            blocked(dtype),
            blocked(dtype),
            INDEX,
            INDEX,
            _weights(dtype),
            _biases(dtype),
            INDEX,
            INDEX,
        )
    )
    def local_weight_gradient(grad, x, stride_y, stride_x, out, bias_out, first, last):
        """Write the gradients of output rows first … last-1, summed over all blocks."""
        out_w, out_channels = out.shape[1], out.shape[2]
        in_channels, kernel_h = out.shape[3], out.shape[4]
        for y in range(first, last):
            for column in range(out_w):
                for c in range(out_channels):
                    sums = fill(grad, 0.0)
                    for n in range(x.shape[0]):
                        sums = sums + load(grad, at(grad, n, c, y, column))
                    bias_out[y, column, c] = total(sums)
                    for ci in range(in_channels):
                        for i in range(0, kernel_h, R):
                            tile = zero_tile(x, SIZE)
                            for n in range(x.shape[0]):
                                g = at(grad, n, c, y, column)
                                place = at(x, n, ci, y * stride_y + i, column * stride_x)
                                places = (place, stride(x, 2))
                                tile = multiply_taps(tile, grad, (g, 0), x, places, (R, KW, 1))
                            for q in range(R):
                                for j in range(KW):
                                    out[y, column, c, ci, i + q, j] = 0
                            bank = (y * out_w + column) * out_channels + c
                            w = ((bank * in_channels + ci) * kernel_h + i) * KW
                            add_sums(tile, out, w)

    return local_weight_gradient
