"""Reads arrays in HDF5 files, and in MATLAB files of version 7.3, which are HDF5 too.

What is refused for safety is in `guitrainer.formats.hdf5`.
"""

import math
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import DataError
from guitrainer.files.opening import open_regular
from guitrainer.formats.chunks import CHUNK_BYTES, Gathering
from guitrainer.formats.datasets.sparse_matrix import CompressedColumns, stored_sparse
from guitrainer.formats.hdf5 import RefusedError, child, opened_hdf5, walk
from guitrainer.formats.limits import check_expansion, roomy
from guitrainer.formats.sniffing import HEAD
from guitrainer.formats.stored import Rows, StoredArray

MOST_ARRAYS = 4096
MOST_AXES = 8
LONGEST_TEXT = 200  # bytes of a label
ACCEPTED = "a file that contains all its data"
_MATLAB, _MATLAB_SPARSE = b"MATLAB 7.3", "MATLAB_sparse"
_COLUMNS = ("ir", "jc", "data")  # rows, starts of the columns, and values


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
    found: dict[str, StoredArray | DataError] = {}

    def enters(name: str, group: Any) -> bool:
        if _MATLAB_SPARSE in group.attrs:
            found[name] = _sparse(path, name, group)
            return False
        return not name.rpartition("/")[2].startswith("#")  # MATLAB keeps cells in #refs#

    with _opened(path) as file:
        for key, dataset in walk(file, most=MOST_ARRAYS, enters=enters):
            if len(dataset.shape or ()) > MOST_AXES:
                raise RefusedError(f"{key} has {len(dataset.shape)} axes")
            if not dataset.shape or not dataset.size:
                continue
            if dataset.dtype.kind in "uifbS":
                found[key] = _stored(path, key, dataset, reversed_axes)
            elif h5py.check_string_dtype(dataset.dtype) and len(dataset.shape) == 1:
                found[key] = _texts(path, key, len(dataset))
    return found


def _opened(path: Path) -> AbstractContextManager[h5py.File]:
    return opened_hdf5(path, DataError, ACCEPTED)


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
            some: NDArray[Any] = child(file, key)[..., :count]
        return some.T

    def last(count: int) -> NDArray[Any]:
        return head(count).T

    return StoredArray(name, shape[::-1], dtype, read_turned, first, last=last)


def _sparse(path: Path, key: str, group: Any) -> StoredArray:
    """Describe a sparse matrix of MATLAB: its rows, starts of columns, and values."""
    parts = [child(group, part) for part in _COLUMNS]
    if any(len(part.shape) != 1 or part.dtype.kind not in "uifb" for part in parts):
        raise RefusedError(f"{key} is a damaged sparse matrix")
    # The attribute of the group is the number of rows.
    shape = int(group.attrs[_MATLAB_SPARSE]), len(parts[1]) - 1
    if min(shape) < 1:
        raise RefusedError(f"{key} is a sparse matrix of {shape[0]}×{shape[1]}")

    def columns() -> CompressedColumns:
        return CompressedColumns(*(_read(path, f"{key}/{name}", None) for name in _COLUMNS))

    return stored_sparse(f"{path}: {key}", shape, parts[2].dtype, columns)


def _read(path: Path, key: str, rows: Rows | None, end: int | None = None) -> NDArray[Any]:
    """Read items at `rows` (None: those before `end`), some megabytes at a time."""
    with _opened(path) as file:
        dataset = child(file, key)
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
        dataset = child(file, key)
        step = max(1, min(4096, CHUNK_BYTES // path.stat().st_size))
        out = roomy(path, (count,), np.dtype(f"S{LONGEST_TEXT}"))
        for first in range(0, count, step):
            some = dataset[first : min(first + step, count)]
            if any(len(text) > LONGEST_TEXT for text in some):
                raise DataError(f"{path}: {key}: text of more than {LONGEST_TEXT} bytes")
            out[first : first + len(some)] = some
        return out


def _step(dataset: Any, each: int) -> int:
    """Return the number of items to read at once: whole chunks, so that none is unpacked twice."""
    step = max(1, CHUNK_BYTES // max(1, each))
    chunk = dataset.chunks[0] if dataset.chunks else 1
    return int(max(chunk, step // chunk * chunk))
