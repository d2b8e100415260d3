"""The state of a network at some moment: its experiment, and its weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Experiment
from guitrainer.data.dataset import Dataset, Pixels
from guitrainer.nn.engine import Engine
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import plan_layers, require_classes


@dataclass(frozen=True)
class NetworkState:
    """An experiment and the arrays of its network.

    Parameters
    ----------
    arrays : arrays named as in `Network.state` and in checkpoints: LAYER.weight, LAYER.bias,
        LAYER.running_mean, LAYER.running_var; others are ignored
    """

    experiment: Experiment
    arrays: Mapping[str, NDArray[Any]]

    def network(self, dataset: Dataset) -> BuiltNetwork:
        """Build the network with these weights.

        Raises
        ------
        WeightsError
            If arrays are missing, have a wrong shape, or are not finite.
        NetworkError
            If the layers do not fit the images.
        """
        plans = plan_layers(self.experiment.network, dataset.shape, dataset.classes)
        network = BuiltNetwork(
            plans, self.experiment.seed, objective=self.experiment.network.objective
        )
        network.load(dict(self.arrays))
        return network

    def probabilities(self, dataset: Dataset, pixels: Pixels) -> NDArray[np.float64]:
        """Compute the probability of each class for each image, (N, classes).

        Parameters
        ----------
        pixels : (N, C, H, W), as in the dataset, before its transform

        Raises
        ------
        WeightsError, NetworkError
            See `network`.
        """
        require_classes(self.experiment.network)
        network = self.network(dataset)
        engine = Engine(network, min(self.experiment.training.batch_size, len(pixels)))
        source = engine.source(pixels, *dataset.transform.parts())
        logits = engine.predict(source, np.arange(len(pixels)))[:, : dataset.classes]
        return softmax(logits)

    def accuracy(self, dataset: Dataset, pixels: Pixels) -> float:
        """Return the accuracy on the test images when they are replaced by `pixels`."""
        found = self.probabilities(dataset, pixels).argmax(axis=1)
        return float((found == dataset.test.labels[: len(pixels)]).mean())


def softmax(logits: NDArray[np.floating]) -> NDArray[np.float64]:
    """Compute probabilities along the last axis, in float64.

    >>> softmax(np.log(np.array([1.0, 3.0]))).round(6).tolist()
    [0.25, 0.75]
    """
    shifted = logits.astype(np.float64) - logits.max(axis=-1, keepdims=True)
    powers = np.exp(shifted)
    shares: NDArray[np.float64] = powers / powers.sum(axis=-1, keepdims=True)
    return shares
