"""Reader of ONNX files: initializers, Constant nodes, and weights in files beside it.

Format: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3 (the numbers of the fields).
"""

from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import WeightsError
from guitrainer.files import messages
from guitrainer.files.opening import kind_of
from guitrainer.formats.networks.contents import Kind, NamedArray, WeightFile
from guitrainer.formats.networks.mapped import mapped, reader
from guitrainer.formats.networks.plain import from_bfloat16
from guitrainer.formats.networks.protobuf import Message, WireError
from guitrainer.sentences import Sentence, filled, message_of

# By the numbers of TensorProto.DataType.
_TYPES = {
    1: "<f4", 2: "u1", 3: "i1", 4: "<u2", 5: "<i2", 6: "<i4", 7: "<i8", 9: "u1", 10: "<f2",
    11: "<f8", 12: "<u4", 13: "<u8", 16: "<u2",
}  # fmt: skip
_NAMES = {1: "float32", 3: "int8", 2: "uint8", 10: "float16", 11: "float64", 16: "bfloat16"}
BFLOAT16, FLOAT, DOUBLE, EXTERNAL = 16, 1, 11, 1
CONVOLUTIONS: dict[str, tuple[str, Kind]] = {
    "Conv": ("OIHW", "convolution"),
    "ConvTranspose": ("IOHW", "transposed"),
    "QLinearConv": ("OIHW", "convolution"),
    "ConvInteger": ("OIHW", "convolution"),
}
BRANCHING = ("If", "Loop", "Scan")
DEEPEST = 8  # graphs in graphs


def read_onnx(path: Path) -> WeightFile:
    """Describe the filters of an ONNX file, in the order of its convolutions.

    Raises
    ------
    WeightsError
        If the file is damaged, or refers to files outside its folder.
    """
    try:
        return _read(path)
    except WireError as error:
        raise WeightsError(f"{path}: damaged ONNX file ({error})") from None


def _read(path: Path) -> WeightFile:
    model = Message(mapped(path))
    graphs = model.messages(7)
    if not graphs:
        raise WeightsError(f"{path}: not an ONNX file with a graph; accepted: an ONNX file")
    scopes = list(_scopes(graphs[-1], _Scope("", [], ChainMap(), ChainMap()), 0))
    kinds = {node.text(4) for scope in scopes for node in scope.nodes}
    arrays: dict[str, NamedArray] = {}
    faults: list[str | Sentence] = []
    for scope in scopes:
        for node in scope.nodes:
            try:
                found = _filters(path, node, scope.tensors, scope.makers)
            except WeightsError as error:
                faults.append(message_of(error))
                continue
            if found is not None:
                found = replace(found, name=scope.prefix + found.name)
                arrays.setdefault(found.name, found)
    notes = [note for scope in scopes for note in _left_out(scope.nodes, scope.tensors)]
    folded = not any("BatchNormalization" in kind for kind in kinds) and "Conv" in kinds
    writer = " ".join(part for part in (model.text(2), model.text(3)) if part)
    return WeightFile(
        f"ONNX, written by {writer}" if writer else "ONNX",
        tuple(arrays.values()),
        (*notes, *((Sentence(messages.FOLDED),) if folded else ())),
        tuple(faults),
    )


class _Scope(NamedTuple):
    """A graph and what its nodes see.

    Parameters
    ----------
    prefix : names of the branches that lead to the graph, which begin the names of its filters
    nodes : its nodes
    tensors : stored arrays by name, including those of the graphs around it
    makers : nodes by the names of their outputs, including those of the graphs around it
    """

    prefix: str
    nodes: list[Message]
    tensors: ChainMap[str, Message]
    makers: ChainMap[str, Message]


