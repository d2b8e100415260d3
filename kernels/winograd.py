"""Winograd convolution for 3×3 filters: fewer multiplications (Lavin & Gray 2016).

A tile of m×m outputs is computed from (m+2)×(m+2) inputs by going to another basis and back:

    Y = Aᵀ [ (G g Gᵀ) ⊙ (Bᵀ d B) ] A

m = 2 takes 16 multiplications per 4 outputs instead of 36, m = 4 takes 36 per 16 instead of 144.
Lanes are samples, so the transforms Bᵀ · B and Aᵀ · A are plain additions of whole registers, and
the products are one small matrix multiplication per point of the basis, tiled in registers.

    x ──Bᵀ·B──▶ scratch U [point][in channel][tile] ──× weights──▶ M [point][out channel][tile] ──▶

Tiles of one row of the image are taken at a time, so U and M stay in cache. The last tile is moved
back to end at the border. m = 4 loses about a digit to rounding: it serves gradients only, where no
decision (ReLU, maximum) hangs on the last bit.
"""

from typing import Any

import numpy as np
from numba import types
from numba.misc.special import literally

from kernels.jit import DTYPES, INDEX, blocked, factory, flat, helper, kernel
from kernels.machine import LANES
from kernels.simd import at, fill, fma, load, positive_or_nan, select, store, stride, wins
from kernels.tiles import add_sums, correlate_row, multiply_taps, store_tile, zero_tile


def _scratch(dtype: str) -> Any:
    """[point, channel, tile, lane], with one channel and one tile to spare.

    Without them the points of a tile would often lie a power of two apart, and fight for the same
    few lines of the cache.
    """
    return types.Array(DTYPES[dtype], 4, "C")


@helper
def _size(points):
    """Give channels and tiles of a scratch, without those to spare."""
    return points.shape[1] - 1, points.shape[2] - 1


# ---------------------------------------------------------------- the transforms, one line each


@helper
def _input2(a, b, c, d):
    """Bᵀ of F(2, 3), Lavin & Gray eq. 7."""
    return a - c, b + c, c - b, b - d


@helper
def _output2(a, b, c, d):
    """Aᵀ of F(2, 3)."""
    return a + b + c, b - c - d


@helper
def _spread2(a, b):
    """A of F(2, 3): a gradient on its way into the basis."""
    return a, a + b, a - b, b


@helper
def _input4(x, a, b, c, d, e, f):
    """Bᵀ of F(4, 3), Lavin & Gray eq. 9; x gives the element type."""
    four, five, two = fill(x, 4.0), fill(x, 5.0), fill(x, 2.0)
    p, q = d - four * b, e - four * c
    r, s = d - b, e - c
    return (
        fma(four, a, e - five * c),
        q + p,
        q - p,
        fma(two, r, s),
        s - two * r,
        fma(four, b, f - five * d),
    )


@helper
def _output4(x, a, b, c, d, e, f):
    """Aᵀ of F(4, 3)."""
    two, four, eight = fill(x, 2.0), fill(x, 4.0), fill(x, 8.0)
    p, q = b + c, b - c
    r, s = d + e, d - e
    return a + p + r, fma(two, s, q), fma(four, r, p), fma(eight, s, q) + f


@helper
def _spread4(x, a, b, c, d):
    """A of F(4, 3)."""
    two, four, eight = fill(x, 2.0), fill(x, 4.0), fill(x, 8.0)
    p, q = a + c, b + d
    r, s = fma(four, c, a), fma(eight, d, two * b)
    return a, p + q, p - q, r + s, r - s, d


@helper
def _load_column(x, place, row):
    """Four pixels below each other."""
    return (
        load(x, place),
        load(x, place + row),
        load(x, place + 2 * row),
        load(x, place + 3 * row),
    )


@helper
def _put_row(points, first, step, values):
    """Store four points of the basis."""
    store(points, first, values[0])
    store(points, first + step, values[1])
    store(points, first + 2 * step, values[2])
    store(points, first + 3 * step, values[3])


