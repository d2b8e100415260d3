"""Weights in HDF5 files: datasets as arrays of numbers, and texts of attributes."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import WeightsError
from guitrainer.formats.hdf5 import MOST_OBJECTS, child, walk
from guitrainer.formats.limits import check_expansion, check_memory
from guitrainer.formats.networks.plain import from_bfloat16

if TYPE_CHECKING:
    import h5py

ACCEPTED = "one file with all its weights, unpacked or packed with gzip or lzf"
LONGEST_TEXT = 2**24


@dataclass(frozen=True)
class DataSet:
    """A data set in an HDF5 file: its path, and its shape and type."""

    name: str
    shape: tuple[int, ...]
    dtype: str


def data_sets(group: "h5py.Group", prefix: str = "") -> Iterator[DataSet]:
    """Yield the data sets below a group, each once.

    Raises
    ------
    RefusedError
        If something is not safe to read; see `walk`.
    """
    for name, item in walk(group, prefix):
        dtype = "bfloat16" if _is_bfloat16(item) else str(item.dtype)
        yield DataSet(name, tuple(item.shape or ()), dtype)


def _is_bfloat16(item: "h5py.Dataset") -> bool:
    """Return whether this is bfloat16 of Keras, which HDF5 lacks: two opaque bytes and a note."""
    return bool(item.dtype == "V2" and text_of(item.attrs.get("dtype")) == "bfloat16")


def read_data_set(
    path: Path, opened: "Callable[[], AbstractContextManager[h5py.File]]", name: str
) -> NDArray[Any]:
    """Read a data set as numbers.

    Parameters
    ----------
    opened : function that opens the file, as a context manager
    """
    with opened() as file:
        item = child(file, name)
        short = _is_bfloat16(item)
        if item.dtype.kind not in "fiub" and not short:
            raise WeightsError(f"{path}: {name[:60]}: {item.dtype}, accepted: real numbers")
        needed = int(np.prod([float(n) for n in item.shape])) * item.dtype.itemsize
        check_expansion(path, max(item.id.get_storage_size(), 1), needed)
        check_memory(f"{path}: {name[:60]}", needed)
        array: NDArray[Any] = item[()]
        return from_bfloat16(array.view("<u2")) if short else array


def texts(value: Any) -> list[str]:
    """Return the texts of an attribute, as old and new versions of Keras write them."""
    items = np.asarray(value).ravel().tolist()[:MOST_OBJECTS]
    return [item.decode("utf-8", "replace") if isinstance(item, bytes) else str(item)
            for item in items]  # fmt: skip


def text_of(value: Any) -> str:
    """Return the text of an attribute; empty if there is none."""
    found = texts(value) if value is not None else []
    return found[0][:LONGEST_TEXT] if found else ""


def attribute(group: Any, name: str) -> list[str]:
    """Return the texts of a list attribute, which Keras splits into parts if it is long."""
    if name in group.attrs:
        return texts(group.attrs[name])
    found: list[str] = []
    part = 0
    while f"{name}{part}" in group.attrs and part < MOST_OBJECTS:
        found += texts(group.attrs[f"{name}{part}"])
        part += 1
    return found
