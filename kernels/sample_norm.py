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

from kernels.jit import INDEX, blocked, factory, flat, helper, kernel, matrix
from kernels.simd import at, fill, fma, load, root, store, stride, total


# Several running sums, because one would wait for its own result at every addition.
@helper
def _row_sum(x, place, step):
    """Sum of a row of registers."""
    a, b, c, d = fill(x, 0.0), fill(x, 0.0), fill(x, 0.0), fill(x, 0.0)
    for _ in range(x.shape[3] // 4):
        a = a + load(x, place)
        b = b + load(x, place + step)
        c = c + load(x, place + 2 * step)
        d = d + load(x, place + 3 * step)
        place += 4 * step
    for _ in range(x.shape[3] % 4):
        a = a + load(x, place)
        place += step
    return (a + b) + (c + d)


@helper
def _row_squares(x, place, step, center):
    """Sum of the squared distances of a row of registers from `center`."""
    a, b, c, d = fill(x, 0.0), fill(x, 0.0), fill(x, 0.0), fill(x, 0.0)
    for _ in range(x.shape[3] // 4):
        p, q = load(x, place) - center, load(x, place + step) - center
        r, s = load(x, place + 2 * step) - center, load(x, place + 3 * step) - center
        a, b, c, d = fma(p, p, a), fma(q, q, b), fma(r, r, c), fma(s, s, d)
        place += 4 * step
    for _ in range(x.shape[3] % 4):
        p = load(x, place) - center
        a = fma(p, p, a)
        place += step
    return (a + b) + (c + d)


@helper
def _row_products(grad, g, x, place, center):
    """Sum of a row of gradients, and of their products with the distances from `center`."""
    d_step, x_step = stride(grad, 3), stride(x, 3)
    a, b, c, d = fill(x, 0.0), fill(x, 0.0), fill(x, 0.0), fill(x, 0.0)
    for _ in range(x.shape[3] // 2):
        p, q = load(grad, g), load(grad, g + d_step)
        a, b = a + p, b + q
        c = fma(p, load(x, place) - center, c)
        d = fma(q, load(x, place + x_step) - center, d)
        g += 2 * d_step
        place += 2 * x_step
    if x.shape[3] % 2:
        p = load(grad, g)
        a = a + p
        c = fma(p, load(x, place) - center, c)
    return a + b, c + d


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
        pixels, part = fill(x, x.shape[2] * x.shape[3]), fill(x, 1.0 / (x.shape[2] * x.shape[3]))
        zero, one, step = fill(x, 0.0), fill(x, 1.0), stride(x, 3)
        for n in range(first, last):
            for g in range(groups):
                low, high = g * channels, (g + 1) * channels
                # the mean is kept as its distance from that of the first channel, which is rounded
                # less at every step than a large mean would be
                origin, center, squares = zero, zero, zero
                for c in range(low, high):
                    mean, spread = zero, zero
                    if CENTERED:
                        for y in range(x.shape[2]):
                            mean = mean + _row_sum(x, at(x, n, c, y, 0), step)
                        mean = mean * part
                    for y in range(x.shape[2]):
                        spread = spread + _row_squares(x, at(x, n, c, y, 0), step, mean)
                    # Chan, Golub & LeVeque (1983), eq. 1.5, for groups of 1 and c − low channels
                    if c == low:
                        origin = mean
                    apart, weight = mean - origin - center, fill(x, 1.0 / (c - low + 1))
                    center = fma(apart, weight, center)
                    squares = squares + fma(apart * apart, (one - weight) * pixels, spread)
                center = origin + center
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
                        sums = _row_products(grad, d, x, place, center)
                        plain, along = plain + sums[0], along + sums[1]
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
