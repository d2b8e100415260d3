"""A transposed convolution, pixel by pixel: each stamps a filter on the output."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from guitrainer import functional
from guitrainer.explain.arrays import Array, frozen, lifted
from guitrainer.explain.convolution import X_FILTER
from guitrainer.explain.lengths import AxisLength, check_place, row_by_row
from guitrainer.nn.geometry import Padding, Pair, Window, pair, transposed

PICTURE = frozen([[1, 2], [3, 4]])
"""A picture of four pixels."""
STRIDE = 2


@dataclass(frozen=True)
class StampedLength(AxisLength):
    """Size of the output of a transposed convolution along one axis.

    Parameters
    ----------
    output_padding : number of rows or columns added at the end of the output

    References
    ----------
    Dumoulin & Visin (2016), A guide to convolution arithmetic, relationship 14.
    """

    output_padding: int


@dataclass(frozen=True)
class Stamp:
    """What one pixel adds to the output.

    Parameters
    ----------
    filter, row, column : output channel, and position of the pixel in the image
    top, left : position of the filter in the output; negative where it is cut off
    first : first channel of the image that adds to this output channel
    values : (C/groups,), the pixel in the channels of its group
    weight, products : (C/groups, kh, kw), the filter, and pixel · filter
    stamp : (kh, kw), sum of the products over the channels, which is added to the output
    running : (oh, ow), the output after this pixel and all previous ones, bias included
    """

    filter: int
    row: int
    column: int
    top: int
    left: int
    first: int
    values: Array
    weight: Array
    products: Array
    stamp: Array
    running: Array


@dataclass(frozen=True)
class Transposed:
    """A transposed convolution of one image.

    Parameters
    ----------
    image : (C, H, W)
    weight : (C, O/groups, kh, kw)
    bias : (O,)
    padding, output_padding, groups : as given
    window : geometry of the convolution from the output back to the image
    height, width : derivation of the size of the output
    output : (O, oh, ow)
    """

    image: Array
    weight: Array
    bias: Array
    padding: Padding
    output_padding: int | Pair
    groups: int
    window: Window
    height: StampedLength
    width: StampedLength
    output: Array

    def stamp(self, row: int, column: int, filter: int = 0) -> Stamp:  # noqa: A002
        """Return what a pixel adds to one channel of the output.

        Raises
        ------
        NetworkError
            If there is no such pixel or channel.
        """
        where = (filter, row, column)
        check_place("pixel", where, (len(self.output), *self.image.shape[1:]))
        seen = self.channels(filter)
        values, weight = self.image[seen, row, column], self.weight_of(filter)
        products = values[:, None, None] * weight
        (down, across), halo = self.window.stride, self.window.halo
        return Stamp(
            *where,
            top=row * down - halo.top,
            left=column * across - halo.left,
            first=seen.start,
            values=frozen(values),
            weight=frozen(weight),
            products=frozen(products),
            stamp=frozen(products.sum(axis=0)),
            running=frozen(self.compute(self.until(row, column), self.weight, self.bias)[filter]),
        )

    def stamps(self, filter: int = 0) -> Iterator[Stamp]:  # noqa: A002
        """Return the stamps of all pixels, row by row."""
        return row_by_row(self.stamp, self.image.shape[1:], filter)

    def channels(self, filter: int = 0) -> range:  # noqa: A002
        """Return the channels of the image that add to an output channel: those of its group."""
        seen = len(self.image) // self.groups
        first = filter // self.weight.shape[1] * seen
        return range(first, first + seen)

    def weight_of(self, filter: int = 0) -> Array:  # noqa: A002
        """Return the part of the weight that adds to an output channel, (C/groups, kh, kw)."""
        return frozen(self.weight[self.channels(filter), filter % self.weight.shape[1]])

    @property
    def steps(self) -> tuple[Pair, Padding, int | Pair, int]:
        """Stride, padding, output padding and groups, as `functional.conv_transpose2d` wants."""
        return self.window.stride, self.padding, self.output_padding, self.groups

    def compute(self, image: Array, weight: Array, bias: Array) -> Array:
        """Compute the output of the engine for other numbers of the same shapes, (O, oh, ow)."""
        return _computed(image, weight, bias, *self.steps)

    def until(self, row: int, column: int) -> Array:
        """Return the image with the pixels up to this one; the other pixels are 0."""
        channels, _, width = self.image.shape
        seen = np.zeros((channels, self.image[0].size))
        end = row * width + column + 1
        seen[:, :end] = self.image.reshape(channels, -1)[:, :end]
        return frozen(seen.reshape(self.image.shape))


def transpose(
    image: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: int | Pair = STRIDE,
    padding: Padding = 0,
    output_padding: int | Pair = 0,
    groups: int = 1,
) -> Transposed:
    """Convolve one image transposed, in float64.

    Parameters
    ----------
    image : (H, W) or (C, H, W)
    weight : (kh, kw), (O, kh, kw) or (C, O/groups, kh, kw)
    bias : (O,), or None for zeros
    stride, padding, output_padding, groups : as in `functional.conv_transpose2d`

    Raises
    ------
    NetworkError
        If shapes do not match, groups do not divide the channels, or nothing of the output is left.

    References
    ----------
    Dumoulin & Visin (2016), A guide to convolution arithmetic, chapter 4.

    Examples
    --------
    >>> transpose([[1, 2]], [[1, 1, 1]], stride=2).output[0]
    array([[1., 1., 3., 2., 2.]])
    """
    x, filters = lifted("image", image, 3), lifted("weight", weight, 4)
    channels = filters.shape[1] * max(groups, 1)
    shift = frozen(np.zeros(channels)) if bias is None else lifted("bias", bias, 1)
    output = frozen(_computed(x, filters, shift, stride, padding, output_padding, groups))
    sides, kernel = (x.shape[1], x.shape[2]), (filters.shape[2], filters.shape[3])
    window = transposed(sides, kernel, stride, padding, output_padding)
    down, across = stamped_lengths(window, padding, output_padding)
    return Transposed(
        image=x,
        weight=filters,
        bias=shift,
        padding=padding,
        output_padding=output_padding,
        groups=groups,
        window=window,
        height=down,
        width=across,
        output=output,
    )


def transposed_example(
    stride: int | Pair = STRIDE, padding: Padding = 0, output_padding: int | Pair = 0
) -> Transposed:
    """Example: four pixels stamp the X filter."""
    return transpose(PICTURE, X_FILTER, None, stride, padding, output_padding)


def _computed(
    image: Array,
    weight: Array,
    bias: Array,
    stride: int | Pair,
    padding: Padding,
    output_padding: int | Pair,
    groups: int,
) -> Array:
    steps = stride, padding, output_padding, groups
    out = functional.conv_transpose2d(image[None], weight, bias, *steps)
    return np.asarray(out[0], np.float64)


def stamped_lengths(
    window: Window, padding: Padding, output_padding: int | Pair = 0
) -> tuple[StampedLength, StampedLength]:
    """Return the derivations of the height and the width of an output.

    Parameters
    ----------
    window : geometry of the convolution from the output back to the image
    """
    extra = pair(output_padding)
    return _length(window, 0, padding, extra[0]), _length(window, 1, padding, extra[1])


def _length(window: Window, axis: int, padding: Padding, extra: int) -> StampedLength:
    # the window goes from the output back to the image
    size, kernel, stride = window.out[axis], window.kernel[axis], window.stride[axis]
    halo, output = window.halo, window.image[axis]
    before, after = ((halo.top, halo.bottom), (halo.left, halo.right))[axis]
    if padding == "same":
        symbols, numbers, extra = "n·s", f"{size}·{stride}", 0
    else:
        symbols = "(n − 1)s + k − 2p + a"
        numbers = f"({size} − 1)·{stride} + {kernel} − 2·{before} + {extra}"
    return StampedLength(size, kernel, stride, before, after, output, symbols, numbers, extra)
