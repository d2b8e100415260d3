"""Activation functions with settings, element by element, and their derivatives.

| name | f(x) | settings | source |
|---|---|---|---|
| elu | x above 0, α(eˣ − 1) elsewhere, all times s | α, s | Clevert et al. 2016 |
| silu | x / (1 + e⁻ˣ) | | Hendrycks & Gimpel 2016; Ramachandran et al. 2017 |
| hard_swish | x · min(max(x + 3, 0), 6) / 6 | | Howard et al. 2019 |
| softplus | ln(1 + eˣ) | | Dugas et al. 2001 |

SELU (Klambauer et al. 2017) is elu with fixed settings. Gradients are computed from x.
"""

import math
from typing import Any

from numba import types

from kernels.elementary import exponential, sigmoid, softened
from kernels.jit import INDEX, blocked, factory, flat, helper, kernel, matrix
from kernels.machine import LANES
from kernels.simd import at, fill, fma, load, positive_or_nan, select, store, stride, total

ELU, SILU, HARD_SWISH, SOFTPLUS = 0, 1, 2, 3
CODES = {"elu": ELU, "silu": SILU, "hard_swish": HARD_SWISH, "softplus": SOFTPLUS}
# Beyond this, ln(1 + eˣ) is x, as in torch.
STEEP = 20.0


@helper
def scalar(name, x, alpha, scale):
    """Activation of one number, by the C library."""
    if name == ELU:
        return scale * (x if not x <= 0 else alpha * math.expm1(x))
    if name == SILU:
        return x / (1.0 + math.exp(-x))
    if name == HARD_SWISH:
        return x * min(max(x + 3.0, 0.0), 6.0) / 6.0
    return x if x > STEEP else math.log1p(math.exp(x))


@helper
def _scalar_slope(name, x, alpha, scale):
    """Derivative of an activation."""
    if name == ELU:
        return scale * (1.0 if not x <= 0 else alpha * math.exp(x))
    if name == HARD_SWISH:
        return 0.0 if x < -3.0 else x / 3.0 + 0.5 if x <= 3.0 else 1.0
    share = 1.0 / (1.0 + math.exp(-x))
    return share * (1.0 + x * (1.0 - share)) if name == SILU else share


@helper
def value_of(name, x, alpha, scale, like):
    """Activation of a register."""
    zero, one = fill(like, 0.0), fill(like, 1.0)
    if name == ELU:
        low = alpha * (exponential(x, like) - one)
        return scale * select(positive_or_nan(x), x, low)
    if name == SILU:
        return x * sigmoid(x, like)
    if name == HARD_SWISH:
        lifted = x + fill(like, 3.0)
        six = fill(like, 6.0)
        share = select(positive_or_nan(lifted), lifted, zero)
        return x * select(share > six, six, share) * fill(like, 1.0 / 6.0)
    return softened(x, like)


@helper
def _slope(name, x, alpha, scale, like):
    """Derivative at a register."""
    zero, one = fill(like, 0.0), fill(like, 1.0)
    if name == ELU:
        return scale * select(positive_or_nan(x), one, alpha * exponential(x, like))
    if name == HARD_SWISH:
        three = fill(like, 3.0)
        middle = fma(x, fill(like, 1.0 / 3.0), fill(like, 0.5))
        return select(x < zero - three, zero, select(x > three, one, middle))
    share = sigmoid(x, like)
    return share * fma(x, one - share, one) if name == SILU else share


@factory
def make_curve(name: str, dtype: str) -> Any:
    """Compile one of the activations."""
    KIND, DOUBLE = CODES[name], dtype == "float64"  # noqa: N806

    @kernel(types.void(blocked(dtype), flat(dtype), blocked(dtype), INDEX, INDEX))
    def curve(x, settings, out, first, last):
        """Write the activation of x to `out`; `settings` are two numbers."""
        alpha, scale = fill(x, settings[0]), fill(x, settings[1])
        for n in range(first, last):
            for c in range(x.shape[1]):
                for y in range(x.shape[2]):
                    source, target = at(x, n, c, y, 0), at(out, n, c, y, 0)
                    for k in range(x.shape[3]):
                        if DOUBLE:
                            for lane in range(LANES):
                                value = x[n, c, y, k, lane]
                                out[n, c, y, k, lane] = scalar(
                                    KIND, value, settings[0], settings[1]
                                )
                        else:
                            store(out, target, value_of(KIND, load(x, source), alpha, scale, x))
                        source += stride(x, 3)
                        target += stride(out, 3)

    return curve


