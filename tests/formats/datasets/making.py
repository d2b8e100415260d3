"""Images and labels in the layouts of public datasets, written by the usual libraries."""

import bz2
import gzip
import lzma
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
IDX_CODES = {"uint8": 8, "int8": 9, "int16": 11, "int32": 12, "float32": 13, "float64": 14}
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": lambda content: gzip.compress(content, mtime=0),
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}


def drawn(count: int, size: int = 28, seed: int = 0) -> tuple[Array, Array]:
    """Images of bars that differ from their transposes, (n, size, size), and labels 0 to 9."""
    rng = np.random.default_rng(seed)
    labels = rng.permutation(np.arange(count) % 10).astype(np.uint8)
    images = np.zeros((count, size, size), np.uint8)
    for image, label in zip(images, labels, strict=True):
        image[2 + int(label), 1 : size - 2] = rng.integers(150, 255)
        image[size // 2 :, 3] = rng.integers(100, 255)
    images[:, 0, 0] = 255
    return images, labels


def idx(array: Array) -> bytes:
    header = bytes([0, 0, IDX_CODES[array.dtype.name], array.ndim])
    sizes = struct.pack(f">{array.ndim}I", *array.shape)
    return header + sizes + array.astype(array.dtype.newbyteorder(">")).tobytes()


def write_idx(path: Path, array: Array) -> None:
    suffix = path.suffix if path.suffix in PACKERS else ""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(PACKERS[suffix](idx(array)))


def colored(images: Array) -> Array:
    """Images (n, h, w, 3) whose channels differ."""
    return np.stack([images, images // 2, images // 4], axis=-1)
