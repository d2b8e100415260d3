"""Maxout, and weight standardization: functions along the channels of feature maps and filters."""

import numpy as np
from numpy.typing import ArrayLike

from guitrainer.errors import NetworkError
from guitrainer.functional.arrays import Array, Workspace, alike, checked, divides, fits, numbers
from guitrainer.nn.ops.winners import MaxoutOp
from guitrainer.nn.standardization import EPSILON
from kernels.standardization import make_standardize, make_standardize_backward

__all__ = [
    "maxout",
    "maxout_backward",
    "standardize_weight",
    "standardize_weight_backward",
]


def _maxout(x: ArrayLike, pieces: int) -> tuple[Workspace, MaxoutOp, Array]:
    """Return the op on images of one row per sample and channel."""
    array = numbers("x", x)
    if array.ndim < 2 or not array.size:
        raise NetworkError(f"x: got shape {array.shape}, accepted: (N, C, …)")
    channels = array.shape[1]
    count = divides("maxout: pieces", pieces, channels)
    images = array.reshape(len(array), channels, 1, -1)
    workspace = Workspace(images, (channels // count, 1, images.shape[3]))
    return workspace, MaxoutOp(workspace.wiring, count), array


def maxout(x: ArrayLike, pieces: int = 2) -> Array:
    """Return the largest of every `pieces` neighboring channels.

    Parameters
    ----------
    x : (N, C, …), such as (N, C, H, W)
    pieces : a divisor of C

    Returns
    -------
    (N, C / pieces, …)

    Raises
    ------
    NetworkError
        If the number of pieces does not divide the channels.

    References
    ----------
    Goodfellow, Warde-Farley, Mirza, Courville & Bengio (2013), Maxout networks, section 2.

    Examples
    --------
    >>> maxout([[1.0, -3.0, 2.0, 5.0]])
    array([[1., 5.]])
    """
    workspace, op, array = _maxout(x, pieces)
    return workspace.forward(op).reshape(len(array), -1, *array.shape[2:])


def maxout_backward(grad_output: ArrayLike, x: ArrayLike, pieces: int = 2) -> Array:
    """Return grad_x of `maxout`: the gradient of the output at the largest, 0 elsewhere."""
    workspace, op, array = _maxout(x, pieces)
    grad = np.asarray(grad_output)
    fits("grad_output", grad.shape, (len(array), array.shape[1] // pieces, *array.shape[2:]))
    workspace.forward(op)
    shape = (len(array), *workspace.wiring.target.shape)
    return workspace.backward(op, grad.reshape(shape)).reshape(array.shape)


def _filters(weight: Array, eps: float) -> tuple[Array, Array]:
    """Return the sizes of a weight and the settings, as the kernels take them."""
    if not (np.isfinite(eps) and eps > 0):
        raise NetworkError(f"eps: got {eps}, accepted: a finite number above 0")
    return np.array([len(weight), weight[0].size], np.int64), np.array([eps], np.float64)


def standardize_weight(weight: ArrayLike, eps: float = EPSILON) -> Array:
    """Return filters with zero mean and unit variance: (w − mean) / √(variance + eps).

    Parameters
    ----------
    weight : (out_channels, in_channels/groups, kernel_h, kernel_w); mean and variance (divided by
        n) are those of each output channel
    eps : added to the variance

    References
    ----------
    Qiao, Wang, Liu, Shen & Yuille (2019), Micro-batch training with batch-channel normalization and
    weight standardization, eq. 5 to 7.
    """
    array = np.ascontiguousarray(checked("weight", weight, 4))
    out = np.zeros(array.size, array.dtype)
    make_standardize(str(array.dtype))(array.ravel(), *_filters(array, eps), out)
    return out.reshape(array.shape)


def standardize_weight_backward(
    grad_output: ArrayLike, weight: ArrayLike, eps: float = EPSILON
) -> Array:
    """Return grad_weight of `standardize_weight`."""
    array, grad = alike(checked("weight", weight, 4), checked("grad_output", grad_output, 4))
    fits("grad_output", grad.shape, array.shape)
    vectors = [np.ascontiguousarray(a).ravel() for a in (grad, array)]
    out = np.zeros(array.size, array.dtype)
    make_standardize_backward(str(array.dtype))(*vectors, *_filters(array, eps), out)
    return out.reshape(array.shape)
