"""Backpropagation through a convolution: a shared weight learns from all its positions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from guitrainer import functional
from guitrainer.errors import NetworkError
from guitrainer.explain.arrays import Array, frozen, lifted
from guitrainer.explain.convolution import Convolution, convolve
from guitrainer.explain.lengths import row_by_row

# Image, weight and bias, or their gradients.
Three = tuple[Array, Array, Array]
# A layer as a function of these.
Output = Callable[[Array, Array, Array], Array]
LEARNING_RATE = 0.1
# The loss is linear in each of these values, so the step may be large, to keep rounding small.
EPSILON = 1e-3


@dataclass(frozen=True)
class Contribution:
    """Contribution of the gradient at one output, and the sums up to it.

    Parameters
    ----------
    filter, row, column : indices of the output
    top, left : position of the window in the padded image
    gradient : gradient of the loss with respect to that output
    window : (C/groups, kh, kw), the input of the filter there
    contribution : gradient · window, added to the gradient of the weight
    running_weight, running_bias : sums over this output and all previous ones
    spread : gradient · weight, added to the padded image at (top, left)
    running_image : (C, H, W), sum of what was added to the image so far
    """

    filter: int
    row: int
    column: int
    top: int
    left: int
    gradient: float
    window: Array
    contribution: Array
    running_weight: Array
    running_bias: float
    spread: Array
    running_image: Array


@dataclass(frozen=True)
class GradientCheck:
    """Gradients by central differences in float64, compared with those of the engine.

    Parameters
    ----------
    epsilon : change of each number, up and down
    weight, bias, image : (L(v + ε) − L(v − ε)) / 2ε, of every element
    weight_difference, bias_difference, image_difference : largest difference from the engine
    """

    epsilon: float
    weight: Array
    bias: Array
    image: Array
    weight_difference: float
    bias_difference: float
    image_difference: float


@dataclass(frozen=True)
class Gradients:
    """The gradients of a layer for one image, and what an update with them gives.

    Parameters
    ----------
    grad_output : (O, oh, ow), gradient of the loss with respect to the output
    grad_weight, grad_bias, grad_image : gradients of weight, bias and image, in their shapes
    learning_rate : η
    new_weight, new_bias : after the update w − η·g, the same for all positions
    check : comparison with finite differences
    """

    grad_output: Array
    grad_weight: Array
    grad_bias: Array
    grad_image: Array
    learning_rate: float
    new_weight: Array
    new_bias: Array
    check: GradientCheck


@dataclass(frozen=True)
class Backward(Gradients):
    """Backpropagation through a convolution of one image.

    Parameters
    ----------
    forward : the forward convolution
    """

    forward: Convolution

    def contribution(self, row: int, column: int, filter: int = 0) -> Contribution:  # noqa: A002
        """Return the contribution of one output.

        Raises
        ------
        NetworkError
            If there is no such output.
        """
        place = self.forward.position(row, column, filter)
        gradient = float(self.grad_output[filter, row, column])
        seen = np.zeros(self.grad_output.size)
        end = np.ravel_multi_index((filter, row, column), self.grad_output.shape) + 1
        seen[:end] = self.grad_output.reshape(-1)[:end]
        running = _gradients(self.forward, seen.reshape(self.grad_output.shape))
        return Contribution(
            filter=filter,
            row=row,
            column=column,
            top=place.top,
            left=place.left,
            gradient=gradient,
            window=place.window,
            contribution=frozen(gradient * place.window),
            running_weight=frozen(running[1][filter]),
            running_bias=float(running[2][filter]),
            spread=frozen(gradient * place.weight),
            running_image=running[0],
        )

    def contributions(self, filter: int = 0) -> Iterator[Contribution]:  # noqa: A002
        """Return the contributions of the outputs of one filter, row by row."""
        return row_by_row(self.contribution, self.grad_output.shape[1:], filter)


def backpropagate(
    forward: Convolution, grad_output: ArrayLike, learning_rate: float = LEARNING_RATE
) -> Backward:
    """Propagate the gradient at the output of a convolution back to weight, bias and image.

    Parameters
    ----------
    grad_output : (O, oh, ow), or (oh, ow) for one filter

    Raises
    ------
    NetworkError
        If `grad_output` does not have the shape of the output.

    References
    ----------
    Goodfellow, Bengio & Courville (2016), Deep Learning, eq. 9.11 and 9.13; LeCun et al. (1989),
    Backpropagation applied to handwritten zip code recognition, section 3 (weight sharing).
    """
    grad = gradient_of(forward.output, grad_output)

    def output(image: Array, weight: Array, bias: Array) -> Array:
        halo = forward.window.halo
        padded = np.pad(image, ((0, 0), (halo.top, halo.bottom), (halo.left, halo.right)))
        steps = forward.window.stride, 0, forward.window.dilation
        found: Array = functional.conv2d(padded[None], weight, bias, *steps, forward.groups)[0]
        return found

    values, found = (forward.image, forward.weight, forward.bias), _gradients(forward, grad)
    return Backward(**updated(values, grad, found, output, learning_rate), forward=forward)


def gradient_of(output: Array, grad_output: ArrayLike) -> Array:
    """Return a gradient as an array of the shape of the output.

    Raises
    ------
    NetworkError
        If it has another shape.
    """
    grad = lifted("grad_output", grad_output, 3)
    if grad.shape != output.shape:
        raise NetworkError(f"grad_output: got shape {grad.shape}, accepted: {output.shape}")
    return grad


def updated(
    values: Three, grad: Array, found: Three, output: Output, learning_rate: float
) -> dict[str, Any]:
    """Return the fields of `Gradients`.

    Parameters
    ----------
    values, found : image, weight and bias, and their gradients
    grad : gradient of the loss with respect to the output
    output : the layer, a function of image, weight and bias
    """
    grad_image, grad_weight, grad_bias = found

    def loss(image: Array, weight: Array, bias: Array) -> float:
        return float((grad * output(image, weight, bias)).sum())

    return {
        "grad_output": grad,
        "grad_weight": grad_weight,
        "grad_bias": grad_bias,
        "grad_image": grad_image,
        "learning_rate": learning_rate,
        "new_weight": frozen(values[1] - learning_rate * grad_weight),
        "new_bias": frozen(values[2] - learning_rate * grad_bias),
        "check": check_gradients(loss, values, found),
    }


def sequence_example(learning_rate: float = LEARNING_RATE) -> Backward:
    """Example: a filter of two weights along a sequence of three numbers."""
    return backpropagate(convolve([[1, 2, 3]], [[0.3, 0.5]]), [[-0.1, 0.2]], learning_rate)


def square_example(learning_rate: float = LEARNING_RATE) -> Backward:
    """Example: a 2×2 filter over a 3×3 image."""
    forward = convolve([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[0.1, 0.2], [0.3, 0.4]])
    return backpropagate(forward, [[0.1, -0.2], [0.3, 0.4]], learning_rate)


def _gradients(forward: Convolution, grad: Array) -> Three:
    """Return the gradients of image, weight and bias, computed by the engine."""
    # The padded image already contains the zeros, so there is no padding left.
    window = forward.window
    padded, weight, bias = functional.conv2d_backward(
        grad[None],
        forward.padded[None],
        forward.weight,
        window.stride,
        0,
        window.dilation,
        forward.groups,
    )
    _, height, width = forward.image.shape
    top, left = window.halo.top, window.halo.left
    return (
        frozen(padded[0, :, top : top + height, left : left + width]),
        frozen(weight),
        frozen(bias),
    )


def check_gradients(
    loss: Callable[[Array, Array, Array], float], values: Three, gradients: Three
) -> GradientCheck:
    """Vary every number that a loss depends on, and compare with its gradients.

    Parameters
    ----------
    loss : function of image, weight and bias, linear in each of them
    values : image, weight and bias
    gradients : those of the engine, in the same order
    """
    image, weight, bias = values
    numeric = (
        central_differences(lambda moved: loss(moved, weight, bias), image),
        central_differences(lambda moved: loss(image, moved, bias), weight),
        central_differences(lambda moved: loss(image, weight, moved), bias),
    )
    distances = [
        float(np.abs(found - expected).max())
        for found, expected in zip(gradients, numeric, strict=True)
    ]
    return GradientCheck(
        epsilon=EPSILON,
        image=numeric[0],
        weight=numeric[1],
        bias=numeric[2],
        image_difference=distances[0],
        weight_difference=distances[1],
        bias_difference=distances[2],
    )


def central_differences(loss: Callable[[Array], float], values: Array) -> Array:
    """Return the gradient of `loss` at `values`: (L(v + ε) − L(v − ε)) / 2ε for each element."""
    moved = values.copy()
    gradient = np.zeros_like(moved)
    for place in np.ndindex(values.shape):
        sides = []
        for step in (EPSILON, -EPSILON):
            moved[place] = values[place] + step
            sides.append(loss(moved))
        moved[place] = values[place]
        gradient[place] = (sides[0] - sides[1]) / (2 * EPSILON)
    return frozen(gradient)
