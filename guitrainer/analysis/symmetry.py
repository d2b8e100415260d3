"""How different the filters of a layer are: equal filters get equal gradients and stay equal."""

import math

import numpy as np
from numpy.typing import NDArray


def filter_spread(weight: NDArray[np.floating]) -> float:
    """Measure how different the filters of a layer are; exactly 0.0 if all are identical.

    It is the largest standard deviation of any one element over the filters, relative to the root
    mean square of all elements: about 1 for random filters, and 0 for a single filter. Filters that
    are not finite are left out; NaN if none remain.

    Parameters
    ----------
    weight : (filters, …), such as OIHW
    """
    filters = _finite_filters(weight)
    if not len(filters):
        return math.nan
    peak = np.abs(filters).max()
    if peak == 0:
        return 0.0
    filters /= peak  # so that no square overflows or vanishes
    size = math.sqrt(np.square(filters).mean())
    # Identical elements must give exactly 0; subtracting their rounded mean would not.
    filters -= filters[0].copy()
    return float(filters.std(axis=0).max()) / size


def rank(weight: NDArray[np.floating]) -> int:
    """Count the linearly independent filters, to the precision of float32.

    Filters that are not finite are left out.

    Parameters
    ----------
    weight : (filters, …), such as OIHW
    """
    filters = _finite_filters(weight)
    if not len(filters):
        return 0
    singular = np.linalg.svd(filters, compute_uv=False)
    precision = max(filters.shape) * float(np.finfo(np.float32).eps)
    return int((singular > singular[0] * precision).sum())


def _finite_filters(weight: NDArray[np.floating]) -> NDArray[np.float64]:
    filters = weight.reshape(len(weight), -1).astype(np.float64)
    kept: NDArray[np.float64] = filters[np.isfinite(filters).all(axis=1)]
    return kept
