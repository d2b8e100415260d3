"""Histograms of weights, gradients and activations, small enough to be kept for a whole run."""

import math

import numpy as np
from numpy.typing import NDArray

from guitrainer.events import BINS, HistogramKind, LayerHistogram

MOST_VALUES = 2**14  # of an array that are counted; more would cost time and change nothing visible


def histogram_of(
    layer: str, kind: HistogramKind, values: NDArray[np.floating]
) -> LayerHistogram | None:
    """Count the values of an array in 32 bins of equal width from the lowest to the highest.

    Of more than 16,384 values, evenly spaced ones are counted, but the lowest and the highest are
    always those of all. Values that are not finite are left out.

    Parameters
    ----------
    layer, kind : of the histogram
    values : any array

    Returns
    -------
    LayerHistogram
        None if there are no finite values.
    """
    if not values.size:
        return None
    low, high = float(values.min()), float(values.max())
    if not math.isfinite(low) or not math.isfinite(high):
        finite = values[np.isfinite(values)]
        if not finite.size:
            return None
        low, high = float(finite.min()), float(finite.max())
    # an odd distance, so that it does not always meet the same columns or channels
    every = -(-values.size // MOST_VALUES) | 1
    counted = np.asarray(
        values.flat[::every], np.float64
    )  # in the order of the axes, not in memory
    counted = counted[np.isfinite(counted)]
    counts = np.zeros(BINS, np.int64)
    if low == high:
        counts[0] = counted.size
    else:
        places = (counted - low) * (BINS / (high - low))
        counts += np.bincount(np.minimum(places.astype(np.int64), BINS - 1), minlength=BINS)
    return LayerHistogram(layer, kind, low, high, tuple(counts.tolist()))
