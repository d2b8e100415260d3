"""The history of filters, for the timeline and for pictures of the evolution."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import MOST_STEPS
from guitrainer.errors import WeightsError
from guitrainer.events import FiltersCaptured, FilterScores, FloatArray, frozen_copy
from guitrainer.files.npy import Header
from guitrainer.files.opening import kind_of
from guitrainer.formats.npz import Check, npz_keys, read_npz
from guitrainer.runs.files import write_atomically
from guitrainer.runs.recorded import STEPS, check_recorded, layers_in

# Kept in memory and written at every checkpoint; a capture of the default experiment takes 5 kB.
MAX_BYTES = 32 << 20
LABELS = ("edge", "blob", "noise", "dead")
HISTORY_NAME = "filters.npz"
# Bounds of values that are shares or counts.
RANGES = {"edge_fraction": (0, 1), "orientations": (0, 8)}
# The oldest date of a zip file; a fixed date, so that equal content gives equal bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class LayerHistory:
    """One layer at the T recorded steps; fields about scores are None if there are no scores.

    `weight` (T, O, I, kh, kw) and `bias` (T, O) are float32, `scores` (T, O) float64, `labels` (T,
    O) words; `edge_score`, `edge_fraction`, `orientations` and `spread` (T) summarize a step.
    """

    weight: FloatArray
    bias: FloatArray | None
    scores: NDArray[np.float64] | None = None
    labels: NDArray[np.str_] | None = None
    edge_score: NDArray[np.float64] | None = None
    edge_fraction: NDArray[np.float64] | None = None
    orientations: NDArray[np.int64] | None = None
    spread: NDArray[np.float64] | None = None

    def scores_at(self, index: int) -> FilterScores | None:
        """Return the scores at the recorded step with this index."""
        if self.scores is None or self.labels is None:
            return None
        assert self.edge_score is not None and self.edge_fraction is not None
        assert self.orientations is not None and self.spread is not None
        return FilterScores(
            scores=self.scores[index],
            labels=tuple(self.labels[index].tolist()),
            edge_score=float(self.edge_score[index]),
            edge_fraction=float(self.edge_fraction[index]),
            orientations=int(self.orientations[index]),
            spread=float(self.spread[index]),
        )


@dataclass(frozen=True)
class History:
    """All recorded layers, in the order of the network, at `steps` (T) in increasing order.

    `names` (T) are names of the steps, such as those of checkpoints; None: their numbers.
    """

    steps: NDArray[np.int64]
    layers: Mapping[str, LayerHistory]
    names: tuple[str, ...] | None = None

    def when(self, index: int) -> str:
        """Describe the recorded step with this index."""
        return f"step {int(self.steps[index]):,}" if self.names is None else self.names[index]

    def at(self, layer: str, index: int) -> FiltersCaptured:
        """Return the capture of `layer` at the recorded step with this index."""
        known = self.layers[layer]
        return FiltersCaptured(
            step=int(self.steps[index]),
            layer=layer,
            weight=frozen_copy(known.weight[index]),
            bias=None if known.bias is None else frozen_copy(known.bias[index]),
            scores=known.scores_at(index),
        )


class Recorder:
    """Collects captures during a run, and writes `filters.npz`.

    When they exceed `max_bytes`, every second one is dropped: a long run keeps a coarser, even
    history, including its first and latest steps.
    """

    def __init__(self, path: Path, max_bytes: int = MAX_BYTES) -> None:
        self._path = path
        self._max_bytes = max_bytes
        self._captures: dict[int, dict[str, FiltersCaptured]] = {}
        self._bytes = 0
        self._changed = True

    def add(self, event: FiltersCaptured) -> None:
        """Add one layer at one step; a known or non-finite capture is ignored."""
        if not np.isfinite(event.weight).all():
            return
        layers = self._captures.setdefault(event.step, {})
        if event.layer in layers:
            return
        if self._bytes > self._max_bytes and not layers:
            self._thin_out(event.step)
        layers[event.layer] = replace(event, gradient=None)
        self._bytes += event.weight.nbytes
        self._changed = True

    def resume(self, step: int) -> None:
        """Continue the recorded history from `step`; later steps are dropped.

        Raises
        ------
        WeightsError
            If the file is damaged.
        """
        if kind_of(self._path, WeightsError, links=False) is None:
            return
        history = read_history(self._path)
        for index in range(int(np.searchsorted(history.steps, step, side="right"))):
            for layer in history.layers:
                self.add(history.at(layer, index))

    def write(self) -> None:
        """Replace the file if anything was added since it was written.

        Raises
        ------
        OutputError
            If it cannot be written; the previous one is kept.
        """
        if self._changed and self._captures:
            write_atomically(self._path, npz_bytes(_stacked(self._captures)))
            self._changed = False

    def copy(self) -> "Recorder":
        """Return a recorder with the same captures, to be written by another thread.

        This one need not be written again until something is added.
        """
        copy = Recorder(self._path, self._max_bytes)
        copy._captures = {step: dict(layers) for step, layers in self._captures.items()}
        copy._changed, self._changed = self._changed, False
        return copy

    def up_to(self, step: int) -> History | None:
        """Return the history, if it includes `step` and nothing later."""
        if max(self._captures, default=None) != step:
            return None
        arrays = _stacked(self._captures)
        return _history(self._path, arrays) if step in arrays[STEPS] else None

    def _thin_out(self, newest: int) -> None:
        *before, _last = sorted(step for step in self._captures if step != newest)
        dropped = before[1::2]
        for step in dropped:
            del self._captures[step]
        self._bytes = sum(
            event.weight.nbytes for layers in self._captures.values() for event in layers.values()
        )


def read_history(path: Path, fits: Check | None = None) -> History:
    """Read `filters.npz`, given its path or the folder of its run.

    Parameters
    ----------
    path
        Path of the file.
    fits
        Called with the headers of all arrays before any is read; raises an error to refuse them.

    Raises
    ------
    WeightsError
        If it is missing or damaged, or its arrays are inconsistent or not finite.
    DataError
        If it is not an archive, or an array in it is damaged or contains Python objects.
    """
    if kind_of(path, WeightsError) == "folder":
        path /= HISTORY_NAME
    if kind_of(path, WeightsError, links=False) is None:
        raise WeightsError(f"{path}: no such file, so no filters were recorded")

    def check(found: Mapping[str, Header]) -> None:
        check_recorded(path, found)
        if fits is not None:
            fits(found)

    arrays = read_npz(path, npz_keys(path, links=False), links=False, check=check)
    # Copied, because the file may be replaced while its history is in use.
    return _history(path, {name: np.array(array) for name, array in arrays.items()})


def history_of(captures: Iterable[FiltersCaptured]) -> History:
    """Make a history from the captures of a run, in any order, as if written and read.

    Captures that are not finite, and steps at which a layer is missing, are left out.

    Raises
    ------
    WeightsError
        If no captures remain.
    """
    steps: dict[int, dict[str, FiltersCaptured]] = {}
    for capture in captures:
        if np.isfinite(capture.weight).all():
            steps.setdefault(capture.step, {})[capture.layer] = capture
    if not steps:
        raise WeightsError("no filters to export: the network has no convolution layer")
    return _history(HISTORY_NAME, _stacked(steps))


def append(history: History, captures: Sequence[FiltersCaptured]) -> History:
    """Return `history` with one more step: a capture of each of its layers."""
    newest = _stacked({captures[0].step: {capture.layer: capture for capture in captures}})
    arrays = arrays_of(history, history.layers)
    return _history(
        HISTORY_NAME, {name: np.concatenate([arrays[name], newest[name]]) for name in arrays}
    )


def arrays_of(history: History, layers: Iterable[str]) -> dict[str, NDArray[Any]]:
    """Return the arrays of `filters.npz` by name: `steps`, and those of the given layers."""
    arrays: dict[str, NDArray[Any]] = {STEPS: history.steps}
    for layer in layers:
        for field, array in vars(history.layers[layer]).items():
            if array is not None:
                arrays[f"{layer}.{field}"] = array
    return arrays


def npz_bytes(arrays: Mapping[str, NDArray[Any]]) -> memoryview:
    """Return the bytes of an uncompressed .npz file, which depend only on `arrays`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, array in arrays.items():
            member = zipfile.ZipInfo(f"{name}.npy", _EPOCH)
            with archive.open(member, "w", force_zip64=True) as file:
                np.lib.format.write_array(file, np.ascontiguousarray(array), allow_pickle=False)
    return buffer.getbuffer()


