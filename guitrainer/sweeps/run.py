"""Computes a sweep: hands its trials to workers, and writes what becomes of them."""

import contextlib
import json
import logging
import os
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from guitrainer.errors import CheckpointError
from guitrainer.files.opening import check_place, kind_of
from guitrainer.runs.files import make_folder, remove_temporaries, write_atomically
from guitrainer.runs.lock import locked
from guitrainer.sweeps.arrays import ArrayReader, TrialArrays, write_filters
from guitrainer.sweeps.computed import check_unedited, remember_plan
from guitrainer.sweeps.folder import SweepFolder, sweep_plan
from guitrainer.sweeps.messages import TrialAdvanced, TrialCrew, TrialEnded, TrialRetried
from guitrainer.sweeps.outcome import TrialOutcome
from guitrainer.sweeps.plan import LOWER_IS_BETTER, SweepPlan, Trial
from guitrainer.sweeps.reader import SweepReader, SweepStatus
from guitrainer.sweeps.report import write_report
from guitrainer.sweeps.summary import SweepSummary, summarize_trials, summary_csv
from guitrainer.sweeps.table import TableReader, TrialRow, TrialTable, write_rows
from guitrainer.sweeps.trial import run_name

SYNC_S = 1.0  # a power failure loses at most the trials of this time
STATUS_S = 0.5
SHARE_TOLD = 0.02  # of all trials: after that, the time left is estimated
log = logging.getLogger("guitrainer.sweeps")

MakeCrew = Callable[[SweepPlan, SweepFolder], TrialCrew]


@dataclass(frozen=True)
class SweepProgressed:
    """The sweep goes on.

    `ended` is the trial that has just ended, if any, and `retried` the one that was interrupted;
    `best` has metric, value and setting of the best trial so far.
    """

    status: SweepStatus
    ended: TrialEnded | None = None
    retried: TrialRetried | None = None
    best: tuple[str, float, str] | None = None


@dataclass(frozen=True)
class SweepEnded:
    """The sweep is complete, or was stopped."""

    status: SweepStatus
    summary: SweepSummary
    completed: bool


SweepEvent = SweepProgressed | SweepEnded


def run_sweep(
    folder: SweepFolder, make_crew: MakeCrew, stopped: Callable[[], bool] = lambda: False
) -> Iterator[SweepEvent]:
    """Compute the trials of a sweep that have not ended yet; the last event is SweepEnded.

    Closing the iterator, or killing the process, loses only the trials under way.

    Parameters
    ----------
    folder
        Folder of the sweep, as made by `create_sweep`.
    make_crew
        Makes the workers.
    stopped
        Asked several times a second whether to stop.

    Raises
    ------
    InputError
        If the folder cannot be used, or another process is computing this sweep.
    OutputError
        If a file cannot be written.
    """
    folder.check()
    with locked(folder.path):
        remove_temporaries(folder.path)
        plan = sweep_plan(folder)
        progress = _Progress(folder, plan)
        try:
            yield from progress.compute(make_crew, stopped)
        finally:
            progress.close()
        summary = summarize_trials(plan, progress.rows.values())
        complete = len(progress.rows) == plan.trials_count
        if complete:
            progress.forget_other_runs()
            _finish(folder, plan, progress.rows, summary)
        progress.write_status()
    yield SweepEnded(progress.status(), summary, complete)


@dataclass
class _Pace:
    """How long the sweep takes."""

    before: float = 0.0
    began: float = field(default_factory=time.monotonic)
    ended: int = 0

    def seconds(self) -> float:
        return self.before + time.monotonic() - self.began

    def left(self, remaining: int, under_way: float) -> float | None:
        """Return the estimated time left; None as long as too little was computed since this start.

        Parameters
        ----------
        remaining : number of trials that have not ended.
        under_way : the shares of them that are done, added up.
        """
        done = self.ended + under_way
        if done < min(1.0, SHARE_TOLD * (self.ended + remaining)):
            return None
        return (time.monotonic() - self.began) / done * (remaining - under_way)


