"""Readers of files of PyTorch: state_dicts (zip archives and legacy), TorchScript, and .pt2."""

import io
import json
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import WeightsError
from guitrainer.files.archive import open_archive
from guitrainer.files.messages import FORBIDDEN, SAFELY
from guitrainer.files.opening import open_regular, reading
from guitrainer.formats.limits import check_expansion, check_memory
from guitrainer.formats.networks.contents import NamedArray, WeightFile
from guitrainer.formats.networks.pickled import Machine, tensors_in
from guitrainer.formats.networks.pickled_objects import (
    ForbiddenError,
    PickledTensor,
    PickleError,
    Storage,
)
from guitrainer.formats.networks.plain import Wider, from_bfloat16, from_e4m3, from_e5m2
from guitrainer.sentences import filled

LARGEST_PICKLE = 2**26
KNOWN = "written by PyTorch"
LEGACY_MAGIC = 0x1950A86A20F9469CFC6C
LEGACY_BEGINNING = b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19."
# Types of a .pt2 file, by the numbers of torch._export.serde.schema.ScalarType.
_PT2_TYPES = {
    1: "uint8", 2: "int8", 3: "int16", 4: "int32", 5: "int64", 6: "float16", 7: "float32",
    8: "float64", 9: "complex32", 10: "complex64", 11: "complex128", 12: "bool", 13: "bfloat16",
}  # fmt: skip
# Types that NumPy does not have, as they are stored.
_STORED = {"bfloat16": "uint16", "float8_e4m3fn": "uint8", "float8_e5m2": "uint8"}
_WIDER: dict[str, Wider] = {
    "bfloat16": from_bfloat16,
    "float8_e4m3fn": from_e4m3,
    "float8_e5m2": from_e5m2,
}
_MODULES = ("_orig_mod", "model", "state_dict", "model_state_dict", "module", "net", "network")


def read_archive(path: Path, names: list[str]) -> WeightFile:
    """Describe the tensors of a zip archive of PyTorch; `names` are those of its members."""
    if any(name.endswith("/data/weights/model_weights_config.json") for name in names):
        return _read_exported(path, names)
    member = next(name for name in names if name.endswith("data.pkl"))
    folder = member.removesuffix("data.pkl")
    scripted = any(name.startswith(f"{folder}code/") for name in names)
    content = _member(path, member, LARGEST_PICKLE)
    big = f"{folder}byteorder" in names and _member(path, f"{folder}byteorder", 16) == b"big"
    found = tensors_in(_structure(path, Machine(scripted), io.BytesIO(content)))
    read = partial(_from_archive, path, f"{folder}data/", big)
    if not found and scripted and f"{folder}constants.pkl" in names:  # torch.jit.freeze
        content = _member(path, f"{folder}constants.pkl", LARGEST_PICKLE)
        constants = tensors_in(_structure(path, Machine(scripted), io.BytesIO(content)))
        found = {f"constants.{name}": tensor for name, tensor in constants.items()}
        read = partial(_from_archive, path, f"{folder}constants/", big)
    arrays = tuple(_array(name, tensor, read) for name, tensor in found.items())
    return WeightFile("TorchScript" if scripted else "state_dict of PyTorch", arrays)


def read_legacy(path: Path) -> WeightFile:
    """Describe the tensors of a file of PyTorch before 1.6, a sequence of pickles."""
    with open_regular(path, WeightsError) as file, reading(path, WeightsError):
        size = file.seek(0, 2)
        file.seek(0)
        machine = Machine()
        bounded: Any = file
        magic, _version, _system = (_structure(path, Machine(), bounded) for _ in range(3))
        if magic != LEGACY_MAGIC:
            raise WeightsError(f"{path}: a pickle that is not a file of PyTorch; {SAFELY}")
        found = _structure(path, machine, bounded)
        keys = _structure(path, Machine(), bounded)
        places = _places(path, file, machine.storages, keys, size)
    arrays = tuple(
        _array(name, tensor, partial(_from_place, path, places))
        for name, tensor in tensors_in(found).items()
    )
    return WeightFile("state_dict of PyTorch before 1.6", arrays)


def _structure(path: Path, machine: Machine, file: BinaryIO) -> Any:
    try:
        return machine.load(file)
    except ForbiddenError as error:
        raise WeightsError(filled(FORBIDDEN, path, error)) from None
    except PickleError as error:
        raise WeightsError(f"{path}: {error}; {SAFELY}") from None


def _places(
    path: Path, file: BinaryIO, storages: dict[str, Storage], keys: Any, size: int
) -> dict[str, int]:
    """Return the offsets of the storages, which follow the pickles in the order of `keys`."""
    places: dict[str, int] = {}
    if not isinstance(keys, list) or set(map(str, keys)) != set(storages):
        raise WeightsError(f"{path}: damaged: the list of storages does not match the tensors")
    for key in keys:
        storage = storages[key]
        count = int.from_bytes(file.read(8), "little")
        places[key] = file.tell()
        end = places[key] + storage.count * _dtype(path, storage.dtype).itemsize
        if count != storage.count or end > size:
            raise WeightsError(f"{path}: damaged: storage {key[:40]} is truncated")
        file.seek(end)
    return places


def _array(name: str, tensor: PickledTensor, read: Any) -> NamedArray:
    for module in _MODULES:
        name = name.removeprefix(f"{module}.")
    dtype = tensor.storage.dtype + ("" if tensor.scales is None else ", quantized")
    reads = partial(_dequantized, name, read, tensor)
    return NamedArray(name, tensor.size, dtype, reads, "OIHW", KNOWN)


