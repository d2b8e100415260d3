"""Networks made at random, of all kinds of layers: their gradients are right.

GUITRAINER_RANDOM_NETWORKS=200 tries more of them than usual.
"""

import os
from typing import Any

import numpy as np
import pytest

from guitrainer.bench.peer import build_module
from guitrainer.nn.engine import Engine, ImageSource
from guitrainer.nn.network import BuiltNetwork
from tests.nn.nets import CLASSES
from tests.nn.random_nets import SHAPE, random_network

SAMPLES, NETWORKS = 20, int(os.environ.get("GUITRAINER_RANDOM_NETWORKS", "5"))
# Of the largest gradient. In float64, an error of a formula cannot hide behind rounding.
CLOSE = {"float32": 1e-5, "float64": 1e-9}
STEP, PLACES = 1e-5, 3
SEEDS = pytest.mark.parametrize("seed", range(NETWORKS))


class Trial:
    """A random network on random images."""

    def __init__(self, seed: int, dtype: str) -> None:
        self.network = random_network(seed, dtype)
        self.engine = Engine(self.network, SAMPLES)
        rng = np.random.default_rng(seed)
        self.images = rng.standard_normal((SAMPLES, *SHAPE)).astype(dtype)
        self.labels = rng.integers(0, CLASSES, SAMPLES)
        unit = np.ones(SHAPE[0])
        self.source: ImageSource = self.engine.source(self.images, unit, 0 * unit, False)

    def loss(self) -> float:
        """Mean loss with the current weights."""
        self.engine.refresh()
        self.engine.forward(self.source, np.arange(SAMPLES))
        return self.engine.loss(self.labels)[0]


def torch_module(network: BuiltNetwork, dtype: str) -> Any:
    """The same network in PyTorch, in the same precision."""
    import torch

    module = build_module(network).to(getattr(torch, dtype))
    with torch.no_grad():  # the copy of the weights was rounded to float32
        for ours, theirs in zip(network.parameters, module.parameters(), strict=True):
            theirs.copy_(torch.from_numpy(ours.value.copy()))
    return module.train()


@pytest.mark.slow
@pytest.mark.parametrize("dtype", CLOSE)
@SEEDS
def test_gradients_are_those_of_torch(seed: int, dtype: str) -> None:
    torch = pytest.importorskip("torch", reason="compares with torch, which is not installed")
    trial, close = Trial(seed, dtype), CLOSE[dtype]
    loss = trial.loss()
    trial.engine.backward()
    module = torch_module(trial.network, dtype)
    expected = torch.nn.functional.cross_entropy(
        module(torch.from_numpy(trial.images)), torch.from_numpy(trial.labels)
    )
    expected.backward()
    assert loss == pytest.approx(expected.item(), rel=close)
    largest = max(float(p.grad.abs().max()) for p in module.parameters())
    for ours, theirs in zip(trial.network.parameters, module.parameters(), strict=True):
        np.testing.assert_allclose(
            ours.grad, theirs.grad.numpy(), rtol=0, atol=close * largest, err_msg=ours.name
        )


@pytest.mark.slow
@SEEDS
def test_gradients_are_finite_differences(seed: int) -> None:
    """Central differences of two steps, extrapolated; at a kink the two disagree: skipped."""
    trial = Trial(seed, "float64")
    trial.loss()
    trial.engine.backward()
    parameters = trial.network.parameters
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
