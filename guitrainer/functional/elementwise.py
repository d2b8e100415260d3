"""Activations, element by element, for arrays of any shape."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from guitrainer.functional.arrays import Array, Workspace, as_images, fits
from guitrainer.nn.ops.activation import ActivationOp, LeakyReluOp

__all__ = [
    "gelu",
    "gelu_backward",
    "leaky_relu",
    "leaky_relu_backward",
    "relu",
    "relu_backward",
    "sigmoid",
    "sigmoid_backward",
    "tanh",
    "tanh_backward",
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
