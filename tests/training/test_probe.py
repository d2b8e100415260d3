"""Looking inside: signals, LSUV, and that looking leaves no trace."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.data.dataset import Dataset
from guitrainer.events import LayerSignals, SignalsMeasured
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import plan_layers
from guitrainer.training.control import Control
from guitrainer.training.probe import LSUV_TOLERANCE, PROBE_IMAGES, Probe
from tests import reference
from tests.training.lab import (
    EVERYTHING,
    HE,
    PLAIN,
    assert_same_bits,
    experiment,
    make_dataset,
    of_kind,
    trained,
    training,
)

INDEX = np.arange(40)


def probed(layers: tuple[schema.AnyLayer, ...], batch_size: int = 40) -> tuple[Probe, Dataset]:
    dataset = make_dataset()
    plans = plan_layers(schema.Network(layers=layers), dataset.shape, dataset.classes)
    return Probe(BuiltNetwork(plans, 0), dataset), dataset


def expected_signals(network: BuiltNetwork, images: Any, labels: Any) -> list[tuple[Any, Any]]:
    """Output of every layer of PLAIN and the gradient with respect to it, by the naive twins."""
    weights = {name: values.astype(np.float64) for name, values in network.state().items()}
    maps = reference.conv2d(images, weights["conv1.weight"], weights["conv1.bias"])
    active = reference.relu(maps)
    pooled = reference.max_pool2d(active, 2)
    flat = pooled.reshape(len(images), -1)
    logits = reference.linear(flat, weights["dense1.weight"], weights["dense1.bias"])
    grad = reference.cross_entropy_backward(logits, labels)
    grad_flat, _, _ = reference.linear_backward(grad, flat, weights["dense1.weight"])
    grad_pooled = grad_flat.reshape(pooled.shape)
    grad_active = reference.max_pool2d_backward(grad_pooled, active, 2)
    grad_maps = reference.relu_backward(grad_active, maps)
    outputs = (maps, active, pooled, logits)
    return list(zip(outputs, (grad_maps, grad_active, grad_pooled, grad), strict=True))


@pytest.mark.parametrize("count", [40, 32])  # blocks that are not full, and full ones
def test_signals_are_the_statistics_of_every_layer(count: int) -> None:
    index = np.arange(count)
    probe, dataset = probed(PLAIN, count)
    images = dataset.transform.apply(dataset.train.images[index])
    measured = probe.signals(index, {"conv1": 0.25})
    expected = expected_signals(probe.network, images, dataset.train.labels[index])
    assert [layer.layer for layer in measured] == ["conv1", "relu1", "max_pool1", "dense1"]
    for layer, (output, grad) in zip(measured, expected, strict=True):
        assert layer.mean == pytest.approx(output.mean(), abs=1e-6)
        assert layer.std == pytest.approx(output.std(), rel=1e-5)
        assert layer.zeros == pytest.approx((output == 0).mean())
        dead = (output.reshape(*output.shape[:2], -1) == 0).all(axis=(0, 2))
        assert layer.dead_units == pytest.approx(dead.mean())
        assert layer.gradient_mean == pytest.approx(grad.mean(), abs=1e-7)
        assert layer.gradient_std == pytest.approx(grad.std(), rel=1e-5)
        assert layer.gradient_zeros == pytest.approx((grad == 0).mean())
    assert [layer.update_ratio for layer in measured] == [0.25, None, None, None]


def test_dead_units_are_found() -> None:
    probe, _ = probed(PLAIN)
    layer = probe.network.layer("conv1")
    assert layer.bias is not None
    layer.bias.value[:] = [-1e6, -1e6, -1e6, 10]
    signals = {x.layer: x for x in probe.signals(INDEX, {})}
    assert signals["relu1"].dead_units == 0.75
    assert signals["relu1"].zeros >= 0.75


def test_update_ratios_are_those_of_the_step() -> None:
    with training(experiment(recording={"signals_every": 2}, steps=4)) as trainer:
        before: dict[str, Any] = {}
        for event in trainer.events(Control()):
            now = trainer.network.state()
            if isinstance(event, SignalsMeasured):
                ratios = {x.layer: x.update_ratio for x in event.layers}
                for name in ("conv1", "dense1"):
                    old, new = before[f"{name}.weight"], now[f"{name}.weight"]
                    expected = np.linalg.norm(new - old) / np.linalg.norm(old)
                    assert ratios[name] == pytest.approx(expected, rel=1e-4)
                assert ratios["relu1"] is None
            elif event.__class__.__name__ == "StepFinished" and trainer.step % 2:
                before = now


def test_probe_takes_no_more_than_it_can_hold() -> None:
    probe, _ = probed(PLAIN, batch_size=100)
    assert probe.images == PROBE_IMAGES
    whole = probe.signals(np.arange(100), {})
    assert whole == probe.signals(np.arange(PROBE_IMAGES), {})


LOOKS: dict[str, Callable[[Probe], object]] = {
    "signals": lambda probe: probe.signals(INDEX, {}),
    "calibrate": lambda probe: probe.calibrate(),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_looking_leaves_no_trace(look: Callable[[Probe], object]) -> None:
    lsuv = schema.Initializer(scheme="lsuv")
    frozen = schema.Dense(units=8, initializer=lsuv)
    layers = (EVERYTHING[0], schema.BatchNorm(), schema.Relu(), frozen, schema.Dense())
    probe, _ = probed(layers)
    for parameter in probe.network.parameters:
        parameter.grad[...] = 0.5
    before = probe.network.state()
    look(probe)
    after = probe.network.state()
    calibrated = "dense1.weight"
    kept = before.keys() - {calibrated}
    assert_same_bits({k: after[k] for k in kept}, {k: before[k] for k in kept})
    for parameter in probe.network.parameters:
        assert (parameter.grad == 0.5).all()


def test_a_look_that_fails_leaves_no_trace() -> None:
    probe, _ = probed((EVERYTHING[0], schema.BatchNorm(), schema.Dense()))
    gradients = [parameter.grad for parameter in probe.network.parameters]
    for gradient in gradients:
        gradient[...] = 0.5
    before = probe.network.state()
    with pytest.raises(RuntimeError, match="interrupted"), probe.without_trace():
        probe.run(INDEX)
        raise RuntimeError("interrupted")
    assert_same_bits(probe.network.state(), before)
    assert all((gradient == 0.5).all() for gradient in gradients)


# ---------------------------------------------------------------- LSUV

LSUV = schema.Initializer(scheme="lsuv")


@pytest.mark.parametrize("scale", [1.0, 1e-3, 1e3])
def test_lsuv_brings_every_output_to_unit_std(scale: float) -> None:
    layers = (
        schema.Conv(filters=4, kernel_size=3, initializer=LSUV),
        schema.Relu(),
        schema.MaxPool(),
        schema.Dense(units=8, initializer=LSUV),
        schema.Tanh(),
        schema.Dense(initializer=LSUV),
    )
    probe, _ = probed(layers)
    for layer in probe.network.layers:
        if layer.weight is not None:
            layer.weight.value[...] *= scale
    probe.calibrate()
    outputs = probe.outputs(INDEX)
    for layer, output in zip(probe.network.layers, outputs, strict=True):
        if layer.weight is not None:
            assert abs(output.std() - 1) < LSUV_TOLERANCE, layer.name


def test_only_lsuv_layers_are_calibrated() -> None:
    layers = (schema.Conv(filters=4, kernel_size=3, initializer=HE), schema.Dense(initializer=LSUV))
    probe, _ = probed(layers)
    before = probe.network.state()
    probe.calibrate()
    after = probe.network.state()
    np.testing.assert_array_equal(after["conv1.weight"], before["conv1.weight"])
    assert (after["dense1.weight"] != before["dense1.weight"]).any()


def test_training_begins_with_calibrated_layers() -> None:
    layers = (schema.Conv(filters=4, kernel_size=3, initializer=LSUV), schema.Dense())
    with training(experiment(layers)) as trainer:
        output = trainer.probe.outputs(np.arange(48))[0]
    assert abs(output.std() - 1) < LSUV_TOLERANCE


def test_lsuv_gives_up_on_an_output_without_variance() -> None:
    nothing = schema.Initializer(scheme="zeros")
    layers = (schema.Conv(filters=4, kernel_size=3, initializer=nothing), schema.Dense())
    probe, _ = probed((layers[0], schema.Dense(initializer=LSUV)))
    probe.calibrate()
    for values in probe.network.state().values():
        assert np.isfinite(values).all()


def test_signals_of_a_run_name_every_layer() -> None:
    with training(experiment(EVERYTHING, recording={"signals_every": 5}, steps=5)) as trainer:
        (event,) = of_kind(list(trainer.events(Control())), SignalsMeasured)
    assert [x.layer for x in event.layers] == [layer.name for layer in trainer.network.layers]
    assert all(isinstance(x, LayerSignals) and np.isfinite(x.std) for x in event.layers)


@pytest.mark.parametrize("batch_size", [1, 7, 200])
def test_signals_of_a_run_are_measured_on_many_images(batch_size: int) -> None:
    """A single image leaves half of the units at 0, however well they are."""
    weight = schema.Initializer(scheme="random_normal", std=1e-3)
    layers = (
        schema.Dense(units=50, initializer=weight),
        schema.Relu(),
        schema.Dense(),
    )
    asked = experiment(layers, steps=199, batch_size=batch_size, learning_rate=1e-6)
    events, _ = trained(asked.model_copy(update={"recording": schema.Recording(signals_every=199)}))
    (measured,) = of_kind(events, SignalsMeasured)
    assert measured.layers[1].zeros > 0.4
    assert measured.layers[1].dead_units < 0.3
