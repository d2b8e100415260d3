import csv
import dataclasses
import json
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.errors import CheckpointError, InputError, RunLockedError
from guitrainer.events import (
    CheckpointSaved,
    Event,
    FiltersCaptured,
    HistogramsMeasured,
    RunFinished,
    RunStarted,
    StepFinished,
)
from guitrainer.runs import writer
from guitrainer.runs.checkpoint import load_checkpoint, save_checkpoint
from guitrainer.runs.experiment import run_experiment
from guitrainer.runs.export import export_pictures, paint_pictures
from guitrainer.runs.history import History, read_history
from guitrainer.runs.lock import locked
from guitrainer.training.control import Control
from tests.runs import fake
from tests.runs.fake import FakeTrainer, small_experiment

TABLES = ("steps.csv", "metrics.csv", "filters.npz", "config.toml")


@pytest.fixture(autouse=True)
def _fake_trainer(monkeypatch: pytest.MonkeyPatch) -> None:
    fake.install(monkeypatch)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a run that nothing interrupted."""
    out = tmp_path_factory.mktemp("uninterrupted") / "run"
    with pytest.MonkeyPatch.context() as patch:
        fake.install(patch)
        list(run_experiment(small_experiment(60), out=out))
    return out


def saved_steps(events: list[Event]) -> list[int]:
    return [event.step for event in events if isinstance(event, CheckpointSaved)]


def column(path: Path, name: str) -> list[str]:
    with path.open(newline="") as file:
        return [row[name] for row in csv.DictReader(file)]


def same_files(one: Path, other: Path) -> None:
    """Everything that depends on the experiment alone is equal, to the byte."""
    for name in (*TABLES, "checkpoint.safetensors"):
        assert (one / name).read_bytes() == (other / name).read_bytes(), name


def test_training_goes_on_while_a_checkpoint_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = threading.Event()

    def slowly(folder: Path, arrays: Any, meta: dict[str, Any], experiment: Any) -> Path:
        assert meta["step"] != 20 or disk.wait(60)
        return save_checkpoint(folder, arrays, meta, experiment)

    monkeypatch.setattr(writer, "save_checkpoint", slowly)
    events = run_experiment(small_experiment(60), out=tmp_path / "run")
    before: list[Event] = []
    while not (before and isinstance(before[-1], StepFinished) and before[-1].step == 25):
        before.append(next(events))
    assert saved_steps(before) == [0]
    disk.set()
    assert saved_steps(list(events)) == [20, 40, 60]


def test_a_run_leaves_a_folder_that_tells_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "paint_pictures", paint_pictures)
    monkeypatch.setattr(writer, "export_pictures", export_pictures)
    out = tmp_path / "run"
    events = list(run_experiment(small_experiment(60), out=out))
    assert isinstance(events[0], RunStarted)
    assert events[0].folder == str(out)
    assert isinstance(events[-1], RunFinished)
    assert saved_steps(events) == [0, 20, 40, 60]
    assert column(out / "steps.csv", "step") == [str(n) for n in range(1, 61)]
    assert column(out / "metrics.csv", "step") == ["25", "50"]
    assert [bool(text) for text in column(out / "metrics.csv", "edge_score")] == [False, True]
    assert read_history(out).steps.tolist() == [0, 10, 20, 30, 40, 50, 60]
    arrays, meta, experiment = load_checkpoint(out)
    assert (meta["step"], experiment) == (60, small_experiment(60))
    np.testing.assert_array_equal(
        arrays["conv1.weight"].astype(np.float32), read_history(out).layers["conv1"].weight[-1]
    )
    assert sorted(path.name for path in (out / "filters").iterdir()) == [
        "conv1.png",
        "conv1_evolution.png",
    ]
    result = json.loads((out / "result.json").read_text())
    assert (result["reason"], result["steps"], result["diverged"]) == ("completed", 60, False)
    assert "completed after step 60" in (out / "run.log").read_text()
    assert not list(out.glob(".*.tmp"))


def test_pictures_are_painted_while_the_last_step_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()
    threads = []

    def paint(history: History) -> Mapping[str, bytes | memoryview]:
        threads.append(threading.current_thread())
        begun.set()
        return paint_pictures(history)

    monkeypatch.setattr(writer, "paint_pictures", paint)
    monkeypatch.setattr(writer, "export_pictures", export_pictures)
    for event in run_experiment(small_experiment(60), out=tmp_path / "run"):
        if isinstance(event, FiltersCaptured) and event.step == 60:
            assert begun.wait(60)
            assert not (tmp_path / "run" / "filters").exists()
    assert len(threads) == 1
    assert threads[0] is not threading.current_thread()
    assert not threads[0].is_alive()
    for path in export_pictures(tmp_path / "run", tmp_path / "again"):
        assert path.read_bytes() == (tmp_path / "run" / "filters" / path.name).read_bytes()


def test_painting_begins_after_the_signals_of_the_last_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def paint(history: History) -> Mapping[str, bytes | memoryview]:
        begun.set()
        return paint_pictures(history)

    plan = dataclasses.replace(FakeTrainer.recording, signals_every=60)
    monkeypatch.setattr(FakeTrainer, "recording", plan)
    monkeypatch.setattr(FakeTrainer, "events", with_histograms(FakeTrainer.events))
    monkeypatch.setattr(writer, "paint_pictures", paint)
    measured = False
    for event in run_experiment(small_experiment(60), out=tmp_path / "run"):
        if isinstance(event, HistogramsMeasured):
            measured = begun.wait(60)
        assert begun.is_set() == measured
    assert measured


def with_histograms(events: Any) -> Any:
    """The events of a run, with histograms after all filters have come."""

    def more(trainer: FakeTrainer, control: Control) -> Iterator[Event]:
        for event in events(trainer, control):
            if isinstance(event, RunFinished):
                yield HistogramsMeasured(trainer.step, ())
            yield event

    return more


def test_pictures_that_cannot_be_painted_are_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def paint(history: History) -> Mapping[str, bytes | memoryview]:
        raise MemoryError("too large")

    monkeypatch.setattr(writer, "paint_pictures", paint)
    with pytest.raises(MemoryError):
        list(run_experiment(small_experiment(60), out=tmp_path / "run"))
    assert json.loads((tmp_path / "run" / "result.json").read_text())["steps"] == 60


def test_without_a_folder_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    events = list(run_experiment(small_experiment(30), save=False))
    assert isinstance(events[0], RunStarted)
    assert events[0].folder is None
    assert saved_steps(events) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stop_at", [0, 1, 20, 25, 50, 59, 60])
def test_a_resumed_run_equals_an_uninterrupted_one(
    whole: Path, tmp_path: Path, stop_at: int
) -> None:
    out = tmp_path / "parts"
    first = list(run_experiment(small_experiment(60), Control(stop_at), out=out))
    assert isinstance(first[-1], RunFinished)
    assert first[-1].step == stop_at
    assert saved_steps(first)[-1] == stop_at
    second = list(run_experiment(None, resume=out))
    assert isinstance(second[0], RunStarted)
    assert (second[0].first_step, second[0].folder) == (stop_at, str(out))
    same_files(whole, out)


@pytest.mark.parametrize("consumed", (1, 2, 3, 14, 32, 33, 34, 59, 74))
def test_leaving_early_loses_nothing(whole: Path, tmp_path: Path, consumed: int) -> None:
    """Whatever the last event was that the consumer took."""
    out = tmp_path / "left"
    run = run_experiment(small_experiment(60), out=out)
    taken = [next(run) for _ in range(consumed)]
    run.close()  # type: ignore[attr-defined]
    last = max((event.step for event in taken if isinstance(event, StepFinished)), default=0)
    assert load_checkpoint(out).meta["step"] == last
    assert json.loads((out / "result.json").read_text())["steps"] == last
    list(run_experiment(None, resume=out))
    same_files(whole, out)


class Crash(BaseException):
    """Nothing in the program catches it."""


@pytest.mark.parametrize("crash_at", [1, 19, 20, 21, 45, 60])
def test_a_crash_loses_only_what_came_after_the_checkpoint(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crash_at: int
) -> None:
    advance = FakeTrainer._advance

    def crash(self: FakeTrainer) -> StepFinished:
        if self.step + 1 == crash_at:
            raise Crash
        return advance(self)

    out = tmp_path / "crashed"
    with monkeypatch.context() as patch, pytest.raises(Crash):
        patch.setattr(FakeTrainer, "_advance", crash)
        list(run_experiment(small_experiment(60), out=out))
    list(run_experiment(None, resume=out))
    same_files(whole, out)


def test_divergence_keeps_the_last_good_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(FakeTrainer, "diverges_at", 33)
    events = list(run_experiment(small_experiment(60), out=tmp_path / "run"))
    assert saved_steps(events) == [0, 20, 28]  # the fake keeps a copy every 7 steps
    assert load_checkpoint(tmp_path / "run").meta["step"] == 28
    result = json.loads((tmp_path / "run" / "result.json").read_text())
    assert result["reason"] == "diverged"
    assert (result["diverged_at_step"], result["diverged_in_layer"]) == (34, "conv1")
    log = (tmp_path / "run" / "run.log").read_text()
    assert "diverged at step 34 in conv1: loss is NaN" in log
    assert "diverged at step 34 in conv1: loss is NaN" in caplog.messages


def test_a_checkpoint_of_the_good_state_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(FakeTrainer, "diverges_at", 41)
    events = list(run_experiment(small_experiment(60), out=tmp_path / "run"))
    assert saved_steps(events) == [0, 20, 40]
    assert "diverged after step 41" in caplog.messages


def test_changed_settings_go_on_after_a_resume(tmp_path: Path) -> None:
    control = Control(stop_at=30)
    control.change("learning_rate", 0.25)
    list(run_experiment(small_experiment(60), control, out=tmp_path / "run"))
    list(run_experiment(None, resume=tmp_path / "run"))
    assert set(column(tmp_path / "run" / "steps.csv", "learning_rate")) == {"0.25"}
    assert "after step 0: learning_rate = 0.25" in (tmp_path / "run" / "run.log").read_text()


def test_the_folder_is_held_while_running_and_free_at_the_last_event(tmp_path: Path) -> None:
    out = tmp_path / "run"
    run = run_experiment(small_experiment(5), out=out)
    next(run)
    with pytest.raises(RunLockedError):
        next(run_experiment(None, resume=out))
    for event in run:
        if isinstance(event, RunFinished):
            with locked(out):
                pass
            break


def reject(**choice: object) -> Iterator[Event]:
    return run_experiment(**choice)  # type: ignore[arg-type]


def test_bad_choices_change_nothing(tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "notes.txt").write_text("mine")
    list(run_experiment(small_experiment(5), out=tmp_path / "run"))
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    for choice, error, message in (
        ({"experiment": None}, InputError, "nothing to run"),
        ({"experiment": None, "resume": full, "out": tmp_path}, InputError, "own folder"),
        ({"experiment": small_experiment(5), "out": full}, InputError, "not empty"),
        ({"experiment": None, "resume": full}, CheckpointError, "no run to resume"),
        ({"experiment": None, "resume": tmp_path / "gone"}, CheckpointError, "no run to resume"),
        (
            {"experiment": small_experiment(6), "resume": tmp_path / "run"},
            InputError,
            "different experiment",
        ),
    ):
        with pytest.raises(error, match=message):
            next(reject(**choice))
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_network_or_dataset_that_does_not_fit_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise InputError("does not fit")

    monkeypatch.setattr("guitrainer.runs.experiment.Trainer", refuse)
    with pytest.raises(InputError, match="does not fit"):
        next(run_experiment(small_experiment(5), out=tmp_path / "run"))
    assert list(tmp_path.iterdir()) == []
