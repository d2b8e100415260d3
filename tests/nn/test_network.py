"""Laying out networks, drawing their weights, and taking them over."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.errors import NetworkError, WeightsError
from guitrainer.nn.geometry import Shape
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import lay_out, plan_layers
from tests.nn.nets import CLASSES, NETS

Layers = tuple[schema.AnyLayer, ...]
relu, pool, dense = schema.Relu(), schema.MaxPool(), schema.Dense()


def conv(filters: int, side: Any, **options: Any) -> schema.Conv:
    return schema.Conv(filters=filters, kernel_size=side, **options)


def planned(shape: Shape, layers: Layers, classes: int = 10) -> Any:
    return plan_layers(schema.Network(layers=layers), shape, classes)


# ---------------------------------------------------------------- layers in their places


@pytest.mark.parametrize(
    ("layer", "shape", "output", "parameters"),
    [
        (conv(8, 5), (1, 28, 28), (8, 24, 24), 8 * 25 + 8),
        (conv(8, 5, bias=False), (3, 28, 28), (8, 24, 24), 8 * 75),
        (conv(4, (3, 5), padding="same"), (3, 13, 9), (4, 13, 9), 4 * 45 + 4),
        (conv(4, 3, padding="same", stride=2), (3, 13, 8), (4, 7, 4), 4 * 27 + 4),
        (conv(2, 3, padding=(1, 2), stride=(2, 1)), (1, 7, 7), (2, 4, 9), 20),
        (conv(2, 3, padding=4), (1, 1, 1), (2, 7, 7), 20),
        (schema.Local(filters=3, kernel_size=3), (2, 7, 6), (3, 5, 4), 20 * (3 * 18 + 3)),
        (schema.Local(filters=3, kernel_size=3, bias=False), (2, 7, 6), (3, 5, 4), 20 * 54),
        (pool, (5, 9, 8), (5, 4, 4), 0),
        (schema.MaxPool(size=3, stride=2), (5, 9, 8), (5, 4, 3), 0),
        (schema.AvgPool(size=(1, 4)), (5, 9, 8), (5, 9, 2), 0),
        (schema.GlobalAvgPool(), (5, 9, 8), (5, 1, 1), 0),
        (schema.Dense(units=17), (2, 3, 4), (17, 1, 1), 17 * 24 + 17),
        (schema.Dense(units=17, bias=False), (2, 3, 4), (17, 1, 1), 17 * 24),
        (dense, (2, 3, 4), (10, 1, 1), 10 * 24 + 10),
        (schema.BatchNorm(), (6, 9, 8), (6, 9, 8), 12),
        (relu, (6, 9, 8), (6, 9, 8), 0),
        (schema.Dropout(), (6, 9, 8), (6, 9, 8), 0),
    ],
    ids=lambda value: getattr(value, "type", None),
)
def test_output_and_parameters(
    layer: schema.AnyLayer, shape: Shape, output: Shape, parameters: int
) -> None:
    (plan,) = lay_out(schema.Network(layers=(layer,)), shape, 10)
    assert (plan.input_shape, plan.output_shape, plan.parameters) == (shape, output, parameters)


def test_each_layer_sees_the_output_of_the_one_before() -> None:
    plans = planned((1, 28, 28), (conv(8, 5), relu, pool, conv(16, 5), relu, pool, dense))
    assert [plan.name for plan in plans] == [
        "conv1",
        "relu1",
        "max_pool1",
        "conv2",
        "relu2",
        "max_pool2",
        "dense1",
    ]
    assert [plan.output_shape for plan in plans] == [
        (8, 24, 24),
        (8, 24, 24),
        (8, 12, 12),
        (16, 8, 8),
        (16, 8, 8),
        (16, 4, 4),
        (10, 1, 1),
    ]
    for before, after in pairwise(plans):
        assert after.input_shape == before.output_shape


def test_names_given_are_kept() -> None:
    plans = planned((1, 9, 9), (conv(2, 3, name="eyes"), relu, conv(2, 3), schema.Dense()))
    assert [plan.name for plan in plans] == ["eyes", "relu1", "conv2", "dense1"]


@pytest.mark.parametrize(
    ("layers", "message"),
    [
        (
            (conv(2, 3), relu, conv(2, 11), dense),
            r"layer conv2: the window is 11×11, larger than its input of 6×6 \(padding included\)",
        ),
        (
            (conv(2, (3, 9), padding=(4, 0)), dense),
            r"layer conv1: the window is 3×9, larger than its input of 16×8 ",
        ),
        (
            (schema.MaxPool(size=9), dense),
            r"layer max_pool1: the window is 9×9, larger than its input of 8×8",
        ),
        (
            (conv(10, 3),),
            r"network: ends in 10×6×6, accepted: one number per class, 10×1×1 \(a dense layer or",
        ),
        ((dense, schema.Dense(units=9)), r"network: ends in 9×1×1, accepted: .* 10×1×1"),
        ((schema.GlobalAvgPool(),), r"network: ends in 1×1×1, accepted: .* 10×1×1"),
    ],
)
def test_layers_that_do_not_fit_are_refused(layers: Layers, message: str) -> None:
    with pytest.raises(NetworkError, match=message):
        planned((1, 8, 8), layers)


def test_nothing_to_train_is_refused() -> None:
    with pytest.raises(NetworkError, match="got no layer with a weight, accepted: at least one"):
        planned((10, 8, 8), (relu, schema.GlobalAvgPool()))


def test_more_logits_than_classes_are_accepted() -> None:
    assert planned((1, 8, 8), (schema.Dense(units=12),))[-1].output_shape == (12, 1, 1)


# ---------------------------------------------------------------- weights


def built(name: str, seed: int = 0) -> BuiltNetwork:
    shape, layers = NETS[name]
    return BuiltNetwork(plan_layers(schema.Network(layers=layers), shape, CLASSES), seed)


def test_seed_decides_the_weights() -> None:
    first, again, other = built("odd", 5).state(), built("odd", 5).state(), built("odd", 6).state()
    for name, values in first.items():
        np.testing.assert_array_equal(values, again[name])
        if name.endswith(".weight"):
            assert not np.isclose(values, other[name]).any()


def test_each_layer_has_a_stream_of_its_own() -> None:
    network = BuiltNetwork(planned((1, 3, 3), (conv(4, 3), relu, conv(4, 1), conv(4, 1), dense)), 0)
    second, third = network.layer("conv2").weight, network.layer("conv3").weight
    assert second is not None and third is not None
    assert not np.isclose(second.value, third.value).any()


def test_layers_without_weights_shift_no_stream() -> None:
    plain = BuiltNetwork(planned((1, 8, 8), (conv(4, 3), conv(4, 3), dense)), 0).state()
    mixed = BuiltNetwork(planned((1, 8, 8), (relu, conv(4, 3), relu, conv(4, 3), relu, dense)), 0)
    for name, values in mixed.state().items():
        np.testing.assert_array_equal(values, plain[name])


def test_bias_draws_shift_no_weight() -> None:
    """A bias that is drawn takes nothing from the stream of the weights."""
    drawn = schema.Initializer(scheme="random_normal")
    with_bias = (conv(4, 3, bias_initializer=drawn), dense)
    first = BuiltNetwork(planned((1, 8, 8), with_bias), 0).state()
    second = BuiltNetwork(planned((1, 8, 8), (conv(4, 3), dense)), 0).state()
    np.testing.assert_array_equal(first["conv1.weight"], second["conv1.weight"])
    np.testing.assert_array_equal(first["dense1.weight"], second["dense1.weight"])
    assert first["conv1.bias"].all()
    assert not second["conv1.bias"].any()


def test_initializing_again_gives_the_same() -> None:
    network = built("normalized", 3)
    first = network.state()
    for parameter in network.parameters:
        parameter.value[...] = 7
    layer = network.layer("batch_norm1")
    assert layer.running is not None
    layer.running[0][:], layer.running[1][:] = 3, 4
    network.initialize(3)
    for name, values in network.state().items():
        np.testing.assert_array_equal(values, first[name])


@pytest.mark.parametrize("name", NETS)
def test_state_comes_back(name: str) -> None:
    first, second = built(name, 1), built(name, 2)
    second.load(first.state())
    for key, values in second.state().items():
        np.testing.assert_array_equal(values, first.state()[key])


def test_state_is_a_copy() -> None:
    network = built("normalized")
    state = network.state()
    assert "batch_norm1.running_mean" in state
    for parameter in network.parameters:
        parameter.value[...] = 9
    assert not any((values == 9).any() for values in state.values())


def damaged(change: dict[str, Any]) -> tuple[BuiltNetwork, dict[str, Any]]:
    network = built("normalized")
    arrays = {k: v for k, v in network.state().items() if change.get(k, v) is not None}
    return network, arrays | {k: v for k, v in change.items() if v is not None}


NAN = np.array([1, np.nan, 1, 1], np.float32)


@pytest.mark.parametrize(
    ("change", "messages"),
    [
        (
            {"conv1.weight": np.zeros((4, 1, 5, 5)), "dense1.bias": None},
            [
                r"conv1\.weight: got \(4, 1, 5, 5\), accepted: \(4, 1, 3, 3\)",
                r"dense1\.bias: got nothing, accepted: \(4,\)",
            ],
        ),
        (
            {"batch_norm1.running_var": None},
            [r"batch_norm1\.running_var: got nothing, accepted: \(4,\)"],
        ),
        (
            {"batch_norm1.weight": NAN},
            [r"batch_norm1\.weight: got values that are NaN or infinite"],
        ),
        (
            {"batch_norm1.running_mean": NAN * np.inf},
            [r"batch_norm1\.running_mean: got values that are NaN or infinite"],
        ),
    ],
)
def test_weights_that_do_not_fit_change_nothing(
    change: dict[str, Any], messages: list[str]
) -> None:
    """Rows 22 and 23 of the faults, as far as the network is concerned."""
    network, arrays = damaged(change)
    before = network.state()
    for message in messages:
        with pytest.raises(WeightsError, match=message):
            network.load(arrays)
    for key, values in network.state().items():
        np.testing.assert_array_equal(values, before[key])
