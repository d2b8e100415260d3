"""Writes a network as ONNX, without its softmax: the output is the logits, or an image.

The numbers of the fields are those of
https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3. Operators are those of opset 20.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer import PROGRAM, __version__
from guitrainer.config import schema
from guitrainer.errors import InputError
from guitrainer.explain.sources.kinds import transposed_sides
from guitrainer.nn.geometry import Shape, pair
from guitrainer.nn.plans import LayerPlan
from guitrainer.runs.export.plain import as_applied
from guitrainer.runs.export.wire import content, integer, single

IR_VERSION, OPSET = 9, 20
FLOAT = 1  # TensorProto.DataType
_TYPES = {"float32": FLOAT, "int64": 7}
INPUT, LOGITS, RECONSTRUCTION = "images", "logits", "reconstruction"
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


def _attribute(name: str, value: int | float | str | Sequence[int]) -> bytes:
    if isinstance(value, float):
        body = single(2, value) + integer(20, 1)
    elif isinstance(value, int):
        body = integer(3, value) + integer(20, 2)
    elif isinstance(value, str):
        body = content(4, value) + integer(20, 3)
    else:
        body = b"".join(integer(8, item) for item in value) + integer(20, 7)
    return content(1, name) + body


def _tensor(name: str, array: NDArray[Any]) -> bytes:
    numbers = np.ascontiguousarray(array, array.dtype.newbyteorder("<")).tobytes()
    sides = b"".join(integer(1, side) for side in array.shape)
    return sides + integer(2, _TYPES[array.dtype.name]) + content(8, name) + content(9, numbers)


def _value(name: str, shape: Sequence[int], note: str) -> bytes:
    """Return a description of an input or output, whose first axis is the batch."""
    axes = content(1, content(2, "batch")) + b"".join(content(1, integer(1, n)) for n in shape)
    kind = content(1, integer(1, FLOAT) + content(2, axes))
    return content(1, name) + content(2, kind) + content(3, note)


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
        return self.constant(name, array if shape is None else array.reshape(shape))

    def constant(self, name: str, array: NDArray[Any]) -> str:
        """Add an array; return its name."""
        self.weights.append(_tensor(name, array))
        return name

    def per_channel(self, name: str) -> str:
        """Add an array with an element per channel, in a shape that is added or multiplied."""
        size = self.arrays[name].size
        return self.weight(name, (size,) if self.flat else (size, 1, 1))

    def add(self, operator: str, name: str, inputs: Sequence[str] = (), **options: Any) -> None:
        """Add a node that takes the latest output, and `inputs`."""
        parts = [self.last, *inputs]
        body = b"".join(content(1, part) for part in parts)
        body += content(2, name) + content(3, name) + content(4, operator)
        body += b"".join(content(5, _attribute(key, value)) for key, value in options.items())
        self.nodes.append(content(1, body))
        self.last = name

    def flatten(self, name: str) -> None:
        """Add a node that turns images into vectors, if they are not vectors yet."""
        if not self.flat:
            self.add("Flatten", f"{name}.flat", axis=1)
            self.flat = True


def onnx_bytes(
    plans: Sequence[LayerPlan],
    arrays: Mapping[str, NDArray[Any]],
    note: str = "",
    metadata: Mapping[str, str] | None = None,
    classifies: bool = True,
) -> bytes:
    """Encode a network as an ONNX file.

    Parameters
    ----------
    plans : layers, in order
    arrays : weights, named as in a checkpoint
    note : description of the input: how images are prepared
    metadata : further descriptions, the `metadata_props` of the model
    classifies : whether the output has a logit per class; otherwise it is an image

    Raises
    ------
    InputError
        If a layer has no operator in ONNX.
    """
    plans, arrays = as_applied(plans, arrays)
    graph = _Graph(arrays)
    for plan in plans:
        _add_layer(graph, plan)
        graph.outputs[plan.name] = (graph.last, graph.flat)
    output = _add_output(graph, plans[-1].output_shape, classifies)
    body = b"".join(graph.nodes) + content(2, PROGRAM)
    body += b"".join(content(5, weight) for weight in graph.weights) + content(10, note)
    body += content(11, _value(INPUT, plans[0].input_shape, note))
    body += content(12, output)
    model = integer(1, IR_VERSION) + content(2, PROGRAM) + content(3, __version__)
    model += content(7, body) + content(8, content(1, "") + integer(2, OPSET))
    pairs = (content(1, key) + content(2, value) for key, value in (metadata or {}).items())
    return model + b"".join(content(14, entry) for entry in pairs)


def _add_output(graph: _Graph, shape: Shape, classifies: bool) -> bytes:
    """Add the node of the output, and return a description of it."""
    if classifies:
        graph.flatten("output")
        graph.add("Identity", LOGITS)
        return _value(LOGITS, shape[:1], "logits: apply softmax for probabilities")
    whole = graph.constant("output.whole", np.array([0, *shape], np.int64))
    graph.add("Reshape", RECONSTRUCTION, [whole])
    return _value(RECONSTRUCTION, shape, "reconstructed images")


def _add_layer(graph: _Graph, plan: LayerPlan) -> None:
    kind = type(plan.spec)
    if kind in _ADDERS:
        _ADDERS[kind](graph, plan)
    elif kind in _SIMPLE:
        operator, fields = _SIMPLE[kind]
        options = {key: float(getattr(plan.spec, value)) for key, value in fields.items()}
        graph.add(operator, plan.name, (), **options)
    else:
        raise InputError(
            f"layer {plan.name}: a layer of type {plan.spec.type} cannot be exported as ONNX, "
            "which has no such operator; accepted: .safetensors, .pt, .weights.h5"
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
        sizes = {"kernel_shape": [1, 1], "strides": list(branch.window.stride)}
        graph.add("Conv", f"{name}.projection", _parameters(graph, plan), **sizes)
    elif main[1]:
        graph.flatten(f"{name}.{branch.origin}")
    earlier, was_flat = graph.last, graph.flat
    graph.last, graph.flat = main
    if was_flat:
        graph.flatten(name)
    graph.add("Add", name, [earlier])


def _add_nothing(graph: _Graph, plan: LayerPlan) -> None:
    """Add no node: dropout and penalties have no effect on predictions."""


def _parameters(graph: _Graph, plan: LayerPlan) -> list[str]:
    """Add weight and bias of a layer; return their names."""
    weight = graph.weight(f"{plan.name}.weight")
    return [weight] if plan.bias_shape is None else [weight, graph.weight(f"{plan.name}.bias")]


def _add_convolution(graph: _Graph, plan: LayerPlan) -> None:
    graph.add("Conv", plan.name, _parameters(graph, plan), **_window(plan), group=plan.groups)


def _add_transposed(graph: _Graph, plan: LayerPlan) -> None:
    spec = plan.spec
    assert isinstance(spec, schema.TransposedConv)
    (top, bottom, more), (left, right, wider) = transposed_sides(plan)
    graph.add(
        "ConvTranspose",
        plan.name,
        _parameters(graph, plan),
        kernel_shape=list(pair(spec.kernel_size)),
        strides=list(pair(spec.stride)),
        pads=[top, left, bottom, right],
        output_padding=[more, wider],
    )


def _add_dense(graph: _Graph, plan: LayerPlan) -> None:
    graph.flatten(plan.name)
    graph.add("Gemm", plan.name, _parameters(graph, plan), transB=1)


def _add_pool(graph: _Graph, plan: LayerPlan) -> None:
    window = _window(plan)
    del window["dilations"]
    average = isinstance(plan.spec, schema.AvgPool)
    graph.add("AveragePool" if average else "MaxPool", plan.name, (), **window)


def _add_upsample(graph: _Graph, plan: LayerPlan) -> None:
    assert isinstance(plan.spec, schema.Upsample)
    scales = np.array([1, 1, *pair(plan.spec.size)], np.float32)
    graph.add(
        "Resize",
        plan.name,
        ["", graph.constant(f"{plan.name}.scales", scales)],
        coordinate_transformation_mode="asymmetric",
        mode="nearest",
        nearest_mode="floor",
    )


def _add_batch_norm(graph: _Graph, plan: LayerPlan) -> None:
    assert isinstance(plan.spec, schema.BatchNorm)
    parts = ("weight", "bias", "running_mean", "running_var")
    weights = [graph.weight(f"{plan.name}.{part}") for part in parts]
    graph.add("BatchNormalization", plan.name, weights, epsilon=float(plan.spec.epsilon))


def _add_group_norm(graph: _Graph, plan: LayerPlan) -> None:
    """Add an instance normalization of groups: GroupNormalization needs opset 21."""
    spec, name = plan.spec, plan.name
    assert isinstance(spec, schema.SampleNorm)
    groups = spec.groups if isinstance(spec, schema.GroupNorm) else 1
    sides = plan.input_shape[:1] if graph.flat else plan.input_shape
    grouped = graph.constant(f"{name}.grouped", np.array([0, groups, -1], np.int64))
    whole = graph.constant(f"{name}.whole", np.array([0, *sides], np.int64))
    ones = graph.constant(f"{name}.ones", np.ones(groups, np.float32))
    zeros = graph.constant(f"{name}.zeros", np.zeros(groups, np.float32))
    graph.add("Reshape", f"{name}.groups", [grouped])
    epsilon = float(spec.epsilon)
    graph.add("InstanceNormalization", f"{name}.normal", [ones, zeros], epsilon=epsilon)
    graph.add("Reshape", f"{name}.image", [whole])
    graph.add("Mul", f"{name}.scaled", [graph.per_channel(f"{name}.weight")])
    graph.add("Add", name, [graph.per_channel(f"{name}.bias")])


def _add_rms_norm(graph: _Graph, plan: LayerPlan) -> None:
    spec, name, before = plan.spec, plan.name, graph.last
    assert isinstance(spec, schema.RmsNorm)
    axes = np.arange(1, 2 if graph.flat else 4, dtype=np.int64)
    epsilon = np.array(spec.epsilon, np.float32)
    graph.add("Mul", f"{name}.square", [before])
    graph.add("ReduceMean", f"{name}.mean", [graph.constant(f"{name}.axes", axes)], keepdims=1)
    graph.add("Add", f"{name}.moved", [graph.constant(f"{name}.epsilon", epsilon)])
    graph.add("Sqrt", f"{name}.root")
    root, graph.last = graph.last, before
    graph.add("Div", f"{name}.normal", [root])
    graph.add("Mul", name, [graph.per_channel(f"{name}.weight")])


def _add_prelu(graph: _Graph, plan: LayerPlan) -> None:
    graph.add("PRelu", plan.name, [graph.per_channel(f"{plan.name}.weight")])


def _add_maxout(graph: _Graph, plan: LayerPlan) -> None:
    assert isinstance(plan.spec, schema.Maxout)
    name, sides = plan.name, [] if graph.flat else plan.output_shape[1:]
    pieces = np.array([0, plan.output_shape[0], plan.spec.pieces, *sides], np.int64)
    axes = graph.constant(f"{name}.axes", np.array([2], np.int64))
    graph.add("Reshape", f"{name}.grouped", [graph.constant(f"{name}.pieces", pieces)])
    graph.add("ReduceMax", name, [axes], keepdims=0)


def _add_silu(graph: _Graph, plan: LayerPlan) -> None:
    before = graph.last
    graph.add("Sigmoid", f"{plan.name}.sigmoid")
    graph.add("Mul", plan.name, [before])


_ADDERS: dict[type[schema.Layer], Callable[[_Graph, LayerPlan], None]] = {
    schema.Conv: _add_convolution,
    schema.DepthwiseConv: _add_convolution,
    schema.TransposedConv: _add_transposed,
    schema.Dense: _add_dense,
    schema.MaxPool: _add_pool,
    schema.AvgPool: _add_pool,
    schema.Upsample: _add_upsample,
    schema.BatchNorm: _add_batch_norm,
    schema.LayerNorm: _add_group_norm,
    schema.GroupNorm: _add_group_norm,
    schema.RmsNorm: _add_rms_norm,
    schema.Add: _add_branch,
    schema.PRelu: _add_prelu,
    schema.Silu: _add_silu,
    schema.Maxout: _add_maxout,
    schema.L1Penalty: _add_nothing,
    schema.Dropout: _add_nothing,
}


def _window(plan: LayerPlan) -> dict[str, Any]:
    """Return the attributes of an operator with a window."""
    assert plan.window is not None
    window, halo = plan.window, plan.window.halo
    return {
        "kernel_shape": list(window.kernel),
        "strides": list(window.stride),
        "pads": [halo.top, halo.left, halo.bottom, halo.right],
        "dilations": list(window.dilation),
    }
