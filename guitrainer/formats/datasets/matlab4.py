"""Reads MATLAB files (.mat) of version 4: full and sparse matrices of numbers.

Layout: MathWorks, "MAT-File Format" (R2024b), chapter 2. Text is passed over.
"""

import struct
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import DataError
from guitrainer.files.opening import open_regular, reading
from guitrainer.formats.datasets.matlab import COMPLEX, MOST_ELEMENTS
from guitrainer.formats.datasets.sparse_matrix import CompressedColumns, stored_sparse
from guitrainer.formats.stored import StoredArray, in_memory

HEADER = 20
LONGEST_NAME = 256
_TYPES = ("f8", "f4", "i4", "i2", "u2", "u1")
_FULL, _TEXT, _SPARSE = 0, 1, 2


class Matrix4(NamedTuple):
    """A matrix in a file: its header, and where its numbers are.

    Parameters
    ----------
    kind : 0 for a full matrix, 1 for text, 2 for a sparse matrix
    offset, end : where its numbers begin and end
    """

    name: str
    kind: int
    dtype: np.dtype[Any]
    shape: tuple[int, int]
    imaginary: bool
    offset: int
    end: int


def mat4_arrays(path: Path) -> dict[str, StoredArray | DataError]:
    """Describe the matrices of a MATLAB file of version 4.

    Raises
    ------
    DataError
        If it is damaged.
    """
    return {one.name: _stored(path, one) for one in _matrices(path) if one.kind != _TEXT}


def _matrices(path: Path) -> list[Matrix4]:
    found: list[Matrix4] = []
    with open_regular(path, DataError) as file, reading(path, DataError):
        size = file.seek(0, 2)
        place = 0
        while place < size:
            file.seek(place)
            found.append(_header(path, file.read(HEADER + LONGEST_NAME), place))
            place = found[-1].end
            if place > size:
                raise _damaged(path, f"{found[-1].name} ends too early")
            if len(found) > MOST_ELEMENTS:
                raise _damaged(path, f"more than {MOST_ELEMENTS:,} variables")
    return found


def _header(path: Path, start: bytes, place: int) -> Matrix4:
    if len(start) < HEADER:
        raise _damaged(path, "a header ends too early")
    for order in "<>":
        kind, rows, columns, imaginary, length = struct.unpack(f"{order}5i", start[:HEADER])
        machine, zero, number, what = kind // 1000, kind // 100 % 10, kind // 10 % 10, kind % 10
        if (machine, zero) == ("<>".index(order), 0) and number < len(_TYPES) and what <= _SPARSE:
            break
    else:
        raise _damaged(path, f"a matrix of type {kind}")
    if min(rows, columns) < 0 or not 1 <= length <= LONGEST_NAME or imaginary not in (0, 1):
        raise _damaged(path, f"a matrix of {rows}×{columns}")
    name = start[HEADER : HEADER + length].rstrip(b"\0").decode("latin-1")
    dtype: np.dtype[Any] = np.dtype(order + _TYPES[number])
    offset = place + HEADER + length
    end = offset + rows * columns * dtype.itemsize * (1 + imaginary)
    return Matrix4(name, what, dtype, (rows, columns), bool(imaginary), offset, end)


def _stored(path: Path, matrix: Matrix4) -> StoredArray | DataError:
    name = f"{path}: {matrix.name}"
    # A sparse matrix has a row (i, j, value) per element; with a fourth column it is complex.
    if matrix.imaginary or (matrix.kind == _SPARSE and matrix.shape[1] != 3):
        return DataError(f"{name}: {COMPLEX}")
    if 0 in matrix.shape:
        return DataError(f"{name}: an empty matrix")
    with open_regular(path, DataError) as file, reading(path, DataError):
        mapped = np.memmap(file, matrix.dtype, "r", matrix.offset, matrix.shape, "F")
    table: NDArray[Any] = np.asarray(mapped)
    if matrix.kind == _FULL:
        return in_memory(name, table)
    rows, columns = (_size(number) for number in table[-1, :2])
    if not (rows and columns):
        return DataError(f"{name}: a damaged sparse matrix")
    return stored_sparse(
        name, (rows, columns), matrix.dtype, lambda: _by_columns(name, table, columns)
    )


def _size(number: Any) -> int:
    """Return an axis of a sparse matrix; 0 if it is none."""
    return int(number) if 1 <= number < 2**31 and int(number) == number else 0


def _by_columns(name: str, table: NDArray[Any], columns: int) -> CompressedColumns:
    places = table[:-1, :2]
    if not (np.isfinite(places).all() and (places >= 1).all() and (places < 2**31).all()):
        raise DataError(f"{name}: a damaged sparse matrix")
    row, column = (places.astype(np.int64) - 1).T
    order = np.argsort(column, kind="stable")
    starts = np.searchsorted(column[order], np.arange(columns + 1))
    return CompressedColumns(row[order], starts, table[:-1, 2][order])


def _damaged(path: Path, what: str) -> DataError:
    return DataError(f"{path}: not a MATLAB file of version 4, or damaged ({what})")
