"""Writes a network as ONNX, without its softmax: the output is the logits.

The wire format of protocol buffers is written directly; the numbers of the fields are those of
https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3. Operators are those of opset 20.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer import PROGRAM, __version__
from guitrainer.config import schema
from guitrainer.errors import InputError
from guitrainer.nn.plans import LayerPlan

IR_VERSION, OPSET = 9, 20
FLOAT = 1  # TensorProto.DataType
INPUT, OUTPUT = "images", "logits"
Attributes = Mapping[str, int | float | str | Sequence[int]]

# Layers that are one operator without parameters, and the fields that are its attributes.
_SIMPLE: dict[type[schema.Layer], tuple[str, dict[str, str]]] = {
    schema.Relu: ("Relu", {}),
    schema.LeakyRelu: ("LeakyRelu", {"alpha": "slope"}),
    schema.Sigmoid: ("Sigmoid", {}),
    schema.Tanh: ("Tanh", {}),
    schema.Gelu: ("Gelu", {}),
    schema.Elu: ("Elu", {"alpha": "alpha"}),
    schema.Selu: ("Selu", {}),
    schema.HardSwish: ("HardSwish", {}),
    schema.Softplus: ("Softplus", {}),
    schema.GlobalAvgPool: ("GlobalAveragePool", {}),
}


def _varint(value: int) -> bytes:
    out = bytearray()
    value &= 2**64 - 1
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _integer(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _bytes(number: int, value: bytes | str) -> bytes:
    content = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _float(number: int, value: float) -> bytes:
    return _varint(number << 3 | 5) + struct.pack("<f", value)


def _attribute(name: str, value: int | float | str | Sequence[int]) -> bytes:
    if isinstance(value, float):
        body = _float(2, value) + _integer(20, 1)
    elif isinstance(value, int):
        body = _integer(3, value) + _integer(20, 2)
    elif isinstance(value, str):
        body = _bytes(4, value) + _integer(20, 3)
    else:
        body = b"".join(_integer(8, item) for item in value) + _integer(20, 7)
    return _bytes(1, name) + body


def _tensor(name: str, array: NDArray[np.float32]) -> bytes:
    content = np.ascontiguousarray(array, "<f4").tobytes()
    sides = b"".join(_integer(1, side) for side in array.shape)
    return sides + _integer(2, FLOAT) + _bytes(8, name) + _bytes(9, content)


def _value(name: str, shape: Sequence[int], note: str) -> bytes:
    """A description of an input or output, whose first axis is the batch."""
    axes = _bytes(1, _bytes(2, "batch")) + b"".join(_bytes(1, _integer(1, n)) for n in shape)
    kind = _bytes(1, _integer(1, FLOAT) + _bytes(2, axes))
    return _bytes(1, name) + _bytes(2, kind) + _bytes(3, note)


@dataclass
class _Graph:
    """Nodes and weights of a graph; `last` is the name of the latest output.

    `outputs` has the output of each layer, and whether it is a vector.
    """

    arrays: Mapping[str, NDArray[Any]]
    last: str = INPUT
    flat: bool = False
    outputs: dict[str, tuple[str, bool]] = field(default_factory=dict)
    nodes: list[bytes] = field(default_factory=list)
    weights: list[bytes] = field(default_factory=list)

    def weight(self, name: str, shape: tuple[int, ...] | None = None) -> str:
        """Add an array of the network; return its name."""
        array = self.arrays[name]
        self.weights.append(_tensor(name, array if shape is None else array.reshape(shape)))
        return name

    def add(self, operator: str, name: str, inputs: Sequence[str] = (), **options: Any) -> None:
        """Add a node that takes the latest output, and `inputs`."""
        parts = [self.last, *inputs]
        body = b"".join(_bytes(1, part) for part in parts)
        body += _bytes(2, name) + _bytes(3, name) + _bytes(4, operator)
        body += b"".join(_bytes(5, _attribute(key, value)) for key, value in options.items())
        self.nodes.append(_bytes(1, body))
        self.last = name

    def flatten(self, name: str) -> None:
        """Add a node that turns images into vectors, if they are not vectors yet."""
        if not self.flat:
            self.add("Flatten", f"{name}.flat", axis=1)
            self.flat = True


def onnx_bytes(
    plans: Sequence[LayerPlan], arrays: Mapping[str, NDArray[Any]], note: str, classes: int
) -> bytes:
    """Encode a network as an ONNX file.

    Parameters
    ----------
    plans : layers, in order
    arrays : weights, named as in a checkpoint
    note : description of the input: how images are prepared
    classes : number of classes

    Raises
    ------
    InputError
        If a layer has no operator in ONNX.
    """
    graph = _Graph(arrays)
    for plan in plans:
        _add_layer(graph, plan)
        graph.outputs[plan.name] = (graph.last, graph.flat)
    graph.flatten("output")
    graph.add("Identity", OUTPUT)
    body = b"".join(graph.nodes) + _bytes(2, PROGRAM)
    body += b"".join(_bytes(5, weight) for weight in graph.weights) + _bytes(10, note)
    body += _bytes(11, _value(INPUT, plans[0].input_shape, note))
    body += _bytes(12, _value(OUTPUT, (classes,), "logits: apply softmax for probabilities"))
    model = _integer(1, IR_VERSION) + _bytes(2, PROGRAM) + _bytes(3, __version__)
    return model + _bytes(7, body) + _bytes(8, _bytes(1, "") + _integer(2, OPSET))


def _add_layer(graph: _Graph, plan: LayerPlan) -> None:
    spec, name = plan.spec, plan.name
    if isinstance(spec, schema.Dropout):
        return
    if isinstance(spec, schema.Conv | schema.DepthwiseConv):
        window = _window(plan)
        biases = [graph.weight(f"{name}.bias")] if spec.bias else []
        weights = [graph.weight(f"{name}.weight"), *biases]
        graph.add("Conv", name, weights, **window, group=plan.groups)
    elif isinstance(spec, schema.Dense):
        graph.flatten(name)
        biases = [graph.weight(f"{name}.bias")] if spec.bias else []
        graph.add("Gemm", name, [graph.weight(f"{name}.weight"), *biases], transB=1)
    elif isinstance(spec, schema.Pool):
        window = _window(plan)
        del window["dilations"]
        average = isinstance(spec, schema.AvgPool)
        graph.add("AveragePool" if average else "MaxPool", name, (), **window)
    elif isinstance(spec, schema.BatchNorm):
        parts = ("weight", "bias", "running_mean", "running_var")
        weights = [graph.weight(f"{name}.{part}") for part in parts]
        graph.add("BatchNormalization", name, weights, epsilon=float(spec.epsilon))
    elif isinstance(spec, schema.PRelu):
        slopes = graph.arrays[f"{name}.weight"].size
        shape = (slopes,) if graph.flat else (slopes, 1, 1)
        graph.add("PRelu", name, [graph.weight(f"{name}.weight", shape)])
    elif isinstance(spec, schema.Add):
        _add_branch(graph, plan)
    elif isinstance(spec, schema.Silu):
        before = graph.last
        graph.add("Sigmoid", f"{name}.sigmoid")
        graph.add("Mul", name, [before])
    elif type(spec) in _SIMPLE:
        operator, fields = _SIMPLE[type(spec)]
        options = {key: float(getattr(spec, value)) for key, value in fields.items()}
        graph.add(operator, name, (), **options)
    else:
        raise InputError(
            f"layer {name}: a layer of type {spec.type} cannot be exported as ONNX; accepted: "
            "convolutions, dense layers, pooling, batch normalization, dropout and activations"
        )


def _add_branch(graph: _Graph, plan: LayerPlan) -> None:
    """Add the nodes of a sum with the output of an earlier layer."""
    branch, name, main = plan.branch, plan.name, (graph.last, graph.flat)
    assert branch is not None
    graph.last, graph.flat = graph.outputs[branch.origin]
    if branch.window is not None:
        if graph.flat or main[1]:
            raise InputError(
                f"layer {name}: a projection of vectors cannot be exported as ONNX; accepted: "
                "a projection of images"
            )
        parts = [f"{name}.weight", *([f"{name}.bias"] if plan.bias_shape else [])]
        strides = list(branch.window.stride)
        weights = [graph.weight(part) for part in parts]
        graph.add("Conv", f"{name}.projection", weights, kernel_shape=[1, 1], strides=strides)
    elif main[1]:
        graph.flatten(f"{name}.{branch.origin}")
    earlier, was_flat = graph.last, graph.flat
    graph.last, graph.flat = main
    if was_flat:
        graph.flatten(name)
    graph.add("Add", name, [earlier])


def _window(plan: LayerPlan) -> dict[str, Any]:
    """Attributes of an operator with a window."""
    assert plan.window is not None
    window, halo = plan.window, plan.window.halo
    return {
        "kernel_shape": list(window.kernel),
        "strides": list(window.stride),
        "pads": [halo.top, halo.left, halo.bottom, halo.right],
        "dilations": list(window.dilation),
    }
