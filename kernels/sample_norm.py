"""Normalization of each sample on its own, over a group of channels and all positions.

| layer | group | mean | source |
|---|---|---|---|
| layer normalization | all channels | subtracted | Ba et al. 2016 |
| group normalization | C/G channels | subtracted | Wu & He 2018 |
| RMS normalization | all channels | left | Zhang & Sennrich 2019 |

Lanes are samples, so the sums over a sample are sums of registers, without a reduction over lanes.
"""

from typing import Any

from numba import types

from kernels.jit import INDEX, blocked, factory, flat, kernel, matrix
from kernels.simd import at, fill, fma, load, root, store, stride, total


@factory
def make_sample_norm(centered: int, dtype: str) -> Any:
    """Compile (x − mean) / √(variance + ε) · scale + shift; without centering, the mean is 0."""
    CENTERED = centered  # noqa: N806

    @kernel(
        types.void(
            *(blocked(dtype), flat(dtype), flat(dtype), flat(dtype), INDEX),
            *(blocked(dtype), blocked(dtype), INDEX, INDEX),
        )
    )
    def sample_norm(x, scale, shift, epsilon, groups, statistics, out, first, last):
        """Write the normalized samples to `out`.

        Parameters
        ----------
        scale, shift : one number per channel
        epsilon : one number
        statistics : [block, 2, group, 1, lane]; receives mean and 1/√(variance + ε)
        """
        channels = x.shape[1] // groups
        share = fill(x, 1.0 / (channels * x.shape[2] * x.shape[3]))
        zero, one, step = fill(x, 0.0), fill(x, 1.0), stride(x, 3)
        for n in range(first, last):
            for g in range(groups):
                low, high = g * channels, (g + 1) * channels
                center = zero
                if CENTERED:
                    for c in range(low, high):
                        for y in range(x.shape[2]):
                            place = at(x, n, c, y, 0)
                            for _ in range(x.shape[3]):
                                center = center + load(x, place)
                                place += step
                    center = center * share
                squares = zero
                for c in range(low, high):
                    for y in range(x.shape[2]):
                        place = at(x, n, c, y, 0)
                        for _ in range(x.shape[3]):
                            difference = load(x, place) - center
                            squares = fma(difference, difference, squares)
                            place += step
                inverse = one / root(squares * share + fill(x, epsilon[0]))
                store(statistics, at(statistics, n, 0, g, 0), center)
                store(statistics, at(statistics, n, 1, g, 0), inverse)
                for c in range(low, high):
                    factor, offset = inverse * fill(x, scale[c]), fill(x, shift[c])
                    for y in range(x.shape[2]):
                        place, target = at(x, n, c, y, 0), at(out, n, c, y, 0)
                        for _ in range(x.shape[3]):
                            store(out, target, fma(load(x, place) - center, factor, offset))
                            place += step
                            target += stride(out, 3)

    return sample_norm


@factory
def make_sample_norm_backward(centered: int, dtype: str) -> Any:
    """Compile the gradients of `make_sample_norm`."""
    CENTERED = centered  # noqa: N806

    @kernel(
        types.void(
            *(blocked(dtype), blocked(dtype), flat(dtype), INDEX, blocked(dtype), blocked(dtype)),
            *(matrix(dtype), matrix(dtype), INDEX, INDEX, INDEX),
        )
    )
    def sample_norm_backward(
        grad, x, scale, groups, statistics, out, scale_sums, shift_sums, chunk, first, last
    ):
        """Write the gradient of x, and add those of scale and shift to their sums[chunk, c]."""
        channels = x.shape[1] // groups
        share = fill(x, 1.0 / (channels * x.shape[2] * x.shape[3]))
        zero = fill(x, 0.0)
        for n in range(first, last):
            for g in range(groups):
                low, high = g * channels, (g + 1) * channels
                center = load(statistics, at(statistics, n, 0, g, 0))
                inverse = load(statistics, at(statistics, n, 1, g, 0))
                common, slope = zero, zero
                for c in range(low, high):
                    plain, along = zero, zero
                    for y in range(x.shape[2]):
                        d, place = at(grad, n, c, y, 0), at(x, n, c, y, 0)
                        for _ in range(x.shape[3]):
                            delta = load(grad, d)
                            plain = plain + delta
                            along = fma(delta, load(x, place) - center, along)
                            d += stride(grad, 3)
                            place += stride(x, 3)
                    along = along * inverse
                    scale_sums[chunk, c] += total(along)
                    if CENTERED:
                        shift_sums[chunk, c] += total(plain)
                    factor = fill(x, scale[c])
                    common = fma(plain, factor, common)
                    slope = fma(along, factor, slope)
                common = common * share if CENTERED else zero
                slope = slope * share * inverse
                for c in range(low, high):
                    factor = fill(x, scale[c])
                    for y in range(x.shape[2]):
                        d, place = at(grad, n, c, y, 0), at(x, n, c, y, 0)
                        target = at(out, n, c, y, 0)
                        for _ in range(x.shape[3]):
                            pull = fma(load(x, place) - center, slope, common)
                            store(out, target, inverse * (load(grad, d) * factor - pull))
                            d += stride(grad, 3)
                            place += stride(x, 3)
                            target += stride(out, 3)

    return sample_norm_backward
