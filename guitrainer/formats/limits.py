"""Limits for the unpacked size of files and for memory allocated for them."""

from pathlib import Path

from guitrainer.errors import DataError
from guitrainer.files.opening import ALWAYS_UNPACKED, LARGEST_EXPANSION, MIB, expands_too_much
from guitrainer.machine_memory import available_bytes

MEMORY_SHARE = 0.8
"""Share of the free memory that one array of images may occupy."""


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
