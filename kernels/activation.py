"""Activation functions, element by element, and their derivatives."""

import math
from typing import Any

from numba import types

from kernels.elementary import normal_share, sigmoid, tangent
from kernels.jit import INDEX, blocked, factory, flat, helper, kernel
from kernels.machine import LANES
from kernels.simd import at, fill, fma, load, positive_or_nan, select, store, stride

SIGMOID, TANH, GELU = 0, 1, 2
CODES = {"sigmoid": SIGMOID, "tanh": TANH, "gelu": GELU}

SQRT_HALF = math.sqrt(0.5)
# Density of the standard normal at 0: 1/√(2π).
DENSITY = 1.0 / math.sqrt(2.0 * math.pi)


@factory
def make_leaky_relu(dtype: str) -> Any:
    """Compile x where positive, slope·x elsewhere; a slope of 0 is the plain ReLU."""

    @kernel(types.void(blocked(dtype), flat(dtype), blocked(dtype), INDEX, INDEX))
    def leaky_relu(x, slope, out, first, last):
        """Write the activation of x to `out`; NaN stays NaN. `slope` is one number."""
        factor = fill(x, slope[0])
        for n in range(first, last):
            for c in range(x.shape[1]):
                for y in range(x.shape[2]):
                    source, target = at(x, n, c, y, 0), at(out, n, c, y, 0)
                    for _ in range(x.shape[3]):
                        value = load(x, source)
                        # slope = 0 must give 0, not 0·inf
                        low = select(positive_or_nan(factor), value * factor, fill(x, 0.0))
                        store(out, target, select(positive_or_nan(value), value, low))
                        source += stride(x, 3)
                        target += stride(out, 3)

    return leaky_relu


@factory
def make_leaky_relu_backward(dtype: str) -> Any:
    """Compile the gradient of (leaky) ReLU from its output: 1 above zero, slope elsewhere."""

    @kernel(types.void(blocked(dtype), blocked(dtype), flat(dtype), blocked(dtype), INDEX, INDEX))
    def leaky_relu_backward(grad, output, slope, out, first, last):
        """Write grad · f'(x) to `out`; `output` is f(x), which has the sign of x."""
        factor = fill(grad, slope[0])
        for n in range(first, last):
            for c in range(grad.shape[1]):
                for y in range(grad.shape[2]):
                    g, o = at(grad, n, c, y, 0), at(output, n, c, y, 0)
                    target = at(out, n, c, y, 0)
                    for _ in range(grad.shape[3]):
                        delta = load(grad, g)
                        passed = positive_or_nan(load(output, o))
                        store(out, target, select(passed, delta, delta * factor))
                        g += stride(grad, 3)
                        o += stride(output, 3)
                        target += stride(out, 3)

    return leaky_relu_backward


@helper
def scalar(name, value):
    """Activation of one number, by the C library."""
    if name == SIGMOID:
        return 1.0 / (1.0 + math.exp(-value))
    if name == TANH:
        return math.tanh(value)
    return 0.5 * value * (1.0 + math.erf(value * SQRT_HALF))


@helper
def _scalar_slope(name, value):
    """Derivative of an activation: sigmoid and tanh from f(x), GELU from x."""
    if name == SIGMOID:
        return value * (1.0 - value)
    if name == TANH:
        return 1.0 - value * value
    share = 0.5 * (1.0 + math.erf(value * SQRT_HALF))
    return share + value * DENSITY * math.exp(-0.5 * value * value)


@factory
def make_activation(name: str, dtype: str) -> Any:
    """Compile sigmoid, tanh, or GELU (Hendrycks & Gimpel 2016, the exact form)."""
    KIND, DOUBLE = CODES[name], dtype == "float64"  # noqa: N806

    @kernel(types.void(blocked(dtype), blocked(dtype), INDEX, INDEX))
    def activation(x, out, first, last):
        """Write the activation of x to `out`."""
        for n in range(first, last):
            for c in range(x.shape[1]):
                for y in range(x.shape[2]):
                    source, target = at(x, n, c, y, 0), at(out, n, c, y, 0)
                    for k in range(x.shape[3]):
                        if DOUBLE:
                            for lane in range(LANES):
                                out[n, c, y, k, lane] = scalar(KIND, x[n, c, y, k, lane])
                        else:
                            value = load(x, source)
                            if KIND == SIGMOID:
                                result = sigmoid(value, x)
                            elif KIND == TANH:
                                result = tangent(value, x)
                            else:
                                result = value * normal_share(value, x)[0]
                            store(out, target, result)
                        source += stride(x, 3)
                        target += stride(out, 3)

    return activation


