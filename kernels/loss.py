"""Losses with their gradients: softmax cross-entropy and the mean squared error."""

import math
from typing import Any

import numpy as np
from numba import types

from kernels.arrays import ArrayType
from kernels.jit import INDICES, blocked, factory, kernel
from kernels.machine import LANES

COUNT: Any = ArrayType(types.int64, 1, "C")
FIGURES: Any = ArrayType(types.float64, 1, "C")


@factory
def make_cross_entropy(dtype: str) -> Any:
    """Compile −log softmax(logits)[label], averaged over the samples that count."""

    @kernel(types.void(blocked(dtype), INDICES, COUNT, blocked(dtype), FIGURES, COUNT))
    def cross_entropy(logits, labels, counted, grad, figures, halt):
        """Write mean loss and number of correct predictions, and the gradient of the logits.

        Parameters
        ----------
        logits, grad : [block, class, 1, 1, lane]
        labels : class index per sample
        counted : (1,) number of real samples; the rest fill the last block and get no gradient
        figures : (2,) loss and number of correct predictions, written
        halt : (1,) set to 1 if the loss is not finite, so that the weights are not updated

        The gradient is (softmax − one-hot) / count (Goodfellow et al. 2016, eq. 6.31). A NaN
        among the logits makes the loss NaN.
        """
        classes, count = logits.shape[1], counted[0]
        loss, right = 0.0, 0.0
        for n in range(logits.shape[0]):
            for lane in range(LANES):
                sample = n * LANES + lane
                if sample >= count:
                    for c in range(classes):
                        grad[n, c, 0, 0, lane] = 0.0
                    continue
                label, best = labels[sample], 0
                largest = logits[n, 0, 0, 0, lane]
                for c in range(1, classes):
                    if logits[n, c, 0, 0, lane] > largest:
                        largest, best = logits[n, c, 0, 0, lane], c
                total = 0.0
                for c in range(classes):
                    share = math.exp(logits[n, c, 0, 0, lane] - largest)
                    grad[n, c, 0, 0, lane] = share
                    total += share
                loss += math.log(total) - (logits[n, label, 0, 0, lane] - largest)
                right += best == label
                factor = 1.0 / (total * count)
                for c in range(classes):
                    grad[n, c, 0, 0, lane] *= factor
                grad[n, label, 0, 0, lane] -= 1.0 / count
        figures[0], figures[1] = loss / count, right
        if not math.isfinite(figures[0]):
            halt[0] = 1

    return cross_entropy


@factory
def make_squared_error(dtype: str) -> Any:
    """Compile the mean of (output − target)² over all elements of the samples that count."""

    @kernel(types.void(blocked(dtype), blocked(dtype), COUNT, blocked(dtype), FIGURES, COUNT))
    def squared_error(output, target, counted, grad, figures, halt):
        """Write the mean squared error, and the gradient of the output.

        Parameters
        ----------
        output, target, grad : [block, channel, row, column, lane]
        counted : (1,) number of real samples; the rest fill the last block and get no gradient
        figures : (2,) the loss, and 0, written
        halt : (1,) set to 1 if the loss is not finite, so that the weights are not updated
        """
        channels, height, width = output.shape[1], output.shape[2], output.shape[3]
        count = counted[0]
        share = 1.0 / (count * channels * height * width)
        loss = 0.0
        for n in range(output.shape[0]):
            for c in range(channels):
                for y in range(height):
                    for k in range(width):
                        for lane in range(LANES):
                            off = output[n, c, y, k, lane] - target[n, c, y, k, lane]
                            if n * LANES + lane >= count:
                                grad[n, c, y, k, lane] = 0.0
                                continue
                            loss += np.float64(off) * off
                            grad[n, c, y, k, lane] = 2.0 * share * off
        figures[0], figures[1] = loss * share, 0.0
        if not math.isfinite(figures[0]):
            halt[0] = 1

    return squared_error
