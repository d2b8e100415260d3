"""Networks made at random, of all kinds of layers: their gradients are right.

GUITRAINER_RANDOM_NETWORKS=200 tries more of them than usual.
"""

import os
from typing import Any

import numpy as np
import pytest

from guitrainer.bench.peer import build_module
from guitrainer.explain.sources.torch import modules_of
from guitrainer.nn import chains
from guitrainer.nn.engine import Engine, ImageSource
from guitrainer.nn.parameters import needed
from tests.nn.nets import CLASSES
from tests.nn.random_nets import random_network

NETWORKS = int(os.environ.get("GUITRAINER_RANDOM_NETWORKS", "5"))
# Of the largest gradient, unless PyTorch is less accurate in the same precision. In float64, an
# error of a formula cannot hide behind rounding.
CLOSE = {"float32": 1e-5, "float64": 1e-9}
STEP, PLACES = 1e-5, 3
SEEDS = pytest.mark.parametrize("seed", range(NETWORKS))


@pytest.fixture(autouse=True)
def chains_in_parts(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Divide the channels of every other network, although its maps are small."""
    if seed % 2:
        monkeypatch.setattr(chains, "CHAIN_BYTES", 1)
        monkeypatch.setattr(chains, "LEAST_FILTERS", 1)


class Trial:
    """A random network on random images, after a backward pass on other images."""

    def __init__(self, seed: int, dtype: str) -> None:
        self.network, self.samples = random_network(seed, dtype)
        self.engine = Engine(self.network, self.samples)
        rng, shape = np.random.default_rng(seed), self.network.layers[0].plan.input_shape
        others, self.images = rng.standard_normal((2, self.samples, *shape)).astype(dtype)
        self.labels = rng.integers(0, CLASSES, self.samples)
        self.source = self.bind(others)
        self.loss()
        self.engine.backward()
        self.source = self.bind(self.images)

    def bind(self, images: Any) -> ImageSource:
        unit = np.ones(images.shape[1])
        return self.engine.source(images, unit, 0 * unit, False)

    def loss(self) -> float:
        """Mean loss with the current weights."""
        self.engine.refresh()
        self.engine.forward(self.source, np.arange(self.samples))
        return self.engine.loss(self.labels)[0]


def torch_loss(trial: Trial, dtype: str) -> tuple[Any, dict[str, Any]]:
    """Loss of the same network in PyTorch, and its parameters by name."""
    import torch

    network = trial.network
    module, found = build_module(network).to(getattr(torch, dtype)).train(), {}
    images = torch.from_numpy(trial.images.astype(dtype))
    parts = modules_of([layer.plan for layer in network.layers])
    for made, part in zip(module, parts, strict=True):
        plan = part.plan
        if plan is None or plan.weight_shape is None:
            continue
        layer, weighted = network.layer(plan.name), getattr(made, "projection", None) or made
        for own in (layer.weight, layer.bias):
            if own is not None:  # the copy of the weights was rounded to float32
                value = own.value.astype(dtype)
                getattr(weighted, own.part).data = torch.from_numpy(value)
                found[own.name] = getattr(weighted, own.part)
        if plan.tied:
            weighted.weight = found[needed(network.layer(plan.tied).weight).name]
    try:
        output = module(images)
    except ValueError as error:  # PyTorch refuses to normalize a batch of one number per channel
        assert "more than 1 value per channel" in str(error)
        pytest.skip(str(error))
    if network.objective == "reconstruction":
        target = images.flatten(1)
        loss = torch.nn.functional.mse_loss(output, target)
    else:
        loss = torch.nn.functional.cross_entropy(output, torch.from_numpy(trial.labels))
    return loss + sum(getattr(part, "penalty", 0) for part in module), found


@pytest.mark.slow
@pytest.mark.parametrize("dtype", CLOSE)
@SEEDS
def test_gradients_are_those_of_torch(seed: int, dtype: str) -> None:
    pytest.importorskip("torch", reason="compares with torch, which is not installed")
    trial, close = Trial(seed, dtype), CLOSE[dtype]
    loss = trial.loss()
    trial.engine.backward()
    # exact, because over many pixels the sums of PyTorch may be ten times less accurate than ours
    expected, exact = torch_loss(trial, "float64")
    same, rounded = torch_loss(trial, dtype)
    for value in (expected, same):
        value.backward()
    assert loss == pytest.approx(expected.item(), rel=close)
    trained = [p for p in trial.network.parameters if p.trainable]
    largest = max(np.abs(exact[p.name].grad.numpy()).max() for p in trained)
    for ours in trained:
        theirs = exact[ours.name].grad.numpy()
        # such as behind a normalization of few numbers, where no computation is accurate
        inevitable = np.abs(rounded[ours.name].grad.numpy() - theirs).max()
        atol = max(close * largest, inevitable)
        np.testing.assert_allclose(ours.grad, theirs, rtol=0, atol=atol, err_msg=ours.name)


@pytest.mark.slow
@SEEDS
def test_gradients_are_finite_differences(seed: int) -> None:
    """Central differences of two steps, extrapolated; at a kink the two disagree: skipped."""
    trial = Trial(seed, "float64")
    trial.loss()
    trial.engine.backward()
    parameters = [p for p in trial.network.parameters if p.trainable]
    gradients = {p.name: p.grad.copy() for p in parameters}
    largest = max(np.abs(grad).max() for grad in gradients.values())
    rng, smooth = np.random.default_rng(seed), 0
    for parameter in parameters:
        for _ in range(PLACES):
            place = tuple(int(rng.integers(0, n)) for n in parameter.value.shape)
            wide, narrow = (slope(trial, parameter.value, place, STEP * k) for k in (2, 1))
            if abs(wide - narrow) > 1e-7 * largest:
                continue
            smooth += 1
            found = gradients[parameter.name][place]
            assert abs((4 * narrow - wide) / 3 - found) < 1e-6 * largest, parameter.name
    assert smooth > len(parameters) * PLACES // 2


def slope(trial: Trial, value: Any, place: tuple[int, ...], step: float) -> float:
    """Central difference of the loss in one element of a weight."""
    old, sides = value[place], []
    for delta in (step, -step):
        value[place] = old + delta
        sides.append(trial.loss())
    value[place] = old
    return (sides[0] - sides[1]) / (2 * step)


@pytest.mark.slow
@SEEDS
def test_gradients_of_outputs_need_no_gradients_of_weights(seed: int) -> None:
    trial = Trial(seed, "float64")
    gradients = []
    for training in (True, False):
        engine = Engine(trial.network, trial.samples, keep=True, training=training)
        for layer in trial.network.layers:
            if layer.weight is not None:
                layer.weight.grad[:] = 7
        engine.forward(trial.source, np.arange(trial.samples))
        engine.loss(trial.labels)
        engine.backward()
        count = len(trial.network.layers)
        gradients.append([engine.gradient(k) for k in range(1, count + 1)])
        layers = [x for x in trial.network.layers if x.weight is not None and x.plan.window]
    for layer in layers:  # filters; normalization measures its own in passing
        assert layer.weight is not None
        assert (layer.weight.grad == 7).all()
    for full, alone in zip(*gradients, strict=True):
        np.testing.assert_allclose(alone, full, rtol=0, atol=1e-9 * np.abs(full).max(initial=1e-9))
