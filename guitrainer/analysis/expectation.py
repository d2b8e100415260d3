"""Signal and gradient that theory predicts behind every layer of an initialized network.

Where theory makes no prediction the expectation is None. For the signal: behind a pooling layer,
until batch normalization makes it known again. For the gradient: in front of batch normalization,
which divides only by what differs between images, and in front of an activation whose input is not
known or of whose outputs only the largest are passed on.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guitrainer.analysis.propagation import (
    Activation,
    activation_moments,
    slope_mean_square,
)
from guitrainer.config import schema
from guitrainer.nn.geometry import Window
from guitrainer.nn.initializers import describe, describe_bias, fans
from guitrainer.nn.initializers.moments import RULES
from guitrainer.nn.network import BuiltLayer

# The elements of these weights are not independent with zero mean.
ARRANGED = ("constant", "ones", "dirac", "bank", "file")


@dataclass(frozen=True)
class Expected:
    """Standard deviation of the signal behind one layer, and of the gradient with respect to it.

    `gradient_std` is relative to that behind the last layer. None if theory does not cover it.
    """

    signal_std: float | None
    gradient_std: float | None


@dataclass(frozen=True)
class _Signal:
    """The signal behind a layer; `normal`: about normal with zero mean, even if of unknown size."""

    mean: float | None = None
    mean_square: float | None = None
    normal: bool = False

    @property
    def std(self) -> float | None:
        if self.mean is None or self.mean_square is None:
            return None
        return math.sqrt(max(self.mean_square - self.mean * self.mean, 0.0))


def expected_signals(
    layers: Sequence[BuiltLayer], images: NDArray[np.float32]
) -> tuple[Expected, ...]:
    """Follow images forward and their gradient back through a network, by theory alone.

    Parameters
    ----------
    images : (N, C, H, W), as the first layer sees them
    """
    signals = list(_forward(layers, images))
    before = [_Signal(), *signals[:-1]]
    gradients: list[float | None] = []
    square: float | None = 1.0
    picked = False  # whether the next layer passes only the largest values on
    for layer, signal in zip(reversed(layers), reversed(before), strict=True):
        gradients.append(None if square is None else math.sqrt(square))
        factor = _back_through(layer, signal, picked)
        picked = isinstance(layer.plan.spec, schema.MaxPool)
        square = None if square is None or factor is None else square * factor
    return tuple(
        Expected(signal.std, gradient)
        for signal, gradient in zip(signals, reversed(gradients), strict=True)
    )


# ---------------------------------------------------------------- forward


def _forward(layers: Sequence[BuiltLayer], images: NDArray[np.float32]) -> Iterator[_Signal]:
    squares = np.square(images, dtype=np.float64).mean(axis=(0, 1))
    signal = _Signal(float(images.mean()), _seen(squares, layers[0].plan.window))
    for layer in layers:
        signal = _through(layer, signal)
        yield signal


def _through(layer: BuiltLayer, signal: _Signal) -> _Signal:
    spec, square = layer.plan.spec, signal.mean_square
    if isinstance(spec, schema.WeightLayer):
        if spec.initializer.scheme in ARRANGED:
            return _Signal()
        if square is None:
            return _Signal(normal=True)
        fan_in = fans(_shape(layer))[0] * _inside(layer.plan.window)
        variance = fan_in * _weight_std(layer) ** 2 * square + _bias_std(layer) ** 2
        return _Signal(0.0, variance, normal=True)
    if isinstance(spec, schema.BatchNorm):
        spread = math.inf if signal.std is None else signal.std**2
        kept = 1 / (1 + spec.epsilon / spread) if spread else 0.0
        return _Signal(0.0, kept, signal.normal)
    if isinstance(spec, schema.Dropout):
        return _Signal(signal.mean, None if square is None else square / (1 - spec.rate))
    activation = _activation(spec)
    if activation is None or not signal.normal or square is None:
        return _Signal()
    return _Signal(*activation_moments(activation[0], square, activation[1]))


# ---------------------------------------------------------------- backward


def _back_through(layer: BuiltLayer, before: _Signal, picked: bool) -> float | None:
    """Factor by which the layer multiplies the variance of the gradient.

    Parameters
    ----------
    before : the signal in front of the layer
    picked : whether the next layer passes only the largest values on
    """
    spec = layer.plan.spec
    if isinstance(spec, schema.WeightLayer):
        arranged = spec.initializer.scheme in ARRANGED
        return None if arranged else _fan_out(layer) * _weight_std(layer) ** 2
    if isinstance(spec, schema.Dropout):
        return 1 / (1 - spec.rate)
    if isinstance(spec, schema.Pool | schema.GlobalAvgPool):
        return _back_through_pool(layer)
    activation = _activation(spec)
    if activation is None or not before.normal or picked:
        return None
    name, slope = activation
    if name not in ("relu", "leaky_relu") and before.mean_square is None:
        return None
    return slope_mean_square(name, before.mean_square or 0.0, slope)


def _back_through_pool(layer: BuiltLayer) -> float | None:
    """Without overlap, a gradient goes to one position, or in equal shares to its whole window."""
    window = layer.plan.window
    assert window is not None
    if any(s < k for s, k in zip(window.stride, window.kernel, strict=True)) and window.out != (
        1,
        1,
    ):
        return None
    places = math.prod(window.out) / math.prod(window.image)
    return (
        places if isinstance(layer.plan.spec, schema.MaxPool) else places / math.prod(window.kernel)
    )


# ---------------------------------------------------------------- one layer


def _activation(spec: schema.AnyLayer) -> tuple[Activation, float] | None:
    """Name of the activation and its slope for negative inputs; None for other layers."""
    match spec:
        case schema.LeakyRelu(slope=slope):
            return "leaky_relu", slope
        case schema.Relu() | schema.Sigmoid() | schema.Tanh() | schema.Gelu():
            return spec.type, 0.01
    return None


def _shape(layer: BuiltLayer) -> tuple[int, ...]:
    assert layer.plan.weight_shape is not None
    return layer.plan.weight_shape


def _weight_std(layer: BuiltLayer) -> float:
    """The requested standard deviation, or the measured one if elements are not drawn singly."""
    spec, weight = layer.plan.spec, layer.weight
    assert isinstance(spec, schema.WeightLayer) and weight is not None
    if spec.initializer.scheme in RULES:
        return describe(spec.initializer, _shape(layer)).std
    return math.sqrt(float(np.square(weight.value, dtype=np.float64).mean()))


def _bias_std(layer: BuiltLayer) -> float:
    spec, shape = layer.plan.spec, layer.plan.bias_shape
    assert isinstance(spec, schema.WeightLayer)
    if shape is None:
        return 0.0
    return describe_bias(
        spec.bias_initializer, spec.initializer, _shape(layer), math.prod(shape)
    ).std


def _fan_out(layer: BuiltLayer) -> float:
    """Average number of outputs an input feeds: fewer with a stride, and near the border."""
    fan_out, window = fans(_shape(layer))[1], layer.plan.window
    if window is None:
        return float(fan_out)
    places = math.prod(window.out) / math.prod(window.image)
    return fan_out * places * _inside(window)


def _inside(window: Window | None) -> float:
    """Average share of a window that lies on the image and not on the padding."""
    if window is None:
        return 1.0
    rows, columns = _visits(window)
    return float(rows.sum() * columns.sum()) / math.prod((*window.out, *window.kernel))


def _seen(squares: NDArray[np.float64], window: Window | None) -> float:
    """Mean of (H, W) squares, each weighted by the number of windows that see it."""
    if window is None:
        return float(squares.mean())
    return float(np.average(squares, weights=np.outer(*_visits(window))))


def _visits(window: Window) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How many windows see each row, and each column."""
    found = []
    for axis, before in enumerate((window.halo.top, window.halo.left)):
        side, kernel = window.image[axis], window.kernel[axis]
        starts = np.arange(window.out[axis]) * window.stride[axis] - before
        places = (starts[:, None] + np.arange(kernel)).ravel()
        inside = places[(places >= 0) & (places < side)]
        found.append(np.bincount(inside, minlength=side))
    return found[0], found[1]
