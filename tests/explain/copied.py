"""Runs an experiment three ways: by the engine, and by the code for PyTorch and for Keras.

The code begins with the weights of the engine and sees its batches, so its losses must be the
engine's. Weights that are stored or arranged are left as the code itself puts them.
"""

import ast
import hashlib
import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from numpy.typing import NDArray

from guitrainer.config import schema
from guitrainer.data.batches import epoch_order
from guitrainer.data.dataset import Dataset, ImageSet
from guitrainer.events import StepFinished
from guitrainer.explain.sources import keras_source, torch_source
from guitrainer.nn.network import BuiltLayer, BuiltNetwork
from guitrainer.training.control import Control
from guitrainer.training.trainer import Trainer
from tests.nn.nets import CLASSES

GOLDEN = Path(__file__).parents[1] / "golden" / "keras_losses.json"
# Schemes whose numbers the code itself has to put in place.
PLACED = ("file", "dirac", "bank", "zeros", "ones", "constant")
Losses = NDArray[np.float64]

with_torch = pytest.mark.skipif(
    importlib.util.find_spec("torch") is None, reason="PyTorch is not installed"
)
needs_keras = pytest.mark.skipif(
    importlib.util.find_spec("keras") is None, reason="Keras is not installed"
)
# Its own warnings are its affair.
LIBRARIES = [
    pytest.param("torch", marks=with_torch),
    pytest.param("keras", marks=[needs_keras, pytest.mark.filterwarnings("ignore")]),
]


def with_keras(test: Any) -> Any:
    """Needs Keras, whose own warnings are its affair."""
    return needs_keras(pytest.mark.filterwarnings("ignore")(test))


def run(source: str) -> dict[str, Any]:
    """The names that the code defines."""
    names: dict[str, Any] = {}
    exec(compile(source, "copied", "exec"), names)
    return names


def digest(source: str) -> str:
    """What the code does, without comments and docstrings, as a hash."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and isinstance(body[0], ast.Expr):
            body[0].value = ast.Constant(...)
    return hashlib.sha256(ast.unparse(tree).encode()).hexdigest()[:16]


def noise(shape: tuple[int, int, int], count: int) -> Dataset:
    """Images of noise, each class with a pattern of its own; float32."""
    rng = np.random.default_rng(0)
    labels = np.arange(count) % CLASSES
    patterns = rng.normal(size=(CLASSES, *shape))
    images = 0.5 * patterns[labels] + rng.normal(size=(count, *shape))
    part = ImageSet(images.astype(np.float32), labels)
    return Dataset("noise", tuple("abcd"), part, lambda: part)


def engine_run(experiment: schema.Experiment, dataset: Dataset) -> tuple[BuiltNetwork, Losses]:
    """The network as it starts, and the loss of every step."""
    trainer = Trainer(experiment, dataset)
    start = BuiltNetwork([layer.plan for layer in trainer.network.layers], experiment.seed)
    start.load(trainer.network.state())
    events = list(trainer.events(Control()))
    trainer.close()
    return start, np.array([e.loss for e in events if isinstance(e, StepFinished)])


def torch_run(experiment: schema.Experiment, dataset: Dataset, start: BuiltNetwork) -> Losses:
    """The losses of the PyTorch code."""
    import torch

    names = run(torch_source(experiment, dataset.shape, dataset.classes))
    module = names["build_model"]()
    parts = [part for part in module if next(part.parameters(), None) is not None]
    for part, layer in zip(parts, weighted(start), strict=True):
        for key in drawn(layer):
            values = getattr(layer, key).value
            getattr(part, key).data = torch.from_numpy(values.copy())
    x, y = (torch.from_numpy(np.array(a)) for a in (dataset.train.images, dataset.train.labels))
    with batches_of(experiment, "torch.randperm", torch.from_numpy), one_thread():
        return np.array(names["train"](module, *given(experiment, x, y)))


def keras_run(experiment: schema.Experiment, dataset: Dataset, start: BuiltNetwork) -> Losses:
    """The losses of the Keras code."""
    names = run(keras_source(experiment, dataset.shape, dataset.classes))
    model = names["build_model"]()
    for layer in weighted(start):
        place_keras(model, layer, drawn(layer))
    images = np.array(dataset.train.images).transpose(0, 2, 3, 1)
    labels = np.array(dataset.train.labels)
    with batches_of(experiment, "numpy.random.permutation", np.asarray), one_thread():
        return np.array(names["train"](model, *given(experiment, images, labels)))


def given(experiment: schema.Experiment, images: Any, labels: Any) -> tuple[Any, ...]:
    """What the function that trains is given: a reconstruction needs no labels."""
    return (images, labels) if experiment.network.classifies else (images,)


@contextmanager
def one_thread() -> Iterator[None]:
    """Keep PyTorch to one thread: such small nets only wait for a second one."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def weighted(network: BuiltNetwork) -> list[BuiltLayer]:
    """Layers that have a weight."""
    return [layer for layer in network.layers if layer.weight is not None]


def drawn(layer: BuiltLayer) -> list[str]:
    """Which parameters of a layer are drawn at random, or start as any library starts them."""
    spec, found = layer.plan.spec, []
    if not isinstance(spec, schema.WeightLayer):
        return ["weight"] if layer.bias is None else ["weight", "bias"]
    if spec.initializer.scheme not in PLACED:
        found.append("weight")
    chosen = spec.bias_initializer
    if layer.bias is not None and (chosen is None or chosen.scheme not in PLACED):
        found.append("bias")
    return found


def place_keras(model: Any, layer: BuiltLayer, names: list[str]) -> None:
    """Put parameters in as Keras orders them: HWIO, and features as height, width, channels."""
    part = "_projection" if layer.plan.branch is not None else ""
    target = model.get_layer(layer.name + part)
    values = target.get_weights()
    if layer.plan.tied:  # it has no weight of its own
        values = [layer.bias.value] if layer.bias is not None else []
    elif "weight" in names:
        values[0] = keras_weight(layer).reshape(values[0].shape)
    if "bias" in names and layer.bias is not None and not layer.plan.tied:
        values[1] = layer.bias.value
    target.set_weights(values)


def keras_weight(layer: BuiltLayer) -> Any:
    """A weight of the engine in the order of Keras."""
    assert layer.weight is not None
    weight, (channels, height, width) = layer.weight.value, layer.plan.input_shape
    if isinstance(layer.plan.spec, schema.Conv | schema.TransposedConv | schema.Add):
        return weight.transpose(2, 3, 1, 0)
    if isinstance(layer.plan.spec, schema.DepthwiseConv):
        by_input = weight.reshape(channels, layer.plan.spec.multiplier, *weight.shape[2:])
        return by_input.transpose(2, 3, 0, 1)
    if isinstance(layer.plan.spec, schema.Dense):
        whole = weight.reshape(-1, channels, height, width).transpose(2, 3, 1, 0)
        return whole.reshape(-1, len(weight))
    return weight


@contextmanager
def batches_of(experiment: schema.Experiment, target: str, convert: Any) -> Iterator[None]:
    """Let the images come in the engine's order, an epoch after the other."""
    epochs = iter(range(10**6))

    def permuted(count: int) -> Any:
        return convert(epoch_order(count, experiment.seed, next(epochs)))

    with patch(target, permuted):
        yield