@helper
def _into_basis2(x, place, points, target):
    """Bᵀ d B of the 4×4 pixels at `place`, to the 16 points at `target`."""
    row, step = stride(x, 2), points.shape[1] * points.shape[2] * LANES
    a = _input2(*_load_column(x, place, row))
    b = _input2(*_load_column(x, place + LANES, row))
    c = _input2(*_load_column(x, place + 2 * LANES, row))
    d = _input2(*_load_column(x, place + 3 * LANES, row))
    _put_row(points, target, step, _input2(a[0], b[0], c[0], d[0]))
    _put_row(points, target + 4 * step, step, _input2(a[1], b[1], c[1], d[1]))
    _put_row(points, target + 8 * step, step, _input2(a[2], b[2], c[2], d[2]))
    _put_row(points, target + 12 * step, step, _input2(a[3], b[3], c[3], d[3]))


@helper
def _get_row2(points, place, step):
    """Aᵀ of four points of a column of the basis."""
    return _output2(
        load(points, place),
        load(points, place + 4 * step),
        load(points, place + 8 * step),
        load(points, place + 12 * step),
    )


@helper
def _out_of_basis2(points, place):
    """Aᵀ m A: the 2×2 outputs of the tile at `place`, in reading order."""
    step = points.shape[1] * points.shape[2] * LANES
    a = _get_row2(points, place, step)
    b = _get_row2(points, place + step, step)
    c = _get_row2(points, place + 2 * step, step)
    d = _get_row2(points, place + 3 * step, step)
    top, bottom = _output2(a[0], b[0], c[0], d[0]), _output2(a[1], b[1], c[1], d[1])
    return top[0], top[1], bottom[0], bottom[1]


@helper
def _load_column6(x, place, row):
    """Six pixels below each other, through Bᵀ of F(4, 3)."""
    return _input4(
        x,
        load(x, place),
        load(x, place + row),
        load(x, place + 2 * row),
        load(x, place + 3 * row),
        load(x, place + 4 * row),
        load(x, place + 5 * row),
    )


@helper
def _put_row6(points, first, step, values):
    """Store six points of the basis."""
    store(points, first, values[0])
    store(points, first + step, values[1])
    store(points, first + 2 * step, values[2])
    store(points, first + 3 * step, values[3])
    store(points, first + 4 * step, values[4])
    store(points, first + 5 * step, values[5])


@helper
def _into_basis4(x, place, points, target):
    """Bᵀ d B of the 6×6 pixels at `place`, to the 36 points at `target`."""
    row, step = stride(x, 2), points.shape[1] * points.shape[2] * LANES
    a = _load_column6(x, place, row)
    b = _load_column6(x, place + LANES, row)
    c = _load_column6(x, place + 2 * LANES, row)
    d = _load_column6(x, place + 3 * LANES, row)
    e = _load_column6(x, place + 4 * LANES, row)
    f = _load_column6(x, place + 5 * LANES, row)
    _put_row6(points, target, step, _input4(x, a[0], b[0], c[0], d[0], e[0], f[0]))
    _put_row6(points, target + 6 * step, step, _input4(x, a[1], b[1], c[1], d[1], e[1], f[1]))
    _put_row6(points, target + 12 * step, step, _input4(x, a[2], b[2], c[2], d[2], e[2], f[2]))
    _put_row6(points, target + 18 * step, step, _input4(x, a[3], b[3], c[3], d[3], e[3], f[3]))
    _put_row6(points, target + 24 * step, step, _input4(x, a[4], b[4], c[4], d[4], e[4], f[4]))
    _put_row6(points, target + 30 * step, step, _input4(x, a[5], b[5], c[5], d[5], e[5], f[5]))


@helper
def _get_row6(points, place, step):
    """Aᵀ of six points of a column of the basis."""
    return _output4(
        points,
        load(points, place),
        load(points, place + 6 * step),
        load(points, place + 12 * step),
        load(points, place + 18 * step),
        load(points, place + 24 * step),
        load(points, place + 30 * step),
    )


