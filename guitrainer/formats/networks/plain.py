"""Readers of files that consist of named arrays: safetensors, .npz and .npy."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import DataError, WeightsError
from guitrainer.formats.datasets.matlab import mat_arrays
from guitrainer.formats.limits import check_memory
from guitrainer.formats.networks.contents import UNORDERED, NamedArray, WeightFile
from guitrainer.formats.npz import npz_headers, read_npy, read_npz
from guitrainer.formats.stored import StoredArray
from guitrainer.formats.tensors import Tensor, array_at, opened_foreign

# Value of "format" in the metadata of a safetensors file, and the order in which it stores filters.
_WRITERS = {
    "pt": ("OIHW", "written by PyTorch"),
    "tf": ("HWIO", "written by TensorFlow"),
    "flax": ("HWIO", "written by Flax"),
    "mlx": ("OHWI", "written by MLX"),
}


def read_safetensors(path: Path) -> WeightFile:
    """Describe the arrays of a safetensors file."""
    with opened_foreign(path, WeightsError) as file:
        tensors, metadata, body = file.tensors, file.metadata, file.body
    axes, known = _WRITERS.get(metadata.get("format", ""), (None, ""))
    ordered = sorted(tensors.items(), key=lambda item: natural(item[0]))
    entries = tuple(
        NamedArray(
            name, tensor.shape, tensor.name, partial(_tensor, path, name, body, tensor), axes, known
        )
        for name, tensor in ordered
    )
    return WeightFile("safetensors", entries, (UNORDERED,))


def _tensor(path: Path, name: str, body: int, tensor: Tensor) -> NDArray[Any]:
    check_memory(f"{path}: {name}", tensor.end - tensor.begin)
    array = array_at(path, body, tensor, WeightsError)
    wider = _WIDER.get(tensor.name)
    return array if wider is None else wider(array)


def from_bfloat16(halves: NDArray[np.uint16]) -> NDArray[np.float32]:
    """Convert bfloat16 numbers, stored as uint16, to float32 (exactly)."""
    return (halves.astype(np.uint32) << 16).view(np.float32)


def from_e5m2(bytes_: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Convert 8-bit numbers with 5 bits of exponent to float32 (exactly).

    They are the upper halves of float16 numbers.
    """
    return (bytes_.astype(np.uint16) << 8).view(np.float16).astype(np.float32)


def from_e4m3(bytes_: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Convert 8-bit numbers with 4 bits of exponent and without infinities to float32 (exactly).

    Micikevicius et al., FP8 formats for deep learning (arXiv:2209.05433), table 1.
    """
    codes = np.arange(256)
    exponent, mantissa = codes >> 3 & 15, codes & 7
    sizes = np.where(exponent, (8 + mantissa) * 2.0 ** (exponent - 10), mantissa * 2.0**-9)
    sizes[codes & 127 == 127] = np.nan
    table = np.where(codes & 128, -sizes, sizes).astype(np.float32)
    return np.asarray(table[bytes_])


Wider = Callable[[NDArray[Any]], NDArray[np.float32]]
_WIDER: dict[str, Wider] = {
    "BF16": from_bfloat16, "F8_E4M3": from_e4m3, "F8_E5M2": from_e5m2,
}  # fmt: skip


def read_npz_arrays(path: Path) -> WeightFile:
    """Describe the arrays of an .npz file."""
    faults: list[str] = []
    headers = npz_headers(path, faults)
    entries = tuple(
        NamedArray(key, header.shape, str(header.dtype), partial(_member, path, key))
        for key, header in headers.items()
    )
    return WeightFile(".npz of NumPy", entries, faults=tuple(faults))


def _member(path: Path, key: str) -> NDArray[Any]:
    return read_npz(path, (key,))[key]


def read_single(path: Path) -> WeightFile:
    """Describe the array of an .npy file."""
    array = read_npy(path)
    entry = NamedArray(path.stem, array.shape, str(array.dtype), partial(read_npy, path))
    return WeightFile(".npy of NumPy", (entry,))


def read_matlab(path: Path) -> WeightFile:
    """Describe the arrays of a MATLAB file of version 5, such as those of MatConvNet."""
    arrays = []
    for name, stored in mat_arrays(path, cells=True).items():
        if isinstance(stored, DataError):
            continue
        network = re.search(r"layers\{|params\{", name) is not None
        axes, known = ("HWIO", "written by MatConvNet") if network else (None, "")
        shape = stored.shape
        # MATLAB leaves out axes of length 1 at the end: a single filter has three axes.
        read = partial(_matrix, stored)
        if network and len(shape) == 3 and min(shape) > 1:
            shape, read = (*shape, 1), partial(_matrix, stored, (*shape, 1))
        shape = (max(shape),) if len(shape) == 2 and min(shape) == 1 else shape
        arrays.append(NamedArray(name, shape, str(stored.dtype), read, axes, known))
    return WeightFile("MATLAB file", tuple(arrays))


def _matrix(stored: StoredArray, shape: tuple[int, ...] | None = None) -> NDArray[Any]:
    array = stored.read(None)
    return array if shape is None else array.reshape(shape)


def natural(name: str) -> list[tuple[int, int, str]]:
    """Return a key for sorting names so that numbers in them count as numbers.

    >>> sorted(["conv10", "conv2", "conv"], key=natural)
    ['conv', 'conv2', 'conv10']
    """
    parts = re.split(r"(\d{1,18})", name)
    return [(1, int(p), "") if p.isdecimal() and p.isascii() else (0, 0, p) for p in parts]
