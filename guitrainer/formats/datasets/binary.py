"""Reads the binary formats of CIFAR, STL-10 and smallNORB, and the drawings of QuickDraw.

Layouts: https://www.cs.toronto.edu/~kriz/cifar.html, https://cs.stanford.edu/~acoates/stl10/,
https://cs.nyu.edu/~ylclab/data/norb-v1.0-small/, https://github.com/googlecreativelab/quickdraw-dataset
"""

import math
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Data
from guitrainer.errors import DataError
from guitrainer.files.names import shortened
from guitrainer.files.opening import open_regular, reading
from guitrainer.formats.datasets.assembling import assembled
from guitrainer.formats.datasets.class_files import lines_of
from guitrainer.formats.datasets.contents import Contents, ImagePart, PartName, check_unused
from guitrainer.formats.datasets.roles import role_of
from guitrainer.formats.stored import StoredArray, in_memory, joined
from guitrainer.reports import Remark

CIFAR_10 = (
    *("airplane", "automobile", "bird", "cat", "deer"),
    *("dog", "frog", "horse", "ship", "truck"),
)
STL_10 = (
    *("airplane", "bird", "car", "cat", "deer"),
    *("dog", "horse", "monkey", "ship", "truck"),
)
NORB = ("animal", "human", "airplane", "truck", "car")
STL_IMAGE = (3, 96, 96)
_NORB_TYPES = {0x51: "<f4", 0x53: "<f8", 0x54: "<i4", 0x55: "u1", 0x56: "<i2"}
_NORB_LEAST = 3  # sizes in a header, however few axes there are


@dataclass(frozen=True)
class CifarRecord:
    """Layout of one image in CIFAR: bytes of labels, then planes of red, green and blue."""

    name: str
    labels: Mapping[str, int]  # number of classes by name of the label
    names: tuple[str, ...] = ()

    @property
    def dtype(self) -> np.dtype[Any]:
        """A record."""
        labels = [(name, "u1") for name in self.labels]
        return np.dtype([*labels, ("image", "u1", (3, 32, 32))])


RECORDS = (
    CifarRecord("CIFAR-10 (binary)", {"fine": 10}, CIFAR_10),
    CifarRecord("CIFAR-100 (binary)", {"coarse": 20, "fine": 100}),
)


def read_raw(path: Path, data: Data) -> Contents:
    """Return the contents of a single file of CIFAR.

    Raises
    ------
    DataError
        If it is not one.
    """
    return _cifar(path, {"train": [path]}, data)


def read_raw_folder(path: Path, files: Sequence[Path], data: Data) -> Contents | None:
    """Return the contents of a folder of CIFAR or STL-10; None if it has no such files."""
    roles = {file: role for file in files if (role := role_of(file.stem)) is not None}
    if any(role.kind == "labels" for role in roles.values()):
        return _stl(path, list(roles), data)
    parts: dict[PartName, list[Path]] = {}
    for file, role in roles.items():
        if role.part is not None or role.kind == "images":
            parts.setdefault(role.part or "train", []).append(file)
    return _cifar(path, parts, data) if parts else None


def _cifar(path: Path, files: Mapping[PartName, Sequence[Path]], data: Data) -> Contents:
    everything = [file for some in files.values() for file in some]
    record = _record_of(everything[0])
    label = _label(path, record, data)
    parts: dict[PartName, ImagePart] = {}
    for part, some in files.items():
        tables = [_records(file, record) for file in some]
        images = [in_memory(str(f), t["image"]) for f, t in zip(some, tables, strict=True)]
        labels = [in_memory(str(f), t[label]) for f, t in zip(some, tables, strict=True)]
        name = str(some[0].parent) if len(some) > 1 else str(some[0])
        parts[part] = ImagePart(joined(name, images), joined(name, labels))
    if "train" not in parts:
        raise DataError(f"{path}: no training images; found only {everything[0].name}")
    folder = everything[0].parent
    beside = "batches.meta.txt" if len(record.labels) == 1 else f"{label}_label_names.txt"
    names = lines_of(folder / beside)
    size = record.labels[label]
    remarks = [Remark("names_file", {"file": beside})] if len(names) == size else []
    if len(record.labels) > 1:
        other = "coarse" if label == "fine" else "fine"
        values = {"used": label, "other": other, "path": path.name}
        remarks.append(Remark("coarse", values))
    known = dict(enumerate(names if len(names) == size else record.names or map(str, range(size))))
    arrays = tuple(part.images for part in parts.values())
    found = Contents(path, record.name, parts, arrays)
    return replace(found, class_names=known, remarks=tuple(remarks))


def _record_of(file: Path) -> CifarRecord:
    """Tell CIFAR-10 from CIFAR-100 by the size of a file and its labels."""
    size = file.stat().st_size
    for record in RECORDS:
        if size and size % record.dtype.itemsize == 0:
            table = _records(file, record)
            if all(table[name].max() < count for name, count in record.labels.items()):
                return record
    raise DataError(
        f"{file}: {size:,} bytes; accepted: CIFAR-10 (a multiple of 3,073 bytes, the first of each "
        "a label from 0 to 9) or CIFAR-100 (a multiple of 3,074, with labels below 20 and 100)"
    )


