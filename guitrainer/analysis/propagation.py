"""What theory says of the signal on its way through the layers, before anything is trained.

Elements of a weight are independent with zero mean, so the sum in front of an activation is about
normal with zero mean and variance fan_in · σ² · E[x²]; the activation then sets E[x²] for the next
layer. Pooling and normalisation are not part of it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import NetworkError

Activation = Literal["linear", "relu", "leaky_relu", "gelu", "sigmoid", "tanh"]
RECTIFIERS = ("relu", "leaky_relu", "gelu")

CHANGED = 10.0  # growth or decay from which on training suffers
# Standard deviation of the input from which on most of the curve that is visited is flat.
SATURATED = {"tanh": 2.0, "sigmoid": 4.0}
GRID_END, GRID_POINTS = 8.0, 2_000  # of the integral over a unit normal; without the point 0


@dataclass(frozen=True)
class WeightedLayer:
    """A layer with a weight, and the activation behind it (`slope`: of leaky_relu)."""

    name: str
    fan_in: int
    weight_std: float
    activation: Activation = "linear"
    slope: float = 0.01
    bias_std: float = 0.0


@dataclass(frozen=True)
class PredictedSignal:
    """One layer: `std` in front of the activation (zero mean); `output_*` are behind it."""

    name: str
    std: float
    output_mean: float
    output_std: float
    output_mean_square: float


def activation_moments(
    activation: Activation, variance: float, slope: float = 0.01
) -> tuple[float, float]:
    """Mean and mean square behind an activation whose input is normal with zero mean.

    Examples
    --------
    >>> activation_moments("relu", 4.0)[1]
    2.0
    """
    std = math.sqrt(variance)
    half_mean = std / math.sqrt(2 * math.pi)  # of the positive half
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


def predict_signals(
    layers: Sequence[WeightedLayer], input_mean_square: float = 1.0
) -> tuple[PredictedSignal, ...]:
    """Predict the signal behind every layer; infinity where it leaves the range of numbers.

    Parameters
    ----------
    input_mean_square : mean of the squared pixels; 1 when they are standardised

    Raises
    ------
    NetworkError
        If a number is negative or not finite, or a fan_in is not positive.

    References
    ----------
    Glorot & Bengio 2010, eq. 5; He et al. 2015, eq. 6 to 10.
    """
    for layer in layers:
        if layer.fan_in < 1 or not _sound(layer.weight_std) or not _sound(layer.bias_std):
            raise NetworkError(
                f"{layer.name}: found fan_in {layer.fan_in}, weight std {layer.weight_std}, bias "
                f"std {layer.bias_std}, accepted: fan_in from 1, finite std from 0"
            )
    if not _sound(input_mean_square):
        raise NetworkError(
            f"input: found mean square {input_mean_square}, accepted: finite, from 0"
        )
    signals = []
    mean_square = input_mean_square
    for layer in layers:
        variance = layer.fan_in * layer.weight_std * layer.weight_std * mean_square
        variance += layer.bias_std * layer.bias_std
        mean, mean_square = activation_moments(layer.activation, variance, layer.slope)
        spread = math.sqrt(max(mean_square - mean * mean, 0)) if mean < math.inf else math.inf
        signals.append(PredictedSignal(layer.name, math.sqrt(variance), mean, spread, mean_square))
    return tuple(signals)


def verdict(layers: Sequence[WeightedLayer], input_mean_square: float = 1.0) -> str:
    """Say in one sentence what becomes of the signal, and what would keep it.

    Raises
    ------
    NetworkError
        As `predict_signals`.
    """
    signals = predict_signals(layers, input_mean_square)
    change = _change(signals, input_mean_square)
    if change is None:
        return "There is no signal to follow."
    flat = _first_saturated(layers, signals)
    end = f"by layer {len(signals)} ({signals[-1].name})"
    if change < 1 / CHANGED:
        fold = "to nothing" if change == 0 else f"{1 / change:.3g}-fold"
        return f"The signal shrinks {fold} {end}: expect vanishing signals; {_remedy(layers)}."
    if change > CHANGED and flat is None:
        fold = "without bound" if math.isinf(change) else f"{change:.3g}-fold"
        return f"The signal grows {fold} {end}: expect exploding signals; {_remedy(layers)}."
    if flat is not None:
        layer, signal = flat
        return (
            f"{layer.name} saturates: {layer.activation} is flat for most of its input (std "
            f"{signal.std:.3g}): expect vanishing gradients; {_remedy(layers)}."
        )
    return f"The signal keeps its size (×{change:.3g} {end})."


def _remedy(layers: Sequence[WeightedLayer]) -> str:
    """The scheme made for these activations, and what it would do here; biases start at 0."""
    rectified = any(layer.activation in RECTIFIERS for layer in layers)
    name, numerator = ("He normal", 2) if rectified else ("LeCun normal", 1)
    better = [
        replace(layer, weight_std=math.sqrt(numerator / layer.fan_in), bias_std=0.0)
        for layer in layers
    ]
    change = _change(predict_signals(better, 1.0), 1.0)
    return f"{name} would make it ×{change:.3g}"


def _change(signals: Sequence[PredictedSignal], input_mean_square: float) -> float | None:
    if not signals or input_mean_square == 0:
        return None
    return signals[-1].std / math.sqrt(input_mean_square)


def _first_saturated(
    layers: Sequence[WeightedLayer], signals: Sequence[PredictedSignal]
) -> tuple[WeightedLayer, PredictedSignal] | None:
    for layer, signal in zip(layers, signals, strict=True):
        if signal.std > SATURATED.get(layer.activation, math.inf):
            return layer, signal
    return None


def _sound(number: float) -> bool:
    return math.isfinite(number) and number >= 0


def _curve(activation: Activation, x: NDArray[np.float64]) -> NDArray[np.float64]:
    if activation == "tanh":
        return np.tanh(x)
    if activation == "sigmoid":
        return (1 + np.tanh(x / 2)) / 2
    return np.array([value * (1 + math.erf(value / math.sqrt(2))) / 2 for value in x])


@cache
def _normal_grid() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Midpoints over a unit normal, and its probability around each."""
    step = 2 * GRID_END / GRID_POINTS
    points = -GRID_END + step * (np.arange(GRID_POINTS, dtype=np.float64) + 0.5)
    weights = np.exp(-(points**2) / 2)
    weights /= weights.sum()
    return points, weights
