"""Computes what a filter responds to: patches of images, classes, positions in a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.naming import layer_names
from guitrainer.config.schema import Conv, Experiment
from guitrainer.events import FiltersCaptured
from guitrainer.gui.base.look.tiles import Pixels, photo_picture
from guitrainer.gui.lab.record import Record

if TYPE_CHECKING:
    from guitrainer.gui.lab.previews import DatasetCache

IMAGES = 1000  # number of training images; more would take too long
PATCHES = 9


@dataclass(frozen=True)
class FilterQuestion:
    """A filter of the first layer, and a picture.

    Parameters
    ----------
    record : record of the run of the filter
    picture : index of a test image, which wraps around
    """

    record: Record
    capture: FiltersCaptured
    number: int
    picture: int

    @property
    def filter(self) -> tuple[Record, str, int]:
        """Identity of the filter, independent of its current weights."""
        return self.record, self.capture.layer, self.number


@dataclass(frozen=True)
class Found:
    """The filter of `layer` with the strongest response to a class, and a test image of it.

    `number` is None if no image of the class is known; `picture` as in `FilterQuestion`.
    """

    layer: str
    wanted: str
    number: int | None
    picture: int


def find_specialist(
    capture: FiltersCaptured,
    experiment: Experiment,
    datasets: "DatasetCache",
    wanted: str,
    picture: int,
) -> Found:
    """Find the filter with the strongest response to the class named `wanted`.

    Parameters
    ----------
    picture : index of the current test image, after which the next one of the class is chosen

    Raises
    ------
    DataError, NetworkError
        As raised by `answers`.
    """
    from guitrainer.explain.matching import class_answers, specialist

    dataset = datasets.get(experiment)
    seen = dataset.transform.apply(dataset.train.images[:IMAGES])
    labels, classes = dataset.train.labels[:IMAGES], dataset.classes
    means = [class_answers(one, seen, labels, classes) for one in capture.weight]
    responses = np.array(means)
    if capture.bias is not None:
        responses += capture.bias[:, None]
    label = dataset.class_names.index(wanted)
    number = specialist(responses, label)
    return Found(capture.layer, wanted, number, _next_of(dataset.test.labels, label, picture))


def _next_of(labels: NDArray[np.int64], label: int, start: int) -> int:
    """Return the next index of `label` from `start` on, wrapping around; `start` if none."""
    places = np.flatnonzero(labels == label)
    if not len(places):
        return start
    distances = (places - start) % len(labels)
    return int(places[distances.argmin()])


@dataclass(frozen=True)
class FilterAnswers:
    """The responses of a filter, including its bias, before the activation.

    Parameters
    ----------
    patches : patches with the strongest responses, each (height, width, 3), the strongest first
    responses : responses to these patches
    classes : names, and means over their images of the highest response; NaN without images
    picture, picture_class : a test image and its class
    response : response at every position of that picture
    best : position with the highest response: x, y, width and height
    """

    patches: tuple[Pixels, ...]
    responses: tuple[float, ...]
    classes: Sequence[str]
    means: NDArray[np.float64]
    picture: Pixels
    picture_class: str
    response: NDArray[np.float32]
    best: tuple[int, int, int, int]

    @property
    def preferred(self) -> str | None:
        """The class with the strongest response of the filter; None if no images are known."""
        known = np.where(np.isnan(self.means), -np.inf, self.means)
        return self.classes[int(known.argmax())] if np.isfinite(known).any() else None


def first_convolution(experiment: Experiment) -> str | None:
    """Return the name of the layer whose filters see the image; None if it is not a convolution."""
    layers = experiment.network.layers
    return layer_names(layers)[0] if isinstance(layers[0], Conv) else None


def answers(question: FilterQuestion, datasets: "DatasetCache") -> FilterAnswers:
    """Compute the responses of a filter to images.

    Raises
    ------
    DataError, NetworkError
        If the images cannot be read, or do not fit the filter.
    """
    from guitrainer.explain.matching import best_patches, class_answers, response_map

    dataset = datasets.get(question.record.experiment)
    weight = question.capture.weight[question.number]
    biases = question.capture.bias
    bias = 0.0 if biases is None else float(biases[question.number])
    pixels = dataset.train.images[:IMAGES]
    seen = dataset.transform.apply(pixels)
    labels = dataset.train.labels[:IMAGES]
    patches = best_patches(weight, seen, PATCHES, bias)
    height, width = weight.shape[1:]
    number = question.picture % len(dataset.test)
    shown = dataset.test.images[number : number + 1]
    response = response_map(weight, dataset.transform.apply(shown)[0], bias)
    top, left = divmod(int(response.argmax()), response.shape[1])
    return FilterAnswers(
        tuple(
            photo_picture(pixels[one.image][:, one.top : one.top + height,
                                            one.left : one.left + width])
            for one in patches
        ),
        tuple(one.response for one in patches),
        dataset.class_names,
        class_answers(weight, seen, labels, dataset.classes) + bias,
        photo_picture(shown[0]),
        dataset.class_names[int(dataset.test.labels[number])],
        response,
        (left, top, width, height),
    )  # fmt: skip
