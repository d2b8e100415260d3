"""Sweeps in the list of runs, and several seeds of a setting as a band."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from guitrainer.figures import THIN
from guitrainer.gui.kit.chart.drawing import Line
from guitrainer.gui.lab import courses
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import RunSummary
from guitrainer.gui.lab.run_texts import run_names
from guitrainer.gui.lab.seeds import seeds_of
from guitrainer.gui.lab.swept import SweepShelf
from guitrainer.gui.rooms.compare.side import RunSide
from guitrainer.gui.rooms.sweep.room import SweepRoom
from guitrainer.gui.rooms.train.curves.page import Curve, lines_of
from guitrainer.gui.rooms.train.curves.panel import CurvesPanel
from guitrainer.gui.rooms.train.runs.panel import RunsPanel
from guitrainer.gui.window.window import MainWindow
from guitrainer.runs.experiment import run_experiment
from guitrainer.runs.note import read_note
from tests.gui.conftest import PATIENCE_MS, small_experiment
from tests.gui.test_room_sweep import RATE, STD, looked, recorded, wanted
from tests.gui.test_runs import cell, listed, panel, shown
from tests.runs.fake import tiny_experiment

__all__ = ["panel"]  # a fixture


def seeded(lab: Lab, *seeds: int) -> list[Path]:
    """Runs of one setting with several seeds."""
    made = []
    for seed in seeds:
        folder = lab.settings.runs_folder / f"seed{seed}"
        list(run_experiment(tiny_experiment(6).model_copy(update={"seed": seed}), out=folder))
        made.append(folder)
    return made


@pytest.mark.parametrize(
    ("ended", "state", "accuracy"), [(None, "completed", 0.9005), (5, "paused", None)]
)
def test_a_sweep_is_one_row(
    lab: Lab, ended: int | None, state: str, accuracy: float | None
) -> None:
    folder = recorded(wanted(STD, RATE), lab.settings.sweeps_folder, ended)
    shelf = SweepShelf()
    (found,) = shelf.read(lab.settings.sweeps_folder)
    assert (found.path, found.state, found.is_sweep) == (folder, state, True)
    assert found.sweep is not None
    assert found.sweep.keys == ("std", "training.learning_rate")
    assert (found.sweep.done, found.sweep.planned) == (ended or 18, 18)
    assert found.accuracy == (None if accuracy is None else pytest.approx(accuracy))
    assert (found.resumable, found.extendable, found.trial) == (state == "paused", False, False)
    assert shelf.read(lab.settings.sweeps_folder)[0] is found  # not read again
    assert run_names([found], "digits-edges") == {folder: "Sweep: std × learning rate"}
    assert run_names([found], "lenet") == {folder: "Sweep: digits-edges: std × learning rate"}


def test_a_damaged_sweep_is_left_out(lab: Lab) -> None:
    folder = recorded(wanted(STD), lab.settings.sweeps_folder)
    (folder / "sweep.toml").write_text("seeds = [")
    assert SweepShelf().read(lab.settings.sweeps_folder) == ()


def test_runs_and_sweeps_are_listed_together(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    seeded(lab, 0)
    recorded(wanted(STD, RATE), lab.settings.sweeps_folder)
    listed(panel, qtbot, 2)
    row = shown(panel).index("Sweep: std × learning rate")
    assert cell(panel, row, "steps") == "18 of 18 trials"
    assert cell(panel, row, "accuracy").replace(THIN, " ") == "90.1 %"
    panel.table.selectRow(row)
    enabled = {action.text(): action.isEnabled() for action in panel.do.all}
    assert enabled == {
        "Show": True,
        "Compare": False,
        "Show all seeds": False,
        "Resume": False,
        "Train further…": False,
        "Rename": True,
        "Write a note": True,
        "Open folder": True,
        "Delete…": True,
    }
    said: list[str] = []
    lab.said.connect(said.append)
    panel.table.ticked.emit(panel.model.rows[row].run.path)
    assert said == ["The curves of a sweep are in the Sweep room."]
    assert lab.shelf.overlays == ()


def test_a_sweep_is_named_and_deleted(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    folder = recorded(wanted(STD), lab.settings.sweeps_folder)
    listed(panel, qtbot, 1)
    (row,) = panel.model.rows
    panel.model.edited.emit(row, "name", "which variance")
    assert shown(panel) == ["which variance"]
    qtbot.waitUntil(lambda: read_note(folder).name == "which variance", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not lab.background.busy, timeout=PATIENCE_MS)
    assert shown(panel) == ["which variance"]
    assert SweepShelf().read(lab.settings.sweeps_folder)[0].name == "which variance"
    lab.shelf.delete(folder)
    qtbot.waitUntil(lambda: not folder.exists() and shown(panel) == [], timeout=PATIENCE_MS)
    assert lab.shelf.sweeps == ()


def test_a_sweep_in_the_list_opens_its_room(ready: Lab, qtbot: QtBot) -> None:
    root = ready.settings.sweeps_folder
    first, second = (recorded(wanted(one), root) for one in (STD, RATE))
    window = MainWindow(ready)
    qtbot.addWidget(window)
    window.show()
    window.findChildren(CurvesPanel)[0].build()
    listing = window.findChild(RunsPanel)
    assert listing is not None
    ready.shelf.refresh()
    qtbot.waitUntil(lambda: len(ready.shelf.sweeps) == 2, timeout=PATIENCE_MS)
    for folder in (first, second):
        listing.table.opened.emit(folder)
        room = window.rooms.shown(SweepRoom)
        assert room is not None and room.folder == folder
    window.leave()


def test_all_seeds_of_a_setting_are_a_band(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    paths = seeded(lab, 0, 1, 2)
    other = tiny_experiment(6).model_copy(update={"seed": 3})
    slower = other.training.model_copy(update={"learning_rate": 0.5 * other.training.learning_rate})
    list(run_experiment(other.model_copy(update={"training": slower}),
                        out=lab.settings.runs_folder / "other"))  # fmt: skip
    listed(panel, qtbot, 4)
    chosen = next(run for run in lab.shelf.runs if run.path == paths[1])
    panel.overlaying.show_seeds(chosen)
    qtbot.waitUntil(lambda: len(lab.shelf.overlays) == 1, timeout=PATIENCE_MS)
    (overlay,) = lab.shelf.overlays
    assert overlay.folders == tuple(paths)
    assert overlay.name.endswith(", 3 seeds")
    assert sorted(row.color is not None for row in panel.model.rows) == [False, True, True, True]
    line = drawn(lab)
    losses = np.array([courses.loss(record)[1] for record in overlay.records])
    assert line.band is not None
    np.testing.assert_allclose(line.y, losses.mean(axis=0))
    np.testing.assert_allclose(line.band, (losses.min(axis=0), losses.max(axis=0)))
    panel.overlaying.toggle(paths[2])
    assert lab.shelf.overlays == ()


def drawn(lab: Lab) -> Line:
    """The curve of the loss of the overlaid runs."""
    from guitrainer.gui.kit.chart.card import LegendEntry
    from guitrainer.gui.kit.chart.drawing import Style

    curve = Curve(LegendEntry("loss", "loss", "", Style("#000000")), courses.loss)
    line, _ = lines_of([curve], lab.record, lab.shelf.overlays)
    return line


def test_a_single_seed_is_no_band(panel: RunsPanel, qtbot: QtBot, lab: Lab) -> None:
    seeded(lab, 0)
    listed(panel, qtbot, 1)
    said: list[str] = []
    lab.said.connect(said.append)
    panel.overlaying.show_seeds(lab.shelf.runs[0])
    assert said == ["No other run differs from this one only in its seed."]


def test_seeds_of_a_setting() -> None:
    def made(name: str, *settings: str) -> RunSummary:
        return RunSummary(Path(name), small_experiment(*settings), None, "completed")

    one, again = made("a", "seed=1"), made("b", "seed=1")
    zero, other = made("c"), made("d", "training.weight_decay=0")
    assert seeds_of(again, [one, zero, other]) == [zero, again]
    assert seeds_of(other, [one, again, zero]) == [other]


def test_a_side_tells_the_range_of_all_seeds(qtbot: QtBot) -> None:
    side = RunSide("Left run")
    qtbot.addWidget(side)
    values = ((0.5, 0.91), (0.25, 0.937), (None, None))
    runs = [
        RunSummary(Path(str(k)), small_experiment(), None, "completed", edge_fraction=edges,
                   accuracy=accuracy)
        for k, (edges, accuracy) in enumerate(values)
    ]  # fmt: skip
    side.show_seeds(runs)
    expected = "3 seeds, at the ends of their runs · edges 25 % to 50 % · accuracy 91.0 % to 93.7 %"
    assert side.seeds.text().replace(THIN, " ") == expected
    side.show_seeds(runs[:1])
    assert side.seeds.text() == ""


def test_cells_of_a_map_show_filters_and_losses(lab: Lab, qtbot: QtBot) -> None:
    folder = recorded(wanted(STD, RATE), lab.settings.sweeps_folder)
    window = MainWindow(lab)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    room = looked(window.rooms.show_room(SweepRoom), qtbot, folder)
    qtbot.waitUntil(lambda: len(room.field.thumbnails) == 9, timeout=PATIENCE_MS)
    one = room.field.thumbnails[4]
    assert len(one.filters) == 4
    np.testing.assert_allclose(one.curve, [(0, 1), (1 / 3, 2.0 / 2.3), (1, 1.5 / 2.3)])
    before = room.field.grab().toImage()
    room.field.show_thumbnails({})
    assert room.field.grab().toImage() != before
    room.field.click(4)
    qtbot.waitUntil(lambda: len(room.card.loss.courses) == 2, timeout=PATIENCE_MS)  # both seeds
    window.leave()


def test_a_chosen_row_of_a_sweep_is_shown_by_enter(
    panel: RunsPanel, qtbot: QtBot, lab: Lab
) -> None:
    folder = recorded(wanted(STD), lab.settings.sweeps_folder, 2)
    listed(panel, qtbot, 1)
    panel.table.selectRow(0)
    assert panel.do.resume.isEnabled()
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert lab.sweeping.take_wanted() == folder
    assert lab.sweeping.take_wanted() is None
