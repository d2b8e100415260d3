"""Readers of Darknet, Caffe, GGUF and MatConvNet."""

import re
import struct
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import WeightsError
from guitrainer.files.opening import kind_of, read_regular
from guitrainer.formats.networks.contents import Kind, NamedArray, WeightFile
from guitrainer.formats.networks.mapped import mapped, reader
from guitrainer.formats.networks.plain import from_bfloat16
from guitrainer.formats.networks.protobuf import Message, WireError

LARGEST_CFG = 2**22
MOST_TENSORS = 65_536
LONGEST_TEXT = 2**20
V1_DECONVOLUTION = 39
# Major, minor and revision of the format, as 32-bit integers; forks write other revisions.
DARKNET_HEAD = re.compile(rb"\0{4}[\1\2]\0{3}[\0-\x0f]\0{3}")


def read_darknet(path: Path) -> WeightFile:
    """Describe the filters of a .weights file of Darknet, whose layers are in the .cfg beside it.

    Raises
    ------
    WeightsError
        If the .cfg is missing, or does not fit the weights.
    """
    sections = _sections(path)
    data = mapped(path)
    major, minor, _ = struct.unpack("<3i", data[:12])
    place = 12 + (8 if major * 10 + minor >= 2 else 4)
    arrays: list[NamedArray] = []
    try:
        channels = [int(sections[0][1].get("channels", 3))]
        sides = [(int(sections[0][1].get("height", 0)), int(sections[0][1].get("width", 0)))]
        for index, (kind, options) in enumerate(sections[1:]):
            place = _darknet_layer(path, data, place, index, kind, options, channels, sides, arrays)
    except (ValueError, IndexError, ZeroDivisionError) as error:
        raise WeightsError(f"{path}: its .cfg is damaged ({str(error)[:80]})") from None
    if place != len(data):
        raise WeightsError(
            f"{path}: {len(data):,} bytes, the layers of its .cfg take {place:,}; accepted: the "
            ".cfg that the weights were trained with"
        )
    return WeightFile("Darknet", tuple(arrays))


def _sections(path: Path) -> list[tuple[str, dict[str, str]]]:
    config = path.with_suffix(".cfg")
    if kind_of(config, WeightsError) != "file":
        raise WeightsError(
            f"{path}: weights of Darknet need their layers; accepted: {config.name} in the same "
            "folder"
        )
    text = read_regular(config, WeightsError, most=LARGEST_CFG).decode("utf-8", "replace")
    sections: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        line = line.split("#")[0].strip()
        if found := re.fullmatch(r"\[(\w+)\]", line):
            sections.append((found[1].lower(), {}))
        elif "=" in line and sections:
            key, _, value = line.partition("=")
            sections[-1][1][key.strip()] = value.strip()
    if not sections or sections[0][0] not in ("net", "network"):
        raise WeightsError(f"{config}: not a .cfg of Darknet; accepted: [net], then the layers")
    return sections


