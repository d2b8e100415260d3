"""Prepares a drawing in the same way as the digits of MNIST."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from guitrainer.errors import DataError

BOX = 20  # pixels of the longer side of a digit …
SIDE = 28  # … in a picture of this size


def centered_digit(drawing: ArrayLike) -> NDArray[np.uint8]:
    """Scale a drawing into a box of 20×20 and center its center of mass in 28×28.

    Parameters
    ----------
    drawing : (H, W), ink on a background of 0, in 0…1 or, as uint8, in 0…255

    Returns
    -------
    (28, 28), 0…255; all 0 for a drawing without ink

    Raises
    ------
    DataError
        If the drawing is not of this form.

    References
    ----------
    LeCun et al. 1998, Gradient-based learning applied to document recognition, section III.A.
    """
    ink = np.asarray(drawing)
    if ink.ndim != 2 or ink.size == 0 or ink.dtype.kind not in "fiub":
        raise DataError(f"drawing: got {ink.dtype} {ink.shape}, accepted: (height, width) of ink")
    ink = ink / (255 if ink.dtype == np.uint8 else 1)
    if not (np.isfinite(ink).all() and ink.min() >= 0 and ink.max() <= 1):
        raise DataError("drawing: accepted: ink in 0…1, or uint8")
    picture = np.zeros((SIDE, SIDE))
    rows, columns = (np.flatnonzero(ink.any(axis=axis)) for axis in (1, 0))
    if rows.size:
        found = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        _place(_scaled(found), picture)
    return np.rint(255 * picture).astype(np.uint8)


def _scaled(ink: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scale the ink so that its longer side fills the box; each pixel is the mean of an area."""
    height, width = ink.shape
    longer = max(height, width)
    sides = [max(1, round(side * BOX / longer)) for side in (height, width)]
    return _shares(height, sides[0]) @ ink @ _shares(width, sides[1]).T


def _shares(size: int, new: int) -> NDArray[np.float64]:
    """Return the weight of each old pixel in each new one, (new, old); rows sum to 1."""
    edges = np.arange(new + 1) * size / new
    old = np.arange(size)
    upper = np.minimum(edges[1:, None], old + 1)
    lower = np.maximum(edges[:-1, None], old)
    shares: NDArray[np.float64] = np.maximum(upper - lower, 0) * new / size
    return shares


def _place(ink: NDArray[np.float64], picture: NDArray[np.float64]) -> None:
    """Place the ink so that its center of mass is in the pixel after the middle, as in MNIST."""
    starts = []
    for axis, size in enumerate(ink.shape):
        places = np.arange(size) + 0.5
        center = float(ink.sum(axis=1 - axis) @ places / ink.sum())
        starts.append(min(max(math.ceil(SIDE / 2 - center), 0), SIDE - size))
    top, left = starts
    picture[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
