"""The run on stage and its folder: the one place that knows which run of a list it is."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from guitrainer.clock import now
from guitrainer.config.differences import settings_by_key
from guitrainer.gui.lab.library import RunState, RunSummary, changes_of
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
    scores, step = None if shown is None else shown.scores, record.last_step
    return replace(
        summary,
        state=going or ended,
        steps=record.newest,
        accuracy=summary.accuracy if last is None else last.test_accuracy,
        loss=summary.loss if last is None else last.test_loss,
        edge_fraction=summary.edge_fraction if scores is None else scores.edge_fraction,
        edge_score=summary.edge_score if scores is None else scores.edge_score,
        seconds=summary.seconds if step is None else step.seconds,
    )


def stage_summary(
    record: Record, going: RunState | None, listed: RunSummary | None = None
) -> RunSummary | None:
    """The summary of the run on stage; None where it has no folder yet.

    Parameters
    ----------
    going : what the run does; None where it has ended
    listed : the same run as it was found on disk, if it was
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
    """Those of `folders` that hold no run any more."""
    from guitrainer.runs.folder import RunFolder

    return [folder for folder in folders if not RunFolder(folder).config.is_file()]