@helper
def _out_of_basis4(points, place, out, target, row, column):
    """Aᵀ m A: write the 4×4 outputs of the tile at `place`."""
    step = points.shape[1] * points.shape[2] * LANES
    a = _get_row6(points, place, step)
    b = _get_row6(points, place + step, step)
    c = _get_row6(points, place + 2 * step, step)
    d = _get_row6(points, place + 3 * step, step)
    e = _get_row6(points, place + 4 * step, step)
    f = _get_row6(points, place + 5 * step, step)
    _put_four(out, target, column, _output4(points, a[0], b[0], c[0], d[0], e[0], f[0]))
    _put_four(out, target + row, column, _output4(points, a[1], b[1], c[1], d[1], e[1], f[1]))
    _put_four(out, target + 2 * row, column, _output4(points, a[2], b[2], c[2], d[2], e[2], f[2]))
    _put_four(out, target + 3 * row, column, _output4(points, a[3], b[3], c[3], d[3], e[3], f[3]))


@helper
def _put_four(out, target, column, values):
    """Store four neighbours."""
    store(out, target, values[0])
    store(out, target + column, values[1])
    store(out, target + 2 * column, values[2])
    store(out, target + 3 * column, values[3])


@helper
def _spread_into_basis2(grad, place, points, target):
    """A δ Aᵀ of the 2×2 gradients at `place`, to 16 points, without the minus of A's last row."""
    row, column = stride(grad, 2), stride(grad, 3)
    step = points.shape[1] * points.shape[2] * LANES
    a = _spread2(load(grad, place), load(grad, place + row))
    b = _spread2(load(grad, place + column), load(grad, place + row + column))
    _put_row(points, target, step, _spread2(a[0], b[0]))
    _put_row(points, target + 4 * step, step, _spread2(a[1], b[1]))
    _put_row(points, target + 8 * step, step, _spread2(a[2], b[2]))
    _put_row(points, target + 12 * step, step, _spread2(a[3], b[3]))


@helper
def _spread_into_basis4(grad, place, points, target):
    """A δ Aᵀ of the 4×4 gradients at `place`, to the 36 points at `target`."""
    row, column = stride(grad, 2), stride(grad, 3)
    step = points.shape[1] * points.shape[2] * LANES
    a = _spread4(grad, *_load_column(grad, place, row))
    b = _spread4(grad, *_load_column(grad, place + column, row))
    c = _spread4(grad, *_load_column(grad, place + 2 * column, row))
    d = _spread4(grad, *_load_column(grad, place + 3 * column, row))
    _put_row6(points, target, step, _spread4(grad, a[0], b[0], c[0], d[0]))
    _put_row6(points, target + 6 * step, step, _spread4(grad, a[1], b[1], c[1], d[1]))
    _put_row6(points, target + 12 * step, step, _spread4(grad, a[2], b[2], c[2], d[2]))
    _put_row6(points, target + 18 * step, step, _spread4(grad, a[3], b[3], c[3], d[3]))
    _put_row6(points, target + 24 * step, step, _spread4(grad, a[4], b[4], c[4], d[4]))
    _put_row6(points, target + 30 * step, step, _spread4(grad, a[5], b[5], c[5], d[5]))


# ---------------------------------------------------------------- kernels


@helper
def basis_products(inputs, weight, outputs, channels, width, size):
    """One matrix multiplication per point: out[p, o, t] = Σ_i weight[p, o, i] · in[p, i, t].

    The register tile is `channels` output channels × `width` image tiles, `size` registers; all
    three are literals. `weight` is packed [point][group of channels][in channel][channels], a
    point in whole registers.
    """
    C, V, SIZE = literally(channels), literally(width), literally(size)  # noqa: N806
    (in_channels, tiles), (out_channels, _) = _size(inputs), _size(outputs)
    row = weight.size // inputs.shape[0]
    channel = inputs.shape[2] * LANES  # from a channel to the next, the same on both sides
    groups = (out_channels + C - 1) // C
    for p in range(inputs.shape[0]):
        for start in range(0, tiles, V):
            t = min(start, tiles - V)
            for g in range(groups):
                c0 = min(g * C, out_channels - C)
                tile = zero_tile(inputs, SIZE)
                place = p * inputs.shape[1] * channel + t * LANES
                w = p * row + g * in_channels * C
                for _ in range(in_channels):
                    tile = correlate_row(tile, inputs, place, 0, weight, w, 1, 1, 1, C, V)
                    place += channel
                    w += C
                target = (p * outputs.shape[1] + c0) * channel + t * LANES
                store_tile(tile, outputs, target, channel, 0, LANES, 1, C, V, 0)


