"""Lists the pictures of classes, with what tells whether they have changed since.

A folder may contain hundreds of thousands of pictures, so there is no object per picture: reading
the status of a file takes less time than storing it in a Python object.
"""

import contextlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from guitrainer.formats.sniffing import PICTURES, subfolders

DEEPEST = 4  # folders below that of a class in which its pictures are searched
_LATEST = 2**63 - 1


@dataclass(frozen=True)
class Pictures:
    """Pictures in a folder, and what tells whether they have changed.

    Parameters
    ----------
    paths : path of every picture.
    facts : (N, 3), int64: size in bytes, and times, in nanoseconds, of the last modification and
        of the last change of the inode. A program can set the first time to anything; on Linux and
        macOS, it cannot set the second.
    """

    paths: list[str]
    facts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.paths)

    def slice(self, first: int, end: int) -> "Pictures":
        """Return the pictures from `first` up to, not including, `end`."""
        return Pictures(self.paths[first:end], self.facts[first:end])

    def at(self, rows: NDArray[np.int64]) -> "Pictures":
        """Return the pictures with these indices."""
        return Pictures([self.paths[row] for row in rows], self.facts[rows])

    @property
    def sizes(self) -> list[int]:
        """Sizes in bytes."""
        sizes: list[int] = self.facts[:, 0].tolist()
        return sizes

    @property
    def newest(self) -> int:
        """Time of the last change of any of the pictures, in nanoseconds."""
        return int(self.facts[:, 1:].max())


Listing = dict[str, Pictures]
"""Pictures by class."""


def joined(some: Sequence[Pictures]) -> Pictures:
    """Return all pictures of several lists, in their order."""
    facts = [one.facts for one in some] or [np.empty((0, 3), np.int64)]
    return Pictures([path for one in some for path in one.paths], np.concatenate(facts))


def classes_in(folder: Path) -> Listing:
    """Return the pictures of every subfolder that contains any, by path.

    Raises
    ------
    OSError
        If a folder cannot be listed.
    """
    found = {one.name: _walk(str(one), 0) for one in subfolders(folder)}
    return {name: pictures for name, pictures in found.items() if len(pictures)}


def _walk(folder: str, depth: int) -> Pictures:
    """Return the pictures below a folder, by path; links to folders are not followed."""
    paths: list[str] = []
    facts: list[int] = []
    inner: list[str] = []
    start = os.path.join(folder, "")  # noqa: PTH118 - a Path per picture would take much longer
    with _scanned(folder) as entries:
        for entry in sorted(entries, key=attrgetter("name")):
            name = entry.name
            if name[:1] == ".":
                continue
            if name.endswith(PICTURES) or name.lower().endswith(PICTURES):
                status = _status(entry)
                if status is not None:
                    paths.append(start + name)
                    facts += status.st_size, status.st_mtime_ns, status.st_ctime_ns
                    continue
            if depth < DEEPEST and entry.is_dir(follow_symlinks=False):
                inner.append(start + name)
    here = Pictures(paths, _numbers(facts))
    below = [_walk(path, depth + 1) for path in inner]
    if not any(len(one) for one in below):
        return here
    whole = joined([here, *below])
    return whole.at(np.array(sorted(range(len(whole)), key=whole.paths.__getitem__)))


def _numbers(facts: list[int]) -> NDArray[np.int64]:
    try:
        numbers = np.array(facts, np.int64)
    except OverflowError:  # a time after the year 2262
        numbers = np.array([max(-_LATEST, min(one, _LATEST)) for one in facts], np.int64)
    return numbers.reshape(-1, 3)


@contextlib.contextmanager
def _scanned(folder: str) -> Iterator[Iterator[os.DirEntry[str]]]:
    """Entries of a folder, relative to its handle if possible: no path is resolved per entry."""
    if os.scandir not in os.supports_fd:
        with os.scandir(folder) as entries:
            yield entries
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with os.scandir(handle) as entries:
            yield entries
    finally:
        os.close(handle)


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    """Return the status of a regular file, or of the one that a link leads to; None otherwise."""
    try:
        status = entry.stat()
    except OSError:
        return None
    return status if stat.S_ISREG(status.st_mode) else None
