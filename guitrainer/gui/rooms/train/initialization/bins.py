"""The elements of a weight, counted in bins."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from guitrainer.events import FloatArray

if TYPE_CHECKING:
    from guitrainer.nn.initializers import Density

FEWEST, MOST = 11, 41  # bins; odd, so that zero lies in the middle of one
ROOM = 1.15  # beside the largest element or the limit
NICE = (1, 1.5, 2, 3, 4, 5, 6, 8)


@dataclass(frozen=True)
class Bins:
    """A histogram over ±extent, scaled as a density: the area of all bars is at most 1.

    Parameters
    ----------
    heights : (bins,), of equal width, from -extent to extent
    spike : the value that all elements have, None where they differ
    mean, std : of the elements
    """

    extent: float
    heights: NDArray[np.float64]
    mean: float
    std: float
    spike: float | None = None

    @property
    def width(self) -> float:
        """Of one bar, in the unit of the weight."""
        return 2 * self.extent / len(self.heights)

    @property
    def tick(self) -> float:
        """A round number within the extent, to write at the axis; 0 where all elements are 0."""
        return 0.0 if self.spike == 0 else nice_below(self.extent)


def bins_of(weight: FloatArray, density: "Density | None") -> Bins:
    """Count the elements of a weight (elements,), over the range that `density` asks for."""
    mean, std = float(weight.mean(dtype=np.float64)), float(weight.std(dtype=np.float64))
    largest = float(np.abs(weight).max())
    if weight.min() == weight.max():
        return Bins(2 * largest or 1.0, np.zeros(FEWEST), mean, 0.0, float(weight[0]))
    count = min(max(math.isqrt(weight.size), FEWEST), MOST) | 1
    extent = ROOM * largest if density is None else density.extent
    if density is not None and density.limit is not None:
        empty = math.ceil((ROOM - 1) * count / 2)  # so that the limit is where two bins meet
        extent *= (count + 2 * empty) / count
        count += 2 * empty
    counts, _ = np.histogram(weight, count, (-extent, extent))
    return Bins(extent, counts * (count / (weight.size * 2 * extent)), mean, std)


def nice_below(value: float) -> float:
    """The largest round number that is not above `value` > 0.

    >>> nice_below(0.0351), nice_below(1.0), nice_below(970)
    (0.03, 1.0, 800.0)
    """
    unit = 10.0 ** math.floor(math.log10(value))
    mantissa = max((one for one in NICE if one * unit <= value * (1 + 1e-9)), default=1)
    return float(f"{mantissa * unit:.2g}")
