"""The copied code trains as the engine does: the same losses, step by step."""

import json
from typing import Any

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.explain.sources import keras_source
from tests.explain.copied import (
    GOLDEN,
    Losses,
    digest,
    engine_run,
    keras_run,
    noise,
    torch_run,
    with_keras,
    with_torch,
)
from tests.explain.experiments import (
    NETWORKS,
    RECORDED,
    TRAININGS,
    experiment_of,
    random_experiment,
)
from tests.nn.nets import CLASSES

IMAGES = 40  # in batches of 16: the last one of an epoch is short
TIGHT = 1e-5
# Rounding grows where a network has kinks and large steps.
LOOSE = 1e-4


def check(computed: Losses, expected: Losses, tolerance: float) -> None:
    assert len(computed) == len(expected)
    np.testing.assert_allclose(computed, expected, rtol=tolerance, atol=tolerance / 10)


@with_torch
@pytest.mark.parametrize("name", [*TRAININGS, *NETWORKS])
def test_torch_code_has_the_losses_of_the_engine(name: str) -> None:
    experiment, shape = experiment_of(name)
    dataset = noise(shape, IMAGES)
    start, expected = engine_run(experiment, dataset)
    check(torch_run(experiment, dataset, start), expected, TIGHT)


@with_keras
@pytest.mark.parametrize("name", [*TRAININGS, *NETWORKS])
def test_keras_code_has_the_losses_of_the_engine(name: str) -> None:
    experiment, shape = experiment_of(name)
    dataset = noise(shape, IMAGES)
    start, expected = engine_run(experiment, dataset)
    check(keras_run(experiment, dataset, start), expected, TIGHT)


@pytest.mark.parametrize("name", RECORDED)
def test_engine_has_the_losses_that_keras_once_had(name: str) -> None:
    """Keras itself need not be there: this is the code it ran, and these were its losses."""
    experiment, shape = experiment_of(name)
    recorded = json.loads(GOLDEN.read_text())[name]
    assert digest(keras_source(experiment, shape, CLASSES)) == recorded["code"], (
        "the Keras code has changed: run `python -m tests.golden.make_keras`"
    )
    _, expected = engine_run(experiment, noise(shape, IMAGES))
    check(np.array(recorded["losses"]), expected, TIGHT)


@pytest.mark.slow
@with_torch
@with_keras
@pytest.mark.parametrize("seed", range(12))
def test_random_experiments_have_the_same_losses_everywhere(seed: int) -> None:
    experiment, shape = random_experiment(seed)
    dataset = noise(shape, IMAGES)
    start, expected = engine_run(experiment, dataset)
    check(torch_run(experiment, dataset, start), expected, LOOSE)
    check(keras_run(experiment, dataset, start), expected, LOOSE)


# What Keras' own optimizer would compute: only what is equal may use it.
BUILT_IN: dict[str, tuple[dict[str, Any], bool]] = {
    "sgd": ({"optimizer": "sgd"}, True),
    "sgd, decay": ({"optimizer": "sgd", "weight_decay": 0.1}, True),
    "sgd, falling": ({"optimizer": "sgd", "schedule": "cosine"}, True),
    "sgd, clipped": ({"optimizer": "sgd", "clip_norm": 1.0}, False),
    "momentum": ({"optimizer": "momentum"}, True),
    "nesterov": ({"optimizer": "nesterov"}, True),
    "momentum, falling": ({"optimizer": "momentum", "schedule": "step"}, False),
    "momentum, warm-up": ({"optimizer": "momentum", "warmup_steps": 5}, False),
    "momentum, decay": ({"optimizer": "momentum", "weight_decay": 0.1}, False),
    "momentum of 0, falling": (
        {"optimizer": "momentum", "momentum": 0.0, "schedule": "step"},
        True,
    ),
    "rmsprop": ({"optimizer": "rmsprop"}, False),
    "adam": ({"optimizer": "adam"}, False),
    "adamw": ({"optimizer": "adamw"}, False),
}


@pytest.mark.parametrize(("settings", "equal"), BUILT_IN.values(), ids=BUILT_IN)
def test_keras_code_says_where_the_built_in_optimizer_differs(
    settings: dict[str, Any], equal: bool
) -> None:
    training = schema.Training(**settings)
    text = keras_source(schema.Experiment(training=training), (1, 4, 4), CLASSES)
    assert ("optimizer = optimizers." in text) == equal
    assert (" differs:\n    - it" in text) == (not equal)
