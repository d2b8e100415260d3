"""A penalty on the absolute values of feature maps, and its gradient."""

import math
from typing import Any

from numba import types

from kernels.jit import INDEX, blocked, factory, flat, kernel
from kernels.loss import COUNT, FIGURES
from kernels.machine import LANES
from kernels.simd import at, fill, load, select, store, stride, total


@factory
def make_l1(dtype: str) -> Any:
    """Compile the addition of weight · mean |x| to the loss."""

    @kernel(types.void(blocked(dtype), flat(dtype), FIGURES, COUNT, FIGURES, COUNT))
    def l1(x, valid, weight, counted, figures, halt):
        """Add weight[0] · mean |x| over the counted[0] real samples to figures[0]."""
        channels, height, width = x.shape[1], x.shape[2], x.shape[3]
        zero, step, size = fill(x, 0.0), stride(x, 3), 0.0
        for n in range(x.shape[0]):
            share = load(valid, n * LANES)
            for c in range(channels):
                part = zero
                for y in range(height):
                    place = at(x, n, c, y, 0)
                    for _ in range(width):
                        value = load(x, place)
                        part = part + select(value < zero, zero - value, value)
                        place += step
                size += total(share * part)
        figures[0] += weight[0] * size / (counted[0] * channels * height * width)
        if not math.isfinite(figures[0]):
            halt[0] = 1

    return l1


@factory
def make_l1_backward(dtype: str) -> Any:
    """Compile the gradient of that penalty, added to the gradient that is there."""

    @kernel(
        types.void(*[blocked(dtype)] * 2, flat(dtype), FIGURES, COUNT, blocked(dtype), INDEX, INDEX)
    )
    def l1_backward(grad, x, valid, weight, counted, out, block, first):
        """Write grad + weight[0] · sign(x) / (number of elements) of a block of real samples.

        At 0 the sign is 0, as in torch. `first` is the index of the block in the batch.
        """
        zero, elements = fill(x, 0.0), x.shape[1] * x.shape[2] * x.shape[3] * counted[0]
        slope = load(valid, first * LANES) * fill(x, weight[0] / elements)
        for c in range(x.shape[1]):
            for y in range(x.shape[2]):
                for k in range(x.shape[3]):
                    value = load(x, at(x, block, c, y, k))
                    pull = select(value > zero, slope, zero)
                    pull = select(value < zero, zero - slope, pull)
                    store(out, at(out, block, c, y, k), load(grad, at(grad, block, c, y, k)) + pull)

    return l1_backward
