"""Computes one trial, as `--headless` would compute it."""

import hashlib
import math
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import MOST_STEPS, AnyLayer, Data, Experiment
from guitrainer.data.dataset import Dataset
from guitrainer.data.loading import depends_on_seed, prepared, read_dataset
from guitrainer.events import (
    Event,
    FiltersCaptured,
    FloatArray,
    RunFinished,
    RunStarted,
    StateCaptured,
    StepFinished,
)
from guitrainer.nn.standardization import applied_weights
from guitrainer.runs.experiment import run_experiment
from guitrainer.sweeps.outcome import NUMBERS, TrialOutcome
from guitrainer.sweeps.plan import SweepPlan, Trial
from guitrainer.training.control import Control

MOST_DATASETS = 3
MOST_SETTINGS = 256
CURVE_POINTS = 100
# Larger first layers are not kept for every trial.
MOST_WEIGHTS = 1 << 20

# Settings that do not affect how images are read or generated.
_PREPARED = {
    name: Data.model_fields[name].default
    for name in ("folds", "fold", "control", "preprocessing", "mean", "std", "zca_epsilon")
}

Tick = Callable[[float], None]


class ImageCache:
    """The images of the last trials, so that trials with the same images read them once."""

    def __init__(self) -> None:
        self._read: dict[object, Dataset] = {}
        self._prepared: dict[object, Dataset] = {}

    def get(self, data: Data, seed: int) -> Dataset:
        """Return the images of a run; see `data.loading.load_dataset`."""
        same = data.model_copy(update=_PREPARED)
        for key in ((data, None), (data, seed)):
            if key in self._prepared:
                return self._prepared[key]
        dataset = self._read.get((same, None)) or self._read.get((same, seed))
        if dataset is None:
            dataset = read_dataset(data, seed)
            _put(self._read, (same, seed if depends_on_seed(dataset, same) else None), dataset)
        made = prepared(dataset, data, seed)
        _put(self._prepared, (data, seed if depends_on_seed(dataset, data) else None), made)
        return made


def _put(cache: dict[object, Dataset], key: object, dataset: Dataset) -> None:
    while len(cache) >= MOST_DATASETS:
        del cache[next(iter(cache))]
    cache[key] = dataset


@dataclass
class TrialRunner:
    """Computes trials of a plan, in a worker process.

    Parameters
    ----------
    plan
        The plan of the sweep.
    runs
        Where folders of runs are written; None to write none.
    """

    plan: SweepPlan
    runs: Path | None = None
    _datasets: ImageCache = field(default_factory=ImageCache)
    _settings: dict[int, Experiment] = field(default_factory=dict)

    def __call__(self, trial: Trial, tick: Tick) -> TrialOutcome:
        """Compute a trial; `tick` is called with its progress, from 0 to 1.

        Raises
        ------
        InputError
            If its setting, or its data, cannot be used.
        """
        experiment = self.plan.repeated(self._setting(trial.setting), trial)
        dataset = self._datasets.get(experiment.data, experiment.seed)
        out = None if self.runs is None else self.runs / run_name(trial.number)
        if out is None:
            experiment = unrecorded(experiment)
        elif out.exists():  # left by a worker that was killed
            shutil.rmtree(out)
        control = Control(states=True)
        notes = TrialNotes()
        for event in run_experiment(
            experiment, control, out=out, save=out is not None, dataset=dataset
        ):
            notes.take(event)
            tick(notes.progress)
        return notes.outcome(trial.number)

    def _setting(self, index: int) -> Experiment:
        if index not in self._settings:
            if len(self._settings) >= MOST_SETTINGS:
                self._settings.clear()
            self._settings[index] = self.plan.setting_experiment(index)
        return self._settings[index]


def run_name(number: int) -> str:
    """Name of the folder of the run of a trial.

    >>> run_name(12)
    'trial-000012'
    """
    return f"trial-{number:06}"


def unrecorded(experiment: Experiment) -> Experiment:
    """Return `experiment` without measurements between its start and its end.

    They do not affect the weights, but take several times as long as training a small network.
    """
    recording = experiment.recording.model_copy(
        update=dict.fromkeys(type(experiment.recording).model_fields, MOST_STEPS)
    )
    return experiment.model_copy(update={"recording": recording})


class TrialNotes:
    """What is remembered of the events of a trial."""

    def __init__(self) -> None:
        self._total = 1
        self._every = 1
        self._step = 0
        self._layers: tuple[AnyLayer, ...] = ()
        self._layer: str | None = None
        self._start: FloatArray | None = None
        self._state: Mapping[str, FloatArray] = {}
        self._finished: RunFinished | None = None
        self._curve: list[tuple[int, float]] = []
        self._losses: list[float] = []

    @property
    def progress(self) -> float:
        """Share of the steps that are done."""
        return self._step / self._total

    def take(self, event: Event) -> None:
        """Remember what matters of an event."""
        match event:
            case StepFinished():
                self._step = event.step
                self._losses.append(event.loss)
                if event.step % self._every == 0:
                    self._add_point()
            case RunStarted():
                self._total = max(event.total_steps, 1)
                self._layers = event.experiment.network.layers
                self._every = math.ceil(self._total / CURVE_POINTS)
            case FiltersCaptured():
                self._take_filters(event)
            case StateCaptured():
                self._state = event.arrays
            case RunFinished():
                self._finished = event
                if self._losses:
                    self._add_point()

    def _take_filters(self, event: FiltersCaptured) -> None:
        if self._layer is None:
            self._layer, self._start = event.layer, event.weight

    def _add_point(self) -> None:
        self._curve.append((self._step, float(np.mean(self._losses))))
        self._losses.clear()

    def outcome(self, number: int) -> TrialOutcome:
        """Return the result, once the run has finished."""
        finished = self._finished
        assert finished is not None, "a run ends with RunFinished"
        scores, diverged = finished.scores, finished.diverged
        found: dict[str, float | None] = dict.fromkeys(NUMBERS)
        found |= {
            name: getattr(finished, name) for name in ("test_accuracy", "test_loss", "kurtosis")
        }
        found |= {"steps": finished.step, "seconds": round(finished.seconds, 6)}
        if diverged is None:
            found["train_loss"] = finished.train_loss
        else:
            found["diverged_at_step"] = diverged.step
        if scores is not None:
            names = ("edge_fraction", "edge_score", "orientations", "spread")
            found |= {name: getattr(scores, name) for name in names}
        arrays: dict[str, NDArray[Any]] = {
            "curve": np.array(self._curve, np.float64).reshape(-1, 2)
        }
        if self._start is not None and self._start.size <= MOST_WEIGHTS:
            name = f"{self._layer}.weight"
            end = applied_weights(self._layers, {name: self._state[name]})
            arrays |= {"start": self._start, "end": end[name]}
        return TrialOutcome(
            number,
            "completed" if diverged is None else "diverged",
            {name: _finite(value) for name, value in found.items()},
            digest(self._state),
            "" if diverged is None else f"{diverged.layer}: {diverged.what}",
            arrays=arrays,
        )


def digest(arrays: Mapping[str, FloatArray]) -> str:
    """Return the SHA-256 of arrays by name, as hexadecimal digits."""
    state = hashlib.sha256()
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        state.update(f"{name} {array.dtype.str} {array.shape}\n".encode())
        state.update(array.tobytes())
    return state.hexdigest()


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
