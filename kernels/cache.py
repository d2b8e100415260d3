"""The disk cache of machine code, with checksums: a damaged file is deleted, never loaded.

Numba checks nothing: a truncated index raises on every start, and a flipped bit in machine code
crashes the process. So every file gets a companion with its SHA-256, written after it. Before a
kernel is loaded, its files that do not match their companions are removed, and Numba compiles it
again. One process at a time does this for a kernel: two could replace each other's files before
these are sealed. Nothing is read but the files of the kernels in use, so a large cache costs no
time.
"""

import contextlib
import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import count, takewhile
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from numba.core.caching import CompileResultCacheImpl

SEAL_SUFFIX = ".sha256"
LOCK_SUFFIX = ".lock"
PATIENCE_S = 600.0  # how long to wait for another process that compiles
NO_CACHE = "kernels are compiled again at every start: no cache folder (%s)"
DAMAGED = "damaged files in the kernel cache were removed; compiling again"
log = logging.getLogger("guitrainer.kernels")


def place_of(function: Callable[..., Any]) -> Path:
    """Return the path, without a suffix, of the files in which Numba keeps a function."""
    found = CompileResultCacheImpl(function)
    return Path(found.locator.get_cache_path(), found.filename_base)


def files_at(base: Path) -> list[Path]:
    """Return the files of machine code at such a place, and their index."""
    numbered = (base.with_name(f"{base.name}.{k}.nbc") for k in count(1))
    files = [base.with_name(f"{base.name}.nbi"), *takewhile(Path.exists, numbered)]
    return [file for file in files if file.exists()]


def _seal_of(path: Path) -> Path:
    return path.with_name(path.name + SEAL_SUFFIX)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _matches(path: Path) -> bool:
    """Whether a file matches its seal."""
    try:
        return _seal_of(path).read_bytes() == _digest(path).encode()
    except OSError:  # it was not sealed, or cannot be read, or another process has removed it
        return False


class SealedCache:
    """A cache folder whose files are checked before they are loaded, and sealed when written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.usable = True
        self._warned = False

    @contextlib.contextmanager
    def alone(self, base: Path) -> Iterator[None]:
        """Let one process at a time write files at a place.

        A process that is killed releases the lock. If one takes longer than expected, or there are
        no locks here, this one goes on: that is slower, but the result is the same.
        """
        lock = FileLock(base.with_name(base.name + LOCK_SUFFIX), timeout=PATIENCE_S)
        held = False
        try:
            lock.acquire()
            held = True
        except (Timeout, OSError, NotImplementedError):
            pass
        try:
            yield
        finally:
            if held:
                lock.release()

    @staticmethod
    def is_whole(base: Path) -> bool:
        """Return whether there is machine code at a place, and all of it matches its seals."""
        files = files_at(base)
        return len(files) > 1 and all(map(_matches, files))

    def check(self, files: Iterable[Path]) -> None:
        """Remove those of the files that do not match their seals; no other process writes them.

        Raises
        ------
        OSError
            If a file cannot be removed.
        """
        damaged = [path for path in files if not _matches(path) and self._remove(path)]
        if damaged and not self._warned:
            self._warned = True
            log.warning(DAMAGED)

    @staticmethod
    def _remove(path: Path) -> bool:
        """Remove a file and its seal; return whether it had one, and so was damaged later.

        A file without a seal is left behind if its writer is killed.
        """
        had_seal = _seal_of(path).exists()
        path.unlink(missing_ok=True)
        _seal_of(path).unlink(missing_ok=True)
        return had_seal

    def give_up(self, reason: object) -> None:
        """Compile without the cache from now on, for example because its disk is full."""
        if self.usable:
            log.warning(NO_CACHE, reason)
        self.usable = False

    def seal(self, files: Iterable[Path]) -> None:
        """Seal files that were written by this process."""
        for path in files if self.usable else ():
            try:
                _seal_of(path).write_text(_digest(path))
            except OSError as error:
                log.debug("kernel cache: %s is not sealed (%s)", path.name, error)
