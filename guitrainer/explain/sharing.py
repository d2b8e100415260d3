"""Shared, local, dense: the same layer with more and more weights of its own."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from guitrainer import functional
from guitrainer.nn.geometry import Padding, Pair, Window, slide

Kind = Literal["shared", "local", "dense"]


@dataclass(frozen=True)
class LayerMatrix:
    """A layer as one matrix from all inputs to all outputs.

    Parameters
    ----------
    weights : how many there are
    formula : how that number comes about
    index : (outputs, inputs), which weight stands where, from 0; −1 where there is none: 0 for ever
    zeros : entries without a weight
    repeats : entries that are equal to one before them
    """

    kind: Kind
    weights: int
    formula: str
    index: NDArray[np.int64]
    zeros: int
    repeats: int

    def values(self, weights: NDArray[np.floating]) -> NDArray[np.float64]:
        """The matrix with numbers in it, (outputs, inputs).

        Parameters
        ----------
        weights : as many as there are, in any shape, in the order of their indices
        """
        padded = np.append(np.asarray(weights, np.float64).reshape(-1), 0.0)
        return padded[self.index]


@dataclass(frozen=True)
class Sharing:
    """Three layers of the same sizes.

    Parameters
    ----------
    window : where the filters lie
    channels, filters : of input and output
    inputs, outputs : how many numbers go in and come out
    layers : shared, local, dense
    """

    window: Window
    channels: int
    filters: int
    inputs: int
    outputs: int
    layers: tuple[LayerMatrix, LayerMatrix, LayerMatrix]


def compare_layers(
    image: int | Pair = 3,
    kernel: int | Pair = 2,
    channels: int = 1,
    filters: int = 1,
    stride: int | Pair = 1,
    padding: Padding = 0,
) -> Sharing:
    """Compare a convolution with the locally connected and the dense layer of the same sizes.

    The matrix of a convolution is doubly block Toeplitz: equal entries stand along diagonals.

    Raises
    ------
    NetworkError
        If the window does not fit the image.

    References
    ----------
    Goodfellow, Bengio & Courville (2016), Deep Learning, section 9.2; LeCun et al. (1989).

    Examples
    --------
    >>> [layer.weights for layer in compare_layers(3, 2).layers]
    [4, 16, 36]
    """
    height, width = (image, image) if isinstance(image, int) else image
    window = slide((height, width), kernel, stride, padding)
    taps = (filters, channels, *window.kernel)
    inputs, outputs = channels * height * width, filters * math.prod(window.out)
    sides = (*window.kernel, *(n for n in (channels, filters) if n > 1))
    each, places = "·".join(map(str, sides)), math.prod(window.out)
    x = _unit_images(inputs, (channels, height, width))
    shared = functional.conv2d(x, _numbered(taps), None, stride, padding)
    local = functional.locally_connected2d(
        x, _numbered((*window.out, *taps)), None, stride, padding
    )
    dense = functional.linear(x.reshape(inputs, -1), _numbered((outputs, inputs)))
    return Sharing(
        window,
        channels,
        filters,
        inputs,
        outputs,
        (
            _matrix("shared", math.prod(taps), each, shared),
            _matrix("local", math.prod((*window.out, *taps)), f"{places} · {each}", local),
            _matrix("dense", inputs * outputs, f"{inputs} · {outputs}", dense),
        ),
    )


def _unit_images(count: int, shape: tuple[int, int, int]) -> NDArray[np.float64]:
    """One image per pixel, 1 there and 0 elsewhere: what a layer makes of it is a column."""
    return np.eye(count).reshape(count, *shape)


def _numbered(shape: tuple[int, ...]) -> NDArray[np.float64]:
    """A weight whose elements are their own numbers, from 1."""
    return np.arange(1, math.prod(shape) + 1, dtype=np.float64).reshape(shape)


def _matrix(kind: Kind, weights: int, formula: str, columns: NDArray[np.float64]) -> LayerMatrix:
    index = np.rint(columns.reshape(len(columns), -1).T).astype(np.int64) - 1
    index.flags.writeable = False
    used = index[index >= 0]
    return LayerMatrix(
        kind,
        weights,
        f"{formula} = {weights:,}",
        index,
        zeros=index.size - used.size,
        repeats=used.size - np.unique(used).size,
    )
