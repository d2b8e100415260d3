"""Statistics of what passes through layers: activations, gradients and weight updates."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import DataError, WeightsError
from kernels.statistics import make_channel_sums

PART = 2**15  # values in double precision at a time


@dataclass(frozen=True)
class SignalStatistics:
    """Statistics of one layer's activations or gradients over a batch.

    `zeros` is the share of values that are exactly 0; `dead_units` is the share of units (feature
    maps, or outputs of a dense layer) that are 0 for every image at every position.
    """

    mean: float
    std: float
    variance: float
    zeros: float
    dead_units: float


def signal_statistics(activations: NDArray[np.floating]) -> SignalStatistics:
    """Measure activations, or the gradients with respect to them.

    Parameters
    ----------
    activations : (images, units) or (images, channels, height, width). Values that are not finite
        make the mean and variance NaN or infinite.

    Raises
    ------
    DataError
        If the array is empty or has a different number of axes.
    """
    if activations.ndim not in (2, 4) or activations.size == 0:
        raise DataError(
            f"activations: found shape {activations.shape}, accepted: (images, units) or "
            "(images, channels, height, width), each at least 1"
        )
    channels = activations.shape[1]
    values = np.ascontiguousarray(activations.reshape(len(activations), channels, -1))
    sums = np.empty((channels, 3))
    make_channel_sums(str(values.dtype))(values, sums)
    nonzero = sums[:, 2]
    with np.errstate(invalid="ignore", over="ignore"):
        total, squares = float(sums[:, 0].sum()), float(sums[:, 1].sum())
        mean = float(values[0, 0, 0]) + total / values.size
        variance = max(squares - total * total / values.size, 0.0) / values.size
    return SignalStatistics(
        mean=mean,
        std=math.sqrt(variance),
        variance=variance,
        zeros=1 - float(nonzero.sum()) / values.size,
        dead_units=float((nonzero == 0).mean()),
    )


def request_statistics(dtype: str) -> None:
    """Request the kernel that measures values of this type."""
    make_channel_sums(dtype)


def update_ratio(before: NDArray[np.floating], after: NDArray[np.floating]) -> float:
    """Compute the norm of an update over the norm of the weight; about 1e-3 is healthy.

    A weight of zeros gives infinity, or 0 if it did not change.

    Parameters
    ----------
    before, after : the weight before and after the update, of the same shape

    Raises
    ------
    WeightsError
        If the shapes differ.
    """
    if before.shape != after.shape:
        raise WeightsError(
            f"update: found shapes {before.shape} and {after.shape}, accepted: equal"
        )
    old, new = before.reshape(-1), after.reshape(-1)
    sums = np.zeros(2)
    with np.errstate(invalid="ignore", over="ignore"):
        for first in range(0, old.size, PART):
            start = old[first : first + PART].astype(np.float64)
            step = new[first : first + PART] - start
            sums += step @ step, start @ start
    change, size = math.sqrt(sums[0]), math.sqrt(sums[1])
    if size == 0:
        return 0.0 if change == 0 else math.inf
    return change / size
