"""Optimizer updates of flat parameters, with the norms, sums and packing that they need.

Arrays are padded with zeros to whole registers. Rates and other settings are passed in one array,
`settings`, so that they can change from step to step. Every update writes a watchdog: 0 if all new
values are finite, NaN otherwise (Σ w·0), so that a divergence is detected in the step and layer
where it happens, at no cost.
"""

from typing import Any

import numpy as np
from numba import types

from kernels.arrays import ArrayType, clear
from kernels.jit import DTYPES, INDEX, INDICES, factory, flat, kernel, matrix
from kernels.machine import LANES
from kernels.simd import fill, fma, load, store, total

SETTINGS = ArrayType(types.float64, 1, "C")


@factory
def make_sgd(nesterov: int, dtype: str) -> Any:
    """Compile SGD with momentum (Polyak 1964), or Nesterov's form of it (Sutskever et al. 2013)."""
    NESTEROV = nesterov  # noqa: N806
    scalar, vector = DTYPES[dtype], flat(dtype)

    @kernel(types.void(vector, vector, vector, SETTINGS, vector))
    def sgd(weight, grad, velocity, settings, watchdog):
        """v ← momentum·v + g + decay·w; w ← w − rate·v.

        Nesterov: w ← w − rate·(g + decay·w + momentum·v). settings = (rate, momentum, decay).
        """  # noqa: D403
        rate, momentum, decay = scalar(settings[0]), scalar(settings[1]), scalar(settings[2])
        down, keep, pull = fill(weight, -rate), fill(weight, momentum), fill(weight, decay)
        zero = fill(weight, 0.0)
        damage = zero
        for k in range(0, weight.size, LANES):
            w = load(weight, k)
            g = fma(pull, w, load(grad, k))
            v = fma(keep, load(velocity, k), g)
            store(velocity, k, v)
            if NESTEROV:
                v = fma(keep, v, g)
            w = fma(down, v, w)
            store(weight, k, w)
            damage = fma(w, zero, damage)
        watchdog[0] = total(damage)

    return sgd


@factory
def make_rmsprop(dtype: str) -> Any:
    """Compile RMSprop (Tieleman & Hinton 2012, lecture 6e), with momentum as in torch."""
    scalar, vector = DTYPES[dtype], flat(dtype)

    @kernel(types.void(vector, vector, vector, vector, SETTINGS, vector))
    def rmsprop(weight, grad, square, velocity, settings, watchdog):
        """S ← rho·s + (1−rho)·g²; v ← momentum·v + g/(√s + ε); w ← w − rate·v.

        settings = (rate, momentum, decay, rho, ε)
        """
        rate, momentum, decay = scalar(settings[0]), scalar(settings[1]), scalar(settings[2])
        keep, take = scalar(settings[3]), scalar(1 - settings[3])
        epsilon = scalar(settings[4])
        damage = weight[0] * 0
        for k in range(weight.size):
            g = grad[k] + decay * weight[k]
            square[k] = keep * square[k] + take * g * g
            velocity[k] = momentum * velocity[k] + g / (np.sqrt(square[k]) + epsilon)
            weight[k] -= rate * velocity[k]
            if not np.isfinite(weight[k]):
                damage = weight[k] * 0
        watchdog[0] = damage

    return rmsprop


@factory
def make_adam(decoupled: int, dtype: str) -> Any:
    """Compile Adam (Kingma & Ba 2015), or AdamW with decoupled decay (Loshchilov & Hutter 2019)."""
    DECOUPLED = decoupled  # noqa: N806
    scalar, vector = DTYPES[dtype], flat(dtype)

    @kernel(types.void(vector, vector, vector, vector, SETTINGS, vector))
    def adam(weight, grad, mean, square, settings, watchdog):
        """m, s: running means of g and g²; w ← w − rate · (m/bias1) / (√(s/bias2) + ε).

        settings = (rate, decay, beta1, beta2, ε, bias1, bias2); `bias1` and `bias2` are 1 − betaᵗ,
        which correct for the start from zero.
        """
        rate, decay, epsilon = scalar(settings[0]), scalar(settings[1]), scalar(settings[4])
        beta1, beta2 = settings[2], settings[3]
        bias1, bias2 = scalar(settings[5]), scalar(settings[6])
        # 1 − 0.999 in float32 would be wrong by 1e-5, so it is taken before rounding
        keep1, take1 = scalar(beta1), scalar(1 - beta1)
        keep2, take2 = scalar(beta2), scalar(1 - beta2)
        damage = weight[0] * 0
        root = np.sqrt(bias2)
        step = rate / bias1
        for k in range(weight.size):
            g, w = grad[k], weight[k]
            if DECOUPLED:
                w -= rate * decay * w
            else:
                g += decay * w
            mean[k] = keep1 * mean[k] + take1 * g
            square[k] = keep2 * square[k] + take2 * g * g
            weight[k] = w - step * mean[k] / (np.sqrt(square[k]) / root + epsilon)
            if not np.isfinite(weight[k]):
                damage = weight[k] * 0
        watchdog[0] = damage

    return adam


@factory
def make_sum_of_squares(dtype: str) -> Any:
    """Compile Σ g², for the norm of the gradient."""

    @kernel(types.void(flat(dtype), SETTINGS))
    def sum_of_squares(values, out):
        """Write Σ values² to out[0], in a fixed order."""
        sums = fill(values, 0.0)
        for k in range(0, values.size, LANES):
            v = load(values, k)
            sums = fma(v, v, sums)
        out[0] = np.float64(total(sums))

    return sum_of_squares


