"""All weights of the network on stage: where they come from, and which are kept."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from guitrainer.events import StateCaptured, frozen_copy
from guitrainer.gui.lab import record as record_module
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import load_run
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.stage import State
from guitrainer.training.preview import draw_state
from tests.gui.conftest import PATIENCE_MS, small_experiment


def state(step: int, recorded: bool = True) -> StateCaptured:
    arrays = {"dense1.weight": frozen_copy(np.full((2, 2), step, np.float32))}
    return StateCaptured(step, arrays, recorded)


def fail(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(("cursor", "step"), [(0, 0), (29, 0), (30, 30), (44, 30), (None, 47)])
def test_state_is_the_last_one_not_after_the_cursor(cursor: int | None, step: int) -> None:
    record = Record(small_experiment())
    for one in (state(0), state(30), state(47, recorded=False)):
        record.take(one)
    found = record.state_at(cursor)
    assert found is not None
    assert found.step == step


def test_states_are_thinned_out_to_what_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_module, "MAX_STATE_BYTES", 4 * 16)
    record = Record(small_experiment())
    for step in range(5):
        record.take(state(step))
    kept = [found.step for cursor in range(5) if (found := record.state_at(cursor)) is not None]
    assert kept == [0, 0, 2, 2, 4]


def test_before_training_the_weights_are_those_that_will_be_drawn(ready: Lab, qtbot: QtBot) -> None:
    assert ready.record.state_at(None) is None
    with qtbot.waitSignal(ready.captured, timeout=PATIENCE_MS):
        ready.ask_for_state(fail)
    found, expected = ready.record.state_at(None), draw_state(ready.experiment)
    assert found is not None
    assert found.step == 0
    for name, array in expected.arrays.items():
        np.testing.assert_array_equal(found.arrays[name], array)


def test_a_paused_run_tells_its_weights(ready: Lab, qtbot: QtBot) -> None:
    ready.step_once()
    qtbot.waitUntil(lambda: ready.record.newest == 1, timeout=PATIENCE_MS)
    with qtbot.waitSignal(ready.captured, timeout=PATIENCE_MS):
        ready.ask_for_state(fail)
    found = ready.record.state_at(None)
    assert found is not None
    assert found.step == 1
    live = ready.record.live["conv1"]
    np.testing.assert_array_equal(found.arrays["conv1.weight"], live.weight)


def test_a_run_read_from_disk_has_its_first_and_last_weights(
    train: Callable[[], Lab], qtbot: QtBot
) -> None:
    lab = train()
    before, record = lab.record.state_at(None), lab.record
    assert before is not None and record.started is not None and record.started.folder
    assert before.step == 40
    first = record.state_at(0)
    lab.show_run(load_run(Path(record.started.folder)))
    assert (lab.state, lab.record.state_at(None)) == (State.FINISHED, None)
    with qtbot.waitSignal(lab.captured, timeout=PATIENCE_MS):
        lab.ask_for_state(fail)
    for cursor, expected in ((None, before), (0, first)):
        found = lab.record.state_at(cursor)
        assert found is not None and expected is not None
        assert found.step == expected.step
        for name, array in expected.arrays.items():
            np.testing.assert_array_equal(found.arrays[name], array)
