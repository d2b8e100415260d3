"""Fewer points for curves of long runs: no more than the screen can show."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
MOST_POINTS = 2000


def thinned(
    x: Floats, y: Floats, low: float, high: float, pixels: int, *, spikes: bool = False
) -> tuple[Floats, Floats]:
    """Points of a curve between `low` and `high`, at most two per pixel, `MOST_POINTS` in all.

    Points are dropped in blocks that stay where they are while a curve grows, so that it does not
    flicker.

    Parameters
    ----------
    x : (n,), rising
    y : (n,); what is not finite becomes NaN
    pixels : width of the picture
    spikes : keep the smallest and the largest value of each block, else its last one

    Returns
    -------
    x, y : (m,)
    """
    first = max(int(np.searchsorted(x, low)) - 1, 0)
    last = min(int(np.searchsorted(x, high, side="right")) + 1, len(x))
    room = min(2 * max(pixels, 1), MOST_POINTS)
    size = 1
    while (last - first) / size > (room // 2 if spikes else room):
        size *= 2
    first -= first % size
    if size == 1:
        return x[first:last], _finite(y[first:last])
    starts = np.arange(first, last, size)
    if not spikes:
        ends = np.append(starts[1:], last) - 1
        return x[ends], _finite(y[ends])
    # the common case is quick; only where something is not finite it is looked for
    blocks, within = y[first:last], starts - first
    least, most = np.minimum.reduceat(blocks, within), np.maximum.reduceat(blocks, within)
    if not np.isfinite(least).all() or not np.isfinite(most).all():
        blocks = _finite(blocks)
        least, most = np.fmin.reduceat(blocks, within), np.fmax.reduceat(blocks, within)
    return np.repeat(x[starts], 2), np.stack([least, most], axis=1).ravel()


def _finite(y: Floats) -> Floats:
    finite = np.isfinite(y)
    return y if finite.all() else np.where(finite, y, np.nan)
