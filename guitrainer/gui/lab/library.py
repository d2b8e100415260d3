"""Runs on disk: lists them and reads them."""

from __future__ import annotations

import contextlib
import heapq
import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from guitrainer import events
from guitrainer.analysis import diagnosis as diagnoses
from guitrainer.clock import date_of
from guitrainer.config.differences import Difference, differences, settings_by_key
from guitrainer.config.loading import load_experiment, load_preset
from guitrainer.config.schema import Experiment
from guitrainer.errors import ConfigError, GuitrainerError
from guitrainer.gui.lab.record import Record

if TYPE_CHECKING:
    from guitrainer.analysis.diagnosis import Diagnosis
    from guitrainer.runs.folder import RunFolder


log = logging.getLogger("guitrainer.gui")

MOST_RUNS = 200
FIRST_RUNS = 12  # slightly more than are visible without scrolling
FEW_STEPS = 20  # a run that was stopped after so few steps was a trial
CONFIG_NAME = "config.toml"

# interrupted: it was killed; running: another process is writing to it; damaged: its result is
# unreadable. The last four are for runs of this window, see `staging`.
RunState = Literal[
    "completed", "stopped", "diverged", "interrupted", "running", "damaged",
    "starting", "training", "paused", "saving",
]  # fmt: skip


@dataclass(frozen=True)
class SweepFacts:
    """What is varied in a sweep, how many of its trials have ended, and who takes part in a race.

    `contestants` are the names of the contestants of a race that can go on; empty for others.
    """

    keys: tuple[str, ...]
    done: int
    planned: int
    contestants: tuple[str, ...] = ()

    @property
    def race(self) -> bool:
        """Whether this is a race, which goes on in lockstep."""
        return bool(self.contestants)


@dataclass(frozen=True)
class RunSummary:
    """A run on disk; results are None if nothing was measured, or if the run has not ended.

    `date` is when it was last started or resumed; None if the time of its file is before 1970 or
    after 9999. `name` and `note` are given by the user. `changes` are differences from the preset
    with the name of the run; `settings` are all of its settings, by the keys of `changes`.

    A sweep is listed like a run: it has `sweep`, and the best mean of its metric as a result.
    """

    path: Path
    experiment: Experiment
    date: datetime | None
    state: RunState
    steps: int | None = None
    accuracy: float | None = None
    loss: float | None = None  # on the test images
    edge_fraction: float | None = None
    edge_score: float | None = None
    kurtosis: float | None = None  # of the responses of the first convolution
    seconds: float | None = None  # of training
    changes: tuple[Difference, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    note: str = ""
    sweep: SweepFacts | None = None

    @property
    def is_sweep(self) -> bool:
        """Whether this is a sweep, which is listed like a run."""
        return self.sweep is not None

    @property
    def resumable(self) -> bool:
        """Whether the run can be resumed."""
        if self.is_sweep:
            return self.state == "paused"
        return self.state in ("stopped", "interrupted")

    @property
    def extendable(self) -> bool:
        """Whether the run has reached its end, so that it can be trained further."""
        return self.state == "completed" and self.steps is not None and not self.is_sweep

    @property
    def trial(self) -> bool:
        """Whether the run was stopped after a few steps and has neither a name nor a note."""
        given_up = self.state in ("stopped", "interrupted") and (self.steps or 0) <= FEW_STEPS
        return given_up and not self.name and not self.note


@dataclass(frozen=True)
class PastRun:
    """A run read from disk: its record and its diagnosis.

    `diagnosis` has processed all events, so that it can continue with those of a resumed run.
    """

    folder: Path
    record: Record
    diagnosis: Diagnosis


class Library:
    """The runs in a folder; unchanged runs are not read again.

    It may be used by only one thread at a time.
    """

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, ...], RunSummary]] = {}

    def read(self, root: Path, most: int = MOST_RUNS) -> tuple[RunSummary, ...]:
        """Return the runs in `root`, the latest first; folders without a run are left out."""
        from guitrainer.runs.folder import RunFolder

        try:
            dated = heapq.nlargest(most, _dated(root))
        except OSError:
            return ()
        found = [(_changed(RunFolder(path)), path) for _, path in dated]
        newest = sorted((item for item in found if item[0]), reverse=True)
        known: dict[Path, tuple[tuple[int, ...], RunSummary]] = {}
        for changed, path in newest:
            before = self._known.get(path)
            if before is not None and before[0] == changed and before[1].state != "running":
                known[path] = before
            elif (summary := _summary(RunFolder(path), changed)) is not None:
                known[path] = (changed, summary)
        self._known = known
        return tuple(summary for _, summary in known.values())


