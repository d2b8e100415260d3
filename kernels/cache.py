"""The disk cache of machine code, guarded: a damaged file is thrown away, never loaded.

Numba checks nothing: a truncated index raises on every start, and a flipped bit in machine code
crashes the process. So every file gets a companion with its SHA-256, written after it, and at the
start of a process whatever does not match its companion is removed; Numba then compiles it again.
"""

import hashlib
import logging
from pathlib import Path

SEAL_SUFFIX = ".sha256"
NO_CACHE = "kernels are compiled anew on every start: no cache folder (%s)"
log = logging.getLogger("guitrainer.kernels")


def _machine_code(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.nb[ic]") if path.is_file()]


def _seal_of(path: Path) -> Path:
    return path.with_name(path.name + SEAL_SUFFIX)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class SealedCache:
    """A cache folder whose files are checked once, at the start, and sealed when written."""

    def __init__(self, folder: Path, check: bool = True) -> None:
        self.folder = folder
        self.usable = True
        self._sealed: dict[Path, tuple[int, int]] = {}
        removed = sum(not self._check(path) for path in _machine_code(folder)) if check else 0
        if removed:
            log.warning(
                "%d damaged files in the kernel cache were removed; compiling again", removed
            )

    def _check(self, path: Path) -> bool:
        """Keep a file that matches its seal, remove any other; raises OSError if that fails."""
        try:
            if _seal_of(path).read_bytes() == _digest(path).encode():
                self._sealed[path] = self._stamp(path)
                return True
            path.unlink(missing_ok=True)
            _seal_of(path).unlink(missing_ok=True)
        except OSError:
            # never sealed: its writer was killed before, or another process has just wiped it; or
            # it cannot be read
            path.unlink(missing_ok=True)
        return False

    def give_up(self, reason: object) -> None:
        """Compile without the cache from now on, such as where its disk is full."""
        if self.usable:
            log.warning(NO_CACHE, reason)
        self.usable = False

    @staticmethod
    def _stamp(path: Path) -> tuple[int, int]:
        status = path.stat()
        return status.st_mtime_ns, status.st_size

    def seal(self) -> None:
        """Seal the files that are new or were rewritten since the last call."""
        if not self.usable:
            return
        for path in _machine_code(self.folder):
            try:
                stamp = self._stamp(path)
                if self._sealed.get(path) != stamp:
                    _seal_of(path).write_text(_digest(path))
                    self._sealed[path] = stamp
            except OSError as error:
                log.debug("kernel cache: %s is not sealed (%s)", path.name, error)
