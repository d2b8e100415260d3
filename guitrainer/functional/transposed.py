"""Transposed convolution and nearest-neighbor upsampling."""

import numpy as np
from numpy.typing import ArrayLike

from guitrainer.errors import NetworkError
from guitrainer.functional.arrays import (
    Array,
    Workspace,
    alike,
    bias_parameter,
    checked,
    divides,
    gradients_of,
    parameter,
)
from guitrainer.nn.geometry import Padding, Pair, pair, transposed, transposed_halo
from guitrainer.nn.ops.transposed import TransposedConvOp, UpsampleOp
from kernels.tiling import MAX_KERNEL_WIDTH

__all__ = [
    "conv_transpose2d",
    "conv_transpose2d_backward",
    "interpolate",
    "interpolate_backward",
]


def _op(
    x: Array,
    weight: Array,
    bias: Array | None,
    stride: int | Pair,
    padding: Padding,
    output_padding: int | Pair,
    groups: int,
) -> tuple[Workspace, TransposedConvOp]:
    what, image = "conv_transpose2d", (x.shape[2], x.shape[3])
    divides(what, groups, weight.shape[0])
    if x.shape[1] != weight.shape[0]:
        raise NetworkError(
            f"{what}: x has {x.shape[1]} channels, weight {weight.shape} expects {weight.shape[0]}"
        )
    if weight.shape[3] > MAX_KERNEL_WIDTH:
        raise NetworkError(
            f"{what}: got a kernel of width {weight.shape[3]}, accepted: 1 to {MAX_KERNEL_WIDTH}"
        )
    window = transposed(image, weight.shape[2:], stride, padding, output_padding, what)
    channels = weight.shape[1] * groups
    workspace = Workspace(x, (channels, *window.image), halo=transposed_halo(window))
    shift = bias_parameter(bias, (channels,))
    return workspace, TransposedConvOp(workspace.wiring, window, parameter("weight", weight), shift)


def conv_transpose2d(
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: int | Pair = 1,
    padding: Padding = 0,
    output_padding: int | Pair = 0,
    groups: int = 1,
) -> Array:
    """Let every pixel add a filter to the output: the input gradient of a convolution.

    Parameters
    ----------
    x : (N, in_channels, height, width)
    weight : (in_channels, out_channels/groups, kernel_h, kernel_w), width at most 11
    bias : (out_channels,) or None
    stride : pixels of the output from one filter to the next
    padding : rows and columns removed at each border of the output: a number, a pair, "valid"
        (none), or "same" (the output is `stride` times the input, as in Keras)
    output_padding : rows and columns added at the bottom and right, fewer than the stride
    groups : number of groups of channels

    Raises
    ------
    NetworkError
        If shapes do not match, or nothing of the output is left.

    References
    ----------
    Dumoulin & Visin (2016), A guide to convolution arithmetic, chapter 4.
    """
    image, filters = checked("x", x, 4), checked("weight", weight, 4)
    shift = None if bias is None else checked("bias", bias, 1)
    image, filters, shift = alike(image, filters, shift)
    workspace, op = _op(image, filters, shift, stride, padding, output_padding, groups)
    return workspace.forward(op)


def conv_transpose2d_backward(
    grad_output: ArrayLike,
    x: ArrayLike,
    weight: ArrayLike,
    stride: int | Pair = 1,
    padding: Padding = 0,
    output_padding: int | Pair = 0,
    groups: int = 1,
) -> tuple[Array, Array, Array]:
    """Return (grad_x, grad_weight, grad_bias) of `conv_transpose2d`."""
    image, filters = checked("x", x, 4), checked("weight", weight, 4)
    image, filters, grad = alike(image, filters, checked("grad_output", grad_output, 4))
    divides("conv_transpose2d", groups, filters.shape[0])
    shift = np.zeros(filters.shape[1] * groups, filters.dtype)
    workspace, op = _op(image, filters, shift, stride, padding, output_padding, groups)
    return workspace.backward(op, grad), *gradients_of(op.weight, op.bias)


def _upsample(x: ArrayLike, scale_factor: int | Pair) -> tuple[Workspace, UpsampleOp]:
    image, (down, right) = checked("x", x, 4), pair(scale_factor, "interpolate: scale factor")
    if min(down, right) < 1:
        raise NetworkError(f"interpolate: scale factor: got {scale_factor}, accepted: 1 or more")
    shape = (image.shape[1], image.shape[2] * down, image.shape[3] * right)
    workspace = Workspace(image, shape)
    return workspace, UpsampleOp(workspace.wiring, (down, right))


def interpolate(x: ArrayLike, scale_factor: int | Pair = 2) -> Array:
    """Repeat every pixel of (N, C, H, W): nearest-neighbor upsampling by a whole factor.

    >>> interpolate([[[[1, 2]]]], 2)
    array([[[[1., 1., 2., 2.],
             [1., 1., 2., 2.]]]], dtype=float32)
    """
    workspace, op = _upsample(x, scale_factor)
    return workspace.forward(op)


def interpolate_backward(
    grad_output: ArrayLike, x: ArrayLike, scale_factor: int | Pair = 2
) -> Array:
    """Return grad_x of `interpolate`: the sum over the copies of a pixel."""
    workspace, op = _upsample(x, scale_factor)
    return workspace.backward(op, grad_output)
