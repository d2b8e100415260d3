"""What a filter sees: its response to an image of the test set."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from guitrainer.config.edits import with_layers
from guitrainer.config.naming import layer_names
from guitrainer.config.schema import Experiment
from guitrainer.errors import GuitrainerError
from guitrainer.events import FiltersCaptured
from guitrainer.gui.base.look.tiles import Pixels, photo_picture
from guitrainer.gui.kit.throttle import Throttle
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.train.stage.subject import Subject

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset
    from guitrainer.gui.lab.previews import DatasetCache

EVERY_MS = 250


@dataclass(frozen=True)
class Sight:
    """An image and the response of a filter to it.

    `image` RGB pixels; `response` (height, width), before the activation, None where the layers
    before it cannot be computed: `stopped_at` names the first of those. `window` is the part of
    the image (x, y, width, height) that the filter responds to most; None in deeper layers.
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
    datasets: "DatasetCache",
    captures: Mapping[str, FiltersCaptured],
    layer: str,
    filter_number: int,
    image_number: int,
) -> Sight:
    """Compute the response of one filter of `layer` to a test image.

    Parameters
    ----------
    captures : the filters of the layers, as they are at one moment
    image_number : of the test set; counted round

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
    experiment: Experiment, dataset: "Dataset", response: NDArray[np.float32]
) -> tuple[int, int, int, int] | None:
    """Where the first layer's filter lay when it responded most, for or against."""
    from guitrainer.config.schema import Conv
    from guitrainer.nn.geometry import slide

    spec = experiment.network.layers[0]
    if not isinstance(spec, Conv) or not np.isfinite(response).all():
        return None
    window = slide(dataset.shape[1:], spec.kernel_size, spec.stride, spec.padding)
    row, column = divmod(int(np.abs(response).argmax()), response.shape[1])
    x = column * window.stride[1] - window.halo.left
    y = row * window.stride[0] - window.halo.top
    return x, y, window.kernel[1], window.kernel[0]


class Sights(QObject):
    """Looks at the chosen image with the filter it is given, a few times a second at most."""

    seen = Signal()  # `of` may know more
    failed = Signal(str)

    def __init__(self, lab: Lab, parent: QObject) -> None:
        super().__init__(parent)
        self.lab = lab
        self.image_number = 0
        self._asked: tuple[Subject, int] | None = None
        self._found: tuple[Subject, Sight] | None = None
        self._throttle = Throttle(EVERY_MS, self)
        self._throttle.due.connect(self._submit)

    def ask(self, subject: Subject) -> None:
        """Have `subject` look at the image, unless it just did."""
        if self._asked is None or not self._same(subject):
            self._asked = (subject, self.image_number)
            self._throttle.ask()

    def _same(self, subject: Subject) -> bool:
        assert self._asked is not None
        return subject.same(self._asked[0]) and self.image_number == self._asked[1]

    def _submit(self) -> None:
        assert self._asked is not None
        subject, record = self._asked[0], self._asked[0].record
        captures = {name: record.shown(name, self.lab.looking.cursor) for name in record.layers}
        known = {name: capture for name, capture in captures.items() if capture is not None}
        work = partial(
            _looked, subject, record.experiment, self.lab.datasets, known, subject.shown.layer,
            subject.number, self.image_number,
        )  # fmt: skip
        self.lab.background.submit("sight", work, self._on_seen, self._on_failed)

    def of(self, subject: Subject) -> Sight | None:
        """What this filter saw last, if at an earlier step; None before it has seen anything."""
        known = self._found is not None and subject.same_filter(self._found[0])
        return self._found[1] if self._found is not None and known else None

    def _on_seen(self, found: tuple[Subject, Sight]) -> None:
        self._found = found
        self.seen.emit()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, GuitrainerError):
            self.failed.emit(str(error))
        else:
            self.lab.failed.emit(error)


def _looked(subject: Subject, *arguments: Any) -> tuple[Subject, Sight]:
    return subject, look(*arguments)
