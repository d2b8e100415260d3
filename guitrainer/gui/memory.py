"""Memory that is free goes back to the system.

The allocator of Linux gives threads that run at the same time arenas of their own, and keeps what
is freed in each. Every run, job and errand is a thread, so the window grew by hundreds of MB in
which nothing was.
"""

import ctypes
import sys
from typing import Any

# Of mallopt, from malloc.h.
M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8
# One for the window, and one for the threads: the kernels of a run allocate nothing.
ARENAS = 2
# What is larger is asked from the system by itself, and goes back to it when it is freed.
LARGE_BYTES = 1 << 20


def keep_together() -> None:
    """Have few arenas; to be called before there are threads."""
    library = _library("mallopt")
    if library is not None:
        library.mallopt(M_ARENA_MAX, ARENAS)
        library.mallopt(M_MMAP_THRESHOLD, LARGE_BYTES)


def give_back() -> None:
    """Give what is free back to the system; takes 3 ms for half a gigabyte."""
    library = _library("malloc_trim")
    if library is not None:
        library.malloc_trim(0)


def _library(function: str) -> Any:
    """The C library, where it has `function`; other systems have other allocators."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, function) else None
