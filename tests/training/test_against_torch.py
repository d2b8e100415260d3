"""Whole training runs, and the first gradients of the benchmark nets, beside torch's."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from guitrainer.bench.peer import build_module
from guitrainer.bench.workloads import CLASSES, WORKLOADS, make_batches
from guitrainer.config import schema
from guitrainer.events import StepFinished
from guitrainer.nn.engine import Engine
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import lay_out
from guitrainer.training.control import Control
from tests.training.lab import HE, experiment, training

torch = pytest.importorskip("torch", reason="compares with torch, which is not installed")
cross_entropy = torch.nn.functional.cross_entropy

STEPS = 200
RATE, MOMENTUM, DECAY = 0.02, 0.9, 5e-4
NET: tuple[schema.AnyLayer, ...] = (
    schema.Conv(filters=8, kernel_size=5, initializer=HE),
    schema.Relu(),
    schema.MaxPool(),
    schema.Conv(filters=16, kernel_size=3, initializer=HE),
    schema.Relu(),
    schema.Dense(),
)


@pytest.fixture(autouse=True, scope="module")
def one_thread() -> Iterator[None]:
    """So small nets only wait for a second thread."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


class Twin:
    """The same network in torch, to be trained on the same batches."""

    def __init__(self, network: Any, **options: float) -> None:
        self.module = build_module(network)
        self.optimizer = torch.optim.SGD(self.module.parameters(), **options)

    def step(self, images: Any, labels: Any) -> float:
        """Make one update; give the loss before it."""
        self.optimizer.zero_grad()
        loss = cross_entropy(self.module(torch.from_numpy(images)), torch.from_numpy(labels))
        loss.backward()
        self.optimizer.step()
        return float(loss.detach())


def test_200_steps_follow_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = experiment(
        NET,
        optimizer="momentum",
        learning_rate=RATE,
        momentum=MOMENTUM,
        weight_decay=DECAY,
        steps=STEPS,
        recording={"evaluate_every": 10**6, "signals_every": 10**6},
    )
    with training(asked) as trainer:
        twin = Twin(trainer.network, lr=RATE, momentum=MOMENTUM, weight_decay=DECAY)
        batches: list[Any] = []
        train_engine = trainer.engine.train

        def spy(source: Any, index: Any, *rest: Any) -> tuple[float, float | None]:
            batches.append(index.copy())
            return train_engine(source, index, *rest)

        monkeypatch.setattr(trainer.engine, "train", spy)
        train, transform = trainer.dataset.train, trainer.dataset.transform
        ours, theirs = [], []
        for event in trainer.events(Control()):
            if isinstance(event, StepFinished):
                index = batches[-1]
                ours.append(event.loss)
                theirs.append(twin.step(transform.apply(train.images[index]), train.labels[index]))
    assert len(ours) == STEPS
    assert ours[-1] < 0.2 * ours[0]  # something was learned, so something was compared
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-3)


def distances(name: str, batch_size: int, dtype: str) -> list[float]:
    """For each batch, how far the worst gradient is from torch's, as a share of the largest."""
    workload = WORKLOADS[name]
    batches = make_batches(workload, batch_size)
    plans = lay_out(schema.Network(layers=workload.layers), workload.shape, CLASSES)
    network = BuiltNetwork(plans, 0, dtype)
    engine, module = Engine(network, batch_size), build_module(network).to(getattr(torch, dtype))
    channels = workload.shape[0]
    images = batches.images.astype(dtype)
    source = engine.source(images, np.ones(channels), np.zeros(channels), False)
    found = []
    for index in batches.indices:
        labels = batches.labels[index]
        engine.forward(source, index)
        loss, _ = engine.loss(labels)
        engine.backward()
        module.zero_grad()
        theirs = cross_entropy(module(torch.from_numpy(images[index])), torch.from_numpy(labels))
        theirs.backward()
        assert loss == pytest.approx(float(theirs.detach()), rel=1e-5)
        worst = 0.0
        for parameter, tensor in zip(network.parameters, module.parameters(), strict=True):
            expected = tensor.grad.numpy().reshape(parameter.grad.shape)
            distance = np.abs(parameter.grad - expected).max() / np.abs(expected).max()
            worst = max(worst, float(distance))
        found.append(worst)
    return found


@pytest.mark.parametrize("name", ["W1", "W2", "W3"])
def test_first_gradients_of_the_benchmark_nets(name: str) -> None:
    """In float32 a near tie in a pool may go either way, and spoil a batch now and then."""
    assert np.median(distances(name, 16, "float32")) < 1e-5


@pytest.mark.slow
@pytest.mark.parametrize("name", ["W1", "W2", "W3"])
def test_first_gradients_in_double_precision(name: str) -> None:
    """Here no tie is near: every batch agrees."""
    assert max(distances(name, 16, "float64")) < 1e-12
