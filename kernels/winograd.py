"""Winograd convolution for 3×3 filters: fewer multiplications (Lavin & Gray 2016).

A tile of m×m outputs is computed from (m+2)×(m+2) inputs by going to another basis and back:

    Y = Aᵀ [ (G g Gᵀ) ⊙ (Bᵀ d B) ] A

m = 2 takes 16 multiplications per 4 outputs instead of 36, m = 4 takes 36 per 16 instead of 144.
Lanes are samples, so the transforms (see `kernels.winograd_basis`) are plain additions of whole
registers, and the products are one small matrix multiplication per point of the basis, tiled in
registers.

    x ──Bᵀ·B──▶ scratch U [point][in channel][tile] ──× weights──▶ M [point][out channel][tile] ──▶

Tiles are processed one row of the image, or an equal part of it, at a time, so that U and M stay in
cache. The last tile, and the last part, are moved back to end at the border. A dilated convolution
is an ordinary one on every d-th pixel: the kernels take such views, whose neighbors in a row are
`dilation_x` registers apart. m = 4 loses about one digit to rounding: it is used only for
gradients, where no decision (ReLU, maximum) depends on the last bit.
"""

from typing import Any

from numba import types
from numba.misc.special import literally

from kernels.jit import DTYPES, INDEX, blocked, factory, flat, helper, kernel
from kernels.machine import LANES
from kernels.simd import at, fill, positive_or_nan, select, store, stride, wins
from kernels.tiles import add_sums, correlate_row, multiply_taps, store_tile, zero_tile
from kernels.winograd_basis import gradient_into_basis, into_basis, out_of_basis


def _scratch(dtype: str) -> Any:
    """[point, channel, tile, lane], with one channel and one tile to spare.

    Without the spare ones, the points of a tile would often be a power of two apart and compete for
    the same few cache lines.
    """
    return types.Array(DTYPES[dtype], 4, "C")


@helper
def _size(points):
    """Return channels and tiles of a scratch, without the spare ones."""
    return points.shape[1] - 1, points.shape[2] - 1


@helper
def _step(points):
    """Elements from a point to the next."""
    return points.shape[1] * points.shape[2] * LANES


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
                    tile = correlate_row(tile, inputs, place, 0, weight, w, (1, 1, 1, 1, C, V))
                    place += channel
                    w += C
                target = (p * outputs.shape[1] + c0) * channel + t * LANES
                store_tile(tile, outputs, target, (0, channel, LANES), (1, C, V), 0)


@factory
def make_winograd_forward(
    channels: int, width: int, relu: int, pooled: int, dilation_x: int, dtype: str
) -> Any:
    """Compile F(2×2, 3×3) with bias, optionally with ReLU, 2×2 maxima, or both."""
    RELU, POOLED, COLUMN = relu, pooled, dilation_x * LANES  # noqa: N806
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
        across = (columns + size - 1) // size
        parts = (across + tiles - 1) // tiles
        zero = fill(x, 0.0)
        for part in range((rows + size - 1) // size * parts):
            y = min(part // parts * size, rows - size)
            first = min(part % parts * tiles, across - tiles)
            for ci in range(x.shape[1]):
                for t in range(tiles):
                    left = min((first + t) * size, columns - size) * (2 if POOLED else 1)
                    place = at(x, 0, ci, y * (2 if POOLED else 1), left)
                    target = (ci * inputs.shape[2] + t) * LANES
                    into_basis(x, place, (stride(x, 2), COLUMN), inputs, target, _step(inputs), 2)
            basis_products(inputs, weight, outputs, C, V, SIZE)
            for c in range(out.shape[1]):
                shift = fill(x, bias[c])
                for t in range(tiles):
                    place = (c * outputs.shape[2] + t) * LANES
                    a, b, d, e = out_of_basis(outputs, place, _step(outputs), 2)
                    a, b, d, e = a + shift, b + shift, d + shift, e + shift
                    target = at(out, 0, c, y, min((first + t) * size, columns - size))
                    if POOLED:
                        best, code = a, zero
                        new = wins(b, best)
                        best, code = select(new, b, best), select(new, fill(x, 1.0), code)
                        new = wins(d, best)
                        best, code = select(new, d, best), select(new, fill(x, 2.0), code)
                        new = wins(e, best)
                        best, code = select(new, e, best), select(new, fill(x, 3.0), code)
                        if RELU:
                            alive = positive_or_nan(best)
                            best = select(alive, best, zero)
                            code = select(alive, code, fill(x, 4.0))
                        store(out, target, best)
                        place = at(codes, 0, c, y, min((first + t) * size, columns - size))
                        store(codes, place, code)
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
def make_winograd_input_gradient(channels: int, width: int, dilation_x: int, dtype: str) -> Any:
    """Compile F(4×4, 3×3): a correlation with the filters turned by 180°, for gradients."""
    C, V, SIZE, COLUMN = channels, width, channels * width, dilation_x * LANES  # noqa: N806
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
                    target = (ci * inputs.shape[2] + t) * LANES
                    into_basis(x, place, (stride(x, 2), COLUMN), inputs, target, _step(inputs), 4)
            basis_products(inputs, weight, outputs, C, V, SIZE)
            for c in range(out.shape[1]):
                for t in range(tiles):
                    target = at(out, 0, c, y, min(4 * t, columns - 4))
                    place = (c * outputs.shape[2] + t) * LANES
                    tile = out_of_basis(outputs, place, _step(outputs), 4)
                    steps = (stride(out, 2), 0, stride(out, 3))
                    store_tile(tile, out, target, steps, (4, 1, 4), 0)

    return winograd_input_gradient


@factory
def make_winograd_weight_gradient(
    side: int, groups: int, channels: int, dilation_x: int, dtype: str
) -> Any:
    """Compile Σ_tiles (Bᵀ d B) ⊙ (A δ Aᵀ), the weight gradient in the basis of F(side², 3×3).

    `side` is 2 or 4; the register tile is `groups` input × `channels` output channels of a point.
    """
    M, G, C, SIZE = side, groups, channels, groups * channels  # noqa: N806
    COLUMN = dilation_x * LANES  # noqa: N806
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
                    into_basis(x, place, (stride(x, 2), COLUMN), inputs, target, _step(inputs), M)
            for c in range(out_channels):
                for t in range(tiles):
                    place = at(grad, 0, c, M * (top + t // across), M * (t % across))
                    target = c * channel + t * LANES
                    steps = (stride(grad, 2), stride(grad, 3))
                    gradient_into_basis(grad, place, steps, deltas, target, _step(deltas), M)
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
                                tile, deltas, (g, channel), inputs, (place, channel), (G, 1, C)
                            )
                            g += LANES
                            place += LANES
                        add_sums(tile, sums, k)
                        k += SIZE

    return winograd_weight_gradient
