"""Exact sparse backward of a convolution in front of a max pool, or of a ReLU and a pool.

At most one gradient of each pool window is not zero, so most of the work of the direct backward is
multiplying zeros. Here lanes are not samples but the row of a patch, (column j, input channel), and
only live gradients are visited, sample by sample:

    samples[lane]  ┌───────────────────────────────┐   one image, [row][column][channel]
                   │   ┌─────────────┐ ◀─ kernel   │
                   │   │ row i of the│    row i:    │   a live gradient g at a window's winner
                   │   │ patch       │   REGISTERS  │   adds g · patch to the weight's gradient,
                   │   └─────────────┘    registers │   and g · filter to the input's
                   └───────────────────────────────┘

Lanes beyond the patch hold whatever comes next in memory: their sums are never read, and the packed
filters are zero there.
"""

from itertools import product
from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from kernels.arrays import ArrayType, clear
from kernels.jit import INDEX, INDICES, blocked, factory, flat, helper, kernel, matrix
from kernels.machine import LANES
from kernels.simd import Emitter, at, simd_of
from kernels.tiles import exchange, load_tile, same_tile, store_tile
from kernels.unrolled import Memory, unrolled

# Channels whose winners are kept in one integer.
MASK_BITS = 48
LIST = ArrayType(types.int64, 1, "C")


@unrolled()
def gather_square(
    e: Emitter,
    x: Memory,
    base: Any,
    offsets: Memory,
    first: Any,
    out: Memory,
    target: Any,
    row: Any,
) -> None:
    """Transpose the registers x[base + offsets[first + k]]: out[lane, k] = register k[lane].

    `row` is the length of a row of `out`.
    """
    registers = [x.load(place) for place in _places(e, base, offsets, first)]
    out.store_line(target, row, exchange(e, registers))


@unrolled()
def scatter_square(
    e: Emitter, x: Memory, place: Any, row: Any, out: Memory, base: Any, offsets: Memory, first: Any
) -> None:
    """Transpose back: the register out[base + offsets[first + k]] = x[lane, k] for all lanes."""
    registers = exchange(e, x.load_line(place, row, LANES))
    for target, register in zip(_places(e, base, offsets, first), registers, strict=True):
        out.store(target, register)


def _places(e: Emitter, base: Any, offsets: Memory, first: Any) -> list[Any]:
    """Compute base + offsets[first + k] for LANES values of k."""
    return [e.place(base, (1, offsets.load_number(e.place(first, (1, k))))) for k in range(LANES)]


@unrolled(same_tile)
def add_patch(
    e: Emitter, tile: Any, x: Memory, place: Any, row: Any, factor: Any, sizes: Any
) -> Any:
    """Add a scaled patch: tile[i, v] += factor · x[place + i·row + v·LANES].

    `sizes` are (rows, registers).
    """
    weight = e.broadcast(factor)
    for k, (i, v) in enumerate(product(*map(range, sizes))):
        tile[k] = e.fma(weight, x.load(e.place(place, (row, i), (LANES, v))), tile[k])
    return tile


@intrinsic
def equal_bits(typing: Any, x: Any, place: Any, number: Any) -> Any:
    """Return a bit per lane of the register x[place]: 1 where it equals `number`."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        e = Emitter(context, builder, simd_of(sig.args[0]))
        value = e.load(e.data(sig.args[0], args[0]), args[1])
        mask = builder.fcmp_ordered("==", value, e.broadcast(args[2]))
        return builder.zext(builder.bitcast(mask, ir.IntType(LANES)), ir.IntType(64))

    return types.int64(x, INDEX, x.dtype), emit


@intrinsic
def lowest_bit(typing: Any, bits: Any) -> Any:
    """Return the number of the lowest bit that is 1; there must be one."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return builder.cttz(args[0], ir.Constant(ir.IntType(1), 1))

    return types.int64(types.int64), emit


@helper
def _winners(codes, lane, here, code, count):
    """Return one bit for each of the next `count` channels: 1 where this code won."""
    bits, place = 0, lane * codes.shape[1] + here
    for k in range(0, count, LANES):
        bits |= equal_bits(codes, place + k, code) << k
    return bits & ((1 << count) - 1)


@factory
def make_to_samples(dtype: str) -> Any:
    """Compile the conversion from lanes over samples to one image per row, ordered by `offsets`."""

    @kernel(types.void(blocked(dtype), INDICES, matrix(dtype), INDEX))
    def to_samples(x, offsets, out, n):
        """Write out[lane, k] = x[n] at offsets[k], for every lane and k."""
        base, size, row = at(x, n, 0, 0, 0), offsets.size, out.shape[1]
        for start in range(0, size, LANES):
            first = min(start, size - LANES)
            gather_square(x, base, offsets, first, out, first, row)

    return to_samples


@factory
def make_from_samples(dtype: str) -> Any:
    """Compile the conversion from one image per row back to lanes over samples."""

    @kernel(types.void(matrix(dtype), INDICES, blocked(dtype), INDEX))
    def from_samples(x, offsets, out, n):
        """Write out[n] at offsets[k] = x[lane, k], for every lane and k."""
        base, size, row = at(out, n, 0, 0, 0), offsets.size, x.shape[1]
        for start in range(0, size, LANES):
            first = min(start, size - LANES)
            scatter_square(x, first, row, out, base, offsets, first)

    return from_samples


