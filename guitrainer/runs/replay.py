"""Replays a run on disk as the events from which it was written."""

import math
from collections.abc import Iterator, Sequence
from contextlib import nullcontext, suppress
from heapq import merge
from pathlib import Path
from typing import Any

from guitrainer.config.loading import load_experiment
from guitrainer.errors import CheckpointError
from guitrainer.events import Event, FiltersCaptured, FilterScores, SettingChanged
from guitrainer.files.opening import kind_of
from guitrainer.runs.checkpoint import read_meta
from guitrainer.runs.export.source import filters_of
from guitrainer.runs.folder import RunFolder
from guitrainer.runs.management import require_run
from guitrainer.runs.outline import finished_of, read_result, read_start
from guitrainer.runs.reading import read_evaluations, read_histograms, read_signals, read_steps


def read_events(folder: Path, *, to_resume: bool = False) -> Iterator[Event]:
    """Yield the events of the run in `folder`: RunStarted first, RunFinished last if it has ended.

    Gradients of filters are not on disk and therefore missing. A run that another process is
    writing is replayed as far as it has come.

    Parameters
    ----------
    folder
        Folder of the run.
    to_resume
        Yield only events that a resumed run will not yield again: up to the checkpoint, without an
        end.

    Raises
    ------
    InputError
        If this is not a run, or a file in it is damaged; the message names the file.
    """
    run = RunFolder(require_run(folder))
    experiment = load_experiment(run.config, links=False)
    meta: dict[str, Any] = {}
    with nullcontext() if to_resume else suppress(CheckpointError):
        meta = read_meta(run.path)
    until = meta["step"] if to_resume else math.inf
    result = None if to_resume else read_result(run.path)
    captures = _captures(run)
    streams: tuple[Iterator[Any], ...] = (
        _changes(meta),
        read_steps(run.steps, run.times),
        iter(captures),
        read_signals(run.signals) if _there(run.signals) else iter(()),
        read_histograms(run.histograms) if _there(run.histograms) else iter(()),
        read_evaluations(run.metrics) if _there(run.metrics) else iter(()),
    )
    yield read_start(run.path, experiment)
    for event in merge(*streams, key=lambda event: event.step):
        if event.step > until:
            break
        yield event
    if result is not None:
        yield finished_of(result, _last_scores(captures))


def _there(path: Path) -> bool:
    """Return whether anything exists at `path`; its reader checks what it is."""
    return kind_of(path, CheckpointError, links=False) is not None


def _captures(run: RunFolder) -> list[FiltersCaptured]:
    """Return the recorded filters by increasing step; a network without convolutions has none."""
    if not _there(run.history):
        return []
    history = filters_of(run.path)
    steps = range(len(history.steps))
    return [history.at(layer, index) for index in steps for layer in history.layers]


def _changes(meta: dict[str, Any]) -> Iterator[SettingChanged]:
    """Yield the settings that were changed during the run, according to its checkpoint."""
    for step, field, value in meta.get("changes", ()):
        yield SettingChanged(step, field, float(value))


def _last_scores(captures: Sequence[FiltersCaptured]) -> FilterScores | None:
    """Return the scores of the first scored layer at the last step."""
    last = captures[-1].step if captures else 0
    scored = (capture.scores for capture in captures if capture.step == last and capture.scores)
    return next(scored, None)
