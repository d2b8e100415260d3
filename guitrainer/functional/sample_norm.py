"""Normalization of each sample on its own: layer, group and RMS normalization."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from guitrainer.errors import NetworkError
from guitrainer.functional.arrays import (
    Array,
    Workspace,
    alike,
    checked,
    divides,
    fits,
    numbers,
    parameter,
)
from guitrainer.nn.ops.normalization import SampleNormOp

__all__ = [
    "group_norm",
    "group_norm_backward",
    "layer_norm",
    "layer_norm_backward",
    "rms_norm",
    "rms_norm_backward",
]

Sides = int | Sequence[int]


def _op(
    x: Array,
    weight: Array | None,
    bias: Array | None,
    groups: int,
    eps: float,
    centered: bool = True,
) -> tuple[Workspace, SampleNormOp]:
    """Return the op on (N, C, 1, positions) with a scale and shift per channel."""
    channels = x.shape[1]
    scale = parameter("weight", np.ones(channels, x.dtype) if weight is None else weight)
    shift = parameter("bias", np.zeros(channels, x.dtype) if bias is None else bias)
    workspace = Workspace(x, (channels, x.shape[2], x.shape[3]))
    given = shift if centered else None
    return workspace, SampleNormOp(workspace.wiring, scale, given, groups, eps, centered)


def _by_channel(
    what: str, x: ArrayLike, groups: int, weight: ArrayLike | None, bias: ArrayLike | None
) -> tuple[Array, Array | None, Array | None, tuple[int, ...]]:
    array = checked("x", x, 2, 3, 4)
    channels = array.shape[1]
    divides(what, groups, channels)
    given = [None if values is None else numbers("weight", values) for values in (weight, bias)]
    for name, values in zip(("weight", "bias"), given, strict=True):
        if values is not None:
            fits(name, values.shape, (channels,))
    image, scale, shift = alike(array.reshape(len(array), channels, 1, -1), *given)
    return image, scale, shift, array.shape


def group_norm(
    x: ArrayLike,
    num_groups: int,
    weight: ArrayLike | None = None,
    bias: ArrayLike | None = None,
    eps: float = 1e-5,
) -> Array:
    """Normalize each sample over groups of channels and all positions, then scale and shift.

    Parameters
    ----------
    x : (N, C), (N, C, L) or (N, C, H, W)
    num_groups : divisor of C
    weight, bias : (C,), or None for 1 and 0

    Raises
    ------
    NetworkError
        If shapes do not match, or the groups do not divide the channels.

    References
    ----------
    Wu & He (2018), Group normalization, eq. 1 to 7.
    """
    image, scale, shift, shape = _by_channel("group_norm", x, num_groups, weight, bias)
    workspace, op = _op(image, scale, shift, num_groups, eps)
    return workspace.forward(op).reshape(shape)


def group_norm_backward(
    grad_output: ArrayLike,
    x: ArrayLike,
    num_groups: int,
    weight: ArrayLike | None = None,
    eps: float = 1e-5,
) -> tuple[Array, Array, Array]:
    """Return (grad_x, grad_weight, grad_bias) of `group_norm`."""
    image, scale, _, shape = _by_channel("group_norm", x, num_groups, weight, None)
    workspace, op = _op(image, scale, None, num_groups, eps)
    return _backward(workspace, op, grad_output, shape)


def _backward(
    workspace: Workspace, op: SampleNormOp, grad_output: ArrayLike, shape: tuple[int, ...]
) -> tuple[Array, Array, Array]:
    grad_x = workspace.back_through(op, grad_output, shape)
    shift = op.scale.grad * 0 if op.shift is None else op.shift.grad
    return grad_x, op.scale.grad.copy(), shift.copy()


def _by_feature(
    x: ArrayLike, normalized_shape: Sides, weight: ArrayLike | None, bias: ArrayLike | None
) -> tuple[Array, Array | None, Array | None, tuple[int, ...], tuple[int, ...]]:
    """Return samples (…, normalized_shape) as (N, features, 1, 1), weight, bias, and the shapes."""
    sides = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    array = numbers("x", x)
    if not sides or array.size == 0 or array.shape[-len(sides) :] != sides:
        raise NetworkError(
            f"x: got shape {array.shape}, accepted: a shape that ends in {sides}, not empty"
        )
    given = [None if values is None else numbers("weight", values) for values in (weight, bias)]
    for name, values in zip(("weight", "bias"), given, strict=True):
        if values is not None:
            fits(name, values.shape, sides)
    image, scale, shift = alike(array.reshape(-1, math.prod(sides), 1, 1), *given)
    flat = [None if values is None else values.ravel() for values in (scale, shift)]
    return image, flat[0], flat[1], array.shape, sides


def layer_norm(
    x: ArrayLike,
    normalized_shape: Sides,
    weight: ArrayLike | None = None,
    bias: ArrayLike | None = None,
    eps: float = 1e-5,
) -> Array:
    """Normalize over the last dimensions, then scale and shift every element.

    Parameters
    ----------
    x : (…, *normalized_shape)
    weight, bias : of shape normalized_shape, or None for 1 and 0

    Raises
    ------
    NetworkError
        If shapes do not match.

    References
    ----------
    Ba, Kiros & Hinton (2016), Layer normalization, eq. 3.
    """
    image, scale, shift, shape, _ = _by_feature(x, normalized_shape, weight, bias)
    workspace, op = _op(image, scale, shift, 1, eps)
    return workspace.forward(op).reshape(shape)


def layer_norm_backward(
    grad_output: ArrayLike,
    x: ArrayLike,
    normalized_shape: Sides,
    weight: ArrayLike | None = None,
    eps: float = 1e-5,
) -> tuple[Array, Array, Array]:
    """Return (grad_x, grad_weight, grad_bias) of `layer_norm`."""
    image, scale, _, shape, sides = _by_feature(x, normalized_shape, weight, None)
    workspace, op = _op(image, scale, None, 1, eps)
    grad_x, grad_weight, grad_bias = _backward(workspace, op, grad_output, shape)
    return grad_x, grad_weight.reshape(sides), grad_bias.reshape(sides)


def rms_norm(
    x: ArrayLike,
    normalized_shape: Sides,
    weight: ArrayLike | None = None,
    eps: float | None = None,
) -> Array:
    """Divide by the root of the mean square over the last dimensions, then scale every element.

    Parameters
    ----------
    x : (…, *normalized_shape)
    weight : of shape normalized_shape, or None for 1
    eps : added to the mean square; the machine epsilon of the element type if None

    Raises
    ------
    NetworkError
        If shapes do not match.

    References
    ----------
    Zhang & Sennrich (2019), Root mean square layer normalization, eq. 4.
    """
    image, scale, _, shape, _ = _by_feature(x, normalized_shape, weight, None)
    epsilon = float(np.finfo(image.dtype).eps) if eps is None else eps
    workspace, op = _op(image, scale, None, 1, epsilon, centered=False)
    return workspace.forward(op).reshape(shape)


def rms_norm_backward(
    grad_output: ArrayLike,
    x: ArrayLike,
    normalized_shape: Sides,
    weight: ArrayLike | None = None,
    eps: float | None = None,
) -> tuple[Array, Array]:
    """Return (grad_x, grad_weight) of `rms_norm`."""
    image, scale, _, shape, sides = _by_feature(x, normalized_shape, weight, None)
    epsilon = float(np.finfo(image.dtype).eps) if eps is None else eps
    workspace, op = _op(image, scale, None, 1, epsilon, centered=False)
    grad_x, grad_weight, _ = _backward(workspace, op, grad_output, shape)
    return grad_x, grad_weight.reshape(sides)