@factory
def make_clip(dtype: str) -> Any:
    """Compile the clipping of a gradient to a given norm (Pascanu et al. 2013, algorithm 1)."""
    scalar = DTYPES[dtype]

    @kernel(types.void(flat(dtype), SETTINGS, SETTINGS))
    def clip(values, squares, limit):
        """Multiply by limit / (√Σ squares + ε) where that is below 1; limit = (limit, ε).

        A norm that is not finite is left for the update to detect.
        """
        squared = 0.0
        for k in range(squares.size):
            squared += squares[k]
        factor = limit[0] / (np.sqrt(squared) + limit[1])
        if 0 < factor < 1:
            for k in range(values.size):
                values[k] *= scalar(factor)

    return clip


@factory
def make_unpack_sums(dtype: str) -> Any:
    """Compile the last part of a weight gradient: add up the chunks, in order, and unpack.

    It walks through the sums once, register by register, and only the results are scattered.
    """

    @kernel(types.void(matrix(dtype), INDEX, INDICES, flat(dtype)))
    def unpack_sums(sums, first, places, out):
        """Write out[places[k]] = Σ_chunks sums[chunk, first + k], and set these sums to zero again.

        `first`, the rows of `sums` and `places` are whole registers. Sums whose place is negative
        are not written.
        """
        width, zero = sums.shape[1], fill(sums, 0.0)
        for start in range(0, places.size, LANES):
            value = load(sums, first + start)
            for chunk in range(1, sums.shape[0]):
                place = chunk * width + first + start
                value = value + load(sums, place)
                store(sums, place, zero)
            store(sums, first + start, value)
            for k in range(start, start + LANES):
                if places[k] >= 0:
                    out[places[k]] = sums[0, first + k]
            store(sums, first + start, zero)

    return unpack_sums


@factory
def make_add_chunks(dtype: str) -> Any:
    """Compile the last part of a sum over the batch: add up the chunks, in order."""

    @kernel(types.void(matrix(dtype), flat(dtype)))
    def add_chunks(sums, out):
        """Write out[k] = Σ_chunks sums[chunk, k], and set all sums to zero again."""
        for k in range(sums.shape[1]):
            out[k] = sums[0, k]
        for chunk in range(1, sums.shape[0]):
            for k in range(sums.shape[1]):
                out[k] += sums[chunk, k]
        clear(sums)

    return add_chunks


@factory
def make_add(dtype: str) -> Any:
    """Compile out += values: the gradient of a weight that two layers share."""

    @kernel(types.void(flat(dtype), flat(dtype)))
    def add(values, out):
        """Add `values` to `out`."""
        for k in range(out.size):
            out[k] += values[k]

    return add


@factory
def make_unit_norm(dtype: str) -> Any:
    """Compile the scaling of filters to unit norm after an update."""
    scalar = DTYPES[dtype]

    @kernel(types.void(flat(dtype), INDICES))
    def unit_norm(values, sizes):
        """Divide each of sizes[0] filters of sizes[1] elements by its norm; zeros stay zero."""
        for k in range(sizes[0]):
            start, squared = k * sizes[1], 0.0
            for j in range(start, start + sizes[1]):
                squared += np.float64(values[j]) * values[j]
            if squared > 0:
                factor = scalar(1.0 / np.sqrt(squared))
                for j in range(start, start + sizes[1]):
                    values[j] *= factor

    return unit_norm


@factory
def make_change_basis(dtype: str) -> Any:
    """Compile a small matrix product, for Winograd's weights."""

    @kernel(types.void(matrix(dtype), matrix(dtype), matrix(dtype)))
    def change_basis(x, basis, out):
        """Write out = x · basis; rows of `basis` and `out` are whole registers."""
        width = out.shape[1]
        for r in range(x.shape[0]):
            for j in range(0, width, LANES):
                sums = fill(x, 0.0)
                for k in range(x.shape[1]):
                    sums = fma(fill(x, x[r, k]), load(basis, k * width + j), sums)
                store(out, r * width + j, sums)

    return change_basis


@factory
def make_basis_gradient(dtype: str) -> Any:
    """Compile the last part of Winograd's weight gradient: add up the chunks, and leave the basis.

    A sum is read once, and used for all taps.
    """

    @kernel(types.void(matrix(dtype), matrix(dtype), matrix(dtype)))
    def basis_gradient(sums, basis, out):
        """Write out = basis · Σ_chunks sums[chunk]; rows of `out` are whole registers.

        Parameters
        ----------
        sums : [chunk, points · width]
        basis : [tap, point]
        out : [tap, width]
        """
        width = out.shape[1]
        clear(out)
        for p in range(basis.shape[1]):
            for j in range(0, width, LANES):
                place = p * width + j
                value = load(sums, place)
                for chunk in range(1, sums.shape[0]):
                    value = value + load(sums, chunk * sums.shape[1] + place)
                for t in range(out.shape[0]):
                    place = t * width + j
                    store(out, place, fma(fill(sums, basis[t, p]), value, load(out, place)))

    return basis_gradient


@factory
def make_pack(dtype: str) -> Any:
    """Compile out[k] = values[index[k]]: a weight in the order its kernel reads it."""

    @kernel(types.void(flat(dtype), INDICES, flat(dtype)))
    def pack(values, index, out):
        """Write values[index] to `out`, and zero where the index is negative."""
        for k in range(index.size):
            out[k] = values[index[k]] if index[k] >= 0 else 0.0

    return pack
