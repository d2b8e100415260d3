"""Sparse matrices in compressed columns, as MATLAB stores them, filled up to full arrays."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import DataError
from guitrainer.formats.limits import check_expansion, roomy
from guitrainer.formats.stored import Rows, StoredArray


class CompressedColumns(NamedTuple):
    """A sparse matrix by columns.

    Parameters
    ----------
    rows : (n,): row of every stored element, column by column
    starts : (columns + 1,): number of elements before each column
    values : (n,): the elements
    """

    rows: NDArray[Any]
    starts: NDArray[Any]
    values: NDArray[Any]


def filled(name: str, shape: tuple[int, int], matrix: CompressedColumns) -> NDArray[Any]:
    """Return the full array of a sparse matrix.

    Parameters
    ----------
    name : file and array, for messages
    shape : (rows, columns)

    Raises
    ------
    DataError
        If the matrix is damaged, or has so few elements that the array would be mostly empty.
    """
    rows, starts = (part.astype(np.int64) for part in (matrix.rows, matrix.starts))
    counts = np.diff(starts)
    count = int(starts[-1]) if len(starts) else -1
    sound = (
        (len(starts) == shape[1] + 1 and starts[0] == 0 and (counts >= 0).all())
        and count <= min(len(rows), len(matrix.values))
        and bool(((rows[:count] >= 0) & (rows[:count] < shape[0])).all())
    )
    if not sound:
        raise DataError(f"{name}: a damaged sparse matrix of {shape[0]:,}×{shape[1]:,}")
    values = matrix.values[:count]
    check_expansion(name, rows.nbytes + values.nbytes, shape[0] * shape[1] * values.itemsize)
    out = roomy(name, shape, values.dtype)
    out[...] = 0
    out[rows[:count], np.repeat(np.arange(shape[1]), counts)] = values
    return out


def stored_sparse(
    name: str, shape: tuple[int, int], dtype: np.dtype[Any], read: Callable[[], CompressedColumns]
) -> StoredArray:
    """Describe a sparse matrix as the full array that it stands for."""

    def whole(rows: Rows | None) -> NDArray[Any]:
        full = filled(name, shape, read())
        return full if rows is None else full[rows]

    return StoredArray(name, shape, dtype, whole, lambda count: whole(None)[:count])
