"""Reads arrays in HDF5 files, and in MATLAB files of version 7.3, which are HDF5 too.

Nothing outside the file is followed: external links and storage and virtual datasets are refused,
and so are filters that would load a plug-in.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import DataError
from guitrainer.files.opening import open_regular
from guitrainer.formats.chunks import CHUNK_BYTES, Gathering
from guitrainer.formats.limits import check_expansion, roomy
from guitrainer.formats.sniffing import HEAD
from guitrainer.formats.stored import Rows, StoredArray

MOST_ARRAYS = 4096
DEEPEST = 8
MOST_AXES = 8
LONGEST_TEXT = 200  # bytes of a label
BUILT_IN_FILTERS = (1, 2, 3, 5, 6, 32000)
"""Deflate, shuffle, Fletcher's checksum, n-bit, scale-offset, and LZF of h5py."""
_MATLAB = b"MATLAB 7.3"
_FAILURES = (OSError, RuntimeError, KeyError, ValueError, TypeError, OverflowError, MemoryError)


class RefusedError(Exception):
    """Content of a file that is refused for safety."""


def hdf5_arrays(path: Path) -> dict[str, StoredArray | DataError]:
    """Describe the arrays of a file, those of groups as "group/name".

    The axes of a MATLAB file are returned in the order of MATLAB; HDF5 stores them reversed.

    Raises
    ------
    DataError
        If the file is damaged, or contains what is refused for safety.
    """
    with open_regular(path, DataError) as opened:
        reversed_axes = opened.read(HEAD).startswith(_MATLAB)
    with _opened(path) as file:
        found: dict[str, StoredArray | DataError] = {}
        for key, dataset in _datasets(file, "", 0):
            if len(found) >= MOST_ARRAYS:
                raise RefusedError(f"more than {MOST_ARRAYS:,} arrays")
            _check_storage(key, dataset)
            if not dataset.shape or not dataset.size:
                continue
            if dataset.dtype.kind in "uifbS":
                found[key] = _stored(path, key, dataset, reversed_axes)
            elif h5py.check_string_dtype(dataset.dtype) and len(dataset.shape) == 1:
                found[key] = _texts(path, key, len(dataset))
        return found


@contextmanager
def _opened(path: Path) -> Iterator[h5py.File]:
    try:
        with h5py.File(path, "r", locking=False) as file:
            yield file
    except RefusedError as error:
        raise DataError(f"{path}: {error}; accepted: a file that contains all its data") from error
    except _FAILURES as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise DataError(f"{path}: not an HDF5 file, or damaged ({reason})") from error


def _datasets(group: Any, prefix: str, depth: int) -> Iterator[tuple[str, Any]]:
    if depth > DEEPEST:
        raise RefusedError("groups nested too deeply")
    if len(group) > MOST_ARRAYS:
        raise RefusedError(f"more than {MOST_ARRAYS:,} arrays in a group")
    for name in group:
        key = f"{prefix}{name}"
        link = group.get(name, getlink=True)
        if isinstance(link, h5py.ExternalLink):
            raise RefusedError(f"{key} is a link to another file")
        if not isinstance(link, h5py.HardLink) or name.startswith("#"):
            continue  # links inside the file repeat an array; MATLAB keeps cells in #refs#
        item = group[name]
        if isinstance(item, h5py.Group):
            yield from _datasets(item, f"{key}/", depth + 1)
        elif isinstance(item, h5py.Dataset):
            yield key, item


def _check_storage(key: str, dataset: Any) -> None:
    """Refuse an array whose data is elsewhere, or needs a plug-in to be read."""
    properties = dataset.id.get_create_plist()
    if dataset.is_virtual:
        raise RefusedError(f"{key} is a virtual dataset, whose data is in other files")
    if properties.get_external_count():
        raise RefusedError(f"the data of {key} is in another file")
    for number in range(properties.get_nfilters()):
        if properties.get_filter(number)[0] not in BUILT_IN_FILTERS:
            raise RefusedError(f"{key} needs a filter that is not part of HDF5")
    if len(dataset.shape or ()) > MOST_AXES:
        raise RefusedError(f"{key} has {len(dataset.shape)} axes")


def _stored(path: Path, key: str, dataset: Any, reversed_axes: bool) -> StoredArray:
    shape, dtype = tuple(map(int, dataset.shape)), dataset.dtype
    name = f"{path}: {key}"

    def read(rows: Rows | None) -> NDArray[Any]:
        return _read(path, key, rows)

    def head(count: int) -> NDArray[Any]:
        return _read(path, key, None, min(count, shape[0]))

    if not reversed_axes or len(shape) == 1:
        return StoredArray(name, shape, dtype, read, head)

    def read_turned(rows: Rows | None) -> NDArray[Any]:
        whole = read(None).T
        return whole if rows is None else whole[rows]

    def first(count: int) -> NDArray[Any]:
        with _opened(path) as file:
            some: NDArray[Any] = file[key][..., :count]
        return some.T

    def last(count: int) -> NDArray[Any]:
        return head(count).T

    return StoredArray(name, shape[::-1], dtype, read_turned, first, last=last)


def _read(path: Path, key: str, rows: Rows | None, end: int | None = None) -> NDArray[Any]:
    """Read items at `rows` (None: those before `end`), some megabytes at a time."""
    with _opened(path) as file:
        dataset = file[key]
        _check_storage(key, dataset)
        item, dtype = dataset.shape[1:], dataset.dtype
        each = math.prod(item) * dtype.itemsize
        if end is None:
            check_expansion(f"{path}: {key}", dataset.id.get_storage_size(), dataset.nbytes)
        end = len(dataset) if end is None else end
        out = roomy(path, (end if rows is None else len(rows), *item), dtype)
        gathering = Gathering(rows, out)
        step = _step(dataset, each)
        for first in range(0, end, step):
            gathering.add(first, np.asarray(dataset[first : min(first + step, end)]))
        return out


def _texts(path: Path, key: str, count: int) -> StoredArray:
    """Describe text of variable length, as h5py and pandas write labels."""
    name = f"{path}: {key}"

    def read(rows: Rows | None) -> NDArray[Any]:
        whole = _read_texts(path, key, count)
        return whole if rows is None else whole[rows]

    def head(most: int) -> NDArray[Any]:
        return _read_texts(path, key, min(most, count))

    return StoredArray(name, (count,), np.dtype(f"S{LONGEST_TEXT}"), read, head)


def _read_texts(path: Path, key: str, count: int) -> NDArray[Any]:
    """Read the first texts; many may share their bytes, so few are read at once if these are many.

    Raises
    ------
    DataError
        If there are too many, or one is too long.
    """
    with _opened(path) as file:
        dataset = file[key]
        step = max(1, min(4096, CHUNK_BYTES // path.stat().st_size))
        out = roomy(path, (count,), np.dtype(f"S{LONGEST_TEXT}"))
        for first in range(0, count, step):
            some = dataset[first : min(first + step, count)]
            if any(len(text) > LONGEST_TEXT for text in some):
                raise DataError(f"{path}: {key}: text of more than {LONGEST_TEXT} bytes")
            out[first : first + len(some)] = some
        return out


def _step(dataset: Any, each: int) -> int:
    """Items to read at once: whole chunks, so that none is unpacked twice."""
    step = max(1, CHUNK_BYTES // max(1, each))
    chunk = dataset.chunks[0] if dataset.chunks else 1
    return int(max(chunk, step // chunk * chunk))
