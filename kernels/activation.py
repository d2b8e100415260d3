"""Activation functions, element by element, and their derivatives."""

import math
from typing import Any

from numba import types

from kernels.jit import DTYPES, INDEX, blocked, factory, kernel
from kernels.machine import LANES
from kernels.simd import at, fill, load, positive_or_nan, select, store, stride

SQRT_HALF = math.sqrt(0.5)
# Density of the standard normal at 0: 1/√(2π).
DENSITY = 1.0 / math.sqrt(2.0 * math.pi)


@factory
def make_leaky_relu(dtype: str) -> Any:
    """Compile x where positive, slope·x elsewhere; a slope of 0 is the plain ReLU."""

    @kernel(types.void(blocked(dtype), DTYPES[dtype], blocked(dtype), INDEX, INDEX))
    def leaky_relu(x, slope, out, first, last):
        """Write the activation of x to `out`; NaN stays NaN."""
        factor = fill(x, slope)
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

    @kernel(types.void(blocked(dtype), blocked(dtype), DTYPES[dtype], blocked(dtype), INDEX, INDEX))
    def leaky_relu_backward(grad, output, slope, out, first, last):
        """Write grad · f'(x) to `out`; `output` is f(x), which has the sign of x."""
        factor = fill(grad, slope)
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


@factory
def make_activation(name: str, dtype: str) -> Any:
    """Compile sigmoid, tanh, or GELU (Hendrycks & Gimpel 2016, the exact form)."""
    SIGMOID, TANH = name == "sigmoid", name == "tanh"  # noqa: N806

    @kernel(types.void(blocked(dtype), blocked(dtype), INDEX, INDEX))
    def activation(x, out, first, last):
        """Write the activation of x to `out`."""
        for n in range(first, last):
            for c in range(x.shape[1]):
                for y in range(x.shape[2]):
                    for k in range(x.shape[3]):
                        for lane in range(LANES):
                            value = x[n, c, y, k, lane]
                            if SIGMOID:
                                result = 1.0 / (1.0 + math.exp(-value))
                            elif TANH:
                                result = math.tanh(value)
                            else:
                                result = 0.5 * value * (1.0 + math.erf(value * SQRT_HALF))
                            out[n, c, y, k, lane] = result

    return activation


@factory
def make_activation_backward(name: str, dtype: str) -> Any:
    """Compile the gradients of sigmoid, y(1−y), and tanh, 1−y², from y = f(x); of GELU from x."""
    SIGMOID, TANH = name == "sigmoid", name == "tanh"  # noqa: N806

    @kernel(types.void(blocked(dtype), blocked(dtype), blocked(dtype), INDEX, INDEX))
    def activation_backward(grad, source, out, first, last):
        """Write grad · f'(x) to `out`; `source` is f(x), for GELU x."""
        for n in range(first, last):
            for c in range(grad.shape[1]):
                for y in range(grad.shape[2]):
                    for k in range(grad.shape[3]):
                        for lane in range(LANES):
                            value = source[n, c, y, k, lane]
                            if SIGMOID:
                                slope = value * (1.0 - value)
                            elif TANH:
                                slope = 1.0 - value * value
                            else:
                                share = 0.5 * (1.0 + math.erf(value * SQRT_HALF))
                                slope = share + value * DENSITY * math.exp(-0.5 * value * value)
                            out[n, c, y, k, lane] = grad[n, c, y, k, lane] * slope

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
