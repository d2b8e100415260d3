"""Pooling: the maximum or the mean of every window, and their gradients.

One compiled kernel serves every stride. The maxima are compiled for one size of window, because
small windows are unrolled: the codes of their positions are then constants.
"""

from typing import Any

from numba import types

from kernels import activation, curves
from kernels.elementary import normal_share
from kernels.jit import INDEX, blocked, factory, helper, kernel
from kernels.machine import LANES
from kernels.simd import at, fill, load, positive_or_nan, select, store, stride, wins

GELU = -1  # all other codes are those of `kernels.curves`
QUASICONVEX = {"gelu": GELU, "silu": curves.SILU, "hard_swish": curves.HARD_SWISH}


@factory
def make_max_pool(relu: int, size: tuple[int, int], dtype: str) -> Any:
    """Compile the maximum of each window of (height, width); with `relu`, of ReLU(x)."""
    RELU, (SY, SX) = relu, size  # noqa: N806

    @kernel(types.void(blocked(dtype), *[INDEX] * 2, blocked(dtype), blocked(dtype), INDEX, INDEX))
    def max_pool(x, stride_y, stride_x, out, codes, first, last):
        """Write the maxima and the codes of the winners: position in the window, reading order.

        The first of equal values wins, and NaN beats all others, as in torch. With a ReLU, windows
        where nothing passes have the code after the last, height·width.
        """
        row, column = stride(x, 2), stride(x, 3)
        for n in range(first, last):
            for c in range(out.shape[1]):
                for oy in range(out.shape[2]):
                    for ox in range(out.shape[3]):
                        corner = at(x, n, c, oy * stride_y, ox * stride_x)
                        best = load(x, corner)
                        winner = fill(x, 0.0)
                        for i in range(SY):
                            for j in range(SX):
                                value = load(x, corner + i * row + j * column)
                                new = wins(value, best)
                                best = select(new, value, best)
                                winner = select(new, fill(x, i * SX + j), winner)
                        if RELU:
                            alive = positive_or_nan(best)
                            best = select(alive, best, fill(x, 0.0))
                            winner = select(alive, winner, fill(x, SY * SX))
                        store(out, at(out, n, c, oy, ox), best)
                        store(codes, at(codes, n, c, oy, ox), winner)

    return max_pool


@helper
def _height(name, x, like):
    """Activation of a register."""
    if name == GELU:
        return x * normal_share(x, like)[0]
    one = fill(like, 1.0)
    return curves.value_of(name, x, one, one, like)


@helper
def _scalar_height(name, x):
    """Activation of one number."""
    if name == GELU:
        return activation.scalar(activation.GELU, x)
    return curves.scalar(name, x, 1.0, 1.0)


@helper
def _higher_end(name, x, place, row, column, size_y, size_x):
    """Largest or smallest value of a window, whichever has the larger activation, and its code."""
    most = least = load(x, place)
    first = last = fill(x, 0.0)
    for i in range(size_y):
        for j in range(size_x):
            value, code = load(x, place + i * row + j * column), fill(x, i * size_x + j)
            new = wins(value, most)
            most, first = select(new, value, most), select(new, code, first)
            lower = least > value
            least, last = select(lower, value, least), select(lower, code, last)
    other = _height(name, least, x) > _height(name, most, x)
    return select(other, least, most), select(other, last, first)


@factory
def make_end_pool(name: str, size: tuple[int, int], dtype: str) -> Any:
    """Compile the input with the largest activation of each window, for GELU, SiLU or hard swish.

    These fall to a single minimum and rise from there (they are quasiconvex), so the largest of
    their values in a window is at the largest or at the smallest input.
    """
    KIND, DOUBLE, (SY, SX) = QUASICONVEX[name], dtype == "float64", size  # noqa: N806

    @kernel(types.void(blocked(dtype), *[INDEX] * 2, blocked(dtype), blocked(dtype), INDEX, INDEX))
    def end_pool(x, stride_y, stride_x, out, codes, first, last):
        """Write these inputs and the codes of their places, as `max_pool` does."""
        for n in range(first, last):
            for c in range(out.shape[1]):
                for oy in range(out.shape[2]):
                    for ox in range(out.shape[3]):
                        if DOUBLE:
                            for lane in range(LANES):
                                best, code = x[n, c, oy * stride_y, ox * stride_x, lane], 0
                                for k in range(1, SY * SX):
                                    i, j = oy * stride_y + k // SX, ox * stride_x + k % SX
                                    value = x[n, c, i, j, lane]
                                    if not _scalar_height(KIND, value) <= _scalar_height(
                                        KIND, best
                                    ):
                                        best, code = value, k
                                out[n, c, oy, ox, lane], codes[n, c, oy, ox, lane] = best, code
                        else:
                            place = at(x, n, c, oy * stride_y, ox * stride_x)
                            steps = stride(x, 2), stride(x, 3)
                            best, code = _higher_end(KIND, x, place, *steps, SY, SX)
                            store(out, at(out, n, c, oy, ox), best)
                            store(codes, at(codes, n, c, oy, ox), code)

    return end_pool


