"""Activations, element by element or channel against channel, for arrays of any shape."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from guitrainer.errors import NetworkError
from guitrainer.functional.arrays import (
    Array,
    Workspace,
    alike,
    as_images,
    checked,
    fits,
    numbers,
    parameter,
)
from guitrainer.nn.ops.activation import ActivationOp, LeakyReluOp
from guitrainer.nn.ops.curves import SELU, CurveOp, PReluOp
from guitrainer.nn.ops.winners import WinnersOp

__all__ = [
    "elu",
    "elu_backward",
    "gelu",
    "gelu_backward",
    "hardswish",
    "hardswish_backward",
    "leaky_relu",
    "leaky_relu_backward",
    "prelu",
    "prelu_backward",
    "relu",
    "relu_backward",
    "selu",
    "selu_backward",
    "sigmoid",
    "sigmoid_backward",
    "silu",
    "silu_backward",
    "softplus",
    "softplus_backward",
    "tanh",
    "tanh_backward",
    "winners",
    "winners_backward",
]


def _map(x: ArrayLike, make: Any) -> Array:
    image, shape = as_images(x)
    workspace = Workspace(image, image.shape[1:])
    return workspace.forward(make(workspace.wiring)).reshape(shape)


def _map_backward(grad_output: ArrayLike, x: ArrayLike, make: Any) -> Array:
    image, shape = as_images(x)
    workspace = Workspace(image, image.shape[1:])
    grad = np.asarray(grad_output)
    fits("grad_output", grad.shape, shape)
    op = make(workspace.wiring)
    workspace.forward(op)
    return workspace.backward(op, grad.reshape(image.shape)).reshape(shape)


def relu(x: ArrayLike) -> Array:
    """Compute max(x, 0), element by element, for any shape; NaN is preserved."""
    return leaky_relu(x, 0.0)


def relu_backward(grad_output: ArrayLike, x: ArrayLike) -> Array:
    """Return grad_x of `relu`; at 0 the gradient is 0, as in torch."""
    return leaky_relu_backward(grad_output, x, 0.0)


def leaky_relu(x: ArrayLike, negative_slope: float = 0.01) -> Array:
    """Compute x where positive, negative_slope · x elsewhere."""
    return _map(x, lambda wiring: LeakyReluOp(wiring, negative_slope))


def leaky_relu_backward(
    grad_output: ArrayLike, x: ArrayLike, negative_slope: float = 0.01
) -> Array:
    """Return grad_x of `leaky_relu`."""
    return _map_backward(grad_output, x, lambda wiring: LeakyReluOp(wiring, negative_slope))


def sigmoid(x: ArrayLike) -> Array:
    """Compute 1 / (1 + exp(−x))."""
    return _map(x, lambda wiring: ActivationOp(wiring, "sigmoid"))


def sigmoid_backward(grad_output: ArrayLike, x: ArrayLike) -> Array:
    """Return grad_x of `sigmoid`."""
    return _map_backward(grad_output, x, lambda wiring: ActivationOp(wiring, "sigmoid"))


def tanh(x: ArrayLike) -> Array:
    """Compute the hyperbolic tangent."""
    return _map(x, lambda wiring: ActivationOp(wiring, "tanh"))


def tanh_backward(grad_output: ArrayLike, x: ArrayLike) -> Array:
    """Return grad_x of `tanh`."""
    return _map_backward(grad_output, x, lambda wiring: ActivationOp(wiring, "tanh"))


def gelu(x: ArrayLike) -> Array:
    """Compute x·Φ(x), Φ the distribution function of the standard normal (the exact form).

    References
    ----------
    Hendrycks & Gimpel (2016), Gaussian error linear units, section 2.
    """
    return _map(x, lambda wiring: ActivationOp(wiring, "gelu"))


def gelu_backward(grad_output: ArrayLike, x: ArrayLike) -> Array:
    """Return grad_x of `gelu`."""
    return _map_backward(grad_output, x, lambda wiring: ActivationOp(wiring, "gelu"))


def elu(x: ArrayLike, alpha: float = 1.0) -> Array:
    """Compute x where positive, alpha · (exp(x) − 1) elsewhere.

    References
    ----------
    Clevert, Unterthiner & Hochreiter (2016), Exponential linear units, eq. 15.
    """
    return _map(x, lambda wiring: CurveOp(wiring, "elu", (alpha, 1.0)))


def elu_backward(grad_output: ArrayLike, x: ArrayLike, alpha: float = 1.0) -> Array:
    """Return grad_x of `elu`."""
    return _map_backward(grad_output, x, lambda wiring: CurveOp(wiring, "elu", (alpha, 1.0)))


def selu(x: ArrayLike) -> Array:
    """Compute ELU with the α and the factor whose fixed point is mean 0 and variance 1.

    References
    ----------
    Klambauer et al. (2017), Self-normalizing neural networks, eq. 2 and 14.
    """
    return _map(x, lambda wiring: CurveOp(wiring, "elu", SELU))


def selu_backward(grad_output: ArrayLike, x: ArrayLike) -> Array:
    """Return grad_x of `selu`."""
    return _map_backward(grad_output, x, lambda wiring: CurveOp(wiring, "elu", SELU))


def silu(x: ArrayLike) -> Array:
    """Compute x / (1 + exp(−x)), also called swish.

    References
    ----------
    Hendrycks & Gimpel (2016), Gaussian error linear units, section 2.
    """
    return _map(x, lambda wiring: CurveOp(wiring, "silu"))


def silu_backward(grad_output: ArrayLike, x: ArrayLike) -> Array:
    """Return grad_x of `silu`."""
    return _map_backward(grad_output, x, lambda wiring: CurveOp(wiring, "silu"))


def hardswish(x: ArrayLike) -> Array:
    """Compute x · min(max(x + 3, 0), 6) / 6.

    References
    ----------
    Howard et al. (2019), Searching for MobileNetV3, section 5.2.
    """
    return _map(x, lambda wiring: CurveOp(wiring, "hard_swish"))


def hardswish_backward(grad_output: ArrayLike, x: ArrayLike) -> Array:
    """Return grad_x of `hardswish`."""
    return _map_backward(grad_output, x, lambda wiring: CurveOp(wiring, "hard_swish"))


def softplus(x: ArrayLike) -> Array:
    """Compute ln(1 + exp(x)).

    References
    ----------
    Dugas et al. (2001), Incorporating second-order functional knowledge, eq. 3.
    """
    return _map(x, lambda wiring: CurveOp(wiring, "softplus"))


def softplus_backward(grad_output: ArrayLike, x: ArrayLike) -> Array:
    """Return grad_x of `softplus`."""
    return _map_backward(grad_output, x, lambda wiring: CurveOp(wiring, "softplus"))


def winners(x: ArrayLike, count: int = 1) -> Array:
    """Keep the `count` largest absolute values among the channels of every position.

    All others become 0. Of equal values, the first channels win.

    Parameters
    ----------
    x : (N, C, …), such as (N, C, H, W)
    count : from 1 to C

    References
    ----------
    Makhzani & Frey (2014), k-sparse autoencoders, section 2.1, there without a sign.

    Examples
    --------
    >>> winners([[1.0, -3.0, 2.0]], 2)
    array([[ 0., -3.,  2.]])
    """
    array, images = _channels(x, count)
    workspace = Workspace(images, images.shape[1:])
    return workspace.forward(WinnersOp(workspace.wiring, count)).reshape(array.shape)


def winners_backward(grad_output: ArrayLike, x: ArrayLike, count: int = 1) -> Array:
    """Return grad_x of `winners`: the gradient of the output at the winners, 0 elsewhere."""
    array, images = _channels(x, count)
    grad = np.asarray(grad_output)
    fits("grad_output", grad.shape, array.shape)
    workspace = Workspace(images, images.shape[1:])
    op = WinnersOp(workspace.wiring, count)
    workspace.forward(op)
    return workspace.backward(op, grad.reshape(images.shape)).reshape(array.shape)


def _channels(x: ArrayLike, count: int) -> tuple[Array, Array]:
    """Check the input of `winners`; return it also as (N, C, 1, positions)."""
    array = numbers("x", x)
    if array.ndim < 2 or not array.size:
        raise NetworkError(f"x: got shape {array.shape}, accepted: (N, C, …)")
    if not (isinstance(count, int) and 1 <= count <= array.shape[1]):
        raise NetworkError(f"count: got {count}, accepted: 1 to {array.shape[1]}, the channels")
    return array, array.reshape(len(array), array.shape[1], 1, -1)


def _prelu(x: ArrayLike, weight: ArrayLike) -> tuple[Workspace, PReluOp, Array]:
    """Return the op on images of one row per sample and channel."""
    array, slopes = alike(checked("x", x, 2, 3, 4), checked("weight", weight, 1))
    channels = array.shape[1]
    fits("weight", slopes.shape, (channels,))
    images = array.reshape(len(array), channels, 1, -1)
    workspace = Workspace(images, images.shape[1:])
    return workspace, PReluOp(workspace.wiring, parameter("weight", slopes)), array


def prelu(x: ArrayLike, weight: ArrayLike) -> Array:
    """Compute x where positive, weight[c] · x elsewhere, for channel c.

    Parameters
    ----------
    x : (N, C), (N, C, L) or (N, C, H, W)
    weight : (C,)

    Raises
    ------
    NetworkError
        If shapes do not match.

    References
    ----------
    He et al. (2015), Delving deep into rectifiers, eq. 1.
    """
    workspace, op, array = _prelu(x, weight)
    return workspace.forward(op).reshape(array.shape)


def prelu_backward(grad_output: ArrayLike, x: ArrayLike, weight: ArrayLike) -> tuple[Array, Array]:
    """Return (grad_x, grad_weight) of `prelu`."""
    workspace, op, array = _prelu(x, weight)
    return workspace.back_through(op, grad_output, array.shape), op.slope.grad.copy()
