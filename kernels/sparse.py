"""Exact sparse backward of a convolution behind a ReLU and a max pool.

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

from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from kernels.jit import INDEX, INDICES, blocked, factory, flat, helper, kernel, matrix
from kernels.machine import LANES
from kernels.simd import Emitter, at, simd_of
from kernels.tiles import exchange, load_tile, store_tile

# Channels whose winners are kept in one integer.
MASK_BITS = 48
LIST = types.Array(types.int64, 1, "C")


@intrinsic
def gather_square(
    typing: Any, x: Any, base: Any, offsets: Any, first: Any, out: Any, target: Any, out_row: Any
) -> Any:
    """Transpose the registers x[base + offsets[first + k]]: out[lane, k] = register k[lane]."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        x, base, offsets, first, out, target, out_row = args
        e = Emitter(context, builder, simd_of(sig.args[0]))
        x_data, out_data = e.data(sig.args[0], x), e.data(sig.args[4], out)
        places = _places(e, sig.args[2], offsets, base, first)
        rows = exchange(e, [e.load(x_data, place) for place in places])
        for k, row in enumerate(rows):
            e.store(out_data, builder.add(target, e.times(out_row, k)), row)
        return context.get_dummy_value()

    return types.void(x, INDEX, offsets, INDEX, out, INDEX, INDEX), emit


@intrinsic
def scatter_square(
    typing: Any, x: Any, place: Any, row: Any, out: Any, base: Any, offsets: Any, first: Any
) -> Any:
    """Transpose back: the register out[base + offsets[first + k]] = x[lane, k] for all lanes."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        x, place, row, out, base, offsets, first = args
        e = Emitter(context, builder, simd_of(sig.args[0]))
        x_data, out_data = e.data(sig.args[0], x), e.data(sig.args[3], out)
        rows = [e.load(x_data, builder.add(place, e.times(row, k))) for k in range(LANES)]
        places = _places(e, sig.args[5], offsets, base, first)
        for target, register in zip(places, exchange(e, rows), strict=True):
            e.store(out_data, target, register)
        return context.get_dummy_value()

    return types.void(x, INDEX, INDEX, out, INDEX, offsets, INDEX), emit


def _places(e: Emitter, kind: Any, offsets: Any, base: Any, first: Any) -> list[Any]:
    """Compute base + offsets[first + k] for LANES values of k."""
    data = e.data(kind, offsets)
    return [
        e.builder.add(base, e.builder.load(e.builder.gep(data, [e.add(first, k)])))
        for k in range(LANES)
    ]


@intrinsic(prefer_literal=True)
def add_patch(
    typing: Any, tile: Any, x: Any, place: Any, row: Any, factor: Any, rows: Any, registers: Any
) -> Any:
    """Add a scaled patch: tile[i, v] += factor · x[place + i·row + v·LANES]."""
    i_, v_ = rows.literal_value, registers.literal_value

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        tile, x, place, row, factor = args[:5]
        e = Emitter(context, builder, simd_of(sig.args[1]))
        sums, data, weight = e.unpack(tile, i_ * v_), e.data(sig.args[1], x), e.broadcast(factor)
        for i in range(i_):
            start = builder.add(place, e.times(row, i))
            for v in range(v_):
                k = i * v_ + v
                sums[k] = e.fma(weight, e.load(data, e.add(start, v * LANES)), sums[k])
        return e.pack(sums)

    return tile(tile, x, INDEX, INDEX, x.dtype, rows, registers), emit


@intrinsic
def equal_bits(typing: Any, x: Any, place: Any, number: Any) -> Any:
    """Give a bit per lane of the register x[place]: 1 where it equals `number`."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        e = Emitter(context, builder, simd_of(sig.args[0]))
        value = e.load(e.data(sig.args[0], args[0]), args[1])
        mask = builder.fcmp_ordered("==", value, e.broadcast(args[2]))
        return builder.zext(builder.bitcast(mask, ir.IntType(LANES)), ir.IntType(64))

    return types.int64(x, INDEX, x.dtype), emit


@intrinsic
def lowest_bit(typing: Any, bits: Any) -> Any:
    """Give the number of the lowest bit that is 1; there must be one."""

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return builder.cttz(args[0], ir.Constant(ir.IntType(1), 1))

    return types.int64(types.int64), emit


@helper
def _winners(codes, lane, here, code, count):
    """Give a bit per channel, for the next `count`: 1 where this code won."""
    bits, place = 0, lane * codes.shape[1] + here
    for k in range(0, count, LANES):
        bits |= equal_bits(codes, place + k, code) << k
    return bits & ((1 << count) - 1)


@factory
def make_to_samples(dtype: str) -> Any:
    """Compile the change from lanes over samples to one image per row, ordered by `offsets`."""

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
    """Compile the way back from one image per row to lanes over samples."""

    @kernel(types.void(matrix(dtype), INDICES, blocked(dtype), INDEX))
    def from_samples(x, offsets, out, n):
        """Write out[n] at offsets[k] = x[lane, k], for every lane and k."""
        base, size, row = at(out, n, 0, 0, 0), offsets.size, x.shape[1]
        for start in range(0, size, LANES):
            first = min(start, size - LANES)
            scatter_square(x, first, row, out, base, offsets, first)

    return from_samples


