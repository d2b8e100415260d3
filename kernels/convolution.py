"""Convolution in the lane-blocked layout: forward, and the gradient of the weight.

The gradient of the input is the forward kernel again: the gradient of the output, with a halo (and
spread out by the stride), correlated with the filters turned by 180° and input and output channels
exchanged (Goodfellow et al. 2016, Deep Learning, section 9.5).
"""

from typing import Any

from numba import types

from kernels.jit import INDEX, INDEX_PAIRS, blocked, factory, flat, kernel, matrix
from kernels.machine import LANES
from kernels.simd import at, fill, load, stride, total
from kernels.tiles import (
    add_sums,
    bias_tile,
    correlate_row,
    load_tile,
    multiply_strip,
    pass_live,
    store_pooled,
    store_tile,
    zero_tile,
)


@factory
def make_conv_forward(
    kernel_h: int,
    kernel_w: int,
    stride_x: int,
    dilation_x: int,
    channels: int,
    width: int,
    relu: int,
    dtype: str,
) -> Any:
    """Compile a convolution for this kernel, horizontal stride, dilation and register tile.

    The tile is `channels` output channels × `width` neighboring positions:

          x  ┌──────────────────┐          out  ┌───────────────────────┐
        y+i  │ ▒▒▒▒▒▒▒▒▒▒       │   kernel_w     │  [c0 … c0+C-1]        │
             │ row i of channel │  ─ taps ─▶   y │   ████  at x0…x0+V-1  │
             └──────────────────┘               └───────────────────────┘

    The last tile of a row, or of the channels, is moved back to end at the border and computes a
    few values twice, so any size works without a remainder loop.
    """
    # Names in capitals are constants of the compiled code.
    KH, KW, SX, DX = kernel_h, kernel_w, stride_x, dilation_x  # noqa: N806
    C, V, RELU = channels, width, relu  # noqa: N806

    @kernel(
        types.void(
            *(blocked(dtype), flat(dtype), flat(dtype), INDEX, INDEX, INDEX),
            *(blocked(dtype), INDEX, INDEX),
        )
    )
    def conv_forward(x, weight, bias, stride_y, dilation_y, groups, out, first, last):
        """Write out[n, c, y, x] = bias[c] + Σ_{k,i,j} weight[c, k, i, j] · x[n, k, y·s+i, x·s+j].

        With dilation, i and j are multiplied by it; with groups, k runs over the input channels of
        the group of c.

        Parameters
        ----------
        x : [block, channel, height, width, lane], with its halo of padding
        weight : packed [group][tile of C][in channel][row i][column j][C], see
            `packing.pack_forward`
        bias : [out channel]
        out : [block, out channel, out height, out width, lane]
        first, last : blocks to compute
        """
        in_channels, out_channels = x.shape[1] // groups, out.shape[1] // groups
        out_h, out_w = out.shape[2], out.shape[3]
        x_row, taps = dilation_y * stride(x, 2), in_channels * KH * KW * C
        tiles = (out_channels + C - 1) // C
        for n in range(first, last):
            for g in range(groups):
                for y in range(out_h):
                    for left in range(0, out_w, V):
                        x0 = min(left, out_w - V)
                        for t in range(tiles):
                            c0 = g * out_channels + min(t * C, out_channels - C)
                            tile = bias_tile(bias, c0, (1, C, V))
                            w = (g * tiles + t) * taps
                            for ci in range(g * in_channels, (g + 1) * in_channels):
                                place = at(x, n, ci, y * stride_y, x0 * SX)
                                for _ in range(KH):
                                    tile = correlate_row(
                                        tile, x, place, 0, weight, w, (KW, SX, DX, 1, C, V)
                                    )
                                    place += x_row
                                    w += KW * C
                            place = at(out, n, c0, y, x0)
                            steps = (0, stride(out, 1), stride(out, 3))
                            store_tile(tile, out, place, steps, (1, C, V), RELU)

    return conv_forward


