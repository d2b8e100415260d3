"""Runs on disk: what there is, reading one back, and noticing that folders come and go."""

import contextlib
import heapq
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from guitrainer.analysis.diagnosis import Diagnosis
from guitrainer.clock import date_of
from guitrainer.config.differences import Difference, differences, settings_by_key
from guitrainer.config.loading import load_experiment, load_preset
from guitrainer.config.schema import Experiment
from guitrainer.errors import ConfigError, GuitrainerError
from guitrainer.events import RunStarted
from guitrainer.gui.lab.record import Record

if TYPE_CHECKING:
    from guitrainer.runs.folder import RunFolder


log = logging.getLogger("guitrainer.gui")

MOST_RUNS = 200
FIRST_RUNS = 12  # as many as are seen without scrolling, and a few
FEW_STEPS = 20  # a run that was given up after so few was a trial
CONFIG_NAME = "config.toml"

# interrupted: it was killed; running: another process writes into it; damaged: its result is
# unreadable. The last four are of runs of this window: see `staging`.
RunState = Literal[
    "completed", "stopped", "diverged", "interrupted", "running", "damaged",
    "starting", "training", "paused", "saving",
]  # fmt: skip


@dataclass(frozen=True)
class RunSummary:
    """One run on disk; figures are None where nothing was measured, or the run has not ended.

    `date` is when it was started or resumed last; None where the time of its file is before 1970 or
    after 9999. `name` and `note` are what the user calls it and says about it. `changes` are from
    the preset it is called after, `settings` all of its settings by the keys of `changes`.
    """

    path: Path
    experiment: Experiment
    date: datetime | None
    state: RunState
    steps: int | None = None
    accuracy: float | None = None
    loss: float | None = None  # of the test images
    edge_fraction: float | None = None
    edge_score: float | None = None
    seconds: float | None = None  # of training
    changes: tuple[Difference, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    note: str = ""

    @property
    def resumable(self) -> bool:
        """Whether there is anything left to train."""
        return self.state in ("stopped", "interrupted")

    @property
    def extendable(self) -> bool:
        """Whether it went to its end, so that it can be trained further."""
        return self.state == "completed" and self.steps is not None

    @property
    def trial(self) -> bool:
        """Whether it was given up after a few steps, and nobody has said anything about it."""
        given_up = self.state in ("stopped", "interrupted") and (self.steps or 0) <= FEW_STEPS
        return given_up and not self.name and not self.note


@dataclass(frozen=True)
class PastRun:
    """A run read back: what is known of it, and what went wrong in it.

    `diagnosis` has taken all its events, so it can go on with those of a resumed run.
    """

    folder: Path
    record: Record
    diagnosis: Diagnosis


class Library:
    """The runs in a folder; runs that have not changed are not read again.

    For one thread at a time.
    """

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, ...], RunSummary]] = {}

    def read(self, root: Path, most: int = MOST_RUNS) -> tuple[RunSummary, ...]:
        """Runs in `root`, the newest first; folders that hold no run are left out."""
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
    """Read the run in `folder` back; `to_resume`: up to where it will go on.

    Raises
    ------
    InputError
        If this is no run, or a file in it is damaged.
    """
    from guitrainer.runs.management import require_run
    from guitrainer.runs.replay import read_events

    folder = require_run(folder)
    record, diagnosis = None, Diagnosis()
    for event in read_events(folder, to_resume=to_resume):
        if isinstance(event, RunStarted):
            record = Record(event.experiment)
        assert record is not None  # the first event is RunStarted
        record.take(event)
        diagnosis.take(event)
    assert record is not None
    return PastRun(folder, record, diagnosis)


def changes_of(experiment: Experiment) -> tuple[Difference, ...]:
    """In what it differs from the preset it is called after; without one, in its seed."""
    preset = _preset(experiment.name)
    return differences(preset or experiment.model_copy(update={"seed": 0}), experiment)


@cache
def _preset(name: str) -> Experiment | None:
    try:
        return load_preset(name)
    except ConfigError:
        return None


def _dated(root: Path) -> Iterator[tuple[int, Path]]:
    """Folders with an experiment in them, and when that was written: one question for each."""
    with os.scandir(root) as entries:
        for entry in entries:
            with contextlib.suppress(OSError, ValueError):
                yield os.stat(f"{entry.path}/{CONFIG_NAME}").st_mtime_ns, Path(entry.path)  # noqa: PTH116 (10,000 folders)


def _changed(run: "RunFolder") -> tuple[int, ...]:
    """When the parts of a run that are listed were written; empty where there is no run."""
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


def _summary(run: "RunFolder", changed: tuple[int, ...]) -> RunSummary | None:
    from guitrainer.runs.outline import read_result

    try:
        experiment = load_experiment(run.config, links=False)
    except GuitrainerError:
        return None
    told = {**_told(run.path), "changes": changes_of(experiment)}
    told |= {"settings": settings_by_key(experiment)}
    date = date_of(changed[0] / 1e9)
    try:
        result = read_result(run.path)
    except GuitrainerError:
        return RunSummary(run.path, experiment, date, "damaged", **told)
    if result is None:
        state: RunState = "running" if _is_locked(run) else "interrupted"
        return RunSummary(run.path, experiment, date, state, _saved_step(run), **told)
    figures = {name: getattr(result, name) for name in ("edge_fraction", "edge_score", "seconds")}
    figures |= {"accuracy": result.test_accuracy, "loss": result.test_loss}
    return RunSummary(run.path, experiment, date, result.reason, result.steps, **figures, **told)


def _told(folder: Path) -> dict[str, Any]:
    """What the user has said about the run; nothing where that is damaged."""
    from guitrainer.runs.note import RunNote, read_note

    try:
        return vars(read_note(folder))
    except GuitrainerError as error:
        log.warning("the note of a run cannot be read: %s", error)
        return vars(RunNote())


def _is_locked(run: "RunFolder") -> bool:
    from guitrainer.runs.lock import is_locked

    return is_locked(run.path)


def _saved_step(run: "RunFolder") -> int | None:
    """The step of the checkpoint, from its header alone."""
    from guitrainer.runs.checkpoint import read_meta

    try:
        step = read_meta(run.path).get("step")
    except GuitrainerError:
        return None
    return step if isinstance(step, int) else None


LOOK_EVERY_MS = 2000

# When the folder was changed; None where it is missing.
Stamp = tuple[Path, int | None]


class FolderWatch(QObject):
    """Looks now and then whether something was put into folders, or taken out of them.

    It asks the file system for a date: that works on network drives too, and needs no thread.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folders: Callable[[], Iterable[Path | None]] = tuple
        self._seen: list[Stamp] = []
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def begin(self, folders: Callable[[], Iterable[Path | None]]) -> None:
        """Watch what `folders` gives at the time; None in it is left out."""
        self._folders = folders
        self._seen = self._stamps()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _look(self) -> None:
        seen = self._stamps()
        if seen != self._seen:
            self._seen = seen
            self.changed.emit()

    def _stamps(self) -> list[Stamp]:
        return [(folder, _stamp(folder)) for folder in self._folders() if folder is not None]


def _stamp(folder: Path) -> int | None:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return None
