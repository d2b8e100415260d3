"""Normalization of batches, and dropout."""

import numpy as np
from numpy.typing import ArrayLike

from guitrainer.errors import NetworkError
from guitrainer.functional.arrays import (
    Array,
    Workspace,
    as_images,
    checked,
    fits,
    gradients_of,
    numbers,
    parameter,
)
from guitrainer.nn.ops.normalization import BatchNormOp
from kernels.dropout import make_dropout

__all__ = [
    "batch_norm",
    "batch_norm_backward",
    "dropout",
    "dropout_backward",
]


def _channels(name: str, values: ArrayLike | None, channels: int) -> Array | None:
    """Check a vector with one number per channel, or None."""
    if values is None:
        return None
    array = np.asarray(values)
    fits(name, array.shape, (channels,))
    return array


def _batch_norm(
    x: Array,
    weight: Array | None,
    bias: Array | None,
    running: tuple[Array, Array],
    momentum: float,
    eps: float,
) -> tuple[Workspace, BatchNormOp]:
    channels, dtype = x.shape[1], str(x.dtype)
    scale = parameter(
        "weight", np.ones(channels, dtype) if weight is None else weight.astype(dtype)
    )
    shift = parameter("bias", np.zeros(channels, dtype) if bias is None else bias.astype(dtype))
    workspace = Workspace(x, (channels, x.shape[2], x.shape[3]))
    return workspace, BatchNormOp(workspace.wiring, scale, shift, running, momentum, eps)


def batch_norm(
    x: ArrayLike,
    running_mean: Array,
    running_var: Array,
    weight: ArrayLike | None = None,
    bias: ArrayLike | None = None,
    training: bool = False,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> Array:
    """Normalize each channel of (N, C, H, W) or (N, C), then scale by `weight` and add `bias`.

    In training, the mean and variance of the batch are used, and `running_mean` and `running_var`
    are updated in place; otherwise the running values are used.

    References
    ----------
    Ioffe & Szegedy (2015), Batch normalization, algorithm 1.
    """
    image = checked("x", x, 2, 4)
    shape = image.shape
    image = image.reshape(*shape, 1, 1) if image.ndim == 2 else image
    for name, values in (("running_mean", running_mean), ("running_var", running_var)):
        fits(name, np.shape(values), (shape[1],))
    if training and image.size == image.shape[1]:
        raise NetworkError(f"x: got shape {shape}, accepted: more than one value per channel")
    scale, shift = _channels("weight", weight, shape[1]), _channels("bias", bias, shape[1])
    running = (running_mean.astype(image.dtype), running_var.astype(image.dtype))
    workspace, op = _batch_norm(image, scale, shift, running, momentum, eps)
    out = workspace.forward(op, training).reshape(shape)
    running_mean[...], running_var[...] = running
    return out


def batch_norm_backward(
    grad_output: ArrayLike, x: ArrayLike, weight: ArrayLike | None = None, eps: float = 1e-5
) -> tuple[Array, Array, Array]:
    """Return (grad_x, grad_weight, grad_bias) of `batch_norm` in training."""
    image = checked("x", x, 2, 4)
    shape = image.shape
    image = image.reshape(*shape, 1, 1) if image.ndim == 2 else image
    scale = _channels("weight", weight, shape[1])
    running = (np.zeros(shape[1], image.dtype), np.ones(shape[1], image.dtype))
    workspace, op = _batch_norm(image, scale, None, running, 0.1, eps)
    grad_x = workspace.back_through(op, grad_output, shape)
    return grad_x, *gradients_of(op.scale, op.shift)


def _check_rate(p: float) -> None:
    if not 0 <= p < 1:
        raise NetworkError(f"dropout: p: got {p}, accepted: 0 ≤ p < 1")


def dropout(
    x: ArrayLike, p: float = 0.5, training: bool = True, rng: np.random.Generator | None = None
) -> tuple[Array, Array]:
    """Set elements to zero with probability p and divide the rest by 1 − p.

    Returns
    -------
    (out, mask) : `mask` is True where an element was kept

    References
    ----------
    Srivastava et al. (2014), Dropout, section 4 (inverted form).
    """
    _check_rate(p)
    image, shape = as_images(x)
    if not training:
        return image.reshape(shape).copy(), np.ones(shape, bool)
    workspace = Workspace(image, image.shape[1:])
    generator = np.random.default_rng() if rng is None else rng
    key = int(generator.integers(2**63))
    w = workspace.wiring
    numbers = (np.array([key]), 0, np.array([p], w.dtype))
    planes = (w.grad_target.inner, w.target.inner)
    make_dropout(w.dtype)(w.source.inner, *numbers, *planes, 0, w.blocks)
    mask = w.grad_target.take(len(image)).reshape(shape) > 0
    return w.target.take(len(image)).reshape(shape), mask


def dropout_backward(grad_output: ArrayLike, mask: ArrayLike, p: float = 0.5) -> Array:
    """Return grad_x of `dropout` for the mask it returned."""
    _check_rate(p)
    grad = numbers("grad_output", grad_output)
    fits("grad_output", grad.shape, np.shape(mask))
    return np.asarray(grad * np.asarray(mask) / (1 - p), grad.dtype)
