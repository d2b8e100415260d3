"""Changes that answer what was noticed."""

from typing import Any, get_args

import pytest

from guitrainer.analysis.notices import Kind
from guitrainer.analysis.remedies import ANSWERS, CHANGES, NAMES, Key, Remedy, applicable
from guitrainer.config import schema
from guitrainer.config.loading import load_preset, parse_experiment, preset_list, to_mapping

HE = schema.Initializer(scheme="he_normal")
CONV, DENSE = schema.Conv(filters=4, kernel_size=3), schema.Dense()


def remedies(kind: Kind, asked: schema.Experiment) -> tuple[Remedy, ...]:
    return applicable(ANSWERS[kind], asked)


def experiment(*layers: schema.AnyLayer, **training: Any) -> schema.Experiment:
    return schema.Experiment(
        network=schema.Network(layers=layers), training=schema.Training(**training)
    )


def offered(kind: Kind, asked: schema.Experiment) -> list[Key]:
    return [remedy.key for remedy in remedies(kind, asked)]


RECTIFIED = experiment(CONV, schema.Relu(), DENSE)
GOOD = experiment(CONV.model_copy(update={"initializer": HE}), schema.Relu(), DENSE)


@pytest.mark.parametrize(
    ("kind", "asked", "expected"),
    [
        ("diverged", RECTIFIED, ["lower_learning_rate", "clip_norm", "he_normal"]),
        ("high_start", RECTIFIED, ["he_normal", "clip_norm", "lower_learning_rate"]),
        (
            "diverged",
            experiment(DENSE.model_copy(update={"initializer": HE}), schema.Relu(), clip_norm=0.5),
            ["lower_learning_rate"],
        ),
        ("equal_filters", RECTIFIED, ["small_random", "he_normal"]),
        ("equal_filters", experiment(DENSE, schema.Relu(), DENSE), ["he_normal"]),
        ("vanishing_gradient", experiment(DENSE, schema.Tanh(), DENSE), ["lecun_normal"]),
        (
            "vanishing_gradient",
            experiment(DENSE, schema.Sigmoid(), DENSE, schema.Relu(), DENSE),
            ["relu_for_sigmoid", "he_normal"],
        ),
        ("dead_filters", GOOD, ["lower_learning_rate", "he_normal"]),
        (
            "dead_filters",
            experiment(DENSE, schema.Tanh(), weight_decay=0.1),
            ["less_weight_decay", "lower_learning_rate", "lecun_normal"],
        ),
        ("large_update", GOOD, ["lower_learning_rate", "clip_norm"]),
    ],
)
def test_what_is_offered(kind: Kind, asked: schema.Experiment, expected: list[Key]) -> None:
    assert offered(kind, asked) == expected


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("preset", [preset.name for preset in preset_list()])
def test_remedies_change_the_experiment_and_keep_it_valid(kind: Kind, preset: str) -> None:
    asked = load_preset(preset)
    for remedy in remedies(kind, asked):
        changed = remedy.apply(asked)
        assert changed != asked, remedy.key
        assert parse_experiment(to_mapping(changed)) == changed
        assert (changed.seed, changed.name) == (asked.seed, asked.name)


def test_every_change_is_offered_for_something() -> None:
    sick = experiment(
        CONV, schema.Relu(), schema.Sigmoid(), DENSE, weight_decay=0.1, learning_rate=1.0
    ).model_copy(update={"data": schema.Data(control="random_labels")})
    smooth = experiment(DENSE, schema.Tanh(), DENSE)
    found = {key for kind in get_args(Kind) for key in offered(kind, sick)}
    found |= {key for kind in get_args(Kind) for key in offered(kind, smooth)}
    assert found == set(CHANGES) == set(NAMES)


def test_weights_that_are_not_trained_stay() -> None:
    frozen = CONV.model_copy(
        update={"trainable": False, "initializer": schema.Initializer(scheme="bank")}
    )
    (changed,) = [
        remedy.apply(experiment(frozen, schema.Relu(), DENSE))
        for remedy in remedies("diverged", experiment(frozen, schema.Relu(), DENSE))
        if remedy.key == "he_normal"
    ]
    first, _, last = changed.network.layers
    assert first == frozen
    assert isinstance(last, schema.Dense) and last.initializer == HE


def test_layers_keep_their_names() -> None:
    asked = experiment(DENSE, schema.Sigmoid(name="gate"), DENSE)
    remedy = remedies("vanishing_gradient", asked)[0]
    assert remedy.apply(asked).network.layers[1] == schema.Relu(name="gate")
