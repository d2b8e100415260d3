"""Files for the tests of readers: IDX and .npz of any content, right or wrong."""

import gzip
import io
import math
import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

TRAIN_IMAGES = "train-images-idx3-ubyte"
TRAIN_LABELS = "train-labels-idx1-ubyte"
TEST_IMAGES = "t10k-images-idx3-ubyte"
TEST_LABELS = "t10k-labels-idx1-ubyte"


def idx_header(*shape: int, element: int = 0x08) -> bytes:
    return bytes((0, 0, element, len(shape))) + struct.pack(f">{len(shape)}I", *shape)


def idx_bytes(array: NDArray[np.uint8]) -> bytes:
    return idx_header(*array.shape) + array.tobytes()


def pictures(*shape: int) -> NDArray[np.uint8]:
    """Pixels that tell every place from its neighbors."""
    return (np.arange(math.prod(shape)) * 7 % 251).astype(np.uint8).reshape(shape)


def numbers(count: int, classes: int = 3) -> NDArray[np.uint8]:
    return (np.arange(count) % classes).astype(np.uint8)


def write_folder(
    folder: Path, packed: bool = False, changed: dict[str, bytes | None] | None = None
) -> Path:
    """A sound folder of 12 training and 6 test images of 5×4, with some files changed.

    Keys of `changed` are train_images, train_labels, test_images, test_labels; None leaves a
    file out.
    """
    contents = {
        "train_images": (TRAIN_IMAGES, idx_bytes(pictures(12, 5, 4))),
        "train_labels": (TRAIN_LABELS, idx_bytes(numbers(12))),
        "test_images": (TEST_IMAGES, idx_bytes(pictures(6, 5, 4))),
        "test_labels": (TEST_LABELS, idx_bytes(numbers(6))),
    }
    folder.mkdir(exist_ok=True)
    for key, (name, content) in contents.items():
        new = (changed or {}).get(key, content)
        if new is not None:
            path = folder / (f"{name}.gz" if packed else name)
            path.write_bytes(gzip.compress(new) if packed else new)
    return folder


def npy_bytes(array: NDArray[Any], **header: object) -> bytes:
    """An .npy file of `array`, its header claiming something else where asked."""
    buffer = io.BytesIO()
    described = np.lib.format.header_data_from_array_1_0(array) | header
    np.lib.format.write_array_header_1_0(buffer, described)
    return buffer.getvalue() + array.tobytes()


def write_npz(path: Path, compressed: bool = False, **members: bytes) -> Path:
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with zipfile.ZipFile(path, "w", method) as archive:
        for key, content in members.items():
            archive.writestr(f"{key}.npy", content)
    return path
