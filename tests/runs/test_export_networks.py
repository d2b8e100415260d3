"""Whole networks for other libraries: the same logits there, the same filters here.

Every kind of layer is in some network of the table; the libraries are those that are installed.
"""

import io
import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.errors import InputError
from guitrainer.explain.sources import keras_source, torch_source
from guitrainer.formats.networks.layers import open_network
from guitrainer.formats.networks.protobuf import Message
from guitrainer.formats.tensors import encode
from guitrainer.nn.engine import Engine
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import plan_layers
from guitrainer.nn.standardization import standardize
from guitrainer.runs.export.keras_writer import keras_model, keras_weights
from guitrainer.runs.export.networks import torch_arrays
from guitrainer.runs.export.onnx_writer import onnx_bytes
from guitrainer.runs.export.plain import with_tied_weights
from guitrainer.runs.export.torch_writer import torch_bytes
from tests.explain.copied import run

SHAPE, CLASSES, COUNT = (3, 14, 13), 5, 100
LAYERS: dict[str, tuple[schema.AnyLayer, ...]] = {
    "autoencoder": (
        schema.Conv(name="first", filters=6, kernel_size=(2, 3), padding=1, unit_norm=True),
        schema.Relu(name="code"),
        schema.Conv(name="second", filters=5, kernel_size=3, bias=False),
        schema.TransposedConv(filters=6, kernel_size=3, tied="second", bias=False),
        schema.Add(of="code"),
        schema.TransposedConv(filters=3, kernel_size=(2, 3), padding=1, tied="first"),
    ),
    "plain": (
        schema.Conv(filters=6, kernel_size=5, padding="same"),
        schema.BatchNorm(),
        schema.Relu(),
        schema.MaxPool(size=2),
        schema.Conv(filters=4, kernel_size=3, stride=2, padding=1, bias=False),
        schema.Gelu(),
        schema.Dropout(rate=0.5),
        schema.Dense(units=7),
        schema.Tanh(),
        schema.Dense(),
    ),
    "depthwise": (
        schema.Conv(filters=4, kernel_size=(3, 4), padding="same", dilation=2),
        schema.LeakyRelu(slope=0.2),
        schema.DepthwiseConv(kernel_size=3, multiplier=2),
        schema.Silu(),
        schema.AvgPool(size=2),
        schema.Conv(filters=6, kernel_size=1, groups=2),
        schema.PRelu(),
        schema.GlobalAvgPool(),
        schema.Dense(),
    ),
    "activations": (
        schema.Conv(filters=4),
        schema.Elu(),
        schema.HardSwish(),
        schema.Dense(units=6),
        schema.BatchNorm(),
        schema.Selu(),
        schema.PRelu(),
        schema.Softplus(),
        schema.Sigmoid(),
        schema.Dense(),
    ),
    "residual": (
        schema.Conv(filters=4, name="stem"),
        schema.Conv(filters=4, padding="same"),
        schema.Dropout(name="dropped"),
        schema.Add(of="stem"),
        schema.Conv(filters=6, padding="same", stride=2, bias=False),
        schema.Add(of="dropped", bias=True),
        schema.GlobalAvgPool(name="features"),
        schema.Dense(units=6),
        schema.Add(of="features"),
        schema.Dense(),
    ),
    "norms": (
        schema.Conv(filters=6, kernel_size=3, stride=2, dilation=2),
        schema.LayerNorm(),
        schema.Conv(filters=6, kernel_size=2),
        schema.GroupNorm(groups=3),
        schema.Elu(alpha=0.7),
        schema.RmsNorm(),
        schema.Dense(units=8),
        schema.GroupNorm(groups=2),
        schema.Relu(),
        schema.RmsNorm(),
        schema.Dense(units=6),
        schema.LayerNorm(),
        schema.Dense(),
    ),
    "transposed": (
        schema.Conv(filters=6, kernel_size=3, stride=3),
        schema.TransposedConv(filters=4, kernel_size=3, stride=2, padding="same"),
        schema.Relu(),
        schema.TransposedConv(filters=4, kernel_size=(2, 3), stride=3, padding=1, bias=False),
        schema.Tanh(),
        schema.TransposedConv(filters=3, kernel_size=2, stride=(3, 1), padding="same"),
        schema.Upsample(size=(2, 1)),
        schema.AvgPool(size=4),
        schema.Dense(),
    ),
    "standardized": (
        schema.Conv(filters=6, groups=3, standardized=True),
        schema.Relu(),
        schema.L1Penalty(),
        schema.Conv(filters=4, stride=2, padding="same", bias=False, standardized=True),
        schema.Dense(),
    ),
    "maxout": (
        schema.Conv(filters=6),
        schema.Maxout(pieces=3),
        schema.Dense(units=8),
        schema.Maxout(),
        schema.Dense(),
    ),
    "local": (
        schema.Local(filters=2, kernel_size=3, stride=2),
        schema.Relu(),
        schema.Local(filters=3, kernel_size=2, bias=False),
        schema.ChannelWinners(count=2),
        schema.Dense(),
    ),
}
WITHOUT_LOCAL = [name for name in LAYERS if name != "local"]
EXPORTS = [".onnx", ".keras", ".weights.h5", ".pt", ".safetensors"]
NOTES = {"input": "prepared images", "class_names": '["a", "b"]'}
WITHOUT = {("local", ".onnx"), ("local", ".keras"), ("maxout", ".keras")}
CASES = [(name, suffix) for name in LAYERS for suffix in EXPORTS if (name, suffix) not in WITHOUT]


