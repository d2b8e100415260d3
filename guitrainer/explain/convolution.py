"""A convolution, position by position."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from guitrainer import functional
from guitrainer.errors import NetworkError
from guitrainer.explain.arrays import Array, frozen, lifted
from guitrainer.explain.lengths import AxisLength, check_place, row_by_row
from guitrainer.nn.geometry import Padding, Pair, Window, extent, slide

X_FILTER = frozen([[1, 0, 1], [0, 1, 0], [1, 0, 1]])
"""The textbook filter, whose response is largest where two diagonals cross."""
X_PICTURE = frozen(np.fmax(np.eye(5), np.eye(5)[::-1]))
"""An X of ones on a background of zeros."""
SPARE = 2
"""Number of positions of the window on the X picture, in addition to the first one."""


@dataclass(frozen=True)
class SideLength(AxisLength):
    """Number of positions of a window along one axis.

    Parameters
    ----------
    dilation : pixels from one tap of the window to the next

    References
    ----------
    Dumoulin & Visin (2016), A guide to convolution arithmetic, relationships 6 and 15.
    """

    dilation: int


@dataclass(frozen=True)
class Position:
    """The window at one position, and its output.

    Parameters
    ----------
    filter, row, column : which output
    top, left : position of the window in the padded image
    first : first channel of the image that the filter sees
    window, weight, products : (C/groups, kh, kw)
    channel_sums : (C/groups,), sums of the products
    sum : sum of all products
    bias : bias of the filter
    output : sum + bias, as the engine computed it
    """

    filter: int
    row: int
    column: int
    top: int
    left: int
    first: int
    window: Array
    weight: Array
    products: Array
    channel_sums: Array
    sum: float
    bias: float
    output: float


@dataclass(frozen=True)
class Convolution:
    """A convolution of one image.

    Parameters
    ----------
    image : (C, H, W)
    padded : the image with zeros around it
    weight : (O, C/groups, kh, kw)
    bias : (O,)
    groups : number of groups of channels
    window : geometry of the filters
    height, width : derivation of the size of the output
    output : (O, oh, ow)
    """

    image: Array
    padded: Array
    weight: Array
    bias: Array
    groups: int
    window: Window
    height: SideLength
    width: SideLength
    output: Array

    def position(self, row: int, column: int, filter: int = 0) -> Position:  # noqa: A002
        """Return the computation at one position of the output.

        Raises
        ------
        NetworkError
            If there is no such position.
        """
        where = (filter, row, column)
        check_place("position", where, self.output.shape)
        part = self.part(row, column, filter)
        window, weight = self.padded[part], self.weight[filter]
        products = frozen(window * weight)
        return Position(
            *where,
            top=part[1].start,
            left=part[2].start,
            first=part[0].start,
            window=window,
            weight=weight,
            products=products,
            channel_sums=frozen(products.sum(axis=(1, 2))),
            sum=float(products.sum()),
            bias=float(self.bias[filter]),
            output=float(self.output[where]),
        )

    def positions(self, filter: int = 0) -> Iterator[Position]:  # noqa: A002
        """Return all positions of one filter, row by row."""
        return row_by_row(self.position, self.output.shape[1:], filter)

    def channels(self, filter: int = 0) -> range:  # noqa: A002
        """Return the channels of the image that a filter sees: those of its group."""
        seen = self.weight.shape[1]
        first = filter // (len(self.weight) // self.groups) * seen
        return range(first, first + seen)

    def part(self, row: int, column: int, filter: int = 0) -> tuple[slice, slice, slice]:  # noqa: A002
        """Return the taps of the window for an output, in the padded image."""
        seen, window = self.channels(filter), self.window
        top, left = row * window.stride[0], column * window.stride[1]
        (height, width), (down, across) = window.extent, window.dilation
        return (
            slice(seen.start, seen.stop),
            slice(top, top + height, down),
            slice(left, left + width, across),
        )


def convolve(
    image: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: int | Pair = 1,
    padding: Padding = 0,
    dilation: int | Pair = 1,
    groups: int = 1,
) -> Convolution:
    """Convolve one image, in float64.

    Parameters
    ----------
    image : (H, W) or (C, H, W)
    weight : (kh, kw), (C, kh, kw) or (O, C/groups, kh, kw)
    bias : (O,), or None for zeros
    stride, padding, dilation, groups : as in `functional.conv2d`

    Raises
    ------
    NetworkError
        If shapes do not match, or groups do not divide the channels.

    References
    ----------
    Goodfellow, Bengio & Courville (2016), Deep Learning, eq. 9.7.

    Examples
    --------
    >>> convolve(X_PICTURE, X_FILTER).output[0]
    array([[3., 0., 3.],
           [0., 5., 0.],
           [3., 0., 3.]])
    """
    x, filters = lifted("image", image, 3), lifted("weight", weight, 4)
    shift = frozen(np.zeros(len(filters))) if bias is None else lifted("bias", bias, 1)
    steps = stride, padding, dilation
    output = frozen(functional.conv2d(x[None], filters, shift, *steps, groups)[0])
    _, height, width = x.shape
    kernel = (filters.shape[2], filters.shape[3])
    window = slide((height, width), kernel, stride, padding, dilation=dilation)
    halo = window.halo
    border = ((0, 0), (halo.top, halo.bottom), (halo.left, halo.right))
    down, across = side_lengths(window)
    return Convolution(
        image=x,
        padded=frozen(np.pad(x, border)),
        weight=filters,
        bias=shift,
        groups=groups,
        window=window,
        height=down,
        width=across,
        output=output,
    )


def x_picture(side: int = 0) -> Array:
    """Return the X picture, (H, W), with a side of at least `side` pixels."""
    if side <= len(X_PICTURE):
        return X_PICTURE
    return frozen(np.fmax(np.eye(side), np.eye(side)[::-1]))


def x_example(stride: int | Pair = 1, padding: Padding = 0, dilation: int = 1) -> Convolution:
    """Example: the X picture under the X filter; the picture grows with the dilated filter."""
    side = len(X_FILTER)
    covered, _ = extent((side, side), (dilation, dilation))
    picture = x_picture(covered + SPARE)
    return convolve(picture, X_FILTER, None, stride, padding, dilation)


def cut(image: ArrayLike, top: int, left: int, height: int, width: int) -> Array:
    """Cut a patch out of an image, (C, height, width).

    Parameters
    ----------
    image : (C, H, W)

    Raises
    ------
    NetworkError
        If the patch is not inside the image.
    """
    whole = lifted("image", image, 3)
    part = whole[:, max(top, 0) : top + height, max(left, 0) : left + width]
    if part.shape[1:] != (height, width) or not part.size:
        raise NetworkError(
            f"patch: got {height}×{width} at ({top}, {left}), accepted: inside "
            f"{whole.shape[1]}×{whole.shape[2]}"
        )
    return frozen(part)


def side_lengths(window: Window) -> tuple[SideLength, SideLength]:
    """Return the derivations of the height and the width of an output."""
    halo = window.halo
    return (
        _side_length(window, 0, (halo.top, halo.bottom)),
        _side_length(window, 1, (halo.left, halo.right)),
    )


def _side_length(window: Window, axis: int, pads: Pair) -> SideLength:
    size, kernel, stride = window.image[axis], window.kernel[axis], window.stride[axis]
    dilation, (before, after) = window.dilation[axis], pads
    letters, digits = "n", str(size)
    if before == after and before:
        letters, digits = "n + 2p", f"{size} + 2·{before}"
    elif before != after:
        letters, digits = "n + p₁ + p₂", f"{size} + {before} + {after}"
    if dilation == 1:
        forms = [f"({letters} − k)/s", f"({digits} − {kernel})/{stride}"]
    else:
        forms = [
            f"({letters} − d(k − 1) − 1)/s",
            f"({digits} − {dilation}·({kernel} − 1) − 1)/{stride}",
        ]
    if (size + before + after - window.extent[axis]) % stride:
        forms = [f"⌊{form}⌋" for form in forms]
    symbols, numbers = (f"{form} + 1" for form in forms)
    out = window.out[axis]
    return SideLength(size, kernel, stride, before, after, out, symbols, numbers, dilation)