@factory
def make_sparse_weight_gradient(rows: int, registers: int, parts: int, dtype: str) -> Any:
    """Compile the weight gradient; `rows` kernel rows × `registers` are summed in registers.

    With several parts, a kernel row has `parts` times `registers`, and `rows` is 1.
    """
    R, V, PARTS, TILE = rows, registers, parts, rows * registers  # noqa: N806
    ZERO = np.dtype(dtype).type(0)  # noqa: N806

    @kernel(
        types.void(
            matrix(dtype),
            matrix(dtype),
            matrix(dtype),
            types.Tuple((INDICES, INDICES, INDEX, INDEX, INDEX)),
            types.Tuple((LIST, flat(dtype))),
            types.Tuple((matrix(dtype), matrix(dtype))),
            INDEX,
        )
    )
    def sparse_weight_gradient(grad, codes, samples, places, scratch, sums, chunk):
        """Add one block's gradients of weight and bias to sums[chunk].

        Parameters
        ----------
        grad, codes : [lane, window · channels], pooled; the code after the last is dead
        samples : [lane, image], see `to_samples`
        places : (where each window starts in the image, how far each code's winner is from there,
            length of an image row, kernel rows, windows per pass)
        scratch : lists of places and gradients, longer than the number of windows per pass
        sums : (weight [chunk, channel · rows · parts · registers · LANES], bias [chunk, channel])
        """
        starts, shifts, image_row, kernel_h, together = places
        found, values = scratch
        weight_sums, bias_sums = sums
        windows, dead = starts.size, shifts.size - 1
        channels, filter_size = bias_sums.shape[1], kernel_h * PARTS * V * LANES
        for lane in range(LANES):
            image = lane * samples.shape[1]
            for begin in range(0, windows, together):
                end = min(begin + together, windows)
                for c in range(channels):
                    count = 0
                    for p in range(begin, end):
                        code = np.uint32(codes[lane, p * channels + c])
                        delta = grad[lane, p * channels + c]
                        found[count] = image + starts[p] + shifts[code]
                        values[count] = delta
                        count += (code != dead) & (delta != 0)
                    if count == 0:
                        continue
                    total = ZERO
                    k = chunk * weight_sums.shape[1] + c * filter_size
                    for part in range(0, kernel_h * PARTS, R):
                        shift = part // PARTS * image_row + part % PARTS * V * LANES
                        tile = load_tile(weight_sums, k, (LANES, 0), (TILE, 1))
                        for m in range(count):
                            place = found[m] + shift
                            tile = add_patch(tile, samples, place, image_row, values[m], (R, V))
                            if part == 0:  # beside the products, which take as long
                                total += values[m]
                        store_tile(tile, weight_sums, k, (0, LANES, 0), (1, TILE, 1), 0)
                        k += TILE * LANES
                    bias_sums[chunk, c] += total

    return sparse_weight_gradient


@factory
def make_sparse_input_gradient(rows: int, registers: int, parts: int, dtype: str) -> Any:
    """Compile the input gradient; `rows` kernel rows × `registers` are summed in registers.

    With several parts, a kernel row has `parts` times `registers`, and `rows` is 1.
    """
    R, V, PARTS, SIZE = rows, registers, parts, rows * registers * LANES  # noqa: N806

    @kernel(
        types.void(
            matrix(dtype),
            matrix(dtype),
            flat(dtype),
            types.Tuple((INDICES, INDICES, INDEX, INDEX)),
            matrix(dtype),
        )
    )
    def sparse_input_gradient(grad, codes, weight, places, out):
        """Write one block's input gradient to out [lane, image].

        Parameters
        ----------
        weight : [channel][kernel row][parts · registers · LANES], zero beyond the patch
        places : (starts, shifts, image row, kernel rows) as in `sparse_weight_gradient`
        """
        starts, shifts, image_row, kernel_h = places
        windows, dead = starts.size, shifts.size - 1
        filter_size = kernel_h * PARTS * V * LANES
        channels = weight.size // filter_size
        clear(out)
        for lane in range(LANES):
            image = lane * out.shape[1]
            for p in range(windows):
                for code in range(dead):
                    place = image + starts[p] + shifts[code]
                    for c0 in range(0, channels, MASK_BITS):
                        here = p * channels + c0
                        winners = _winners(codes, lane, here, code, min(channels - c0, MASK_BITS))
                        k = c0 * filter_size
                        for part in range(0, kernel_h * PARTS if winners else 0, R):
                            target = place + part // PARTS * image_row + part % PARTS * V * LANES
                            tile = load_tile(out, target, (image_row, LANES), (R, V))
                            left = winners
                            while left:
                                c = lowest_bit(left)
                                left &= left - 1
                                delta, w = grad[lane, here + c], k + c * filter_size
                                tile = add_patch(tile, weight, w, V * LANES, delta, (R, V))
                            steps = (0, image_row, LANES)
                            store_tile(tile, out, target, steps, (1, R, V), 0)
                            k += SIZE

    return sparse_input_gradient


@factory
def make_place(dtype: str) -> Any:
    """Compile out[index[k]] = values[k]: a weight spread over an array that is zero elsewhere."""

    @kernel(types.void(flat(dtype), INDICES, flat(dtype)))
    def place(values, index, out):
        """Write values to out[index]."""
        for k in range(index.size):
            out[index[k]] = values[k]

    return place
