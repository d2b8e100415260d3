"""Describes images and labels before anything large is read."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from guitrainer.config.schema import Data
from guitrainer.errors import DataError
from guitrainer.formats.datasets.contents import Contents, ImagePart
from guitrainer.formats.datasets.finding import find
from guitrainer.formats.datasets.labels import (
    LabelColumn,
    classes_of,
    column_of,
    have_gaps,
)
from guitrainer.formats.datasets.pixels import (
    ImageChanges,
    extent_of_arrays,
    layout_of,
    layout_remarks,
    scaling_of,
    scaling_remarks,
)
from guitrainer.formats.datasets.roles import role_of
from guitrainer.formats.sniffing import MOST_LISTED, listed
from guitrainer.formats.stored import StoredArray
from guitrainer.reports import Remark

LOOKED_AT = 64  # images whose pixels are read
MOST_LABELS = 5_000_000  # labels that are counted
MOST_ARRAYS = 64  # arrays that are described
HEAD_BYTES = 2**25


@dataclass(frozen=True)
class ArrayFacts:
    """An array: name, shape and type; range of its first items; None if they were not read."""

    name: str
    shape: tuple[int, ...]
    dtype: str
    low: float | None
    high: float | None
    role: str


@dataclass(frozen=True)
class PartFacts:
    """Images of a part: their number (an estimate unless `exact`), shape and labels.

    `shape` is (channels, height, width) as a network sees it; `per_class` counts the images of each
    class by its name, and is None if the labels were not read.
    """

    images: int
    exact: bool
    shape: tuple[int, int, int]
    per_class: dict[str, int] | None


@dataclass(frozen=True)
class Description:
    """What a file or folder contains, how it is interpreted, and what remains in doubt."""

    path: str
    format: str
    arrays: tuple[ArrayFacts, ...]
    parts: dict[str, PartFacts]
    remarks: tuple[Remark, ...]
    doubts: tuple[str, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """How the contents are interpreted, one line each, in English."""
        return tuple(dict.fromkeys(remark.text for remark in self.remarks))

    def as_mapping(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        values = asdict(replace(self, remarks=()))
        del values["remarks"]
        return {**values, "notes": self.notes}


def describe(source: str, data: Data | None = None) -> Description:
    """Describe images and labels at a path, or at PATH#SET.

    Parameters
    ----------
    source : path, or PATH#SET.
    data : how the files are interpreted; by default as found.

    Raises
    ------
    DataError
        If there is no reader for what is at the path.
    """
    data = Data(source=source) if data is None else data
    return described(find(source, data), data)


def described(contents: Contents, data: Data) -> Description:
    """Describe contents that were found; otherwise like `describe`."""
    remarks = list(contents.remarks)
    doubts = list(contents.doubts)
    if contents.problem is not None:
        doubts.append(str(contents.problem))
    parts: dict[str, PartFacts] = {}
    train = contents.parts.get("train")
    if train is not None:
        try:
            remarks += _reading(train.images, contents, data)
            names, said = _classes(train, contents, data)
            remarks += said
            doubts += _gaps(train, contents, data)
            for name, part in contents.parts.items():
                parts[name] = _part(part, names, contents, data)
        except DataError as error:
            doubts.append(str(error))
        if train.labels is None and contents.problem is None:
            remarks.append(Remark("no_labels", {}))
        if len(contents.parts) == 1:
            remarks.append(Remark("held_out", {}))
    arrays = tuple(_array(array) for array in contents.arrays[:MOST_ARRAYS])
    open_ones = tuple(dict.fromkeys(doubts))
    path = str(contents.path)
    return Description(path, contents.format, arrays, parts, tuple(remarks), open_ones)


def _array(array: StoredArray) -> ArrayFacts:
    low = high = None
    small = array.shape and int(np.prod(array.shape[1:], dtype=object)) * 8 <= HEAD_BYTES
    if array.dtype.kind in "uifb" and small and 0 not in array.shape:
        some = array.head(LOOKED_AT)
        low, high = float(some.min()), float(some.max())
    role = role_of(array.name.rpartition(": ")[2].rpartition("\\")[2].rpartition("/")[2])
    told = " ".join(filter(None, (role.part, role.kind))) if role is not None else ""
    return ArrayFacts(array.name, array.shape, array.dtype.name, low, high, told)


def _reading(images: StoredArray, contents: Contents, data: Data) -> Iterator[Remark]:
    """Say how pixels are read, by the first images."""
    layout = layout_of(images, data.signals)
    extent = extent_of_arrays([images.head(LOOKED_AT)], images.name)
    scaling = scaling_of(extent, images.dtype, images.name, data.signals)
    changes = ImageChanges.of(data, contents.orientation)
    yield from layout_remarks(images, layout)
    yield from scaling_remarks(scaling, images.dtype)
    yield from changes.remarks(layout)


def _column(part: ImagePart) -> LabelColumn | None:
    """Return the labels of a part; None if there are none, or too many to count."""
    if part.labels is None or len(part.labels) > MOST_LABELS:
        return None
    return column_of(part.labels.read(None), part.labels.name)


def _classes(
    train: ImagePart, contents: Contents, data: Data
) -> tuple[dict[str, str] | None, tuple[Remark, ...]]:
    """Return the names of the classes by label, and how labels are interpreted."""
    column = _column(train)
    if column is None or train.labels is None:
        return None, ()
    classes = classes_of(column, contents.class_names, data, train.labels.name)
    labels = map(str, classes.labels)
    return dict(zip(labels, classes.names, strict=True)), classes.remarks


def _gaps(train: ImagePart, contents: Contents, data: Data) -> list[str]:
    """Say which numbers no label has, unless the settings or the format tell what they mean."""
    column = None if contents.class_names or data.label_gaps != "auto" else _column(train)
    if column is None or train.labels is None or column.values.dtype.kind != "i":
        return []
    used = np.unique(column.values)
    if not have_gaps(column.values, used):
        return []
    unused = np.setdiff1d(np.arange(used[0], used[-1] + 1), used)[: MOST_LISTED + 1]
    return [
        f"{train.labels.name}: none of {len(column.values):,} labels is "
        f"{listed([str(one) for one in unused])}; "
        "data.label_gaps = 'compact' leaves out unused numbers, 'keep' keeps them as classes "
        "without images"
    ]


def _part(
    part: ImagePart, names: dict[str, str] | None, contents: Contents, data: Data
) -> PartFacts:
    shape = ImageChanges.of(data, contents.orientation).shape(layout_of(part.images, data.signals))
    column = _column(part) if names is not None else None
    counts = None
    if column is not None and names is not None:
        found, numbers = np.unique(column.values, return_counts=True)
        by_label = dict(zip(map(str, found), map(int, numbers), strict=True))
        counts = {name: by_label.get(label, 0) for label, name in names.items()}
    return PartFacts(len(part.images), contents.exact is None, shape, counts)
