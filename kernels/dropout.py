"""Dropout (Srivastava et al. 2014), scaled during training so that evaluation needs no change.

The mask is a hash of a key and the position of the element, not a stream: every thread can compute
its part, in any order, with the same bits.
"""

from typing import Any

import numpy as np
from numba import types

from kernels.jit import INDEX, INDICES, blocked, factory, flat, helper, kernel
from kernels.machine import LANES
from kernels.simd import at, load, store, stride

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
MIX1 = np.uint64(0xBF58476D1CE4E5B9)
MIX2 = np.uint64(0x94D049BB133111EB)
TO_UNIT = 1.0 / 2**53


@helper
def uniform(key, index):
    """Number in [0, 1) for a key and an index: the finalizer of SplitMix64 (Steele et al. 2014)."""
    z = key + np.uint64(index) * GOLDEN
    z = (z ^ (z >> np.uint64(30))) * MIX1
    z = (z ^ (z >> np.uint64(27))) * MIX2
    z = z ^ (z >> np.uint64(31))
    return np.float64(z >> np.uint64(11)) * TO_UNIT


@factory
def make_dropout(dtype: str) -> Any:
    """Compile the forward pass: drop with probability `rate`, divide the rest by 1 − rate."""

    @kernel(
        types.void(
            blocked(dtype),
            INDICES,
            types.uint64,
            flat(dtype),
            blocked(dtype),
            blocked(dtype),
            INDEX,
            INDEX,
        )
    )
    def dropout(x, keys, salt, rates, mask, out, first, last):
        """Write mask (0 or 1/(1−rate)) and x · mask.

        Parameters
        ----------
        keys, rates : one number each
        salt : distinguishes layers that share a key
        """
        channels, height, width = x.shape[1], x.shape[2], x.shape[3]
        key, rate = np.uint64(keys[0]) ^ salt, rates[0]
        keep = 1 / (1 - rate)
        for n in range(first, last):
            for c in range(channels):
                for y in range(height):
                    for k in range(width):
                        for lane in range(LANES):
                            sample = n * LANES + lane
                            index = ((sample * channels + c) * height + y) * width + k
                            kept = uniform(key, index) >= rate
                            mask[n, c, y, k, lane] = keep if kept else 0
                            out[n, c, y, k, lane] = x[n, c, y, k, lane] * mask[n, c, y, k, lane]

    return dropout


@factory
def make_multiply(dtype: str) -> Any:
    """Compile an element-wise product: the gradient of dropout."""

    @kernel(types.void(blocked(dtype), blocked(dtype), blocked(dtype), INDEX, INDEX))
    def multiply(grad, mask, out, first, last):
        """Write grad · mask to `out`."""
        for n in range(first, last):
            for c in range(grad.shape[1]):
                for y in range(grad.shape[2]):
                    g, m, o = at(grad, n, c, y, 0), at(mask, n, c, y, 0), at(out, n, c, y, 0)
                    for _ in range(grad.shape[3]):
                        store(out, o, load(grad, g) * load(mask, m))
                        g += stride(grad, 3)
                        m += stride(mask, 3)
                        o += stride(out, 3)

    return multiply
