"""Weight standardization: every filter gets zero mean and unit variance before it is applied."""

from typing import Any

import numpy as np
from numba import types

from kernels.arrays import ArrayType
from kernels.jit import DTYPES, INDICES, factory, flat, kernel

SETTINGS = ArrayType(types.float64, 1, "C")


@factory
def make_standardize(dtype: str) -> Any:
    """Compile (w − mean) / √(variance + ε) of every filter (Qiao et al. 2019, eq. 5 to 7)."""
    scalar = DTYPES[dtype]

    @kernel(types.void(flat(dtype), INDICES, SETTINGS, flat(dtype)))
    def standardize(values, sizes, epsilon, out):
        """Write sizes[0] standardized filters of sizes[1] elements; sums are in float64."""
        for k in range(sizes[0]):
            start, stop = k * sizes[1], (k + 1) * sizes[1]
            total, squared = 0.0, 0.0
            for j in range(start, stop):
                total += values[j]
            mean = total / sizes[1]
            for j in range(start, stop):
                squared += (values[j] - mean) * (values[j] - mean)
            factor = 1.0 / np.sqrt(squared / sizes[1] + epsilon[0])
            for j in range(start, stop):
                out[j] = scalar((values[j] - mean) * factor)

    return standardize


@factory
def make_standardize_backward(dtype: str) -> Any:
    """Compile the gradient of `standardize`."""
    scalar = DTYPES[dtype]

    @kernel(types.void(flat(dtype), flat(dtype), INDICES, SETTINGS, flat(dtype)))
    def standardize_backward(grad, values, sizes, epsilon, out):
        """Write (g − mean(g) − v · mean(g·v)) / s, where v = (w − mean) / s, to `out`."""
        for k in range(sizes[0]):
            start, stop = k * sizes[1], (k + 1) * sizes[1]
            total, squared, plain, along = 0.0, 0.0, 0.0, 0.0
            for j in range(start, stop):
                total += values[j]
                plain += grad[j]
            mean, common = total / sizes[1], plain / sizes[1]
            for j in range(start, stop):
                squared += (values[j] - mean) * (values[j] - mean)
                along += grad[j] * (values[j] - mean)
            variance = squared / sizes[1] + epsilon[0]
            slope, factor = along / sizes[1] / variance, 1.0 / np.sqrt(variance)
            for j in range(start, stop):
                out[j] = scalar((grad[j] - common - slope * (values[j] - mean)) * factor)

    return standardize_backward
