"""Filters of the user's own as files, which experiments name."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FOLDER = "hand-made"  # beside the runs


def save_weight(weight: NDArray[np.float32], root: Path) -> Path:
    """Write a weight below `root`, and tell where.

    The name follows from the numbers: a file never changes, so that an experiment that names it
    can be repeated.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    from guitrainer.runs.files import make_folder, write_atomically

    stream = BytesIO()
    np.save(stream, weight, allow_pickle=False)
    content = stream.getvalue()
    folder = root.absolute() / FOLDER
    path = folder / f"filters-{sha256(content).hexdigest()[:12]}.npy"
    if not path.exists():
        make_folder(folder)
        write_atomically(path, content)
    return path
