"""Access to large arrays in chunks."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

CHUNK_BYTES = 2**22


def chunks(images: NDArray[Any]) -> list[NDArray[Any]]:
    """Yield views of whole images, about 4 MiB each, so that no pass copies the whole set."""
    step = max(1, CHUNK_BYTES // max(1, images[:1].nbytes))
    return [images[first : first + step] for first in range(0, len(images), step)]


def taken(images: NDArray[Any], rows: NDArray[np.int64]) -> NDArray[Any]:
    """Copy the images at `rows`, in that order; a mapped file is read from front to back."""
    out = np.empty((len(rows), *images.shape[1:]), images.dtype)
    places = np.argsort(rows, kind="stable")
    step = max(1, CHUNK_BYTES // max(1, images[:1].nbytes))
    for first in range(0, len(rows), step):
        some = places[first : first + step]
        out[some] = images[rows[some]]
    return out


class Gathering:
    """Copies selected items of a stream into an array.

    Parameters
    ----------
    rows : (n,), int64: indices of the items, in the order of `out`; None for all items.
    out : (n, …): destination.
    """

    def __init__(self, rows: NDArray[np.int64] | None, out: NDArray[Any]) -> None:
        self._out = out
        self._rows: NDArray[np.int64] | None = None
        if rows is not None:
            self._places = np.argsort(rows, kind="stable")
            self._rows = rows[self._places]

    def add(self, first: int, items: NDArray[Any]) -> None:
        """Take the selected ones of `items`, which start at index `first` of the stream."""
        if self._rows is None:
            self._out[first : first + len(items)] = items
            return
        low, high = np.searchsorted(self._rows, (first, first + len(items)))
        self._out[self._places[low:high]] = items[self._rows[low:high] - first]
