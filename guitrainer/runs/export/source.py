"""What can be exported of a run: its recorded filters, and the ones it ended with."""

import logging
from pathlib import Path

import numpy as np

from guitrainer.analysis.edges import summarize
from guitrainer.analysis.strength import filter_strength
from guitrainer.errors import CheckpointError, InputError, WeightsError
from guitrainer.events import FiltersCaptured, frozen_copy
from guitrainer.runs.checkpoint import CHECKPOINT_NAME, Checkpoint, load_checkpoint
from guitrainer.runs.history import HISTORY_NAME, History, append, read_history

log = logging.getLogger("guitrainer.runs")


def filters_of(folder: Path) -> History:
    """Recorded filters of the run in `folder`; a run stopped in between ends with its state.

    Raises
    ------
    InputError
        If there is no run, nothing was recorded, or the record is damaged.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; accepted: the folder of a run")
    if not (folder / HISTORY_NAME).is_file():
        run = (folder / CHECKPOINT_NAME).is_file()
        what = "the network of this run has no convolution" if run else "this is no run"
        raise InputError(f"{folder}: no filters to export: {what} (no {HISTORY_NAME} in it)")
    history = read_history(folder / HISTORY_NAME)
    if not (folder / CHECKPOINT_NAME).is_file():
        return history
    try:
        saved = load_checkpoint(folder)
    except (CheckpointError, WeightsError) as error:
        log.warning("exported without the last state: %s", error)
        return history
    return _with_last(history, saved)


def layer_in(history: History, layer: str | None) -> str:
    """Name of a recorded layer; by default the first convolution.

    Raises
    ------
    InputError
        If there is no such layer.
    """
    if layer is None:
        return next(iter(history.layers))
    if layer not in history.layers:
        raise InputError(f"layer: got {layer}, accepted: {', '.join(history.layers)}")
    return layer


def index_in(history: History, step: int | None) -> int:
    """Index of a recorded step; by default the last one.

    Raises
    ------
    InputError
        If that step was not recorded; the message names its neighbors.
    """
    if step is None:
        return len(history.steps) - 1
    place = int(np.searchsorted(history.steps, step))
    if place < len(history.steps) and history.steps[place] == step:
        return place
    around = ", ".join(str(n) for n in history.steps[max(place - 1, 0) : place + 1])
    raise InputError(f"step: {step} was not recorded; nearest: {around}")


def _with_last(history: History, saved: Checkpoint) -> History:
    step = int(saved.meta.get("step", 0))
    if step <= history.steps[-1]:
        return history
    captures = []
    for layer, known in history.layers.items():
        weight, bias = saved.arrays.get(f"{layer}.weight"), saved.arrays.get(f"{layer}.bias")
        if weight is None or (bias is None) != (known.bias is None):
            return history
        strength = filter_strength(saved.experiment.network.layers, saved.arrays, layer)
        captures.append(
            FiltersCaptured(
                step=step,
                layer=layer,
                weight=frozen_copy(weight),
                bias=None if bias is None else frozen_copy(bias),
                scores=None if known.scores is None else summarize(weight, strength),
            )
        )
    return append(history, captures)
