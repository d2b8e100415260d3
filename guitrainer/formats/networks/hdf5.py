"""Safe access to HDF5: what refers to other files, or needs plug-ins, is refused.

Objects are visited in the order in which their groups list them, a file is never written, and no
pickled or external data are read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import WeightsError
from guitrainer.formats.limits import check_expansion, check_memory

if TYPE_CHECKING:
    import h5py

MOST_OBJECTS = 65_536
MOST_DEPTH = 32
LONGEST_TEXT = 2**24
FAILURES = (OSError, RuntimeError, ValueError, KeyError, TypeError, MemoryError, AttributeError,
            OverflowError, NotImplementedError, UnicodeError, IndexError, AssertionError,
            SystemError, RecursionError)  # fmt: skip
# Deflate, shuffle, Fletcher-32, and scale-offset, which are part of the library; LZF, of h5py.
_FILTERS = (1, 2, 3, 6, 32000)


@contextmanager
def opened_hdf5(path: Path, file: BinaryIO) -> Iterator["h5py.File"]:
    """Open an HDF5 file; errors of the library inside the block become one line.

    Raises
    ------
    WeightsError
        If it is damaged.
    """
    import h5py  # slow to import

    try:
        with h5py.File(file, "r", locking=False) as opened:
            yield opened
    except FAILURES as error:
        reason = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        raise WeightsError(f"{path}: damaged HDF5 file ({reason})") from None


@dataclass(frozen=True)
class DataSet:
    """A data set in an HDF5 file: its path, and its shape and type."""

    name: str
    shape: tuple[int, ...]
    dtype: str


def data_sets(path: Path, group: "h5py.Group", prefix: str = "") -> Iterator[DataSet]:
    """Yield the data sets below a group, each once.

    Raises
    ------
    WeightsError
        If there is a link to another file, a virtual data set, or anything that needs a plug-in.
    """
    seen: set[int] = set()
    for name, item in _walk(path, group, prefix, seen, 0):
        yield DataSet(name, tuple(item.shape or ()), str(item.dtype))


def _walk(
    path: Path, group: "h5py.Group", prefix: str, seen: set[int], depth: int
) -> Iterator[tuple[str, Any]]:
    import h5py

    if depth > MOST_DEPTH:
        raise WeightsError(f"{path}: groups nested more than {MOST_DEPTH} deep")
    for key in group:
        name = f"{prefix}/{key}".lstrip("/")
        check_link(path, group, key)
        item = group[key]
        address = h5py.h5o.get_info(item.id).addr
        if address in seen:
            continue
        seen.add(address)
        if len(seen) > MOST_OBJECTS:
            raise WeightsError(f"{path}: more than {MOST_OBJECTS:,} objects")
        if isinstance(item, h5py.Group):
            yield from _walk(path, item, name, seen, depth + 1)
        elif isinstance(item, h5py.Dataset):
            check_data_set(path, name, item)
            yield name, item


def check_link(path: Path, group: "h5py.Group", key: str) -> None:
    """Refuse anything but a hard link, which cannot leave the file."""
    import h5py

    link = group.get(key, getlink=True)
    if not isinstance(link, h5py.HardLink):
        what = "external link" if isinstance(link, h5py.ExternalLink) else "soft link"
        raise WeightsError(
            f"{path}: {key[:60]} is an {what}, which is not followed; accepted: one file with all "
            "its weights"
            if what == "external link"
            else f"{path}: {key[:60]} is a soft link; accepted: data sets and groups"
        )


def check_data_set(path: Path, name: str, item: "h5py.Dataset") -> None:
    """Refuse data that are stored in other files or need a plug-in."""
    import h5py

    plan = item.id.get_create_plist()
    if plan.get_layout() == h5py.h5d.VIRTUAL or plan.get_external_count():
        raise WeightsError(
            f"{path}: {name[:60]} is stored in other files; accepted: one file with all its weights"
        )
    for index in range(plan.get_nfilters()):
        if plan.get_filter(index)[0] not in _FILTERS:
            raise WeightsError(
                f"{path}: {name[:60]} needs an HDF5 plug-in to unpack; accepted: gzip, lzf, or "
                "unpacked data"
            )


def read_data_set(path: Path, opened: Any, name: str) -> NDArray[Any]:
    """Read a data set as numbers.

    Parameters
    ----------
    opened : function that opens the file, as a context manager
    """
    with opened() as file:
        group = file
        *folders, last = name.split("/")
        for folder in folders:
            check_link(path, group, folder)
            group = group[folder]
        check_link(path, group, last)
        item = group[last]
        check_data_set(path, name, item)
        if item.dtype.kind not in "fiub":
            raise WeightsError(f"{path}: {name[:60]}: {item.dtype}, accepted: real numbers")
        needed = int(np.prod([float(n) for n in item.shape])) * item.dtype.itemsize
        check_expansion(path, max(item.id.get_storage_size(), 1), needed)
        check_memory(f"{path}: {name[:60]}", needed)
        array: NDArray[Any] = item[()]
        return array


def texts(value: Any) -> list[str]:
    """Texts of an attribute, as old and new versions of Keras write them."""
    items = np.asarray(value).ravel().tolist()[:MOST_OBJECTS]
    return [item.decode("utf-8", "replace") if isinstance(item, bytes) else str(item)
            for item in items]  # fmt: skip


def text_of(value: Any) -> str:
    """Text of an attribute; empty if there is none."""
    found = texts(value) if value is not None else []
    return found[0][:LONGEST_TEXT] if found else ""


def attribute(group: Any, name: str) -> list[str]:
    """Texts of a list attribute, which Keras splits into parts if it is long."""
    if name in group.attrs:
        return texts(group.attrs[name])
    found: list[str] = []
    part = 0
    while f"{name}{part}" in group.attrs and part < MOST_OBJECTS:
        found += texts(group.attrs[f"{name}{part}"])
        part += 1
    return found