@factory
def make_winograd_forward(channels: int, width: int, relu: int, pooled: int, dtype: str) -> Any:
    """Compile F(2×2, 3×3), with bias, and with ReLU or ReLU and 2×2 maxima if asked."""
    RELU, POOLED = relu, pooled  # noqa: N806
    C, V, SIZE = channels, width, channels * width  # noqa: N806
    scratch = _scratch(dtype)

    @kernel(
        types.void(
            blocked(dtype),
            flat(dtype),
            flat(dtype),
            types.Tuple((scratch, scratch)),
            blocked(dtype),
            blocked(dtype),
        )
    )
    def winograd_forward(x, weight, bias, scratch, out, codes):
        """Write one block of the output; with a pool, of the maxima and the winners' codes.

        Parameters
        ----------
        x : [1, in channel, height, width, lane] with its halo
        weight : in the basis, packed as `basis_products` reads it
        scratch : inputs and products of one row of tiles, [16, channel, tile, lane]
        """
        inputs, outputs = scratch
        rows, columns = out.shape[2], out.shape[3]
        tiles = _size(inputs)[1]
        size = 1 if POOLED else 2  # stored rows and columns of a tile
        zero = fill(x, 0.0)
        for top in range(0, rows, size):
            y = min(top, rows - size)
            for ci in range(x.shape[1]):
                for t in range(tiles):
                    left = min(t * size, columns - size) * (2 if POOLED else 1)
                    place = at(x, 0, ci, y * (2 if POOLED else 1), left)
                    _into_basis2(x, place, inputs, (ci * inputs.shape[2] + t) * LANES)
            basis_products(inputs, weight, outputs, C, V, SIZE)
            for c in range(out.shape[1]):
                shift = fill(x, bias[c])
                for t in range(tiles):
                    a, b, d, e = _out_of_basis2(outputs, (c * outputs.shape[2] + t) * LANES)
                    a, b, d, e = a + shift, b + shift, d + shift, e + shift
                    target = at(out, 0, c, y, min(t * size, columns - size))
                    if POOLED:
                        best, code = a, zero
                        new = wins(b, best)
                        best, code = select(new, b, best), select(new, fill(x, 1.0), code)
                        new = wins(d, best)
                        best, code = select(new, d, best), select(new, fill(x, 2.0), code)
                        new = wins(e, best)
                        best, code = select(new, e, best), select(new, fill(x, 3.0), code)
                        alive = positive_or_nan(best)
                        store(out, target, select(alive, best, zero))
                        dead = fill(x, 4.0)
                        place = at(codes, 0, c, y, min(t * size, columns - size))
                        store(codes, place, select(alive, code, dead))
                    else:
                        if RELU:
                            a = select(positive_or_nan(a), a, zero)
                            b = select(positive_or_nan(b), b, zero)
                            d = select(positive_or_nan(d), d, zero)
                            e = select(positive_or_nan(e), e, zero)
                        row, column = stride(out, 2), stride(out, 3)
                        store(out, target, a)
                        store(out, target + column, b)
                        store(out, target + row, d)
                        store(out, target + row + column, e)

    return winograd_forward


