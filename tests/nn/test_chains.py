"""Chains: some channels of a block pass through several layers before the next ones."""

import numpy as np
import pytest
from numpy.typing import NDArray

from guitrainer.config import schema
from guitrainer.nn import chains
from guitrainer.nn.engine import Engine
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import plan_layers
from guitrainer.nn.team import Team
from kernels.machine import LANES
from tests.nn.nets import conv, dense, gradients

SAMPLES = 2 * LANES + 3


def depthwise(multiplier: int = 1, **options: object) -> schema.DepthwiseConv:
    return schema.DepthwiseConv(multiplier=multiplier, padding="same", **options)  # type: ignore[arg-type]


# Layers in front of a dense layer, and the number of parts of each group of them.
CASES: dict[str, tuple[tuple[schema.AnyLayer, ...], list[int]]] = {
    "to a global pool": (
        (conv(8, 3), schema.Relu(), depthwise(), schema.Relu(), schema.GlobalAvgPool()),
        [8, 8, 8],
    ),
    "to a max pool": ((conv(6, 3), schema.Relu(), schema.MaxPool(size=3, stride=2)), [1]),
    "two outputs of each": (
        (conv(4, 3), schema.Relu(), depthwise(2), schema.Relu(), schema.AvgPool()),
        [4, 4, 4],
    ),
    "activations": (
        (conv(6, 3), schema.Gelu(), schema.Dropout(rate=0.0), schema.Silu(), schema.AvgPool()),
        [6, 6, 1, 6, 6],
    ),
    "groups": (
        (conv(8, 3), schema.Tanh(), conv(12, 3, groups=4), schema.LeakyRelu(), schema.MaxPool()),
        [4, 4, 4],
    ),
    "in the middle, with a stride": (
        (
            *(conv(8, 3, padding="same"), schema.Relu(), conv(6, 1), schema.Relu()),
            *(depthwise(stride=2), schema.Relu(), conv(4, 3)),
        ),
        [1, 1, 6, 1],
    ),
    "a frozen beginning": (
        (conv(8, 3, trainable=False), schema.Relu(), depthwise(), schema.MaxPool()),
        [8, 8],
    ),
    "large groups, behind which another layer could apply the ReLU": (
        (
            *(conv(32, 3, padding="same"), schema.Relu()),
            *(conv(32, 3, padding="same", groups=2), schema.Relu()),
            *(conv(16, 3, padding="same"), schema.Relu()),
        ),
        [2, 2, 1],
    ),
    "standardized": (
        (conv(4, 3, standardized=True), schema.Relu(), depthwise(), schema.Relu()),
        [4, 4],
    ),
    "an output that is added later": (
        (
            *(conv(8, 3, padding="same"), schema.Relu(name="early"), depthwise()),
            *(schema.Tanh(), schema.Add(of="early"), schema.AvgPool()),
        ),
        [1, 8, 8, 1, 1],
    ),
}


def engine_of(name: str, **options: object) -> Engine:
    layers, _ = CASES[name]
    plans = plan_layers(schema.Network(layers=(*layers, dense())), (3, 10, 12), 4)
    return Engine(BuiltNetwork(plans, 5), SAMPLES, **options)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def small_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chains, "CHAIN_BYTES", 1)
    monkeypatch.setattr(chains, "LEAST_FILTERS", 1)


def results(engine: Engine) -> tuple[float, dict[str, NDArray[np.float64]]]:
    rng = np.random.default_rng(0)
    images = rng.standard_normal((SAMPLES, 3, 10, 12), np.float32)
    source = engine.source(images, np.ones(3), np.zeros(3), False)
    return gradients(engine, source, rng.integers(0, 4, SAMPLES), SAMPLES)


@pytest.mark.parametrize("name", CASES)
def test_parts_of_channels_give_the_gradients_of_layers_one_by_one(name: str) -> None:
    engine = engine_of(name)
    assert [len(op.parts) for op in engine.ops[:-1]] == CASES[name][1]
    loss, found = results(engine)
    expected_loss, expected = results(engine_of(name, keep=True))
    assert loss == pytest.approx(expected_loss, rel=1e-6)
    for key, grad in expected.items():
        np.testing.assert_allclose(found[key], grad, atol=1e-5 * (np.abs(grad).max() + 1e-3))


@pytest.mark.parametrize("name", CASES)
def test_parts_are_the_same_on_any_number_of_threads(name: str) -> None:
    _, alone = results(engine_of(name))
    with Team(3) as team:
        _, shared = results(engine_of(name, team=team))
    for key, grad in alone.items():
        np.testing.assert_array_equal(shared[key], grad)


@pytest.mark.parametrize("name", CASES)
def test_an_engine_that_only_predicts_divides_channels_too(name: str) -> None:
    learning = engine_of(name)
    engine = Engine(learning.network, SAMPLES, learning=False)
    images = np.random.default_rng(1).standard_normal((SAMPLES, 3, 10, 12), np.float32)
    logits = [
        one.predict(one.source(images, np.ones(3), np.zeros(3), False), np.arange(SAMPLES))
        for one in (learning, engine)
    ]
    np.testing.assert_allclose(logits[1], logits[0], atol=1e-5 * np.abs(logits[0]).max())


def test_maps_that_stay_in_the_cache_are_not_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    engine = engine_of("to a global pool")
    assert all(op.parts == (op,) for op in engine.ops)


def test_memory_for_a_part_of_the_channels_serves_all_parts() -> None:
    engine = engine_of("to a global pool")
    assert [grad.shape[0] for grad in engine.grads[1:4] if grad is not None] == [1, 1, 8]
    buffers = [part.wiring.buffers["gradient"] for part in engine.ops[1].parts]
    assert all(buffer is buffers[0] for buffer in buffers)
