"""What is noticed while a network trains."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from guitrainer.analysis.diagnosis import Diagnosis
from guitrainer.analysis.notices import CAUSES_FIRST, SENTENCES, Finding, Kind, Notice
from guitrainer.analysis.remedies import ANSWERS, LOWER, RAISE
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


def started(**training: Any) -> RunStarted:
    changed = STARTED.experiment.training.model_copy(update=training)
    experiment = STARTED.experiment.model_copy(update={"training": changed})
    return replace(STARTED, experiment=experiment)


def notices(events: Iterable[Event], start: RunStarted = STARTED) -> list[Notice]:
    """What is news, event by event."""
    diagnosis = Diagnosis()
    return [notice for event in (start, *events) for notice in diagnosis.take(event)]


def after(events: Iterable[Event], start: RunStarted = STARTED) -> Diagnosis:
    diagnosis = Diagnosis()
    for event in (start, *events):
        diagnosis.take(event)
    return diagnosis


def told(events: Iterable[Event], start: RunStarted = STARTED) -> list[tuple[str, int, str | None]]:
    return [(notice.kind, notice.last_step, notice.layer) for notice in notices(events, start)]


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
    ("labels", "spread", "step", "expected"),
    [
        ("ddee", 1.0, 0, [("dead_filters", "info", "Dead filters in conv1: 2 of 4.")]),
        ("ddde", 1.0, 0, [("dead_filters", "warning", "Dead filters in conv1: 3 of 4.")]),
        (
            "eeee",
            0.0,
            9,
            [("equal_filters", "warning", "All 4 filters of conv1 are exactly equal")],
        ),
        (
            "dddd",
            0.0,
            9,
            [("equal_filters", "warning", "All 4 filters of conv1 are exactly equal")],
        ),
        ("eeee", 0.0, 0, []),  # they may part, where what is behind them is random
        ("e", 0.0, 9, []),
    ],
)
def test_filters(labels: str, spread: float, step: int, expected: list[Any]) -> None:
    found = notices([captured(labels, spread, step)])
    assert [(x.kind, x.severity) for x in found] == [one[:2] for one in expected]
    for notice, (*_, words) in zip(found, expected, strict=True):
        assert str(notice.sentence).startswith(words)


def test_told_again_only_when_worse_or_back() -> None:
    labels = ["dene", "ddne", "ddde", "dene", "dddd", "eeee", "dene"]
    found = notices([captured(text, step=k) for k, text in enumerate(labels)])
    assert [(x.last_step, x.severity) for x in found] == [
        *((0, "info"), (2, "warning"), (4, "warning"), (6, "info"))
    ]


def test_a_notice_keeps_its_first_step_and_gets_new_figures() -> None:
    labels = ["dene", "ddne", "eeee", "ddne"]
    events = [captured(text, step=k) for k, text in enumerate(labels)]
    seen = [after(events[:k]).notices[0] for k in range(1, 5)]
    assert [(x.first_step, x.last_step, x.since, x.active) for x in seen] == [
        (0, 0, 0, True),
        (0, 1, 0, True),
        (0, 1, 0, False),
        (0, 3, 3, True),
    ]
    assert "1 of 4" in str(seen[0].sentence) and "2 of 4" in str(seen[1].sentence)


def test_revision_grows_with_every_change() -> None:
    diagnosis, seen = Diagnosis(), []
    for text in ("eeee", "dene", "dene", "ddne", "eeee", "eeee"):
        diagnosis.take(captured(text))
        seen.append(diagnosis.revision)
    assert seen == [0, 1, 1, 2, 3, 3]


@pytest.mark.parametrize("worst", [0.0, 3 * EXPECTED, 30 * EXPECTED])
def test_steps_together_give_the_notices_of_single_steps(worst: float) -> None:
    """A healthy run, one that grows again, and one that begins too high and is ruined."""
    values = [worst] * 3 + [EXPECTED * 0.9**k for k in range(60)] + [worst or 0.01] * (STEPS - 63)
    steps = [StepFinished(1 + k, 0, value, 0.5, 0.01, 64, 0.0) for k, value in enumerate(values)]
    together, single = after([]), after(steps)
    together.take_steps(steps[:30])
    together.take_steps(steps[30:])
    assert together.notices == single.notices
    assert together.revision == single.revision
    assert bool(together.notices) == bool(worst)


def test_active_is_what_is_wrong_now() -> None:
    diagnosis = Diagnosis()
    diagnosis.take(captured("ddde", 0.0, 1))
    assert [notice.kind for notice in diagnosis.active] == ["equal_filters", "dead_filters"]
    diagnosis.take(captured("eeee", 0.0, 2))
    assert [notice.kind for notice in diagnosis.active] == ["equal_filters"]
    assert [notice.kind for notice in diagnosis.notices] == ["equal_filters", "dead_filters"]
    diagnosis.take(STARTED)
    assert diagnosis.notices == ()


def test_gradients_are_compared_by_their_norm() -> None:
    # 400 elements in conv1, 10 in dense2: the norms differ by √40 when the stds are alike.
    small = {"gradient_std": 1e-3 / 40**0.5 / 101, "gradient_mean": 0.0}
    (found,) = notices([signals(30, conv1=small)])
    assert (found.kind, found.layer) == ("vanishing_gradient", "conv1")
    assert "is 101 times smaller" in str(found.sentence)
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
    found = notices([signals(30, **{layer: changed}), signals(60, **{layer: changed})])
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


def test_dead_units_are_told_when_measured_twice() -> None:
    dead = {"relu1": {"dead_units": 0.9}}
    assert told([signals(30, **dead), signals(60)]) == []
    (found,) = notices([signals(30, **dead), signals(60, **dead)])
    assert "90\u202f% of the units of relu1 are 0 for all 64 images" in str(found.sentence)


@pytest.mark.parametrize(("batches", "size", "told_of"), [(19, 1, 0), (30, 1, 30), (3, 64, 64)])
def test_few_images_are_no_evidence(batches: int, size: int, told_of: int) -> None:
    start = replace(started(batch_size=size), steps_per_epoch=batches)
    dead = {"relu1": {"dead_units": 1.0}}
    found = notices([signals(30, **dead), signals(60, **dead)], start)
    assert len(found) == (told_of > 0)
    assert all(f"all {told_of} images" in str(notice.sentence) for notice in found)


@pytest.mark.parametrize(
    ("ratio", "kind"), [(0.0, "small_update"), (9e-6, "small_update"), (0.11, "large_update")]
)
def test_updates_are_told_when_measured_twice(ratio: float, kind: str) -> None:
    wrong = {"conv1": {"update_ratio": ratio}}
    assert told([signals(k, **wrong) for k in (8, 16, 24)]) == []  # too early to say
    assert told([signals(30, **wrong), signals(40), signals(50, **wrong)]) == []
    assert told([signals(30, **wrong), signals(40, **wrong)]) == [(kind, 40, "conv1")]


def test_updates_are_seen_against_the_schedule() -> None:
    """A cosine makes the last steps as short as it likes."""
    end = started(schedule="cosine")
    small = {"conv1": {"update_ratio": 1e-8}, "dense1": {"update_ratio": 1e-8}}
    assert told([signals(STEPS - 1, **small), signals(STEPS, **small)], end) == []
    assert len(told([signals(400, **small), signals(420, **small)], end)) == 2


LEARNED = [EXPECTED / 10] * 60


@pytest.mark.parametrize(
    "changed",
    [
        {"conv1": {"update_ratio": 1e-9}},
        {"conv1": {"update_ratio": 0.5}},
        {"conv1": {"gradient_std": 1e-9, "gradient_mean": 0.0}},
        {"conv1": {"gradient_std": 1e9}},
        {"tanh1": {"mean": 0.0, "std": 0.99}},
    ],
)
def test_signals_of_a_network_that_has_learned_are_no_matter(changed: dict[str, Any]) -> None:
    measured = [signals(70, **changed), signals(80, **changed)]
    assert told([*losses(*LEARNED), *measured]) == []
    assert len(told(measured)) == 1


def test_no_gradient_at_all() -> None:
    none = {"conv1": {"gradient_std": 0.0, "gradient_mean": 0.0}}
    (found,) = notices([signals(30, **none)])
    assert str(found.sentence).startswith("No gradient reaches conv1")


def test_a_layer_that_is_not_trained_may_stay_as_it_is() -> None:
    assert told([signals(30), signals(60), signals(90)]) == []  # dense2 has the ratio 0


def test_no_progress_is_told_after_a_third() -> None:
    stalled = [EXPECTED * 1.01] * STEPS
    assert told(losses(*stalled)) == [("no_progress", 325, None)]
    late = [EXPECTED] * 250 + [EXPECTED / 2] * (STEPS - 250)
    assert told(losses(*late)) == []


@pytest.mark.parametrize("loss", [EXPECTED * 1.01, EXPECTED * 1.5])
def test_no_better_than_guessing_is_no_progress(loss: float) -> None:
    (found,) = notices(losses(*[loss] * STEPS))
    assert found.kind == "no_progress"


def test_a_loss_that_rises_is_told() -> None:
    rising = [0.5] * 100 + [1.9] * 100
    (found,) = notices(losses(*rising))
    assert (found.kind, found.last_step, found.severity) == ("loss_grows", 150, "warning")
    assert "risen from 0.5 to 1.9" in str(found.sentence)


def test_losses_of_single_images_are_averaged() -> None:
    one = replace(started(batch_size=1), total_steps=6000)
    noisy = [0.1, 0.1, 0.1, 12.0] * 30 + [0.1] * 1000
    assert told(losses(*noisy), one) == []
    risen = [0.1] * 1000 + [1.9] * 2000
    assert told(losses(*risen), one)[0][0] == "loss_grows"


def test_a_high_start_is_told_at_once_and_is_over_when_it_has_come_down() -> None:
    (found,) = notices(losses(500.0, 1e9))
    assert (found.kind, found.last_step) == ("high_start", 1)
    assert "starts at 500, and guessing gives 2:" in str(found.sentence)
    down = after(losses(*[500.0] * 10, *[0.5] * 90)).notices
    assert [(notice.kind, notice.active) for notice in down] == [("high_start", False)]
    assert told(losses(500.0, 1e9, first=40)) == []  # resumed


RUINED = [EXPECTED, EXPECTED, 45.0, *[EXPECTED] * 597]


def test_a_network_ruined_by_long_steps_has_one_cause_and_one_direction() -> None:
    nothing = {"update_ratio": 0.0, "gradient_std": 0.0, "gradient_mean": 0.0}
    still = {"conv1": nothing, "dense1": {"update_ratio": 0.0}, "relu1": {"dead_units": 1.0}}
    steps = losses(*RUINED)
    events = [*steps[:100], signals(100, **still), *steps[100:200], signals(200, **still)]
    diagnosis = after([*events, *steps[200:]])
    assert [notice.kind for notice in diagnosis.active] == [
        *("loss_jumped", "vanishing_gradient", "dead_units")
    ]
    assert "jumped to 45 in step 3" in str(diagnosis.active[0].sentence)
    assert {notice.remedies for notice in diagnosis.active} == {(LOWER, "clip_norm")}


@pytest.mark.parametrize(
    ("ratio", "direction"), [(1e-7, {RAISE}), (5e-5, {RAISE}), (2e-3, set()), (0.2, {LOWER})]
)
def test_the_learning_rate_is_moved_as_the_updates_say(ratio: float, direction: set[str]) -> None:
    updates = {"conv1": {"update_ratio": ratio}, "dense1": {"update_ratio": ratio}}
    measured = [signals(350, **updates), signals(380, **updates)]
    diagnosis = after([*losses(*[EXPECTED] * 600), *measured])
    assert "no_progress" in [notice.kind for notice in diagnosis.active]
    moved = {key for notice in diagnosis.active for key in notice.remedies}
    assert moved & {LOWER, RAISE} == direction


@pytest.mark.parametrize("cause", CAUSES_FIRST)
@pytest.mark.parametrize("other", CAUSES_FIRST)
def test_no_two_notices_move_the_learning_rate_apart(cause: Kind, other: Kind) -> None:
    for short in (False, True):
        diagnosis = after([])
        assert diagnosis._signals is not None
        diagnosis._signals.short_steps = short
        for kind in {cause, other}:
            places = SENTENCES[kind].count("%")
            diagnosis.note(9, Finding(kind, "conv1", ("conv1",) * places, "warning"))
        moved = {key for notice in diagnosis.notices for key in notice.remedies}
        assert not {LOWER, RAISE} <= moved
        assert diagnosis.notices[0].remedies or not ANSWERS[diagnosis.notices[0].kind]


def test_weights_come_first_where_they_were_too_large() -> None:
    start = {"he_normal", "lecun_normal"}
    high, low = after(losses(500.0, 1e9)), after(losses(EXPECTED, EXPECTED))
    for diagnosis, first in ((high, True), (low, False)):
        diagnosis.take(DIVERGED)
        assert (diagnosis.notices[0].remedies[0] in start) is first


DIVERGED = RunFinished(
    "diverged", 7, 1.0, 1.0, 9.0, None, None, None, Diverged(8, "conv1", "its output is nan")
)


def test_divergence_is_an_error() -> None:
    found = notices([DIVERGED])
    assert [(x.kind, x.last_step, x.layer, x.severity) for x in found] == [
        ("diverged", 8, "conv1", "error")
    ]
    assert str(found[0].sentence).startswith("Diverged at step 8: a value in conv1 became")
    assert notices([replace(DIVERGED, reason="completed", diverged=None)]) == []
