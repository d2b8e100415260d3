"""Predictions of a network, and its mistakes."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from guitrainer.analysis.feature_maps import feature_maps
from guitrainer.config.naming import layer_names
from guitrainer.data.dataset import Dataset, ImageSet, Pixels
from guitrainer.errors import DataError, NetworkError
from guitrainer.explain.state import NetworkState, softmax
from guitrainer.nn.engine import Engine
from guitrainer.nn.plans import require_classes

FloatArray = NDArray[np.float32]
BATCH = 64


@dataclass(frozen=True)
class LayerAnswer:
    """The output of one layer for an image.

    Parameters
    ----------
    maps : (C, H, W), its output
    peaks : (C,), the largest value of every channel
    fired : (C,), share of positions where the channel is above 0
    order : (C,), channels ordered by peak, the strongest first
    """

    layer: str
    type: str
    maps: FloatArray
    peaks: FloatArray
    fired: NDArray[np.float64]
    order: NDArray[np.int64]


@dataclass(frozen=True)
class SeenImage:
    """An image on its way through a network.

    Parameters
    ----------
    image : (C, H, W), as the first layer sees it
    layers : from the image to the output
    """

    image: FloatArray
    layers: tuple[LayerAnswer, ...]


@dataclass(frozen=True)
class Prediction(SeenImage):
    """The prediction of a network for one image.

    Parameters
    ----------
    probabilities : (classes,)
    label : the most probable class
    """

    probabilities: NDArray[np.float64]
    label: int


@dataclass(frozen=True)
class Reconstruction(SeenImage):
    """The output of a network that reconstructs images, for one image."""

    @property
    def output(self) -> FloatArray:
        """The reconstruction, (C, H, W), to be compared with `image`."""
        return self.layers[-1].maps

    @property
    def difference(self) -> FloatArray:
        """Reconstruction minus image, (C, H, W)."""
        return self.output - self.image

    @property
    def error(self) -> float:
        """Mean squared error over all pixels and channels, which is the loss of the image."""
        return float(np.square(self.difference, dtype=np.float64).mean())


def predict(state: NetworkState, dataset: Dataset, image: Pixels) -> Prediction:
    """Run one image through a network, and keep the output of every layer.

    Parameters
    ----------
    dataset : the dataset of the network, whose transform is applied
    image : (C, H, W), as in the dataset: 0…255 if that has bytes

    Raises
    ------
    DataError
        If the shape of the image differs from those of the dataset.
    WeightsError, NetworkError
        If the weights do not fit the network.
    """
    require_classes(state.experiment.network)
    seen = _pass(state, dataset, image)
    probabilities = softmax(seen.layers[-1].maps[: dataset.classes, 0, 0])
    return Prediction(seen.image, seen.layers, probabilities, int(probabilities.argmax()))


def reconstruct(state: NetworkState, dataset: Dataset, image: Pixels) -> Reconstruction:
    """Run one image through a network that reconstructs images, as in testing.

    Parameters and errors are those of `predict`.

    Raises
    ------
    NetworkError
        If the network classifies.
    DataError, WeightsError
        See `predict`.
    """
    _require_reconstruction(state)
    seen = _pass(state, dataset, image)
    return Reconstruction(seen.image, seen.layers)


def _pass(state: NetworkState, dataset: Dataset, image: Pixels) -> SeenImage:
    """Run one image through all layers."""
    if np.shape(image) != dataset.shape:
        raise DataError(f"image: got shape {np.shape(image)}, accepted: {dataset.shape}")
    network = state.network(dataset)
    seen = dataset.transform.apply(np.asarray(image)[None])
    found = feature_maps(
        state.experiment.network,
        seen,
        {layer.name: layer.weight.value for layer in network.layers if layer.weight is not None},
        {layer.name: layer.bias.value for layer in network.layers if layer.bias is not None},
        {layer.name: layer.running for layer in network.layers if layer.running is not None},
    )
    layers = state.experiment.network.layers
    answers = tuple(
        _answer(name, spec.type, found.maps[name][0])
        for name, spec in zip(layer_names(layers), layers, strict=True)
    )
    return SeenImage(seen[0], answers)


def _answer(name: str, kind: str, maps: FloatArray) -> LayerAnswer:
    flat = maps.reshape(len(maps), -1)
    peaks = flat.max(axis=1)
    return LayerAnswer(
        layer=name,
        type=kind,
        maps=maps,
        peaks=peaks,
        fired=(flat > 0).mean(axis=1),
        order=np.argsort(-peaks, kind="stable"),
    )


@dataclass(frozen=True)
class Evaluation:
    """The predictions of a network for many images.

    Parameters
    ----------
    probabilities : (N, classes)
    labels : (N,), the true classes
    """

    probabilities: NDArray[np.float64]
    labels: NDArray[np.int64]

    @cached_property
    def predicted(self) -> NDArray[np.int64]:
        """The most probable class of every image, (N,)."""
        found: NDArray[np.int64] = self.probabilities.argmax(axis=1)
        return found

    @cached_property
    def confusion(self) -> NDArray[np.int64]:
        """Number of images of each true class (row) with each prediction (column)."""
        classes = self.probabilities.shape[1]
        counts = np.bincount(self.labels * classes + self.predicted, minlength=classes**2)
        return counts.reshape(classes, classes)

    @property
    def accuracy(self) -> float:
        """Share of images classified correctly."""
        return float((self.predicted == self.labels).mean())

    def cell(self, true: int, predicted: int) -> NDArray[np.int64]:
        """Return the images in one cell of the confusion matrix, the most confident first."""
        found = np.flatnonzero((self.labels == true) & (self.predicted == predicted))
        return found[np.argsort(-self.probabilities[found, predicted], kind="stable")]

    def most_wrong(self, count: int = 12) -> NDArray[np.int64]:
        """Return misclassified images, the lowest probability of the true class first."""
        wrong = np.flatnonzero(self.predicted != self.labels)
        chance = self.probabilities[wrong, self.labels[wrong]]
        return wrong[np.argsort(chance, kind="stable")][:count]

    def least_certain(self, count: int = 12) -> NDArray[np.int64]:
        """Return the images by the difference of their two highest probabilities, least first."""
        top = np.sort(self.probabilities, axis=1)
        lead = top[:, -1] - top[:, -2] if top.shape[1] > 1 else top[:, -1]
        return np.argsort(lead, kind="stable")[:count]


@dataclass(frozen=True)
class ReconstructionErrors:
    """The errors of a network that reconstructs images.

    Parameters
    ----------
    errors : (N,), the mean squared error of every image, over all pixels and channels
    """

    errors: NDArray[np.float64]

    @property
    def mean(self) -> float:
        """The mean over all images, which is the test loss."""
        return float(self.errors.mean())

    def worst(self, count: int = 12) -> NDArray[np.int64]:
        """Return the images with the largest errors, the largest first."""
        return np.argsort(-self.errors, kind="stable")[:count]


def evaluate_reconstructions(state: NetworkState, dataset: Dataset) -> ReconstructionErrors:
    """Run the test images through a network that reconstructs images.

    Raises
    ------
    NetworkError
        If the network classifies.
    WeightsError
        If the weights do not fit.
    """
    _require_reconstruction(state)
    images = dataset.test.images
    engine = Engine(state.network(dataset), min(BATCH, len(images)))
    source = engine.source(images, *dataset.transform.parts())
    errors = np.empty(len(images))
    for start in range(0, len(images), engine.batch_size):
        index = np.arange(start, min(start + engine.batch_size, len(images)))
        engine.forward(source, index, training=False)
        output = engine.output(len(engine.groups) - 1)
        wanted = dataset.transform.apply(images[index])
        squares = np.square(output - wanted, dtype=np.float64)
        errors[index] = squares.reshape(len(index), -1).mean(axis=1)
    return ReconstructionErrors(errors)


def _require_reconstruction(state: NetworkState) -> None:
    network = state.experiment.network
    if network.classifies:
        raise NetworkError(f"network.objective: got {network.objective}, accepted: reconstruction")


def evaluate(state: NetworkState, dataset: Dataset, images: ImageSet | None = None) -> Evaluation:
    """Run the test images, or other images, through a network.

    Raises
    ------
    WeightsError, NetworkError
        If the weights do not fit the network.
    """
    some = dataset.test if images is None else images
    return Evaluation(state.probabilities(dataset, some.images), some.labels)