def described(name: str) -> schema.Network:
    """The network of a row of the table."""
    reconstructs = name.startswith("autoencoder")
    objective: Any = "reconstruction" if reconstructs else "classification"
    return schema.Network(layers=LAYERS[name], objective=objective)


def classifies(name: str) -> bool:
    return described(name).classifies


@cache
def network_of(name: str) -> tuple[Any, dict[str, Any], Any]:
    """Plans, arrays with drawn statistics, and the logits for drawn images."""
    plans = list(plan_layers(described(name), SHAPE, CLASSES))
    network = BuiltNetwork(plans, seed=3, objective=described(name).objective)
    luck = np.random.default_rng(4)
    arrays = dict(network.state())
    for key, array in arrays.items():
        layer = next(plan.spec for plan in plans if plan.name == key.rpartition(".")[0])
        if key.endswith(("bias", "running_mean")):
            arrays[key] = luck.normal(0, 0.3, array.shape).astype(np.float32)
        elif "running_var" in key or not isinstance(layer, schema.WeightLayer):
            arrays[key] = luck.uniform(0.5, 2, array.shape).astype(np.float32)
    network.load(arrays)
    images = luck.uniform(-1, 1, (COUNT, *SHAPE)).astype(np.float32)
    engine = Engine(network, COUNT)
    scale = np.ones(SHAPE[0], np.float32)
    source = engine.source(images, scale, 0 * scale, False)
    if classifies(name):
        return plans, arrays, (images, engine.predict(source, np.arange(COUNT))[:, :CLASSES])
    engine.forward(source, np.arange(COUNT), training=False)
    return plans, arrays, (images, engine.planes[-1].take(COUNT))


def encoded(name: str, suffix: str) -> bytes:
    """The file of a network."""
    plans, arrays, _ = network_of(name)
    if suffix == ".onnx":
        return onnx_bytes(plans, arrays, NOTES["input"], NOTES, classifies(name))
    if suffix == ".keras":
        return bytes(keras_model(plans, arrays, NOTES, classifies(name)))
    if suffix == ".weights.h5":
        return keras_weights(plans, arrays)
    named = torch_arrays(plans, arrays, 7)
    return bytes(torch_bytes(named)) if suffix == ".pt" else b"".join(encode(named, NOTES))


def written(name: str, suffix: str, folder: Path) -> Path:
    """The file of a network, on disk."""
    path = folder / f"network{suffix}"
    path.write_bytes(encoded(name, suffix))
    return path


def close(found: Any, name: str) -> None:
    """Check logits: within 1e-5 of the largest."""
    logits = network_of(name)[2][1]
    np.testing.assert_allclose(found, logits, rtol=0, atol=1e-5 * np.abs(logits).max())


def test_the_table_has_every_kind_of_layer() -> None:
    kinds = set(get_args(get_args(schema.AnyLayer)[0]))
    assert kinds == {type(layer) for layers in LAYERS.values() for layer in layers}


