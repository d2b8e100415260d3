"""Weight standardization: filters with zero mean and unit variance are applied."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

# Added to the variance of a filter, as in most implementations.
EPSILON = 1e-5


def standardize(weight: NDArray[Any]) -> NDArray[Any]:
    """Return filters (O, I, kh, kw) with zero mean and unit variance, in the type of the weight.

    References
    ----------
    Qiao, Wang, Liu, Shen & Yuille (2019), Micro-batch training with batch-channel normalization and
    weight standardization, eq. 5 to 7.
    """
    rows = weight.reshape(len(weight), -1).astype(np.float64)
    rows -= rows.mean(axis=1, keepdims=True)
    rows /= np.sqrt(np.square(rows).mean(axis=1, keepdims=True) + EPSILON)
    found: NDArray[Any] = rows.astype(weight.dtype).reshape(weight.shape)
    return found
