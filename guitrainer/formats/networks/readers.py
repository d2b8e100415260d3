"""Chooses the reader of a file of a trained network by its first bytes."""

from collections.abc import Callable
from pathlib import Path

from guitrainer.errors import DataError, WeightsError
from guitrainer.files.opening import open_regular, reading
from guitrainer.formats.networks import plain
from guitrainer.formats.networks.contents import MOST_ARRAYS, ArrayFile
from guitrainer.formats.sniffing import HEAD, format_of_bytes

Reader = Callable[[Path], ArrayFile]

FORMATS = "safetensors, .npz, .npy"


def read_contents(path: Path) -> ArrayFile:
    """Describe the arrays of a file of a trained network.

    Raises
    ------
    WeightsError
        If the file cannot be read, is of an unknown format, or is damaged.
    """
    try:
        contents = reader_of(path)(path)
    except DataError as error:
        raise WeightsError(str(error)) from error
    if len(contents.entries) > MOST_ARRAYS:
        raise WeightsError(
            f"{path}: {len(contents.entries):,} arrays, accepted: up to {MOST_ARRAYS:,}"
        )
    return contents


def reader_of(path: Path) -> Reader:
    """Return the reader for the file at `path`.

    Raises
    ------
    WeightsError
        If the format is not supported.
    """
    with open_regular(path, WeightsError) as file, reading(path, WeightsError):
        head = file.read(HEAD)
    if head[8:9] == b"{" and head[:8] != b"\0" * 8:
        return plain.read_safetensors
    if head.startswith(b"PK\x03\x04"):
        return plain.read_npz_arrays
    if head.startswith(b"\x93NUMPY"):
        return plain.read_single
    raise WeightsError(
        f"{path}: not a trained network but {format_of_bytes(head).name}; accepted: {FORMATS}"
    )
