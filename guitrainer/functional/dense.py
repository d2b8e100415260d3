"""Fully connected layers."""

import numpy as np
from numpy.typing import ArrayLike

from guitrainer.errors import NetworkError
from guitrainer.functional.arrays import (
    Array,
    Workspace,
    alike,
    bias_parameter,
    checked,
    fits,
    gradients_of,
    parameter,
)
from guitrainer.nn.ops.dense import DenseOp

__all__ = [
    "linear",
    "linear_backward",
]


def linear(x: ArrayLike, weight: ArrayLike, bias: ArrayLike | None = None) -> Array:
    """Compute x · weightᵀ + bias.

    Parameters
    ----------
    x : (N, in_features)
    weight : (out_features, in_features)
    bias : (out_features,) or None

    >>> linear([[1, 2]], [[3, 4], [5, 6]], [0, 1])
    array([[11., 18.]], dtype=float32)
    """
    image, filters = checked("x", x, 2), checked("weight", weight, 2)
    shift = None if bias is None else checked("bias", bias, 1)
    image, filters, shift = alike(image, filters, shift)
    workspace, op = _dense(image, filters, shift)
    return workspace.forward(op)[:, :, 0, 0]


def linear_backward(
    grad_output: ArrayLike, x: ArrayLike, weight: ArrayLike
) -> tuple[Array, Array, Array]:
    """Return (grad_x, grad_weight, grad_bias) of `linear`."""
    image, filters = checked("x", x, 2), checked("weight", weight, 2)
    image, filters, grad = alike(image, filters, checked("grad_output", grad_output, 2))
    workspace, op = _dense(image, filters, np.zeros(filters.shape[0], filters.dtype))
    fits("grad_output", grad.shape, (len(image), len(filters)))
    grad_x = workspace.backward(op, grad[:, :, None, None])[:, :, 0, 0]
    return grad_x, *gradients_of(op.weight, op.bias)


def _dense(x: Array, weight: Array, bias: Array | None) -> tuple[Workspace, DenseOp]:
    if x.shape[1] != weight.shape[1]:
        raise NetworkError(
            f"linear: x has {x.shape[1]} features, weight {weight.shape} expects {weight.shape[1]}"
        )
    workspace = Workspace(x[:, :, None, None], (weight.shape[0], 1, 1))
    shift = bias_parameter(bias, (weight.shape[0],))
    return workspace, DenseOp(workspace.wiring, parameter("weight", weight), shift)
