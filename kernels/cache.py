"""The disk cache of machine code, with checksums: a damaged file is deleted, never loaded.

Numba checks nothing: a truncated index raises on every start, and a flipped bit in machine code
crashes the process. So every file gets a companion with its SHA-256, written after it. When a
process starts, files that do not match their companions are removed, and Numba compiles them again.
"""

import hashlib
import logging
import time
from pathlib import Path

SEAL_SUFFIX = ".sha256"
# How often, and after how long, a file that does not match its seal is checked again.
LOOKS, LOOK_S = 4, 0.25
NO_CACHE = "kernels are compiled again at every start: no cache folder (%s)"
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
        damaged = self._clean() if check else 0
        if damaged:
            log.warning(
                "%d damaged files in the kernel cache were removed; compiling again", damaged
            )

    def _clean(self) -> int:
        """Remove files that do not match their seals; return how many of them were damaged.

        Another process may be between writing a file and sealing it, so a file that does not match
        is checked again before it is removed.
        """
        suspects = [path for path in _machine_code(self.folder) if not self._matches(path)]
        for _ in range(LOOKS):
            if not suspects:
                return 0
            time.sleep(LOOK_S)
            suspects = [path for path in suspects if path.exists() and not self._matches(path)]
        return sum(self._remove(path) for path in suspects)

    def _matches(self, path: Path) -> bool:
        """Whether a file matches its seal; if so, remember it as sealed."""
        try:
            stamp = self._stamp(path)
            matches = _seal_of(path).read_bytes() == _digest(path).encode()
        except OSError:  # it was not sealed, or cannot be read, or another process has removed it
            return False
        if matches:
            self._sealed[path] = stamp
        return matches

    @staticmethod
    def _remove(path: Path) -> bool:
        """Remove a file and its seal; return whether it had one, and so was damaged later.

        A file without a seal is left behind if its writer is killed. Raises OSError if it cannot be
        removed.
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
