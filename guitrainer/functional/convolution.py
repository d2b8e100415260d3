"""Convolutions with shared weights, in one and two dimensions, and locally connected layers."""

from typing import Any

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
    fits,
    gradients_of,
    parameter,
)
from guitrainer.nn.geometry import Padding, Pair, slide
from guitrainer.nn.ops.convolution import ConvOp
from guitrainer.nn.ops.local import LocalOp
from kernels.tiling import MAX_KERNEL_WIDTH

__all__ = [
    "conv1d",
    "conv1d_backward",
    "conv2d",
    "conv2d_backward",
    "locally_connected2d",
    "locally_connected2d_backward",
]


def _conv(
    x: Array,
    weight: Array,
    bias: Array | None,
    stride: int | Pair,
    padding: Padding,
    dilation: int | Pair,
    groups: int,
) -> tuple[Workspace, ConvOp]:
    expected = weight.shape[1] * divides("conv2d", groups, weight.shape[0])
    if x.shape[1] != expected:
        by = f" and groups={groups}" if groups > 1 else ""
        raise NetworkError(
            f"conv2d: x has {x.shape[1]} channels, weight {weight.shape}{by} expects {expected}"
        )
    if weight.shape[3] > MAX_KERNEL_WIDTH:
        raise NetworkError(
            f"conv2d: got a kernel of width {weight.shape[3]}, accepted: 1 to {MAX_KERNEL_WIDTH}"
        )
    image = (x.shape[2], x.shape[3])
    window = slide(image, weight.shape[2:], stride, padding, "conv2d", dilation)
    workspace = Workspace(x, (weight.shape[0], *window.out), window)
    shift = bias_parameter(bias, (weight.shape[0],))
    return workspace, ConvOp(workspace.wiring, window, parameter("weight", weight), shift)


def conv2d(
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: int | Pair = 1,
    padding: Padding = 0,
    dilation: int | Pair = 1,
    groups: int = 1,
) -> Array:
    """Slide filters over images: out[n, o, y, x] = bias[o] + Σ weight[o] · window of x[n].

    Parameters
    ----------
    x : (N, in_channels, height, width)
    weight : (out_channels, in_channels/groups, kernel_h, kernel_w), width at most 11
    bias : (out_channels,) or None
    stride : step of the window, one number or (vertical, horizontal)
    padding : zeros around the image: a number, a pair, "valid" (none) or "same" (as many outputs as
        inputs; (k−1)//2 before and the rest after; with a stride as in Keras)
    dilation : pixels from one tap to the next, one number or (vertical, horizontal)
    groups : number of groups of channels; an output channel sees only the input channels of its
        own group. With as many groups as input channels, the convolution is depthwise.

    Raises
    ------
    NetworkError
        If shapes do not match, or groups do not divide the channels.

    References
    ----------
    Goodfellow, Bengio & Courville (2016), Deep Learning, eq. 9.7 (cross-correlation).

    Examples
    --------
    >>> conv2d(np.ones((1, 1, 3, 3)), np.ones((1, 1, 2, 2)))[0, 0]
    array([[4., 4.],
           [4., 4.]])
    """
    image, filters = checked("x", x, 4), checked("weight", weight, 4)
    shift = None if bias is None else checked("bias", bias, 1)
    image, filters, shift = alike(image, filters, shift)
    workspace, op = _conv(image, filters, shift, stride, padding, dilation, groups)
    return workspace.forward(op)


def conv2d_backward(
    grad_output: ArrayLike,
    x: ArrayLike,
    weight: ArrayLike,
    stride: int | Pair = 1,
    padding: Padding = 0,
    dilation: int | Pair = 1,
    groups: int = 1,
) -> tuple[Array, Array, Array]:
    """Return (grad_x, grad_weight, grad_bias) of `conv2d`.

    The gradient of a shared weight is the sum over all positions of the filter.

    References
    ----------
    Goodfellow, Bengio & Courville (2016), Deep Learning, eq. 9.11 and 9.13.
    """
    image, filters = checked("x", x, 4), checked("weight", weight, 4)
    image, filters, grad = alike(image, filters, checked("grad_output", grad_output, 4))
    no_shift = np.zeros(filters.shape[0], filters.dtype)
    workspace, op = _conv(image, filters, no_shift, stride, padding, dilation, groups)
    return workspace.backward(op, grad), *gradients_of(op.weight, op.bias)


def _padding_1d(padding: str | int) -> Any:
    return padding if isinstance(padding, str) else (0, padding)


