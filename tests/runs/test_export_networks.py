"""Whole networks for other libraries: the same logits there, the same filters here."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.errors import InputError
from guitrainer.explain.sources import keras_source, torch_source
from guitrainer.formats.networks.layers import open_network
from guitrainer.formats.tensors import encode
from guitrainer.nn.engine import Engine
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import plan_layers
from guitrainer.runs.export.keras_writer import keras_bytes
from guitrainer.runs.export.networks import torch_arrays
from guitrainer.runs.export.onnx_writer import onnx_bytes
from guitrainer.runs.export.torch_writer import torch_bytes
from tests.explain.copied import run

SHAPE, CLASSES, COUNT = (3, 14, 13), 5, 100
LAYERS: dict[str, tuple[schema.AnyLayer, ...]] = {
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
}

SHARED: tuple[schema.AnyLayer, ...] = (
    schema.Conv(filters=4, kernel_size=(3, 4), padding="same", dilation=2),
    schema.LeakyRelu(slope=0.2),
    schema.DepthwiseConv(kernel_size=3, multiplier=2),
    schema.Silu(),
    schema.AvgPool(size=2),
    schema.Conv(filters=6, kernel_size=1, groups=2),
    schema.GlobalAvgPool(),
    schema.Dense(),
)


def network_of(layers: tuple[schema.AnyLayer, ...]) -> tuple[Any, dict[str, Any], Any]:
    """Plans, arrays with drawn statistics, and the logits for drawn images."""
    plans = list(plan_layers(schema.Network(layers=layers), SHAPE, CLASSES))
    network = BuiltNetwork(plans, seed=3)
    luck = np.random.default_rng(4)
    arrays = dict(network.state())
    for name, array in arrays.items():
        if name.endswith(("bias", "running_mean")):
            arrays[name] = luck.normal(0, 0.3, array.shape).astype(np.float32)
        elif "running_var" in name:
            arrays[name] = luck.uniform(0.5, 2, array.shape).astype(np.float32)
    network.load(arrays)
    images = luck.uniform(-1, 1, (COUNT, *SHAPE)).astype(np.float32)
    engine = Engine(network, COUNT)
    scale = np.ones(SHAPE[0], np.float32)
    source = engine.source(images, scale, 0 * scale, False)
    logits = engine.predict(source, np.arange(COUNT))[:, :CLASSES].copy()
    return plans, arrays, (images, logits)


@pytest.mark.parametrize("name", LAYERS)
def test_onnx_computes_the_same(name: str, tmp_path: Path) -> None:
    onnx, runtime = pytest.importorskip("onnx"), pytest.importorskip("onnxruntime")
    plans, arrays, (images, logits) = network_of(LAYERS[name])
    content = onnx_bytes(plans, arrays, "prepared images", CLASSES)
    model = onnx.load_from_string(content)
    onnx.checker.check_model(model, full_check=True)
    assert model.graph.input[0].doc_string == "prepared images"
    session = runtime.InferenceSession(content, providers=["CPUExecutionProvider"])
    (found,) = session.run(None, {"images": images})
    np.testing.assert_allclose(found, logits, rtol=1e-5, atol=1e-5)
    (tmp_path / "f.onnx").write_bytes(content)
    check_filters(tmp_path / "f.onnx", arrays)


def check_filters(path: Path, arrays: dict[str, Any]) -> None:
    """The convolutions in a file are those of the network, bit for bit."""
    expected = [a for key, a in arrays.items() if key.endswith("weight") and a.ndim == 4]
    layers = open_network(path).layers
    assert len(layers) == len(expected)
    for layer, weight in zip(layers, expected, strict=True):
        np.testing.assert_array_equal(layer.weight(), weight, strict=True)


@pytest.mark.parametrize("suffix", [".pt", ".safetensors"])
@pytest.mark.parametrize("name", LAYERS)
def test_filters_of_a_state_dict(name: str, suffix: str, tmp_path: Path) -> None:
    plans, arrays, _ = network_of(LAYERS[name])
    named = torch_arrays(plans, arrays)
    assert len(named) == len(arrays)
    path = tmp_path / f"f{suffix}"
    encoded = torch_bytes(named) if suffix == ".pt" else b"".join(encode(named, {"format": "pt"}))
    path.write_bytes(encoded)
    check_filters(path, arrays)
    assert encoded == (torch_bytes(named) if suffix == ".pt" else path.read_bytes())


@pytest.mark.parametrize("suffix", [".pt", ".safetensors"])
@pytest.mark.parametrize("name", LAYERS)
def test_torch_computes_the_same(name: str, suffix: str, tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="needs PyTorch")
    plans, arrays, (images, logits) = network_of(LAYERS[name])
    named = torch_arrays(plans, arrays)
    path = tmp_path / f"f{suffix}"
    if suffix == ".pt":
        path.write_bytes(torch_bytes(named))
        state = torch.load(path, weights_only=True)
    else:
        path.write_bytes(b"".join(encode(named, {"format": "pt"})))
        state = pytest.importorskip("safetensors.torch").load_file(path)
    network = schema.Network(layers=LAYERS[name])
    names = run(torch_source(schema.Experiment(network=network), SHAPE, CLASSES))
    model = names["build_model"]()
    model.load_state_dict(state)
    with torch.no_grad():
        found = model.eval()(torch.from_numpy(images)).numpy()
    np.testing.assert_allclose(found, logits, rtol=1e-5, atol=1e-5)


def test_a_layer_without_an_operator_is_refused() -> None:
    plans, arrays, _ = network_of((schema.Local(filters=2), schema.Dense()))
    with pytest.raises(InputError, match="layer local1: a layer of type local cannot be exported"):
        onnx_bytes(plans, arrays, "", CLASSES)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", ["plain", "shared"])
def test_keras_computes_the_same(name: str, tmp_path: Path) -> None:
    layers = LAYERS["plain"] if name == "plain" else SHARED
    plans, arrays, (images, logits) = network_of(layers)
    path = tmp_path / "f.weights.h5"
    path.write_bytes(keras_bytes(plans, arrays))
    expected = [a for key, a in arrays.items() if key.endswith("weight") and a.ndim == 4]
    found = sorted((layer.weight() for layer in open_network(path).layers), key=np.sum)
    for weight, other in zip(found, sorted(expected, key=np.sum), strict=True):
        np.testing.assert_array_equal(weight, other, strict=True)
    pytest.importorskip("keras", reason="needs Keras", exc_type=ImportError)
    network = schema.Network(layers=layers)
    model = run(keras_source(schema.Experiment(network=network), SHAPE, CLASSES))["build_model"]()
    model.load_weights(path)
    turned = np.ascontiguousarray(images.transpose(0, 2, 3, 1))
    np.testing.assert_allclose(model.predict(turned, verbose=0), logits, rtol=1e-4, atol=1e-5)


def test_a_layer_that_keras_lacks_is_refused() -> None:
    plans, arrays, _ = network_of((schema.Local(filters=2), schema.Dense()))
    with pytest.raises(InputError, match="layer local1: a layer of type local cannot be exported"):
        keras_bytes(plans, arrays)
