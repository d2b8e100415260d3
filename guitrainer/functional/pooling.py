"""Pooling: the maximum or the mean of each window."""

import numpy as np
from numpy.typing import ArrayLike

from guitrainer.errors import NetworkError
from guitrainer.functional.arrays import Array, Workspace, checked
from guitrainer.nn.geometry import Pair, pair, slide
from guitrainer.nn.ops.base import Op
from guitrainer.nn.ops.pooling import AvgPoolOp, MaxPoolOp

__all__ = [
    "avg_pool2d",
    "avg_pool2d_backward",
    "global_avg_pool2d",
    "global_avg_pool2d_backward",
    "max_pool2d",
    "max_pool2d_backward",
]


def _surround(x: Array, kernel_size: int | Pair, padding: int | Pair, value: float) -> Array:
    rows, columns = pair(padding, "padding")
    height, width = pair(kernel_size)
    if not (0 <= rows <= height / 2 and 0 <= columns <= width / 2):
        raise NetworkError(
            f"padding: got {padding}, accepted: 0 to half of the window of {height}×{width}"
        )
    return np.pad(x, ((0, 0), (0, 0), (rows, rows), (columns, columns)), constant_values=value)


def _cut(x: Array, padding: int | Pair) -> Array:
    rows, columns = pair(padding)
    return np.ascontiguousarray(x[:, :, rows : x.shape[2] - rows, columns : x.shape[3] - columns])


def _pool(
    kind: type[MaxPoolOp] | type[AvgPoolOp],
    x: ArrayLike,
    kernel_size: int | Pair,
    stride: int | Pair | None,
    padding: int | Pair,
) -> tuple[Workspace, Op]:
    border = -np.inf if kind is MaxPoolOp else 0.0
    image = _surround(checked("x", x, 4), kernel_size, padding, border)
    step = kernel_size if stride is None else stride
    what = "max_pool2d" if kind is MaxPoolOp else "avg_pool2d"
    window = slide((image.shape[2], image.shape[3]), kernel_size, step, 0, what)
    workspace = Workspace(image, (image.shape[1], *window.out))
    op = kind(workspace.wiring, window)
    return workspace, op


def max_pool2d(
    x: ArrayLike,
    kernel_size: int | Pair,
    stride: int | Pair | None = None,
    padding: int | Pair = 0,
) -> Array:
    """Take the largest value of each window; the stride defaults to the window size.

    >>> max_pool2d([[[[1, 2], [3, 4]]]], 2)
    array([[[[4.]]]], dtype=float32)
    """
    workspace, op = _pool(MaxPoolOp, x, kernel_size, stride, padding)
    return workspace.forward(op)


def max_pool2d_backward(
    grad_output: ArrayLike,
    x: ArrayLike,
    kernel_size: int | Pair,
    stride: int | Pair | None = None,
    padding: int | Pair = 0,
) -> Array:
    """Return grad_x of `max_pool2d`: each gradient goes to the (first) maximum of its window."""
    workspace, op = _pool(MaxPoolOp, x, kernel_size, stride, padding)
    workspace.forward(op)
    return _cut(workspace.backward(op, grad_output), padding)


def avg_pool2d(
    x: ArrayLike,
    kernel_size: int | Pair,
    stride: int | Pair | None = None,
    padding: int | Pair = 0,
) -> Array:
    """Take the mean of each window; padding counts as zeros."""
    workspace, op = _pool(AvgPoolOp, x, kernel_size, stride, padding)
    return workspace.forward(op)


def avg_pool2d_backward(
    grad_output: ArrayLike,
    x: ArrayLike,
    kernel_size: int | Pair,
    stride: int | Pair | None = None,
    padding: int | Pair = 0,
) -> Array:
    """Return grad_x of `avg_pool2d`."""
    workspace, op = _pool(AvgPoolOp, x, kernel_size, stride, padding)
    return _cut(workspace.backward(op, grad_output), padding)


def global_avg_pool2d(x: ArrayLike) -> Array:
    """Take the mean of each feature map: (N, C, H, W) to (N, C, 1, 1)."""
    image = checked("x", x, 4)
    return avg_pool2d(image, image.shape[2:])


def global_avg_pool2d_backward(grad_output: ArrayLike, x: ArrayLike) -> Array:
    """Return grad_x of `global_avg_pool2d`."""
    image = checked("x", x, 4)
    return avg_pool2d_backward(grad_output, image, image.shape[2:])
