"""Batch normalization (Ioffe & Szegedy 2015): per channel, over the batch and all positions.

Lanes that only fill the last block must not count: `valid` is 1 for real samples, 0 for others.
All kernels work on a range of channels, so threads split channels and never a sum.
"""

from typing import Any

import numpy as np
from numba import types

from kernels.jit import DTYPES, INDEX, INDICES, blocked, factory, flat, helper, kernel
from kernels.machine import LANES
from kernels.simd import at, fill, fma, load, positive_or_nan, select, store, stride, total, wins


@factory
def make_batch_statistics(dtype: str) -> Any:
    """Compile mean and (biased) variance of each channel, in two passes for accuracy.

    Each row is summed on its own: a long chain of sums would lose digits.
    """

    @kernel(
        types.void(blocked(dtype), flat(dtype), INDICES, flat(dtype), flat(dtype), INDEX, INDEX)
    )
    def batch_statistics(x, valid, samples, mean, variance, first, last):
        """Write mean[c] and variance[c] over samples[0] real samples and all positions."""
        step = stride(x, 3)
        count = samples[0] * x.shape[2] * x.shape[3]
        for c in range(first, last):
            sums = fill(x, 0.0)
            for n in range(x.shape[0]):
                weight, part = load(valid, n * LANES), fill(x, 0.0)
                for y in range(x.shape[2]):
                    place, row = at(x, n, c, y, 0), fill(x, 0.0)
                    for _ in range(x.shape[3]):
                        row = row + load(x, place)
                        place += step
                    part = part + row
                sums = fma(weight, part, sums)
            mean[c] = total(sums) / count
            center, sums = fill(x, mean[c]), fill(x, 0.0)
            for n in range(x.shape[0]):
                weight, part = load(valid, n * LANES), fill(x, 0.0)
                for y in range(x.shape[2]):
                    place, row = at(x, n, c, y, 0), fill(x, 0.0)
                    for _ in range(x.shape[3]):
                        difference = load(x, place) - center
                        row = fma(difference, difference, row)
                        place += step
                    part = part + row
                sums = fma(weight, part, sums)
            variance[c] = total(sums) / count

    return batch_statistics


@factory
def make_remember(dtype: str) -> Any:
    """Compile the update of the running statistics: they move toward those of each batch."""
    scalar, vector = DTYPES[dtype], flat(dtype)

    @kernel(types.void(vector, vector, vector, vector, vector, INDICES, INDEX))
    def remember(mean, variance, running_mean, running_variance, momentum, samples, positions):
        """Move the running statistics by momentum[0]; the variance is unbiased, as in torch."""
        count = samples[0] * positions
        unbiased = scalar(count / max(count - 1, 1))
        step = momentum[0]
        for c in range(mean.size):
            running_mean[c] += step * (mean[c] - running_mean[c])
            running_variance[c] += step * (variance[c] * unbiased - running_variance[c])

    return remember


@helper
def _affine(x, c, statistics, parameters, epsilon):
    """Return what the map of a channel subtracts, multiplies by, and adds."""
    (mean, variance), (scale, shift) = statistics, parameters
    factor = scale[c] / np.sqrt(variance[c] + epsilon[0])
    return fill(x, mean[c]), fill(x, factor), fill(x, shift[c])


@factory
def make_normalize(relu: int, dtype: str) -> Any:
    """Compile the affine map of each channel: (x − mean) / √(variance + ε) · scale + shift.

    With `relu`, the ReLU of that.
    """
    RELU, pair = relu, types.Tuple((flat(dtype), flat(dtype)))  # noqa: N806

    @kernel(types.void(blocked(dtype), pair, pair, flat(dtype), blocked(dtype), INDEX, INDEX))
    def normalize(x, statistics, parameters, epsilon, out, first, last):
        """Write the normalized channels first … last-1 of all blocks.

        Parameters
        ----------
        statistics : (mean, variance) per channel
        parameters : (scale, shift) per channel
        """
        for c in range(first, last):
            center, factor, offset = _affine(x, c, statistics, parameters, epsilon)
            for n in range(x.shape[0]):
                for y in range(x.shape[2]):
                    source, target = at(x, n, c, y, 0), at(out, n, c, y, 0)
                    for _ in range(x.shape[3]):
                        value = fma(load(x, source) - center, factor, offset)
                        if RELU:
                            value = select(positive_or_nan(value), value, fill(x, 0.0))
                        store(out, target, value)
                        source += stride(x, 3)
                        target += stride(out, 3)

    return normalize


