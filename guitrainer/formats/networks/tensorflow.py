"""Readers of TensorFlow: the folder of a SavedModel, and TensorFlow.js."""

import json
import struct
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import WeightsError
from guitrainer.files.opening import kind_of, open_regular, read_regular, reading
from guitrainer.formats.networks.contents import NamedArray, WeightFile
from guitrainer.formats.networks.mapped import mapped, reader
from guitrainer.formats.networks.plain import from_bfloat16, natural
from guitrainer.formats.networks.protobuf import Message, WireError

KNOWN = "written by TensorFlow"
MOST_ENTRIES = 65_536
LARGEST_INDEX = 2**26
LARGEST_JSON = 2**28
TABLE_MAGIC = 0xDB4775248B80FB57
FOOTER_BYTES = 48
LAYER = "layer_with_weights-"
GRAPH = "_CHECKPOINTABLE_OBJECT_GRAPH"
VALUE = "/.ATTRIBUTES/VARIABLE_VALUE"
# By the numbers of tensorflow.DataType.
_TYPES = {1: "<f4", 2: "<f8", 3: "<i4", 4: "u1", 6: "i1", 9: "<i8", 10: "u1", 14: "<u2", 19: "<f2"}
BFLOAT16 = 14
_JS_TYPES = {"float32": "<f4", "int32": "<i4", "uint8": "u1", "uint16": "<u2", "float16": "<f2",
             "bool": "u1", "complex64": "<c8"}  # fmt: skip


def read_saved_model(folder: Path) -> WeightFile:
    """Describe the variables of a SavedModel, from the index beside their values.

    Raises
    ------
    WeightsError
        If a file is missing or damaged.
    """
    index = folder / "variables" / "variables.index"
    if kind_of(index, WeightsError) != "file":
        raise WeightsError(f"{folder}: a SavedModel without variables/variables.index")
    return WeightFile("SavedModel of TensorFlow", _checked_variables(index))


def read_checkpoint(index: Path) -> WeightFile:
    """Describe the variables of a checkpoint of TensorFlow (NAME.index, NAME.data-…).

    Raises
    ------
    WeightsError
        If a file is missing or damaged.
    """
    return WeightFile("checkpoint of TensorFlow", _checked_variables(index))


def is_index(path: Path) -> bool:
    """Return whether a file ends like the index of variables of TensorFlow."""
    with open_regular(path, WeightsError) as file, reading(path, WeightsError):
        size = file.seek(0, 2)
        file.seek(max(0, size - 8))
        return file.read(8) == struct.pack("<Q", TABLE_MAGIC)


def _checked_variables(index: Path) -> tuple[NamedArray, ...]:
    try:
        return tuple(_variables(index))
    except (WireError, struct.error, ValueError, IndexError) as error:
        raise WeightsError(f"{index}: damaged ({str(error)[:80]})") from None


def _variables(index: Path) -> Iterator[NamedArray]:
    entries = list(_table(read_regular(index, WeightsError, most=LARGEST_INDEX)))
    # The graph has the names; a list of variables in the order of the model comes before others.
    entries.sort(key=lambda entry: _place(entry[0].decode("utf-8", "replace")))
    shards = 1
    names: dict[str, str] = {}
    seen: set[str] = set()
    header, shape_of_graph = (dict(entries).get(key) for key in (b"", GRAPH.encode()))
    if header is not None and shape_of_graph is not None:
        place = Message(memoryview(shape_of_graph))
        count = Message(memoryview(header)).number(1, 1)
        graph = _graph(_shard(index, place.number(3), count), place.number(4), place.number(5))
        names = _full_names(graph)
        ranks = _ranks(graph)
        entries.sort(key=lambda entry: ranks.get(entry[0].decode("utf-8", "replace"), -1))
    for key, value in entries:
        message = Message(memoryview(value))
        if not key:
            shards = message.number(1, 1)
            continue
        name = key.decode("utf-8", "replace")
        number = message.number(1)
        sizes = [dim.number(1) for part in message.messages(2) for dim in part.messages(2)]
        shard = message.number(3)
        file = _shard(index, shard, shards)
        told = names.get(name, _short(name))
        if number not in _TYPES or name == GRAPH or told in seen:
            continue
        seen.add(told)
        read = partial(
            _value, file, name, number, tuple(sizes), message.number(4), message.number(5)
        )
        yield NamedArray(told, tuple(sizes), np.dtype(_TYPES[number]).name, read, "HWIO", KNOWN)


