"""Arrays in files: described first, read later."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.formats.chunks import CHUNK_BYTES, taken
from guitrainer.formats.limits import check_memory, roomy
from guitrainer.formats.progress import told

Rows = NDArray[np.int64]
Read = Callable[[Rows | None], NDArray[Any]]


@dataclass(frozen=True)
class StoredArray:
    """An array in a file whose header has been read and checked.

    Parameters
    ----------
    name : file (and array), for messages.
    shape, dtype : of the whole array; the first axis counts the items.
    read : returns the items at these rows (None: all, mapped if the file allows it).
    head : returns the first items without reading the rest of the file.
    mapped : whether reading all costs no memory.
    last : returns the whole array up to this number along its last axis; None if `read` does it.
    """

    name: str
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    read: Read
    head: Callable[[int], NDArray[Any]]
    mapped: bool = False
    last: Callable[[int], NDArray[Any]] | None = None

    def __len__(self) -> int:
        return self.shape[0]

    @property
    def ndim(self) -> int:
        """Number of axes."""
        return len(self.shape)


def in_memory(name: str, array: NDArray[Any]) -> StoredArray:
    """Return an array in memory, or a mapped one, as a stored array."""

    def read(rows: Rows | None) -> NDArray[Any]:
        if rows is None:
            return array
        check_memory(name, len(rows) * array[:1].nbytes)
        return taken(array, rows)

    return StoredArray(name, array.shape, array.dtype, read, lambda count: array[:count], True)


def samples_first(stored: StoredArray) -> StoredArray:
    """Return the array with its last axis, which counts the samples, moved to the front."""

    def read(rows: Rows | None) -> NDArray[Any]:
        whole = np.moveaxis(stored.read(None), -1, 0)
        return whole if rows is None else taken(whole, rows)

    shape = (stored.shape[-1], *stored.shape[:-1])

    def head(count: int) -> NDArray[Any]:
        if stored.last is None:
            return read(None)[:count]
        return np.moveaxis(stored.last(count), -1, 0)

    return StoredArray(stored.name, shape, stored.dtype, read, head, stored.mapped)


def joined(name: str, parts: Sequence[StoredArray]) -> StoredArray:
    """Return several arrays of equal items, one behind the other, as one."""
    if len(parts) == 1:
        return parts[0]
    starts = [0, *itertools.accumulate(len(part) for part in parts)]
    item, dtype = parts[0].shape[1:], parts[0].dtype

    def read(rows: Rows | None) -> NDArray[Any]:
        wanted = np.arange(starts[-1]) if rows is None else rows
        out = roomy(name, (len(wanted), *item), dtype)
        which = np.searchsorted(starts, wanted, side="right") - 1
        for number, part in enumerate(parts):
            here = np.flatnonzero(which == number)
            if len(here):
                out[here] = part.read(wanted[here] - starts[number])
        return out

    def head(count: int) -> NDArray[Any]:
        found, missing = [], count
        for part in parts:
            if missing > 0:
                found.append(part.head(missing))
                missing -= len(found[-1])
        return np.concatenate(found)

    return StoredArray(name, (starts[-1], *item), dtype, read, head)


def pieces(stored: StoredArray, rows: Rows | None) -> Iterator[tuple[Any, NDArray[Any]]]:
    """Yield all items, or those at `rows`, a few megabytes at a time.

    Yields
    ------
    (places, items) : the places of these items in the result, and the items.
    """
    ordered = None
    if stored.mapped:
        base = stored.read(None)
        if rows is not None:
            ordered = np.argsort(rows, kind="stable")  # a file is read from front to back
    else:
        base = stored.read(rows)
    count = len(base) if ordered is None else len(ordered)
    step = max(1, CHUNK_BYTES // max(1, base[:1].nbytes))
    for first in range(0, count, step):
        told(first, count)
        if ordered is None or rows is None:
            yield slice(first, min(first + step, count)), base[first : first + step]
        else:
            places = ordered[first : first + step]
            yield places, base[rows[places]]
    told(count, count)