def _darknet_layer(
    path: Path,
    data: memoryview,
    place: int,
    index: int,
    kind: str,
    options: dict[str, str],
    channels: list[int],
    sides: list[tuple[int, int]],
    arrays: list[NamedArray],
) -> int:
    """Add the arrays of one layer; return the place behind it."""
    inputs, (height, width) = channels[-1], sides[-1]
    outputs = inputs
    if kind == "convolutional":
        outputs, window = int(options.get("filters", 1)), int(options.get("size", 1))
        step, groups = int(options.get("stride", 1)), int(options.get("groups", 1))
        vectors = 4 if int(options.get("batch_normalize", 0)) else 1
        shape = (outputs, inputs // groups, window, window)
        place += 4 * vectors * outputs
        size = 4 * outputs * (inputs // groups) * window**2
        if size < 0 or place + size > len(data):
            raise WeightsError(f"{path}: ends inside layer {index} of its .cfg: {shape}")
        name = f"{index}.convolutional"
        read = reader(f"{path}: {name}", data[place : place + size], "<f4", shape)
        arrays.append(
            NamedArray(name, shape, "float32", read, "OIHW", "written by Darknet", "convolution")
        )
        place += size
        pad = window // 2 if int(options.get("pad", 0)) else int(options.get("padding", 0))
        height, width = ((side + 2 * pad - window) // step + 1 for side in (height, width))
    elif kind == "connected":
        outputs = int(options.get("output", 1))
        vectors = 4 if int(options.get("batch_normalize", 0)) else 1
        place += 4 * (vectors * outputs + outputs * inputs * height * width)
        height = width = 1
    elif kind in ("maxpool", "avgpool"):
        step = int(options.get("stride", 1))
        window = int(options.get("size", step))
        pad = int(options.get("padding", window - 1))
        global_pool = kind == "avgpool"
        height, width = (
            1 if global_pool else (side + pad - window) // step + 1 for side in (height, width)
        )
    elif kind in ("upsample", "reorg"):
        step = int(options.get("stride", 2))
        larger = kind == "upsample"
        height, width = (n * step if larger else n // step for n in (height, width))
        outputs = inputs if kind == "upsample" else inputs * step**2
    elif kind == "route":
        places = [int(part) for part in options["layers"].split(",")]
        found = [(n if n >= 0 else index + n) + 1 for n in places]
        outputs = sum(channels[n] for n in found) // int(options.get("groups", 1))
        height, width = sides[found[0]]
    elif kind not in ("shortcut", "yolo", "region", "detection", "dropout", "softmax", "cost"):
        raise WeightsError(f"{path}: layer [{kind[:40]}] of its .cfg is not supported")
    channels.append(outputs)
    sides.append((height, width))
    return place


def read_caffe(path: Path) -> WeightFile:
    """Describe the filters of a .caffemodel.

    Raises
    ------
    WeightsError
        If it is damaged, or not a network of Caffe.
    """
    try:
        network = Message(mapped(path))
        layers = [
            (layer.text(1), layer.text(2), layer.messages(7)) for layer in network.messages(100)
        ]
        layers += [
            (layer.text(4), "Deconvolution" if layer.number(5) == V1_DECONVOLUTION else "",
             layer.messages(6))
            for layer in network.messages(2)
        ]  # fmt: skip
        arrays = tuple(
            _blob(path, f"{name}.{'weight' if not index else f'blob{index}'}", kind, blob)
            for name, kind, blobs in layers
            for index, blob in enumerate(blobs)
        )
    except WireError as error:
        raise WeightsError(
            f"{path}: not a trained network, or damaged (read as Caffe: {error})"
        ) from None
    if not arrays:
        raise WeightsError(f"{path}: not a trained network: no layers with weights in it")
    return WeightFile("Caffe", arrays)


def _blob(path: Path, name: str, layer: str, blob: Message) -> NamedArray:
    shapes = blob.messages(7)
    sizes = shapes[0].numbers(1, 64) if shapes else [blob.number(n) for n in (1, 2, 3, 4)]
    shape = tuple(sizes)
    transposed = layer == "Deconvolution"
    kind: Kind = "transposed" if transposed else "convolution"

    def read() -> NDArray[Any]:
        values = blob.array(8, "<f8") if 8 in blob else blob.array(5, "<f4")
        try:
            return values.reshape(shape)
        except ValueError:
            raise WeightsError(
                f"{path}: {name}: {values.size:,} numbers, its shape is {shape}"
            ) from None

    if layer == "InnerProduct" or min((*shape, 0)) < 0:
        shape = (-1,)
    axes = "IOHW" if transposed else "OIHW"
    stored = "float64" if 8 in blob else "float32"
    return NamedArray(name, shape, stored, read, axes, "written by Caffe", kind)


_GGUF_NUMBERS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q",
                 11: "<q", 12: "<d"}  # fmt: skip
_GGUF_TEXT, _GGUF_LIST = 8, 9
_GGUF_TYPES = {0: ("float32", "<f4"), 1: ("float16", "<f2"), 30: ("bfloat16", "<u2"),
               28: ("float64", "<f8"), 24: ("int8", "i1"), 26: ("int32", "<i4")}  # fmt: skip


class _Gguf:
    """The header of a GGUF file, read from front to back."""

    def __init__(self, data: memoryview) -> None:
        self._data, self.place = data, 4

    def number(self, layout: str) -> Any:
        value = struct.unpack_from(layout, self._data, self.place)[0]
        self.place += struct.calcsize(layout)
        return value

    def text(self) -> str:
        size = self.number("<Q")
        if size > LONGEST_TEXT or self.place + size > len(self._data):
            raise ValueError("a text that is too long")
        self.place += size
        return bytes(self._data[self.place - size : self.place]).decode("utf-8", "replace")

    def value(self, kind: int, depth: int = 0) -> Any:
        if kind == _GGUF_TEXT:
            return self.text()
        if kind in _GGUF_NUMBERS:
            return self.number(_GGUF_NUMBERS[kind])
        if kind != _GGUF_LIST or depth > 4:
            raise ValueError(f"a value of type {kind}")
        inner, count = self.number("<I"), self.number("<Q")
        if inner in _GGUF_NUMBERS:
            self.place += count * struct.calcsize(_GGUF_NUMBERS[inner])
            if self.place > len(self._data):
                raise ValueError("a list beyond the end")
            return None
        if count > 2**24:
            raise ValueError("a list that is too long")
        for _ in range(count):
            self.value(inner, depth + 1)
        return None


def read_gguf(path: Path) -> WeightFile:
    """Describe the filters of a GGUF file, such as the patch embedding of a vision model.

    Raises
    ------
    WeightsError
        If it is damaged, or of another version.
    """
    data = mapped(path)
    try:
        arrays = tuple(_gguf_tensors(path, data))
    except (struct.error, ValueError, OverflowError, MemoryError) as error:
        raise WeightsError(f"{path}: damaged GGUF file ({str(error)[:80]})") from None
    return WeightFile("GGUF", arrays)


def _gguf_tensors(path: Path, data: memoryview) -> list[NamedArray]:
    header = _Gguf(data)
    version, count, pairs = header.number("<I"), header.number("<Q"), header.number("<Q")
    if version not in (2, 3) or count > MOST_TENSORS or pairs > MOST_TENSORS:
        raise ValueError(f"version {version}, {count} arrays")
    table = {}
    for _ in range(pairs):
        key = header.text()
        table[key] = header.value(header.number("<I"))
    entries = []
    for _ in range(count):
        name, axes = header.text(), header.number("<I")
        if axes > 8:
            raise ValueError(f"{axes} axes")
        sizes = tuple(header.number("<Q") for _ in range(axes))
        entries.append((name, sizes[::-1], header.number("<I"), header.number("<Q")))
    aligned = table.get("general.alignment", 32)
    if not isinstance(aligned, int) or not 0 < aligned <= 2**20:
        raise ValueError(f"alignment {aligned}")
    start = -(-header.place // aligned) * aligned
    return [_gguf_array(path, data[start:], *entry) for entry in entries]


def _gguf_array(
    path: Path, data: memoryview, name: str, shape: tuple[int, ...], kind: int, offset: int
) -> NamedArray:
    told, dtype = _GGUF_TYPES.get(kind, (f"type {kind}", ""))
    known = "written by ggml"
    if not dtype:
        read = partial(_gguf_quantized, path, name, kind)
        return NamedArray(name, shape, told, read, "OIHW", known)
    size = int(np.prod([float(side) for side in shape])) * np.dtype(dtype).itemsize
    plain = reader(f"{path}: {name}", data[offset : offset + size], dtype, shape)
    if told == "bfloat16":
        return NamedArray(name, shape, told, partial(_wider, plain), "OIHW", known)
    return NamedArray(name, shape, told, plain, "OIHW", known)


def _wider(plain: Any) -> NDArray[Any]:
    return from_bfloat16(plain())


def _gguf_quantized(path: Path, name: str, kind: int) -> NDArray[Any]:
    raise WeightsError(
        f"{path}: {name}: quantized blocks (type {kind}), accepted: float32, float16, bfloat16"
    )
