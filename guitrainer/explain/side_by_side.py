"""Shared, local and dense layers trained on the same data, with the same seed and order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from guitrainer.augmentation import Augmentation
from guitrainer.config import schema
from guitrainer.data.dataset import Dataset, Pixels
from guitrainer.data.loading import load_dataset
from guitrainer.explain.sharing import Kind
from guitrainer.explain.trials import TrialFinished, TrialProgressed, run_trials
from guitrainer.explain.variance import HE
from guitrainer.nn.plans import plan_layer

SHIFTS = (0, 1, 2, 3)  # pixels
DIRECTIONS = ((0, 1), (0, -1), (1, 0), (-1, 0))  # rows and columns
DIGITS = schema.Data(limit=2000, test_limit=1000)
SHORT = schema.Training(optimizer="momentum", learning_rate=0.02, batch_size=64, steps=300)


@dataclass(frozen=True)
class SideBySide:
    """The experiment that is trained three times; only the first layer differs.

    Parameters
    ----------
    data, training, seed : the same for all three
    filters, kernel_size, stride : settings of the first layer
    """

    data: schema.Data = DIGITS
    training: schema.Training = SHORT
    seed: int = 0
    filters: int = 4
    kernel_size: int = 5
    stride: int = 2

    def experiments(self, dataset: Dataset) -> dict[Kind, schema.Experiment]:
        """Return the three experiments.

        Raises
        ------
        NetworkError
            If the window does not fit the images.
        """
        filters, side, stride = self.filters, self.kernel_size, self.stride
        shared = schema.Conv(filters=filters, kernel_size=side, stride=stride, initializer=HE)
        local = schema.Local(filters=filters, kernel_size=side, stride=stride, initializer=HE)
        plan = plan_layer("conv1", shared, dataset.shape, dataset.classes)
        units = int(np.prod(plan.output_shape))
        first: dict[Kind, schema.AnyLayer] = {
            "shared": shared,
            "local": local,
            "dense": schema.Dense(units=units, initializer=HE),
        }
        return {kind: self._experiment(kind, layer) for kind, layer in first.items()}

    def _experiment(self, kind: Kind, layer: schema.AnyLayer) -> schema.Experiment:
        return schema.Experiment(
            name=kind,
            seed=self.seed,
            data=self.data,
            network=schema.Network(layers=(layer, schema.Relu(), schema.Dense(initializer=HE))),
            training=self.training,
        )


@dataclass(frozen=True)
class ShiftsMeasured:
    """Accuracy of one of the three networks on shifted test images.

    Parameters
    ----------
    weights : number of weights of its first layer
    parameters : number of parameters of the network
    shifts : shifts in pixels
    accuracies : accuracy for each shift, averaged over up, down, left and right
    """

    kind: Kind
    weights: int
    parameters: int
    shifts: tuple[int, ...]
    accuracies: tuple[float, ...]


def train_side_by_side(
    setup: SideBySide | None = None, dataset: Dataset | None = None
) -> Iterator[TrialProgressed | TrialFinished | ShiftsMeasured]:
    """Train all three networks, and test them on shifted images.

    Parameters
    ----------
    setup : what to train; None for a small network on digits
    dataset : the images of `setup.data`, if they are already loaded

    Yields
    ------
    an event for every step, and for each network a TrialFinished, then a ShiftsMeasured

    Raises
    ------
    InputError
        If the setup does not fit its data.
    """
    chosen = setup or SideBySide()
    images = dataset or load_dataset(chosen.data, chosen.seed)
    experiments = chosen.experiments(images)
    moved = {shift: _moved(images.test.images, shift) for shift in SHIFTS}
    for kind, experiment in experiments.items():
        for event in run_trials({kind: experiment}, images):
            yield event
            if isinstance(event, TrialFinished):
                yield _measure(kind, event, images, moved)


def _measure(
    kind: Kind, trial: TrialFinished, dataset: Dataset, moved: dict[int, list[Pixels]]
) -> ShiftsMeasured:
    accuracies = [
        float(np.mean([trial.state.accuracy(dataset, pixels) for pixels in versions]))
        for versions in moved.values()
    ]
    first = trial.state.network(dataset).layers[0].weight
    assert first is not None
    return ShiftsMeasured(kind, first.size, trial.parameters, SHIFTS, tuple(accuracies))


def _moved(images: Pixels, shift: int) -> list[Pixels]:
    """Return the images shifted by `shift` pixels in each direction."""
    if not shift:
        return [images]
    still = Augmentation.still(len(images))
    return [
        replace(still, down=still.down + shift * down, right=still.right + shift * right).apply(
            images
        )
        for down, right in DIRECTIONS
    ]
