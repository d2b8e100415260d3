"""Sweeps on disk, each as one line in the list of runs."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guitrainer.clock import date_of
from guitrainer.errors import GuitrainerError
from guitrainer.gui.lab.library import RunState, RunSummary, SweepFacts, told

if TYPE_CHECKING:
    from guitrainer.sweeps.reader import SweepReader

MOST_SWEEPS = 500
PLAN_NAME = "sweep.toml"
# Files of which the dates tell whether a sweep has changed.
CHANGING = (PLAN_NAME, "status.json", "trials.csv", "summary.csv", "note.json")
# Where the list of runs shows a metric.
FIELDS = {
    "test_accuracy": "accuracy",
    "test_loss": "loss",
    "edge_fraction": "edge_fraction",
    "edge_score": "edge_score",
    "kurtosis": "kurtosis",
}


class SweepShelf:
    """The sweeps in a folder; unchanged ones are not read again.

    It may be used by only one thread at a time.
    """

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, ...], RunSummary]] = {}

    def read(self, root: Path) -> tuple[RunSummary, ...]:
        """Return the sweeps in `root`, the latest first; damaged ones are left out."""
        known: dict[Path, tuple[tuple[int, ...], RunSummary]] = {}
        for folder in sweep_folders(root):
            stamps = tuple(_changed(folder / name) for name in CHANGING)
            before = self._known.get(folder)
            if before is not None and before[0] == stamps and before[1].state != "running":
                known[folder] = before
                continue
            try:
                known[folder] = (stamps, _summary(folder, stamps[0]))
            except GuitrainerError:  # the Sweep room says why
                continue
        self._known = known
        return tuple(summary for _, summary in known.values())


def sweep_folders(root: Path) -> list[Path]:
    """Return the folders of the latest sweeps in `root`, the latest first."""
    try:
        found = [one for one in root.iterdir() if (one / PLAN_NAME).is_file()]
    except OSError:  # none yet
        return []
    found.sort(key=lambda folder: _changed(folder / PLAN_NAME), reverse=True)
    return found[:MOST_SWEEPS]


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:  # not written yet, or deleted meanwhile
        return 0


def _summary(folder: Path, created: int) -> RunSummary:
    from guitrainer.sweeps.reader import SweepReader

    reader = SweepReader(folder)
    plan, status = reader.plan, reader.status()
    state: RunState = "running" if reader.running else "paused"
    racers = tuple(one.name for one in plan.contestants) if plan.is_race else ()
    best: dict[str, Any] = {}
    if reader.complete:
        state = "completed"
        best = {FIELDS[plan.metric]: _best(reader)} if plan.metric in FIELDS else {}
    made = RunSummary(
        folder,
        plan.experiment,
        date_of(created / 1e9),
        state,
        seconds=status.seconds,
        **told(folder),
        sweep=SweepFacts(plan.keys, len(reader.rows), plan.trials_count, racers),
    )
    return replace(made, **best)


def _best(reader: "SweepReader") -> float | None:
    summary = reader.summary()
    return None if summary.best is None else summary.settings[summary.best].estimate.mean
