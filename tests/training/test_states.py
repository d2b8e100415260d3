"""All weights, told to whoever asks for them while a run goes on."""

import threading

import numpy as np
import pytest

from guitrainer.events import Event, FiltersCaptured, RunFinished, StateCaptured, StepFinished
from guitrainer.training.control import Control
from guitrainer.training.trainer import SNAPSHOT_EVERY
from tests.training.lab import experiment, of_kind, trained, training

PATIENCE = 20  # seconds; only a failing test waits that long
RECORDING = {"filters_every": 4}


def test_nobody_is_told_unasked() -> None:
    assert of_kind(trained(experiment(steps=4))[0], StateCaptured) == []


def test_states_come_with_recorded_filters_and_hold_all_that_is_learned() -> None:
    with training(experiment(recording=RECORDING, steps=8)) as trainer:
        events = list(trainer.events(Control(states=True)))
        last = trainer.network.state()
    states = of_kind(events, StateCaptured)
    filters = of_kind(events, FiltersCaptured)
    assert [state.step for state in states[:-1]] == [one.step for one in filters] == [0, 4, 8]
    for state, shown in zip(states, filters, strict=False):
        np.testing.assert_array_equal(state.arrays[f"{shown.layer}.weight"], shown.weight)
    assert states[-1].step == 8
    assert states[-1].arrays.keys() == last.keys()
    for name, array in last.items():
        np.testing.assert_array_equal(states[-1].arrays[name], array)
        assert not states[-1].arrays[name].flags.writeable


def test_a_stopped_run_tells_its_last_state() -> None:
    with training(experiment(recording=RECORDING, steps=8)) as trainer:
        events = list(trainer.events(Control(stop_at=3, states=True)))
    assert isinstance(events[-1], RunFinished)
    assert isinstance(events[-2], StateCaptured)
    assert events[-2].step == 3


def test_a_diverged_run_tells_its_last_good_state() -> None:
    with training(experiment(learning_rate=1e6, weight_decay=1.0, steps=20)) as trainer:
        events = list(trainer.events(Control(states=True)))
    assert isinstance(events[-1], RunFinished)
    assert events[-1].diverged is not None
    assert isinstance(events[-2], StateCaptured)
    assert events[-2].step == 0
    assert all(np.isfinite(array).all() for array in events[-2].arrays.values())


def test_a_state_that_is_saved_is_the_last_good_one() -> None:
    """There is one copy of all weights, not one to save and one to go back to."""
    with training(experiment(steps=2 * SNAPSHOT_EVERY)) as trainer:
        for event in trainer.events(Control()):
            if isinstance(event, StepFinished) and event.step == SNAPSHOT_EVERY:
                saved = trainer.snapshot()
            if isinstance(event, StepFinished) and event.step == SNAPSHOT_EVERY + 1:
                assert trainer.good_state() is saved
    assert trainer.good_state() is saved
    assert saved[1]["step"] == SNAPSHOT_EVERY


def test_asking_changes_nothing_and_is_answered_once() -> None:
    asked = experiment(steps=6)
    plain, _ = trained(asked)
    control = Control()
    seen: list[Event] = []
    with training(asked) as trainer:
        for event in trainer.events(control):
            if isinstance(event, StepFinished) and event.step == 2:
                control.ask_for_state()
            seen.append(event)
    assert [state.step for state in of_kind(seen, StateCaptured)] == [2]
    losses = [event.loss for event in of_kind(seen, StepFinished)]
    assert losses == [event.loss for event in of_kind(plain, StepFinished)]


@pytest.mark.parametrize("stops", [False, True])
def test_a_paused_run_answers_and_stays_paused(stops: bool) -> None:
    control = Control()
    control.single_step()
    seen: list[Event] = []
    told = threading.Event()

    def work() -> None:
        with training(experiment(steps=6)) as trainer:
            for event in trainer.events(control):
                seen.append(event)
                if isinstance(event, StepFinished | StateCaptured):
                    told.set()

    thread = threading.Thread(target=work)
    thread.start()
    assert told.wait(PATIENCE)
    told.clear()
    control.ask_for_state()
    assert told.wait(PATIENCE)
    assert [event.step for event in of_kind(seen, StateCaptured)] == [1]
    assert len(of_kind(seen, StepFinished)) == 1
    control.stop() if stops else control.resume()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert len(of_kind(seen, StepFinished)) == (1 if stops else 6)
