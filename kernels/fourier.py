"""Convolution by the Fourier transform: the products of a window become one per frequency.

Correlation theorem: if x̂ and ŵ are the discrete transforms of an image and of a filter that is
padded with zeros to its size, then x̂ · ŵ* is that of their correlation. It wraps around at the
border. So if the image is filled up with as many zeros as the larger padding has, they serve both
sides, and the first outputs are the last numbers (`whole`). Otherwise n pixels give the n − k + 1
outputs of a filter of k taps that see no border.

    whole  │ x x x x x x 0 0 │  padding 2 on either side        tiles  │ x x x x x x x x │
           │ y y y y y y . . │  shifted by 2: y₂ … y₅ y₀ y₁            │ y y y y . . . . │

    x ──rows──▶ lines [channel][row][k] ──columns──▶ points ──× ŵ*──▶ points ──columns──▶ lines ─▶ y

Rows are real numbers, so half of their frequencies are enough. One column after another is
multiplied and transformed back, so that its points stay in cache. Lanes are samples, as everywhere
(see `kernels.fourier_basis`). Tiles are large and few; the last one in a row, or of the rows, is
moved back to end at the border.

References
----------
Mathieu, Henaff & LeCun (2014), Fast Training of Convolutional Networks through FFTs.
"""

from typing import Any

from numba import types

from kernels.fourier_basis import (
    column_into_basis,
    column_out_of_basis,
    row_into_basis,
    rows_out_of_basis,
)
from kernels.jit import DTYPES, INDEX, blocked, factory, flat, helper, kernel, matrix
from kernels.machine import LANES
from kernels.simd import Emitter, at, fill, load, store, stride
from kernels.tiles import (
    add_from,
    same_tile,
    store_pooled,
    store_tile,
    transpose_square,
    zero_tile,
)
from kernels.tiling import frequencies
from kernels.unrolled import Memory, unrolled


def line_length(points: int) -> int:
    """Return the complex numbers from one row to the next.

    An odd number, so that columns are not spread over few cache lines.
    """
    return frequencies(points) | 1


@unrolled(same_tile)
def multiply_complex(
    e: Emitter, tile: Any, x: Memory, place: Any, weight: Memory, weights: Any, channels: int
) -> Any:
    """Add one term of a product with conjugates: tile[c] += x · weight[c]*.

    A complex number of `x` is two registers, those of the tile likewise. `weights` are the place of
    the real parts, and the step to the imaginary parts.
    """
    first, imaginary = weights
    re, im = (x.load(e.place(place, (LANES, k))) for k in (0, 1))
    minus = e.builder.fneg(re)
    for c in range(channels):
        factors = [weight.load_broadcast(e.place(first, (imaginary, k), (1, c))) for k in (0, 1)]
        for k, values in enumerate(((re, im), (im, minus))):
            for factor, value in zip(factors, values, strict=True):
                tile[2 * c + k] = e.fma(factor, value, tile[2 * c + k])
    return tile


@unrolled(same_tile)
def multiply_conjugate(
    e: Emitter, tile: Any, delta: Memory, place: Any, x: Memory, places: Any, channels: int
) -> Any:
    """Add one sample to the product of several channels: tile[c] += x[c] · delta*.

    A complex number of `delta` is two registers of several filters, one of `x` is broadcast from a
    lane of two registers. `places` are the place of the first channel, and the step to the next.
    """
    first, channel = places
    re, im = (delta.load(e.place(place, (LANES, k))) for k in (0, 1))
    minus = e.builder.fneg(im)
    for c in range(channels):
        real, imaginary = (
            x.load_broadcast(e.place(first, (channel, c), (LANES, k))) for k in (0, 1)
        )
        tile[2 * c] = e.fma(imaginary, im, e.fma(real, re, tile[2 * c]))
        tile[2 * c + 1] = e.fma(imaginary, re, e.fma(real, minus, tile[2 * c + 1]))
    return tile


@unrolled(same_tile)
def scale_and_add(e: Emitter, tile: Any, factor: Any, addend: Any) -> Any:
    """Multiply a tile by one register, and add another."""
    return [e.fma(register, factor, addend) for register in tile]


