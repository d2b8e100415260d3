#!/usr/bin/env bash
# onnxruntime 1.31.1 and onnx 1.23.2: zeros around an image disappear in front of max pooling.
#
# A network that pads with zeros first (ZeroPad2d, ZeroPadding2D) and then takes maxima has a Pad
# and a MaxPool in its ONNX file. By default, ONNX Runtime merges both into a MaxPool with padding.
# That padding never wins, as if it were minus infinity, but a zero is larger than a negative pixel.
# Behind a ReLU nothing changes; behind other activations, or in front of them, the border of the
# image is wrong. It takes ORT_DISABLE_ALL to get what the file says, and what the reference
# implementation of ONNX computes. Values other than 0, and average pooling, are not affected.
#
# Output seen (a row of -1 -2 -3 -4, padded on both sides; maxima of 3 neighbors, then means of 3):
#   onnx reference:            0 -1 -2  0, means -1 -2 -3 -2.33
#   ONNX Runtime, unoptimized: 0 -1 -2  0, means -1 -2 -3 -2.33
#   ONNX Runtime:             -1 -1 -2 -3, means -1 -2 -3 -2.33
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    onnxruntime==1.31.1 onnx==1.23.2 numpy==2.4.6
"$folder/venv/bin/python" - <<'END'
import numpy as np
import onnxruntime
from onnx import TensorProto, checker, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

row = np.array([-1, -2, -3, -4], dtype="float32").reshape(1, 1, 4)


def network(pooling):
    """Return a checked network that pads with a zero on both sides, and pools three values."""
    nodes = [
        helper.make_node("Pad", ["row", "sides", "zero"], ["padded"]),
        helper.make_node(pooling, ["padded"], ["pooled"], kernel_shape=[3]),
    ]
    ends = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 1, 4])
        for name in ("row", "pooled")
    ]
    constants = [
        numpy_helper.from_array(np.array([0, 0, 1, 0, 0, 1]), "sides"),
        numpy_helper.from_array(np.array(0, dtype="float32"), "zero"),
    ]
    graph = helper.make_graph(nodes, "network", ends[:1], ends[1:], constants)
    opset = [helper.make_opsetid("", 20)]
    model = helper.make_model(graph, opset_imports=opset, ir_version=10)
    checker.check_model(model, full_check=True)
    return model


def with_runtime(model, level):
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = level
    return onnxruntime.InferenceSession(model.SerializeToString(), options)


levels = onnxruntime.GraphOptimizationLevel
engines = {
    "onnx reference": ReferenceEvaluator,
    "ONNX Runtime, unoptimized": lambda model: with_runtime(model, levels.ORT_DISABLE_ALL),
    "ONNX Runtime": lambda model: onnxruntime.InferenceSession(model.SerializeToString()),
}
seen = {}
for name, engine in engines.items():
    maxima, means = (
        engine(network(pooling)).run(None, {"row": row})[0].ravel()
        for pooling in ("MaxPool", "AveragePool")
    )
    seen[name] = maxima.tolist()
    print(
        f"{name + ':':<26}{' '.join(f'{value:2.0f}' for value in maxima)}, "
        f"means {' '.join(f'{value:.3g}' for value in means)}"
    )
zeros, changed = [0, -1, -2, 0], [-1, -1, -2, -3]
raise SystemExit(list(seen.values()) != [zeros, zeros, changed])
END
