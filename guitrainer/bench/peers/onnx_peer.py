"""The forward pass in ONNX Runtime, from a graph of fixed shape."""

from collections.abc import Callable
from typing import Any

import onnx
import onnxruntime
from onnx import helper, numpy_helper

from guitrainer.bench.peers.model import trained_parts
from guitrainer.bench.workloads import Batches, Workload
from guitrainer.config import schema
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.planes import Array
from guitrainer.nn.plans import LayerPlan

OPSET = 20  # the first with Gelu
IR = 9


def _window(plan: LayerPlan) -> dict[str, Any]:
    window, halo = plan.window, plan.halo
    assert window is not None and halo is not None
    pads = [halo.top, halo.left, halo.bottom, halo.right]
    return {"kernel_shape": window.kernel, "strides": window.stride, "pads": pads}


def _conv(plan: LayerPlan) -> dict[str, Any]:
    assert plan.window is not None
    return {**_window(plan), "dilations": plan.window.dilation, "group": plan.groups}


OPERATORS: dict[type[Any], tuple[str, Callable[[Any], dict[str, Any]]]] = {
    schema.Conv: ("Conv", _conv),
    schema.Dense: ("Gemm", lambda _: {"transB": 1}),
    schema.MaxPool: ("MaxPool", _window),
    schema.AvgPool: ("AveragePool", _window),
    schema.Relu: ("Relu", lambda _: {}),
    schema.LeakyRelu: ("LeakyRelu", lambda plan: {"alpha": plan.spec.slope}),
    schema.Sigmoid: ("Sigmoid", lambda _: {}),
    schema.Tanh: ("Tanh", lambda _: {}),
    schema.Gelu: ("Gelu", lambda _: {}),
}


def build_graph(network: BuiltNetwork, batch_size: int) -> Any:
    """Write the network with its weights as an ONNX model for batches of one size."""
    nodes, weights, current = [], [], "images"
    for layer in network.layers:
        inputs = [current]
        for plan, part, value in trained_parts([layer]):
            inputs.append(f"{plan.name}.{part}")
            weights.append(numpy_helper.from_array(value.copy(), inputs[-1]))
        operator, attributes = OPERATORS[type(layer.plan.spec)]
        if operator == "Gemm":
            nodes.append(helper.make_node("Flatten", [current], [f"{layer.name}.flat"]))
            inputs[0] = f"{layer.name}.flat"
        current = layer.name
        nodes.append(helper.make_node(operator, inputs, [current], **attributes(layer.plan)))
    nodes.append(helper.make_node("Flatten", [current], ["logits"]))
    shapes = {"images": network.layers[0].plan.input_shape, "logits": (None,)}
    ends = [
        helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [batch_size, *shape])
        for name, shape in shapes.items()
    ]
    graph = helper.make_graph(nodes, "network", ends[:1], ends[1:], weights)
    opset = [helper.make_opsetid("", OPSET)]
    return helper.make_model(graph, opset_imports=opset, ir_version=IR)


class OnnxModel:
    """A network in ONNX Runtime; see `PeerModel`."""

    threads = 1

    def __init__(
        self, workload: Workload, network: BuiltNetwork, batches: Batches, _format: str
    ) -> None:
        model = build_graph(network, len(batches.indices[0]))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = OnnxModel.threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        self._images = [batches.images[i] for i in batches.indices]

    def train(self, k: int) -> float:
        """Refuse: ONNX Runtime only runs networks."""
        raise NotImplementedError

    def infer(self, k: int) -> Array:
        """Compute the logits of batch k."""
        found: Array = self._session.run(["logits"], {"images": self._images[k]})[0]
        return found

    def parameters(self) -> list[Array]:
        """Refuse: they are constants of the graph."""
        raise NotImplementedError
