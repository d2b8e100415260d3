"""Safe access to HDF5, for images and for networks: what is outside the file is never followed.

External links and storage and virtual datasets are refused, and so are filters that would load a
plug-in. Objects are visited in the order in which their groups list them, and files are never
written.
"""

import contextlib
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from guitrainer.errors import InputError
from guitrainer.files.opening import open_regular
from guitrainer.formats.hdf5_heaps import has_damaged_heap

if TYPE_CHECKING:
    import h5py

MOST_OBJECTS = 65_536
DEEPEST = 32
BUILT_IN_FILTERS = (1, 2, 3, 5, 6, 32000)
"""Deflate, shuffle, Fletcher's checksum, n-bit, scale-offset, and LZF of h5py."""
_FAILURES = (OSError, RuntimeError, ValueError, KeyError, TypeError, MemoryError, AttributeError,
             OverflowError, NotImplementedError, UnicodeError, IndexError, AssertionError,
             SystemError, RecursionError)  # fmt: skip


class RefusedError(Exception):
    """Content of a file that is refused for safety."""


@contextlib.contextmanager
def opened_hdf5(
    path: Path, error: type[InputError], accepted: str, file: BinaryIO | None = None
) -> Iterator["h5py.File"]:
    """Open a file; what is refused or damaged inside the block becomes one line.

    Parameters
    ----------
    error : class of the error that is raised
    accepted : what is accepted instead of a file with refused content
    file : an open file to read instead of the one at `path`

    Raises
    ------
    InputError
        If the file is damaged, or contains what is refused for safety; of the class `error`.
    """
    import h5py  # slow to import

    try:
        with contextlib.nullcontext(file) if file else open_regular(path, error) as source:
            if has_damaged_heap(source):
                raise OSError("a heap of texts has empty objects, or too large ones")
        with h5py.File(path if file is None else file, "r", locking=False) as opened:
            yield opened
    except RefusedError as refused:
        raise error(f"{path}: {refused}; accepted: {accepted}") from refused
    except _FAILURES as failure:
        # Property lists of h5py that outlive the interpreter crash it; these frames hold some.
        traceback.clear_frames(failure.__traceback__)
        reason = " ".join(str(failure).split())[:200] or type(failure).__name__
        raise error(f"{path}: not an HDF5 file, or damaged ({reason})") from failure


def walk(
    group: Any,
    prefix: str = "",
    *,
    most: int = MOST_OBJECTS,
    enters: Callable[[str, Any], bool] = lambda name, group: True,
) -> Iterator[tuple[str, Any]]:
    """Yield path and dataset of all datasets below a group, each once, after checking them.

    Soft links are passed over: they stay in the file, and only repeat what is listed elsewhere.

    Parameters
    ----------
    prefix : path of the group, which begins all paths
    most : largest number of objects
    enters : whether to visit a group, from its path and itself

    Raises
    ------
    RefusedError
        If there is a link to another file, data in other files, or anything that needs a plug-in;
        or there are too many objects, or groups that are nested too deeply.
    """
    yield from _walk(group, prefix, 0, set(), most, enters)


def _walk(
    group: Any,
    prefix: str,
    depth: int,
    seen: set[int],
    most: int,
    enters: Callable[[str, Any], bool],
) -> Iterator[tuple[str, Any]]:
    import h5py

    if depth > DEEPEST:
        raise RefusedError(f"groups nested more than {DEEPEST} deep")
    if len(group) > most:
        raise RefusedError(f"more than {most:,} objects")
    for key in group:
        name = f"{prefix}/{key}".lstrip("/")
        if not is_hard_link(group, key, name):
            continue
        item = group[key]
        address = h5py.h5o.get_info(item.id).addr
        if address in seen:
            continue
        seen.add(address)
        if len(seen) > most:
            raise RefusedError(f"more than {most:,} objects")
        if isinstance(item, h5py.Group):
            if enters(name, item):
                yield from _walk(item, name, depth + 1, seen, most, enters)
        elif isinstance(item, h5py.Dataset):
            check_dataset(name, item)
            yield name, item


def is_hard_link(group: Any, key: str, name: str) -> bool:
    """Return whether a group itself contains an object; a soft link only names it.

    Raises
    ------
    RefusedError
        If it is a link to another file.
    """
    import h5py

    link = group.get(key, getlink=True)
    if isinstance(link, h5py.ExternalLink):
        raise RefusedError(f"{name[:60]} is a link to another file")
    return isinstance(link, h5py.HardLink)


def child(group: Any, path: str) -> Any:
    """Return the object at a path below a group, following hard links only.

    Raises
    ------
    RefusedError
        If a part of the path is a link, or an array is not safe to read.
    KeyError
        If there is no such object.
    """
    import h5py

    item = group
    for key in path.split("/"):
        if not is_hard_link(item, key, key):
            raise RefusedError(f"{key[:60]} is a soft link")
        item = item[key]
    if isinstance(item, h5py.Dataset):
        check_dataset(path, item)
    return item


def check_dataset(name: str, dataset: Any) -> None:
    """Refuse an array whose data is elsewhere, or needs a plug-in to be read.

    Raises
    ------
    RefusedError
        If so.
    """
    properties = dataset.id.get_create_plist()
    if dataset.is_virtual:
        raise RefusedError(f"{name[:60]} is a virtual dataset, whose data is in other files")
    if properties.get_external_count():
        raise RefusedError(f"the data of {name[:60]} is in another file")
    for number in range(properties.get_nfilters()):
        if properties.get_filter(number)[0] not in BUILT_IN_FILTERS:
            raise RefusedError(f"{name[:60]} needs a filter that is not part of HDF5")
