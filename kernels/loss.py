"""Softmax cross-entropy: the loss, its gradient, and how many were right."""

import math
from typing import Any

from numba import types

from kernels.jit import INDEX, INDICES, blocked, factory, kernel
from kernels.machine import LANES


@factory
def make_cross_entropy(dtype: str) -> Any:
    """Compile −log softmax(logits)[label], averaged over the samples that count."""

    @kernel(types.UniTuple(types.float64, 2)(blocked(dtype), INDICES, INDEX, blocked(dtype)))
    def cross_entropy(logits, labels, count, grad):
        """Return (mean loss, number of right answers) and write the gradient of the logits.

        Parameters
        ----------
        logits, grad : [block, class, 1, 1, lane]
        labels : class index per sample
        count : samples that count; the rest fill the last block and get no gradient

        The gradient is (softmax − one-hot) / count (Goodfellow et al. 2016, eq. 6.31). A logit
        that is not a number makes the loss not a number.
        """
        classes = logits.shape[1]
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
        return loss / count, right

    return cross_entropy
