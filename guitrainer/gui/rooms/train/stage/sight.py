"""The response of a filter to a test image."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from guitrainer.config.edits import with_layers
from guitrainer.config.naming import layer_names
from guitrainer.config.schema import Experiment
from guitrainer.gui.base.look.tiles import Pixels, photo_picture
from guitrainer.gui.lab.inquiry import Inquiry
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.train.stage.subject import Subject

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset
    from guitrainer.events import FiltersCaptured
    from guitrainer.gui.lab.previews import DatasetCache

EVERY_MS = 250


@dataclass(frozen=True)
class Sight:
    """An image and the response of a filter to it.

    `image` contains RGB pixels. `response` (height, width) is before the activation; it is None if
    earlier layers cannot be computed, and `stopped_at` is the first of these. `window` is the part
    of the image (x, y, width, height) with the strongest response; None in deeper layers.
    """

    image: Pixels
    number: int
    total: int
    name: str
    response: NDArray[np.float32] | None
    stopped_at: str | None
    window: tuple[int, int, int, int] | None


def look(
    experiment: Experiment,
    datasets: DatasetCache,
    captures: Mapping[str, FiltersCaptured],
    layer: str,
    filter_number: int,
    image_number: int,
) -> Sight:
    """Compute the response of one filter of `layer` to a test image.

    Parameters
    ----------
    captures : filters of the layers at the same step
    image_number : index of the test image, which wraps around

    Raises
    ------
    DataError, ConfigError, NetworkError
        If the images cannot be read, or do not fit the filters.
    """
    from guitrainer.analysis.feature_maps import feature_maps

    dataset = datasets.get(experiment)
    number = image_number % len(dataset.test)
    chosen = dataset.test.images[number : number + 1]
    depth = layer_names(experiment.network.layers).index(layer) + 1
    network = with_layers(experiment, experiment.network.layers[:depth]).network
    weights = {name: capture.weight for name, capture in captures.items()}
    biases = {name: capture.bias for name, capture in captures.items()}
    found = feature_maps(network, dataset.transform.apply(chosen), weights, biases)
    response = found.maps[layer][0, filter_number] if layer in found.maps else None
    window = None
    if response is not None and depth == 1:
        window = _window(experiment, dataset, response)
    return Sight(
        image=photo_picture(chosen[0]),
        number=number,
        total=len(dataset.test),
        name=dataset.class_names[int(dataset.test.labels[number])],
        response=response,
        stopped_at=found.stopped_at,
        window=window,
    )


def _window(
    experiment: Experiment, dataset: Dataset, response: NDArray[np.float32]
) -> tuple[int, int, int, int] | None:
    """Return the window with the strongest response, positive or negative, of the first layer."""
    from guitrainer.config.schema import Conv
    from guitrainer.nn.geometry import slide

    spec = experiment.network.layers[0]
    if not isinstance(spec, Conv) or not np.isfinite(response).all():
        return None
    sizes = (spec.kernel_size, spec.stride, spec.padding)
    window = slide(dataset.shape[1:], *sizes, dilation=spec.dilation)
    row, column = divmod(int(np.abs(response).argmax()), response.shape[1])
    x = column * window.stride[1] - window.halo.left
    y = row * window.stride[0] - window.halo.top
    return x, y, window.extent[1], window.extent[0]


@dataclass(frozen=True)
class SightQuestion:
    """A filter, and a test image for which to compute its response.

    Parameters
    ----------
    captures : filters of all layers at the same step
    """

    subject: Subject
    image_number: int
    captures: Mapping[str, FiltersCaptured] = field(compare=False)


def look_of(lab: Lab, subject: Subject, image_number: int) -> SightQuestion:
    """Return the look of `subject` at a test image, at the cursor."""
    record = subject.record
    captures = {name: record.shown(name, lab.looking.cursor) for name in record.layers}
    known = {name: capture for name, capture in captures.items() if capture is not None}
    return SightQuestion(subject, image_number, known)


def sights(
    lab: Lab, look_now: Callable[[], SightQuestion | None], seen: QWidget
) -> Inquiry[SightQuestion, Sight]:
    """Make an inquiry into the responses for `look_now`, at most a few times a second."""

    def job(wanted: SightQuestion) -> Callable[[], Sight]:
        one = wanted.subject
        return partial(
            look, one.record.experiment, lab.datasets, wanted.captures, one.shown.layer,
            one.number, wanted.image_number,
        )  # fmt: skip

    return Inquiry(lab.background, "sight", look_now, job, seen, every_ms=EVERY_MS)
