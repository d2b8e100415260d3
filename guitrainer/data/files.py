"""Reads the user's own images, in any format that `guitrainer.formats.datasets` finds."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from guitrainer.config.schema import Data
from guitrainer.data.dataset import Dataset, ImageSet, Labels, Selection
from guitrainer.data.selection import TEST_SHARE, Rows, sample, split
from guitrainer.errors import DataError
from guitrainer.files.messages import NO_LABELS, TOO_FEW, UNEQUAL_COUNTS
from guitrainer.formats.datasets.contents import Contents, ImagePart
from guitrainer.formats.datasets.finding import find
from guitrainer.formats.datasets.labels import Classes, classes_of, column_of, numbers_of
from guitrainer.formats.datasets.pixels import (
    Development,
    ImageChanges,
    Scaling,
    extent_of,
    layout_of,
    layout_remarks,
    scaling_of,
    scaling_remarks,
)
from guitrainer.formats.stored import StoredArray
from guitrainer.reports import Remark
from guitrainer.sentences import filled

UNLABELED = Classes((), ("unlabeled",), (Remark("no_labels", {}),))


@dataclass(frozen=True)
class Chosen:
    """Images chosen from a part, not yet read; `labels` are those of the chosen images."""

    stored: StoredArray
    rows: Rows | None
    labels: Labels
    available: int


def load_files(data: Data, seed: int = 0) -> Dataset:
    """Read the user's images and labels; all are checked before a run starts.

    If there are no test images, validation images take their place, or else a sixth of every class
    is held out for testing. Images without labels are of one class: a network can reconstruct them.

    Parameters
    ----------
    data : source (a path, or PATH#SET if there are several sets), limits, and how the files are
        interpreted.
    seed : determines which images are held out.

    Raises
    ------
    DataError
        If a file is missing, ambiguous or damaged, or does not contain what it should.
    """
    contents = find(data.source, data).whole()
    if contents.problem is not None:
        raise contents.problem
    train = contents.parts["train"]
    tests, remarks = _tests(contents)
    classes = _classes(train, contents, data)
    numbers = _numbers(train, contents, classes)
    if tests is None:
        rows, test_rows = _split(train, numbers, seed)
        training = _limited(train.images, rows, numbers, data.limit)
        test = _limited(train.images, test_rows, numbers, data.test_limit)
    else:
        training = _limited(train.images, None, numbers, data.limit)
        found = _numbers(tests, contents, classes)
        test = _limited(tests.images, None, found, data.test_limit)
    development, developed = _development(training, contents, data)
    _check_alike(training, test, development)
    selection = Selection(
        training.available,
        test.available,
        held_out=tests is None,
        remarks=(*contents.remarks, *remarks, *classes.remarks, *developed),
    )
    parts = [
        ImageSet(development.images(one.stored, one.rows), one.labels) for one in (training, test)
    ]
    name = Path(data.source).name
    return Dataset(name, classes.names, parts[0], lambda: parts[1], None, selection)


def _tests(contents: Contents) -> tuple[ImagePart | None, list[Remark]]:
    """Return the part to test on, if the files have one."""
    test, validation = contents.parts.get("test"), contents.parts.get("val")
    if test is None and validation is not None:
        return validation, [Remark("validation_test", {})]
    unused = [validation] if validation is not None else []
    return test, [Remark("validation", {"images": f"{len(one.images):,}"}) for one in unused]


def _classes(train: ImagePart, contents: Contents, data: Data) -> Classes:
    """Return the classes of the training images; one class if they have no labels."""
    stored = train.labels
    if stored is None:
        return UNLABELED
    column = column_of(stored.read(None), stored.name)
    return classes_of(column, contents.class_names, data, stored.name)


def _numbers(part: ImagePart, contents: Contents, classes: Classes) -> Labels:
    """Return the number of the class of each image of a part."""
    if classes is UNLABELED:
        return np.zeros(len(part.images), np.int64)
    stored = part.labels
    if stored is None:
        raise DataError(filled(NO_LABELS, contents.path, part.images.name))
    numbers = numbers_of(column_of(stored.read(None), stored.name), classes, stored.name)
    _check_count(part.images, numbers, stored.name)
    return numbers


def _check_count(images: StoredArray, labels: Labels, name: str) -> None:
    if images.ndim == 4 and len(images) != len(labels) == images.shape[1]:
        raise DataError(
            f"{images.name}: images of shape {images.shape}, counted along the second axis; "
            "accepted: (N, H, W), (N, H, W, C), (N, C, H, W) or (H, W, C, N); numpy.moveaxis"
            "(images, 1, 0) puts them in order"
        )
    if len(images) != len(labels):
        counts = f"{len(images):,}", f"{len(labels):,}"
        raise DataError(filled(UNEQUAL_COUNTS, images.name, counts[0], name, counts[1]))


def _split(whole: ImagePart, labels: Labels, seed: int) -> tuple[Rows, Rows]:
    if len(labels) < TEST_SHARE:
        raise DataError(filled(TOO_FEW, whole.images.name, len(labels), TEST_SHARE))
    return split(labels, seed)


def _limited(stored: StoredArray, rows: Rows | None, labels: Labels, limit: int | None) -> Chosen:
    """Choose at most `limit` images, each class in proportion."""
    mine = labels if rows is None else labels[rows]
    available = len(mine)
    if limit is not None and limit < available:
        some = sample(mine, limit)
        rows, mine = some if rows is None else rows[some], mine[some]
    return Chosen(stored, rows, mine, available)


def _development(
    training: Chosen, contents: Contents, data: Data
) -> tuple[Development, list[Remark]]:
    """Return how the images are developed, by the training images alone."""
    stored, changes = training.stored, ImageChanges.of(data, contents.orientation)
    layout = layout_of(stored, data.signals)
    extent = extent_of(stored, training.rows)
    scaling = scaling_of(extent, stored.dtype, stored.name, data.signals)
    remarks = [
        *layout_remarks(stored, layout),
        *scaling_remarks(scaling, stored.dtype),
        *changes.remarks(layout),
    ]
    return Development(layout, scaling, changes), remarks


def _check_alike(training: Chosen, test: Chosen, development: Development) -> None:
    """Check that the test images have the shape and the range of the training images."""
    train, other = training.stored, test.stored
    signals = development.layout.axes == "signals"
    layout, wanted = layout_of(other, signals), development.layout
    extent = extent_of(other, test.rows)
    found = scaling_of(extent, other.dtype, other.name, signals)
    sizes = [(one.channels, one.height, one.width) for one in (layout, wanted)]
    checks = [("shape", str(sizes[0]), str(sizes[1])), ("axes", layout.axes, wanted.axes)]
    if not _within(extent.low, extent.high, found, development.scaling):
        checks.append(("range", found.text, development.scaling.text))
    for what, one, two in checks:
        if one != two:
            raise DataError(
                f"{other.name}: images of {what} {one}; those of {train.name} have {two}"
            )


def _within(low: float, high: float, found: Scaling, wanted: Scaling) -> bool:
    """Return whether pixels can be scaled like those of the training images."""
    if (found.low, found.high) == (0, 1) != (wanted.low, wanted.high):
        return wanted.low < 0 <= low or bool(np.isclose(low, high))
    return wanted.low - 1 <= low and high <= wanted.high + 1
