"""Read-only arrays for explanations."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from guitrainer.errors import NetworkError

Array = NDArray[np.float64]


def frozen(values: ArrayLike) -> Array:
    """Return a read-only copy in float64."""
    copy = np.array(values, np.float64, order="C")
    copy.flags.writeable = False
    return copy


def lifted(name: str, values: ArrayLike, dimensions: int) -> Array:
    """Return a read-only copy with `dimensions` axes, adding axes of length 1 in front.

    Raises
    ------
    NetworkError
        If it has more axes, or contains anything other than finite numbers.
    """
    array: NDArray[Any] = np.asarray(values)
    if array.dtype.kind not in "fiub" or not np.isfinite(array).all():
        raise NetworkError(f"{name}: accepted: finite real numbers")
    if not 0 < array.ndim <= dimensions:
        raise NetworkError(f"{name}: got {array.ndim} dimensions, accepted: 1 to {dimensions}")
    return frozen(array.reshape((1,) * (dimensions - array.ndim) + array.shape))
