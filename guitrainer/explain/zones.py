"""Map of where signal and gradient vanish or explode, over variance factor and depth."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from guitrainer.analysis.judgment import CHANGED
from guitrainer.analysis.propagation import predict_signals, slope_mean_square
from guitrainer.explain.arrays import Array, frozen
from guitrainer.explain.variance import DenseNet, with_depth

FACTORS = tuple(float(factor) for factor in np.logspace(-2, 2, 41).round(6))
DEPTH = 50
LOWEST = -400.0  # stands for zero: no float is smaller than 10 to that power


@dataclass(frozen=True)
class ZoneMap:
    """Remaining signal and gradient, by theory.

    Parameters
    ----------
    factors : (F,), variance factors
    depths : (D,), numbers of layers, from 1
    forward : (F, D), log₁₀ of the signal behind the last layer relative to the input
    backward : (F, D), log₁₀ of the gradient at the first layer relative to that behind the last
    forward_zone, backward_zone : (F, D), −1 vanishing, 0 kept, 1 exploding
    threshold : vanishing is a factor below 1/threshold, exploding a factor above threshold
    """

    factors: Array
    depths: NDArray[np.int64]
    forward: Array
    backward: Array
    forward_zone: NDArray[np.int8]
    backward_zone: NDArray[np.int8]
    threshold: float


def map_zones(net: DenseNet, factors: Sequence[float] = FACTORS, depth: int = DEPTH) -> ZoneMap:
    """Compute signal and gradient for every variance factor and depth.

    Raises
    ------
    ConfigError
        If a factor or the depth is out of bounds.

    References
    ----------
    Glorot & Bengio 2010, eq. 5 and 6; He et al. 2015, eq. 9 and 14.
    """
    deep = with_depth(net, depth)
    rows = [_row(replace(deep, variance_factor=factor)) for factor in factors]
    forward = frozen([row[0] for row in rows])
    backward = frozen([row[1] for row in rows])
    depths = np.arange(1, depth + 1)
    return ZoneMap(
        frozen(factors), depths, forward, backward, _zone(forward), _zone(backward), CHANGED
    )


def _row(net: DenseNet) -> tuple[list[float], list[float]]:
    """Return the logarithms of signal and gradient for every depth."""
    layers = net.weighted_layers()
    signals = predict_signals(layers, net.input_mean_square)
    start = _log(net.input_mean_square) / 2
    forward = [_log(signal.std) - start for signal in signals]
    backward, total = [], 0.0
    for layer, signal in zip(layers, signals, strict=True):
        total += _log(slope_mean_square(layer.activation, signal.std**2, layer.slope)) / 2
        backward.append(max(total, LOWEST))
        total += _log(layer.fan_in * layer.weight_std**2) / 2  # input and output width
    return forward, backward


def _log(value: float) -> float:
    return math.log10(value) if value > 0 else LOWEST


def _zone(logs: Array) -> NDArray[np.int8]:
    bound = math.log10(CHANGED)
    zone = (logs > bound).astype(np.int8) - (logs < -bound).astype(np.int8)
    zone.flags.writeable = False
    return zone
