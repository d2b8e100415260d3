"""Compares shared, local and dense layers of the same sizes by their weights."""

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
    weights : number of weights
    formula : how that number is computed
    index : (outputs, inputs), index of the weight at each entry; −1 if there is none, so that the
        entry is always 0
    zeros : number of entries without a weight
    repeats : number of entries with the same weight as an earlier entry
    """

    kind: Kind
    weights: int
    formula: str
    index: NDArray[np.int64]
    zeros: int
    repeats: int

    def values(self, weights: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return the matrix with values, (outputs, inputs).

        Parameters
        ----------
        weights : all weights, in any shape, in the order of their indices
        """
        padded = np.append(np.asarray(weights, np.float64).reshape(-1), 0.0)
        return padded[self.index]


@dataclass(frozen=True)
class Sharing:
    """Three layers with the same input and output sizes.

    Parameters
    ----------
    window : geometry of the filters
    channels, filters : number of channels of input and output
    inputs, outputs : number of inputs and outputs
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

    The matrix of a convolution is doubly block Toeplitz: equal entries lie along diagonals.

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
    """Return an image per pixel, 1 there and 0 elsewhere; its output is a column of the matrix."""
    return np.eye(count).reshape(count, *shape)


def _numbered(shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Return a weight whose elements are their own indices, from 1."""
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
