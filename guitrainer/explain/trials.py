"""Trains several experiments one after another on the same data, for comparison."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guitrainer.config.schema import Experiment
from guitrainer.data.dataset import Dataset
from guitrainer.events import RunFinished, StepFinished
from guitrainer.explain.state import NetworkState
from guitrainer.training.control import Control
from guitrainer.training.trainer import Trainer


@dataclass(frozen=True)
class TrialProgressed:
    """A step of one of the experiments; `loss` and `accuracy` are those of its batch."""

    name: str
    step: int
    total_steps: int
    loss: float
    accuracy: float
    images: int


@dataclass(frozen=True)
class TrialFinished:
    """The end of one of the experiments.

    Parameters
    ----------
    parameters : number of trained elements
    test_loss, test_accuracy : on the test images; None if training diverged
    state : the network as trained
    """

    name: str
    parameters: int
    test_loss: float | None
    test_accuracy: float | None
    state: NetworkState


def run_trials(
    experiments: Mapping[str, Experiment], dataset: Dataset
) -> Iterator[TrialProgressed | TrialFinished]:
    """Train experiments one after another.

    Equal seeds give the same order of images and, for layers at the same position with the same
    initializer and shape, the same weights. Closing the generator ends the training.

    Parameters
    ----------
    dataset : the images of all experiments

    Raises
    ------
    ConfigError, NetworkError
        If an experiment does not fit the data.
    """
    for name, experiment in experiments.items():
        yield from _trial(name, experiment, dataset)


def _trial(
    name: str, experiment: Experiment, dataset: Dataset
) -> Iterator[TrialProgressed | TrialFinished]:
    trainer = Trainer(experiment, dataset)
    trained = sum(p.size for p in trainer.network.parameters if p.trainable)
    try:
        for event in trainer.events(Control()):
            if isinstance(event, StepFinished):
                assert event.accuracy is not None, "its networks classify"
                batch = (event.loss, event.accuracy, event.images)
                yield TrialProgressed(name, event.step, trainer.total_steps, *batch)
            elif isinstance(event, RunFinished):
                state = trainer.good_state()[0] if event.diverged else trainer.network.state()
                yield TrialFinished(
                    name,
                    trained,
                    event.test_loss,
                    event.test_accuracy,
                    NetworkState(experiment, state),
                )
    finally:
        trainer.close()
