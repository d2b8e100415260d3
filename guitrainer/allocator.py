"""Keeps the memory of this process small: what is freed goes back to the system.

On Linux, the allocator gives threads that run at the same time separate arenas, and keeps freed
memory in each of them. It also takes larger and larger blocks out of them, once blocks of that size
have been freed.
"""

import ctypes
import mmap
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Parameters of mallopt, from malloc.h.
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8
# One for the main thread, and one for the others: the kernels of a run allocate nothing.
ARENAS = 2
# Larger blocks are requested from the system individually, and returned to it when freed.
LARGE_BYTES = 1 << 18
# Free memory that is kept: copies of weights are made again and again.
KEPT_BYTES = 1 << 20


def keep_together() -> None:
    """Limit the number of arenas; must be called before there are threads."""
    library = library_with("mallopt")
    if library is not None:
        library.mallopt(M_ARENA_MAX, ARENAS)
        library.mallopt(M_MMAP_THRESHOLD, LARGE_BYTES)
        library.mallopt(M_TRIM_THRESHOLD, KEPT_BYTES)


def give_back() -> None:
    """Return free memory to the system; takes 3 ms for half a gigabyte."""
    library = library_with("malloc_trim")
    if library is not None:
        library.malloc_trim(0)


def library_with(function: str) -> Any:
    """Return the C library if it has `function`; other systems have other allocators."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, function) else None


def discard(arrays: "Iterable[NDArray[Any]]") -> None:
    """Return the memory of arrays whose values are not needed to the system until they are written.

    Where the system can do this, most of their values are 0 afterward.

    Parameters
    ----------
    arrays
        Small arrays, and views with gaps or repeated elements, are left as they are.
    """
    library = library_with("madvise")
    if library is None:
        return
    page = mmap.PAGESIZE
    for array in arrays:
        if array.nbytes < LARGE_BYTES or not array.flags.c_contiguous:
            continue  # without contiguity, the memory of others may lie within `nbytes`
        start = -(-array.ctypes.data // page) * page
        size = (array.ctypes.data + array.nbytes - start) // page * page
        library.madvise(ctypes.c_void_p(start), ctypes.c_size_t(size), mmap.MADV_DONTNEED)
