"""The training loop: determinism, resuming, events, control, divergence."""

import contextlib
import threading
from typing import Any

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.data.selection import sample
from guitrainer.errors import CheckpointError, ConfigError, NetworkError, WeightsError
from guitrainer.events import (
    EvaluationFinished,
    Event,
    FiltersCaptured,
    HistogramsMeasured,
    RunFinished,
    RunStarted,
    SettingChanged,
    SignalsMeasured,
    StepFinished,
)
from guitrainer.nn.optimizers import STATE_NAMES
from guitrainer.nn.schedules import learning_rate_factor
from guitrainer.training.control import Control
from guitrainer.training.trainer import Trainer
from tests.training.lab import (
    CLASSES,
    EVERYTHING,
    IMAGES,
    PLAIN,
    assert_same_bits,
    experiment,
    losses,
    make_dataset,
    of_kind,
    trained,
    training,
)

MOVED = {"shift": 2, "flip": True}
OPTIMIZERS = pytest.mark.parametrize("optimizer", STATE_NAMES)


def everything(**options: Any) -> schema.Experiment:
    return experiment(EVERYTHING, data=MOVED, **options)


# ---------------------------------------------------------------- the same bits


def test_same_seed_same_bits() -> None:
    asked = everything(optimizer="adam")
    first, second = trained(asked), trained(asked)
    assert losses(first[0]) == losses(second[0])
    assert_same_bits(first[1], second[1])


def test_another_seed_gives_other_weights() -> None:
    _, first = trained(everything(seed=1, steps=3))
    _, second = trained(everything(seed=2, steps=3))
    assert not np.isclose(first["conv1.weight"], second["conv1.weight"]).any()


@pytest.mark.parametrize("threads", [2, 3])
def test_threads_change_no_bit(threads: int) -> None:
    asked = everything()
    alone, together = trained(asked), trained(asked, threads=threads)
    assert losses(alone[0]) == losses(together[0])
    assert_same_bits(together[1], alone[1])


@OPTIMIZERS
@pytest.mark.parametrize("stop_at", [15, 14])  # at the end of an epoch, and in the middle of one
def test_resumed_run_equals_one_without_a_break(optimizer: str, stop_at: int) -> None:
    asked = everything(
        optimizer=optimizer,
        learning_rate=0.005,
        weight_decay=0.01,
        clip_norm=5.0,
        schedule="cosine",
        warmup_steps=5,
    )
    whole, expected = trained(asked)
    with training(asked) as trainer:
        first = list(trainer.events(Control(stop_at)))
        arrays, meta = trainer.state()
    with training(asked) as trainer:
        trainer.load_state(arrays, meta)
        second = list(trainer.events(Control()))
        assert_same_bits(trainer.state()[0], expected)
    assert losses(first) + losses(second) == losses(whole)
    assert_finished(first, "stopped", stop_at)
    assert_finished(second, "completed", 30)
    assert of_kind(second, RunStarted)[0].first_step == stop_at
    assert of_kind(second, FiltersCaptured)[0].step == stop_at + 1  # step 0 is not told again
    end, expected_end = (of_kind(events, RunFinished)[0] for events in (second, whole))
    assert (end.train_loss, end.test_loss) == (expected_end.train_loss, expected_end.test_loss)


def test_measuring_changes_no_bit() -> None:
    every = {"signals_every": 1, "filters_every": 1, "evaluate_every": 1}
    never = dict.fromkeys(every, 10**6)
    seen, unseen = trained(everything(recording=every)), trained(everything(recording=never))
    assert len(of_kind(seen[0], SignalsMeasured)) == 30
    assert len(of_kind(unseen[0], SignalsMeasured)) == 0
    assert losses(seen[0]) == losses(unseen[0])
    assert_same_bits(seen[1], unseen[1])


def test_state_is_a_copy() -> None:
    with training(everything(steps=4)) as trainer:
        arrays, meta = trainer.state()
        before = {name: values.copy() for name, values in arrays.items()}
        list(trainer.events(Control()))
        assert_same_bits(arrays, before)
        assert (meta["step"], meta["recent_losses"]) == (0, [])


@pytest.mark.parametrize("missing", ["conv1.weight", "optimizer.conv1.weight.velocity"])
def test_state_that_lacks_something_is_refused(missing: str) -> None:
    with training(everything(steps=4)) as trainer:
        arrays, meta = trainer.state()
        del arrays[missing]
        with pytest.raises(WeightsError, match=missing.replace(".", r"\.")):
            trainer.load_state(arrays, meta)
        with pytest.raises(CheckpointError, match="updates"):
            trainer.load_state(trainer.state()[0], {"step": 0})


