"""Hand-made filters of any size, as used in image processing before filters were learned."""

import math
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import ConfigError
from guitrainer.nn import faults
from guitrainer.nn.initializers.fans import window_shape
from guitrainer.sentences import fault

SMALLEST = 3  # a smaller filter has no room for a line and its background
ANGLES = (0, 45, 90, 135)  # degrees between the x axis and the direction of change
GABOR_WAVES = 1.6  # number of wavelengths in the shorter side …
GABOR_SHORTEST = 4.0  # … but at least this many pixels per wave: closer to 2 it would alias
GABOR_SIGMA = 0.4  # σ of the window, in wavelengths
LINE_SIGMA = 0.16  # half the thickness of a line, relative to the side
SPOT_SIGMA = 1 / 6  # σ of the Laplacian of a Gaussian, relative to the side


class HandMade(NamedTuple):
    """A named filter; `pattern` (kh, kw) has length 1 and, unless it averages, zero mean."""

    name: str
    pattern: NDArray[np.float64]


@cache
def hand_made(kernel_h: int, kernel_w: int) -> tuple[HandMade, ...]:
    """Return all filters of the bank for one kernel size, at least 3×3.

    Raises
    ------
    ConfigError
        If a side is smaller than 3.
    """
    if min(kernel_h, kernel_w) < SMALLEST:
        sizes = f"{SMALLEST}×{SMALLEST}", f"{kernel_h}×{kernel_w}"
        raise ConfigError(fault("initializer.scheme", faults.BANK, *sizes))
    patterns = {
        "sobel x": np.outer(_smoothing(kernel_h), _difference(kernel_w)),
        "sobel y": np.outer(_difference(kernel_h), _smoothing(kernel_w)),
        "prewitt x": np.outer(np.ones(kernel_h), _positions(kernel_w)),
        "prewitt y": np.outer(_positions(kernel_h), np.ones(kernel_w)),
        "laplacian": _laplacian(kernel_h, kernel_w),
        **{f"gabor {angle}°": _gabor(kernel_h, kernel_w, angle) for angle in ANGLES},
        **{f"line {angle}°": _line(kernel_h, kernel_w, angle) for angle in ANGLES},
        "x": _cross(kernel_h, kernel_w),
    }
    return tuple(HandMade(name, _normalized(pattern)) for name, pattern in patterns.items())


def gabor(kernel_h: int, kernel_w: int, angle: float) -> HandMade:
    """Make a Gabor filter whose wave runs at `angle` degrees to the x axis."""
    return HandMade(f"gabor {angle:g}°", _normalized(_gabor(kernel_h, kernel_w, angle)))


def bank_weight(shape: tuple[int, ...]) -> NDArray[np.float32]:
    """Make a weight of hand-made filters, cycled over the outputs; every filter has length 1.

    All input channels have the same pattern, in equal shares.
    """
    out, inputs, kernel_h, kernel_w = window_shape(shape)
    bank = hand_made(kernel_h, kernel_w)
    patterns = np.stack([bank[k % len(bank)].pattern for k in range(out)])
    weight = np.empty(shape, np.float32)
    weight[...] = patterns[:, None] / math.sqrt(inputs)
    return weight


def _normalized(pattern: NDArray[np.float64]) -> NDArray[np.float64]:
    centered = pattern - pattern.mean()
    unit: NDArray[np.float64] = centered / math.sqrt(float((centered * centered).sum()))
    unit.flags.writeable = False  # cached and shared by all callers
    return unit


def _positions(side: int) -> NDArray[np.float64]:
    """Return the coordinates of the taps, 0 at the center."""
    return np.arange(side, dtype=np.float64) - (side - 1) / 2


def _smoothing(side: int) -> NDArray[np.float64]:
    """Return binomial weights: 1 2 1 for a side of 3."""
    return np.array([math.comb(side - 1, k) for k in range(side)], np.float64)


def _difference(side: int) -> NDArray[np.float64]:
    """Return the central difference of smoothed values: −1 0 1 for a side of 3."""
    difference = np.zeros(side, np.float64)
    difference[2:] += _smoothing(side - 2)
    difference[:-2] -= _smoothing(side - 2)
    return difference


def _grid(kernel_h: int, kernel_w: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the coordinates y and x of every tap, scaled so that a side is 1."""
    y, x = np.meshgrid(
        _positions(kernel_h) / kernel_h, _positions(kernel_w) / kernel_w, indexing="ij"
    )
    return y, x


def _laplacian(kernel_h: int, kernel_w: int) -> NDArray[np.float64]:
    """Return the Laplacian of a Gaussian, positive in the center; at 3×3 about 8 with −1 around."""
    y, x = _grid(kernel_h, kernel_w)
    squared = (x * x + y * y) / SPOT_SIGMA**2
    return (2 - squared) * np.exp(-squared / 2)


def _gabor(kernel_h: int, kernel_w: int, angle: float) -> NDArray[np.float64]:
    """Return an odd wave under a round window: an edge with side lobes."""
    y, x = np.meshgrid(_positions(kernel_h), _positions(kernel_w), indexing="ij")
    wavelength = max(min(kernel_h, kernel_w) / GABOR_WAVES, GABOR_SHORTEST)
    along = x * math.cos(math.radians(angle)) + y * math.sin(math.radians(angle))
    window = np.exp(-(x * x + y * y) / (2 * (GABOR_SIGMA * wavelength) ** 2))
    return window * np.sin(2 * math.pi * along / wavelength)


def _line(kernel_h: int, kernel_w: int, angle: float) -> NDArray[np.float64]:
    """Return a bright line through the center."""
    y, x = _grid(kernel_h, kernel_w)
    across = x * math.cos(math.radians(angle)) + y * math.sin(math.radians(angle))
    return np.exp(-(across**2) / (2 * LINE_SIGMA**2))


def _cross(kernel_h: int, kernel_w: int) -> NDArray[np.float64]:
    """Return both diagonals."""
    return np.maximum(_line(kernel_h, kernel_w, 45), _line(kernel_h, kernel_w, 135))
