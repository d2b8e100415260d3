"""What somebody achieves who never looks at an image: the reference for loss and accuracy."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from guitrainer.errors import DataError


@dataclass(frozen=True)
class Guessing:
    """The best that can be done without looking at the images.

    Parameters
    ----------
    loss : cross-entropy in nats of giving every class its share of the labels: their entropy
    accuracy : of always naming the most frequent class: its share of the labels
    """

    loss: float
    accuracy: float


def guessing(labels: ArrayLike) -> Guessing:
    """What guessing achieves on `labels`.

    Parameters
    ----------
    labels : (n,), whole numbers from 0 on

    Raises
    ------
    DataError
        If there are no labels.

    Examples
    --------
    >>> guessing([0] * 95 + [1] * 5)
    Guessing(loss=0.19851524334587245, accuracy=0.95)
    """
    counts = np.bincount(np.asarray(labels, np.int64)) if np.size(labels) else np.zeros(0)
    if not counts.any():
        raise DataError("labels: got none, accepted: at least one")
    shares = counts[counts > 0] / counts.sum()
    return Guessing(float(-(shares * np.log(shares)).sum()) + 0.0, float(shares.max()))