def test_other_weights_are_tested_anew() -> None:
    """What was measured on the test images belongs to the weights, not to the step."""
    with training(experiment(seed=1)) as trainer:
        list(trainer.events(Control(stop_at=3)))
        other = trainer.state()
        expected = trainer.evaluate()
    with training(experiment(seed=2)) as trainer:
        list(trainer.events(Control(stop_at=3)))
        assert trainer.evaluate() != expected
        trainer.load_state(*other)
        assert trainer.evaluate() == expected


# ---------------------------------------------------------------- events


def steps_of(events: list[Event], kind: type[Any]) -> list[int]:
    return [event.step for event in of_kind(events, kind)]


def assert_finished(events: list[Event], reason: str, step: int) -> None:
    """The last event says so, and no other does."""
    (end,) = of_kind(events, RunFinished)
    assert events[-1] is end
    assert (end.reason, end.step) == (reason, step)
    assert steps_of(events, StepFinished)[-1:] == [step] or step == 0


def test_events_in_order() -> None:
    recording = {"filters_every": 10, "signals_every": 7, "evaluate_every": 15}
    events, _ = trained(experiment(recording=recording, steps=32))
    first = [RunStarted, FiltersCaptured, HistogramsMeasured, StepFinished]
    assert [type(event) for event in events[:4]] == first
    assert_finished(events, "completed", 32)
    assert steps_of(events, StepFinished) == list(range(1, 33))
    assert steps_of(events, FiltersCaptured) == [0, 10, 15, 20, 30, 32]
    assert steps_of(events, SignalsMeasured) == [7, 14, 21, 28]
    assert steps_of(events, HistogramsMeasured) == [0, 7, 14, 21, 28]
    assert steps_of(events, EvaluationFinished) == [15, 30, 32]
    place = events.index
    for event in of_kind(events, FiltersCaptured)[1:] + of_kind(events, SignalsMeasured):
        step = of_kind(events, StepFinished)[event.step - 1]
        assert place(event) > place(step)


def test_start_tells_what_was_built() -> None:
    events, _ = trained(experiment(steps=1))
    start = of_kind(events, RunStarted)[0]
    assert (start.first_step, start.total_steps, start.steps_per_epoch) == (0, 1, 5)
    assert [(x.name, x.type, x.output_shape, x.parameters) for x in start.layers] == [
        ("conv1", "conv", (4, 10, 10), 40),
        ("relu1", "relu", (4, 10, 10), 0),
        ("max_pool1", "max_pool", (4, 5, 5), 0),
        ("dense1", "dense", (3, 1, 1), 303),
    ]
    assert start.parameters == 343
    shares = np.bincount(make_dataset().train.labels) / IMAGES
    assert start.expected_loss == pytest.approx(-np.sum(shares * np.log(shares)))
    assert start.expected_accuracy == shares.max()


def test_steps_tell_epoch_images_and_rate() -> None:
    asked = experiment(schedule="cosine", warmup_steps=4, steps=12)
    steps = of_kind(trained(asked)[0], StepFinished)
    assert [step.epoch for step in steps] == [0] * 5 + [1] * 5 + [2] * 2
    assert [step.images for step in steps] == [48, 48, 48, 48, 8] * 2 + [48, 48]
    rates = [0.02 * learning_rate_factor(asked.training, k, 12) for k in range(12)]
    assert [step.learning_rate for step in steps] == pytest.approx(rates)
    seconds = [step.seconds for step in steps]
    assert seconds == sorted(seconds)
    assert seconds[0] > 0


@pytest.mark.parametrize(
    ("options", "expected"),
    [({"steps": 7}, 7), ({"steps": None, "epochs": 3}, 15), ({"steps": None}, 5)],
)
def test_length_of_a_run(options: dict[str, Any], expected: int) -> None:
    with training(experiment(**options)) as trainer:
        assert trainer.total_steps == expected


def test_captured_filters_are_copies_that_nothing_changes() -> None:
    events, arrays = trained(experiment(recording={"filters_every": 1}, steps=3))
    captured = of_kind(events, FiltersCaptured)
    first, last = captured[0], captured[-1]
    assert not first.weight.flags.writeable
    assert not np.array_equal(first.weight, last.weight)
    np.testing.assert_array_equal(last.weight, arrays["conv1.weight"])
    np.testing.assert_array_equal(last.bias, arrays["conv1.bias"])
    assert first.scores is not None
    assert len(first.scores.scores) == 4


def test_small_windows_have_no_scores() -> None:
    layers = (schema.Conv(filters=2, kernel_size=2), schema.Dense())
    captured = of_kind(trained(experiment(layers, steps=1))[0], FiltersCaptured)
    assert [event.scores for event in captured] == [None, None]


