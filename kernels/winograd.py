"""Winograd convolution: fewer multiplications (Lavin & Gray 2016).

A tile of m×m outputs is computed from (m+2)×(m+2) inputs by going to another basis and back:

    Y = Aᵀ [ (G g Gᵀ) ⊙ (Bᵀ d B) ] A

m = 2 takes 16 multiplications per 4 outputs instead of 36, m = 4 takes 36 per 16 instead of 144.
Lanes are samples, so the transforms (see `kernels.winograd_basis`) are plain additions of whole
registers, and the products are one small matrix multiplication per point of the basis, tiled in
registers.

    x ──Bᵀ·B──▶ scratch U [point][in channel][tile] ──× weights──▶ M [point][out channel][tile] ──▶

Tiles are processed one row of the image, or an equal part of it, at a time, so that U and M stay in
cache. With `ahead`, for maps that do not fit into it, the places of the outputs are fetched during
their products: caches do not foresee short rows of many channels. The last tile, and the last part,
are moved back to end at the border. A dilated convolution is an ordinary one on every d-th pixel:
the kernels take such views, whose neighbors in a row are `dilation_x` registers apart. The gradient
of the input is the forward kernel again, with the filters rotated by 180°.

A larger filter is a sum of 3×3 filters that are shifted against each other:

    ┌───┬───┐     the convolution of c channels with these filters is one of 4·c channels with 3×3
    │ 3 │ 3 │     filters, where each channel occurs at 4 shifts; the sum is computed in the basis,
    ├───┼───┤     so there is one transform back for all. Where two parts overlap, because the side
    │ 3 │ 3 │     is no multiple of 3, the taps of one of them are zero.
    └───┴───┘
"""

from typing import Any

from numba import types

from kernels.arrays import ArrayType
from kernels.jit import DTYPES, INDEX, INDICES, blocked, factory, flat, helper, kernel, matrix
from kernels.machine import LANES
from kernels.simd import at, fill, stride, total
from kernels.tiles import (
    add_from,
    add_to_tile,
    correlate_row,
    load_tile,
    multiply_matrix,
    pass_where_positive,
    prefetch,
    store_pooled,
    store_tile,
    sum_of_tile,
    transpose_square,
    zero_tile,
)
from kernels.winograd_basis import gradient_into_basis, line_into_basis, out_of_basis


def _scratch(dtype: str) -> Any:
    """[point, channel, tile, lane], with one channel and one tile to spare.

    Without the spare ones, the points of a tile would often be a power of two apart and compete for
    the same few cache lines.
    """
    return ArrayType(DTYPES[dtype], 4, "C")


@helper
def _size(points):
    """Return channels and tiles of a scratch, without the spare ones."""
    return points.shape[1] - 1, points.shape[2] - 1


@helper
def _step(points):
    """Elements from a point to the next."""
    return points.shape[1] * points.shape[2] * LANES


@helper
def basis_products(inputs, weight, part, outputs, groups, channels, width, size):
    """One matrix multiplication per point: out[p, o, t] = Σ_i weight[p, o, i] · in[p, i, t].

    `groups` are the number of output channels, the first of their groups that is computed, and the
    first that is not. The register tile is `channels` output channels × `width` image tiles, `size`
    registers; all three are literals. `weight` is packed [part][point][group of channels][in
    channel][channels], a point in whole registers; the sums of the first part are written, those of
    others added.
    """
    C, V, SIZE = channels, width, size  # noqa: N806
    (in_channels, tiles), (out_channels, first, last) = _size(inputs), groups
    row = weight.shape[1]
    channel = inputs.shape[2] * LANES  # from a channel to the next, the same on both sides
    for p in range(inputs.shape[0]):
        for start in range(0, tiles, V):
            t = min(start, tiles - V)
            for g in range(first, last):
                c0 = min(g * C, out_channels - C) - min(first * C, out_channels - C)
                target = (p * outputs.shape[1] + c0) * channel + t * LANES
                if part:
                    tile = load_tile(outputs, target, (channel, LANES), (C, V))
                else:
                    tile = zero_tile(inputs, SIZE)
                place = p * inputs.shape[1] * channel + t * LANES
                w = (part * inputs.shape[0] + p) * row + g * in_channels * C
                for _ in range(in_channels):
                    tile = correlate_row(tile, inputs, place, 0, weight, w, (1, 1, 1, 1, C, V))
                    place += channel
                    w += C
                store_tile(tile, outputs, target, (0, channel, LANES), (1, C, V), 0)