@factory
def make_max_pool_backward(overlap: int, dtype: str) -> Any:
    """Compile the gradient of a maximum: all of it goes to the winner.

    Without overlap, each pixel is written once. With overlap, windows are added to zeros.
    """
    OVERLAP = overlap  # noqa: N806

    @kernel(types.void(blocked(dtype), blocked(dtype), *[INDEX] * 4, blocked(dtype), INDEX, INDEX))
    def max_pool_backward(grad, codes, size_y, size_x, stride_y, stride_x, out, first, last):
        """Write the gradient of the input to `out`; pixels in no window are left as they are."""
        row, column = stride(out, 2), stride(out, 3)
        zero = fill(out, 0.0)
        for n in range(first, last):
            for c in range(grad.shape[1]):
                if OVERLAP:
                    for y in range(out.shape[2]):
                        for x in range(out.shape[3]):
                            store(out, at(out, n, c, y, x), zero)
                for oy in range(grad.shape[2]):
                    for ox in range(grad.shape[3]):
                        delta = load(grad, at(grad, n, c, oy, ox))
                        winner = load(codes, at(codes, n, c, oy, ox))
                        corner = at(out, n, c, oy * stride_y, ox * stride_x)
                        for i in range(size_y):
                            for j in range(size_x):
                                won = winner == fill(out, i * size_x + j)
                                part = select(won, delta, zero)
                                place = corner + i * row + j * column
                                if OVERLAP:
                                    part = part + load(out, place)
                                store(out, place, part)

    return max_pool_backward


@factory
def make_avg_pool(dtype: str) -> Any:
    """Compile the mean of each window; each row is summed on its own, which loses fewer digits."""

    @kernel(types.void(blocked(dtype), *[INDEX] * 4, blocked(dtype), INDEX, INDEX))
    def avg_pool(x, size_y, size_x, stride_y, stride_x, out, first, last):
        """Write the mean of each window to `out`."""
        row, column = stride(x, 2), stride(x, 3)
        share = fill(x, 1.0 / (size_y * size_x))
        for n in range(first, last):
            for c in range(out.shape[1]):
                for oy in range(out.shape[2]):
                    for ox in range(out.shape[3]):
                        corner = at(x, n, c, oy * stride_y, ox * stride_x)
                        sums = fill(x, 0.0)
                        for i in range(size_y):
                            place = corner + i * row
                            part = load(x, place)
                            for j in range(1, size_x):
                                part = part + load(x, place + j * column)
                            sums = sums + part
                        store(out, at(out, n, c, oy, ox), sums * share)

    return avg_pool


@factory
def make_avg_pool_backward(overlap: int, dtype: str) -> Any:
    """Compile the gradient of a mean: an equal share for every pixel of the window."""
    OVERLAP = overlap  # noqa: N806

    @kernel(types.void(blocked(dtype), *[INDEX] * 4, blocked(dtype), INDEX, INDEX))
    def avg_pool_backward(grad, size_y, size_x, stride_y, stride_x, out, first, last):
        """Write the gradient of the input to `out`; pixels in no window are left as they are.

        Pixels of `out` that are the same register are written once.
        """
        row, column = stride(out, 2), stride(out, 3)
        share = fill(out, 1.0 / (size_y * size_x))
        rows, columns = size_y if row else 1, size_x if column else 1
        for n in range(first, last):
            for c in range(grad.shape[1]):
                if OVERLAP:
                    for y in range(out.shape[2]):
                        for x in range(out.shape[3]):
                            store(out, at(out, n, c, y, x), fill(out, 0.0))
                for oy in range(grad.shape[2]):
                    for ox in range(grad.shape[3]):
                        delta = load(grad, at(grad, n, c, oy, ox)) * share
                        corner = at(out, n, c, oy * stride_y, ox * stride_x)
                        for i in range(rows):
                            for j in range(columns):
                                place = corner + i * row + j * column
                                if OVERLAP:
                                    store(out, place, delta + load(out, place))
                                else:
                                    store(out, place, delta)

    return avg_pool_backward
