"""Loss and accuracy of guessing without looking at the images, as a reference."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from guitrainer.errors import DataError


@dataclass(frozen=True)
class Guessing:
    """The best that can be done without looking at the images.

    Parameters
    ----------
    loss : cross-entropy in nats of predicting every class with its share of the labels, which
        equals the entropy of the labels
    accuracy : of always predicting the most frequent class: its share of the labels; None without
        classes
    """

    loss: float
    accuracy: float | None


def guessing(labels: ArrayLike) -> Guessing:
    """Compute what guessing achieves on `labels`.

    Parameters
    ----------
    labels : (n,), integers from 0

    Raises
    ------
    DataError
        If there are no labels.

    Examples
    --------
    >>> round(guessing([0] * 95 + [1] * 5).loss, 3), guessing([0] * 95 + [1] * 5).accuracy
    (0.199, 0.95)
    """
    counts = np.bincount(np.asarray(labels, np.int64)) if np.size(labels) else np.zeros(0)
    if not counts.any():
        raise DataError("labels: found none, accepted: at least one")
    shares = counts[counts > 0] / counts.sum()
    return Guessing(float(-(shares * np.log(shares)).sum()) + 0.0, float(shares.max()))