def test_evaluation_is_over_all_test_images() -> None:
    dataset = make_dataset()
    with training(experiment(), dataset) as trainer:
        events = list(trainer.events(Control()))
        test_loss, test_accuracy = trainer.evaluate()
        logits = trainer.engine.predict(
            trainer.engine.source(dataset.test.images, *transform(dataset)), np.arange(90)
        ).astype(np.float64)
    labels = dataset.test.labels
    right = (logits.argmax(axis=1) == labels).mean()
    shares = np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(90), labels]
    assert test_accuracy == pytest.approx(right)
    assert test_loss == pytest.approx(shares.mean(), rel=1e-5)
    end = of_kind(events, RunFinished)[0]
    assert (end.test_loss, end.test_accuracy) == (test_loss, test_accuracy)
    images = [step.images for step in of_kind(events, StepFinished)]
    assert (
        images == [48, 48, 48, 48, 8] * 6
    )  # a mean over batches would count the last ones sixfold
    assert end.train_loss == pytest.approx(np.average(losses(events), weights=images))
    assert end.images_per_second == pytest.approx(6 * IMAGES / end.seconds)


def transform(dataset: Any) -> tuple[Any, Any, bool]:
    return dataset.transform.scale, dataset.transform.shift, dataset.transform.per_image


# ---------------------------------------------------------------- learning


def test_first_loss_is_that_of_knowing_nothing() -> None:
    small = schema.Initializer(scheme="random_normal", std=1e-3)
    layers = (*PLAIN[:-1], schema.Dense(initializer=small))
    events, _ = trained(experiment(layers, steps=1))
    assert losses(events)[0] == pytest.approx(np.log(CLASSES), abs=0.01)


@OPTIMIZERS
def test_loss_falls_on_data_that_can_be_learned(optimizer: str) -> None:
    rate = {"sgd": 0.1, "momentum": 0.05, "nesterov": 0.05}.get(optimizer, 0.005)
    events, _ = trained(experiment(optimizer=optimizer, learning_rate=rate, steps=300))
    end = of_kind(events, RunFinished)[0]
    assert np.mean(losses(events)[-5:]) < 0.5 * losses(events)[0]
    assert end.test_accuracy is not None
    assert end.test_accuracy > 0.8


def test_every_image_of_an_epoch_comes_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with training(experiment(steps=10)) as trainer:
        seen = []
        train = trainer.engine.train

        def spy(source: Any, index: Any, *rest: Any) -> tuple[float, float | None]:
            seen.append(index.copy())
            return train(source, index, *rest)

        monkeypatch.setattr(trainer.engine, "train", spy)
        list(trainer.events(Control()))
    first, second = np.concatenate(seen[:5]), np.concatenate(seen[5:])
    for order in (first, second):
        assert sorted(order) == list(range(IMAGES))
    assert (first != second).any()


# ---------------------------------------------------------------- control


def test_stop_ends_after_the_step() -> None:
    control, events = Control(), []
    with training(experiment()) as trainer:
        for event in trainer.events(control):
            events.append(event)
            if isinstance(event, StepFinished) and event.step == 4:
                control.stop()
    assert_finished(events, "stopped", 4)
    end = of_kind(events, RunFinished)[0]
    assert end.test_accuracy is not None
    assert end.scores is not None


def test_stop_before_the_first_step() -> None:
    control = Control()
    control.stop()
    with training(experiment()) as trainer:
        events = list(trainer.events(control))
    assert_finished(events, "stopped", 0)
    end = of_kind(events, RunFinished)[0]
    assert (end.train_loss, end.test_loss, end.images_per_second) == (None, None, 0)


@pytest.mark.parametrize(
    ("stop_at", "reason", "step"),
    [(0, "stopped", 0), (7, "stopped", 7), (30, "completed", 30), (99, "completed", 30)],
)
def test_stop_at(stop_at: int, reason: str, step: int) -> None:
    events, _ = trained(experiment(), stop_at=stop_at)
    assert_finished(events, reason, step)


def test_single_steps_and_pause() -> None:
    """A run that is paused from another thread, led step by step, and let go."""
    control, events = Control(), []
    arrived = threading.Semaphore(0)

    def run() -> None:
        with training(experiment(steps=6)) as trainer:
            for event in trainer.events(control):
                events.append(event)
                if isinstance(event, StepFinished):
                    arrived.release()

    control.pause()
    thread = threading.Thread(target=run)
    thread.start()
    assert not arrived.acquire(timeout=0.1)
    for expected in (1, 2):
        control.single_step()
        assert arrived.acquire(timeout=20)
        assert not arrived.acquire(timeout=0.05)
        assert steps_of(events, StepFinished)[-1] == expected
    control.resume()
    thread.join(20)
    assert_finished(events, "completed", 6)


