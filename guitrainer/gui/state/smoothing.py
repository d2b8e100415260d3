"""Running means of columns that grow."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from guitrainer.gui.state.series import Series

WINDOW = 50  # steps


class RunningMean:
    """Mean over the last `window` numbers of `source`, one for each; only news are computed.

    Numbers that are not finite are left out; where no other is in the window the mean is NaN.
    """

    def __init__(self, source: Series, window: int = WINDOW) -> None:
        self._source, self._window = source, window
        self._means = Series()

    @property
    def values(self) -> NDArray[np.float64]:
        """All means, as a read-only view that must not be kept."""
        known = len(self._means)
        if known < len(self._source):
            first = max(known - self._window + 1, 0)
            means = running_mean(self._source.values[first:], self._window)
            self._means.extend(means[known - first :])
        return self._means.values


def running_mean(values: NDArray[np.float64], window: int) -> NDArray[np.float64]:
    """Mean over the last `window` of `values` (n,), fewer at the start; see `RunningMean`.

    >>> running_mean(np.array([1.0, 3.0, np.nan, 5.0]), 2)
    array([1., 2., 3., 5.])
    """
    padded = np.concatenate([np.full(window - 1, np.nan), values])
    finite = np.isfinite(padded)
    counts = sliding_window_view(finite, window).sum(axis=1)
    with np.errstate(over="ignore"):
        sums = sliding_window_view(np.where(finite, padded, 0.0), window).sum(axis=1)
    return np.asarray(np.divide(sums, counts, out=np.full(len(values), np.nan), where=counts > 0))