@pytest.mark.parametrize(("name", "suffix"), CASES)
def test_the_same_filters_here(name: str, suffix: str, tmp_path: Path) -> None:
    plans, arrays, _ = network_of(name)
    if suffix != ".weights.h5":  # in which a tied decoder has no weight of its own
        arrays = with_tied_weights(plans, arrays)
    expected = []
    for plan in plans:
        weight = arrays.get(f"{plan.name}.weight")
        if weight is not None and weight.ndim == 4:
            turned = isinstance(plan.spec, schema.TransposedConv)
            # A state_dict does not tell: only the length of the bias shows the order of the axes.
            if suffix in (".pt", ".safetensors"):
                turned = turned and plan.bias_shape is not None
            if suffix in (".onnx", ".keras") and getattr(plan.spec, "standardized", False):
                weight = standardize(weight)
            expected.append(weight.swapaxes(0, 1) if turned else weight)
    path = written(name, suffix, tmp_path)
    assert path.read_bytes() == encoded(name, suffix)
    if not expected:
        return
    found = [layer.weight() for layer in open_network(path).layers]
    if suffix == ".weights.h5":  # which has no order of the layers
        expected, found = (sorted(weights, key=np.sum) for weights in (expected, found))
    assert len(found) == len(expected)
    for weight, other in zip(found, expected, strict=True):
        np.testing.assert_array_equal(weight, other, strict=True)


@pytest.mark.parametrize("name", WITHOUT_LOCAL)
def test_onnx_computes_the_same(name: str) -> None:
    onnx, runtime = pytest.importorskip("onnx"), pytest.importorskip("onnxruntime")
    content = encoded(name, ".onnx")
    model = onnx.load_from_string(content)
    onnx.checker.check_model(model, full_check=True)
    assert model.graph.input[0].doc_string == NOTES["input"]
    assert {pair.key: pair.value for pair in model.metadata_props} == NOTES
    session = runtime.InferenceSession(content, providers=["CPUExecutionProvider"])
    close(session.run(None, {"images": network_of(name)[2][0]})[0], name)


@pytest.mark.parametrize("suffix", [".pt", ".safetensors"])
@pytest.mark.parametrize("name", LAYERS)
def test_torch_computes_the_same(name: str, suffix: str, tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="needs PyTorch")
    path = written(name, suffix, tmp_path)
    if suffix == ".pt":
        state = torch.load(path, weights_only=True)
    else:
        state = pytest.importorskip("safetensors.torch").load_file(path)
    names = run(torch_source(schema.Experiment(network=described(name)), SHAPE, CLASSES))
    model = names["build_model"]()
    assert set(state) == set(model.state_dict())
    model.load_state_dict(state, strict=True)
    with torch.no_grad():
        close(model.eval()(torch.from_numpy(network_of(name)[2][0])).numpy(), name)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("suffix", [".keras", ".weights.h5"])
@pytest.mark.parametrize("name", LAYERS)
def test_keras_computes_the_same(name: str, suffix: str, tmp_path: Path) -> None:
    keras = pytest.importorskip("keras", reason="needs Keras", exc_type=ImportError)
    if (name, suffix) in WITHOUT:
        return  # refused, see below
    path = written(name, suffix, tmp_path)
    if suffix == ".keras":
        model = keras.models.load_model(path)
    else:
        source = keras_source(schema.Experiment(network=described(name)), SHAPE, CLASSES)
        model = run(source)["build_model"]()
        model.load_weights(path)
    turned = np.ascontiguousarray(network_of(name)[2][0].transpose(0, 2, 3, 1))
    found = model.predict(turned, verbose=0)
    close(found if classifies(name) else found.transpose(0, 3, 1, 2), name)


@pytest.mark.parametrize(
    ("suffix", "accepted"),
    [(".onnx", ".safetensors, .pt, .weights.h5"), (".keras", ".weights.h5, for the model that")],
)
def test_a_layer_that_the_library_lacks_is_refused(suffix: str, accepted: str) -> None:
    with pytest.raises(InputError) as refused:
        encoded("local", suffix)
    text = str(refused.value)
    assert text.startswith("layer local1: a layer of type local cannot be exported as ")
    assert f"accepted: {accepted}" in text


def test_the_input_is_described() -> None:
    with zipfile.ZipFile(io.BytesIO(encoded("plain", ".keras"))) as archive:
        metadata = json.loads(archive.read("metadata.json"))
    assert metadata == {"keras_version": "3.9.0", **NOTES}
    model = Message(memoryview(encoded("plain", ".onnx")))
    assert {entry.text(1): entry.text(2) for entry in model.messages(14)} == NOTES
