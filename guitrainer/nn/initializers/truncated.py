"""The normal distribution cut at two standard deviations."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

CUT = 2.0  # Keras and TensorFlow cut here, in units of σ; torch's trunc_normal_ takes bounds


def std_within(cut: float) -> float:
    """Return the standard deviation of a unit normal that is cut at ±`cut`: 0.87962566 for 2."""
    density = math.exp(-cut * cut / 2) / math.sqrt(2 * math.pi)
    inside = math.erf(cut / math.sqrt(2))
    return math.sqrt(1 - 2 * cut * density / inside)


TRUNCATED_STD = std_within(CUT)
# Keras on its torch backend takes the first of four draws that is within the cut, and the first of
# all where none is: this share of the elements lies beyond it (4.3 in a million).
KERAS_LEAK = math.erfc(CUT / math.sqrt(2)) ** 4


def draw_truncated(rng: np.random.Generator, count: int) -> NDArray[np.float64]:
    """Draw `count` numbers of a unit normal cut at ±2, by drawing values outside again."""
    numbers = rng.standard_normal(count)
    beyond = np.flatnonzero(np.abs(numbers) > CUT)
    while beyond.size:
        numbers[beyond] = rng.standard_normal(beyond.size)
        beyond = beyond[np.abs(numbers[beyond]) > CUT]
    return numbers