def _stacked(captures: Mapping[int, Mapping[str, FiltersCaptured]]) -> dict[str, NDArray[Any]]:
    layers = list(next(iter(captures.values())))
    # An interrupted run may have captured only some layers of its latest step.
    steps = sorted(step for step, known in captures.items() if set(known) == set(layers))
    arrays: dict[str, NDArray[Any]] = {STEPS: np.array(steps, np.int64)}
    for layer in layers:
        fields = _fields([captures[step][layer] for step in steps])
        arrays |= {f"{layer}.{field}": array for field, array in fields.items()}
    return arrays


def layer_history(captures: Sequence[FiltersCaptured]) -> LayerHistory:
    """Return the history of one layer from its captures, by increasing step."""
    return LayerHistory(**{"bias": None, **_fields(captures)})  # type: ignore[arg-type]


def _fields(events: Sequence[FiltersCaptured]) -> dict[str, NDArray[Any]]:
    """Return the arrays of one layer by the names of `LayerHistory`; those that are not known are
    left out.
    """
    fields: dict[str, NDArray[Any]] = {"weight": np.stack([event.weight for event in events])}
    biases = [event.bias for event in events if event.bias is not None]
    if len(biases) == len(events):
        fields["bias"] = np.stack(biases)
    scores = [event.scores for event in events if event.scores is not None]
    if len(scores) == len(events):
        fields |= _score_arrays(scores)
    return fields