class _Progress:
    """The sweep under way, with its open files."""

    def __init__(self, folder: SweepFolder, plan: SweepPlan) -> None:
        self._folder, self._plan = folder, plan
        table = _read_table(folder, plan)
        if table.rows:
            check_unedited(folder, plan)
        arrays = ArrayReader(folder.arrays)
        if kind_of(folder.arrays, CheckpointError, links=False) is not None:
            arrays.refresh()
        self._pace = _Pace(_seconds_before(folder))
        # After a power failure, there may be rows without arrays; their trials are computed again.
        self.rows = {k: row for k, row in table.rows.items() if k in arrays.places}
        self._counts = Counter(row.status for row in self.rows.values())
        self._shares: dict[int, float] = {}
        self._workers = 0
        for path in (folder.logs, *((folder.runs,) if plan.keep != "none" else ())):
            make_folder(path)
        # Everything has been checked; only now is anything changed.
        remember_plan(folder, plan)
        if table.outdated:
            write_rows(folder.trials, plan, list(table.rows.values()))
            table = _read_table(folder, plan)
        self._arrays = TrialArrays(folder.arrays, arrays.end)
        self._table = TrialTable(folder.trials, plan, table.end)
        self._synced = self._told = time.monotonic()
        self._best = self._best_run()

    def compute(self, make_crew: MakeCrew, stopped: Callable[[], bool]) -> Iterator[SweepEvent]:
        """Compute the remaining trials; workers are only started if there are any."""
        if len(self.rows) == self._plan.trials_count:
            return
        crew = make_crew(self._plan, self._folder)
        remaining = (t for t in self._plan.trials() if t.number not in self.rows)
        self._workers = crew.size
        self.write_status()
        yield SweepProgressed(self.status())
        with contextlib.closing(crew.work(remaining)) as messages:  # type: ignore[type-var]
            for message in messages:
                ended = retried = None
                if isinstance(message, TrialEnded):
                    self._take(message.trial, message.outcome)
                    ended = message
                elif isinstance(message, TrialAdvanced):
                    self._shares[message.number] = message.share
                elif isinstance(message, TrialRetried):
                    log.info("trial %d is computed again: %s", message.number, message.why)
                    self._shares.pop(message.number, None)
                    retried = message
                self._look_after_files()
                if ended or retried or isinstance(message, TrialAdvanced):
                    yield SweepProgressed(self.status(), ended, retried, self._best_so_far())
                if stopped():
                    break

    def _take(self, trial: Trial, outcome: TrialOutcome) -> None:
        """Write a trial: its arrays first, then the row that says they are there."""
        if trial.number in self.rows:
            return
        self._arrays.add(trial.number, outcome.arrays)
        self._table.add(trial, outcome)
        self.rows[trial.number] = TrialRow(
            trial.number,
            outcome.status,
            dict(outcome.numbers),
            outcome.attempts,
            outcome.weights,
            outcome.problem,
        )
        self._counts[outcome.status] += 1
        self._shares.pop(trial.number, None)
        self._pace.ended += 1
        self._compare(trial.number)

    # ------------------------------------------------------------ the best trial

    def _best_run(self) -> int | None:
        """Return the best trial so far, whose run is kept."""
        known = [number for number, row in self.rows.items() if self._value(row) is not None]
        return min(known, key=self._rank, default=None)

    def _value(self, row: TrialRow) -> float | None:
        return row.numbers[self._plan.metric] if row.status == "completed" else None

    def _rank(self, number: int) -> tuple[float, int]:
        value = self._value(self.rows[number])
        assert value is not None
        return (value if self._plan.metric in LOWER_IS_BETTER else -value, number)

    def _best_so_far(self) -> tuple[str, float, str] | None:
        if self._best is None:
            return None
        value = self.rows[self._best].numbers[self._plan.metric]
        assert value is not None
        label = self._plan.label(self._plan.trial(self._best).setting)
        return self._plan.metric, value, label

    def _compare(self, number: int) -> None:
        """Compare a trial with the best, and delete the run of the worse of both."""
        worse: int | None = number
        if self._value(self.rows[number]) is not None:
            if self._best is None:
                self._best, worse = number, None
            elif self._rank(number) < self._rank(self._best):
                self._best, worse = number, self._best
        if worse is not None and self._plan.keep == "best":
            shutil.rmtree(self._folder.runs / run_name(worse), ignore_errors=True)

    def forget_other_runs(self) -> None:
        """Delete the runs of all trials but the best, which a killed process may have left."""
        best = self._best_run()
        for number in self.rows if self._plan.keep == "best" else ():
            path = self._folder.runs / run_name(number)
            if number != best and path.exists():
                shutil.rmtree(path, ignore_errors=True)

    # ------------------------------------------------------------ files

    def _look_after_files(self) -> None:
        now = time.monotonic()
        if now - self._synced > SYNC_S:
            self._arrays.sync()
            self._table.sync()
            self._synced = time.monotonic()
        if now - self._told > STATUS_S:
            self.write_status()
            self._told = now

    def status(self) -> SweepStatus:
        """Return the progress of the sweep."""
        done, total = len(self.rows), self._plan.trials_count
        left = self._pace.left(total - done, sum(self._shares.values())) if done < total else 0.0
        return SweepStatus(
            done,
            total,
            failed=self._counts["failed"],
            diverged=self._counts["diverged"],
            seconds=round(self._pace.seconds(), 3),
            seconds_left=None if left is None else round(left, 1),
            workers=self._workers,
            running={str(number): round(s, 3) for number, s in self._shares.items()},
        )

    def write_status(self) -> None:
        """Tell others how far the sweep is, without waiting for the disk."""
        _replace_quickly(self._folder.status, json.dumps(asdict(self.status())))

    def close(self) -> None:
        """Close the files, with everything on disk."""
        for file in (self._arrays, self._table):
            file.sync()
            file.close()
        self._shares.clear()


def _replace_quickly(path: Path, text: str) -> None:
    # Not synced: only of interest while the machine is up.
    check_place(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with contextlib.suppress(OSError):
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)


def _read_table(folder: SweepFolder, plan: SweepPlan) -> TableReader:
    table = TableReader(folder.trials, plan)
    if kind_of(folder.trials, CheckpointError, links=False) is not None:
        table.refresh()
    return table


def _seconds_before(folder: SweepFolder) -> float:
    with contextlib.suppress(CheckpointError):
        return SweepReader(folder.path).status().seconds
    return 0.0


def _finish(
    folder: SweepFolder, plan: SweepPlan, rows: dict[int, TrialRow], summary: SweepSummary
) -> None:
    write_rows(folder.trials, plan, list(rows.values()))
    reader = ArrayReader(folder.arrays)
    reader.refresh()
    write_filters(reader, folder.filters)
    write_report(SweepReader(folder.path))
    # Last: a sweep with a summary is complete.
    write_atomically(folder.summary, summary_csv(plan, summary).encode())
