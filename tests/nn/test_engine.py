"""The engine: whole networks, fused or not, on any number of threads."""

import operator
from typing import Any

import numpy as np
import pytest

from guitrainer import allocator
from guitrainer.config import schema
from guitrainer.nn.engine import Engine
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.ops import dense as dense_ops
from guitrainer.nn.optimizers import Optimizer, initial_rates
from guitrainer.nn.planes import PAGE_BYTES, STAGGER_BYTES, EvenPlane
from guitrainer.nn.plans import plan_layers
from guitrainer.nn.team import Team
from kernels.machine import LANES
from tests.nn.nets import NETS, build, conv, dense, gradients

# Layers in front of a pool that leaves pixels out, behind a frozen one: their backward pass may
# use the memory of the gradient in front of the pool.
SPOILING = {
    "frozen, then a norm": schema.RmsNorm(),
    "frozen, then batch norm": schema.BatchNorm(),
    "frozen, then PReLU": schema.PRelu(),
}
EVERY_NET = pytest.mark.parametrize("name", NETS)
# With so many ReLUs, finite differences cross the kink of some of them.
KINKED = {"gates", "gates on odd sizes", "residual behind activations"}


@pytest.mark.parametrize("name", [name for name in NETS if name not in KINKED])
def test_gradients_are_finite_differences(name: str) -> None:
    """Every layer, in a network, in double precision, on the kernels that train."""
    network, engine, source, labels = build(name, batch_size=18, dtype="float64")
    _, grads = gradients(engine, source, labels, 18)
    rng = np.random.default_rng(0)
    step = 1e-6
    for parameter in network.parameters:
        for _ in range(4):
            place = tuple(rng.integers(0, n) for n in parameter.value.shape)
            old = parameter.value[place]
            sides = []
            for delta in (step, -step):
                parameter.value[place] = old + delta
                engine.refresh()
                engine.forward(source, np.arange(18))
                sides.append(engine.loss(labels[:18])[0])
            parameter.value[place] = old
            expected = (sides[0] - sides[1]) / (2 * step)
            assert grads[parameter.name][place] == pytest.approx(expected, rel=1e-5, abs=1e-8)
    engine.refresh()


def test_bias_in_front_of_batch_normalization_has_no_gradient() -> None:
    """It is subtracted again, so the gradient of the loss sums to zero, except for rounding."""
    network, engine, source, labels = build("residual", batch_size=18, dtype="float64", keep=True)
    _, grads = gradients(engine, source, labels, 18)
    norms = [k for k, layer in enumerate(network.layers) if layer.plan.spec.type == "batch_norm"]
    before = [(k, network.layers[k - 1]) for k in norms]
    places = [(k, layer) for k, layer in before if layer.plan.spec.type == "conv" and layer.bias]
    assert places
    for k, layer in places:
        grad = engine.gradient(k)
        assert abs(grad.sum(axis=(0, 2, 3))).max() < 1e-12 * abs(grad).max() * grad.size
        np.testing.assert_array_equal(grads[f"{layer.name}.bias"], 0)
        assert abs(grads[f"{layer.name}.weight"]).max() > 0


@EVERY_NET
def test_fused_equals_layer_by_layer(name: str) -> None:
    _, fused, source, labels = build(name)
    _, kept, _, _ = build(name, keep=True)
    loss, grads = gradients(fused, source, labels, 20)
    expected_loss, expected = gradients(kept, source, labels, 20)
    assert loss == pytest.approx(expected_loss, rel=1e-6)
    for key, grad in grads.items():
        np.testing.assert_allclose(grad, expected[key], atol=1e-6 * np.abs(expected[key]).max())


@EVERY_NET
def test_threads_change_no_bit(name: str) -> None:
    results = []
    for threads in (1, 2, 3):
        _, engine, source, labels = build(name, batch_size=70, threads=threads)
        results.append(gradients(engine, source, labels, 70))
        engine.team.close()
    for loss, grads in results[1:]:
        assert loss == results[0][0]
        for key, grad in grads.items():
            np.testing.assert_array_equal(grad, results[0][1][key])


