"""Identifies the run on stage in lists of runs by its folder."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from guitrainer.clock import now
from guitrainer.config.differences import settings_by_key
from guitrainer.gui.lab.library import RunState, RunSummary, changes_of
from guitrainer.gui.lab.record import Record


def folder_of(record: Record) -> Path | None:
    """Return the absolute path of the folder of a run; None if it has none."""
    started = record.started
    return None if started is None or not started.folder else Path(started.folder).absolute()


def same_folder(one: Path | None, other: Path | None) -> bool:
    """Return whether both are the same folder; False if either is None."""
    return one is not None and other is not None and one.absolute() == other.absolute()


def as_it_is_now(summary: RunSummary, record: Record, going: RunState | None) -> RunSummary:
    """Update the summary of the run on stage from `record`, which is newer than the disk.

    Parameters
    ----------
    going : what the run is doing; None if it has ended
    """
    ended: RunState = "interrupted" if record.finished is None else record.finished.reason
    last = record.evaluations[-1] if record.evaluations else None
    shown = next(iter(record.live.values()), None)
    scores, step = None if shown is None else shown.scores, record.last_step
    return replace(
        summary,
        state=going or ended,
        steps=record.newest,
        accuracy=summary.accuracy if last is None else last.test_accuracy,
        loss=summary.loss if last is None else last.test_loss,
        edge_fraction=summary.edge_fraction if scores is None else scores.edge_fraction,
        edge_score=summary.edge_score if scores is None else scores.edge_score,
        kurtosis=summary.kurtosis if last is None else last.kurtosis,
        seconds=summary.seconds if step is None else step.seconds,
    )


def stage_summary(
    record: Record, going: RunState | None, listed: RunSummary | None = None
) -> RunSummary | None:
    """Return the summary of the run on stage; None if it has no folder yet.

    Parameters
    ----------
    going : what the run is doing; None if it has ended
    listed : the same run as found on disk, if any
    """
    folder = folder_of(record)
    if folder is None:
        return None
    if listed is None:
        told: dict[str, Any] = {"changes": changes_of(record.experiment)}
        told["settings"] = settings_by_key(record.experiment)
        listed = RunSummary(folder, record.experiment, now(), going or "stopped", **told)
    return as_it_is_now(listed, record, going)


def missing(folders: Iterable[Path]) -> list[Path]:
    """Return the folders that no longer contain a run."""
    from guitrainer.runs.folder import RunFolder

    return [folder for folder in folders if not RunFolder(folder).config.is_file()]