def _place(key: str) -> tuple[bool, bool, bool, list[tuple[int, int, str]]]:
    return bool(key), key != GRAPH, not key.startswith("variables/"), natural(key)


def _shard(index: Path, number: int, count: int) -> Path:
    return index.with_name(f"{index.stem}.data-{number:05d}-of-{count:05d}")


def _graph(file: Path, offset: int, size: int) -> Message:
    """Return the graph of the objects of a model, which is stored like a variable."""
    data = mapped(file)[offset : offset + size]
    # The graph is a tensor of one text: its length and a checksum come first.
    length, place = _varint(bytes(data[:10]), 0)
    return Message(data[place + 4 : place + 4 + length])


def _full_names(graph: Message) -> dict[str, str]:
    """Return the names of the variables in the model by their keys."""
    return {
        attribute.text(3): attribute.text(2)
        for node in graph.messages(1)
        for attribute in node.messages(2)
        if attribute.text(2)
    }


def _ranks(graph: Message) -> dict[str, int]:
    """Return the positions of the variables by key, if the model lists its layers (Keras 2)."""
    nodes = graph.messages(1)[:MOST_ENTRIES]
    ranks: dict[str, int] = {}
    seen: set[int] = set()
    waiting = [0]
    while waiting:
        number = waiting.pop()
        if number in seen or number >= len(nodes):
            continue
        seen.add(number)
        for attribute in nodes[number].messages(2):
            ranks.setdefault(attribute.text(3), len(ranks))
        found = [(child.text(2), child.number(1)) for child in nodes[number].messages(1)]
        layers = [one for one in found if one[0].startswith(LAYER)]
        if number == 0 and not layers:
            return {}
        waiting += [child for _, child in sorted(layers or found, key=_by_name, reverse=True)]
    return ranks


def _by_name(child: tuple[str, int]) -> list[tuple[int, int, str]]:
    return natural(child[0])


def _short(name: str) -> str:
    """Name of a variable without the parts that every name has."""
    short = name.removesuffix(VALUE)
    last = short.rpartition("/")[2]
    return short[: -len(last)] + last.lstrip("_")


def _value(
    file: Path, name: str, number: int, shape: tuple[int, ...], offset: int, size: int
) -> NDArray[Any]:
    data = mapped(file)
    if not 0 <= offset <= offset + size <= len(data):
        raise WeightsError(f"{file}: ends before the values of {name[:80]}")
    values = reader(f"{file}: {name}", data[offset : offset + size], _TYPES[number], shape)()
    return from_bfloat16(values) if number == BFLOAT16 else values


