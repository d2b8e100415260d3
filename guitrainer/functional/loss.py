"""Softmax cross-entropy."""

import numpy as np
from numpy.typing import ArrayLike

from guitrainer.errors import NetworkError
from guitrainer.functional.arrays import Array, Workspace, checked, fits
from kernels.loss import make_cross_entropy
from kernels.machine import LANES

__all__ = [
    "cross_entropy",
    "cross_entropy_backward",
]


def _loss(logits: ArrayLike, target: ArrayLike) -> tuple[float, Array]:
    z, labels = checked("logits", logits, 2), np.asarray(target)
    fits("target", labels.shape, (len(z),))
    accepted = f"accepted: integers from 0 to {z.shape[1] - 1}"
    if labels.dtype.kind not in "iu":
        raise NetworkError(f"target: got {labels.dtype}, {accepted}")
    outside = np.flatnonzero((labels < 0) | (labels >= z.shape[1]))
    if outside.size:
        first = outside[0]
        raise NetworkError(f"target[{first}]: got {labels[first]}, {accepted}")
    workspace = Workspace(z[:, :, None, None], (z.shape[1], 1, 1))
    padded = np.zeros(workspace.wiring.blocks * LANES, np.int64)
    padded[: len(labels)] = labels
    grad = workspace.wiring.grad_target
    figures, halt = np.zeros(2), np.zeros(1, np.int64)
    make_cross_entropy(workspace.wiring.dtype)(
        workspace.wiring.source.inner, padded, np.array([len(z)]), grad.inner, figures, halt
    )
    return float(figures[0]), grad.take(len(z))[:, :, 0, 0]


def cross_entropy(logits: ArrayLike, target: ArrayLike) -> float:
    """Compute the mean over the batch of −log softmax(logits)[target].

    Parameters
    ----------
    logits : (N, classes)
    target : (N,), integers

    Examples
    --------
    >>> round(cross_entropy(np.zeros((4, 10)), [0, 1, 2, 3]), 6)  # ln 10: nothing learned yet
    2.302585
    """
    return _loss(logits, target)[0]


def cross_entropy_backward(logits: ArrayLike, target: ArrayLike) -> Array:
    """Return the gradient of `cross_entropy` with respect to the logits."""
    return _loss(logits, target)[1]