def _scopes(graph: Message, outer: _Scope, depth: int) -> Iterator[_Scope]:
    """Yield a graph, then the graphs in its nodes, such as the branches of an If."""
    nodes = graph.messages(1)
    tensors = outer.tensors.new_child({tensor.text(8): tensor for tensor in graph.messages(5)})
    makers = outer.makers.new_child({name: node for node in nodes for name in node.texts(2)})
    for node in nodes:
        if node.text(4) == "Constant":
            for attribute in node.messages(5):
                for tensor in attribute.messages(5):
                    tensors.update(dict.fromkeys(node.texts(2), tensor))
    scope = _Scope(outer.prefix, nodes, tensors, makers)
    yield scope
    for node in nodes if depth < DEEPEST else ():
        for attribute in node.messages(5) if node.text(4) in BRANCHING else ():
            inner = scope._replace(prefix=f"{scope.prefix}{attribute.text(1)}/")
            for branch in attribute.messages(6):
                yield from _scopes(branch, inner, depth + 1)


def _left_out(nodes: list[Message], tensors: Mapping[str, Message]) -> list[Sentence]:
    """Return notes on arrays with four axes that go into calls, which ONNX does not have."""
    return [
        filled(messages.USED_BY_A_CALL, name, node.text(4))
        for node in nodes
        if node.text(4).endswith("PartitionedCall")
        for name in node.texts(1)
        if name in tensors and len(tensors[name].numbers(1, 64)) == 4
    ]


def _filters(
    path: Path, node: Message, tensors: Mapping[str, Message], makers: Mapping[str, Message]
) -> NamedArray | None:
    """Return the filters of a convolution node; None if they are not stored in the file."""
    if node.text(4) not in CONVOLUTIONS:
        return None
    axes, kind = CONVOLUTIONS[node.text(4)]
    inputs = node.texts(1)
    place = 3 if node.text(4) == "QLinearConv" else 1
    if len(inputs) <= place:
        return None
    name, scale = _source(inputs[place], tensors, makers)
    if name not in tensors:
        return None
    if scale is None:
        scale = _scale_beside(node.text(4), inputs, tensors)
    array = _array(path, name, tensors[name])
    if scale is not None:
        array = _scaled(path, array, scale)
    window = next((a.numbers(8) for a in node.messages(5) if a.text(1) == "kernel_shape"), None)
    shape = array.shape
    if len(shape) > 2 and window is not None and list(shape[2:]) != window:
        raise WeightsError(
            f"{path}: {name} {shape} does not fit its convolution, which has windows of {window}: "
            "an invalid ONNX file; accepted: filters as (out, in, height, width)"
        )
    return NamedArray(
        array.name, shape, array.dtype, array.read, axes, f"the input of a {node.text(4)} node",
        kind, _transposed_groups(path, node, shape) if kind == "transposed" else 1,
    )  # fmt: skip


def _transposed_groups(path: Path, node: Message, shape: tuple[int, ...]) -> int:
    groups = next((a.number(3) for a in node.messages(5) if a.text(1) == "group"), 1)
    if groups < 1 or (shape and shape[0] % groups):
        raise WeightsError(
            f"{path}: {node.text(4)} of {shape[0]} channels in {groups} groups: an invalid ONNX "
            f"file; accepted: a divisor of {shape[0]}"
        )
    return groups


def _scale_beside(
    kind: str, inputs: list[str], tensors: Mapping[str, Message]
) -> tuple[Message | None, Message | None] | None:
    """Scale and zero of integer filters that are inputs of the node, or named by ONNX Runtime.

    ConvInteger has no scale: a node behind it multiplies. Its quantizer calls the scale of
    NAME_quantized NAME_scale.
    """
    if kind == "QLinearConv" and len(inputs) > 5:
        return tensors.get(inputs[4]), tensors.get(inputs[5])
    if kind == "ConvInteger":
        scale = tensors.get(f"{inputs[1].removesuffix('_quantized')}_scale")
        return scale, tensors.get(inputs[3]) if len(inputs) > 3 else None
    return None


def _source(
    name: str, tensors: Mapping[str, Message], makers: Mapping[str, Message]
) -> tuple[str, tuple[Message | None, Message | None] | None]:
    """Follow nodes that pass filters on; return the stored array, and its scale if quantized."""
    for _ in range(8):
        node = makers.get(name)
        if name in tensors or node is None or not node.texts(1):
            break
        inputs = node.texts(1)
        if node.text(4) == "DequantizeLinear":
            parts = [tensors.get(part) for part in inputs[1:3]]
            return inputs[0], (parts[0] if parts else None, parts[1] if len(parts) > 1 else None)
        if node.text(4) not in ("Identity", "Cast", "QuantizeLinear"):
            break
        name = inputs[0]
    return name, None


