"""Theory of signal and gradient on their way through the layers, before training.

Elements of a weight are independent with zero mean, so the sum in front of an activation is about
normal with zero mean and variance fan_in · σ² · E[x²]; the activation then determines E[x²] for the
next layer. On the way back, a layer multiplies the variance of the gradient by fan_out · σ², and an
activation multiplies it by E[f'(z)²]. Pooling is not covered.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import NetworkError

Activation = Literal["linear", "relu", "leaky_relu", "gelu", "sigmoid", "tanh"]

# Integral of f'(x)² over all x, and the standard deviation from which a normal density is flat
# compared with f'.
SLOPE_ENERGY = {"tanh": 4 / 3, "sigmoid": 1 / 6}
WIDE = 60.0
# Range and points of the integral over a unit normal; the number is even, to leave 0 out.
GRID_END, GRID_POINTS = 8.0, 2_000


@dataclass(frozen=True)
class WeightedLayer:
    """A layer with a weight, and the activation behind it (`slope` is that of leaky_relu).

    `fan_out` is the number of outputs an input feeds and defaults to `fan_in`; for a convolution
    with a stride or without padding it is a mean over the inputs and need not be an integer.
    `normalized`: there is batch normalization between the weight and the activation.
    """

    name: str
    fan_in: int
    weight_std: float
    activation: Activation = "linear"
    slope: float = 0.01
    bias_std: float = 0.0
    fan_out: float | None = None
    normalized: bool = False


@dataclass(frozen=True)
class PredictedSignal:
    """Signal of a layer: `std` of its own output (zero mean); `output_*` behind the activation."""

    name: str
    std: float
    output_mean: float
    output_std: float
    output_mean_square: float


@dataclass(frozen=True)
class PredictedGradient:
    """Standard deviation of the gradient with respect to the output of one layer.

    `std` is with respect to the layer's own output, `output_std` with respect to the output of its
    activation; both are relative to the gradient behind the last layer.
    """

    name: str
    std: float
    output_std: float


def activation_moments(
    activation: Activation, variance: float, slope: float = 0.01
) -> tuple[float, float]:
    """Compute mean and mean square behind an activation whose input is normal with zero mean.

    Examples
    --------
    >>> activation_moments("relu", 4.0)[1]
    2.0
    """
    std = math.sqrt(variance)
    half_mean = std / math.sqrt(2 * math.pi)  # mean of the positive half
    if activation == "linear":
        return 0.0, variance
    if activation == "relu":
        return half_mean, variance / 2
    if activation == "leaky_relu":
        return (1 - slope) * half_mean, variance * (1 + slope * slope) / 2
    if activation == "gelu" and not math.isfinite(variance):
        return math.inf, math.inf
    points, weights = _normal_grid()
    values = _curve(activation, std * points)
    return float(weights @ values), float(weights @ (values * values))


def slope_mean_square(activation: Activation, variance: float, slope: float = 0.01) -> float:
    """Compute the mean of f'(z)² of an activation f whose input z is normal with zero mean.

    An activation multiplies the variance of the gradient by this factor.

    References
    ----------
    He et al. 2015, eq. 13 (1/2 for ReLU); Glorot & Bengio 2010, eq. 6 (1 near 0 for tanh).

    Examples
    --------
    >>> slope_mean_square("relu", 4.0)
    0.5
    """
    if activation == "linear":
        return 1.0
    if activation in ("relu", "leaky_relu"):
        return (1 + (slope * slope if activation == "leaky_relu" else 0)) / 2
    std = math.sqrt(variance)
    if std > WIDE:
        if activation == "gelu":
            return 0.5
        return SLOPE_ENERGY[activation] / (std * math.sqrt(2 * math.pi))
    points, weights = _normal_grid()
    return float(weights @ _slopes(activation, std * points) ** 2)


def predict_signals(
    layers: Sequence[WeightedLayer], input_mean_square: float = 1.0
) -> tuple[PredictedSignal, ...]:
    """Predict the signal behind every layer; infinity where it exceeds the range of numbers.

    Parameters
    ----------
    input_mean_square : mean of the squared pixels; 1 when they are standardized

    Raises
    ------
    NetworkError
        If a number is negative or not finite, or a fan_in is not positive.

    References
    ----------
    Glorot & Bengio 2010, eq. 5; He et al. 2015, eq. 6 to 10.
    """
    _check(layers, input_mean_square)
    signals = []
    mean_square = input_mean_square
    for layer in layers:
        variance = layer.fan_in * layer.weight_std * layer.weight_std * mean_square
        variance += layer.bias_std * layer.bias_std
        seen = _seen(layer, variance)
        mean, mean_square = activation_moments(layer.activation, seen, layer.slope)
        spread = math.sqrt(max(mean_square - mean * mean, 0)) if mean < math.inf else math.inf
        signals.append(PredictedSignal(layer.name, math.sqrt(variance), mean, spread, mean_square))
    return tuple(signals)


def predict_gradients(
    layers: Sequence[WeightedLayer], input_mean_square: float = 1.0
) -> tuple[PredictedGradient, ...]:
    """Predict the gradient on its way back from the last layer to the first.

    Parameters
    ----------
    input_mean_square : mean of the squared pixels; it determines the range of inputs that
        activations see

    Returns
    -------
    one element per layer, in the order of `layers`

    Raises
    ------
    NetworkError
        See `predict_signals`.

    References
    ----------
    Glorot & Bengio 2010, eq. 6; He et al. 2015, eq. 13 to 16.
    """
    signals = predict_signals(layers, input_mean_square)
    gradients = []
    square = 1.0
    for layer, signal in reversed(list(zip(layers, signals, strict=True))):
        behind = square
        variance = signal.std * signal.std
        square = _times(square, slope_mean_square(layer.activation, _seen(layer, variance)))
        if layer.normalized and variance > 0:
            square /= variance
        gradients.append(PredictedGradient(layer.name, math.sqrt(square), math.sqrt(behind)))
        fan_out = layer.fan_in if layer.fan_out is None else layer.fan_out
        square = _times(square, fan_out * layer.weight_std * layer.weight_std)
    return tuple(reversed(gradients))


def _seen(layer: WeightedLayer, variance: float) -> float:
    """Return the variance of the input of the activation."""
    return 1.0 if layer.normalized and variance > 0 else variance


def _times(square: float, factor: float) -> float:
    """Return the product; 0 if one factor is 0, even if the other is infinite."""
    return square * factor if square and factor else 0.0


def _check(layers: Sequence[WeightedLayer], input_mean_square: float) -> None:
    for layer in layers:
        if layer.fan_in < 1 or not _sound(layer.weight_std) or not _sound(layer.bias_std):
            raise NetworkError(
                f"{layer.name}: found fan_in {layer.fan_in}, weight std {layer.weight_std}, bias "
                f"std {layer.bias_std}, accepted: fan_in from 1, finite std from 0"
            )
        if layer.fan_out is not None and not _sound(layer.fan_out):
            raise NetworkError(
                f"{layer.name}: found fan_out {layer.fan_out}, accepted: finite, from 0"
            )
    if not _sound(input_mean_square):
        raise NetworkError(
            f"input: found mean square {input_mean_square}, accepted: finite, from 0"
        )


def _sound(number: float) -> bool:
    return math.isfinite(number) and number >= 0


def _curve(activation: Activation, x: NDArray[np.float64]) -> NDArray[np.float64]:
    if activation == "tanh":
        return np.tanh(x)
    if activation == "sigmoid":
        return (1 + np.tanh(x / 2)) / 2
    return x * _below(x)


def _slopes(activation: Activation, x: NDArray[np.float64]) -> NDArray[np.float64]:
    values = _curve(activation, x)
    if activation == "tanh":
        return 1 - values * values
    if activation == "sigmoid":
        return values * (1 - values)
    return _below(x) + x * np.exp(-(x**2) / 2) / math.sqrt(2 * math.pi)


def _below(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probability that a unit normal lies below x."""
    return np.array([(1 + math.erf(value / math.sqrt(2))) / 2 for value in x])


@cache
def _normal_grid() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the midpoints of intervals over a unit normal, and the probability of each."""
    step = 2 * GRID_END / GRID_POINTS
    points = -GRID_END + step * (np.arange(GRID_POINTS, dtype=np.float64) + 0.5)
    weights = np.exp(-(points**2) / 2)
    weights /= weights.sum()
    return points, weights
