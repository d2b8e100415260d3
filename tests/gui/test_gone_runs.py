"""Runs that are deleted, moved or damaged while they are shown: nothing of them stays anywhere."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from guitrainer.gui.app import Desk
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.compare.room import CompareRoom
from guitrainer.gui.rooms.predict.room import PredictRoom
from guitrainer.gui.rooms.train.curves.panel import CurvesPanel
from guitrainer.gui.rooms.train.lessons import LessonsPanel
from guitrainer.gui.rooms.train.runs.panel import RunsPanel
from guitrainer.gui.window.dialogs.export import ExportDialog
from tests.gui.answering import done, press
from tests.gui.conftest import PATIENCE_MS, small_experiment
from tests.gui.test_library import make_run


def panel(desk: Desk) -> RunsPanel:
    assert desk.window is not None
    desk.window.findChildren(CurvesPanel)[0].build()
    return desk.window.findChildren(RunsPanel)[0]


def quiet(lab: Lab, bot: QtBot) -> None:
    bot.waitUntil(lambda: not lab.background.busy, timeout=PATIENCE_MS)


def on_stage(desk: Desk, bot: QtBot) -> Path:
    """A finished run of another experiment, on stage and listed."""
    folder = make_run(desk.lab.settings.runs_folder / "shown")
    desk.lab.open_run(folder)
    bot.waitUntil(lambda: desk.lab.state == State.FINISHED, timeout=PATIENCE_MS)
    desk.lab.shelf.refresh()
    quiet(desk.lab, bot)
    assert len(panel(desk).model.rows) == 1
    return folder


def delete(desk: Desk, folder: Path, bot: QtBot) -> None:
    """By the menu of the list."""
    panel(desk).table.selectRow(0)
    press("Delete")
    panel(desk).do.delete.trigger()
    assert desk.window is not None
    done(desk.window.files.talks, bot)


def move(desk: Desk, folder: Path, bot: QtBot) -> None:
    """By another program."""
    folder.rename(folder.parent.parent / "elsewhere")


def remove(desk: Desk, folder: Path, bot: QtBot) -> None:
    """By another program."""
    shutil.rmtree(folder)


Way = Callable[[Desk, Path, QtBot], None]
WAYS = pytest.mark.parametrize("goes", [delete, move, remove])


@WAYS
def test_a_run_that_goes_leaves_list_and_stage(desk: Desk, qtbot: QtBot, goes: Way) -> None:
    lab = desk.lab
    folder = on_stage(desk, qtbot)
    lab.shelf.compare(None, folder)
    goes(desk, folder, qtbot)
    qtbot.waitUntil(lambda: lab.state == State.IDLE, timeout=PATIENCE_MS)
    quiet(lab, qtbot)
    assert lab.shelf.stage_folder is None
    assert lab.record.finished is None and not lab.record.evaluations
    assert len(panel(desk).model.rows) == 0
    assert lab.shelf.runs == ()
    assert lab.shelf.comparison == (None, None)
    assert folder not in lab.settings.recent
    dialog = ExportDialog(lab, panel(desk))
    qtbot.addWidget(dialog)
    assert not dialog._available("run")
    lab.toggle()
    qtbot.waitUntil(lambda: lab.record.newest >= 1, timeout=PATIENCE_MS)


@WAYS
def test_what_it_predicted_goes_with_it(desk: Desk, qtbot: QtBot, goes: Way) -> None:
    lab, window = desk.lab, desk.window
    assert window is not None
    folder = on_stage(desk, qtbot)
    window.rooms.tabs.setCurrentIndex(6)
    room = window.findChildren(PredictRoom)[0]
    answers = room.answers
    qtbot.waitUntil(
        lambda: answers.judged is not None and answers.judged.state.step == 6, timeout=PATIENCE_MS
    )
    goes(desk, folder, qtbot)
    qtbot.waitUntil(lambda: lab.state == State.IDLE, timeout=PATIENCE_MS)
    qtbot.waitUntil(
        lambda: answers.judged is not None and answers.judged.state.step == 0, timeout=PATIENCE_MS
    )
    qtbot.waitUntil(
        lambda: answers.answer is not None and answers.answer.step == 0, timeout=PATIENCE_MS
    )
    assert answers.problem is None
    assert room.layers.moment.text() == room.mistakes.moment.text() == "before training"


def test_weights_that_cannot_be_read_stand_above_no_predictions(
    desk: Desk, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    lab, window = desk.lab, desk.window
    assert window is not None
    window.rooms.tabs.setCurrentIndex(6)
    room = window.findChildren(PredictRoom)[0]
    qtbot.waitUntil(lambda: room.answers.judged is not None, timeout=PATIENCE_MS)
    folder = make_run(lab.settings.runs_folder / "damaged")
    (folder / "checkpoint.safetensors").write_bytes(b"nothing")
    lab.open_run(folder)
    qtbot.waitUntil(lambda: room.answers.problem is not None, timeout=PATIENCE_MS)
    assert "checkpoint.safetensors" in (room.answers.problem or "")
    assert (room.answers.answer, room.answers.judged) == (None, None)
    assert room.layers.pages.currentIndex() == 0
    assert room.mistakes.summary.text() == room.subject.verdict.text() == ""
    assert list(room.subject.bars.bars) == []
    assert list(room.mistakes.gallery.keys) == list(room.subject.gallery.keys) == []


def test_compare_forgets_what_is_gone(desk: Desk, qtbot: QtBot) -> None:
    lab, window = desk.lab, desk.window
    assert window is not None
    kept = make_run(lab.settings.runs_folder / "kept", when=1)
    gone = make_run(lab.settings.runs_folder / "gone", when=2)
    lab.shelf.refresh()
    quiet(lab, qtbot)
    lab.shelf.compare(kept, gone)
    room = window.findChildren(CompareRoom)[0]
    qtbot.waitUntil(lambda: len(room._records) == 2, timeout=PATIENCE_MS)
    remove(desk, gone, qtbot)
    qtbot.waitUntil(lambda: lab.shelf.comparison == (kept, None), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: room.paths() == (kept, None), timeout=PATIENCE_MS)
    assert gone not in room._entries


def test_a_run_that_cannot_be_deleted_stays(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guitrainer.errors import OutputError

    lab = desk.lab
    failed: list[str] = []
    folder = on_stage(desk, qtbot)
    lab.failed.connect(lambda error: failed.append(str(error)))

    def refuse(_folder: Path) -> list[str]:
        raise OutputError("shown: read-only")

    monkeypatch.setattr("guitrainer.runs.management.remove_run", refuse)
    delete(desk, folder, qtbot)
    qtbot.waitUntil(lambda: failed == ["shown: read-only"], timeout=PATIENCE_MS)
    assert lab.state == State.FINISHED
    assert len(panel(desk).model.rows) == 1


# ------------------------------------------------------------ networks that cannot be trained


def impossible(lab: Lab) -> None:
    lab.edit(small_experiment("network.layers.max_pool1.size=24"), "too large")


@pytest.mark.parametrize("wait", [False, True])
def test_an_impossible_network_is_never_started(desk: Desk, qtbot: QtBot, wait: bool) -> None:
    """Neither at once, before its preview is due, nor later."""
    lab = desk.lab
    failed: list[object] = []
    said: list[str] = []
    lab.failed.connect(failed.append)
    lab.said.connect(said.append)
    impossible(lab)
    if wait:
        qtbot.waitUntil(lambda: lab.problem is not None, timeout=PATIENCE_MS)
    for start in (lab.toggle, lab.step_once, lab.start):
        start()
        assert lab.state == State.IDLE
    assert len(said) == 3
    assert all("max_pool1" in line for line in said)
    assert failed == []


def test_train_again_is_offered_for_a_network_that_can_be_trained(desk: Desk, qtbot: QtBot) -> None:
    from guitrainer.analysis.notices import Finding

    lab, window = desk.lab, desk.window
    assert window is not None
    on_stage(desk, qtbot)
    lab.notices.diagnosis.note(
        3, Finding("dead_units", "relu1", ("relu1", "100 %", "64"), "warning")
    )
    lab.notices.changed.emit()
    lessons = window.findChildren(LessonsPanel)[0]
    possible = lab.experiment.model_copy(update={"seed": 9})
    impossible(lab)
    qtbot.waitUntil(lambda: lab.problem is not None, timeout=PATIENCE_MS)
    assert lessons.strip is not None
    assert not lessons.strip.again.isEnabled()
    assert lessons.strip.again.toolTip() == lab.problem
    lab.edit(possible, "back")
    qtbot.waitUntil(lambda: lab.preview is not None, timeout=PATIENCE_MS)
    assert lessons.strip.again.isEnabled()