@helper
def frequency_products(inputs, weight, k, outputs, some, points, channels, size):
    """Multiply all points of a column: out[p, o] = Σ_i in[k·points + p, i] · weight[…, i, o]*.

    `some` are the numbers of input and output channels, and the first and number of those output
    channels that are computed; `channels` of them are a register tile of `size` registers. The last
    two are literals.
    """
    C, SIZE = channels, size  # noqa: N806
    ins, outs, first, made = some
    row = weight.shape[1]
    padded = row // (2 * ins)
    for p in range(k * points, (k + 1) * points):
        for start in range(first, min(first + made, outs), C):
            c0 = min(start, outs - C)
            tile = zero_tile(inputs, SIZE)
            place, w = p * (ins + 1) * 2 * LANES, p * row + c0
            for _ in range(ins):
                tile = multiply_complex(tile, inputs, place, weight, (w, padded), C)
                place += 2 * LANES
                w += 2 * padded
            target = ((p - k * points) * (made + 1) + c0 - min(first, outs - C)) * 2 * LANES
            store_tile(tile, outputs, target, (0, 0, LANES), (1, 1, SIZE), 0)


@helper
def into_basis(x, place, lines, points, targets, height, width, rows, columns):
    """Transform an image of height × width pixels to rows × columns points.

    The last four are literals. `lines` is scratch memory, [row][column][part][lane]; `targets` are
    the place of the first point, and steps to the next in a column and to the imaginary part.
    """
    SY, SX = height, width  # noqa: N806
    NY, NX = rows, columns  # noqa: N806
    target, point, imaginary = targets
    line = (NX // 2 + 1 | 1) * 2 * LANES
    for r in range(SY):
        start = place + r * stride(x, 2)
        row_into_basis(x, start, stride(x, 3), lines, (r * line, 2 * LANES, LANES), (SX, NX))
    for k in range(NX // 2 + 1):
        places = (k * 2 * LANES, line, LANES)
        column = (target + k * NY * point, point, imaginary)
        column_into_basis(lines, places, points, column, (SY, NY))


@factory
def make_fourier_filters(sides: tuple[int, int], points: tuple[int, int], dtype: str) -> Any:
    """Compile the transform of filters to `points`.

    `sides` of filters and points are (height, width).
    """
    (KH, KW), (NY, NX) = sides, points  # noqa: N806

    @kernel(types.void(blocked(dtype), flat(dtype), INDEX, matrix(dtype)))
    def fourier_filters(taps, lines, first, weight):
        """Write ŵ to weight [column and row of the point][in channel, part, out channel].

        Parameters
        ----------
        taps : [register of out channels, in channel from `first`, row, column, lane]
        lines : scratch memory, [row][column][part][lane]
        """
        row = weight.shape[1]
        padded = taps.shape[0] * LANES
        for v in range(taps.shape[0]):
            for ci in range(taps.shape[1]):
                targets = ((first + ci) * 2 * padded + v * LANES, row, padded)
                into_basis(taps, at(taps, v, ci, 0, 0), lines, weight, targets, KH, KW, NY, NX)

    return fourier_filters


@factory
def make_fourier_forward(
    seen: tuple[int, int],
    points: tuple[int, int],
    first: tuple[int, int],
    kept: tuple[int, int],
    channels: int,
    ending: str,
    dtype: str,
) -> Any:
    """Compile the correlation with filters in the basis.

    A tile is computed from `seen` pixels, with a transform of `points`, of which `kept` from
    `first` on are outputs; all are (height, width). The register tile of the products is `channels`
    output channels. `ending` consists of the words relu and pool, see
    `winograd.make_winograd_forward`.
    """
    (SY, SX), (NY, NX), (FY, FX), (TY, TX) = seen, points, first, kept  # noqa: N806
    C, SIZE = channels, 2 * channels  # noqa: N806
    K, LINE = frequencies(points[1]), line_length(points[1]) * 2 * LANES  # noqa: N806
    RELU, POOLED = (int(word in ending.split()) for word in ("relu", "pool"))  # noqa: N806
    STEP = 2 if POOLED else 1  # noqa: N806
    scalar = DTYPES[dtype]
    scratch = types.UniTuple(flat(dtype), 4)

    @kernel(
        types.void(
            *(blocked(dtype), matrix(dtype), flat(dtype), scratch, INDEX),
            *(blocked(dtype), blocked(dtype)),
        )
    )
    def fourier_forward(x, weight, bias, scratch, made, out, codes):
        """Write one block of the output; with a pool, of the maxima and the winners' codes.

        Parameters
        ----------
        x : [1, in channel, height, width, lane], with its halo unless the output is one tile
        weight : see `make_fourier_filters`
        scratch : complex numbers of two registers: rows of one channel in the basis, [row][column];
            points of all input channels, [column][row][in channel], and of `made` output channels
            in a column, [row][out channel], both with a channel to spare; and their rows in the
            basis, [out channel][row][column]
        made : output channels that are taken out of the basis together, whole register tiles
        out : at least as large as a tile
        """
        lines, inputs, outputs, kept_lines = scratch
        ins, outs = x.shape[1], out.shape[1]
        rows, columns = out.shape[2] * STEP, out.shape[3] * STEP
        scale = fill(x, scalar(1.0 / (NY * NX)))
        for top in range(0, rows, TY):
            y = min(top, rows - TY)
            for beside in range(0, columns, TX):
                left = min(beside, columns - TX)
                for ci in range(ins):
                    place = at(x, 0, ci, y, left)
                    targets = (ci * 2 * LANES, (ins + 1) * 2 * LANES, LANES)
                    into_basis(x, place, lines, inputs, targets, SY, SX, NY, NX)
                for start in range(0, outs, made):
                    last, origin = min(start + made, outs), min(start, outs - C)
                    for k in range(K):
                        some = (ins, outs, start, made)
                        frequency_products(inputs, weight, k, outputs, some, NY, C, SIZE)
                        for c in range(start, last):
                            places = ((c - origin) * 2 * LANES, (made + 1) * 2 * LANES, LANES)
                            target = ((c - start) * TY * LINE + k * 2 * LANES, LINE, LANES)
                            column_out_of_basis(outputs, places, kept_lines, target, (NY, FY, TY))
                    for c in range(start, last):
                        offset = fill(x, bias[c])
                        for r in range(0, TY, STEP):
                            place = ((c - start) * TY + r) * LINE
                            tile = rows_out_of_basis(kept_lines, (place, LINE), (STEP, NX, FX, TX))
                            tile = scale_and_add(tile, scale, offset)
                            target = at(out, 0, c, (y + r) // STEP, left // STEP)
                            steps = (0, 0, stride(out, 3))
                            if POOLED:
                                code = (at(codes, 0, c, (y + r) // STEP, left // STEP), 0, 0)
                                sizes = (2, 1, TX, RELU)
                                store_pooled(tile, out, target, steps, codes, code, sizes)
                            else:
                                store_tile(tile, out, target, steps, (1, 1, TX), RELU)

    return fourier_forward


@factory
def make_fourier_weight_gradient(
    seen: tuple[int, int],
    points: tuple[int, int],
    kept: tuple[int, int],
    channels: int,
    filled: int,
    dtype: str,
) -> Any:
    """Compile Σ_tiles x̂ · δ̂*, the gradient of the filters in the basis.

    As in `winograd.make_winograd_weight_gradient`, the gradient is transposed, so that its
    registers hold several channels of one sample.

    Parameters
    ----------
    seen, points, kept : pixels, size of the transform and outputs of a tile, (height, width); tiles
        do not overlap
    channels : input channels of a register tile
    filled : output channels in a register, fewer than there are lanes if there are not more
    """
    (SY, SX), (NY, NX), (TY, TX) = seen, points, kept  # noqa: N806
    K, LINE = frequencies(points[1]), line_length(points[1]) * 2 * LANES  # noqa: N806
    G, SIZE, FILLED = channels, 2 * channels, filled  # noqa: N806
    scratch = types.UniTuple(flat(dtype), 5)

    @kernel(types.void(blocked(dtype), blocked(dtype), scratch, matrix(dtype), INDEX))
    def fourier_weight_gradient(grad, x, scratch, sums, chunk):
        """Add one block's sums to sums[chunk].

        They are [column][row][register of out channels][group of G][in channel][part][lane].

        Parameters
        ----------
        grad, x : [1, channel, height, width, lane]; x with its halo, unless it is one tile
        scratch : complex numbers of two registers: rows of one channel of x in the basis, its
            points [column][row][in channel], with a channel to spare, rows of `filled` channels of
            grad in the basis [sample][row][column] and their points in a column [row][sample]; and
            a row of grad, [column][sample]
        """
        lines, inputs, kept_lines, deltas, square = scratch
        ins, outs = x.shape[1], grad.shape[1]
        vectors, groups = (outs + FILLED - 1) // FILLED, (ins + G - 1) // G
        apart = (ins + 1) * 2 * LANES
        for top in range(0, grad.shape[2], TY):
            for left in range(0, grad.shape[3], TX):
                for ci in range(ins):
                    place, targets = at(x, 0, ci, top, left), (ci * 2 * LANES, apart, LANES)
                    into_basis(x, place, lines, inputs, targets, SY, SX, NY, NX)
                for v in range(vectors):
                    c = min(v * FILLED, outs - FILLED)
                    for r in range(TY):
                        for j in range(TX):
                            place, target = at(grad, 0, c, top + r, left + j), j * LANES * LANES
                            step = stride(grad, 1)
                            transpose_square(grad, place, step, square, target, LANES, FILLED)
                        for s in range(LANES):
                            target = ((s * TY + r) * LINE, 2 * LANES, LANES)
                            step = LANES * LANES
                            row_into_basis(square, s * LANES, step, kept_lines, target, (TX, NX))
                    for k in range(K):
                        for s in range(LANES):
                            places = (s * TY * LINE + k * 2 * LANES, LINE, LANES)
                            target = (s * 2 * LANES, (LANES + 1) * 2 * LANES, LANES)
                            column_into_basis(kept_lines, places, deltas, target, (TY, NY))
                        for p in range(NY):
                            for g in range(groups):
                                ci = min(g * G, ins - G)
                                place = (k * NY + p) * apart + ci * 2 * LANES
                                delta = p * (LANES + 1) * 2 * LANES
                                tile = zero_tile(x, SIZE)
                                for s in range(LANES):
                                    places = (place + s, 2 * LANES)
                                    tile = multiply_conjugate(
                                        tile, deltas, delta, inputs, places, G
                                    )
                                    delta += 2 * LANES
                                slot = ((k * NY + p) * vectors + v) * groups + g
                                target = chunk * sums.shape[1] + slot * SIZE * LANES
                                tile = add_from(tile, sums, target, (0, LANES), (1, SIZE))
                                store_tile(tile, sums, target, (0, 0, LANES), (1, 1, SIZE), 0)

    return fourier_weight_gradient


@factory
def make_fourier_taps(
    sides: tuple[int, int], points: tuple[int, int], first: tuple[int, int], dtype: str
) -> Any:
    """Compile the way back of a weight gradient, from `points` to filters of `sides`.

    `first` are the first row and column of the filters.
    """
    (KH, KW), (NY, NX), (FY, FX) = sides, points, first  # noqa: N806
    K, LINE = frequencies(points[1]), line_length(points[1]) * 2 * LANES  # noqa: N806
    NUMBERS = K * NY  # noqa: N806
    scalar = DTYPES[dtype]

    @kernel(types.void(matrix(dtype), INDEX, flat(dtype), flat(dtype), blocked(dtype)))
    def fourier_taps(sums, first, column, lines, taps):
        """Add up the chunks of sums, transform them back, and set them to zero again.

        Parameters
        ----------
        sums : [chunk, number], as `make_fourier_weight_gradient` leaves them
        first : the first input channel, counting those that are computed twice
        column, lines : scratch memory, [row][part][lane] and [row][column][part][lane]
        taps : [register of out channels, in channel from `first`, row, column, lane]
        """
        vectors, step = taps.shape[0], sums.shape[1] // NUMBERS
        scale, zero = fill(taps, scalar(1.0 / (NY * NX))), fill(taps, 0.0)
        for v in range(vectors):
            for c in range(taps.shape[1]):
                slot = v * (step // vectors) + (first + c) * 2 * LANES
                for k in range(K):
                    for p in range(NY):
                        for part in range(0, 2 * LANES, LANES):
                            place = (k * NY + p) * step + slot + part
                            value = zero
                            for chunk in range(sums.shape[0]):
                                value = value + load(sums, chunk * sums.shape[1] + place)
                                store(sums, chunk * sums.shape[1] + place, zero)
                            store(column, p * 2 * LANES + part, value)
                    target = (k * 2 * LANES, LINE, LANES)
                    places = (0, 2 * LANES, LANES)
                    column_out_of_basis(column, places, lines, target, (NY, FY, KH))
                for i in range(KH):
                    tile = rows_out_of_basis(lines, (i * LINE, LINE), (1, NX, FX, KW))
                    tile = scale_and_add(tile, scale, zero)
                    store_tile(tile, taps, at(taps, v, c, i, 0), (0, 0, LANES), (1, 1, KW), 0)

    return fourier_taps
