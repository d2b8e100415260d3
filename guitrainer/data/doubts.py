"""What remains in doubt about the user's images: each possible reading, with examples.

The window shows them, and writes the answer into the experiment.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Data
from guitrainer.errors import DataError
from guitrainer.formats.datasets.contents import Contents, ImagePart
from guitrainer.formats.datasets.describing import LOOKED_AT, Description, described
from guitrainer.formats.datasets.finding import find
from guitrainer.formats.datasets.labels import (
    UNUSED_CLASSES,
    are_many_unused,
    column_of,
    have_gaps,
)
from guitrainer.formats.datasets.pixels import (
    Development,
    ImageChanges,
    extent_of_arrays,
    layout_of,
    scaling_of,
)
from guitrainer.formats.stored import in_memory

EXAMPLES = 4
BRIGHT = 0.7  # mean of the borders of dark ink on a light ground, from 0 to 1
MOST_LABELS = 5_000_000  # labels that are read to look for doubts
_COLUMN_MAJOR = "MATLAB"  # the beginning of the names of formats that store columns first


@dataclass(frozen=True)
class PossibleReading:
    """One way to read the images.

    Parameters
    ----------
    value : value of the field of `data`.
    images : examples (n, C, H, W), uint8 or float32 from 0 to 1.
    classes : class of each example, from 0.
    """

    value: Any
    images: NDArray[Any]
    classes: tuple[int, ...]


@dataclass(frozen=True)
class Doubt:
    """A field of `data` that the files leave open; the first reading is what is assumed."""

    field: str
    readings: tuple[PossibleReading, ...]


@dataclass(frozen=True)
class FoundImages:
    """Images that were found at a path: their description, and what is in doubt."""

    description: Description
    doubts: tuple[Doubt, ...]


def opening(data: Data) -> FoundImages:
    """Describe the user's images, and collect examples of what is in doubt.

    Parameters
    ----------
    data : source, and what is already known about how it is read, and so not in doubt.

    Raises
    ------
    DataError
        If there is no reader for what is at the path.
    """
    contents = find(data.source, data)
    description = described(contents, data)
    train = contents.parts.get("train")
    if train is None or train.labels is None or contents.problem is not None:
        return FoundImages(description, ())
    try:
        return FoundImages(description, tuple(_Examples(contents, train, data).doubts()))
    except DataError:  # reading all images says what is wrong
        return FoundImages(description, ())


class _Examples:
    """The first training images, read in different ways."""

    def __init__(self, contents: Contents, train: ImagePart, data: Data) -> None:
        assert train.labels is not None, "images without labels are not read"
        self.contents, self.data = contents, data
        self.first = train.images.head(LOOKED_AT)
        self.layout = layout_of(train.images)
        extent = extent_of_arrays([self.first], train.images.name)
        self.scaling = scaling_of(extent, train.images.dtype, train.images.name)
        stored = train.labels
        some = stored.read(None) if len(stored) <= MOST_LABELS else stored.head(LOOKED_AT)
        self.labels = column_of(some, stored.name).values
        self.shown = _varied(self.labels[: len(self.first)])

    def doubts(self) -> Iterator[Doubt]:
        """Yield what is in doubt."""
        if self.data.orientation == "auto" and self._may_be_transposed():
            values = ("stored", "transposed")
            assumed = self.contents.orientation == "transposed"
            yield self._doubt("orientation", values[::-1] if assumed else values)
        if not self.data.invert and self._is_dark_on_light():
            yield self._doubt("invert", (False, True))
        if self.labels.dtype.kind == "i" and not self.contents.class_names:
            used = np.unique(self.labels)
            if self.data.label_gaps == "auto" and have_gaps(self.labels, used):
                yield self._gaps(used)
            elif self.data.first_label is None and 0 < used[0] <= UNUSED_CLASSES:
                yield self._first_label(int(used[0]))

    def _may_be_transposed(self) -> bool:
        rows = self.layout.axes in ("flat", "planes")
        square = self.layout.height == self.layout.width
        matlab = self.contents.format.startswith(_COLUMN_MAJOR)
        return square and (self.contents.orientation == "transposed" or (matlab and rows))

    def _is_dark_on_light(self) -> bool:
        """Return whether the borders of gray images are bright."""
        if self.layout.channels != 1:
            return False
        images = _as_shares(self._developed(self.data))
        edges = [images[..., 0, :], images[..., -1, :], images[..., 0], images[..., -1]]
        return float(np.mean([edge.mean() for edge in edges])) > BRIGHT

    def _developed(self, data: Data) -> NDArray[Any]:
        changes = replace(ImageChanges.of(data, self.contents.orientation), size=None)
        images = in_memory("examples", self.first[self.shown])
        return Development(self.layout, self.scaling, changes).images(images, None)

    def _doubt(self, field: str, values: tuple[Any, ...]) -> Doubt:
        """Return a doubt about the pixels."""
        kinds = np.searchsorted(np.unique(self.labels), self.labels[self.shown])
        classes = tuple(map(int, kinds))
        readings = [
            PossibleReading(
                value, self._developed(self.data.model_copy(update={field: value})), classes
            )
            for value in values
        ]
        return Doubt(field, tuple(readings))

    def _first_label(self, lowest: int) -> Doubt:
        images, labels = self._developed(self.data), self.labels[self.shown]
        readings = [
            PossibleReading(first, images, tuple(int(label) - first for label in labels))
            for first in (lowest, 0)
        ]
        return Doubt("first_label", tuple(readings))

    def _gaps(self, used: NDArray[Any]) -> Doubt:
        images, labels = self._developed(self.data), self.labels[self.shown]
        compact = tuple(int(np.searchsorted(used, label)) for label in labels)
        kept = tuple(int(label - used[0]) for label in labels)
        readings = (
            PossibleReading("compact", images, compact),
            PossibleReading("keep", images, kept),
        )
        return Doubt("label_gaps", readings if are_many_unused(used) else readings[::-1])


def _varied(labels: NDArray[Any]) -> NDArray[np.int64]:
    """Return the places of examples, of different classes if possible."""
    _, firsts = np.unique(labels, return_index=True)
    others = np.setdiff1d(np.arange(len(labels)), firsts)
    return np.sort(np.concatenate([np.sort(firsts), others])[:EXAMPLES])


def _as_shares(images: NDArray[Any]) -> NDArray[Any]:
    return images / 255 if images.dtype == np.uint8 else images
