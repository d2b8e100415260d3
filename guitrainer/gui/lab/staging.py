"""The run on stage and its folder: the one place that knows which run of a list it is."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from guitrainer.gui.lab.library import RunState, RunSummary
from guitrainer.gui.lab.record import Record


def folder_of(record: Record) -> Path | None:
    """Absolute path of the folder a run is written to; None where it has none."""
    started = record.started
    return None if started is None or not started.folder else Path(started.folder).absolute()


def same_folder(one: Path | None, other: Path | None) -> bool:
    """Whether both name the same folder; False where either is None."""
    return one is not None and other is not None and one.absolute() == other.absolute()


def as_it_is_now(summary: RunSummary, record: Record, going: RunState | None) -> RunSummary:
    """The summary of the run on stage, with what `record` knows instead of what was on disk.

    Parameters
    ----------
    going : what the run does; None where it has ended
    """
    ended: RunState = "interrupted" if record.finished is None else record.finished.reason
    last = record.evaluations[-1] if record.evaluations else None
    shown = next(iter(record.live.values()), None)
    scores = None if shown is None else shown.scores
    return replace(
        summary,
        state=going or ended,
        steps=record.newest,
        accuracy=summary.accuracy if last is None else last.test_accuracy,
        edge_fraction=summary.edge_fraction if scores is None else scores.edge_fraction,
    )


def missing(folders: Iterable[Path]) -> list[Path]:
    """Those of `folders` that hold no run any more."""
    from guitrainer.runs.folder import RunFolder

    return [folder for folder in folders if not RunFolder(folder).config.is_file()]