def _score_arrays(scores: list[FilterScores]) -> dict[str, NDArray[Any]]:
    return {
        "scores": np.stack([s.scores for s in scores]),
        "labels": np.array([s.labels for s in scores], "U5"),
        "edge_score": np.array([s.edge_score for s in scores], np.float64),
        "edge_fraction": np.array([s.edge_fraction for s in scores], np.float64),
        "orientations": np.array([s.orientations for s in scores], np.int64),
        "spread": np.array([s.spread for s in scores], np.float64),
    }


def _history(path: Path | str, arrays: Mapping[str, NDArray[Any]]) -> History:
    """Read everything, after checking every name, shape, type and value."""
    check_recorded(path, arrays)
    steps = arrays[STEPS]
    if steps[0] < 0 or steps[-1] > MOST_STEPS or (np.diff(steps) <= 0).any():
        raise WeightsError(
            f"{path}: {STEPS} is not an increasing list of integers from 0 to {MOST_STEPS:,}"
        )
    for name, array in arrays.items():
        _check_values(f"{path}: {name}", name.rpartition(".")[2], array)
    layers = {
        layer: LayerHistory(**{"bias": None, **fields})  # type: ignore[arg-type]  # checked above
        for layer, fields in layers_in(path, arrays).items()
    }
    return History(steps, layers)


def _check_values(where: str, field: str, array: NDArray[Any]) -> None:
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        raise WeightsError(f"{where} contains NaN or infinity")
    if field == "labels" and not np.isin(array, LABELS).all():
        raise WeightsError(f"{where} contains words other than {', '.join(LABELS)}")
    least, most = RANGES.get(field, (-np.inf, np.inf))
    if field in RANGES and not ((array >= least) & (array <= most)).all():
        raise WeightsError(f"{where} contains numbers outside {least} to {most}")