def load_run(folder: Path, *, to_resume: bool = False) -> PastRun:
    """Read the run in `folder`; with `to_resume`, up to the step from which it will continue.

    Raises
    ------
    InputError
        If this is not a run, or a file in it is damaged.
    """
    from guitrainer.runs.management import require_run
    from guitrainer.runs.replay import read_events

    folder = require_run(folder)
    record, diagnosis = None, diagnoses.Diagnosis()
    for event in read_events(folder, to_resume=to_resume):
        if isinstance(event, events.RunStarted):
            record = Record(event.experiment)
        assert record is not None  # the first event is RunStarted
        record.take(event)
        diagnosis.take(event)
    assert record is not None
    return PastRun(folder, record, diagnosis)


def changes_of(experiment: Experiment) -> tuple[Difference, ...]:
    """Return the differences from the preset named like the run; without one, that of the seed."""
    preset = _preset(experiment.name)
    return differences(preset or experiment.model_copy(update={"seed": 0}), experiment)


@cache
def _preset(name: str) -> Experiment | None:
    try:
        return load_preset(name)
    except ConfigError:
        return None


def _dated(root: Path) -> Iterator[tuple[int, Path]]:
    """Return folders with an experiment and when it was written, with one system call for each."""
    with os.scandir(root) as entries:
        for entry in entries:
            with contextlib.suppress(OSError, ValueError):
                yield os.stat(f"{entry.path}/{CONFIG_NAME}").st_mtime_ns, Path(entry.path)  # noqa: PTH116 (10,000 folders)


def _changed(run: RunFolder) -> tuple[int, ...]:
    """Return when the listed parts of a run were written; empty if there is no run."""
    try:
        first = run.config.stat().st_mtime_ns
    except OSError:
        return ()
    return (first, *_times((run.result, run.checkpoint, run.note)))


def _times(paths: Iterable[Path]) -> list[int]:
    times = []
    for path in paths:
        try:
            times.append(path.stat().st_mtime_ns)
        except OSError:
            times.append(0)
    return times


def _summary(run: RunFolder, changed: tuple[int, ...]) -> RunSummary | None:
    from guitrainer.runs.outline import read_result

    try:
        experiment = load_experiment(run.config, links=False)
    except GuitrainerError:
        return None
    facts = {**told(run.path), "changes": changes_of(experiment)}
    facts |= {"settings": settings_by_key(experiment)}
    date = date_of(changed[0] / 1e9)
    try:
        result = read_result(run.path)
    except GuitrainerError:
        return RunSummary(run.path, experiment, date, "damaged", **facts)
    if result is None:
        state: RunState = "running" if _is_locked(run) else "interrupted"
        return RunSummary(run.path, experiment, date, state, _saved_step(run), **facts)
    measured = ("edge_fraction", "edge_score", "kurtosis", "seconds")
    figures = {name: getattr(result, name) for name in measured}
    figures |= {"accuracy": result.test_accuracy, "loss": result.test_loss}
    return RunSummary(run.path, experiment, date, result.reason, result.steps, **figures, **facts)


def told(folder: Path) -> dict[str, Any]:
    """Return the name and note given to a run or sweep; empty if the file is damaged."""
    from guitrainer.runs.note import RunNote, read_note

    try:
        return vars(read_note(folder))
    except GuitrainerError as error:
        log.warning("the note of a run or sweep cannot be read: %s", error)
        return vars(RunNote())


def _is_locked(run: RunFolder) -> bool:
    from guitrainer.runs.lock import is_locked

    return is_locked(run.path)


def _saved_step(run: RunFolder) -> int | None:
    """Return the step of the checkpoint, read from its header only."""
    from guitrainer.runs.checkpoint import read_meta

    try:
        step = read_meta(run.path).get("step")
    except GuitrainerError:
        return None
    return step if isinstance(step, int) else None
