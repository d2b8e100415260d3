"""Edits are never lost: undo goes back through presets, files and runs that were opened."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from guitrainer.config.loading import load_preset
from guitrainer.config.schema import Experiment
from guitrainer.gui.lab.document import MOST_UNDONE, Document
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import load_run
from guitrainer.gui.lab.stage import State
from tests.gui.conftest import PATIENCE_MS
from tests.gui.test_library import make_run

FILE = Path("mine.toml")


def seeded(seed: int) -> Experiment:
    return load_preset("shapes-xo").model_copy(update={"seed": seed})


def test_undo_goes_back_through_what_was_opened() -> None:
    document = Document(seeded(0))
    document.edit(seeded(1), "seed")
    document.open(load_preset("lenet"), "Open lenet")
    document.edit(load_preset("vanishing"), "all")
    assert (document.undoable, document.edits, document.modified) == ("all", 1, True)
    document.undo()
    assert (document.undoable, document.edits, document.modified) == ("Open lenet", 0, False)
    document.undo()
    assert document.experiment == seeded(1)
    assert (document.undoable, document.edits, document.modified) == ("seed", 1, True)
    document.redo()
    assert document.experiment == load_preset("lenet")
    assert (document.redoable, document.modified) == ("all", False)


def test_every_version_knows_its_file() -> None:
    document = Document(seeded(0), FILE)
    document.edit(seeded(1), "seed")
    document.open(seeded(2), "Open", None)
    assert (document.path, document.modified) == (None, False)
    document.saved(Path("other.toml"))
    document.undo()
    assert (document.path, document.modified) == (FILE, True)
    document.redo()
    assert (document.path, document.modified) == (Path("other.toml"), False)


def test_opening_the_same_again_is_no_version_of_its_own() -> None:
    document = Document(seeded(0))
    document.edit(seeded(1), "seed")
    document.open(seeded(1), "Open")
    assert (document.undoable, document.edits, document.modified) == ("seed", 0, False)
    document.undo()
    assert document.experiment == seeded(0)


def test_moves_of_a_slider_do_not_join_across_what_was_opened() -> None:
    document = Document(seeded(0))
    document.edit(seeded(1), "seed", merge="slider")
    document.open(seeded(2), "Open")
    document.edit(seeded(3), "seed", merge="slider")
    document.undo()
    assert document.experiment == seeded(2)


def test_only_so_many_versions_are_kept() -> None:
    document = Document(seeded(0))
    for seed in range(1, MOST_UNDONE + 9):
        document.edit(seeded(seed), "seed")
    for _ in range(MOST_UNDONE + 9):
        document.undo()
    assert document.experiment.seed == 9
    assert document.undoable is None


@pytest.mark.parametrize("opened", ["preset", "run"])
def test_undo_survives_another_preset_and_another_run(
    lab: Lab, qtbot: QtBot, tmp_path: Path, opened: str
) -> None:
    lab.edit(seeded(5), "Seed")
    if opened == "preset":
        lab.open_document(load_preset("lenet"))
    else:
        lab.show_run(load_run(make_run(tmp_path / "run")))
    with qtbot.waitSignal(lab.experiment_changed):
        lab.undo()
    assert lab.experiment == seeded(5)
    assert lab.document.undoable == "Seed"


def test_undo_beyond_its_own_experiment_leaves_a_run_alone(
    ready: Lab, qtbot: QtBot, tmp_path: Path
) -> None:
    run = load_run(make_run(tmp_path / "half", steps=400, stop_at=3), to_resume=True)
    ready.pace.choose(20)
    ready.resume_run(run)
    qtbot.waitUntil(lambda: ready.state == State.TRAINING, timeout=PATIENCE_MS)
    ready.pause()
    ready.undo()
    asked, used = ready.experiment.training, ready.record.experiment.training
    assert asked.weight_decay != used.weight_decay, "else nothing could be passed on"
    ready.step_once()
    newest = ready.record.newest
    qtbot.waitUntil(lambda: ready.record.newest > newest, timeout=PATIENCE_MS)
    assert ready.record.changes == []
    assert ready.record.experiment.training == run.record.experiment.training
