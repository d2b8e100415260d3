"""Weight gradient of a first layer, from images that the next layer keeps one to a row.

The sparse backward of the next convolution leaves the gradient of its input, and that input, as
[row][column][channel] for each sample, see `kernels.sparse`. Lanes are then the filters of the
first layer: at each position every tap's pixel is broadcast to all filters at once.

        pixel under tap t     gradient of the filters, where their ReLU let them pass
             ┌───┐            ┌────┬────┬────┬────┬────┐
             │ x │      ·     │ g₀ │ g₁ │ g₂ │ g₃ │ …  │     added to the sums of tap t
             └───┘            └────┴────┴────┴────┴────┘
"""

from typing import Any

from numba import types
from numba.extending import intrinsic

from kernels.jit import INDEX, factory, kernel, matrix
from kernels.machine import LANES
from kernels.simd import Emitter, simd_of
from kernels.tiles import zero_tile


@intrinsic(prefer_literal=True)
def _add_position(
    typing: Any,
    tile: Any,
    grad: Any,
    output: Any,
    place: Any,
    x: Any,
    pixel: Any,
    row: Any,
    rows: Any,
    taps: Any,
    registers: Any,
) -> Any:
    """Add what one position gives: tile[(i, t), v] += x[pixel + i·row + t] · g[v], then g itself.

    g[v] is grad[place + v·LANES] where `output` there is above 0 or not a number, else 0.
    """
    rows_, taps_, v_ = rows.literal_value, taps.literal_value, registers.literal_value

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        tile, grad, output, place, x, pixel, row = args[:7]
        e = Emitter(context, builder, simd_of(sig.args[1]))
        g_data, o_data = e.data(sig.args[1], grad), e.data(sig.args[2], output)
        x_data, zero = e.data(sig.args[4], x), e.constant(0)
        deltas = []
        for v in range(v_):
            here = e.add(place, v * LANES)
            passed = e.greater_or_nan(e.load(o_data, here), zero)
            deltas.append(builder.select(passed, e.load(g_data, here), zero))
        sums = e.unpack(tile, (rows_ * taps_ + 1) * v_)
        for i in range(rows_):
            start = builder.add(pixel, e.times(row, i))
            for t in range(taps_):
                value = e.load_broadcast(x_data, e.add(start, t))
                for v, delta in enumerate(deltas):
                    k = (i * taps_ + t) * v_ + v
                    sums[k] = e.fma(value, delta, sums[k])
        for v, delta in enumerate(deltas):
            k = rows_ * taps_ * v_ + v
            sums[k] = builder.fadd(sums[k], delta)
        return e.pack(sums)

    places = (grad, output, INDEX, x, INDEX, INDEX)
    return tile(tile, *places, rows, taps, registers), emit


@intrinsic(prefer_literal=True)
def _add_tile(typing: Any, tile: Any, first: Any, count: Any, out: Any, place: Any) -> Any:
    """Add so many registers of the tile, from `first` on, to out[place] and what follows it."""
    first_, count_ = first.literal_value, count.literal_value

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        tile, _, _, out, place = args
        e = Emitter(context, builder, simd_of(sig.args[3]))
        data, registers = e.data(sig.args[3], out), e.unpack(tile, first_ + count_)
        for k in range(count_):
            target = e.add(place, k * LANES)
            e.store(data, target, builder.fadd(e.load(data, target), registers[first_ + k]))
        return context.get_dummy_value()

    return types.void(tile, first, count, out, INDEX), emit


@factory
def make_sample_weight_gradient(rows: int, taps: int, registers: int, dtype: str) -> Any:
    """Compile the gradients of weight and bias.

    Parameters
    ----------
    rows : kernel rows whose sums are kept in registers together; they divide the kernel's height
    taps : of a kernel row, columns · input channels
    registers : filters / LANES
    """
    R, T, V = rows, taps, registers  # noqa: N806
    SUMS, SIZE = R * T * V, (R * T + 1) * V  # noqa: N806
    geometry = types.UniTuple(types.intp, 8)

    @kernel(
        types.void(
            matrix(dtype),
            matrix(dtype),
            matrix(dtype),
            geometry,
            types.Tuple((matrix(dtype), matrix(dtype))),
            INDEX,
        )
    )
    def sample_weight_gradient(grad, output, x, geometry, sums, chunk):
        """Add one block's gradients to sums[chunk].

        Parameters
        ----------
        grad, output : [lane, image] of the gradient behind the ReLU and of the ReLU's output
        x : [lane, image] of what the layer sees
        geometry : (rows and columns of the output; where it begins in `grad` and `output`, and the
            length of a row there; the same of a column; the same of `x`, and kernel rows)
        sums : (weight [chunk, kernel row · taps · filters], bias [chunk, filters])
        """
        out_h, out_w, begin, row, column, x_row, x_column, kernel_h = geometry
        weight_sums, bias_sums = sums
        filters = V * LANES
        for lane in range(LANES):
            image, pixels = lane * grad.shape[1] + begin, lane * x.shape[1]
            for i in range(0, kernel_h, R):
                tile = zero_tile(grad, SIZE)
                for y in range(out_h):
                    place, pixel = image + y * row, pixels + (y + i) * x_row
                    for _ in range(out_w):
                        tile = _add_position(tile, grad, output, place, x, pixel, x_row, R, T, V)
                        place += column
                        pixel += x_column
                k = chunk * weight_sums.shape[1] + i * T * filters
                _add_tile(tile, 0, SUMS, weight_sums, k)
                if i == 0:
                    _add_tile(tile, SUMS, V, bias_sums, chunk * filters)

    return sample_weight_gradient