@EVERY_NET
def test_short_batch_equals_small_engine(name: str) -> None:
    """Lanes that only fill the last block change nothing."""
    _, large, source, labels = build(name, batch_size=40)
    _, small, _, _ = build(name, batch_size=7)
    loss, grads = gradients(large, source, labels, 7)
    expected_loss, expected = gradients(small, source, labels, 7)
    assert loss == pytest.approx(expected_loss, rel=1e-6)
    for key, grad in grads.items():
        np.testing.assert_allclose(grad, expected[key], atol=2e-6 * np.abs(expected[key]).max())


@pytest.mark.parametrize("name", ["pooled", "sum over a pool", *SPOILING])
def test_gradients_do_not_pile_up(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if name in SPOILING:
        frozen = conv(4, 2).model_copy(update={"trainable": False})
        layers = (frozen, SPOILING[name], schema.MaxPool(), dense())
        monkeypatch.setitem(NETS, name, ((2, 8, 9), layers))
    _, engine, source, labels = build(name)
    _, first = gradients(engine, source, labels, 20)
    _, second = gradients(engine, source, labels, 20)
    for key, grad in second.items():
        np.testing.assert_array_equal(grad, first[key])


@pytest.mark.parametrize(
    ("layers", "even"),
    [
        ((conv(4, 3, padding="same"), schema.LayerNorm()), True),
        ((conv(4, 3, padding="same"), schema.BatchNorm()), True),
        ((conv(4, 3, padding="same"), schema.Relu()), True),
        ((conv(4, 3, padding="same"), schema.Tanh()), True),
        (
            (
                conv(4, 3, padding="same", name="a"),
                conv(4, 3, padding="same"),
                schema.Add(of="a"),
                schema.Relu(),
            ),
            True,
        ),
        ((conv(4, 3, padding="same"), schema.MaxPool()), False),
        ((conv(4, 3, padding="same"), schema.PRelu()), False),
        ((conv(4, 3, padding="same", trainable=False), schema.LayerNorm()), False),
    ],
)
def test_one_gradient_per_map_behind_a_global_pool(
    layers: tuple[schema.AnyLayer, ...], even: bool
) -> None:
    """It is stored once if all pixels share it and the layer in front can read that."""
    spec = schema.Network(layers=(*layers, schema.GlobalAvgPool(), dense()))
    plans = plan_layers(spec, (2, 9, 8), 3)
    images, labels = np.random.default_rng(0).random((5, 2, 9, 8), np.float32), np.arange(5) % 3
    grads = {}
    for keep in (False, True):
        engine = Engine(BuiltNetwork(plans, 3), 5, keep=keep)
        source = engine.source(images, np.ones(2), np.zeros(2), False)
        grads[keep] = gradients(engine, source, labels, 5)[1]
        assert isinstance(engine.grads[-3], EvenPlane) == (even and not keep)
    for key, grad in grads[False].items():
        scale = np.abs(grads[True][key]).max() + 1e-3
        np.testing.assert_allclose(grad, grads[True][key], atol=1e-5 * scale)


def test_channels_of_whole_pages_lie_apart_unless_a_dense_layer_reads_them() -> None:
    layers = (conv(4, 3, padding="same"), schema.LayerNorm(), conv(4, 3, padding="same"), dense())
    plans = plan_layers(schema.Network(layers=layers), (2, 16, 16), 3)
    engine = Engine(BuiltNetwork(plans, 3), 5)
    channel, item = 16 * 16 * LANES, np.dtype(np.float32).itemsize
    assert channel * item % PAGE_BYTES == 0
    apart = [plane.padded.strides[1] // item - channel for plane in engine.planes[1:4:2]]
    assert apart == [STAGGER_BYTES // item, 0]


def test_frozen_layers_do_not_move() -> None:
    shape, layers = NETS["pooled"]
    frozen = (layers[0].model_copy(update={"trainable": False}), *layers[1:])
    NETS["frozen"] = (shape, frozen)
    try:
        network, engine, source, labels = build("frozen")
    finally:
        del NETS["frozen"]
    before = network.state()
    optimizer = Optimizer(network.parameters, schema.Training(weight_decay=0.1))
    gradients(engine, source, labels, 20)
    assert optimizer.step(initial_rates(optimizer.training)) is None
    after = network.state()
    for name in before:
        assert np.array_equal(before[name], after[name]) == name.startswith("conv1"), name


def test_overfits_one_batch() -> None:
    network, engine, source, labels = build("pooled")
    optimizer = Optimizer(network.parameters, schema.Training(learning_rate=0.01))
    rates = initial_rates(optimizer.training)
    losses = []
    for _ in range(150):
        losses.append(gradients(engine, source, labels, 20)[0])
        optimizer.step(rates)
        engine.refresh()
    assert losses[-1] < 0.01 < losses[0]


CLIPPED = {"optimizer": "adamw", "learning_rate": 0.01, "weight_decay": 0.1, "clip_norm": 0.1}


@EVERY_NET
@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("options", [{}, CLIPPED], ids=["plain", "clipped"])
def test_a_step_in_one_go_is_its_parts(name: str, threads: int, options: dict[str, Any]) -> None:
    states = []
    for whole in (False, True):
        network, parts, source, labels = build(name, batch_size=40)
        training, index = schema.Training(**options), np.arange(33)
        optimizer = Optimizer(network.parameters, training, threads=threads)
        rates = initial_rates(training)
        with Team(threads) as team:
            engine = Engine(network, 40, team, update=optimizer.phases)
            for _ in range(3):
                if whole:
                    optimizer.prepare(rates)
                    outcome = engine.train(source, index, labels[index])
                    assert optimizer.finish() is None
                else:
                    parts.forward(source, index)
                    outcome = parts.loss(labels[index])
                    parts.backward()
                    assert optimizer.step(rates) is None
                    parts.refresh()
        states.append((outcome, {**network.state(), **optimizer.arrays()}))
    (loss, kept), (expected_loss, expected) = states
    assert loss == expected_loss
    for key, values in kept.items():
        np.testing.assert_array_equal(values, expected[key], err_msg=key)


def test_a_loss_that_is_not_finite_teaches_nothing() -> None:
    network, _, source, labels = build("pooled")
    training, index = schema.Training(), np.arange(20)
    optimizer = Optimizer(network.parameters, training)
    engine = Engine(network, 20, update=optimizer.phases)
    for parameter in network.parameters:
        if parameter.name == "dense1.bias":
            parameter.value[0] = np.inf
    before = network.state()
    optimizer.prepare(initial_rates(training))
    loss, _ = engine.train(source, index, labels[index])
    assert not np.isfinite(loss)
    for name, values in network.state().items():
        np.testing.assert_array_equal(values, before[name])


@EVERY_NET
def test_evaluation_in_one_go_is_its_parts(name: str) -> None:
    _, engine, source, labels = build(name)
    index = np.arange(13)
    found = engine.evaluate(source, index, labels[index])
    engine.forward(source, index, training=False)
    assert found == engine.loss(labels[index])


@EVERY_NET
def test_an_engine_that_only_evaluates_gives_the_same(name: str) -> None:
    """It has memory for one block per thread; nothing outside may be read or written."""
    network, engine, source, labels = build(name, batch_size=2 * LANES + 4)
    index = np.arange(2 * LANES + 2)
    engine.evaluate(source, index, labels[index])  # with running statistics of its own
    expected = engine.evaluate(source, index, labels[index]), engine.logits()
    for threads in (1, 2):
        with Team(threads) as team:
            brief = Engine(network, 2 * LANES + 4, team, learning=False)
            found = brief.evaluate(source, index, labels[index])
        assert found == pytest.approx(expected[0], rel=1e-12)
        np.testing.assert_array_equal(brief.logits(), expected[1])


def test_an_engine_that_only_evaluates_reads_dense_weights_once_per_batch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Unless the inputs of a whole batch would need much memory; both give the same bytes."""
    network, _, source, labels = build("pooled", batch_size=4 * LANES)
    index = np.arange(4 * LANES - 3)
    logits, stored = [], []
    for most in (1 << 20, 0):
        monkeypatch.setattr(dense_ops, "KEPT_BYTES", most)
        monkeypatch.setattr(dense_ops, "KEPT_PER_WEIGHT", 0)
        engine = Engine(network, 4 * LANES, learning=False)
        engine.evaluate(source, index, labels[index])
        logits.append(engine.logits())
        stored.append(len(engine.planes[-2].inner))
    np.testing.assert_array_equal(logits[0], logits[1])
    assert stored == [4, 1]


def test_an_engine_that_only_evaluates_needs_less_memory() -> None:
    network, engine, *_ = build("pooled", batch_size=8 * LANES)
    brief = Engine(network, 8 * LANES, learning=False)
    # the input of the dense layer is kept
    sizes = [sum(plane.padded.nbytes for plane in one.planes[1:-2]) for one in (engine, brief)]
    assert sizes[1] * 4 < sizes[0]


@pytest.mark.parametrize("keep", [True, False])
@EVERY_NET
def test_a_rest_changes_nothing(name: str, keep: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory that was given back is as it was at the start."""
    monkeypatch.setattr(allocator, "LARGE_BYTES", 0)  # these networks are small
    _, engine, source, labels = build(name, keep=keep)
    expected = gradients(engine, source, labels, 18)
    engine.rest()
    found = gradients(engine, source, labels, 18)
    assert found[0] == expected[0]
    for key, values in expected[1].items():
        np.testing.assert_array_equal(found[1][key], values)


def test_gradients_are_added_and_gated_where_they_are_computed() -> None:
    """Not in passes of their own, if tiles do not overlap and all pixels of a sum are seen."""
    _, whole, _, _ = build("gates")
    done = {op.wiring.place: (op.adds, op.wiring.gate is not None) for op in whole.ops}
    sums = {place: both for place, both in done.items() if any(both)}
    gated, both = (False, True), (True, True)
    assert sums == {1: both, 2: gated, 3: both, 6: gated, 7: both}
    _, overlapping, _, _ = build("gates on odd sizes")
    assert not any(op.wiring.gate for op in overlapping.ops)
    assert [op.wiring.place for op in overlapping.ops if op.adds] == [1, 3, 7]


def test_a_gated_gradient_takes_the_place_of_what_its_gate_reads() -> None:
    _, engine, _, _ = build("gates")
    overwritten = [k for k, plane in enumerate(engine.planes) if engine.grads[k] is plane]
    assert overwritten == [1, 2, 3, 6, 7]
    _, overlapping, _, _ = build("gates on odd sizes")
    assert not any(map(operator.is_, overlapping.planes, overlapping.grads))


@pytest.mark.parametrize(
    ("way", "name"),
    [("direct", "gates"), ("winograd", "gates"), ("fourier", "large filters and a sum")],
)
def test_only_winograd_is_given_a_gate(
    way: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = conv(16, 7, padding="same")
    layers = (large, schema.Relu(name="stem"), large, schema.Add(of="stem"))
    whole = (*layers, schema.GlobalAvgPool(), dense())
    monkeypatch.setitem(NETS, "large filters and a sum", ((2, 16, 16), whole))
    monkeypatch.setenv("GUITRAINER_CONVOLUTION", way)
    _, engine, source, labels = build(name)
    assert any(op.wiring.gate for op in engine.ops) == (way == "winograd")
    _, apart, *_ = build(name, keep=True)
    found, expected = (gradients(one, source, labels, 18)[1] for one in (engine, apart))
    for key, values in expected.items():
        np.testing.assert_allclose(found[key], values, rtol=1e-3, atol=1e-4)