def _dequantized(
    name: str, read: Callable[[PickledTensor], NDArray[Any]], tensor: PickledTensor
) -> NDArray[Any]:
    """Read a tensor; quantized elements become real numbers: scale · (value − zero)."""
    values, scales = read(tensor), tensor.scales
    if scales is None:
        return values
    parts = [
        np.asarray(read(one) if isinstance(one, PickledTensor) else one, np.float32)
        for one in (scales.scale, scales.zero)
    ]
    sides = [1] * values.ndim
    if parts[0].ndim and scales.axis < values.ndim:
        sides[scales.axis] = -1
    try:
        scale, zero = (part.reshape(sides) for part in parts)
        return np.asarray((values.astype(np.float32) - zero) * scale)  # rounded as torch does
    except ValueError:
        raise WeightsError(f"{name}: damaged: its scales do not fit its shape") from None


def _dtype(path: Path, name: str) -> np.dtype[Any]:
    try:
        return np.dtype(_STORED.get(name, name)).newbyteorder("<")
    except TypeError:
        raise WeightsError(f"{path}: elements of type {name}, accepted: real numbers") from None


def _from_archive(path: Path, folder: str, big: bool, tensor: PickledTensor) -> NDArray[Any]:
    storage = tensor.storage
    dtype = _dtype(path, storage.dtype)
    content = _member(path, f"{folder}{storage.key}", storage.count * dtype.itemsize)
    return _view(path, tensor, np.frombuffer(content, dtype.newbyteorder(">" if big else "<")))


def _from_place(path: Path, places: dict[str, int], tensor: PickledTensor) -> NDArray[Any]:
    dtype = _dtype(path, tensor.storage.dtype)
    count = tensor.storage.count * dtype.itemsize
    check_memory(path, count)
    with open_regular(path, WeightsError) as file, reading(path, WeightsError):
        file.seek(places[tensor.storage.key])
        return _view(path, tensor, np.frombuffer(file.read(count), dtype))


def _view(path: Path, tensor: PickledTensor, flat: NDArray[Any]) -> NDArray[Any]:
    """Copy of the part of a storage that a tensor shows."""
    size, stride = tensor.size, tensor.stride
    last = tensor.offset + sum((n - 1) * step for n, step in zip(size, stride, strict=False))
    if len(size) != len(stride) or last >= len(flat):
        raise WeightsError(f"{path}: damaged: a tensor of shape {size} reaches beyond its storage")
    if np.prod([float(n) for n in size]) > len(flat):
        raise WeightsError(f"{path}: a tensor of shape {size} repeats its elements")
    strides = tuple(step * flat.itemsize for step in stride)
    shown = np.lib.stride_tricks.as_strided(flat[tensor.offset :], size, strides).copy()
    wider = _WIDER.get(tensor.storage.dtype)
    return shown if wider is None else wider(shown)


def _member(path: Path, name: str, most: int) -> bytes:
    """Read a member of at most `most` bytes; its checksum is verified."""
    with open_archive(path, WeightsError, what="a file of PyTorch") as (archive, _):
        try:
            info = archive.getinfo(name)
        except KeyError:
            raise zipfile.BadZipFile(f"{name[:60]} is missing") from None
        check_expansion(path, info.compress_size, info.file_size)
        if info.file_size > most and most < LARGEST_PICKLE:
            # Older versions of PyTorch stored tensors that share a larger storage.
            raise zipfile.BadZipFile(f"{name[:60]}: {info.file_size:,} bytes, expected {most:,}")
        check_memory(path, info.file_size)
        with archive.open(info) as member:
            pieces = []
            while piece := member.read(2**20):
                pieces.append(piece)
    return b"".join(pieces)


def _read_exported(path: Path, names: list[str]) -> WeightFile:
    """Describe the tensors of a .pt2 file, whose weights are plain bytes with a table in JSON."""
    config = next(n for n in names if n.endswith("/data/weights/model_weights_config.json"))
    folder = config.removesuffix("model_weights_config.json")
    try:
        table = json.loads(_member(path, config, LARGEST_PICKLE))["config"]
        arrays = tuple(
            _array(name, _exported(entry), partial(_from_exported, path, folder))
            for name, entry in table.items()
            if not entry["use_pickle"]
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise WeightsError(
            f"{path}: damaged: the table of weights cannot be read ({type(error).__name__})"
        ) from None
    return WeightFile(".pt2 of torch.export", arrays)


def _exported(entry: Any) -> PickledTensor:
    meta = entry["tensor_meta"]
    size, stride = (tuple(int(n["as_int"]) for n in meta[key]) for key in ("sizes", "strides"))
    if min((*size, *stride, 0)) < 0 or len(size) > 16:
        raise ValueError("negative size")
    offset = int(meta["storage_offset"]["as_int"])
    if offset < 0:
        raise ValueError("negative offset")
    last = offset + sum((n - 1) * step for n, step in zip(size, stride, strict=True)) + 1
    dtype = _PT2_TYPES[meta["dtype"]]
    return PickledTensor(Storage(str(entry["path_name"]), dtype, last), offset, size, stride)


def _from_exported(path: Path, folder: str, tensor: PickledTensor) -> NDArray[Any]:
    dtype = _dtype(path, tensor.storage.dtype)
    content = _member(path, f"{folder}{tensor.storage.key}", 2**40)
    count = len(content) // dtype.itemsize
    return _view(path, tensor, np.frombuffer(content, dtype, count))
