"""Backpropagation through a transposed convolution, which is a convolution of the gradient."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from guitrainer import functional
from guitrainer.explain.arrays import Array, frozen
from guitrainer.explain.backprop import LEARNING_RATE, Gradients, Three, gradient_of, updated
from guitrainer.explain.convolution import Convolution, convolve
from guitrainer.explain.lengths import check_place, row_by_row
from guitrainer.explain.transposed import Transposed


@dataclass(frozen=True)
class StampContribution:
    """What the gradient under the stamp of one pixel contributes, and the sums up to this pixel.

    Parameters
    ----------
    filter, row, column : output channel, and position of the pixel in the image
    top, left : position of the stamp in the padded gradient
    first : first channel of the image that adds to this output channel
    values : (C/groups,), the pixel in the channels of its group
    window : (kh, kw), the gradient under the stamp; 0 where the stamp is cut off
    contribution : (C/groups, kh, kw), pixel · window, added to the gradient of the weight
    running_weight : (C/groups, kh, kw), sum over this pixel and all previous ones
    products : (C/groups, kh, kw), weight · window
    sums : (C/groups,), sums of the products: the part of this output channel in the gradient of the
        pixel
    running_image : (C, H, W), gradient of the image for the pixels up to this one; 0 for the others
    """

    filter: int
    row: int
    column: int
    top: int
    left: int
    first: int
    values: Array
    window: Array
    contribution: Array
    running_weight: Array
    products: Array
    sums: Array
    running_image: Array


@dataclass(frozen=True)
class TransposedBackward(Gradients):
    """Backpropagation through a transposed convolution of one image.

    Parameters
    ----------
    forward : the transposed convolution
    back : the convolution of the gradient at its output, whose output is the gradient of the image
    """

    forward: Transposed
    back: Convolution

    def contribution(self, row: int, column: int, filter: int = 0) -> StampContribution:  # noqa: A002
        """Return what one pixel contributes for one output channel.

        Raises
        ------
        NetworkError
            If there is no such pixel or channel.
        """
        forward = self.forward
        check_place("pixel", (filter, row, column), (len(forward.output), *forward.image.shape[1:]))
        seen, inner = forward.channels(filter), filter % forward.weight.shape[1]
        place = self.back.position(row, column, seen.start)
        window, values = place.window[inner], forward.image[seen, row, column]
        products = forward.weight_of(filter) * window
        image = forward.until(row, column)
        _, running, _ = _gradients(forward, self.grad_output, image)
        after = np.arange(image[0].size).reshape(image.shape[1:]) > row * image.shape[2] + column
        return StampContribution(
            filter=filter,
            row=row,
            column=column,
            top=place.top,
            left=place.left,
            first=seen.start,
            values=frozen(values),
            window=frozen(window),
            contribution=frozen(values[:, None, None] * window),
            running_weight=frozen(running[seen, inner]),
            products=frozen(products),
            sums=frozen(products.sum(axis=(1, 2))),
            running_image=frozen(np.where(after, 0, self.grad_image)),
        )

    def contributions(self, filter: int = 0) -> Iterator[StampContribution]:  # noqa: A002
        """Return the contributions of all pixels for one output channel, row by row."""
        return row_by_row(self.contribution, self.forward.image.shape[1:], filter)


def backpropagate_transposed(
    forward: Transposed, grad_output: ArrayLike, learning_rate: float = LEARNING_RATE
) -> TransposedBackward:
    """Propagate the gradient at the output of a transposed convolution to weight, bias and image.

    Parameters
    ----------
    grad_output : (O, oh, ow), or (oh, ow) for one output channel

    Raises
    ------
    NetworkError
        If `grad_output` does not have the shape of the output.

    References
    ----------
    Dumoulin & Visin (2016), A guide to convolution arithmetic, chapter 4.
    """
    grad = gradient_of(forward.output, grad_output)
    values = (forward.image, forward.weight, forward.bias)
    found = _gradients(forward, grad, forward.image)
    stride, padding, _, groups = forward.steps
    return TransposedBackward(
        **updated(values, grad, found, forward.compute, learning_rate),
        forward=forward,
        back=convolve(grad, forward.weight, None, stride, padding, groups=groups),
    )


def _gradients(forward: Transposed, grad: Array, image: Array) -> Three:
    """Return the gradients of image, weight and bias, computed by the engine."""
    found = functional.conv_transpose2d_backward(
        grad[None], image[None], forward.weight, *forward.steps
    )
    return frozen(found[0][0]), frozen(found[1]), frozen(found[2])