def _records(file: Path, record: CifarRecord) -> NDArray[Any]:
    with open_regular(file, DataError) as opened, reading(file, DataError):
        size = opened.seek(0, 2)
        if not size or size % record.dtype.itemsize:
            raise DataError(
                f"{file}: {size:,} bytes; accepted: a multiple of {record.dtype.itemsize:,}, the "
                f"size of an image in {record.name}"
            )
        return np.memmap(opened, record.dtype, "r")


def _label(path: Path, record: CifarRecord, data: Data) -> str:
    """Name of the labels that are asked for: fine unless data.labels or data.split say coarse."""
    check_unused(path, data, images="contains only one kind of images")
    asked = {"data.labels": data.labels, "data.split": data.split}
    given = {field: name for field, name in asked.items() if name is not None}
    for field, name in given.items():
        if name not in record.labels or len(record.labels) == 1:
            accepted = " or ".join(record.labels) if len(record.labels) > 1 else "none"
            what = "labels" if field == "data.labels" else "set"
            raise DataError(
                f"{field}: {path} contains no {what} {shortened(name, 60)}; accepted: {accepted}"
            )
    if len(set(given.values())) > 1:
        raise DataError(
            f"data.labels: got {data.labels}, but data.split (or the name after #) is "
            f"{data.split}; accepted: one of them, or twice the same"
        )
    return next(iter(given.values()), "fine")


def _stl(path: Path, files: Sequence[Path], data: Data) -> Contents:
    arrays: dict[str, StoredArray] = {}
    for file in files:
        role = role_of(file.stem)
        kind = role.kind if role is not None else None
        if kind is not None:
            arrays[file.stem] = _stl_array(file, STL_IMAGE if kind == "images" else ())
    found = assembled(path, "STL-10 (binary)", arrays, data)
    names = lines_of(path / "class_names.txt")
    known = dict(enumerate(names if len(names) == len(STL_10) else STL_10, 1))
    return replace(found, orientation="transposed", class_names=known)


def _stl_array(file: Path, item: tuple[int, ...]) -> StoredArray:
    with open_regular(file, DataError) as opened, reading(file, DataError):
        size, each = opened.seek(0, 2), math.prod(item)
        if not size or size % each:
            raise DataError(
                f"{file}: {size:,} bytes; accepted: a multiple of {each:,}, the size of an image "
                "in STL-10"
            )
        return in_memory(str(file), np.memmap(opened, np.uint8, "r", 0, (size // each, *item)))


def read_norb_folder(path: Path, files: Sequence[Path], data: Data) -> Contents | None:
    """Return the contents of a folder of smallNORB; the left image of every pair is used.

    Raises
    ------
    DataError
        If a header is damaged, or does not agree with the size of its file.
    """
    arrays: dict[str, StoredArray] = {}
    for file in files:
        kind = {"dat": "images", "cat": "labels"}.get(file.stem.rpartition("-")[2])
        role = role_of(file.stem)
        if kind is not None:
            part = role.part if role is not None else None
            array = _norb_array(file)
            left = array[:, 0] if array.ndim == 4 else array
            arrays[f"{part or 'train'}_{kind}"] = in_memory(str(file), left)
    found = assembled(path, "smallNORB", arrays, data)
    remarks = (*found.remarks, Remark("stereo", {}))
    return replace(found, class_names=dict(enumerate(NORB)), remarks=remarks)


def _norb_array(file: Path) -> NDArray[Any]:
    with open_regular(file, DataError) as opened, reading(file, DataError):
        size = opened.seek(0, 2)
        opened.seek(0)
        head = opened.read(8)
        if len(head) < 8 or head[0] not in _NORB_TYPES:
            raise DataError(f"{file}: not a file of smallNORB: its header is damaged")
        dtype, axes = np.dtype(_NORB_TYPES[head[0]]), int.from_bytes(head[4:], "little")
        if not 1 <= axes <= 4:
            raise DataError(f"{file}: a header of {axes} axes; accepted: 1 to 4")
        stored = max(axes, _NORB_LEAST)
        sizes = opened.read(4 * stored)
        if len(sizes) < 4 * stored:
            raise DataError(f"{file}: ends inside its header")
        shape = struct.unpack(f"<{stored}I", sizes)[:axes]
        offset = 8 + 4 * stored
        if math.prod(shape) * dtype.itemsize != size - offset or not math.prod(shape):
            raise DataError(
                f"{file}: the header (shape {shape}) promises {math.prod(shape) * dtype.itemsize:,}"
                f" bytes, the file holds {size - offset:,}"
            )
        return np.memmap(opened, dtype, "r", offset, shape)
