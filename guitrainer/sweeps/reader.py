"""Reads the folder of a sweep, also while it grows; the window and reports build on this."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from numpy.typing import NDArray
from pydantic import Field

from guitrainer.errors import CheckpointError
from guitrainer.files.opening import kind_of
from guitrainer.runs.checked import read_checked
from guitrainer.runs.lock import is_locked
from guitrainer.sweeps.arrays import ArrayReader
from guitrainer.sweeps.folder import existing_sweep, sweep_plan
from guitrainer.sweeps.plan import MetricName
from guitrainer.sweeps.summary import SweepSummary, summarize_trials
from guitrainer.sweeps.table import TableReader, TrialRow
from guitrainer.sweeps.trial import run_name

Count = Annotated[int, Field(ge=0, le=10**9)]
Duration = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]


@dataclass(frozen=True)
class SweepStatus:
    """Progress of a sweep, written about once a second while it is computed.

    `seconds` have been spent on it, over all its starts, and about `seconds_left` remain (None:
    not known yet). `running` has the trials under way and the share of each that is done.
    """

    done: Count
    total: Count
    failed: Count = 0
    diverged: Count = 0
    seconds: Duration = 0.0
    seconds_left: Duration | None = None
    workers: Count = 0
    running: dict[str, float] | None = None


class SweepReader:
    """A sweep on disk.

    Parameters
    ----------
    path : folder of the sweep.

    Raises
    ------
    InputError
        If it is not a sweep, or damaged.
    """

    def __init__(self, path: str | Path) -> None:
        self.folder = existing_sweep(path)
        self.plan = sweep_plan(self.folder)
        self._table = TableReader(self.folder.trials, self.plan)
        self._arrays = ArrayReader(self.folder.arrays)
        self._stamp: tuple[int, int] | None = None
        self.refresh()

    @property
    def rows(self) -> Mapping[int, TrialRow]:
        """The trials that have ended, by number."""
        return self._table.rows

    @property
    def running(self) -> bool:
        """Whether a process is computing this sweep now."""
        return is_locked(self.folder.path)

    @property
    def complete(self) -> bool:
        """Whether all trials have ended."""
        return len(self.rows) == self.plan.trials_count

    def refresh(self) -> list[TrialRow]:
        """Read what was added since the last call; return the new rows.

        Raises
        ------
        CheckpointError
            If the table is damaged.
        """
        if kind_of(self.folder.trials, CheckpointError, links=False) is None:
            return []
        status = self.folder.trials.lstat()
        if self._stamp is not None and (self._stamp[0] != status.st_ino):
            self._table.restart()  # replaced by the sorted table at the end
        self._stamp = (status.st_ino, status.st_size)
        if status.st_size < self._table.end:
            self._table.restart()
        return self._table.refresh()

    def summary(self, metric: MetricName | None = None) -> SweepSummary:
        """Summarize the trials that have ended; see `summarize_trials`."""
        return summarize_trials(self.plan, self.rows.values(), metric)

    def arrays(self, number: int) -> dict[str, NDArray[Any]]:
        """Return the arrays of a trial: `start`, `end` (O, I, kh, kw) float32, `curve` (n, 2).

        Empty if nothing is known of it; a network without convolutions has only a curve.

        Raises
        ------
        CheckpointError
            If the file is damaged.
        """
        if number not in self._arrays.places:
            if kind_of(self.folder.arrays, CheckpointError, links=False) is None:
                return {}
            self._arrays.refresh()
        return self._arrays.read(number)

    def array_reader(self) -> ArrayReader:
        """Return the arrays of all trials, read up to now."""
        if kind_of(self.folder.arrays, CheckpointError, links=False) is not None:
            self._arrays.refresh()
        return self._arrays

    def run_folder(self, number: int) -> Path | None:
        """Return the folder of the run of a trial, if it was kept."""
        path = self.folder.runs / run_name(number)
        return path if kind_of(path, links=False) == "folder" else None

    def status(self) -> SweepStatus:
        """Return the progress of the sweep as last written.

        Raises
        ------
        CheckpointError
            If it is damaged.
        """
        if kind_of(self.folder.status, CheckpointError, links=False) is None:
            return SweepStatus(len(self.rows), self.plan.trials_count)
        return read_checked(self.folder.status, SweepStatus)
