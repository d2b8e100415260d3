"""A convolution, position by position."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from guitrainer import functional
from guitrainer.errors import NetworkError
from guitrainer.explain.arrays import Array, frozen, lifted
from guitrainer.nn.geometry import Padding, Pair, Window, slide

X_FILTER = frozen([[1, 0, 1], [0, 1, 0], [1, 0, 1]])
"""The textbook filter, whose response is largest where two diagonals cross."""
X_PICTURE = frozen(np.fmax(np.eye(5), np.eye(5)[::-1]))
"""An X of ones on a background of zeros."""


@dataclass(frozen=True)
class SideLength:
    """Number of positions of a window along one axis.

    Parameters
    ----------
    size, kernel, stride : size of the image, of the window and of its step, in pixels
    before, after : number of zeros before and after the image
    output : number of positions
    symbols, numbers : the formula, in symbols and with numbers

    References
    ----------
    Dumoulin & Visin (2016), A guide to convolution arithmetic, relationship 6.
    """

    size: int
    kernel: int
    stride: int
    before: int
    after: int
    output: int
    symbols: str
    numbers: str

    @property
    def text(self) -> str:
        """The formula with its result, such as (5 − 3)/1 + 1 = 3."""
        return f"{self.numbers} = {self.output}"


@dataclass(frozen=True)
class Position:
    """The window at one position, and its output.

    Parameters
    ----------
    filter, row, column : which output
    top, left : position of the window in the padded image
    window, weight, products : (C, kh, kw)
    channel_sums : (C,), sums of the products
    sum : sum of all products
    bias : bias of the filter
    output : sum + bias, as the engine computed it
    """

    filter: int
    row: int
    column: int
    top: int
    left: int
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
    weight : (O, C, kh, kw)
    bias : (O,)
    window : geometry of the filters
    height, width : derivation of the size of the output
    output : (O, oh, ow)
    """

    image: Array
    padded: Array
    weight: Array
    bias: Array
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
        where, shape = (filter, row, column), self.output.shape
        if not all(0 <= place < side for place, side in zip(where, shape, strict=True)):
            raise NetworkError(f"position: got {where}, accepted: from 0, below {shape}")
        part = self.part(row, column)
        window, weight = self.padded[part], self.weight[filter]
        products = frozen(window * weight)
        return Position(
            *where,
            top=part[1].start,
            left=part[2].start,
            window=window,
            weight=weight,
            products=products,
            channel_sums=frozen(products.sum(axis=(1, 2))),
            sum=float(products.sum()),
            bias=float(self.bias[filter]),
            output=float(self.output[where]),
        )

    def positions(self, filter: int = 0) -> Iterator[Position]:  # noqa: A002
        """Yield all positions of one filter, row by row."""
        _, height, width = self.output.shape
        for row, column in np.ndindex(height, width):
            yield self.position(row, column, filter)

    def part(self, row: int, column: int) -> tuple[slice, slice, slice]:
        """Position of the window for an output, in the padded image."""
        top, left = row * self.window.stride[0], column * self.window.stride[1]
        height, width = self.window.kernel
        return slice(None), slice(top, top + height), slice(left, left + width)


def convolve(
    image: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: int | Pair = 1,
    padding: Padding = 0,
) -> Convolution:
    """Convolve one image, in float64.

    Parameters
    ----------
    image : (H, W) or (C, H, W)
    weight : (kh, kw), (C, kh, kw) or (O, C, kh, kw)
    bias : (O,), or None for zeros
    stride, padding : as in `functional.conv2d`

    Raises
    ------
    NetworkError
        If shapes do not match.

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
    output = frozen(functional.conv2d(x[None], filters, shift, stride, padding)[0])
    _, height, width = x.shape
    window = slide((height, width), (filters.shape[2], filters.shape[3]), stride, padding)
    halo = window.halo
    border = ((0, 0), (halo.top, halo.bottom), (halo.left, halo.right))
    return Convolution(
        image=x,
        padded=frozen(np.pad(x, border)),
        weight=filters,
        bias=shift,
        window=window,
        height=_side_length(window, 0, (halo.top, halo.bottom)),
        width=_side_length(window, 1, (halo.left, halo.right)),
        output=output,
    )


def x_example(stride: int | Pair = 1, padding: Padding = 0) -> Convolution:
    """Example: the X picture under the X filter."""
    return convolve(X_PICTURE, X_FILTER, None, stride, padding)


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


def _side_length(window: Window, axis: int, pads: Pair) -> SideLength:
    size, kernel, stride = window.image[axis], window.kernel[axis], window.stride[axis]
    before, after = pads
    letters, digits = "n", str(size)
    if before == after and before:
        letters, digits = "n + 2p", f"{size} + 2·{before}"
    elif before != after:
        letters, digits = "n + p₁ + p₂", f"{size} + {before} + {after}"
    forms = [f"({letters} − k)/s", f"({digits} − {kernel})/{stride}"]
    if (size + before + after - kernel) % stride:
        forms = [f"⌊{form}⌋" for form in forms]
    symbols, numbers = (f"{form} + 1" for form in forms)
    return SideLength(size, kernel, stride, before, after, window.out[axis], symbols, numbers)