def _scaled(
    path: Path, array: NamedArray, scale: tuple[Message | None, Message | None]
) -> NamedArray:
    def read() -> NDArray[Any]:
        if scale[0] is None:
            raise WeightsError(f"{path}: {array.name}: its scale is not stored in the file")
        factor = _array(path, "scale", scale[0]).read().reshape(-1)
        zero = np.zeros(1) if scale[1] is None else _array(path, "zero", scale[1]).read()
        values = array.read().astype(np.float64)
        sides = (-1, *[1] * (values.ndim - 1))
        try:
            centered = values - zero.reshape(-1).astype(np.float64).reshape(sides)
            return np.asarray(centered * factor.reshape(sides))
        except ValueError:
            raise WeightsError(f"{path}: {array.name}: its scales do not fit its shape") from None

    return NamedArray(array.name, array.shape, f"{array.dtype}, quantized", read)


def _array(path: Path, name: str, tensor: Message) -> NamedArray:
    shape = tuple(tensor.numbers(1, 64))
    kind = tensor.number(2)
    if kind not in _TYPES or min((*shape, 0)) < 0:
        return NamedArray(name, (), f"type {kind}", partial(_unsupported, path, name, kind))
    read = partial(_values, path, name, tensor, kind, shape)
    return NamedArray(name, shape, _NAMES.get(kind, _TYPES[kind]), read)


def _unsupported(path: Path, name: str, kind: int) -> NDArray[Any]:
    raise WeightsError(f"{path}: {name}: elements of ONNX type {kind}, accepted: numbers")


def _values(
    path: Path, name: str, tensor: Message, kind: int, shape: tuple[int, ...]
) -> NDArray[Any]:
    where = f"{path}: {name}"
    if tensor.number(14) == EXTERNAL:
        found = _external(path, name, tensor, kind, shape)
    elif (raw := tensor.content(9)) is not None:
        found = reader(where, raw, _TYPES[kind], shape)()
    else:
        try:
            if kind in (FLOAT, DOUBLE):
                flat = tensor.array(4 if kind == FLOAT else 10, "<f4" if kind == FLOAT else "<f8")
            else:
                whole = np.array(tensor.numbers(5, 2**24), np.int64)
                flat = whole.astype(np.uint16).view(_TYPES[kind]) if kind in (10, 16) else whole
            found = flat.reshape(shape)
        except (ValueError, OverflowError) as error:
            raise WeightsError(f"{where}: damaged ({error})") from None
    return from_bfloat16(found) if kind == BFLOAT16 else found


def _external(
    path: Path, name: str, tensor: Message, kind: int, shape: tuple[int, ...]
) -> NDArray[Any]:
    """Read an array from the file that holds the weights, which must be in the same folder."""
    table = {entry.text(1): entry.text(2) for entry in tensor.messages(13)}
    location = table.get("location", "")
    beside = path.parent / location
    if not location or beside.resolve().parent != path.parent.resolve() or "\0" in location:
        raise WeightsError(filled(messages.OUTSIDE, path, name, repr(location[:80])))
    if kind_of(beside, WeightsError, links=False) != "file":
        raise WeightsError(filled(messages.MISSING_BESIDE, path, name, location[:80]))
    try:
        offset, length = int(table.get("offset", 0)), int(table.get("length", -1))
    except ValueError:
        raise WeightsError(f"{path}: {name}: damaged: its place is not a number") from None
    data = mapped(beside)
    end = len(data) if length < 0 else offset + length
    if not 0 <= offset <= end <= len(data):
        raise WeightsError(f"{path}: {name}: {location[:80]} ends before its weights do")
    return reader(f"{path}: {name}", data[offset:end], _TYPES[kind], shape)()