@factory
def make_activation_backward(name: str, dtype: str) -> Any:
    """Compile the gradients of sigmoid, y(1−y), and tanh, 1−y², from y = f(x); of GELU from x."""
    KIND, DOUBLE = CODES[name], dtype == "float64"  # noqa: N806

    @kernel(types.void(blocked(dtype), blocked(dtype), blocked(dtype), INDEX, INDEX))
    def activation_backward(grad, origin, out, first, last):
        """Write grad · f'(x) to `out`; `origin` is f(x), for GELU x."""
        one = fill(grad, 1.0)
        for n in range(first, last):
            for c in range(grad.shape[1]):
                for y in range(grad.shape[2]):
                    g, o = at(grad, n, c, y, 0), at(origin, n, c, y, 0)
                    target = at(out, n, c, y, 0)
                    for k in range(grad.shape[3]):
                        if DOUBLE:
                            for lane in range(LANES):
                                slope = _scalar_slope(KIND, origin[n, c, y, k, lane])
                                out[n, c, y, k, lane] = grad[n, c, y, k, lane] * slope
                        else:
                            value = load(origin, o)
                            if KIND == SIGMOID:
                                factor = value * (one - value)
                            elif KIND == TANH:
                                factor = one - value * value
                            else:
                                share, bell = normal_share(value, grad)
                                factor = fma(value * bell, fill(grad, DENSITY), share)
                            store(out, target, load(grad, g) * factor)
                        g += stride(grad, 3)
                        o += stride(origin, 3)
                        target += stride(out, 3)

    return activation_backward


@factory
def make_copy(dtype: str) -> Any:
    """Compile a copy between lane-blocked arrays with different halos or strides."""

    @kernel(types.void(blocked(dtype), blocked(dtype), INDEX, INDEX))
    def copy(x, out, first, last):
        """Write x to `out`."""
        for n in range(first, last):
            for c in range(x.shape[1]):
                for y in range(x.shape[2]):
                    source, target = at(x, n, c, y, 0), at(out, n, c, y, 0)
                    for _ in range(x.shape[3]):
                        store(out, target, load(x, source))
                        source += stride(x, 3)
                        target += stride(out, 3)

    return copy


@factory
def make_sum(relu: int, dtype: str) -> Any:
    """Compile the sum of two lane-blocked arrays; with `relu`, the ReLU of the sum."""
    RELU = bool(relu)  # noqa: N806

    @kernel(types.void(blocked(dtype), blocked(dtype), blocked(dtype), INDEX, INDEX))
    def total(x, other, out, first, last):
        """Write x + other to `out`; NaN stays NaN."""
        zero = fill(x, 0.0)
        for n in range(first, last):
            for c in range(x.shape[1]):
                for y in range(x.shape[2]):
                    source, second = at(x, n, c, y, 0), at(other, n, c, y, 0)
                    target = at(out, n, c, y, 0)
                    for _ in range(x.shape[3]):
                        value = load(x, source) + load(other, second)
                        if RELU:
                            value = select(positive_or_nan(value), value, zero)
                        store(out, target, value)
                        source += stride(x, 3)
                        second += stride(other, 3)
                        target += stride(out, 3)

    return total


@factory
def make_add(dtype: str) -> Any:
    """Compile the sum of two lane-blocked arrays, which may have different halos or strides."""

    @kernel(types.void(blocked(dtype), blocked(dtype), INDEX, INDEX))
    def add(x, out, first, last):
        """Add x to `out`."""
        for n in range(first, last):
            for c in range(x.shape[1]):
                for y in range(x.shape[2]):
                    source, target = at(x, n, c, y, 0), at(out, n, c, y, 0)
                    for _ in range(x.shape[3]):
                        store(out, target, load(out, target) + load(x, source))
                        source += stride(x, 3)
                        target += stride(out, 3)

    return add
