"""Sums over the values of each channel, in double precision, from which statistics are computed."""

from typing import Any

import numpy as np
from numba import types

from kernels.arrays import ArrayType, clear, stack_array
from kernels.jit import DTYPES, factory, kernel, matrix

# Sums computed side by side, so that the compiler can use vector registers; a constant, so that the
# result does not depend on the machine.
SIDE_BY_SIDE = 16


@factory
def make_channel_sums(dtype: str) -> Any:
    """Compile the sums over every channel of an array [outer, channel, inner]."""
    values = ArrayType(DTYPES[dtype], 3, "C", readonly=True)

    @kernel(types.void(values, matrix("float64")))
    def channel_sums(values, sums):
        """Sum v − center, its square, and v ≠ 0, for all v of a channel.

        Parameters
        ----------
        sums : (channels, 3), written; the center is the first value, which is close enough to the
            others that their squares lose no digits
        """
        outer, channels, inner = values.shape
        whole = inner - inner % SIDE_BY_SIDE
        center = np.float64(values[0, 0, 0])
        first, second = stack_array(sums, SIDE_BY_SIDE), stack_array(sums, SIDE_BY_SIDE)
        nonzero = stack_array(sums, SIDE_BY_SIDE)
        for c in range(channels):
            clear(first)
            clear(second)
            clear(nonzero)
            for n in range(outer):
                for start in range(0, whole, SIDE_BY_SIDE):
                    for k in range(SIDE_BY_SIDE):
                        value = values[n, c, start + k]
                        off = np.float64(value) - center
                        first[k] += off
                        second[k] += off * off
                        nonzero[k] += value != 0
                for i in range(whole, inner):
                    off = np.float64(values[n, c, i]) - center
                    first[0] += off
                    second[0] += off * off
                    nonzero[0] += values[n, c, i] != 0
            sums[c, 0], sums[c, 1], sums[c, 2] = first[0], second[0], nonzero[0]
            for k in range(1, SIDE_BY_SIDE):
                sums[c, 0] += first[k]
                sums[c, 1] += second[k]
                sums[c, 2] += nonzero[k]

    return channel_sums