def _lift(name: str, values: ArrayLike) -> tuple[Array, bool]:
    """Reshape (N, C, L), or a plain vector, to NCHW with height 1."""
    array = checked(name, values, 1, 3)
    plain = array.ndim == 1
    return (array[None, None, None] if plain else array[:, :, None]), plain


def conv1d(
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: int = 1,
    padding: str | int = 0,
    dilation: int = 1,
    groups: int = 1,
) -> Array:
    """Slide filters along sequences.

    Parameters
    ----------
    x : (N, in_channels, length), or a plain vector
    weight : (out_channels, in_channels/groups, kernel), or a plain vector
    bias : (out_channels,) or None
    stride, padding, dilation, groups : as in `conv2d`, along the sequence

    Examples
    --------
    >>> conv1d([1, 2, 3], [0.3, 0.5])
    array([1.3, 2.1])
    """
    (image, plain), (filters, _) = _lift("x", x), _lift("weight", weight)
    steps = ((1, stride), _padding_1d(padding), (1, dilation))
    out = conv2d(image, filters, bias, *steps, groups)
    return out[0, 0, 0] if plain else out[:, :, 0]


def conv1d_backward(
    grad_output: ArrayLike,
    x: ArrayLike,
    weight: ArrayLike,
    stride: int = 1,
    padding: str | int = 0,
    dilation: int = 1,
    groups: int = 1,
) -> tuple[Array, Array, Array]:
    """Return (grad_x, grad_weight, grad_bias) of `conv1d`.

    Examples
    --------
    >>> for grad in conv1d_backward([-0.1, 0.2], [1, 2, 3], [0.3, 0.5]):
    ...     print(np.round(grad, 6))
    [-0.03  0.01  0.1 ]
    [0.3 0.4]
    [0.1]
    """
    (image, plain), (filters, _) = _lift("x", x), _lift("weight", weight)
    grad, _ = _lift("grad_output", grad_output)
    steps = ((1, stride), _padding_1d(padding), (1, dilation))
    grad_x, grad_weight, grad_bias = conv2d_backward(grad, image, filters, *steps, groups)
    if plain:
        return grad_x[0, 0, 0], grad_weight[0, 0, 0], grad_bias
    return grad_x[:, :, 0], grad_weight[:, :, 0], grad_bias


def _local(
    x: Array, weight: Array, bias: Array | None, stride: int | Pair, padding: Padding
) -> tuple[Workspace, LocalOp]:
    out_h, out_w, out_channels, in_channels = weight.shape[:4]
    if x.shape[1] != in_channels:
        raise NetworkError(
            f"locally_connected2d: x has {x.shape[1]} channels, weight expects {in_channels}"
        )
    what = "locally_connected2d"
    window = slide((x.shape[2], x.shape[3]), weight.shape[4:], stride, padding, what)
    fits(f"{what}: positions of weight", (out_h, out_w), window.out)
    workspace = Workspace(x, (out_channels, *window.out), window)
    shift = bias_parameter(bias, (out_h, out_w, out_channels))
    return workspace, LocalOp(workspace.wiring, window, parameter("weight", weight), shift)


def locally_connected2d(
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: int | Pair = 1,
    padding: Padding = 0,
) -> Array:
    """Slide a window over images, with different filters at every position.

    Parameters
    ----------
    x : (N, in_channels, height, width)
    weight : (out_h, out_w, out_channels, in_channels, kernel_h, kernel_w)
    bias : (out_h, out_w, out_channels) or None
    stride, padding : as in `conv2d`
    """
    image, filters = checked("x", x, 4), checked("weight", weight, 6)
    shift = None if bias is None else checked("bias", bias, 3)
    image, filters, shift = alike(image, filters, shift)
    workspace, op = _local(image, filters, shift, stride, padding)
    return workspace.forward(op)


def locally_connected2d_backward(
    grad_output: ArrayLike,
    x: ArrayLike,
    weight: ArrayLike,
    stride: int | Pair = 1,
    padding: Padding = 0,
) -> tuple[Array, Array, Array]:
    """Return (grad_x, grad_weight, grad_bias) of `locally_connected2d`."""
    image, filters = checked("x", x, 4), checked("weight", weight, 6)
    image, filters, grad = alike(image, filters, checked("grad_output", grad_output, 4))
    workspace, op = _local(
        image, filters, np.zeros(filters.shape[:3], filters.dtype), stride, padding
    )
    return workspace.backward(op, grad), *gradients_of(op.weight, op.bias)
