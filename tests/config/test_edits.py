"""Single changes to an experiment."""

from typing import Any

import pytest

from guitrainer.config.edits import (
    replaced,
    schema_location,
    value_at,
    with_layer,
    with_layer_moved,
    with_layer_twice,
    with_rate,
    without_layer,
)
from guitrainer.config.loading import load_preset, parse_experiment
from guitrainer.config.naming import layer_names
from guitrainer.config.schema import RATES, Add, Conv, Dense, Experiment, RateName, Relu
from guitrainer.errors import ConfigError

FIRST = ("network", "layers", 0)


def network(*layers: Any) -> Experiment:
    return parse_experiment({"network": {"layers": list(layers)}})


@pytest.fixture
def digits() -> Experiment:
    return load_preset("digits-edges")


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        (("seed",), 7, 7),
        (("training", "learning_rate"), 0.5, 0.5),
        (("training", "momentum"), None, None),
        ((*FIRST, "filters"), 8, 8),
        ((*FIRST, "kernel_size"), [5, 3], (5, 3)),
        ((*FIRST, "padding"), "same", "same"),
        ((*FIRST, "initializer", "std"), 0.1, 0.1),
        ((*FIRST, "bias_initializer", "scheme"), "zeros", "zeros"),
    ],
)
def test_a_value_comes_to_its_place(digits: Experiment, path: Any, value: Any, found: Any) -> None:
    changed = replaced(digits, path, value)
    assert value_at(changed, path) == found
    assert replaced(changed, ("name",), "other") != changed != digits


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("training", "learning_rate"), 0),
        (("training", "learning_rate"), "much"),
        ((*FIRST, "kernel_size"), 12),
        ((*FIRST, "name"), "relu1"),
        (("network", "layers"), []),
        (("nowhere",), 1),
    ],
)
def test_what_the_schema_refuses_is_refused(digits: Experiment, path: Any, value: Any) -> None:
    with pytest.raises(ConfigError):
        replaced(digits, path, value)


@pytest.mark.parametrize("rate", RATES)
def test_a_rate_is_changed_as_any_value_and_all_else_is_shared(
    digits: Experiment, rate: RateName
) -> None:
    changed = with_rate(digits, rate, 0.25)
    assert changed == replaced(digits, ("training", rate), 0.25)
    assert changed.data is digits.data and changed.network is digits.network


@pytest.mark.parametrize(
    ("rate", "value"),
    [
        ("learning_rate", 0.0),
        ("learning_rate", 2e6),
        ("learning_rate", float("nan")),
        ("momentum", 1.0),
        ("weight_decay", -0.1),
        ("weight_decay", float("inf")),
    ],
)
def test_a_rate_that_the_schema_refuses_is_refused(
    digits: Experiment, rate: RateName, value: float
) -> None:
    with pytest.raises(ConfigError, match=f"training.{rate}: got .*, accepted: a number"):
        with_rate(digits, rate, value)


def test_what_is_taken_away_has_its_default(digits: Experiment) -> None:
    path = ("data", "limit")
    assert value_at(digits, path) == 10_000
    assert value_at(replaced(digits, path, None), path) is None


def test_steps_give_way_to_epochs(digits: Experiment) -> None:
    changed = replaced(digits, ("training", "epochs"), 2)
    assert (changed.training.epochs, changed.training.steps) == (2, None)


def test_what_belongs_to_the_old_source_goes_with_it(digits: Experiment) -> None:
    noisy = replaced(replaced(digits, ("data", "source"), "bars"), ("data", "noise"), 0.1)
    assert noisy.data.mean is None
    assert replaced(noisy, ("data", "source"), "mnist").data.noise is None


def test_the_type_of_a_layer_is_part_of_its_place_in_the_schema(digits: Experiment) -> None:
    path = (*FIRST, "filters")
    assert schema_location(digits, path) == ("network", "layers", 0, "conv", "filters")
    assert schema_location(digits, ("data", "limit")) == ("data", "limit")


def test_layers_come_go_move_and_double() -> None:
    start = network({"type": "conv", "filters": 4}, {"type": "dense"})
    more = with_layer(start, "relu", 1)
    assert more.network.layers == (Conv(filters=4), Relu(), Dense())
    assert without_layer(more, 1) == start
    assert with_layer_moved(more, 2, 0).network.layers == (Dense(), Conv(filters=4), Relu())
    assert with_layer_moved(more, 0, 1).network.layers == (Relu(), Conv(filters=4), Dense())
    assert with_layer_twice(start, 0).network.layers == (
        Conv(filters=4),
        Conv(filters=4),
        Dense(),
    )


def test_a_copy_does_not_take_the_name_along() -> None:
    changed = with_layer_twice(network({"type": "conv", "name": "edges"}), 0)
    assert layer_names(changed.network.layers) == ("edges", "conv2")


def test_automatic_names_keep_clear_of_given_ones() -> None:
    start = network({"type": "conv", "name": "conv3"}, {"type": "conv"})
    changed = with_layer(start, "conv", 0)
    names = layer_names(changed.network.layers)
    assert names[:2] == ("conv1", "conv3")
    assert len(set(names)) == 3


def sums() -> Experiment:
    """A sum with the output of the second layer, which has an automatic name."""
    layers = ("relu", "relu", "tanh")
    return network(*({"type": kind} for kind in layers), {"type": "add", "of": "relu2"})


def origin(experiment: Experiment) -> str | None:
    """The name of the layer whose output is added."""
    return next(one.of for one in experiment.network.layers if isinstance(one, Add))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (lambda e: with_layer(e, "relu", 0), "relu3"),
        (lambda e: without_layer(e, 0), "relu1"),
        (lambda e: with_layer_moved(e, 1, 0), "relu1"),
        (lambda e: with_layer_twice(e, 0), "relu3"),
        (lambda e: with_layer_twice(e, 1), "relu2"),
        (lambda e: replaced(e, ("network", "layers", 1, "name"), "stem"), "stem"),
        (lambda e: replaced(e, ("network", "layers", 0, "type"), "tanh"), "relu1"),
        # the layer itself is gone: the check of the network says so
        (lambda e: without_layer(e, 1), "relu2"),
    ],
)
def test_a_sum_follows_the_layer_that_it_names(changed: Any, expected: str) -> None:
    assert origin(changed(sums())) == expected


def test_a_tied_layer_follows_the_layer_whose_weight_it_uses() -> None:
    renamed = replaced(load_preset("photo-sparse"), ("network", "layers", 0, "name"), "edges")
    assert [getattr(layer, "tied", None) for layer in renamed.network.layers] == [
        *(None, None),
        "edges",
    ]


def test_a_network_keeps_one_layer_and_has_at_most_128() -> None:
    with pytest.raises(ConfigError, match="layers"):
        without_layer(network({"type": "dense"}), 0)
    full = network(*[{"type": "relu"}] * 128)
    with pytest.raises(ConfigError, match="layers"):
        with_layer(full, "relu", 0)
    with pytest.raises(ConfigError, match="layers"):
        with_layer_twice(full, 0)


def test_an_unknown_type_of_layer_is_refused(digits: Experiment) -> None:
    with pytest.raises(ConfigError, match="type"):
        with_layer(digits, "convv", 0)
