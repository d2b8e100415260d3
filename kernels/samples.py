"""Weight gradient of a first layer, from images that the next layer keeps, one per row.

The sparse backward of the next convolution leaves the gradient of its input, and that input, as
[row][column][channel] for each sample, see `kernels.sparse`. Lanes are then the filters of the
first layer: at each position every tap's pixel is broadcast to all filters at once.

        pixel under tap t     gradient of the filters, where their ReLU let them pass
             ┌───┐            ┌────┬────┬────┬────┬────┐
             │ x │      ·     │ g₀ │ g₁ │ g₂ │ g₃ │ …  │     added to the sums of tap t
             └───┘            └────┴────┴────┴────┴────┘
"""

from itertools import product
from typing import Any

from numba import types

from kernels.jit import INDEX, factory, kernel, matrix
from kernels.machine import LANES
from kernels.simd import Emitter
from kernels.tiles import same_tile, zero_tile
from kernels.unrolled import Memory, unrolled


@unrolled(same_tile)
def _add_position(
    e: Emitter,
    tile: Any,
    grad: Memory,
    output: Memory,
    place: Any,
    x: Memory,
    pixel: Any,
    row: Any,
    sizes: Any,
) -> Any:
    """Add the terms of one position: tile[(i, t), v] += x[pixel + i·row + t] · g[v], then g itself.

    g[v] is grad[place + v·LANES] where `output` there is positive or NaN, else 0. `sizes`
    are (rows, taps, registers).
    """
    rows, taps, registers = sizes
    outputs = output.load_line(place, LANES, registers)
    deltas = grad.load_line(place, LANES, registers)
    live = [e.where_positive(*pair) for pair in zip(outputs, deltas, strict=True)]
    for tap, (i, t) in enumerate(product(range(rows), range(taps))):
        value = x.load_broadcast(e.place(pixel, (row, i), (1, t)))
        for k, delta in enumerate(live, start=tap * registers):
            tile[k] = e.fma(value, delta, tile[k])
    for k, delta in enumerate(live, start=rows * taps * registers):
        tile[k] = e.builder.fadd(tile[k], delta)
    return tile


@unrolled()
def _add_tile(
    e: Emitter, tile: Any, first: int, sizes: Any, out: Memory, place: Any, row: Any
) -> None:
    """Add rows of registers of the tile, from `first` on, to `out` from `place` on.

    `sizes` are (rows, registers in a row), `row` is the step to the next row of `out`.
    """
    for register, (k, v) in zip(tile[first:], product(*map(range, sizes)), strict=False):
        target = e.place(place, (row, k), (LANES, v))
        out.store(target, e.builder.fadd(out.load(target), register))


@factory
def make_sample_weight_gradient(rows: int, taps: int, registers: int, dtype: str) -> Any:
    """Compile the gradients of weight and bias.

    Parameters
    ----------
    rows : kernel rows whose sums are kept in registers together; they divide the kernel's height
    taps : taps of a kernel row: columns · input channels
    registers : of filters whose sums are kept there together; they divide the filters
    """
    R, T, V = rows, taps, registers  # noqa: N806
    TAPS, SUMS, SIZE = R * T, R * T * V, (R * T + 1) * V  # noqa: N806
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
        x : [lane, image] of the layer's input
        geometry : (rows and columns of the output; its start in `grad` and `output`, and the steps
            from a row and from a column to the next there; both steps in `x`; kernel rows)
        sums : (weight [chunk, kernel row · taps · filters], bias [chunk, filters])
        """
        out_h, out_w, begin, row, column, x_row, x_column, kernel_h = geometry
        weight_sums, bias_sums = sums
        filters = bias_sums.shape[1]
        for lane in range(LANES):
            image, pixels = lane * grad.shape[1] + begin, lane * x.shape[1]
            for c in range(0, filters, V * LANES):
                for i in range(0, kernel_h, R):
                    tile = zero_tile(grad, SIZE)
                    for y in range(out_h):
                        place, pixel = image + c + y * row, pixels + (y + i) * x_row
                        for _ in range(out_w):
                            tile = _add_position(
                                tile, grad, output, place, x, pixel, x_row, (R, T, V)
                            )
                            place += column
                            pixel += x_column
                    k = chunk * weight_sums.shape[1] + i * T * filters + c
                    _add_tile(tile, 0, (TAPS, V), weight_sums, k, filters)
                    if i == 0:
                        _add_tile(tile, SUMS, (1, V), bias_sums, chunk * filters + c, filters)

    return sample_weight_gradient
