"""Losses: softmax cross-entropy, the mean squared error, and a penalty on activations."""

import numpy as np
from numpy.typing import ArrayLike

from guitrainer.errors import NetworkError
from guitrainer.functional.arrays import Array, Workspace, as_images, checked, fits
from guitrainer.nn.ops.penalty import L1PenaltyOp
from kernels.loss import make_cross_entropy, make_squared_error
from kernels.machine import LANES

__all__ = [
    "cross_entropy",
    "cross_entropy_backward",
    "l1_penalty",
    "l1_penalty_backward",
    "mse_loss",
    "mse_loss_backward",
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


def mse_loss(x: ArrayLike, target: ArrayLike) -> float:
    """Compute the mean of (x − target)² over all elements.

    Parameters
    ----------
    x, target : arrays of the same shape

    Examples
    --------
    >>> mse_loss([[1.0, 2.0]], [[0.0, 4.0]])
    2.5
    """
    return _squared(x, target)[0]


def mse_loss_backward(x: ArrayLike, target: ArrayLike) -> Array:
    """Return the gradient of `mse_loss` with respect to x."""
    return _squared(x, target)[1]


def _squared(x: ArrayLike, target: ArrayLike) -> tuple[float, Array]:
    images, shape = as_images(x)
    wanted = np.asarray(target)
    fits("target", wanted.shape, shape)
    workspace = Workspace(images, images.shape[1:])
    wiring = workspace.wiring
    wiring.target.put(wanted.reshape(images.shape))
    figures, halt = np.zeros(2), np.zeros(1, np.int64)
    make_squared_error(wiring.dtype)(
        *(wiring.source.inner, wiring.target.inner, np.array([len(images)])),
        *(wiring.grad_target.inner, figures, halt),
    )
    return float(figures[0]), wiring.grad_target.take(len(images)).reshape(shape)


def _penalized(x: ArrayLike, weight: float) -> tuple[Workspace, L1PenaltyOp, tuple[int, ...]]:
    images, shape = as_images(x)
    if not (np.isfinite(weight) and weight >= 0):
        raise NetworkError(f"weight: got {weight}, accepted: a finite number, at least 0")
    workspace = Workspace(images, images.shape[1:])
    return workspace, L1PenaltyOp(workspace.wiring, weight), shape


def l1_penalty(x: ArrayLike, weight: float = 1.0) -> float:
    """Compute weight times the mean of |x| over all elements.

    Examples
    --------
    >>> l1_penalty([[1.0, -3.0]], 0.5)
    1.0
    """
    workspace, op, _ = _penalized(x, weight)
    figures, halt = np.zeros(2), np.zeros(1, np.int64)
    workspace.forward(op)
    for call in op.loss_calls(figures, halt):
        call()
    return float(figures[0])


def l1_penalty_backward(x: ArrayLike, weight: float = 1.0) -> Array:
    """Return the gradient of `l1_penalty` with respect to x; 0 where x is 0."""
    workspace, op, shape = _penalized(x, weight)
    nothing = np.zeros((workspace.samples, *workspace.wiring.target.shape))
    return workspace.backward(op, nothing).reshape(shape)
