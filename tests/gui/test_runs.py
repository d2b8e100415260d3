"""The list of runs: names, colors, what may be done with which run."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.config.loading import load_experiment
from guitrainer.config.overrides import apply_overrides
from guitrainer.events import RunStarted, StepFinished
from guitrainer.gui.base.look.theme import DARK, LIGHT, Theme
from guitrainer.gui.base.text.figures import percent
from guitrainer.gui.kit.talk import Talk
from guitrainer.gui.lab.lab import Lab, State
from guitrainer.gui.lab.library import changes_of
from guitrainer.gui.lab.run_texts import run_name
from guitrainer.gui.rooms.train.runs.list import TICK_WIDTH
from guitrainer.gui.rooms.train.runs.panel import MOST_OVERLAYS, RunsPanel
from guitrainer.gui.window.files import Files
from guitrainer.gui.window.status import StatusPanel
from guitrainer.runs.lock import locked
from tests.gui.answering import done, press
from tests.gui.conftest import PATIENCE_MS, small_experiment
from tests.gui.test_library import make_run
from tests.runs.fake import tiny_experiment


@pytest.fixture
def panel(lab: Lab, qtbot: QtBot) -> RunsPanel:
    """The panel, with its files in a window of their own."""
    window = QWidget()
    qtbot.addWidget(window)
    made = RunsPanel(lab, Files(lab, window))
    qtbot.addWidget(made)
    made.resize(256, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def files_of(panel: RunsPanel) -> Files:
    assert isinstance(panel.commands, Files)
    return panel.commands


def listed(panel: RunsPanel, bot: QtBot, count: int) -> None:
    panel.lab.shelf.refresh()
    bot.waitUntil(lambda: panel.list.count() == count, timeout=PATIENCE_MS)


def runs(lab: Lab, count: int) -> list[Path]:
    """Finished runs, the newest first."""
    root = lab.settings.runs_folder
    made = [make_run(root / f"run{number}", when=number) for number in range(count)]
    return made[::-1]


def click(panel: RunsPanel, bot: QtBot, row: int, x: int) -> None:
    place = panel.list.visualItemRect(panel.list.item(row))
    point = QPoint(x, place.center().y())
    bot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=point)


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
    assert not panel.list.isVisible()
    assert not panel.card.isVisible()
    assert panel.empty.isVisible()
    assert "Press Train" in panel.empty.text()


def test_this_run_comes_first_then_earlier_ones(panel: RunsPanel, qtbot: QtBot, ready: Lab) -> None:
    runs(ready, 2)
    listed(panel, qtbot, 2)
    ready.pace.choose(None)
    ready.start()
    qtbot.waitUntil(lambda: ready.state == State.FINISHED, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: len(ready.shelf.runs) == 3, timeout=PATIENCE_MS)
    assert panel.list.count() == 3
    rows = [panel.list.row_at(number) for number in range(3)]
    assert [row.live for row in rows] == [True, False, False]
    finished = ready.record.finished
    assert finished is not None and finished.test_accuracy is not None
    assert rows[0].figure == f"{100 * finished.test_accuracy:.1f}\u202f%"
    assert rows[1].name != rows[2].name, "equal settings are told apart by date"


def test_a_tick_lays_curves_over_and_takes_them_away(
    panel: RunsPanel, qtbot: QtBot, lab: Lab
) -> None:
    newest, older = runs(lab, 2)
    listed(panel, qtbot, 2)
    click(panel, qtbot, 1, TICK_WIDTH // 2)
    qtbot.waitUntil(lambda: len(lab.shelf.overlays) == 1, timeout=PATIENCE_MS)
    qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(lab.shelf.overlays) == 2, timeout=PATIENCE_MS)
    folders = [o.record.started.folder for o in lab.shelf.overlays if o.record.started is not None]
    assert folders == [str(older), str(newest)]
    assert [overlay.color for overlay in lab.shelf.overlays] == [0, 1]
    assert panel.list.item(0).checkState() == Qt.CheckState.Checked
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
        panel.list.ticked.emit(path)
    qtbot.waitUntil(lambda: len(lab.shelf.overlays) == MOST_OVERLAYS, timeout=PATIENCE_MS)
    assert len(said) == 1
    assert len({overlay.color for overlay in lab.shelf.overlays}) == MOST_OVERLAYS


def test_the_selected_run_tells_what_differs(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    runs(lab, 1)
    listed(panel, qtbot, 1)
    click(panel, qtbot, 0, 100)
    assert panel.card.isVisible()
    assert "completed" in panel.card.figures.text()
    assert "Batch size" in panel.card.settings.text() or "more" in panel.card.settings.text()
    lab.open_document(lab.shelf.runs[0].experiment)
    assert "Same settings" in panel.card.settings.text()


def test_enter_puts_a_run_on_stage(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    runs(lab, 1)
    listed(panel, qtbot, 1)
    panel.list.setCurrentRow(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lab.state == State.FINISHED, timeout=PATIENCE_MS)
    assert lab.record.newest == 6
    assert panel.list.row_at(0).live
    assert not panel.show_.isEnabled()


def test_a_stopped_run_can_be_resumed_a_finished_one_not(
    panel: RunsPanel, qtbot: QtBot, lab: Lab
) -> None:
    make_run(lab.settings.runs_folder / "whole", when=1)
    make_run(lab.settings.runs_folder / "half", steps=30, stop_at=3, when=2)
    listed(panel, qtbot, 2)
    panel.list.setCurrentRow(1)
    assert not panel.resume.isEnabled()
    panel.list.setCurrentRow(0)
    assert panel.resume.isEnabled()
    panel.resume.trigger()
    qtbot.waitUntil(lambda: lab.record.newest == 30, timeout=PATIENCE_MS)


def test_a_finished_run_is_trained_further(
    panel: RunsPanel, qtbot: QtBot, lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_run(lab.settings.runs_folder / "whole", when=1)
    make_run(lab.settings.runs_folder / "half", steps=30, stop_at=3, when=2)
    listed(panel, qtbot, 2)
    panel.list.setCurrentRow(0)
    assert not panel.further.isEnabled()
    panel.list.setCurrentRow(1)
    assert panel.further.isEnabled()
    asked: list[tuple[int, int]] = []

    def answer(
        parent: object, question: str, text: str, number: tuple[int, int], yes: str
    ) -> Talk[int]:
        asked.append(number)
        yield from ()
        return 5

    monkeypatch.setattr("guitrainer.gui.window.files.ask_number", answer)
    panel.further.trigger()
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
    lab.state = State.TRAINING
    lab.state_changed.emit()
    assert percent(6 / 11) in [label.text() for label in status.findChildren(QLabel)]
    lab.record.take(StepFinished(7, 0, 1.0, 0.5, 0.1, 16, 2.5))
    lab.state_changed.emit()
    assert any("left" in label.text() for label in status.findChildren(QLabel))
    lab.state = State.IDLE


def test_deleting_asks(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    (run,) = runs(lab, 1)
    listed(panel, qtbot, 1)
    panel.list.ticked.emit(run)
    qtbot.waitUntil(lambda: len(lab.shelf.overlays) == 1, timeout=PATIENCE_MS)
    panel.list.setCurrentRow(0)
    press("Cancel")
    panel.delete.trigger()
    done(files_of(panel).talks, qtbot)
    assert run.exists()
    press("Delete")
    panel.delete.trigger()
    qtbot.waitUntil(lambda: panel.list.count() == 0, timeout=PATIENCE_MS)
    assert not run.exists()
    assert lab.shelf.overlays == ()


def test_a_run_of_another_process_is_left_alone(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    run = make_run(lab.settings.runs_folder / "busy", steps=30, stop_at=3)
    (run / "result.json").unlink()
    troubles: list[str] = []
    lab.failed.connect(lambda error: troubles.append(str(error)))
    with locked(run):
        listed(panel, qtbot, 1)
        panel.list.setCurrentRow(0)
        assert panel.list.row_at(0).figure == "running elsewhere"
        assert not panel.delete.isEnabled()
        assert not panel.resume.isEnabled()
        press("Delete")
        panel.commands.delete_run(lab.shelf.runs[0])
        qtbot.waitUntil(lambda: bool(troubles), timeout=PATIENCE_MS)
    assert "another process" in troubles[0]
    assert run.exists()


def test_comparing_is_asked_of_the_laboratory(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    (run,) = runs(lab, 1)
    listed(panel, qtbot, 1)
    panel.list.setCurrentRow(0)
    with qtbot.waitSignal(lab.shelf.compared):
        panel.compare.trigger()
    assert lab.shelf.comparison == (None, run)


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
