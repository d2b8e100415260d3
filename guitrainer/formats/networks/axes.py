"""The order of the axes of filters: known from the writer, or from shapes with one reading.

The numbers themselves are never looked at.
"""

from collections.abc import Sequence
from itertools import permutations
from typing import Any

from numpy.typing import NDArray

from guitrainer.formats.networks.contents import Kind, NamedArray

ORDERS = tuple("".join(order) for order in permutations("OIHW"))
COMMON = ("OIHW", "HWIO", "OHWI")
"""Orders in which libraries store filters: PyTorch and ONNX, Keras and Flax, TFLite and MLX."""
LARGEST_WINDOW = 64


def to_oihw(array: NDArray[Any], axes: str, kind: Kind, groups: int = 1) -> NDArray[Any]:
    """Bring filters into the order (out, in, height, width).

    Parameters
    ----------
    array : four axes, in the order `axes`
    axes : letters of O, I, H, W; for depthwise filters "HWIO" has the multiplier as its last
        axis, and "OHWI" is (1, height, width, out)
    groups : groups of a transposed convolution: I counts all inputs, O the filters of one group;
        the result has all filters, and the inputs of one group

    Examples
    --------
    >>> import numpy as np
    >>> to_oihw(np.zeros((5, 4, 3, 8)), "HWIO", "convolution").shape
    (8, 3, 5, 4)
    >>> to_oihw(np.zeros((5, 4, 3, 2)), "HWIO", "depthwise").shape
    (6, 1, 5, 4)
    >>> to_oihw(np.zeros((8, 4, 3, 3)), "IOHW", "transposed", groups=2).shape
    (8, 4, 3, 3)
    """
    if kind == "depthwise" and axes == "OHWI":
        axes = "IHWO"
    elif kind == "depthwise" and axes == "HWIO":
        height, width = array.shape[:2]
        return array.transpose(2, 3, 0, 1).reshape(-1, 1, height, width)
    ordered = array.transpose([axes.index(letter) for letter in "OIHW"])
    if groups == 1:
        return ordered
    each, inputs, height, width = ordered.shape
    parts = ordered.reshape(each, groups, inputs // groups, height, width)
    return parts.swapaxes(0, 1).reshape(groups * each, inputs // groups, height, width)


def oihw_shape(shape: tuple[int, ...], axes: str, kind: Kind, groups: int = 1) -> tuple[int, ...]:
    """Return the shape of the result of `to_oihw`; that of a damaged file may be of any size."""
    if kind == "depthwise" and axes == "OHWI":
        axes = "IHWO"
    outputs, inputs, height, width = (shape[axes.index(letter)] for letter in "OIHW")
    if kind == "depthwise" and axes == "HWIO":
        return inputs * outputs, 1, height, width
    return outputs * groups, inputs // groups, height, width


def possible_orders(entry: NamedArray, followers: Sequence[int]) -> tuple[str, ...]:
    """Return the common orders that fit the shape of an array.

    Windows are square and at most LARGEST_WINDOW wide, and the vectors that belong to the layer
    (its bias, or a normalization) have one element per filter.

    Parameters
    ----------
    entry : array with four axes
    followers : lengths of the vectors of the same layer
    """
    found = []
    for order in COMMON:
        size = dict(zip(order, entry.shape, strict=True))
        square = size["H"] == size["W"] <= LARGEST_WINDOW
        if square and all(length == size["O"] for length in followers):
            found.append(order)
    return tuple(found)
