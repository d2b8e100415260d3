"""What is noticed while a network trains."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from guitrainer.analysis.diagnosis import Diagnosis, Notice
from guitrainer.config import schema
from guitrainer.events import (
    Diverged,
    Event,
    FiltersCaptured,
    FilterScores,
    Label,
    LayerSignals,
    LayerSummary,
    RunFinished,
    RunStarted,
    SignalsMeasured,
    StepFinished,
)

EXPECTED = 2.0  # the loss of a network that knows nothing
STEPS = 900
LAYERS = (
    LayerSummary("conv1", "conv", (1, 12, 12), (4, 10, 10), 40),
    LayerSummary("relu1", "relu", (4, 10, 10), (4, 10, 10), 0),
    LayerSummary("dense1", "dense", (4, 10, 10), (10, 1, 1), 4010),
    LayerSummary("tanh1", "tanh", (10, 1, 1), (10, 1, 1), 0),
    LayerSummary("sigmoid1", "sigmoid", (10, 1, 1), (10, 1, 1), 0),
    LayerSummary("dense2", "dense", (10, 1, 1), (10, 1, 1), 110),
)
SPECS = (
    schema.Conv(filters=4, kernel_size=3),
    schema.Relu(),
    schema.Dense(units=10),
    schema.Tanh(),
    schema.Sigmoid(),
    schema.Dense(trainable=False),
)
STARTED = RunStarted(
    experiment=schema.Experiment(network=schema.Network(layers=SPECS)),
    layers=LAYERS,
    parameters=4160,
    first_step=0,
    total_steps=STEPS,
    steps_per_epoch=100,
    expected_loss=EXPECTED,
)
HEALTHY = LayerSignals("", 0.4, 0.3, 0.4, 0.0, 0.0, 1e-3, 0.1, None)


def notices(events: Iterable[Event]) -> list[Notice]:
    diagnosis = Diagnosis()
    return [notice for event in (STARTED, *events) for notice in diagnosis.take(event)]


def told(events: Iterable[Event]) -> list[tuple[str, int, str | None]]:
    return [(notice.kind, notice.step, notice.layer) for notice in notices(events)]


def losses(*values: float, first: int = 1) -> list[Event]:
    return [StepFinished(first + k, 0, value, 0.5, 0.01, 64, 0.0) for k, value in enumerate(values)]


def captured(labels: str, spread: float = 1.0, step: int = 0) -> FiltersCaptured:
    words: dict[str, Label] = {"e": "edge", "d": "dead", "n": "noise"}
    names = tuple(words[letter] for letter in labels)
    scores = FilterScores(np.zeros(len(names)), names, 0.0, 0.0, 0, spread)
    return FiltersCaptured(step, "conv1", np.zeros((len(names), 1, 3, 3), "f4"), None, scores)


def signals(step: int, **changed: dict[str, Any]) -> SignalsMeasured:
    """Healthy signals of all layers, but for what is `changed` by layer."""
    ratios = {"conv1": 1e-3, "dense1": 1e-3, "dense2": 0.0}
    layers = [
        replace(HEALTHY, layer=layer.name, update_ratio=ratios.get(layer.name)) for layer in LAYERS
    ]
    return SignalsMeasured(step, tuple(replace(x, **changed.get(x.layer, {})) for x in layers))


def test_a_healthy_run_gives_no_notice() -> None:
    falling = [EXPECTED * 0.99**k for k in range(STEPS)]
    events = [captured("enen"), *losses(*falling), signals(30), signals(60), captured("eeee")]
    assert told(events) == []


@pytest.mark.parametrize(
    ("labels", "spread", "expected"),
    [
        ("ddee", 1.0, [("dead_filters", "info", {"dead": 2, "filters": 4})]),
        ("ddde", 1.0, [("dead_filters", "warning", {"dead": 3, "filters": 4})]),
        ("eeee", 0.0, [("equal_filters", "warning", {"filters": 4})]),
        ("e", 0.0, []),
    ],
)
def test_filters(labels: str, spread: float, expected: list[Any]) -> None:
    found = notices([captured(labels, spread)])
    assert [(x.kind, x.severity, dict(x.numbers)) for x in found] == expected


def test_told_again_only_when_worse_or_back() -> None:
    labels = ["dene", "ddne", "ddde", "dene", "dddd", "eeee", "dene"]
    found = notices([captured(text, step=k) for k, text in enumerate(labels)])
    assert [(x.step, x.severity) for x in found] == [(0, "info"), (2, "warning"), (6, "info")]


def test_active_is_what_is_wrong_now() -> None:
    diagnosis = Diagnosis()
    diagnosis.take(captured("ddde", 0.0))
    assert [notice.kind for notice in diagnosis.active] == ["dead_filters", "equal_filters"]
    diagnosis.take(captured("eeee", 0.0))
    assert [notice.kind for notice in diagnosis.active] == ["equal_filters"]
    diagnosis.take(STARTED)
    assert diagnosis.active == ()


def test_gradients_are_compared_by_their_norm() -> None:
    # 400 elements in conv1, 10 in dense2: the norms differ by √40 when the stds are alike.
    small = {"gradient_std": 1e-3 / 40**0.5 / 101, "gradient_mean": 0.0}
    (found,) = notices([signals(30, conv1=small)])
    assert (found.kind, found.layer) == ("vanishing_gradient", "conv1")
    assert found.numbers["factor"] == pytest.approx(1 / 101)
    assert told([signals(30, conv1={"gradient_std": 1e-3 / 40**0.5 / 99})]) == []
    large = {"gradient_std": 1e-3 / 40**0.5 * 101}
    assert told([signals(30, conv1=large)]) == [("exploding_gradient", 30, "conv1")]


@pytest.mark.parametrize(
    ("layer", "changed", "kind"),
    [
        ("relu1", {"dead_units": 0.51}, "dead_units"),
        ("tanh1", {"mean": 0.0, "std": 0.95}, "saturated"),
        ("sigmoid1", {"mean": 0.5, "std": 0.48}, "saturated"),
        ("sigmoid1", {"mean": 0.02, "std": 0.01}, "saturated"),
    ],
)
def test_units(layer: str, changed: dict[str, Any], kind: str) -> None:
    found = notices([signals(30, **{layer: changed})])
    assert [(x.kind, x.layer, x.severity) for x in found] == [(kind, layer, "warning")]


@pytest.mark.parametrize(
    ("layer", "changed"),
    [
        ("relu1", {"dead_units": 0.5}),
        ("conv1", {"dead_units": 1.0}),
        ("tanh1", {"mean": 0.0, "std": 0.7}),
        ("sigmoid1", {"mean": 0.5, "std": 0.3}),
    ],
)
def test_units_in_order(layer: str, changed: dict[str, Any]) -> None:
    assert told([signals(30, **{layer: changed})]) == []


@pytest.mark.parametrize(
    ("ratio", "kind"), [(0.0, "small_update"), (9e-6, "small_update"), (0.11, "large_update")]
)
def test_updates_are_told_when_measured_twice(ratio: float, kind: str) -> None:
    wrong = {"conv1": {"update_ratio": ratio}}
    assert told([signals(k, **wrong) for k in (8, 16, 24)]) == []  # too early to say
    assert told([signals(30, **wrong), signals(40), signals(50, **wrong)]) == []
    assert told([signals(30, **wrong), signals(40, **wrong)]) == [(kind, 40, "conv1")]


def test_a_layer_that_is_not_trained_may_stay_as_it_is() -> None:
    assert told([signals(30), signals(60), signals(90)]) == []  # dense2 has the ratio 0


def test_no_progress_is_told_after_a_third() -> None:
    stalled = [EXPECTED * 1.01] * STEPS
    assert told(losses(*stalled)) == [("no_progress", 325, None)]
    late = [EXPECTED] * 250 + [EXPECTED / 2] * (STEPS - 250)
    assert told(losses(*late)) == []


def test_a_dead_network_is_told_whose_loss_stays_above_that_of_guessing() -> None:
    assert told(losses(*[2.365] * STEPS)) == [("no_progress", 325, None)]
    slow = [2.365 - k / STEPS for k in range(STEPS)]  # better than guessing from step 329 on
    assert told(losses(*slow)) == [("no_progress", 325, None)]


@pytest.mark.parametrize(("factor", "told_at"), [(1.0, [325]), (0.7, [])])
def test_guessing_rare_classes_is_told_through_the_noise_of_batches(
    factor: float, told_at: list[int]
) -> None:
    """Labels are 95/5; a batch of 64 has more or fewer of the rare ones, and each costs much."""
    rare = np.random.default_rng(0).binomial(64, 0.05, STEPS)
    batches = factor * (rare * -np.log(0.05) + (64 - rare) * -np.log(0.95)) / 64
    started = replace(STARTED, expected_loss=0.19851524)
    diagnosis = Diagnosis()
    found = [n for event in (started, *losses(*batches)) for n in diagnosis.take(event)]
    assert [n.step for n in found if n.kind == "no_progress"][:1] == told_at
    assert [n for n in found if n.kind != "no_progress"] == []


@pytest.mark.parametrize("expected", [None, 0.0])
def test_nothing_is_compared_with_guessing_that_is_not_known_or_is_always_right(
    expected: float | None,
) -> None:
    diagnosis = Diagnosis()
    events = [replace(STARTED, expected_loss=expected), *losses(*[0.3] * STEPS)]
    assert [n for event in events for n in diagnosis.take(event)] == []


def test_a_network_that_has_learned_and_forgotten_has_not_learned_nothing() -> None:
    assert told(losses(*[1.2] * 300, *[2.0] * 600)) == []


def test_a_loss_that_rises_is_told() -> None:
    rising = [0.5] * 100 + [2.0] * 100
    (found,) = notices(losses(*rising))
    assert (found.kind, found.step, found.severity) == ("loss_grows", 150, "warning")
    assert found.numbers == {"loss": 2.0, "before": 0.5}


def test_an_absurd_loss_is_told_at_once() -> None:
    (found,) = notices(losses(EXPECTED, 500.0, 1e9))
    assert (found.kind, found.step, found.numbers["loss"]) == ("loss_grows", 2, 500.0)


def test_divergence_is_an_error() -> None:
    end = RunFinished(
        "diverged", 7, 1.0, 1.0, 9.0, None, None, None, Diverged(8, "conv1", "its output is nan")
    )
    assert [(x.kind, x.step, x.layer, x.severity) for x in notices([end])] == [
        ("diverged", 8, "conv1", "error")
    ]
    assert notices([replace(end, reason="completed", diverged=None)]) == []
