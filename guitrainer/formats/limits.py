"""Limits for the unpacked size of files and for memory allocated for them."""

import contextlib
import math
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs
from numpy.typing import NDArray

from guitrainer.errors import DataError
from guitrainer.files.opening import ALWAYS_UNPACKED, LARGEST_EXPANSION, MIB, expands_too_much
from guitrainer.machine_memory import available_bytes

MEMORY_SHARE = 0.8
"""Share of the free memory that one array of images may occupy."""
MAPPED_FROM = 512 * MIB
"""Arrays of this size are mapped from a temporary file, so that the system may page them out."""
MAPPED_SHARE = 0.25
"""Smaller arrays are mapped too if they would occupy this share of the free memory."""
DISK_SHARE = 0.5
"""Share of the free disk space that a temporary file may occupy."""


def check_expansion(where: str | Path, packed: int, unpacked: int) -> None:
    """Refuse a packed file that would unpack to a disproportionate size (sizes in bytes).

    Raises
    ------
    DataError
        If it declares more than 64 MiB and more than 200 times its packed size.
    """
    if expands_too_much(packed, unpacked):
        raise DataError(
            f"{where}: {packed:,} bytes would unpack to {unpacked:,}; accepted: up to "
            f"{ALWAYS_UNPACKED // MIB} MiB or {LARGEST_EXPANSION} times the packed size"
        )


def check_memory(what: str | Path, needed: int) -> None:
    """Refuse an array (`needed` in bytes) that does not fit into the free memory.

    Raises
    ------
    DataError
        If it needs more than 80% of the free memory.
    """
    if needed <= ALWAYS_UNPACKED:
        return
    free = int(available_bytes() * MEMORY_SHARE)
    if needed > free:
        raise DataError(
            f"{what}: needs {needed / MIB:,.0f} MiB of memory, {free / MIB:,.0f} MiB are "
            f"available; set data.limit, or store the data as uncompressed uint8 (such files are "
            f"mapped, not loaded)"
        )


def roomy(what: str | Path, shape: tuple[int, ...], dtype: Any) -> NDArray[Any]:
    """Allocate an array for images: in memory, or on disk if it is large.

    The file of a large array has no name and is gone when the array is no longer used.

    Raises
    ------
    DataError
        If there is room neither on disk nor in memory.
    """
    needed = math.prod(shape) * np.dtype(dtype).itemsize
    if needed > ALWAYS_UNPACKED and (
        needed >= MAPPED_FROM or needed > MAPPED_SHARE * available_bytes()
    ):
        folder = platformdirs.user_cache_path("guitrainer", appauthor=False)
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            if needed < DISK_SHARE * shutil.disk_usage(folder).free:
                with tempfile.TemporaryFile(dir=folder) as file:
                    return np.asarray(np.memmap(file, dtype, "w+", 0, shape))
    check_memory(what, needed)
    return np.empty(shape, dtype)
