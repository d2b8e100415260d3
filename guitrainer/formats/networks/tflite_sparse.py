"""Sparse arrays of TFLite, in their dense form.

The axes of an array are visited in any order, and each may be cut into blocks, whose axes are
visited last. An axis is stored densely or, as in compressed sparse rows, as the list of its
coordinates that are not empty (tensorflow/lite/schema/schema.fbs, SparsityParameters).
"""

import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import WeightsError
from guitrainer.formats.limits import check_memory
from guitrainer.formats.networks.flatbuffer import FlatTable

# By the numbers of the union SparseIndexVector.
_INDEXES = {1: "<i4", 2: "<u2", 3: "u1"}
MOST_AXES = 16


def dense(
    where: str, sparsity: FlatTable, content: memoryview, dtype: str, shape: tuple[int, ...]
) -> NDArray[Any]:
    """Return the dense form of a sparse array, with zeros for everything that is not stored.

    Parameters
    ----------
    where : file and array, for messages
    sparsity : the table SparsityParameters
    content : stored values, in the order in which the axes are visited
    dtype : type of the values
    shape : shape of the dense array

    Raises
    ------
    WeightsError
        If the parameters do not fit the shape or the values, or there is too little memory.
    """
    try:
        return _dense(where, sparsity, content, np.dtype(dtype), shape)
    except (ValueError, IndexError, struct.error) as error:
        raise WeightsError(f"{where}: a damaged sparse array ({str(error)[:80]})") from None


def _dense(
    where: str,
    sparsity: FlatTable,
    content: memoryview,
    dtype: np.dtype[Any],
    shape: tuple[int, ...],
) -> NDArray[Any]:
    order, blocks = sparsity.array(0, "<i4").tolist(), sparsity.array(1, "<i4").tolist()
    levels = sparsity.tables(2)
    if len(levels) > MOST_AXES or sorted(order) != list(range(len(levels))):
        raise ValueError(f"an order of axes {order[:MOST_AXES]}")
    if len(order) != len(shape) + len(blocks) or order[: len(shape)] != sorted(
        order[: len(shape)], key=lambda axis: axis >= len(shape)
    ):
        raise ValueError("blocks before axes")
    count = int(np.prod([float(side) for side in shape]))
    # coordinates of all values, and their places, are needed together with the result
    check_memory(where, count * (dtype.itemsize + 8 * (len(levels) + 2)))
    visited = _visited(levels, count)
    values = np.frombuffer(content, dtype)
    if len(values) != visited.shape[1]:
        raise ValueError(f"{len(values):,} values, places for {visited.shape[1]:,}")
    places = np.zeros((len(shape), len(values)), np.int64)
    for level, axis in enumerate(order):
        block = axis - len(shape)
        if block < 0:
            places[axis] = visited[level]
        else:
            places[blocks[block]] *= levels[level].number(1, "<i")
            places[blocks[block]] += visited[level]
    array = np.zeros(shape, dtype)
    array.reshape(-1)[np.ravel_multi_index(tuple(places), shape)] = values
    return array


def _visited(levels: list[FlatTable], most: int) -> NDArray[np.int64]:
    """Return the coordinates of the stored values at every level, as (levels, values)."""
    places = np.zeros(1, np.int64)
    found = np.empty((0, 1), np.int64)
    for level in levels:
        if level.number(0, "<b"):
            segments, indexes = _numbers(level, 2), _numbers(level, 4)
            if (np.diff(segments) < 0).any():
                raise ValueError("segments that do not rise")
            counts = segments[places + 1] - segments[places]
            repeated = np.repeat(np.arange(len(places)), _bounded(counts, most))
            ends = np.cumsum(counts)
            places = np.arange(len(repeated)) + np.repeat(segments[places] - ends + counts, counts)
            here = indexes[places]
        else:
            size = level.number(1, "<i")
            counts = np.full(len(places), size)
            repeated = np.repeat(np.arange(len(places)), _bounded(counts, most))
            here = np.tile(np.arange(size), len(places))
            places = places[repeated] * size + here
        found = np.vstack([found[:, repeated], here])
    return found


def _bounded(counts: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    if len(counts) and (int(counts.min()) < 0 or float(counts.sum(dtype=float)) > most):
        raise ValueError("more values than the shape has")
    return counts


def _numbers(level: FlatTable, field: int) -> NDArray[np.int64]:
    """Return a vector of whole numbers: its type, a union, and then its table."""
    vector = level.table(field + 1)
    dtype = _INDEXES.get(level.number(field, "<B"))
    if vector is None or dtype is None:
        raise ValueError("a list of coordinates is missing")
    return vector.array(0, dtype).astype(np.int64)
