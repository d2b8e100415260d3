"""The laboratory: one run from the first press to the end, and what may be asked meanwhile."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from guitrainer.config import fields
from guitrainer.events import FiltersCaptured, StepFinished
from guitrainer.gui.lab.jobs import Mailbox
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.pace import FOLLOWABLE_SECONDS
from guitrainer.gui.lab.stage import State
from guitrainer.gui.lab.worker import Letter
from guitrainer.runs.checkpoint import load_checkpoint
from guitrainer.runs.experiment import run_experiment
from guitrainer.training.control import Control
from tests.gui.conftest import PATIENCE_MS, small_experiment


def test_stage_shows_the_weights_the_run_will_start_from(ready: Lab) -> None:
    assert ready.state == State.IDLE
    shown = ready.looking.shown()
    assert shown is not None
    stopped = Control(stop_at=0)
    events = run_experiment(ready.experiment, stopped, save=False)
    first = next(event for event in list(events) if isinstance(event, FiltersCaptured))
    np.testing.assert_array_equal(shown.weight, first.weight)


def test_filters_are_on_stage_before_the_network_was_looked_at(lab: Lab, qtbot: QtBot) -> None:
    lab.begin()
    qtbot.waitUntil(lambda: lab.looking.shown() is not None, timeout=PATIENCE_MS)
    drawn = lab.looking.shown()
    qtbot.waitUntil(lambda: lab.preview is not None, timeout=PATIENCE_MS)
    assert drawn is not None and lab.preview is not None
    np.testing.assert_array_equal(drawn.weight, lab.preview.filters[0].weight)


def test_window_and_terminal_train_the_same_weights(
    train: Callable[[], Lab], tmp_path: Path
) -> None:
    lab = train()
    assert lab.record.finished is not None
    assert lab.record.started is not None and lab.record.started.folder is not None
    list(run_experiment(lab.experiment, out=tmp_path / "terminal"))
    ours = load_checkpoint(Path(lab.record.started.folder) / "checkpoint.safetensors")
    theirs = load_checkpoint(tmp_path / "terminal" / "checkpoint.safetensors")
    assert ours.arrays.keys() == theirs.arrays.keys()
    for name, values in theirs.arrays.items():
        np.testing.assert_array_equal(ours.arrays[name], values, err_msg=name)


def test_steps_pause_and_reset(ready: Lab, qtbot: QtBot) -> None:
    before = ready.looking.shown()
    assert before is not None
    ready.step_once()
    qtbot.waitUntil(lambda: ready.record.newest == 1, timeout=PATIENCE_MS)
    assert ready.state == State.PAUSED
    ready.step_once()
    qtbot.waitUntil(lambda: ready.record.newest == 2, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: ready.record.live["conv1"].step == 2, timeout=PATIENCE_MS)
    ready.reset()
    assert ready.record.newest == 0
    again = ready.looking.shown()
    assert again is not None
    np.testing.assert_array_equal(again.weight, before.weight)


def test_pace_suits_the_length_until_the_user_chooses(ready: Lab, qtbot: QtBot) -> None:
    assert ready.pace.steps_per_second == pytest.approx(40 / FOLLOWABLE_SECONDS)
    ready.edit(small_experiment("training.steps=3000"), "longer")
    qtbot.waitUntil(lambda: ready.pace.steps_per_second == 200, timeout=PATIENCE_MS)
    ready.pace.choose(None)
    ready.edit(small_experiment(), "shorter")
    ready.reset()
    ready.step_once()
    qtbot.waitUntil(lambda: ready.record.newest == 1, timeout=PATIENCE_MS)
    assert ready.pace.steps_per_second is None


def test_moved_learning_rate_reaches_the_run(ready: Lab, qtbot: QtBot) -> None:
    ready.step_once()
    qtbot.waitUntil(lambda: ready.record.newest == 1, timeout=PATIENCE_MS)
    training = ready.experiment.training.model_copy(update={"learning_rate": 0.123})
    ready.edit(ready.experiment.model_copy(update={"training": training}), "learning rate")
    assert not ready.edited_since_start
    ready.step_once()
    qtbot.waitUntil(lambda: ready.record.newest == 2, timeout=PATIENCE_MS)
    assert [(change.step, change.value) for change in ready.record.changes] == [(1, 0.123)]


def test_impossible_network_is_a_problem_not_a_crash(ready: Lab, qtbot: QtBot) -> None:
    ready.edit(small_experiment("conv1.kernel_size=11", "data.image_size=8"), "impossible")
    qtbot.waitUntil(lambda: ready.problem is not None, timeout=PATIENCE_MS)
    ready.undo()
    qtbot.waitUntil(lambda: ready.problem is None, timeout=PATIENCE_MS)


def test_closing_while_training_leaves_a_run_to_resume(ready: Lab, qtbot: QtBot) -> None:
    ready.pace.choose(20)
    ready.start()
    qtbot.waitUntil(lambda: ready.record.newest >= 2, timeout=PATIENCE_MS)
    assert ready.close()
    assert ready.record.started is not None and ready.record.started.folder is not None
    folder = Path(ready.record.started.folder)
    step = load_checkpoint(folder / "checkpoint.safetensors").meta["step"]
    assert step >= 2
    list(run_experiment(None, resume=folder))


@pytest.mark.parametrize(("pace", "told"), [(None, [1, 3, 4]), (20.0, [1, 2, 3, 4])])
def test_at_full_speed_progress_is_told_less_often(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, pace: float | None, told: list[int]
) -> None:
    """But what happened last is always told, even if nothing follows."""
    clock, heard = [100.0], []
    monkeypatch.setattr("guitrainer.gui.lab.stage.monotonic", lambda: clock[0])
    monkeypatch.setattr("guitrainer.gui.lab.stage.thread_time", lambda: lab.stage._spent)
    worker = SimpleNamespace(mailbox=Mailbox[Letter](), control=Control())
    monkeypatch.setattr(lab.stage.crew, "worker", worker)
    lab.stage.state = State.TRAINING
    lab.pace.choose(pace)
    lab.progressed.connect(lambda: heard.append(lab.record.newest))
    for step, ms in ((1, 0), (2, 50), (3, 50), (4, 50), (None, 50), (None, 50)):
        clock[0] += ms / 1000 + 1e-6
        if step is not None:
            worker.mailbox.put(StepFinished(step, 0, 2.3, 0.1, 0.01, 64, step / 1000))
        lab.stage._tick()
    lab.stage.state, lab.stage.crew.worker = State.IDLE, None
    assert heard == told


def test_the_schema_is_known_before_a_run_starts(lab: Lab, qtbot: QtBot) -> None:
    """It takes 0.1 s, for which the window would not respond to the first press of Train."""
    fields._schema.cache_clear()
    lab.begin()
    qtbot.waitUntil(lambda: lab.preview is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: fields._schema.cache_info().currsize == 1, timeout=PATIENCE_MS)


def test_end_of_a_run_is_seen_without_waiting_for_the_timer(ready: Lab, qtbot: QtBot) -> None:
    ready.pace.choose(None)
    ready.stage._timer.setInterval(2 * PATIENCE_MS)
    ready.start()
    qtbot.waitUntil(lambda: ready.state == State.FINISHED, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: ready.stage.crew.idle, timeout=PATIENCE_MS)
    assert ready.record.newest == 40


def test_end_of_an_abandoned_run_is_not_told(ready: Lab, qtbot: QtBot) -> None:
    told: list[str] = []
    ready.stage._ended.connect(lambda: told.append("ended"))
    ready.start(paused=True)
    qtbot.waitUntil(lambda: ready.record.newest == 1, timeout=PATIENCE_MS)
    ready.reset()
    qtbot.waitUntil(lambda: ready.stage.crew.idle, timeout=PATIENCE_MS)
    assert ready.state == State.IDLE
    assert told == []


@pytest.mark.parametrize(
    ("busy_ms", "told"),
    [(0, [1, 3, 5, 7, 9]), (6, [1, 3, 5, 7, 9]), (8, [1, 3, 6, 9]), (90, [1, 3, 7])],
)
def test_progress_is_told_less_often_if_painting_takes_long(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, busy_ms: float, told: list[int]
) -> None:
    """Painting takes `busy_ms` after each time; a step is made every 50 ms."""
    clock, busy, heard = [100.0], [lab.stage._spent], []
    monkeypatch.setattr("guitrainer.gui.lab.stage.monotonic", lambda: clock[0])
    monkeypatch.setattr("guitrainer.gui.lab.stage.thread_time", lambda: busy[0])
    worker = SimpleNamespace(mailbox=Mailbox[Letter](), control=Control())
    monkeypatch.setattr(lab.stage.crew, "worker", worker)
    lab.stage.state = State.TRAINING
    lab.pace.choose(None)

    def paint() -> None:
        heard.append(lab.record.newest)
        busy[0] += busy_ms / 1000

    lab.progressed.connect(paint)
    for step in range(1, 10):
        clock[0] += 0.05 + 1e-6
        worker.mailbox.put(StepFinished(step, 0, 2.3, 0.1, 0.01, 64, step / 1000))
        lab.stage._tick()
    lab.stage.state, lab.stage.crew.worker = State.IDLE, None
    assert heard == told