@factory
def make_curve_backward(name: str, dtype: str) -> Any:
    """Compile the gradient of one of the activations."""
    KIND, DOUBLE = CODES[name], dtype == "float64"  # noqa: N806

    @kernel(types.void(blocked(dtype), blocked(dtype), flat(dtype), blocked(dtype), INDEX, INDEX))
    def curve_backward(grad, x, settings, out, first, last):
        """Write grad · f'(x) to `out`; `settings` are two numbers."""
        alpha, scale = fill(x, settings[0]), fill(x, settings[1])
        for n in range(first, last):
            for c in range(grad.shape[1]):
                for y in range(grad.shape[2]):
                    g, source = at(grad, n, c, y, 0), at(x, n, c, y, 0)
                    target = at(out, n, c, y, 0)
                    for k in range(grad.shape[3]):
                        if DOUBLE:
                            for lane in range(LANES):
                                slope = _scalar_slope(
                                    KIND, x[n, c, y, k, lane], settings[0], settings[1]
                                )
                                out[n, c, y, k, lane] = grad[n, c, y, k, lane] * slope
                        else:
                            slopes = _slope(KIND, load(x, source), alpha, scale, x)
                            store(out, target, load(grad, g) * slopes)
                        g += stride(grad, 3)
                        source += stride(x, 3)
                        target += stride(out, 3)

    return curve_backward


@factory
def make_prelu(dtype: str) -> Any:
    """Compile x where positive, slope[c]·x elsewhere (He et al. 2015, eq. 1)."""

    @kernel(types.void(blocked(dtype), flat(dtype), blocked(dtype), INDEX, INDEX))
    def prelu(x, slope, out, first, last):
        """Write the activation of x to `out`; `slope` has one number per channel."""
        for n in range(first, last):
            for c in range(x.shape[1]):
                factor = fill(x, slope[c])
                for y in range(x.shape[2]):
                    source, target = at(x, n, c, y, 0), at(out, n, c, y, 0)
                    for _ in range(x.shape[3]):
                        value = load(x, source)
                        store(out, target, select(positive_or_nan(value), value, value * factor))
                        source += stride(x, 3)
                        target += stride(out, 3)

    return prelu


@factory
def make_prelu_backward(dtype: str) -> Any:
    """Compile the gradients of PReLU (He et al. 2015, eq. 2 and 3)."""

    @kernel(
        types.void(
            *(blocked(dtype), blocked(dtype), flat(dtype), blocked(dtype)),
            *(matrix(dtype), INDEX, INDEX, INDEX),
        )
    )
    def prelu_backward(grad, x, slope, out, sums, chunk, first, last):
        """Write the gradient of x to `out`, and add that of slope[c] to sums[chunk, c]."""
        zero = fill(x, 0.0)
        for n in range(first, last):
            for c in range(grad.shape[1]):
                factor, part = fill(x, slope[c]), zero
                for y in range(grad.shape[2]):
                    g, source = at(grad, n, c, y, 0), at(x, n, c, y, 0)
                    target = at(out, n, c, y, 0)
                    for _ in range(grad.shape[3]):
                        delta, value = load(grad, g), load(x, source)
                        passed = positive_or_nan(value)
                        store(out, target, select(passed, delta, delta * factor))
                        part = part + select(passed, zero, delta * value)
                        g += stride(grad, 3)
                        source += stride(x, 3)
                        target += stride(out, 3)
                sums[chunk, c] += total(part)

    return prelu_backward
