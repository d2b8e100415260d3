"""What excites a unit of the network on stage, computed by threads when it is requested."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guitrainer.config.schema import Experiment

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset
    from guitrainer.events import StateCaptured
    from guitrainer.explain.maximization import Maximized
    from guitrainer.explain.state import NetworkState
    from guitrainer.explain.units import Excitement
    from guitrainer.gui.lab.previews import DatasetCache

Unit = tuple[str, int]  # name of the layer, and channel of its output


@dataclass(frozen=True)
class UnitQuestion:
    """A unit of a network.

    Parameters
    ----------
    state : weights of the network
    unit : the unit
    experiment : experiment of the network
    seed : seed of the noise from which an image is made
    """

    state: StateCaptured
    unit: Unit
    experiment: Experiment = field(compare=False)
    seed: int = 0


@dataclass(frozen=True)
class Stimuli:
    """The patches that excite a unit most, and the dataset with their images."""

    dataset: Dataset
    excitement: Excitement


def find_stimuli(question: UnitQuestion, datasets: DatasetCache) -> Stimuli:
    """Search the test images.

    Raises
    ------
    InputError
        If the images cannot be read, or the weights do not fit.
    """
    from guitrainer.explain.units import best_patches, prepare_search

    subject = _prepared(question, datasets, prepare_search)
    return Stimuli(subject[1], best_patches(*subject, *question.unit))


def make_stimulus(question: UnitQuestion, datasets: DatasetCache) -> Maximized:
    """Make an image by gradient ascent.

    Raises
    ------
    InputError
        If the images cannot be read, or the weights do not fit.
    """
    from guitrainer.explain.maximization import maximize, prepare_ascent

    subject = _prepared(question, datasets, prepare_ascent)
    return maximize(*subject, *question.unit, seed=question.seed)


def _prepared(
    question: UnitQuestion,
    datasets: DatasetCache,
    prepare: Callable[[NetworkState, Dataset, str], object],
) -> tuple[NetworkState, Dataset]:
    """Return the network and its images, with all kernels that `prepare` needs compiled."""
    from guitrainer.explain.state import NetworkState
    from kernels.ahead import compile_ahead

    dataset, (layer, _unit) = datasets.get(question.experiment), question.unit
    state = NetworkState(question.experiment, question.state.arrays)
    key = (prepare.__name__, question.experiment.network, dataset.shape, layer)
    compile_ahead(key, lambda: prepare(state, dataset, layer))
    return state, dataset
