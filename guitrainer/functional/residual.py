"""The sum with an earlier output, as in residual networks."""

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
    parameter,
)
from guitrainer.nn.geometry import Window, slide
from guitrainer.nn.ops.addition import AddOp, Filters

__all__ = ["add", "add_backward"]


def _op(
    x: ArrayLike, other: ArrayLike, weight: ArrayLike | None, bias: ArrayLike | None
) -> tuple[Workspace, AddOp]:
    given = [None if a is None else checked(n, a, d) for n, a, d in _named(other, weight, bias)]
    image, earlier, matrix, shift = alike(checked("x", x, 4), *given)
    fits("other: number of samples", earlier.shape[:1], image.shape[:1])
    projection = None
    if matrix is None:
        fits("other", earlier.shape, image.shape)
        if shift is not None:
            raise NetworkError("bias: got one without a weight, accepted: nothing")
    else:
        fits("weight", matrix.shape, (image.shape[1], earlier.shape[1], 1, 1))
        window, weights = _window(earlier, image), parameter("weight", matrix)
        projection = Filters(window, weights, bias_parameter(shift, (image.shape[1],)))
    workspace = Workspace(image, image.shape[1:])
    workspace.add_branch(earlier, gradient=True)
    return workspace, AddOp(workspace.wiring, projection)


def _named(
    other: ArrayLike, weight: ArrayLike | None, bias: ArrayLike | None
) -> tuple[tuple[str, ArrayLike | None, int], ...]:
    return ("other", other, 4), ("weight", weight, 4), ("bias", bias, 1)


def _window(earlier: Array, image: Array) -> Window:
    """Return the strides with which the earlier output has as many pixels as x."""
    sides = zip(earlier.shape[2:], image.shape[2:], strict=True)
    down, right = (-(-whole // side) for whole, side in sides)
    window = slide((earlier.shape[2], earlier.shape[3]), 1, (down, right), what="add")
    fits("other: height and width with a stride", window.out, image.shape[2:])
    return window


def add(
    x: ArrayLike,
    other: ArrayLike,
    weight: ArrayLike | None = None,
    bias: ArrayLike | None = None,
) -> Array:
    """Add the output of an earlier layer, through a 1×1 convolution if a weight is given.

    Parameters
    ----------
    x : (N, C, H, W)
    other : the earlier output, as x; with a weight (N, D, H₂, W₂), of which every ⌈H₂ / H⌉-th row
        and every ⌈W₂ / W⌉-th column is taken
    weight : (C, D, 1, 1) or None
    bias : (C,) or None; only with a weight

    Raises
    ------
    NetworkError
        If shapes do not match.

    References
    ----------
    He, Zhang, Ren & Sun (2016), Deep residual learning, eq. 1 and 2.
    """
    workspace, op = _op(x, other, weight, bias)
    return workspace.forward(op)


def add_backward(
    grad_output: ArrayLike,
    x: ArrayLike,
    other: ArrayLike,
    weight: ArrayLike | None = None,
    bias: ArrayLike | None = None,
) -> tuple[Array, Array, Array | None, Array | None]:
    """Return (grad_x, grad_other, grad_weight, grad_bias) of `add`; None for what is None."""
    workspace, op = _op(x, other, weight, bias)
    grad = workspace.back_through(op, grad_output, np.shape(x))
    projection = op.projection
    parts = [None, None] if projection is None else [projection.weight, projection.bias]
    copies = [None if part is None else part.grad.copy() for part in parts]
    return grad, workspace.branch_gradient(op), copies[0], copies[1]