@factory
def make_sparse_weight_gradient(rows: int, registers: int, dtype: str) -> Any:
    """Compile the weight gradient; `rows` kernel rows × `registers` are summed in registers."""
    R, V, TILE = rows, registers, rows * registers  # noqa: N806

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
            length of an image row, kernel rows, windows at a time)
        scratch : lists of places and gradients, longer than the windows at a time
        sums : (weight [chunk, channel · rows · registers · LANES], bias [chunk, channel])
        """
        starts, shifts, image_row, kernel_h, together = places
        found, values = scratch
        weight_sums, bias_sums = sums
        windows, dead = starts.size, shifts.size - 1
        channels, filter_size = bias_sums.shape[1], kernel_h * V * LANES
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
                    total = values[0]
                    for k in range(1, count):
                        total += values[k]
                    bias_sums[chunk, c] += total
                    k = chunk * weight_sums.shape[1] + c * filter_size
                    for i in range(0, kernel_h, R):
                        tile = load_tile(weight_sums, k, LANES, 0, TILE, 1)
                        for m in range(count):
                            place = found[m] + i * image_row
                            tile = add_patch(tile, samples, place, image_row, values[m], R, V)
                        store_tile(tile, weight_sums, k, LANES, 0, 0, 1, TILE, 1, 0)
                        k += TILE * LANES

    return sparse_weight_gradient


@factory
def make_sparse_input_gradient(rows: int, registers: int, dtype: str) -> Any:
    """Compile the input gradient; `rows` kernel rows × `registers` are summed in registers."""
    R, V, SIZE = rows, registers, rows * registers * LANES  # noqa: N806

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
        weight : [channel][kernel row][registers · LANES], zero beyond the patch
        places : (starts, shifts, image row, kernel rows) as in `sparse_weight_gradient`
        """
        starts, shifts, image_row, kernel_h = places
        windows, dead = starts.size, shifts.size - 1
        filter_size = kernel_h * V * LANES
        channels = weight.size // filter_size
        out[:] = 0
        for lane in range(LANES):
            image = lane * out.shape[1]
            for p in range(windows):
                for code in range(dead):
                    place = image + starts[p] + shifts[code]
                    for c0 in range(0, channels, MASK_BITS):
                        here = p * channels + c0
                        winners = _winners(codes, lane, here, code, min(channels - c0, MASK_BITS))
                        k, target = c0 * filter_size, place
                        for _ in range(0, kernel_h if winners else 0, R):
                            tile = _load_rows(out, target, image_row, R, V)
                            left = winners
                            while left:
                                c = lowest_bit(left)
                                left &= left - 1
                                delta, w = grad[lane, here + c], k + c * filter_size
                                tile = add_patch(tile, weight, w, V * LANES, delta, R, V)
                            _store_rows(tile, out, target, image_row, R, V)
                            target += R * image_row
                            k += SIZE

    return sparse_input_gradient


@intrinsic(prefer_literal=True)
def _load_rows(typing: Any, x: Any, place: Any, row: Any, rows: Any, registers: Any) -> Any:
    """Read tile[i, v] = x[place + i·row + v·LANES]."""
    i_, v_ = rows.literal_value, registers.literal_value

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        x, place, row = args[:3]
        e = Emitter(context, builder, simd_of(sig.args[0]))
        data = e.data(sig.args[0], x)
        starts = [builder.add(place, e.times(row, i)) for i in range(i_)]
        return e.pack([e.load(data, e.add(s, v * LANES)) for s in starts for v in range(v_)])

    return types.UniTuple(simd_of(x), i_ * v_)(x, INDEX, INDEX, rows, registers), emit


@intrinsic(prefer_literal=True)
def _store_rows(
    typing: Any, tile: Any, out: Any, place: Any, row: Any, rows: Any, registers: Any
) -> Any:
    """Write out[place + i·row + v·LANES] = tile[i, v]."""
    i_, v_ = rows.literal_value, registers.literal_value

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        tile, out, place, row = args[:4]
        e = Emitter(context, builder, simd_of(sig.args[1]))
        data, values = e.data(sig.args[1], out), e.unpack(tile, i_ * v_)
        for k, value in enumerate(values):
            start = builder.add(place, e.times(row, k // v_))
            e.store(data, e.add(start, k % v_ * LANES), value)
        return context.get_dummy_value()

    return types.void(tile, out, INDEX, INDEX, rows, registers), emit


@factory
def make_place(dtype: str) -> Any:
    """Compile out[index[k]] = values[k]: a weight spread over an array that is zero elsewhere."""

    @kernel(types.void(flat(dtype), INDICES, flat(dtype)))
    def place(values, index, out):
        """Write values to out[index]."""
        for k in range(index.size):
            out[index[k]] = values[k]

    return place