@helper
def columns_into_basis(x, place, column, lines, width, side):
    """Write Bᵀ of `width` columns of pixels to lines[0, :, k].

    `column` is the step from one to the next in `x`; `side` is a literal.
    """
    row, apart = stride(x, 2), lines.shape[2] * LANES
    for k in range(width):
        line_into_basis(x, place, row, lines, k * LANES, apart, side)
        place += column


@factory
def make_winograd_forward(
    side: int, channels: int, width: int, ending: str, dilation_x: int, ahead: int, dtype: str
) -> Any:
    """Compile F(side², 3×3) with bias, and what happens before the store.

    `side` is 2 or 4; the register tile of the products is `channels` × `width`. `ending` consists
    of words, in this order:

    | word | effect |
    |---|---|
    | add | other maps are added, of the same shape |
    | relu | the ReLU is applied |
    | pool | only 2×2 maxima are stored, and the winners' codes |
    | gate | what a ReLU did not let pass becomes zero, and the rest is added up per channel |
    """
    M, AHEAD = side, ahead  # noqa: N806
    ADDED, RELU, POOLED, GATED = (  # noqa: N806
        int(word in ending.split()) for word in ("add", "relu", "pool", "gate")
    )
    COLUMN = dilation_x * LANES  # noqa: N806
    C, V, SIZE = channels, width, channels * width  # noqa: N806
    STORED, SCALE = (side // 2, 2) if POOLED else (side, 1)  # noqa: N806
    scratch = _scratch(dtype)

    @kernel(
        types.void(
            blocked(dtype),
            types.Tuple((INDICES, INDICES)),
            matrix(dtype),
            flat(dtype),
            types.Tuple((scratch, scratch, scratch)),
            types.Tuple((blocked(dtype), blocked(dtype), blocked(dtype))),
            matrix(dtype),
            INDEX,
        )
    )
    def winograd_forward(x, shifts, weight, bias, scratch, maps, sums, chunk):
        """Write one block of the output; with a pool, of the maxima and the winners' codes.

        Parameters
        ----------
        x : [1, in channel, height, width, lane] with its halo
        shifts : rows and columns where the 3×3 parts of a filter start
        weight : in the basis, packed as `basis_products` reads it
        scratch : inputs and products of one row of tiles, [(side + 2)², channel, tile, lane], and
            pixels whose columns are transformed, [1, side + 2, column, lane]; each channel occurs
            at each shift, and as many of these as `inputs` holds are one part of the products; if
            `inputs` holds all, `outputs` may be as small as some register tiles
        maps : the output, at least one tile high and wide; what is added to it, or the codes; and
            the outputs of the ReLU of the gate, which are read
        sums : [chunk, channel]; with a gate, sums[chunk] is increased, and tiles must not overlap
        """
        (inputs, outputs, lines), (down, right) = scratch, shifts
        out, other, gate = maps
        rows, columns = out.shape[2], out.shape[3]
        (seen, tiles), (held, _) = _size(inputs), _size(outputs)
        outs = out.shape[1]
        groups, made = (outs + C - 1) // C, (held + C - 1) // C
        rounds = x.shape[1] * down.size * right.size // seen
        across = (columns + STORED - 1) // STORED
        parts = (across + tiles - 1) // tiles
        for part in range((rows + STORED - 1) // STORED * parts):
            y = min(part // parts * STORED, rows - STORED)
            first = min(part % parts * tiles, across - tiles)
            start = min(first * STORED, columns - STORED)
            width = min((first + tiles - 1) * STORED, columns - STORED) - start
            for k in range(rounds * seen):
                ci, below, beside = k // (down.size * right.size), k // right.size, k % right.size
                if beside == 0:
                    place = at(x, 0, ci, y * SCALE + down[below % down.size], start * SCALE)
                    seen_width = width * SCALE + M + 2 + right[right.size - 1]
                    columns_into_basis(x, place, COLUMN, lines, seen_width, M)
                target = k % seen * inputs.shape[2] * LANES
                for r in range(M + 2):
                    for t in range(tiles):
                        left = min((first + t) * STORED, columns - STORED) - start
                        place = (r * lines.shape[2] + left * SCALE + right[beside]) * LANES
                        point = target + t * LANES + r * (M + 2) * _step(inputs)
                        line_into_basis(lines, place, LANES, inputs, point, _step(inputs), M)
                if k % seen == seen - 1 and k // seen < rounds - 1:
                    every = (outs, INDEX(0), groups)  # of the same types as `some`
                    basis_products(inputs, weight, k // seen, outputs, every, C, V, SIZE)
            for g in range(0, groups, made):
                for c in range(g * C, min((g + made) * C, outs) if AHEAD else 0):
                    for t in range(tiles):
                        left = min((first + t) * STORED, columns - STORED)
                        steps = (stride(out, 2), stride(out, 3))
                        prefetch(out, at(out, 0, c, y, left), steps, (STORED, STORED), 1)
                        if ADDED:
                            steps = (stride(other, 2), stride(other, 3))
                            prefetch(other, at(other, 0, c, y, left), steps, (STORED, STORED), 0)
                        if GATED:
                            steps = (stride(gate, 2), stride(gate, 3))
                            prefetch(gate, at(gate, 0, c, y, left), steps, (STORED, STORED), 0)
                some = (outs, g, min(g + made, groups))
                basis_products(inputs, weight, rounds - 1, outputs, some, C, V, SIZE)
                for c in range(g * C, min((g + made) * C, outs)):
                    offset, passed = fill(x, bias[c]), fill(x, 0.0)
                    for t in range(tiles):
                        place = ((c - min(g * C, outs - C)) * outputs.shape[2] + t) * LANES
                        tile = add_to_tile(out_of_basis(outputs, place, _step(outputs), M), offset)
                        left = min((first + t) * STORED, columns - STORED)
                        target = at(out, 0, c, y, left)
                        steps = (stride(out, 2), 0, stride(out, 3))
                        if ADDED:
                            apart = (stride(other, 2), 0, stride(other, 3))
                            tile = add_from(tile, other, at(other, 0, c, y, left), apart, (M, 1, M))
                        if GATED:
                            place = at(gate, 0, c, y, left)
                            apart = (stride(gate, 2), 0, stride(gate, 3))
                            tile = pass_where_positive(tile, gate, place, apart, (M, 1, M))
                            passed = passed + sum_of_tile(tile)
                        if POOLED:
                            code = (at(other, 0, c, y, left), stride(other, 2), 0)
                            store_pooled(tile, out, target, steps, other, code, (M, 1, M, RELU))
                        else:
                            store_tile(tile, out, target, steps, (M, 1, M), RELU)
                    if GATED:
                        sums[chunk, c] += total(passed)

    return winograd_forward


@factory
def make_winograd_weight_gradient(
    side: int, inputs: int, registers: int, filled: int, dilation_x: int, dtype: str
) -> Any:
    """Compile Σ_tiles (Bᵀ d B) ⊙ (A δ Aᵀ), the weight gradient in the basis of F(side², 3×3).

    Everywhere else, the numbers in a register belong to several samples, so a sum over samples
    would end as one over lanes, 36 times for each pair of channels. Here, the gradient is
    transposed first, and its registers hold several channels of one sample:

    ```
                  channels        samples
                  ┌───────┐       ┌───────┐
        samples   │ δᵀ    │   ◀── │ δ     │ channels     sums += x[sample] · δᵀ[sample]
                  └───────┘       └───────┘
    ```

    Parameters
    ----------
    side : 2 or 4
    inputs, registers : the register tile of a point, input channels × registers of output channels
    filled : channels in a register, fewer than there are lanes if there are not more
    """
    M, G, V, SIZE = side, inputs, registers, inputs * registers  # noqa: N806
    COLUMN, FILLED = dilation_x * LANES, filled  # noqa: N806
    scratch = _scratch(dtype)

    @kernel(
        types.void(
            blocked(dtype),
            blocked(dtype),
            types.Tuple((scratch, scratch, scratch, scratch)),
            matrix(dtype),
            INDEX,
            INDEX,
        )
    )
    def winograd_weight_gradient(grad, x, scratch, sums, chunk, first):
        """Add one block's sums to sums[chunk], [point][group of V][group of G][G][V][lane].

        Rows and columns of `grad` must be multiples of `side`.

        Parameters
        ----------
        grad, x : [1, channel, height, width, lane], x with its halo
        scratch : points of some rows of tiles of x, [point, channel, tile, lane], and of `grad`,
            [point, register, tile and sample, lane]; pixels whose columns are transformed,
            [1, side + 2, column, lane]; a tile of `grad`, [1, pixel, sample, lane]
        first : 1 if the sums are to be written, 0 if they are to be added to
        """
        points, deltas, lines, square = scratch
        (in_channels, tiles), vectors = _size(points), deltas.shape[1]
        channel, across = points.shape[2] * LANES, grad.shape[3] // M
        rows = tiles // across
        for top in range(0, grad.shape[2] // M, rows):
            for ci in range(in_channels):
                for line in range(rows):
                    place = at(x, 0, ci, M * (top + line), 0)
                    columns_into_basis(x, place, COLUMN, lines, M * across + 2, M)
                    target = ci * channel + line * across * LANES
                    for r in range(M + 2):
                        for t in range(across):
                            place = (r * lines.shape[2] + M * t) * LANES
                            point = target + t * LANES + r * (M + 2) * _step(points)
                            line_into_basis(lines, place, LANES, points, point, _step(points), M)
            for v in range(vectors):
                c = min(v * FILLED, grad.shape[1] - FILLED)
                for t in range(tiles):
                    for p in range(M * M):
                        y, left = M * (top + t // across) + p // M, M * (t % across) + p % M
                        place, target = at(grad, 0, c, y, left), p * LANES * LANES
                        step = stride(grad, 1)
                        transpose_square(grad, place, step, square, target, LANES, FILLED)
                    for s in range(LANES):
                        target = (v * deltas.shape[2] + t * LANES + s) * LANES
                        steps = (M * LANES * LANES, LANES * LANES)
                        gradient_into_basis(
                            square, s * LANES, steps, deltas, target, _step(deltas), M
                        )
            k = chunk * sums.shape[1]
            for p in range(points.shape[0]):
                for v in range(0, vectors, V):
                    for start in range(0, in_channels, G):
                        ci = min(start, in_channels - G)
                        tile = zero_tile(points, SIZE)
                        g = (p * vectors + v) * deltas.shape[2] * LANES
                        place = (p * points.shape[1] + ci) * channel
                        for _ in range(tiles * LANES):
                            tile = multiply_matrix(
                                tile,
                                deltas,
                                (g, deltas.shape[2] * LANES),
                                points,
                                (place, channel),
                                (G, V),
                            )
                            g += LANES
                            place += 1
                        if top or not first:
                            tile = add_from(tile, sums, k, (V * LANES, LANES), (G, V))
                        store_tile(tile, sums, k, (0, V * LANES, LANES), (1, G, V), 0)
                        k += SIZE * LANES

    return winograd_weight_gradient
