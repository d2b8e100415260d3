"""Runs on disk: listed newest first, and read back as they were."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from guitrainer.clock import date_of
from guitrainer.config.loading import load_experiment
from guitrainer.config.schema import Experiment
from guitrainer.errors import GuitrainerError
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.library import FIRST_RUNS, MOST_RUNS, Library, load_run
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.run_texts import long_date, short_date
from guitrainer.gui.lab.stage import State
from guitrainer.gui.lab.swept import SweepShelf
from guitrainer.runs.experiment import run_experiment
from guitrainer.runs.lock import locked
from guitrainer.training.control import Control
from tests.gui.conftest import PATIENCE_MS
from tests.runs.fake import tiny_experiment


def make_run(folder: Path, steps: int = 6, stop_at: int | None = None, when: int = 0) -> Path:
    """A run of the tiny experiment; `when` orders runs in time."""
    list(run_experiment(tiny_experiment(steps), Control(stop_at), out=folder))
    os.utime(folder / "config.toml", (1e9 + when, 1e9 + when))
    return folder


def test_runs_are_listed_newest_first_with_their_figures(tmp_path: Path) -> None:
    make_run(tmp_path / "b", when=1)
    make_run(tmp_path / "a", stop_at=3, when=3)
    killed = make_run(tmp_path / "c", stop_at=4, when=2)
    (killed / "result.json").unlink()
    (tmp_path / "photos").mkdir()
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "config.toml").write_text("title = 'something else'")
    runs = Library().read(tmp_path)
    assert [(run.path.name, run.state, run.steps) for run in runs] == [
        ("a", "stopped", 3),
        ("c", "interrupted", 4),
        ("b", "completed", 6),
    ]
    assert runs[2].accuracy is not None and runs[2].edge_fraction is not None
    assert runs[2].kurtosis is not None and runs[2].kurtosis > 1
    assert runs[1].accuracy is None
    assert runs[2].experiment == tiny_experiment(6)
    assert [run.resumable for run in runs] == [True, True, False]


@pytest.mark.parametrize(("seconds", "shown", "short"), [
    (-1e9, "date unknown", "date unknown"),
    (3e11, "date unknown", "date unknown"),
    (1e9, "2001-09-0", "09-0"),
])  # fmt: skip
def test_dates_of_files_that_make_no_sense_are_unknown(
    tmp_path: Path, seconds: float, shown: str, short: str
) -> None:
    made = make_run(tmp_path / "a")
    os.utime(made / "config.toml", (seconds, seconds))
    if (made / "config.toml").stat().st_mtime != seconds:
        pytest.skip("this file system has no such dates")
    (run,) = Library().read(tmp_path)
    assert long_date(run.date).startswith(shown)
    assert short_date(run.date).startswith(short)


@pytest.mark.parametrize("seconds", [-1e9, 3e11])
def test_dates_are_told_whatever_the_clock_says(
    seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guitrainer.clock.time.time", lambda: seconds)
    assert short_date(date_of(1e9)).startswith("09-0")


def test_of_many_runs_only_the_newest_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_run(tmp_path / "0")
    for number in range(1, 300):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name in ("config.toml", "result.json"):
            (folder / name).write_bytes((first / name).read_bytes())
        os.utime(folder / "config.toml", (1e9 + number, 1e9 + number))
    read: list[Path] = []

    def load(path: Path, *, links: bool) -> Experiment:
        read.append(path)
        return load_experiment(path)

    monkeypatch.setattr("guitrainer.gui.lab.library.load_experiment", load)
    library = Library()
    newest = [run.path.name for run in library.read(tmp_path, FIRST_RUNS)]
    assert newest == [str(299 - place) for place in range(FIRST_RUNS)]
    assert len(read) == FIRST_RUNS
    assert len(library.read(tmp_path)) == MOST_RUNS
    assert len(read) == MOST_RUNS


def test_the_first_runs_are_listed_before_the_others(
    lab: Lab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_run(lab.settings.runs_folder / "0")
    for number in range(1, 30):
        folder = lab.settings.runs_folder / str(number)
        folder.mkdir()
        (folder / "config.toml").write_bytes((first / "config.toml").read_bytes())
    listed: list[int] = []
    lab.shelf.listed.connect(lambda: listed.append(len(lab.shelf.runs)))
    lab.shelf.refresh()
    qtbot.waitUntil(lambda: len(listed) == 2)
    assert listed == [FIRST_RUNS, 30]
    lab.shelf.refresh()  # a list on screen never shrinks for a moment
    qtbot.waitUntil(lambda: not lab.background.busy)
    assert listed == [FIRST_RUNS, 30]


def test_sweeps_are_not_read_because_a_run_was_stored(
    lab: Lab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def reading(shelf: SweepShelf, root: Path) -> tuple[()]:
        read.append(root)
        return ()

    monkeypatch.setattr(SweepShelf, "read", reading)
    make_run(lab.settings.runs_folder / "0")
    lab.stage.stored.emit()
    qtbot.waitUntil(lambda: len(lab.shelf.runs) == 1)
    assert not read
    lab.shelf.refresh()
    qtbot.waitUntil(lambda: read == [lab.settings.sweeps_folder])


def test_only_so_many_and_none_where_there_is_no_folder(tmp_path: Path) -> None:
    for number in range(3):
        make_run(tmp_path / str(number), when=number)
    assert [run.path.name for run in Library().read(tmp_path, most=2)] == ["2", "1"]
    assert Library().read(tmp_path / "missing") == ()


def test_unchanged_runs_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_run(tmp_path / "a", when=1)
    library = Library()
    before = library.read(tmp_path)
    reads: list[Path] = []

    def load(path: Path, *, links: bool) -> Experiment:
        assert not links
        reads.append(path)
        return tiny_experiment(6)

    monkeypatch.setattr("guitrainer.gui.lab.library.load_experiment", load)
    assert library.read(tmp_path) == before
    assert reads == []
    os.utime(tmp_path / "a" / "config.toml", (2e9, 2e9))
    library.read(tmp_path)
    assert reads == [tmp_path / "a" / "config.toml"]


def test_a_run_somebody_writes_into_is_running_until_it_is_not(tmp_path: Path) -> None:
    run = make_run(tmp_path / "a", stop_at=3)
    (run / "result.json").unlink()
    library = Library()
    with locked(run):
        assert [found.state for found in library.read(tmp_path)] == ["running"]
    assert [found.state for found in library.read(tmp_path)] == ["interrupted"]


def test_damaged_results_are_told(tmp_path: Path) -> None:
    (make_run(tmp_path / "a") / "result.json").write_text("{")
    assert [found.state for found in Library().read(tmp_path)] == ["damaged"]


def test_a_run_read_back_is_the_run_that_was(train: Callable[[], Lab]) -> None:
    lab = train()
    live = lab.record
    assert live.started is not None and live.started.folder is not None
    past = load_run(Path(live.started.folder))
    assert past.diagnosis.notices == lab.notices.diagnosis.notices
    same_record(past.record, live)


def same_record(past: Record, live: Record) -> None:
    assert past.started == live.started
    assert past.experiment == live.experiment
    for name, series in vars(live.steps).items():
        np.testing.assert_array_equal(getattr(past.steps, name).values, series.values)
    assert past.evaluations == live.evaluations
    assert past.signals == live.signals
    assert past.frame_steps() == live.frame_steps()
    for layer in live.layers:
        for was, came in zip(live.frames(layer), past.frames(layer), strict=True):
            np.testing.assert_array_equal(came.weight, was.weight)
    assert past.finished is not None and live.finished is not None
    assert past.finished.test_accuracy == live.finished.test_accuracy
    assert past.newest == live.newest


def test_the_laboratory_shows_and_resumes_a_run(ready: Lab, qtbot: QtBot) -> None:
    folder = make_run(ready.settings.runs_folder / "old", steps=30, stop_at=12)
    ready.show_run(load_run(folder))
    assert ready.state == State.FINISHED
    assert ready.record.newest == 12
    assert ready.experiment == tiny_experiment(30)
    ready.pace.choose(None)
    ready.resume_run(load_run(folder, to_resume=True))
    qtbot.waitUntil(lambda: ready.record.finished is not None, timeout=PATIENCE_MS)
    assert ready.record.steps.step.values.tolist() == list(range(1, 31))
    whole = load_run(folder).record
    assert whole.frame_steps() == ready.record.frame_steps()


def test_a_run_of_another_process_is_not_resumed(
    ready: Lab, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "guitrainer.gui")
    folder = make_run(ready.settings.runs_folder / "old", steps=30, stop_at=12)
    hold = (
        "import sys, pathlib\nfrom guitrainer.runs.lock import locked\n"
        "with locked(pathlib.Path(sys.argv[1])):\n print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", hold, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None
        assert process.stdout.readline().strip() == b"held"
        before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        with qtbot.waitSignal(ready.failed, timeout=PATIENCE_MS) as blocker:
            ready.resume_run(load_run(folder, to_resume=True))
        process.stdin.close()
    error = blocker.args[0]
    assert isinstance(error, GuitrainerError)
    assert "another process" in str(error)
    assert f"the run ended: {error}" in caplog.text
    assert ready.state == State.FINISHED
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_the_laboratory_lists_runs_as_they_end(train: Callable[[], Lab], qtbot: QtBot) -> None:
    lab = train()
    assert lab.record.started is not None
    folder = lab.record.started.folder
    qtbot.waitUntil(
        lambda: [(str(run.path), run.state) for run in lab.shelf.runs] == [(folder, "completed")],
        timeout=PATIENCE_MS,
    )