@factory
def make_conv_pool(
    kernel_w: int, stride_x: int, channels: int, width: int, relu: int, dtype: str
) -> Any:
    """Compile convolution and 2×2 max pooling as one, optionally with a ReLU between them.

    Only the maxima leave the registers.

    The tile has two rows, `channels` output channels and `width` (even) positions, and becomes
    `width`/2 maxima and the codes of their winners (see `tiles.store_pooled`).
    """
    KW, SX, C, V, RELU = kernel_w, stride_x, channels, width, relu  # noqa: N806

    @kernel(
        types.void(
            blocked(dtype),
            flat(dtype),
            flat(dtype),
            INDEX,
            INDEX,
            blocked(dtype),
            blocked(dtype),
            INDEX,
            INDEX,
        )
    )
    def conv_pool(x, weight, bias, kernel_h, stride_y, out, codes, first, last):
        """Write out = max over 2×2 of the convolution of x, and the winners' codes.

        Arguments as in `conv_forward`; `out` and `codes` have the pooled size.
        """
        in_channels = x.shape[1]
        out_channels, out_h, out_w = out.shape[1], out.shape[2], out.shape[3]
        x_row = stride(x, 2)
        for n in range(first, last):
            for y in range(out_h):
                for start in range(0, out_channels, C):
                    c0 = min(start, out_channels - C)
                    for left in range(0, 2 * out_w, V):
                        x0 = min(left, 2 * out_w - V)
                        tile = bias_tile(bias, c0, (2, C, V))
                        w = start * in_channels * kernel_h * KW
                        for ci in range(in_channels):
                            place = at(x, n, ci, 2 * y * stride_y, x0 * SX)
                            for _ in range(kernel_h):
                                tile = correlate_row(
                                    tile,
                                    x,
                                    place,
                                    stride_y * x_row,
                                    weight,
                                    w,
                                    (KW, SX, 1, 2, C, V),
                                )
                                place += x_row
                                w += KW * C
                        store_pooled(
                            tile,
                            out,
                            at(out, n, c0, y, x0 // 2),
                            (0, stride(out, 1), stride(out, 3)),
                            codes,
                            (at(codes, n, c0, y, x0 // 2), 0, stride(codes, 1)),
                            (2, C, V, RELU),
                        )

    return conv_pool


@factory
def make_conv_weight_gradient(
    kernel_w: int,
    stride_x: int,
    dilation_x: int,
    slices: int,
    channels: int,
    width: int,
    dtype: str,
) -> Any:
    """Compile the gradient of a shared weight: a sum over all positions of the filter.

    The tile holds `slices` × `kernel_w` taps of `channels` filters through the sum over a whole
    image, `width` positions at a time; `width` divides that of the output. A slice is an input
    channel, or a kernel row if filters have a single channel (see `tiles.multiply_taps`).
    `corners[t]` is the first (input channel of a group, kernel row) of tile t, and `axis` says
    along which axis of x (1 channels, 2 rows) the slices lie.
    """
    KW, SX, DX, S, C, V = kernel_w, stride_x, dilation_x, slices, channels, width  # noqa: N806
    SIZE = S * KW * C  # noqa: N806

    @kernel(
        types.void(
            *(blocked(dtype), blocked(dtype), INDEX, INDEX, INDEX, INDEX, INDEX_PAIRS, INDEX),
            *(matrix(dtype), INDEX, INDEX, INDEX),
        )
    )
    def conv_weight_gradient(
        grad, x, stride_y, dilation_y, groups, rows, corners, axis, sums, chunk, first, last
    ):
        """Add Σ_{n,y,x} grad[n, c, y, x] · x[n, ci, y·s+i, x·s+j] to sums[chunk, …].

        All tiles pass over `rows` rows of the output before the next ones, which thus stay in the
        cache. `sums[chunk]` is packed [group][C filters][tile][S][KW][C];
        `packing.unpack_gradient` says where each element of the weight is.
        """
        in_channels, out_channels = x.shape[1] // groups, grad.shape[1] // groups
        out_h, out_w = grad.shape[2], grad.shape[3]
        apart = stride(x, 1) if axis == 1 else dilation_y * stride(x, 2)
        g_channel, g_step, x_step = stride(grad, 1), stride(grad, 3), SX * stride(x, 3)
        strips = (out_h + rows - 1) // rows
        tiles = (out_channels + C - 1) // C * corners.shape[0]
        for n in range(first, last):
            for part in range(groups * strips):
                group, top = part // strips, part % strips * rows
                k = chunk * sums.shape[1] + group * tiles * SIZE
                for start in range(0, out_channels, C):
                    c0 = group * out_channels + min(start, out_channels - C)
                    for t in range(corners.shape[0]):
                        ci, i = group * in_channels + corners[t, 0], corners[t, 1]
                        tile = zero_tile(x, SIZE)
                        for y in range(top, min(top + rows, out_h)):
                            g = at(grad, n, c0, y, 0)
                            place = at(x, n, ci, y * stride_y + i * dilation_y, 0)
                            for _ in range(out_w // V):
                                deltas = (g, g_channel, g_step)
                                tile = multiply_strip(
                                    tile, grad, deltas, x, (place, apart), (S, KW, C, DX, SX, V)
                                )
                                g += V * g_step
                                place += V * x_step
                        add_sums(tile, sums, k)
                        k += SIZE

    return conv_weight_gradient


@factory
def make_live_weight_gradient(
    kernel_w: int, slices: int, channels: int, width: int, dtype: str
) -> Any:
    """Compile weight and bias gradients of a convolution with ReLU whose input needs no gradient.

    Like `make_conv_weight_gradient` for stride 1, with the same tile and `width` positions at a
    time, but it takes the gradient behind the ReLU, which saves a pass over the feature maps. All
    tiles take one row of the output after another, so that the row stays in the first-level cache,
    where it is put in front of the ReLU; between two rows, the sums of a tile are in memory, too.
    """
    KW, S, C, V = kernel_w, slices, channels, width  # noqa: N806
    SIZE = S * KW * C  # noqa: N806

    @kernel(
        types.void(
            *(blocked(dtype), blocked(dtype), blocked(dtype), INDEX_PAIRS, INDEX),
            types.Tuple((blocked(dtype), flat(dtype))),
            types.Tuple((matrix(dtype), matrix(dtype))),
            *(INDEX, INDEX, INDEX),
        )
    )
    def live_weight_gradient(grad, output, x, corners, axis, kept, sums, chunk, first, last):
        """Add the gradients to sums = (weight, packed likewise, and bias [chunk, channel]).

        `kept` = (a row of gradients [1, channel, 1, column, lane], sums of all tiles) is scratch
        memory.
        """
        row, registers = kept
        weight_sums, bias_sums = sums
        out_channels, out_h, out_w = grad.shape[1], grad.shape[2], grad.shape[3]
        apart = stride(x, 1) if axis == 1 else stride(x, 2)
        g_channel, g_step, x_step = stride(grad, 1), stride(grad, 3), stride(x, 3)
        o_channel, o_step = stride(output, 1), stride(output, 3)
        r_channel, r_step, start_of_row = stride(row, 1), stride(row, 3), at(row, 0, 0, 0, 0)
        for n in range(first, last):
            k = chunk * weight_sums.shape[1]
            for start in range(0, out_channels, C):
                c0 = min(start, out_channels - C)
                live = zero_tile(grad, C)
                for t in range(corners.shape[0]):
                    store_tile(
                        zero_tile(grad, SIZE),
                        registers,
                        t * SIZE * LANES,
                        (0, LANES, 0),
                        (1, SIZE, 1),
                        0,
                    )
                for y in range(out_h):
                    g, o, r = at(grad, n, c0, y, 0), at(output, n, c0, y, 0), start_of_row
                    for _ in range(out_w):
                        deltas, outputs, places = (g, g_channel), (o, o_channel), (r, r_channel)
                        live = pass_live(live, grad, deltas, output, outputs, (row, places))
                        g += g_step
                        o += o_step
                        r += r_step
                    for t in range(corners.shape[0]):
                        ci, i = corners[t, 0], corners[t, 1]
                        tile = load_tile(registers, t * SIZE * LANES, (LANES, 0), (SIZE, 1))
                        r, place = start_of_row, at(x, n, ci, y + i, 0)
                        for _ in range(out_w // V):
                            deltas, sizes = (r, r_channel, r_step), (S, KW, C, 1, 1, V)
                            tile = multiply_strip(tile, row, deltas, x, (place, apart), sizes)
                            r += V * r_step
                            place += V * x_step
                        store_tile(
                            tile, registers, t * SIZE * LANES, (0, LANES, 0), (1, SIZE, 1), 0
                        )
                for t in range(corners.shape[0]):
                    tile = load_tile(registers, t * SIZE * LANES, (LANES, 0), (SIZE, 1))
                    add_sums(tile, weight_sums, k)
                    k += SIZE
                store_tile(live, registers, 0, (0, LANES, 0), (1, C, 1), 0)
                for c in range(start - c0, C):
                    bias_sums[chunk, c0 + c] += total(load(registers, c * LANES))

    return live_weight_gradient


@factory
def make_bias_gradient(dtype: str) -> Any:
    """Compile the gradient of a bias: the sum over samples and positions."""

    @kernel(types.void(blocked(dtype), matrix(dtype), INDEX, INDEX, INDEX))
    def bias_gradient(grad, sums, chunk, first, last):
        """Add Σ_{n,y,x} grad[n, c, y, x] to sums[chunk, c]."""
        step = stride(grad, 3)
        for n in range(first, last):
            for c in range(grad.shape[1]):
                even = fill(grad, 0.0)
                odd = fill(grad, 0.0)
                for y in range(grad.shape[2]):
                    place = at(grad, n, c, y, 0)
                    for _ in range(grad.shape[3] // 2):
                        even = even + load(grad, place)
                        odd = odd + load(grad, place + step)
                        place += 2 * step
                    if grad.shape[3] % 2:
                        even = even + load(grad, place)
                sums[chunk, c] += total(even + odd)

    return bias_gradient