def _table(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield keys and values of a sorted string table, the format of LevelDB without packing."""
    if len(data) < FOOTER_BYTES or struct.unpack("<Q", data[-8:])[0] != TABLE_MAGIC:
        raise ValueError("not an index of TensorFlow")
    footer = data[-FOOTER_BYTES:]
    place = 0
    for _ in range(2):  # the handle of the meta index, which is not needed
        _, place = _varint(footer, place)
    offset, place = _varint(footer, place)
    size, place = _varint(footer, place)
    count = 0
    for _, handle in _block(data, offset, size):
        start, place = _varint(handle, 0)
        length, _ = _varint(handle, place)
        for entry in _block(data, start, length):
            count += 1
            if count > MOST_ENTRIES:
                raise ValueError(f"more than {MOST_ENTRIES:,} variables")
            yield entry


def _block(data: bytes, offset: int, size: int) -> Iterator[tuple[bytes, bytes]]:
    if offset + size + 1 > len(data) or size < 4:
        raise ValueError("a block beyond the end")
    if data[offset + size]:
        raise ValueError("a packed index, which is not supported")
    block = data[offset : offset + size]
    restarts = struct.unpack("<I", block[-4:])[0]
    end = size - 4 - 4 * restarts
    if end < 0:
        raise ValueError("a damaged block")
    place, key = 0, b""
    while place < end:
        shared, place = _varint(block, place)
        unshared, place = _varint(block, place)
        length, place = _varint(block, place)
        if shared > len(key) or place + unshared + length > end:
            raise ValueError("a damaged block")
        key = key[:shared] + block[place : place + unshared]
        place += unshared
        yield key, block[place : place + length]
        place += length


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while shift < 64:
        byte = data[place]
        place += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, place
        shift += 7
    raise ValueError("a damaged integer")


def read_tfjs(path: Path) -> WeightFile:
    """Describe the weights of a model.json of TensorFlow.js, which lie in files beside it.

    Raises
    ------
    WeightsError
        If it is not such a file, is damaged, or names files outside its folder.
    """
    try:
        model = json.loads(read_regular(path, WeightsError, most=LARGEST_JSON))
        manifest = model["weightsManifest"] if isinstance(model, dict) else model
        arrays = [array for group in manifest for array in _group(path, group)]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise WeightsError(
            f"{path}: not a model.json of TensorFlow.js, or damaged ({type(error).__name__}); "
            "accepted: JSON with a weightsManifest"
        ) from None
    order = _layer_order(model)
    arrays.sort(key=lambda array: order.get(array.name.split("/")[0], len(order)))
    return WeightFile("TensorFlow.js", tuple(arrays))


def _group(path: Path, group: Any) -> Iterator[NamedArray]:
    files = tuple(_beside(path, str(name)) for name in group["paths"])
    offset = 0
    for entry in group["weights"]:
        name, shape = str(entry["name"]), tuple(int(side) for side in entry["shape"])
        quantized = entry.get("quantization")
        stored = str((quantized or entry)["dtype"])
        if stored not in _JS_TYPES or min((*shape, 0)) < 0 or len(shape) > 8:
            raise ValueError(name)
        size = int(np.prod([float(side) for side in shape])) * np.dtype(_JS_TYPES[stored]).itemsize
        scale = (float(quantized.get("scale", 1)), float(quantized.get("min", 0))) \
            if quantized else None  # fmt: skip
        read = partial(_shards, path, files, name, offset, size, stored, shape, scale)
        told = f"{stored}, quantized" if scale and stored.startswith("u") else stored
        yield NamedArray(name, shape, told, read, "HWIO", "written by TensorFlow.js")
        offset += size


def _beside(path: Path, name: str) -> Path:
    if "/" in name or "\\" in name or "\0" in name or name in ("", ".", ".."):
        raise WeightsError(
            f"{path}: its weights are in {name[:80]!r}, outside the folder of the file; accepted: "
            "files in the same folder"
        )
    return path.parent / name


def _shards(
    path: Path,
    files: tuple[Path, ...],
    name: str,
    offset: int,
    size: int,
    stored: str,
    shape: tuple[int, ...],
    scale: tuple[float, float] | None,
) -> NDArray[Any]:
    """Read an array from files that continue each other; files behind it may be missing."""
    start, end = 0, offset + size
    content = bytearray()
    for file in files:
        if start >= end:
            break
        if kind_of(file, WeightsError, links=False) != "file":
            raise WeightsError(f"{file}: missing; {path.name} says that it has weights")
        view = mapped(file)
        content += view[max(0, offset - start) : max(0, end - start)]
        start += len(view)
    values = reader(f"{path}: {name}", memoryview(content), _JS_TYPES[stored], shape)()
    if scale is None or not stored.startswith("u"):
        return values
    return values.astype(np.float32) * np.float32(scale[0]) + np.float32(scale[1])


def _layer_order(model: Any) -> dict[str, int]:
    """Return the positions of the layers by name, from the configuration of a layers model."""
    try:
        layers = model["modelTopology"]["model_config"]["config"]["layers"]
        return {str(layer["config"]["name"]): place for place, layer in enumerate(layers)}
    except (KeyError, TypeError):
        return {}