@factory
def make_winograd_input_gradient(channels: int, width: int, dtype: str) -> Any:
    """Compile F(4×4, 3×3): a correlation with the turned filters, for gradients."""
    C, V, SIZE = channels, width, channels * width  # noqa: N806
    scratch = _scratch(dtype)

    @kernel(
        types.void(blocked(dtype), flat(dtype), types.Tuple((scratch, scratch)), blocked(dtype))
    )
    def winograd_input_gradient(x, weight, scratch, out):
        """Write one block of `out`; arguments as in `winograd_forward`, with 36 points."""
        inputs, outputs = scratch
        rows, columns = out.shape[2], out.shape[3]
        tiles = _size(inputs)[1]
        for top in range(0, rows, 4):
            y = min(top, rows - 4)
            for ci in range(x.shape[1]):
                for t in range(tiles):
                    place = at(x, 0, ci, y, min(4 * t, columns - 4))
                    _into_basis4(x, place, inputs, (ci * inputs.shape[2] + t) * LANES)
            basis_products(inputs, weight, outputs, C, V, SIZE)
            for c in range(out.shape[1]):
                for t in range(tiles):
                    target = at(out, 0, c, y, min(4 * t, columns - 4))
                    place = (c * outputs.shape[2] + t) * LANES
                    _out_of_basis4(outputs, place, out, target, stride(out, 2), stride(out, 3))

    return winograd_input_gradient


@factory
def make_winograd_weight_gradient(side: int, groups: int, channels: int, dtype: str) -> Any:
    """Compile Σ_tiles (Bᵀ d B) ⊙ (A δ Aᵀ), the weight gradient in the basis of F(side², 3×3).

    `side` is 2 or 4; the register tile is `groups` input × `channels` output channels of a point.
    """
    M, G, C, SIZE = side, groups, channels, groups * channels  # noqa: N806
    scratch = _scratch(dtype)

    @kernel(
        types.void(
            blocked(dtype),
            blocked(dtype),
            types.Tuple((scratch, scratch)),
            types.Array(DTYPES[dtype], 2, "C"),
            INDEX,
        )
    )
    def winograd_weight_gradient(grad, x, scratch, sums, chunk):
        """Add one block's sums to sums[chunk], packed [point][group of C][group of G][G][C].

        Rows and columns of `grad` must be multiples of `side`; `scratch` holds some rows of tiles
        of x and grad.
        """
        inputs, deltas = scratch
        (in_channels, tiles), (out_channels, _) = _size(inputs), _size(deltas)
        channel, across = inputs.shape[2] * LANES, grad.shape[3] // M
        rows = tiles // across
        for top in range(0, grad.shape[2] // M, rows):
            for ci in range(in_channels):
                for t in range(tiles):
                    place = at(x, 0, ci, M * (top + t // across), M * (t % across))
                    target = ci * channel + t * LANES
                    if M == 2:
                        _into_basis2(x, place, inputs, target)
                    else:
                        _into_basis4(x, place, inputs, target)
            for c in range(out_channels):
                for t in range(tiles):
                    place = at(grad, 0, c, M * (top + t // across), M * (t % across))
                    target = c * channel + t * LANES
                    if M == 2:
                        _spread_into_basis2(grad, place, deltas, target)
                    else:
                        _spread_into_basis4(grad, place, deltas, target)
            for p in range(inputs.shape[0]):
                k = chunk * sums.shape[1] + p * (sums.shape[1] // inputs.shape[0])
                for start in range(0, out_channels, C):
                    c = min(start, out_channels - C)
                    for first in range(0, in_channels, G):
                        ci = min(first, in_channels - G)
                        tile = zero_tile(inputs, SIZE)
                        g = (p * deltas.shape[1] + c) * channel
                        place = (p * inputs.shape[1] + ci) * channel
                        for _ in range(tiles):
                            tile = multiply_taps(
                                tile,
                                deltas,
                                g,
                                channel,
                                inputs,
                                place,
                                channel,
                                G,
                                1,
                                C,
                            )
                            g += LANES
                            place += LANES
                        add_sums(tile, sums, k, SIZE)
                        k += SIZE

    return winograd_weight_gradient


# ---------------------------------------------------------------- weights, in NumPy terms

# G of F(2, 3) and F(4, 3): filters into the basis.
FILTER2 = np.array([[1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1]])
FILTER4 = np.array(
    [
        [1 / 4, 0, 0],
        [-1 / 6, -1 / 6, -1 / 6],
        [-1 / 6, 1 / 6, -1 / 6],
        [1 / 24, 1 / 12, 1 / 6],
        [1 / 24, -1 / 12, 1 / 6],
        [0, 0, 1],
    ]
)
