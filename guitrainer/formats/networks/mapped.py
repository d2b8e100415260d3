"""Files mapped into memory, so that only what is read is loaded."""

import mmap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import WeightsError
from guitrainer.files.messages import EMPTY_FILE
from guitrainer.files.opening import open_regular, reading, refuse_holes
from guitrainer.formats.limits import check_memory
from guitrainer.sentences import filled


def mapped(path: Path) -> memoryview:
    """Map a file read-only; it is unmapped when the view is released.

    Raises
    ------
    WeightsError
        If it cannot be opened.
    """
    with open_regular(path, WeightsError) as file, reading(path, WeightsError):
        refuse_holes(path, file, WeightsError)
        if file.seek(0, 2) == 0:
            raise WeightsError(filled(EMPTY_FILE, path))
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def reader(
    where: str, data: memoryview, dtype: str, shape: tuple[int, ...]
) -> Callable[[], NDArray[Any]]:
    """Return a function that copies an array of exactly `shape` from bytes."""

    def read() -> NDArray[Any]:
        kind = np.dtype(dtype)
        needed = int(np.prod([float(n) for n in shape])) * kind.itemsize
        if needed != len(data):
            raise WeightsError(f"{where}: {len(data):,} bytes, its shape {shape} takes {needed:,}")
        check_memory(where, needed)
        return np.frombuffer(data, kind).reshape(shape).copy()

    return read
