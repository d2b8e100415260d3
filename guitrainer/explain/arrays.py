"""Arrays that an explanation may hand out."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from guitrainer.errors import NetworkError

Array = NDArray[np.float64]


def frozen(values: ArrayLike) -> Array:
    """A read-only copy in float64."""
    copy = np.array(values, np.float64, order="C")
    copy.flags.writeable = False
    return copy


def lifted(name: str, values: ArrayLike, dimensions: int) -> Array:
    """A read-only copy with as many axes as asked for, new ones of length 1 in front.

    Raises
    ------
    NetworkError
        If it has more axes, or something in it is not a finite number.
    """
    array: NDArray[Any] = np.asarray(values)
    if array.dtype.kind not in "fiub" or not np.isfinite(array).all():
        raise NetworkError(f"{name}: accepted: finite real numbers")
    if not 0 < array.ndim <= dimensions:
        raise NetworkError(f"{name}: got {array.ndim} dimensions, accepted: 1 to {dimensions}")
    return frozen(array.reshape((1,) * (dimensions - array.ndim) + array.shape))
