"""Signal and gradient that theory predicts behind every layer of an initialized network.

If theory makes no prediction, the expectation is None. For the signal: behind a pooling layer,
until batch normalization makes it known again. For the gradient: in front of batch normalization,
which divides only by what differs between images, and in front of an activation whose input is not
known or of whose outputs only the largest are passed on.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guitrainer.analysis.kinds import traits_of
from guitrainer.analysis.theory import Passage, Signal, seen
from guitrainer.nn.network import BuiltLayer


@dataclass(frozen=True)
class Expected:
    """Standard deviation of the signal behind one layer, and of the gradient with respect to it.

    `gradient_std` is relative to that behind the last layer. None if theory does not cover it.
    """

    signal_std: float | None
    gradient_std: float | None


def expected_signals(
    layers: Sequence[BuiltLayer], images: NDArray[np.float32]
) -> tuple[Expected, ...]:
    """Follow images forward and their gradient back through a network, by theory alone.

    Parameters
    ----------
    images : (N, C, H, W), as the first layer sees them
    """
    signals = list(_forward(layers, images))
    before = [Signal(), *signals[:-1]]
    gradients: list[float | None] = []
    square: float | None = 1.0
    picked = False
    for layer, signal in zip(reversed(layers), reversed(before), strict=True):
        gradients.append(None if square is None else math.sqrt(square))
        traits = traits_of(layer.plan.spec.type)
        factor = traits.gradient(Passage(layer, signal, picked))
        picked = traits.picks
        square = None if square is None or factor is None else square * factor
    return tuple(
        Expected(signal.std, gradient)
        for signal, gradient in zip(signals, reversed(gradients), strict=True)
    )


def _forward(layers: Sequence[BuiltLayer], images: NDArray[np.float32]) -> Iterator[Signal]:
    squares = np.square(images, dtype=np.float64).mean(axis=(0, 1))
    signal = Signal(float(images.mean()), seen(squares, layers[0].plan.window))
    for layer in layers:
        signal = traits_of(layer.plan.spec.type).signal(layer, signal)
        yield signal
