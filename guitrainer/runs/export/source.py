"""The filters of a run to export: the recorded ones, and those it ended with."""

import logging
from pathlib import Path

import numpy as np

from guitrainer.analysis.edges import summarize
from guitrainer.analysis.strength import filter_strength
from guitrainer.errors import CheckpointError, InputError, WeightsError
from guitrainer.events import FiltersCaptured, frozen_copy
from guitrainer.files.names import shortened
from guitrainer.files.opening import kind_of
from guitrainer.nn.standardization import applied_weights
from guitrainer.runs.checkpoint import CHECKPOINT_NAME, Saved, open_checkpoint
from guitrainer.runs.history import HISTORY_NAME, History, append, read_history

log = logging.getLogger("guitrainer.runs")


def filters_of(folder: Path) -> History:
    """Read the recorded filters of the run in `folder`, with the state at which it was stopped.

    Raises
    ------
    InputError
        If there is no run, nothing was recorded, or the record is damaged.
    """
    if kind_of(folder) != "folder":
        raise InputError(f"{shortened(folder)}: no such folder; accepted: the folder of a run")
    saved = kind_of(folder / CHECKPOINT_NAME, links=False)
    if kind_of(folder / HISTORY_NAME, links=False) is None:
        what = "the network of this run has no convolution layer" if saved else "this is not a run"
        raise InputError(f"{folder}: no filters to export: {what} (it contains no {HISTORY_NAME})")
    history = read_history(folder / HISTORY_NAME)
    if saved is None:
        return history
    try:
        with open_checkpoint(folder) as checkpoint:
            return _with_last(history, checkpoint)
    except (CheckpointError, WeightsError) as error:
        log.warning("exported without the last state: %s", error)
        return history


def layer_in(history: History, layer: str | None) -> str:
    """Return the name of a recorded layer; defaults to the first convolution.

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
    """Return the index of a recorded step; defaults to the last one.

    Raises
    ------
    InputError
        If that step was not recorded; the message names the nearest ones.
    """
    if step is None:
        return len(history.steps) - 1
    place = int(np.searchsorted(history.steps, step))
    if place < len(history.steps) and history.steps[place] == step:
        return place
    around = ", ".join(str(n) for n in history.steps[max(place - 1, 0) : place + 1])
    raise InputError(f"step: {step} was not recorded; nearest: {around}")


def _with_last(history: History, saved: Saved) -> History:
    """Return `history` with the state of the checkpoint added, if that is newer.

    Raises
    ------
    WeightsError
        If the checkpoint and the history have different layers.
    """
    step = int(saved.meta["step"])
    if step <= history.steps[-1]:
        return history
    # These include the scales of batch normalization, which `filter_strength` needs.
    names = [n for n, t in saved.tensors.items() if len(t.shape) == 1 and t.dtype.kind == "f"]
    small = saved.read(name for name in names if not name.startswith("optimizer."))
    captures = []
    layers = saved.experiment.network.layers
    for layer, known in history.layers.items():
        shapes = {f"{layer}.weight": known.weight.shape[1:]}
        if known.bias is not None:
            shapes[f"{layer}.bias"] = known.bias.shape[1:]
        for name, shape in shapes.items():
            found = saved.tensors.get(name)
            if found is None or found.shape != shape or found.dtype.kind != "f":
                raise WeightsError(f"{name} of shape {shape}: not in the checkpoint")
        applied = applied_weights(layers, saved.read(shapes))
        arrays = {name: frozen_copy(array) for name, array in applied.items()}
        weight = arrays[f"{layer}.weight"]
        strength = filter_strength(layers, {**small, **arrays}, layer)
        scores = None if known.scores is None else summarize(weight, strength)
        bias = arrays.get(f"{layer}.bias")
        captures.append(FiltersCaptured(step, layer, weight, bias, scores))
    return append(history, captures)
