"""The list of runs: names, colors, what may be done with which run."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.clock import date_of
from guitrainer.config.differences import settings_by_key
from guitrainer.config.loading import load_experiment, load_preset
from guitrainer.config.overrides import apply_overrides
from guitrainer.events import RunStarted, StepFinished
from guitrainer.figures import percent
from guitrainer.gui.app import Desk
from guitrainer.gui.base.look.theme import DARK, LIGHT, Theme
from guitrainer.gui.kit.talk import Talk
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import FEW_STEPS, RunSummary, changes_of
from guitrainer.gui.lab.run_texts import run_name, run_names
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.train.runs.actions import MOST_OVERLAYS
from guitrainer.gui.rooms.train.runs.columns import Row, columns_of, matching, ordered
from guitrainer.gui.rooms.train.runs.painter import TICK_WIDTH
from guitrainer.gui.rooms.train.runs.panel import RunsPanel
from guitrainer.gui.window.files import Files
from guitrainer.gui.window.status import StatusPanel
from guitrainer.runs.lock import locked
from guitrainer.runs.note import RunNote, read_note
from tests.gui.answering import done, press
from tests.gui.conftest import PATIENCE_MS, small_experiment
from tests.gui.test_library import make_run
from tests.runs.fake import tiny_experiment


@pytest.fixture
def panel(lab: Lab, qtbot: QtBot) -> RunsPanel:
    """The table, with its files in a window of their own."""
    window = QWidget()
    qtbot.addWidget(window)
    made = RunsPanel(lab, Files(lab, window))
    qtbot.addWidget(made)
    made.resize(900, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def files_of(panel: RunsPanel) -> Files:
    assert isinstance(panel.commands, Files)
    return panel.commands


def listed(panel: RunsPanel, bot: QtBot, count: int) -> None:
    panel.lab.shelf.refresh()
    bot.waitUntil(lambda: len(panel.model.rows) == count, timeout=PATIENCE_MS)


def runs(lab: Lab, count: int) -> list[Path]:
    """Finished runs, the newest first."""
    root = lab.settings.runs_folder
    made = [make_run(root / f"run{number}", when=number) for number in range(count)]
    return made[::-1]


def click(panel: RunsPanel, bot: QtBot, row: int, x: int) -> None:
    place = panel.table.visualRect(panel.model.index(row, 0))
    point = QPoint(x, place.center().y())
    bot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=point)


def cell(panel: RunsPanel, row: int, key: str) -> str:
    return str(panel.model.index(row, panel.model.place_of(key)).data())


def shown(panel: RunsPanel, key: str = "name") -> list[str]:
    return [cell(panel, row, key) for row in range(len(panel.model.rows))]


def ticks(panel: RunsPanel) -> list[bool]:
    role = Qt.ItemDataRole.CheckStateRole
    states = [panel.model.index(row, 0).data(role) for row in range(len(panel.model.rows))]
    return [state == Qt.CheckState.Checked for state in states]


def quiet(lab: Lab, bot: QtBot) -> None:
    bot.waitUntil(lambda: not lab.background.busy, timeout=PATIENCE_MS)


# ------------------------------------------------------------ names


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ((), "training images 400, test images 100 +1"),
        (("data.limit=10000", "data.test_limit=none", "training.steps=3000"), "digits-edges"),
    ],
)
def test_runs_are_called_by_what_differs(settings: tuple[str, ...], name: str) -> None:
    experiment = small_experiment(*settings)
    assert run_name(experiment, changes_of(experiment), "digits-edges") == name


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (("conv1.initializer.scheme=he_normal", "conv1.initializer.std=none"), "He normal"),
        (("conv1.initializer.std=0.05",), "σ 0.05"),
        (("training.weight_decay=0",), "weight decay 0"),
        (("seed=7",), "seed 7"),
        (("training.optimizer=adam",), "adam"),
        (("data.preprocessing=raw",), "preprocessing raw"),
        (("training.steps=none", "training.epochs=2"), "epochs 2"),
    ],
)
def test_differences_in_a_few_words(change: tuple[str, ...], name: str) -> None:
    whole = ("data.limit=10000", "data.test_limit=none", "training.steps=3000")
    experiment = apply_overrides(small_experiment(*whole), list(change))
    assert run_name(experiment, changes_of(experiment), "digits-edges") == name
    elsewhere = run_name(experiment, changes_of(experiment), "lenet")
    assert elsewhere == f"digits-edges: {name}"


# ------------------------------------------------------------ the list


def test_without_runs_it_says_what_to_do(panel: RunsPanel) -> None:
    assert not panel.table.isVisible()
    assert panel.empty.isVisible()
    assert "Press Train" in panel.empty.text()
    assert not any(action.isEnabled() for action in panel.do.all)


def test_this_run_comes_first_then_earlier_ones(panel: RunsPanel, qtbot: QtBot, ready: Lab) -> None:
    runs(ready, 2)
    listed(panel, qtbot, 2)
    ready.pace.choose(None)
    ready.start()
    qtbot.waitUntil(lambda: ready.state == State.FINISHED, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: len(ready.shelf.runs) == 3, timeout=PATIENCE_MS)
    assert [row.live for row in panel.model.rows] == [True, False, False]
    finished = ready.record.finished
    assert finished is not None and finished.test_accuracy is not None
    assert cell(panel, 0, "accuracy") == f"{100 * finished.test_accuracy:.1f}\u202f%"
    assert cell(panel, 0, "steps") == "40"
    names = shown(panel)
    assert names[1] != names[2], "equal settings are told apart by date"
    panel.table.horizontalHeader().sectionClicked.emit(panel.model.place_of("steps"))
    panel.table.horizontalHeader().sectionClicked.emit(panel.model.place_of("steps"))
    assert panel.model.rows[0].live, "that on stage stays in its place however they are sorted"


def test_a_tick_lays_curves_over_and_takes_them_away(
    panel: RunsPanel, qtbot: QtBot, lab: Lab
) -> None:
    newest, older = runs(lab, 2)
    listed(panel, qtbot, 2)
    click(panel, qtbot, 1, TICK_WIDTH // 2)
    qtbot.waitUntil(lambda: len(lab.shelf.overlays) == 1, timeout=PATIENCE_MS)
    qtbot.keyClick(panel.table, Qt.Key.Key_Up)
    qtbot.keyClick(panel.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(lab.shelf.overlays) == 2, timeout=PATIENCE_MS)
    folders = [o.record.started.folder for o in lab.shelf.overlays if o.record.started is not None]
    assert folders == [str(older), str(newest)]
    assert [overlay.color for overlay in lab.shelf.overlays] == [0, 1]
    assert [overlay.name for overlay in lab.shelf.overlays] == shown(panel)[::-1]
    assert ticks(panel) == [True, True]
    click(panel, qtbot, 1, TICK_WIDTH // 2)
    assert [overlay.color for overlay in lab.shelf.overlays] == [1]
    click(panel, qtbot, 1, TICK_WIDTH // 2)
    qtbot.waitUntil(lambda: len(lab.shelf.overlays) == 2, timeout=PATIENCE_MS)
    assert {overlay.color for overlay in lab.shelf.overlays} == {0, 1}


def test_no_more_curves_than_colors(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    runs(lab, MOST_OVERLAYS + 1)
    listed(panel, qtbot, MOST_OVERLAYS + 1)
    said: list[str] = []
    lab.said.connect(said.append)
    for path in [run.path for run in lab.shelf.runs]:
        panel.table.ticked.emit(path)
    qtbot.waitUntil(lambda: len(lab.shelf.overlays) == MOST_OVERLAYS, timeout=PATIENCE_MS)
    assert len(said) == 1
    assert len({overlay.color for overlay in lab.shelf.overlays}) == MOST_OVERLAYS


def test_enter_puts_a_run_on_stage(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    runs(lab, 1)
    listed(panel, qtbot, 1)
    panel.table.selectRow(0)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lab.state == State.FINISHED, timeout=PATIENCE_MS)
    assert lab.record.newest == 6
    assert panel.model.rows[0].live
    assert not panel.do.show.isEnabled()


def test_a_stopped_run_can_be_resumed_a_finished_one_not(
    panel: RunsPanel, qtbot: QtBot, lab: Lab
) -> None:
    make_run(lab.settings.runs_folder / "whole", when=1)
    make_run(lab.settings.runs_folder / "half", steps=FEW_STEPS + 9, stop_at=FEW_STEPS + 1, when=2)
    listed(panel, qtbot, 2)
    panel.table.selectRow(1)
    assert not panel.do.resume.isEnabled()
    panel.table.selectRow(0)
    assert panel.do.resume.isEnabled()
    panel.do.resume.trigger()
    qtbot.waitUntil(lambda: lab.record.newest == FEW_STEPS + 9, timeout=PATIENCE_MS)


def test_a_finished_run_is_trained_further(
    panel: RunsPanel, qtbot: QtBot, lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_run(lab.settings.runs_folder / "whole", when=1)
    make_run(lab.settings.runs_folder / "half", steps=30, stop_at=FEW_STEPS + 1, when=2)
    listed(panel, qtbot, 2)
    panel.table.selectRow(0)
    assert not panel.do.further.isEnabled()
    panel.table.selectRow(1)
    assert panel.do.further.isEnabled()
    asked: list[tuple[int, int]] = []

    def answer(
        parent: object, question: str, text: str, number: tuple[int, int], yes: str
    ) -> Talk[int]:
        asked.append(number)
        yield from ()
        return 5

    monkeypatch.setattr("guitrainer.gui.window.dialogs.questions.ask_number", answer)
    panel.do.further.trigger()
    qtbot.waitUntil(lambda: lab.record.newest == 11, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: lab.state == State.FINISHED, timeout=PATIENCE_MS)
    assert asked[0][0] == 6
    assert lab.experiment.training.steps == 11
    assert load_experiment(lab.settings.runs_folder / "whole" / "config.toml") == lab.experiment
    assert not lab.edited_since_start
    files_of(panel).train_stage_further()
    qtbot.waitUntil(lambda: lab.record.newest == 16, timeout=PATIENCE_MS)


@pytest.mark.parametrize("pace", [None, 4.0])
def test_a_run_that_goes_on_tells_no_time_before_its_first_step(
    qtbot: QtBot, lab: Lab, pace: float | None
) -> None:
    """It is not known how long a step takes: infinitely long was no number of minutes."""
    status = StatusPanel(lab)
    qtbot.addWidget(status)
    asked = tiny_experiment(11)
    lab.record.take(StepFinished(6, 0, 1.0, 0.5, 0.1, 16, 2.0))
    lab.record.take(RunStarted(asked, (), 100, 6, 11, 10, 2.3))
    lab.pace.choose(pace)
    lab.stage.state = State.TRAINING
    lab.state_changed.emit()
    assert percent(6 / 11) in [label.text() for label in status.findChildren(QLabel)]
    lab.record.take(StepFinished(7, 0, 1.0, 0.5, 0.1, 16, 2.5))
    lab.state_changed.emit()
    assert any("left" in label.text() for label in status.findChildren(QLabel))
    lab.stage.state = State.IDLE


def test_deleting_asks(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    (run,) = runs(lab, 1)
    listed(panel, qtbot, 1)
    panel.table.ticked.emit(run)
    qtbot.waitUntil(lambda: len(lab.shelf.overlays) == 1, timeout=PATIENCE_MS)
    panel.table.selectRow(0)
    press("Cancel")
    panel.do.delete.trigger()
    done(files_of(panel).talks, qtbot)
    assert run.exists()
    press("Delete")
    panel.do.delete.trigger()
    qtbot.waitUntil(lambda: panel.model.rows == [], timeout=PATIENCE_MS)
    assert not run.exists()
    assert lab.shelf.overlays == ()


def test_a_run_of_another_process_is_left_alone(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    run = make_run(lab.settings.runs_folder / "busy", steps=30, stop_at=3)
    (run / "result.json").unlink()
    troubles: list[str] = []
    lab.failed.connect(lambda error: troubles.append(str(error)))
    with locked(run):
        listed(panel, qtbot, 1)
        panel.table.selectRow(0)
        assert cell(panel, 0, "state") == "running elsewhere"
        assert not panel.do.delete.isEnabled()
        assert not panel.do.resume.isEnabled()
        press("Delete")
        panel.commands.delete_run(lab.shelf.runs[0])
        qtbot.waitUntil(lambda: bool(troubles), timeout=PATIENCE_MS)
    assert "another process" in troubles[0]
    assert run.exists()


def test_comparing_is_asked_of_the_laboratory(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    (run,) = runs(lab, 1)
    listed(panel, qtbot, 1)
    panel.table.selectRow(0)
    with qtbot.waitSignal(lab.shelf.compared):
        panel.do.compare.trigger()
    assert lab.shelf.comparison == (None, run)


# ------------------------------------------------------------ the table


def summary(name: str, *settings: str, **figures: Any) -> RunSummary:
    """A finished run of the default experiment with other settings."""
    experiment = apply_overrides(load_preset("digits-edges"), list(settings))
    told: dict[str, Any] = {"changes": changes_of(experiment)}
    told["settings"] = settings_by_key(experiment)
    state = figures.pop("state", "completed")
    steps = figures.pop("steps", 3000)
    return RunSummary(Path(name), experiment, date_of(1e9), state, steps, **figures, **told)


def rows_of(*summaries: RunSummary) -> list[Row]:
    names = run_names(summaries, "digits-edges")
    return [Row(run, names[run.path]) for run in summaries]


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        # what all runs share comes last, however many settings were changed before
        (
            [("data.limit=400", "data.test_limit=100", "training.steps=40", std)
             for std in ("conv1.initializer.std=0.05", "conv1.initializer.std=0.1")],
            ["σ 0.05, training images 400 +2", "σ 0.1, training images 400 +2"],
        ),
        ([(), ("seed=3",)], ["digits-edges", "seed 3"]),
        ([("seed=3",)] * 3, ["seed 3", "seed 3 · 09-09", "seed 3 · 09-09 (2)"]),
    ],
)  # fmt: skip
def test_names_show_what_differs(settings: list[tuple[str, ...]], names: list[str]) -> None:
    summaries = [summary(str(place), *some) for place, some in enumerate(settings)]
    assert list(run_names(summaries, "digits-edges").values()) == names


def test_a_name_of_the_users_own_goes_first() -> None:
    mine = replace(summary("a", "seed=3"), name="the best")
    assert list(run_names([mine, summary("b")], "lenet").values()) == ["the best", "digits-edges"]


def test_columns_are_results_and_what_was_changed() -> None:
    rows = rows_of(
        summary("a", "conv1.initializer.std=0.1", accuracy=0.9, edge_fraction=0.5, kurtosis=4.25),
        summary("b", "seed=3", "training.optimizer=adam", accuracy=0.8),
    )
    columns = columns_of(rows)
    texts = {one.title: [one.text(row) for row in rows] for one in columns}
    assert list(texts) == ["Run", "Note", "Accuracy", "Edges", "conv1 σ", "Seed", "Optimizer",
                           "Score", "Kurtosis", "Loss", "Trained", "State", "Time",
                           "Date"]  # fmt: skip
    assert texts["conv1 σ"] == ["0.1", "0.01"], "the value of the preset where it was not changed"
    assert texts["Seed"] == ["0", "3"]
    assert texts["Optimizer"] == ["momentum", "adam"]
    assert texts["Accuracy"] == ["90.0\u202f%", "80.0\u202f%"]
    assert texts["Edges"] == ["50\u202f%", "–"]
    assert texts["Kurtosis"] == ["4.25", "–"]


def test_runs_of_several_presets_have_a_column_for_it() -> None:
    other = load_preset("lenet")
    one = RunSummary(Path("b"), other, None, "completed", changes=changes_of(other))
    columns = columns_of(rows_of(summary("a"), one))
    assert "Experiment" in [column.title for column in columns]


@pytest.mark.parametrize(
    ("key", "descending", "order"),
    [
        ("accuracy", True, "live b a c"),
        ("accuracy", False, "live a b c"),
        ("steps", True, "live c b a"),
        ("name", False, "live a b c"),
        ("seed", True, "live c b a"),
        ("state", False, "live a b c"),
    ],
)
def test_sorting(key: str, descending: bool, order: str) -> None:
    rows = rows_of(
        summary("a", "seed=1", accuracy=0.8, steps=1),
        summary("b", "seed=2", accuracy=0.9, steps=20),
        summary("c", "seed=3", accuracy=None, steps=100, state="diverged"),
    )
    rows.append(Row(summary("live", "seed=2", accuracy=0.85), "z", live=True))
    column = next(one for one in columns_of(rows) if one.key == key)
    found = [row.run.path.name for row in ordered(rows, column, descending=descending)]
    assert " ".join(found) == order, "the run on stage first, what is not known last"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", "a b"),
        ("adam", "b"),
        ("ADAM  diverged", "b"),
        ("adam completed", ""),
        ("my best", "a"),
        ("b", "b"),
    ],
)
def test_filtering(words: str, found: str) -> None:
    rows = rows_of(
        replace(summary("a"), note="My best idea"),
        summary("b-folder", "training.optimizer=adam", state="diverged"),
    )
    left = matching(rows, columns_of(rows), words if words != "b" else "b-folder")
    assert " ".join(row.run.path.name[0] for row in left) == found


@pytest.mark.parametrize(
    ("state", "steps", "told", "trial"),
    [
        ("stopped", FEW_STEPS, {}, True),
        ("stopped", FEW_STEPS + 1, {}, False),
        ("interrupted", None, {}, True),
        ("interrupted", 4, {}, True),
        ("completed", 4, {}, False),
        ("diverged", 4, {}, False),
        ("running", 4, {}, False),
        ("stopped", 4, {"note": "look at this"}, False),
        ("stopped", 4, {"name": "first step"}, False),
    ],
)
def test_a_trial_is_a_run_given_up_after_a_few_steps(
    state: str, steps: int | None, told: dict[str, Any], trial: bool
) -> None:
    assert replace(summary("a", state=state, steps=steps), **told).trial is trial


def test_trials_are_listed_when_asked_for(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    make_run(lab.settings.runs_folder / "whole", when=1)
    make_run(lab.settings.runs_folder / "trial", steps=30, stop_at=3, when=2)
    lab.shelf.refresh()
    qtbot.waitUntil(lambda: len(lab.shelf.runs) == 2, timeout=PATIENCE_MS)
    assert shown(panel, "state") == ["completed"]
    panel.trials.setChecked(True)
    assert shown(panel, "state") == ["stopped", "completed"]
    panel.filter.setText("completed")
    assert shown(panel, "state") == ["completed"]
    panel.filter.setText("nothing like this")
    assert panel.empty.isVisible() and "No run matches" in panel.empty.text()
    panel.filter.clear()
    assert panel.table.isVisible()


def test_heads_sort_the_best_first_and_then_the_other_way(
    panel: RunsPanel, qtbot: QtBot, lab: Lab
) -> None:
    root = lab.settings.runs_folder
    for place, steps in enumerate((4, 9, 6)):
        make_run(root / str(steps), steps=steps, when=place)
    listed(panel, qtbot, 3)
    assert shown(panel, "steps") == ["6", "9", "4"], "at first the newest on top"
    head = panel.table.horizontalHeader()
    panel.table.selectRow(0)
    for order in (["9", "6", "4"], ["4", "6", "9"]):
        head.sectionClicked.emit(panel.model.place_of("steps"))
        assert shown(panel, "steps") == order
        assert panel.table.path == root / "6", "the selected run stays selected"
    again = RunsPanel(lab, panel.commands)  # as when the language changes
    qtbot.addWidget(again)
    assert shown(again, "steps") == ["4", "6", "9"]


def type_into(panel: RunsPanel, bot: QtBot, key: str, text: str) -> None:
    """Press F2 in a cell of the first row, type, and press Enter."""
    panel.table.setCurrentIndex(panel.model.index(0, panel.model.place_of(key)))
    bot.keyClick(panel.table, Qt.Key.Key_F2)
    editor = panel.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    bot.keyClicks(editor, text)
    panel.lab.shelf.listed.emit()  # what comes meanwhile does not take the editor away
    assert panel.table.editing
    bot.keyClick(editor, Qt.Key.Key_Return)


def test_a_run_is_renamed_and_noted(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    newest, _older = runs(lab, 2)
    listed(panel, qtbot, 2)
    before = shown(panel)[0]
    for key, text in (("name", "../my best"), ("note", "try std 0.1")):
        type_into(panel, qtbot, key, text)
        qtbot.waitUntil(lambda key=key, text=text: cell(panel, 0, key) == text)  # type: ignore[misc]
        quiet(lab, qtbot)
        assert cell(panel, 0, key) == text
    assert read_note(newest) == RunNote("../my best", "try std 0.1")
    assert {one.name for one in lab.settings.runs_folder.iterdir()} == {"run0", "run1"}
    type_into(panel, qtbot, "name", " ")
    qtbot.waitUntil(lambda: cell(panel, 0, "name") == before)
    quiet(lab, qtbot)
    assert read_note(newest) == RunNote("", "try std 0.1")


def test_a_name_that_cannot_be_kept_is_told_and_taken_back(
    panel: RunsPanel, qtbot: QtBot, lab: Lab, caplog: pytest.LogCaptureFixture
) -> None:
    (run,) = runs(lab, 1)
    listed(panel, qtbot, 1)
    before, troubles = shown(panel), []
    lab.failed.connect(lambda error: troubles.append(str(error)))
    (run / "note.json").mkdir()
    type_into(panel, qtbot, "name", "mine")
    qtbot.waitUntil(lambda: bool(troubles), timeout=PATIENCE_MS)
    quiet(lab, qtbot)
    assert "note.json" in troubles[0]
    assert "note.json" in caplog.text, "of the list, which shows the run all the same"
    assert shown(panel) == before


def test_columns_can_be_hidden_and_stay_so(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    runs(lab, 1)
    listed(panel, qtbot, 1)
    panel.columns_menu.aboutToShow.emit()
    titles = {action.text(): action for action in panel.columns_menu.actions()}
    assert "Run" not in titles
    titles["Score"].trigger()
    for one in (panel, RunsPanel(lab, panel.commands)):
        qtbot.addWidget(one)
        hidden = [
            key.key
            for place, key in enumerate(one.model.columns)
            if one.table.isColumnHidden(place)
        ]
        assert hidden == ["score"]
    titles["Score"].trigger()
    assert not panel.table.isColumnHidden(panel.model.place_of("score"))


def test_the_page_of_runs_fits_the_smallest_window(desk: Desk, qtbot: QtBot) -> None:
    """All that can be done with runs is in sight at 1280 by 800, without scrolling."""
    window = desk.window
    assert window is not None
    window.resize(1280, 800)
    runs(desk.lab, 4)
    desk.lab.shelf.refresh()
    desk.lab.looking.point_at("runs")
    panel = window.findChildren(RunsPanel)[0]
    qtbot.waitUntil(lambda: len(panel.model.rows) == 4, timeout=PATIENCE_MS)
    assert panel.table.isVisible() and panel.filter.isVisible()
    last = panel.table.visualRect(panel.model.index(3, 0))
    assert panel.table.viewport().rect().contains(last)
    bottom = panel.table.viewport().mapTo(window, last.bottomLeft()).y()
    assert bottom < window.height()


# ------------------------------------------------------------ colors

# Machado, Oliveira and Fernandes (2009), severity 1.
DEUTERANOPE = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
               [-0.011820, 0.042940, 0.968881]]  # fmt: skip
PROTANOPE = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
             [-0.003882, -0.048116, 1.051998]]  # fmt: skip
TO_XYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]


def as_lab(color: str, seen_by: list[list[float]]) -> np.ndarray:
    """CIE L*a*b* of a color as somebody sees it."""
    values = np.array(list(bytes.fromhex(color[1:]))) / 255
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    xyz = np.array(TO_XYZ) @ np.clip(np.array(seen_by) @ linear, 0, 1) / [0.9505, 1, 1.089]
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("eyes", [np.eye(3).tolist(), DEUTERANOPE, PROTANOPE])
def test_everybody_can_tell_the_colors_of_runs_apart(theme: Theme, eyes: list[list[float]]) -> None:
    assert len(theme.runs) == MOST_OVERLAYS
    seen = [as_lab(color, eyes) for color in (theme.accent, theme.background, *theme.runs)]
    distances = [float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2)]
    assert min(distances) > 12  # 2.3 is just noticeable, side by side
