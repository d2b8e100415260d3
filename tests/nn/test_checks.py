"""Networks in the making, possible and impossible."""

import subprocess
import sys
from typing import Any

import pytest

from guitrainer.config import schema
from guitrainer.config.loading import load_preset, preset_list
from guitrainer.errors import NetworkError
from guitrainer.nn.checks import LayerCheck, check_layers
from guitrainer.nn.plans import plan_layers

SHAPE, CLASSES = (1, 28, 28), 10


def check(*layers: schema.AnyLayer) -> tuple[LayerCheck, ...]:
    return check_layers(schema.Network(layers=layers), SHAPE, CLASSES)


def drawn(scheme: schema.Scheme, **settings: Any) -> schema.Initializer:
    return schema.Initializer(scheme=scheme, **settings)


@pytest.mark.parametrize("preset", [preset.name for preset in preset_list()])
def test_a_possible_network_has_no_problem(preset: str) -> None:
    network = load_preset(preset).network
    shape = (1, 32, 32)
    checks = check_layers(network, shape, 4)
    plans = plan_layers(network, shape, 4)
    assert [(c.name, c.input_shape, c.output_shape, c.parameters) for c in checks] == [
        (p.name, p.input_shape, p.output_shape, p.parameters) for p in plans
    ]
    assert [c.problem for c in checks] == [None] * len(plans)


@pytest.mark.parametrize(
    ("origin", "problem"),
    [
        (None, "of: got nothing, accepted: the name of an earlier layer: wide, narrow, large"),
        ("add1", "of: got 'add1', accepted: the name of an earlier layer: wide, narrow, large"),
        (
            "narrow",
            "of: got 'narrow' with an output of 8×8 pixels for 24×24, accepted: as many pixels, "
            "or a layer whose height and width become these with a stride",
        ),
    ],
)
def test_a_sum_that_does_not_fit(origin: str | None, problem: str) -> None:
    *fitting, total, dense = check(
        schema.Conv(filters=2, name="wide"),
        schema.Conv(filters=2, kernel_size=11, stride=2, name="narrow"),
        schema.Upsample(size=3, name="large"),
        schema.Add(of=origin),
        schema.Dense(),
    )
    assert [one.problem for one in fitting] == [None] * 3
    assert str(total.problem) == problem
    assert (total.output_shape, dense.input_shape) == (None, None)


def test_behind_what_does_not_fit_nothing_is_known() -> None:
    conv, big, relu = check(schema.Conv(filters=4), schema.MaxPool(size=30), schema.Relu())
    assert (conv.output_shape, conv.problem) == ((4, 26, 26), None)
    assert (big.input_shape, big.output_shape, big.parameters) == ((4, 26, 26), None, None)
    assert str(big.problem) == (
        "the window is 30×30, larger than its input of 26×26 (padding included)"
    )
    assert relu == LayerCheck("relu1", "relu")


@pytest.mark.parametrize(
    ("layers", "problem"),
    [
        ((schema.Conv(),), "network: ends in 16×26×26, accepted: one number per class"),
        ((schema.Dense(units=9),), "network: ends in 9×1×1"),
        ((schema.GlobalAvgPool(),), "network: ends in 1×1×1"),
        ((schema.Dense(initializer=drawn("constant")),), "initializer.value: missing"),
        ((schema.Dense(initializer=drawn("he_normal", limit=1.0)),), "initializer.limit: got 1.0"),
        ((schema.Dense(initializer=drawn("bank")),), "initializer.scheme: the bank needs"),
        ((schema.Dense(bias_initializer=drawn("orthogonal")),), "bias_initializer.scheme"),
        ((schema.Dense(initializer=drawn("file", path="no.npz")),), "no.npz"),
    ],
)
def test_problem_stands_at_the_last_layer(
    layers: tuple[schema.AnyLayer, ...], problem: str
) -> None:
    found = check(*layers)[-1]
    assert found.output_shape is not None
    assert found.problem is not None and problem in str(found.problem)


def test_same_words_as_the_error() -> None:
    network = schema.Network(layers=(schema.Conv(kernel_size=11), schema.MaxPool(size=60)))
    with pytest.raises(NetworkError) as raised:
        plan_layers(network, SHAPE, CLASSES)
    assert str(raised.value) == f"layer max_pool1: {check(*network.layers)[1].problem}"


def test_a_huge_layer_is_checked_at_once() -> None:
    huge = schema.Dense(units=65536, initializer=drawn("zeros"))
    first, last = check(huge, schema.Dense(units=65536, initializer=drawn("bank")))
    assert (first.parameters, first.problem) == (65536 * 785, None)
    assert last.parameters == 65536 * 65537


def test_nothing_is_compiled() -> None:
    code = "import sys, guitrainer.nn.checks; sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
