"""A run that goes on in the window: nothing fails, and everything says what it does."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from guitrainer.figures import duration
from guitrainer.gui.app import Desk
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import load_run
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.train.curves.panel import CurvesPanel
from guitrainer.gui.rooms.train.runs.panel import RunsPanel
from guitrainer.gui.rooms.train.stage.panel import StagePanel
from guitrainer.gui.window.status import StatusPanel
from tests.gui.conftest import PATIENCE_MS, small_experiment
from tests.gui.test_library import make_run


def panel(desk: Desk) -> RunsPanel:
    assert desk.window is not None
    desk.window.findChildren(CurvesPanel)[0].build()
    return desk.window.findChildren(RunsPanel)[0]


def status(desk: Desk) -> StatusPanel:
    assert desk.window is not None
    return desk.window.status


def stopped_run(desk: Desk, bot: QtBot, steps: int = 400) -> Path:
    """A run that was stopped early, and is listed and selected."""
    folder = make_run(desk.lab.settings.runs_folder / "half", steps=steps, stop_at=6)
    desk.lab.shelf.refresh()
    panel(desk).trials.setChecked(True)
    bot.waitUntil(lambda: len(panel(desk).model.rows) == 1, timeout=PATIENCE_MS)
    panel(desk).table.selectRow(0)
    return folder


def listed_state(desk: Desk) -> str:
    """What the table says of the first run."""
    model = panel(desk).model
    return str(model.index(0, model.place_of("state")).data())


@pytest.mark.parametrize("pace", [None, 1.0, 50.0])
def test_resuming_tells_what_the_run_does(desk: Desk, qtbot: QtBot, pace: float | None) -> None:
    """Exceptions in slots fail the test: the time left is not known before the first step."""
    lab = desk.lab
    stopped_run(desk, qtbot, steps=100_000)  # at full speed, longer than all that is asked here
    assert listed_state(desk).startswith("stopped")
    lab.pace.choose(pace)
    seen: set[str] = set()
    lab.state_changed.connect(lambda: seen.add(listed_state(desk)))
    panel(desk).do.resume.trigger()
    qtbot.waitUntil(lambda: lab.record.newest >= 7, timeout=PATIENCE_MS)
    lab.shelf.refresh()  # the disk says that somebody writes there: it is this window
    qtbot.waitUntil(lambda: not lab.background.busy, timeout=PATIENCE_MS)
    assert listed_state(desk).startswith("training")
    assert "elsewhere" not in "".join(seen)
    assert panel(desk).model.rows[0].live
    assert not panel(desk).do.resume.isEnabled()
    lab.pause()
    assert listed_state(desk).startswith("paused")
    lab.stop()
    qtbot.waitUntil(lambda: lab.state == State.FINISHED, timeout=PATIENCE_MS)
    assert listed_state(desk).startswith("stopped")
    assert panel(desk).do.resume.isEnabled()


def test_the_time_left_comes_with_the_first_step(desk: Desk, qtbot: QtBot) -> None:
    lab = desk.lab
    stopped_run(desk, qtbot)
    lab.pace.choose(1.0)
    shown: list[str] = []
    lab.progressed.connect(lambda: shown.append(status(desk)._progress.text()))
    lab.state_changed.connect(lambda: shown.append(status(desk)._progress.text()))
    panel(desk).do.resume.trigger()
    qtbot.waitUntil(lambda: "left" in "".join(shown), timeout=PATIENCE_MS)
    assert any(text and "left" not in text for text in shown)


@pytest.mark.parametrize(
    ("seconds", "text"), [(6.2, "0:06"), (float("inf"), "–"), (float("nan"), "–")]
)
def test_durations_that_are_not_known(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_resuming_shows_the_filters_of_that_run_at_once(desk: Desk, qtbot: QtBot) -> None:
    """Not those of the experiment that happened to be on stage."""
    lab = desk.lab
    past = load_run(stopped_run(desk, qtbot), to_resume=True)
    lab.resume_run(past)
    assert lab.record.live["conv1"].weight.shape == (4, 1, 5, 5)
    lab.stop()
    qtbot.waitUntil(lambda: lab.state == State.FINISHED, timeout=PATIENCE_MS)


def test_what_was_noticed_before_is_told_when_it_goes_on(desk: Desk, qtbot: QtBot) -> None:
    lab = desk.lab
    folder = stopped_run(desk, qtbot)
    lab.resume_run(load_run(folder, to_resume=True))
    before = lab.notices.diagnosis
    qtbot.waitUntil(lambda: lab.record.newest > 6, timeout=PATIENCE_MS)
    assert lab.notices.diagnosis is before
    assert before._losses is not None
    assert len(before._losses._recent) == len(lab.record.steps.loss.values)
    lab.stop()
    qtbot.waitUntil(lambda: lab.state == State.FINISHED, timeout=PATIENCE_MS)


def test_a_run_can_go_on_while_it_is_still_being_saved(desk: Desk, qtbot: QtBot) -> None:
    lab = desk.lab
    failed: list[object] = []
    lab.failed.connect(failed.append)
    lab.pace.choose(None)
    lab.edit(small_experiment("training.steps=4000"), "long")
    lab.start()
    qtbot.waitUntil(lambda: lab.record.newest >= 3, timeout=PATIENCE_MS)
    folder = lab.shelf.stage_folder
    assert folder is not None
    lab.reset()
    lab.open_run(folder, resume=True)
    qtbot.waitUntil(lambda: lab.state == State.TRAINING, timeout=PATIENCE_MS)
    first = lab.record.started
    assert first is not None
    assert lab.record.steps.step.values.tolist()[: first.first_step] == list(
        range(1, first.first_step + 1)
    )
    assert failed == []


# ------------------------------------------------------------ steps and pauses


def words(desk: Desk) -> str:
    assert desk.window is not None
    return desk.window.findChildren(StagePanel)[0].header._step.text()


def test_the_first_step_is_shown(desk: Desk, qtbot: QtBot) -> None:
    lab = desk.lab
    lab.looking.set_view(content="gradient")
    assert desk.window is not None
    desk.window.run_bar.step.click()
    qtbot.waitUntil(lambda: words(desk) == "step 1 of 40", timeout=PATIENCE_MS)
    shown = lab.looking.shown()
    assert lab.state == State.PAUSED
    assert shown is not None and shown.step == 1 and shown.gradient is not None
    desk.window.run_bar.step.click()
    qtbot.waitUntil(lambda: words(desk) == "step 2 of 40", timeout=PATIENCE_MS)


@pytest.mark.parametrize("pace", [2.0, None])
def test_a_pause_shows_the_step_it_holds_after(ready: Lab, qtbot: QtBot, pace: float) -> None:
    ready.document = type(ready.document)(small_experiment("training.steps=4000"))
    ready.pace.choose(pace)
    ready.start()
    qtbot.waitUntil(lambda: ready.record.newest >= 1, timeout=PATIENCE_MS)
    ready.pause()

    def shown() -> bool:
        filters = ready.looking.shown()
        return filters is not None and filters.step == ready.record.newest

    qtbot.waitUntil(shown, timeout=PATIENCE_MS)
    qtbot.wait(100)
    assert shown()
    end(ready, qtbot)


def test_a_step_is_shown_without_waiting_for_the_pace(ready: Lab, qtbot: QtBot) -> None:
    """The pace is one step in 100 seconds: a test that waits for it fails."""
    ready.pace.choose(0.01)
    for step in (1, 2, 3):
        ready.step_once()
        qtbot.waitUntil(lambda step=step: ready.record.newest == step, timeout=PATIENCE_MS)  # type: ignore[misc]
        qtbot.waitUntil(lambda step=step: ready.record.live["conv1"].step == step, timeout=30_000)  # type: ignore[misc]
    end(ready, qtbot)


def end(lab: Lab, bot: QtBot) -> None:
    """Let the run save itself, however long a busy machine takes for it."""
    lab.stop()
    bot.waitUntil(lambda: lab.state == State.FINISHED, timeout=PATIENCE_MS)
