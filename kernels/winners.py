"""Winners: at every position, only the channels with the largest absolute values are passed on."""

from typing import Any

from numba import types

from kernels.jit import INDEX, INDICES, blocked, factory, kernel
from kernels.machine import LANES


@factory
def make_winners(dtype: str) -> Any:
    """Compile the forward pass (Makhzani & Frey 2014, with both signs)."""

    @kernel(types.void(blocked(dtype), INDICES, blocked(dtype), INDEX, INDEX))
    def winners(x, counts, out, first, last):
        """Write x where it is among the `counts[0]` largest of its position, and 0 elsewhere.

        Of equal values, the first channels win. Zeros never win; NaN is always passed on.
        """
        channels, count = x.shape[1], counts[0]
        for n in range(first, last):
            for y in range(x.shape[2]):
                for k in range(x.shape[3]):
                    for lane in range(LANES):
                        for c in range(channels):
                            value = x[n, c, y, k, lane]
                            out[n, c, y, k, lane] = 0 if value == value else value
                        for _ in range(count):
                            best, largest = -1, 0.0
                            for c in range(channels):
                                size = abs(x[n, c, y, k, lane])
                                if size > largest and out[n, c, y, k, lane] == 0:
                                    best, largest = c, size
                            if best < 0:
                                break
                            out[n, best, y, k, lane] = x[n, best, y, k, lane]

    return winners


@factory
def make_winners_backward(dtype: str) -> Any:
    """Compile the gradient: that of the output, at the winners."""

    @kernel(types.void(blocked(dtype), blocked(dtype), blocked(dtype), INDEX, INDEX))
    def winners_backward(grad, output, out, first, last):
        """Write grad where `output` is not 0, and 0 elsewhere."""
        for n in range(first, last):
            for c in range(grad.shape[1]):
                for y in range(grad.shape[2]):
                    for k in range(grad.shape[3]):
                        for lane in range(LANES):
                            won = output[n, c, y, k, lane] != 0
                            out[n, c, y, k, lane] = grad[n, c, y, k, lane] if won else 0

    return winners_backward