def test_changes_are_told_kept_and_effective() -> None:
    control, events = Control(), []
    with training(experiment(steps=8)) as trainer:
        for event in trainer.events(control):
            events.append(event)
            if isinstance(event, StepFinished) and event.step == 4:
                control.change("learning_rate", 1e-30)  # so small that nothing moves any more
                control.change("momentum", 0.0)
                weights = trainer.network.state()
        assert_same_bits(trainer.network.state(), weights)
        meta = trainer.state()[1]
    told = of_kind(events, SettingChanged)
    assert told == [
        SettingChanged(4, "learning_rate", 1e-30),
        SettingChanged(4, "momentum", 0.0),
    ]
    assert meta["changes"] == [[4, "learning_rate", 1e-30], [4, "momentum", 0.0]]
    steps = of_kind(events, StepFinished)
    assert [step.learning_rate for step in steps[3:5]] == [0.02, 1e-30]
    assert events.index(told[0]) < events.index(steps[4])


def test_weight_decay_is_effective_at_once() -> None:
    control = Control()
    with training(experiment(optimizer="sgd", learning_rate=1e-6, steps=2)) as trainer:
        before = trainer.network.state()
        for event in trainer.events(control):
            if isinstance(event, StepFinished) and event.step == 1:
                control.change("weight_decay", 0.5e6)
        after = trainer.network.state()
    np.testing.assert_allclose(
        after["conv1.weight"], 0.5 * before["conv1.weight"], rtol=1e-3, atol=1e-5
    )


def test_changes_live_on_in_a_resumed_run() -> None:
    control = Control()
    control.change("learning_rate", 0.007)
    with training(experiment()) as trainer:
        control.stop_at = 3
        list(trainer.events(control))
        state = trainer.state()
    with training(experiment()) as trainer:
        trainer.load_state(*state)
        events = list(trainer.events(Control(stop_at=4)))
        assert trainer.state()[1]["changes"] == [[0, "learning_rate", 0.007]]
    assert of_kind(events, StepFinished)[0].learning_rate == 0.007


# ---------------------------------------------------------------- what cannot be trained


@pytest.mark.parametrize("batch_size", [IMAGES + 1, 65536])
def test_row_40_batch_above_the_data_is_refused(batch_size: int) -> None:
    with (
        pytest.raises(ConfigError, match=rf"batch_size: got {batch_size}, accepted: 1 to {IMAGES}"),
        training(experiment(batch_size=batch_size)),
    ):
        pass


def test_row_40_kernel_larger_than_its_input_is_refused() -> None:
    layers = (schema.Conv(kernel_size=7), schema.Conv(kernel_size=7), schema.Dense())
    with (
        pytest.raises(NetworkError, match=r"layer conv2: the window is 7×7, .* input of 6×6"),
        training(experiment(layers)),
    ):
        pass


def test_evaluations_before_the_end_measure_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guitrainer.training.plan.LEAST_EVALUATED", 30)
    dataset = make_dataset()
    with training(experiment(steps=60), dataset) as trainer:
        events = of_kind(list(trainer.events(Control())), EvaluationFinished)
        assert [(event.step, event.images) for event in events] == [(26, 30), (52, 30), (60, 90)]
    with training(experiment(steps=60), dataset) as trainer:
        list(trainer.events(Control(stop_at=26)))
        logits = trainer.engine.predict(
            trainer.engine.source(dataset.test.images, *transform(dataset)), np.arange(90)
        )
    labels = dataset.test.labels
    chosen = sample(labels, 30)
    assert np.ptp(np.bincount(labels[chosen])) < 10 and len(chosen) == 30
    right = (logits.argmax(axis=1) == labels)[chosen].mean()
    assert events[0].test_accuracy == pytest.approx(right)


def test_a_requested_interval_measures_all_test_images() -> None:
    asked = experiment(steps=20, recording={"evaluate_every": 10})
    events = of_kind(trained(asked)[0], EvaluationFinished)
    assert [(event.step, event.images) for event in events] == [(10, 90), (20, 90)]


def test_more_threads_that_measure_change_nothing() -> None:
    """Evaluations are shared by a team of their own."""
    found = []
    for measuring in (1, 2):
        recording = {"signals_every": 2, "evaluate_every": 3}
        asked = experiment(recording=recording, steps=6)
        with contextlib.closing(Trainer(asked, make_dataset(), measuring=measuring)) as trainer:
            events = [
                event
                for event in trainer.events(Control())
                if isinstance(event, EvaluationFinished | SignalsMeasured | HistogramsMeasured)
            ]
            assert trainer._measurers.threads == measuring
            found.append(events)
    assert found[0] == found[1]
