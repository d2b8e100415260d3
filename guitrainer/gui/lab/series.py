"""Growing columns of numbers, and their running means."""

from collections.abc import Sequence

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

FIRST_CAPACITY = 1024
MOST_NEW = 256  # numbers kept in a list, which takes four times as much memory as an array
WINDOW = 50  # steps


class Series:
    """A column of float64 numbers that grows in constant time per number."""

    def __init__(self) -> None:
        self._buffer = np.empty(FIRST_CAPACITY)
        self._length = 0
        self._new: list[float] = []  # a list takes a few numbers much faster than an array

    def __len__(self) -> int:
        return self._length + len(self._new)

    def extend(self, values: Sequence[float] | NDArray[np.float64]) -> None:
        """Append numbers."""
        if isinstance(values, np.ndarray):
            self._settle()
            self._store(values)
            return
        self._new += values
        if len(self._new) >= MOST_NEW:
            self._settle()

    def _settle(self) -> None:
        """Store the numbers of the list."""
        if self._new:
            self._store(np.array(self._new, np.float64))
            self._new.clear()

    def _store(self, values: NDArray[np.float64]) -> None:
        length = self._length + len(values)
        if length > len(self._buffer):
            room = max(length, 2 * len(self._buffer)) - len(self._buffer)
            self._buffer = np.concatenate([self._buffer, np.empty(room)])
        self._buffer[self._length : length] = values
        self._length = length

    @property
    def values(self) -> NDArray[np.float64]:
        """All numbers, as a read-only view that must not be kept."""
        self._settle()
        view = self._buffer[: self._length]
        view.flags.writeable = False
        return view


class RunningMean:
    """Running mean over the last `window` numbers of `source`; only new means are computed.

    Numbers that are not finite are left out; if no others are in the window, the mean is NaN.

    Parameters
    ----------
    source : means of batches
    images : number of images in each batch, which are the weights of its mean
    window : number of values to average
    """

    def __init__(self, source: Series, images: Series, window: int = WINDOW) -> None:
        self._source, self._images, self._window = source, images, window
        self._means = Series()

    @property
    def values(self) -> NDArray[np.float64]:
        """All means, as a read-only view that must not be kept."""
        known = len(self._means)
        if known < len(self._source):
            first = max(known - self._window + 1, 0)
            parts = (self._source.values[first:], self._images.values[first:])
            means = running_mean(*parts, self._window)
            self._means.extend(means[known - first :])
        return self._means.values


def running_mean(
    values: NDArray[np.float64], weights: NDArray[np.float64], window: int
) -> NDArray[np.float64]:
    """Compute weighted means over the last `window` values, fewer at the start; see `RunningMean`.

    Parameters
    ----------
    values, weights : (n,)

    >>> running_mean(np.array([1.0, 3.0, np.nan, 5.0]), np.array([1.0, 3.0, 1.0, 1.0]), 2)
    array([1. , 2.5, 3. , 5. ])
    """
    finite = np.isfinite(values)
    known = np.where(finite, weights, 0.0)
    with np.errstate(over="ignore"):
        sums = _sums(np.where(finite, values, 0.0) * known, window)
    counts = _sums(known, window)
    return np.asarray(np.divide(sums, counts, out=np.full(len(values), np.nan), where=counts > 0))


def _sums(values: NDArray[np.float64], window: int) -> NDArray[np.float64]:
    padded = np.concatenate([np.zeros(window - 1), values])
    return np.asarray(sliding_window_view(padded, window).sum(axis=1))
