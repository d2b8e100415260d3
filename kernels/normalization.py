"""Batch normalization (Ioffe & Szegedy 2015): per channel, over the batch and all positions.

Lanes that only fill the last block must not count: `valid` is 1 for real samples, 0 for others.
All kernels work on a range of channels, so threads split channels and never a sum.
"""

from typing import Any

import numpy as np
from numba import types

from kernels.jit import DTYPES, INDEX, INDICES, blocked, factory, flat, kernel
from kernels.machine import LANES
from kernels.simd import at, fill, fma, load, store, stride, total


@factory
def make_batch_statistics(dtype: str) -> Any:
    """Compile mean and (biased) variance of each channel, in two passes for accuracy."""

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
                    place = at(x, n, c, y, 0)
                    for _ in range(x.shape[3]):
                        part = part + load(x, place)
                        place += step
                sums = fma(weight, part, sums)
            mean[c] = total(sums) / count
            center, sums = fill(x, mean[c]), fill(x, 0.0)
            for n in range(x.shape[0]):
                weight, part = load(valid, n * LANES), fill(x, 0.0)
                for y in range(x.shape[2]):
                    place = at(x, n, c, y, 0)
                    for _ in range(x.shape[3]):
                        difference = load(x, place) - center
                        part = fma(difference, difference, part)
                        place += step
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


@factory
def make_normalize(dtype: str) -> Any:
    """Compile the affine map of each channel: (x − mean) / √(variance + ε) · scale + shift."""
    vector = flat(dtype)

    @kernel(
        types.void(
            blocked(dtype),
            vector,
            vector,
            vector,
            vector,
            vector,
            blocked(dtype),
            INDEX,
            INDEX,
        )
    )
    def normalize(x, mean, variance, scale, shift, epsilon, out, first, last):
        """Write the normalized channels first … last-1 of all blocks."""
        for c in range(first, last):
            center = fill(x, mean[c])
            factor = fill(x, scale[c] / np.sqrt(variance[c] + epsilon[0]))
            offset = fill(x, shift[c])
            for n in range(x.shape[0]):
                for y in range(x.shape[2]):
                    source, target = at(x, n, c, y, 0), at(out, n, c, y, 0)
                    for _ in range(x.shape[3]):
                        store(out, target, fma(load(x, source) - center, factor, offset))
                        source += stride(x, 3)
                        target += stride(out, 3)

    return normalize


@factory
def make_normalize_backward(dtype: str) -> Any:
    """Compile the gradients of batch normalization in training (Ioffe & Szegedy, section 3)."""
    vector = flat(dtype)

    @kernel(
        types.void(
            blocked(dtype),
            blocked(dtype),
            types.Tuple((vector, vector, vector, vector)),
            types.Tuple((vector, INDICES)),
            blocked(dtype),
            types.Tuple((vector, vector)),
            INDEX,
            INDEX,
        )
    )
    def normalize_backward(grad, x, statistics, constants, out, parameter_grads, first, last):
        """Write the gradients of x, scale and shift for channels first … last-1.

        Parameters
        ----------
        statistics : (mean, variance, scale, valid), the first three per channel
        constants : (epsilon, samples), one number each
        parameter_grads : (gradient of scale, gradient of shift), per channel
        """
        mean, variance, scale, valid = statistics
        epsilon, samples = constants
        count = samples[0] * x.shape[2] * x.shape[3]
        for c in range(first, last):
            inverse = 1 / np.sqrt(variance[c] + epsilon[0])
            center = fill(x, mean[c])
            plain, along = fill(x, 0.0), fill(x, 0.0)
            for n in range(x.shape[0]):
                for y in range(x.shape[2]):
                    g, place = at(grad, n, c, y, 0), at(x, n, c, y, 0)
                    for _ in range(x.shape[3]):
                        delta = load(grad, g)
                        plain = plain + delta
                        along = fma(delta, load(x, place) - center, along)
                        g += stride(grad, 3)
                        place += stride(x, 3)
            shift_grad, scale_grad = total(plain), total(along) * inverse
            parameter_grads[0][c] = scale_grad
            parameter_grads[1][c] = shift_grad
            factor = fill(x, scale[c] * inverse)
            common = fill(x, shift_grad / count)
            slope = fill(x, scale_grad * inverse / count)
            for n in range(x.shape[0]):
                weight = load(valid, n * LANES)
                for y in range(x.shape[2]):
                    g, place = at(grad, n, c, y, 0), at(x, n, c, y, 0)
                    target = at(out, n, c, y, 0)
                    for _ in range(x.shape[3]):
                        pull = common + slope * (load(x, place) - center)
                        store(out, target, weight * factor * (load(grad, g) - pull))
                        g += stride(grad, 3)
                        place += stride(x, 3)
                        target += stride(out, 3)

    return normalize_backward
