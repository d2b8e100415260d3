"""Reader of TFLite files, which are FlatBuffers: filters of float32, float16, int8 and uint8.

Schema: tensorflow/lite/schema/schema.fbs (the numbers of fields and types).
"""

import struct
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import WeightsError
from guitrainer.formats.networks.contents import Kind, NamedArray, WeightFile
from guitrainer.formats.networks.mapped import mapped, reader

MOST_ITEMS = 65_536
_TYPES = {0: "<f4", 1: "<f2", 2: "<i4", 3: "u1", 4: "<i8", 7: "<i2", 9: "i1", 10: "<f8"}
_NAMES = {0: "float32", 1: "float16", 3: "uint8", 9: "int8"}
DEQUANTIZE, DENSIFY = 6, 124
# Operators by their number: name, input that has the filters, their order, and the kind.
OPERATORS: dict[int, tuple[str, int, str, Kind]] = {
    3: ("CONV_2D", 1, "OHWI", "convolution"),
    4: ("DEPTHWISE_CONV_2D", 1, "OHWI", "depthwise"),
    67: ("TRANSPOSE_CONV", 1, "OHWI", "transposed"),
}


class _Table:
    """A table of a FlatBuffer; fields are found through its table of offsets."""

    def __init__(self, data: memoryview, place: int) -> None:
        self._data, self._place = data, place
        self._offsets = place - self._unpack("<i", place)
        self._size = self._unpack("<H", self._offsets)

    def _unpack(self, layout: str, place: int) -> int:
        if not 0 <= place <= len(self._data) - struct.calcsize(layout):
            raise struct.error("an offset outside the file")
        return int(struct.unpack_from(layout, self._data, place)[0])

    def _field(self, index: int) -> int:
        """Place of a field; 0 if it is missing."""
        where = 4 + 2 * index
        offset = self._unpack("<H", self._offsets + where) if where + 2 <= self._size else 0
        return self._place + offset if offset else 0

    def number(self, index: int, layout: str, default: int = 0) -> int:
        place = self._field(index)
        return self._unpack(layout, place) if place else default

    def _vector(self, index: int, item: int) -> tuple[int, int]:
        """Place and length of a vector with items of `item` bytes."""
        place = self._field(index)
        if not place:
            return 0, 0
        start = place + self._unpack("<I", place)
        count = self._unpack("<I", start)
        if start + 4 + count * item > len(self._data):
            raise struct.error("a vector that reaches beyond the end")
        return start + 4, count

    def array(self, index: int, dtype: str) -> NDArray[Any]:
        kind = np.dtype(dtype)
        place, count = self._vector(index, kind.itemsize)
        return np.frombuffer(self._data, kind, count, place) if count else np.empty(0, kind)

    def content(self, index: int) -> memoryview:
        place, count = self._vector(index, 1)
        return self._data[place : place + count]

    def text(self, index: int) -> str:
        return bytes(self.content(index)[:1024]).decode("utf-8", "replace")

    def tables(self, index: int) -> "list[_Table]":
        place, count = self._vector(index, 4)
        if count > MOST_ITEMS:
            raise struct.error(f"{count:,} items")
        places = (place + 4 * n for n in range(count))
        return [_Table(self._data, one + self._unpack("<I", one)) for one in places]

    def table(self, index: int) -> "_Table | None":
        place = self._field(index)
        return _Table(self._data, place + self._unpack("<I", place)) if place else None


def read_tflite(path: Path) -> WeightFile:
    """Describe the filters of a TFLite file, in the order of its convolutions.

    Raises
    ------
    WeightsError
        If the file is damaged.
    """
    try:
        notes: list[str] = []
        return WeightFile("TFLite", tuple(_arrays(path, mapped(path), notes)), tuple(notes))
    except (struct.error, ValueError, IndexError, OverflowError, TypeError) as error:
        raise WeightsError(f"{path}: damaged TFLite file ({str(error)[:80]})") from None


def _arrays(path: Path, data: memoryview, notes: list[str]) -> list[NamedArray]:
    model = _Table(data, struct.unpack_from("<I", data, 0)[0])
    codes = [max(code.number(0, "<b"), code.number(3, "<i")) for code in model.tables(1)]
    buffers = model.tables(4)
    found: dict[str, NamedArray] = {}
    for graph in model.tables(2):
        tensors = graph.tables(0)
        operators = [
            (codes[operator.number(0, "<I")], operator.array(1, "<i4").tolist(),
             operator.array(2, "<i4").tolist())
            for operator in graph.tables(3)
        ]  # fmt: skip
        # float16 filters are converted by an operator before they are used
        sources = {
            outputs[0]: inputs[0]
            for code, inputs, outputs in operators
            if code == DEQUANTIZE and inputs and outputs
        }
        sparse = {outputs[0] for code, _, outputs in operators if code == DENSIFY and outputs}
        for code, inputs, _ in operators:
            if code not in OPERATORS or len(inputs) < 2:
                continue
            name, place, axes, kind = OPERATORS[code]
            index = sources.get(inputs[place], inputs[place])
            if index in sparse:
                notes.append(f"{tensors[index].text(3)} is stored sparsely and was left out")
                continue
            array = _array(path, data, tensors[index], buffers, axes, kind, name)
            found.setdefault(array.name, array)
    return list(found.values())


def _array(
    path: Path,
    data: memoryview,
    tensor: _Table,
    buffers: list[_Table],
    axes: str,
    kind: Kind,
    operator: str,
) -> NamedArray:
    shape = tuple(tensor.array(0, "<i4").tolist())
    number = tensor.number(1, "<b")
    name = tensor.text(3)
    if number not in _TYPES:
        raise ValueError(f"{name[:40]}: elements of type {number}")
    if len(shape) > 8 or min((*shape, 0)) < 0:
        raise ValueError(f"shape {shape[:8]}")
    buffer = buffers[tensor.number(2, "<I")]
    content = buffer.content(0)
    if not len(content) and buffer.number(2, "<Q"):
        start, size = buffer.number(1, "<Q"), buffer.number(2, "<Q")
        content = data[start : start + size]
    plain = reader(f"{path}: {name}", content, _TYPES[number], shape)
    read = partial(_dequantized, path, name, plain, tensor.table(4), number in (3, 9))
    stored = _NAMES.get(number, _TYPES[number])
    return NamedArray(name, shape, stored, read, axes, f"the input of {operator}", kind)


def _dequantized(
    path: Path, name: str, plain: Any, quantization: _Table | None, whole: bool
) -> NDArray[Any]:
    """Read an array; integers become real numbers: scale · (value − zero)."""
    values = plain()
    if not whole:
        return np.asarray(values)
    scale = np.empty(0) if quantization is None else quantization.array(2, "<f4")
    if not len(scale):
        raise WeightsError(f"{path}: {name}: integers without a scale, accepted: a scale")
    assert quantization is not None
    zero = quantization.array(3, "<i8")
    axis = quantization.number(6, "<i") if len(scale) > 1 else 0
    if not 0 <= axis < values.ndim or (len(scale) > 1 and len(scale) != values.shape[axis]):
        raise WeightsError(f"{path}: {name}: its scales do not fit its shape")
    sides = [1] * values.ndim
    sides[axis] = len(scale)
    zeros = zero if len(zero) == len(scale) else np.zeros(len(scale), np.int64)
    centered = (values.astype(np.int64) - zeros.reshape(sides)).astype(np.float32)
    return np.asarray(centered * scale.astype(np.float32).reshape(sides))
