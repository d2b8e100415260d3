"""Collects garbage in the thread of the window, and returns free memory to the system.

On Linux, the allocator gives threads that run at the same time separate arenas, and keeps freed
memory in each of them. Every run, job and errand is a thread, so the window used to grow by
hundreds of MB of unused memory. `guitrainer.garbage` explains why garbage waits for this thread.
"""

import ctypes
import sys
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from guitrainer.garbage import GARBAGE

# Parameters of mallopt, from malloc.h.
M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8
# One for the window, and one for the threads: the kernels of a run allocate nothing.
ARENAS = 2
# Larger blocks are requested from the system individually, and returned to it when freed.
LARGE_BYTES = 1 << 20
EVERY_MS = 1000
GIVE_BACK_EVERY = 10  # collections


def keep_together() -> None:
    """Limit the number of arenas; must be called before there are threads."""
    library = _library("mallopt")
    if library is not None:
        library.mallopt(M_ARENA_MAX, ARENAS)
        library.mallopt(M_MMAP_THRESHOLD, LARGE_BYTES)


def give_back() -> None:
    """Return free memory to the system; takes 3 ms for half a gigabyte."""
    library = _library("malloc_trim")
    if library is not None:
        library.malloc_trim(0)


def _library(function: str) -> Any:
    """Return the C library if it has `function`; other systems have other allocators."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, function) else None


class Collector(QObject):
    """Regularly collects garbage instead of Python, and returns free memory to the system."""

    def __init__(self) -> None:
        super().__init__()
        self._collections = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Take over from Python."""
        GARBAGE.hold()
        self._timer.start()

    def stop(self) -> None:
        """Hand back to Python; no remaining thread may hold a widget."""
        if self._timer.isActive():
            self._timer.stop()
            GARBAGE.release()

    @Slot()
    def _collect(self) -> None:
        GARBAGE.collect()
        self._collections += 1
        if self._collections % GIVE_BACK_EVERY == 0:
            give_back()