@factory
def make_normalize_pool(size_y: int, size_x: int, dtype: str) -> Any:
    """Compile the maxima of ReLU((x − mean) / √(variance + ε) · scale + shift).

    Windows are `size_y` × `size_x` pixels and do not overlap.
    """
    KH, KW = size_y, size_x  # noqa: N806
    pair = types.Tuple((flat(dtype), flat(dtype)))

    @kernel(
        types.void(
            *(blocked(dtype), pair, pair, flat(dtype)),
            *(blocked(dtype), types.Tuple((blocked(dtype), blocked(dtype))), INDEX, INDEX),
        )
    )
    def normalize_pool(x, statistics, parameters, epsilon, out, kept, first, last):
        """Write the maxima of channels first … last-1 of all blocks.

        `kept` = (codes, picked) receives the codes of the winners, as in `pooling.make_max_pool`,
        and x there.
        """
        codes, picked = kept
        row, column, zero = stride(x, 2), stride(x, 3), fill(x, 0.0)
        for c in range(first, last):
            center, factor, offset = _affine(x, c, statistics, parameters, epsilon)
            for n in range(x.shape[0]):
                for oy in range(out.shape[2]):
                    corner, target = at(x, n, c, oy * KH, 0), at(out, n, c, oy, 0)
                    code, origins = at(codes, n, c, oy, 0), at(picked, n, c, oy, 0)
                    for _ in range(out.shape[3]):
                        origin, winner = load(x, corner), zero
                        best = fma(origin - center, factor, offset)
                        for i in range(KH):
                            for j in range(KW):
                                pixel = load(x, corner + i * row + j * column)
                                value = fma(pixel - center, factor, offset)
                                new = wins(value, best)
                                best = select(new, value, best)
                                origin = select(new, pixel, origin)
                                winner = select(new, fill(x, i * KW + j), winner)
                        alive = positive_or_nan(best)
                        store(out, target, select(alive, best, zero))
                        store(codes, code, select(alive, winner, fill(x, KH * KW)))
                        store(picked, origins, origin)
                        corner += KW * column
                        target += stride(out, 3)
                        code += stride(codes, 3)
                        origins += stride(picked, 3)

    return normalize_pool


@helper
def _pulls(x, c, sums, statistics, parameters, constants, gradients):
    """Write the gradients of scale and shift; return what pulls all gradients of a channel.

    These are (factor, slope, common): the gradient of x is that of the normalized x minus
    `common + slope · (x − mean)`, times `factor`.
    """
    variance, scale, (epsilon, samples) = statistics[1], parameters[0], constants
    inverse, count = 1 / np.sqrt(variance[c] + epsilon[0]), samples[0] * x.shape[2] * x.shape[3]
    plain, along = total(sums[0]), total(sums[1]) * inverse
    gradients[0][c], gradients[1][c] = along, plain
    factor, slope = fill(x, scale[c] * inverse), fill(x, along * inverse / count)
    return factor, slope, fill(x, plain / count)


def _backward_types(dtype: str) -> tuple[Any, ...]:
    """Types of (statistics, parameters, constants, gradients, valid)."""
    vector = flat(dtype)
    pair = types.Tuple((vector, vector))
    return pair, pair, types.Tuple((vector, INDICES)), pair, vector


