"""Measurements of a real network: LSUV step by step, and the effect of the first update."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from guitrainer.config.schema import Experiment
from guitrainer.data.dataset import Dataset
from guitrainer.data.loading import load_dataset
from guitrainer.events import LayerSignals, RunFinished, StepFinished
from guitrainer.training.control import Control
from guitrainer.training.drawing import draw_network
from guitrainer.training.probe import Probe
from guitrainer.training.trainer import Trainer


@dataclass(frozen=True)
class Division:
    """One division of a weight by LSUV.

    Parameters
    ----------
    number : number of the division for this layer, from 1
    before, after : standard deviation of the layer's output
    """

    layer: str
    number: int
    before: float
    after: float


@dataclass(frozen=True)
class LayerCalibrated:
    """A layer that LSUV has calibrated.

    Parameters
    ----------
    drawn : standard deviation of its output with the initial orthonormal weight
    divisions : divisions that were made; empty if it was close enough to 1
    """

    layer: str
    drawn: float
    divisions: tuple[Division, ...]

    @property
    def std(self) -> float:
        """Final standard deviation of the output."""
        return self.divisions[-1].after if self.divisions else self.drawn


def calibrate(experiment: Experiment, dataset: Dataset | None = None) -> Iterator[LayerCalibrated]:
    """Calibrate the layers with the scheme "lsuv", from first to last.

    Parameters
    ----------
    dataset : the images of the experiment, if they are already loaded

    Raises
    ------
    InputError
        If the experiment does not fit its data or the machine.

    References
    ----------
    Mishkin & Matas (2016), All you need is a good init, algorithm 1.
    """
    images = dataset or load_dataset(experiment.data, experiment.seed)
    network = draw_network(experiment, images)
    probe = Probe(network, images)
    stds: list[float] = []
    layer = ""
    for measured in probe.calibration():
        if measured.layer != layer and stds:
            yield _calibrated(layer, stds)
            stds = []
        layer = measured.layer
        stds.append(measured.std)
    if stds:
        yield _calibrated(layer, stds)


def _calibrated(layer: str, stds: list[float]) -> LayerCalibrated:
    divisions = tuple(Division(layer, k, *pair) for k, pair in enumerate(pairwise(stds), 1))
    return LayerCalibrated(layer, stds[0], divisions)


@dataclass(frozen=True)
class LayerState:
    """The output of one layer on training images.

    Parameters
    ----------
    std, variance : σ and σ²
    dead_units : share of units that are 0 for every image
    """

    layer: str
    mean: float
    std: float
    variance: float
    dead_units: float
    gradient_std: float


@dataclass(frozen=True)
class FirstUpdate:
    """A network before and after its first update.

    Parameters
    ----------
    loss : loss of the first batch, before the update
    diverged : where the update produced a value that is not finite; None if nowhere
    """

    loss: float | None
    before: tuple[LayerState, ...]
    after: tuple[LayerState, ...]
    diverged: str | None


def first_update(experiment: Experiment, dataset: Dataset | None = None) -> FirstUpdate:
    """Measure every layer before and after one update of the weights, on the same images.

    Parameters
    ----------
    dataset : the images of the experiment, if they are already loaded

    Raises
    ------
    InputError
        If the experiment does not fit its data or the machine.
    """
    images = dataset or load_dataset(experiment.data, experiment.seed)
    trainer = Trainer(experiment, images)
    try:
        before = _look(trainer)
        loss: float | None = None
        diverged: str | None = None
        for event in trainer.events(Control(stop_at=1)):
            if isinstance(event, StepFinished):
                loss = event.loss
            elif isinstance(event, RunFinished) and event.diverged is not None:
                diverged = event.diverged.layer
        return FirstUpdate(loss, before, _look(trainer), diverged)
    finally:
        trainer.close()


def _look(trainer: Trainer) -> tuple[LayerState, ...]:
    index = np.arange(trainer.probe.images)
    with np.errstate(all="ignore"):
        return tuple(map(_state, trainer.probe.signals(index, {})))


def _state(signals: LayerSignals) -> LayerState:
    return LayerState(
        layer=signals.layer,
        mean=signals.mean,
        std=signals.std,
        variance=signals.std**2,
        dead_units=signals.dead_units,
        gradient_std=signals.gradient_std,
    )
