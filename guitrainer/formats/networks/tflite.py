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
from guitrainer.formats.networks.flatbuffer import FlatTable
from guitrainer.formats.networks.mapped import mapped, reader
from guitrainer.formats.networks.tflite_sparse import dense
from guitrainer.sentences import Sentence, message_of

_TYPES = {0: "<f4", 1: "<f2", 2: "<i4", 3: "u1", 4: "<i8", 7: "<i2", 9: "i1", 10: "<f8"}
_NAMES = {0: "float32", 1: "float16", 3: "uint8", 9: "int8"}
CONVERTED = (6, 124)  # DEQUANTIZE and DENSIFY
# Operators by their number: name, input that has the filters, their order, and the kind.
OPERATORS: dict[int, tuple[str, int, str, Kind]] = {
    3: ("CONV_2D", 1, "OHWI", "convolution"),
    4: ("DEPTHWISE_CONV_2D", 1, "OHWI", "depthwise"),
    67: ("TRANSPOSE_CONV", 1, "OHWI", "transposed"),
    132: ("CONV_3D", 1, "DHWIO", "convolution"),
}


def read_tflite(path: Path) -> WeightFile:
    """Describe the filters of a TFLite file, in the order of its convolutions.

    Raises
    ------
    WeightsError
        If the file is damaged.
    """
    faults: list[str | Sentence] = []
    try:
        arrays = tuple(_arrays(path, mapped(path), faults))
    except (struct.error, ValueError, IndexError, OverflowError, TypeError) as error:
        raise WeightsError(f"{path}: damaged TFLite file ({str(error)[:80]})") from None
    return WeightFile("TFLite", arrays, faults=tuple(faults))


def _arrays(path: Path, data: memoryview, faults: list[str | Sentence]) -> list[NamedArray]:
    model = FlatTable(data, struct.unpack_from("<I", data, 0)[0])
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
        # float16 and sparse filters are converted by operators before they are used
        sources = {
            outputs[0]: inputs[0]
            for code, inputs, outputs in operators
            if code in CONVERTED and inputs and outputs
        }
        for code, inputs, _ in operators:
            if code not in OPERATORS or len(inputs) < 2:
                continue
            name, place, axes, kind = OPERATORS[code]
            index = inputs[place]
            for _ in CONVERTED:
                index = sources.get(index, index)
            try:
                array = _array(path, data, tensors[index], buffers, axes, kind, name)
            except WeightsError as error:
                faults.append(message_of(error))
            else:
                found.setdefault(array.name, array)
    return list(found.values())


def _array(
    path: Path,
    data: memoryview,
    tensor: FlatTable,
    buffers: list[FlatTable],
    axes: str,
    kind: Kind,
    operator: str,
) -> NamedArray:
    shape = tuple(tensor.array(0, "<i4").tolist())
    number = tensor.number(1, "<b")
    name = tensor.text(3)
    if number not in _TYPES:
        raise WeightsError(
            f"{path}: {name[:80]}: elements of TFLite type {number}, accepted: real numbers of at "
            "least 8 bits"
        )
    if len(shape) > 8 or min((*shape, 0)) < 0:
        raise ValueError(f"shape {shape[:8]}")
    buffer = buffers[tensor.number(2, "<I")]
    content = buffer.content(0)
    if not len(content) and buffer.number(2, "<Q"):
        start, size = buffer.number(1, "<Q"), buffer.number(2, "<Q")
        content = data[start : start + size]
    where, sparsity = f"{path}: {name}", tensor.table(6)
    if sparsity is None:
        plain = reader(where, content, _TYPES[number], shape)
    else:
        plain = partial(dense, where, sparsity, content, _TYPES[number], shape)
    read = partial(_dequantized, path, name, plain, tensor.table(4), number in (3, 9))
    stored = _NAMES.get(number, _TYPES[number]) + (", sparse" if sparsity is not None else "")
    return NamedArray(name, shape, stored, read, axes, f"the input of {operator}", kind)


def _dequantized(
    path: Path, name: str, plain: Any, quantization: FlatTable | None, whole: bool
) -> NDArray[Any]:
    """Read an array; integers become real numbers: scale · (value − zero)."""
    values = plain()
    if not whole:
        return np.asarray(values)
    try:
        return _scaled(path, name, values, quantization)
    except (struct.error, ValueError, OverflowError) as error:
        raise WeightsError(f"{path}: {name}: damaged scales ({str(error)[:80]})") from None


def _scaled(
    path: Path, name: str, values: NDArray[Any], quantization: FlatTable | None
) -> NDArray[Any]:
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