@factory
def make_normalize_backward(relu: int, dtype: str) -> Any:
    """Compile the gradients of batch normalization in training (Ioffe & Szegedy, section 3).

    With `relu`, from the gradient behind the ReLU.
    """
    RELU = relu  # noqa: N806

    @kernel(
        types.void(
            *(blocked(dtype), blocked(dtype), *_backward_types(dtype)),
            *(blocked(dtype), INDEX, INDEX),
        )
    )
    def normalize_backward(
        grad, x, statistics, parameters, constants, gradients, valid, out, first, last
    ):
        """Write the gradients of x, scale and shift for channels first … last-1.

        Parameters
        ----------
        statistics : (mean, variance) per channel
        parameters, gradients : (scale, shift) per channel, and their gradients
        constants : (epsilon, samples), one number each
        """
        zero = fill(grad, 0.0)
        for c in range(first, last):
            center, scaled, offset = _affine(x, c, statistics, parameters, constants[0])
            plain, along = zero, zero
            for n in range(x.shape[0]):
                for y in range(x.shape[2]):
                    g, place = at(grad, n, c, y, 0), at(x, n, c, y, 0)
                    for _ in range(x.shape[3]):
                        delta, apart = load(grad, g), load(x, place) - center
                        if RELU:
                            passed = positive_or_nan(fma(apart, scaled, offset))
                            delta = select(passed, delta, zero)
                        plain = plain + delta
                        along = fma(delta, apart, along)
                        g += stride(grad, 3)
                        place += stride(x, 3)
            sums = (plain, along)
            pulls = _pulls(x, c, sums, statistics, parameters, constants, gradients)
            factor, slope, common = pulls
            for n in range(x.shape[0]):
                weight = load(valid, n * LANES)
                for y in range(x.shape[2]):
                    g, place = at(grad, n, c, y, 0), at(x, n, c, y, 0)
                    target = at(out, n, c, y, 0)
                    for _ in range(x.shape[3]):
                        delta, apart = load(grad, g), load(x, place) - center
                        if RELU:
                            passed = positive_or_nan(fma(apart, scaled, offset))
                            delta = select(passed, delta, zero)
                        pull = common + slope * apart
                        store(out, target, weight * factor * (delta - pull))
                        g += stride(grad, 3)
                        place += stride(x, 3)
                        target += stride(out, 3)

    return normalize_backward


@factory
def make_normalize_pool_backward(size_y: int, size_x: int, dtype: str) -> Any:
    """Compile the gradients of `make_normalize_pool`, in training."""
    KH, KW = size_y, size_x  # noqa: N806

    @kernel(
        types.void(
            *(blocked(dtype), blocked(dtype), *_backward_types(dtype)),
            *(types.Tuple((blocked(dtype), blocked(dtype))), blocked(dtype), INDEX, INDEX),
        )
    )
    def normalize_pool_backward(
        grad, x, statistics, parameters, constants, gradients, valid, kept, out, first, last
    ):
        """Write the gradients of x, scale and shift for channels first … last-1.

        Only winners have a gradient of their own, so the sums are those over the windows. Nothing
        is written to an `out` without channels.
        """
        codes, picked = kept
        zero, dead = fill(x, 0.0), fill(x, KH * KW)
        row, column, t_row, t_column = stride(x, 2), stride(x, 3), stride(out, 2), stride(out, 3)
        g_column, c_column = stride(grad, 3), stride(codes, 3)
        rows, columns = grad.shape[2] * KH, grad.shape[3] * KW
        for c in range(first, last):
            center, plain, along = fill(x, statistics[0][c]), zero, zero
            for n in range(x.shape[0]):
                for oy in range(grad.shape[2]):
                    g, code = at(grad, n, c, oy, 0), at(codes, n, c, oy, 0)
                    place = at(picked, n, c, oy, 0)
                    for _ in range(grad.shape[3]):
                        delta = select(load(codes, code) == dead, zero, load(grad, g))
                        plain = plain + delta
                        along = fma(delta, load(picked, place) - center, along)
                        g += g_column
                        code += c_column
                        place += stride(picked, 3)
            sums = (plain, along)
            pulls = _pulls(x, c, sums, statistics, parameters, constants, gradients)
            factor, slope, common = pulls
            for n in range(x.shape[0] if out.shape[1] else 0):
                weight = load(valid, n * LANES) * factor
                for oy in range(grad.shape[2]):
                    g, code = at(grad, n, c, oy, 0), at(codes, n, c, oy, 0)
                    place, target = at(x, n, c, oy * KH, 0), at(out, n, c, oy * KH, 0)
                    for _ in range(grad.shape[3]):
                        delta, winner = load(grad, g), load(codes, code)
                        for i in range(KH):
                            for j in range(KW):
                                won = winner == fill(x, i * KW + j)
                                apart = load(x, place + i * row + j * column) - center
                                own = select(won, delta, zero) - fma(slope, apart, common)
                                store(out, target + i * t_row + j * t_column, weight * own)
                        g += g_column
                        code += c_column
                        place += KW * column
                        target += KW * t_column
                # pixels at the border that are in no window
                for y in range(x.shape[2]):
                    for k in range(columns if y < rows else 0, x.shape[3]):
                        apart = load(x, at(x, n, c, y, k)) - center
                        pull = fma(slope, apart, common)
                        store(out, at(out, n, c, y, k), zero - weight * pull)

    return normalize_pool_backward
