"""The distribution of a scheme, as a curve."""

import math
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from guitrainer.config import schema
from guitrainer.nn.initializers.draw import describe
from guitrainer.nn.initializers.moments import is_random
from guitrainer.nn.initializers.truncated import CUT, TRUNCATED_STD

NORMAL_EXTENT = 4.0  # a normal distribution is plotted up to this many standard deviations


@dataclass(frozen=True)
class Density:
    """Probability density with zero mean.

    `std` is the resulting standard deviation, including the effect of truncation; `limit` is the
    largest absolute value, or None if there is no bound.
    """

    distribution: schema.Distribution
    std: float
    limit: float | None

    @property
    def extent(self) -> float:
        """Distance from 0 beyond which there is nothing to plot."""
        return NORMAL_EXTENT * self.std if self.limit is None else self.limit

    def at(self, x: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return the density at every element of `x`; its integral is 1.

        >>> Density("uniform", 1 / 3**0.5, 1.0).at(np.array([0.0, 0.9, 1.1])).tolist()
        [0.5, 0.5, 0.0]
        """
        points = np.asarray(x, np.float64)
        if self.distribution == "uniform":
            assert self.limit is not None
            return np.where(np.abs(points) <= self.limit, 0.5 / self.limit, 0.0)
        if self.limit is None:
            return _normal(points, self.std)
        whole = _normal(points, self.std / TRUNCATED_STD) / math.erf(CUT / math.sqrt(2))
        return np.where(np.abs(points) <= self.limit, whole, 0.0)

    def curve(self, extent: float, count: int) -> list[tuple[float, float]]:
        """Return points (x, density) from -extent to extent, which lines may join.

        There are `count` points at equal distances, and two more at each limit for vertical edges.

        >>> Density("uniform", 1 / 3**0.5, 1.0).curve(2.0, 2)[:3]
        [(-2.0, 0.0), (-1.000000001, 0.0), (-1.0, 0.5)]
        """
        x = np.linspace(-extent, extent, count)
        if self.limit is not None and self.limit < extent:
            edges = np.array([self.limit, self.limit * (1 + 1e-9)])
            x = np.sort(np.concatenate([x, edges, -edges]))
        return list(zip(x.tolist(), self.at(x).tolist(), strict=True))


def density_of(initializer: schema.Initializer, shape: tuple[int, ...]) -> Density | None:
    """Return the density of the elements of a weight; None if the scheme is not random.

    Parameters
    ----------
    shape : shape of the weight; see `fans`

    Raises
    ------
    ConfigError, NetworkError
        See `describe`.
    """
    if not is_random(initializer.scheme):
        return None
    asked = describe(initializer, shape)
    if asked.std == 0:
        return None
    distribution = cast(schema.Distribution, asked.distribution)
    return Density(distribution, asked.std, asked.limit)


def _normal(x: NDArray[np.float64], std: float) -> NDArray[np.float64]:
    return np.exp(-((x / std) ** 2) / 2) / (std * math.sqrt(2 * math.pi))
