"""Checks of images and labels, independent of the file format."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.data.dataset import ImageSet, Labels, Pixels
from guitrainer.data.selection import Rows
from guitrainer.errors import DataError
from guitrainer.formats.chunks import chunks, taken
from guitrainer.formats.limits import check_memory

CHANNELS = (1, 3, 4)
UNUSED_CLASSES = 16
"""Up to this many numbers below the largest label may be missing from a small set."""
LARGEST_CLASS = 65535


@dataclass(frozen=True)
class StoredImages:
    """Images and their labels as stored in files, with names for messages.

    Parameters
    ----------
    images_name, labels_name : file (and array) that the images and labels come from.
    count : number of images.
    read_images : returns the images at these rows (None: all), as (N, H, W), (N, H, W, C) or (N, C,
        H, W).
    labels : (count,), as returned by `whole_labels`.
    """

    images_name: str
    labels_name: str
    count: int
    read_images: Callable[[Rows | None], NDArray[Any]]
    labels: Labels


def image_set(part: StoredImages, rows: Rows | None = None) -> ImageSet:
    """Read the images of a part at `rows` as NCHW: uint8 is kept, float64 becomes float32.

    Mapped arrays stay mapped if all rows are requested; arrays that are float64, big-endian,
    unaligned or in color with channels last are copied into memory.

    Raises
    ------
    DataError
        If the numbers of images and labels differ, the shape or type is not accepted, float pixels
        are outside 0…1, or a copy does not fit into memory.
    """
    if part.count != len(part.labels):
        raise DataError(
            f"{part.images_name} holds {part.count:,} images, "
            f"{part.labels_name} {len(part.labels):,} labels: the numbers must be equal"
        )
    labels = part.labels if rows is None else part.labels[rows]
    return ImageSet(_pixels(part.read_images(rows), part.images_name), labels)


def chosen(name: str, images: NDArray[Any], rows: Rows | None) -> NDArray[Any]:
    """Return the images at `rows` of an array in memory or in a mapped file; None means all.

    Raises
    ------
    DataError
        If the copy does not fit into memory.
    """
    if rows is None:
        return images
    check_memory(name, len(rows) * images[:1].nbytes)
    return taken(images, rows)


def is_binary(images: Pixels) -> bool:
    """Whether the images consist of bytes 0 and 1 only, as bitmaps are often stored."""
    return images.dtype == np.uint8 and all(chunk.max() <= 1 for chunk in chunks(images))


def black_and_white(some: ImageSet) -> ImageSet:
    """Convert bytes of 0 and 1 to 0 and 255; otherwise all would be nearly black.

    Raises
    ------
    DataError
        If the copy does not fit into memory.
    """
    check_memory("images of 0 and 1", some.images.nbytes)
    return ImageSet(some.images * np.uint8(255), some.labels)


def whole_labels(labels: NDArray[Any], name: str) -> Labels:
    """Convert labels to int64 of shape (N,) from integers of shape (N,) or (N, 1).

    Raises
    ------
    DataError
        If the shape or type is different, there are no labels, or a label is negative or above
        65,535.
    """
    if labels.ndim == 2 and labels.shape[1] == 1:
        labels = labels[:, 0]
    if labels.ndim != 1 or labels.dtype.kind not in "iu":
        raise DataError(
            f"{name}: labels of shape {labels.shape} and type {labels.dtype}; "
            "accepted: (N,) or (N, 1), integers"
        )
    if not len(labels):
        raise DataError(f"{name}: contains no samples")
    check_labels(labels, LARGEST_CLASS + 1, name)
    return labels.astype(np.int64)


def check_training_labels(labels: Labels, name: str) -> None:
    """Check that the training labels can be class numbers.

    Raises
    ------
    DataError
        If only one label occurs, or so few of the numbers from the smallest to the largest label
        that the largest must be a mistake.
    """
    used = np.unique(labels)
    lowest, largest = int(used[0]), int(used[-1])
    if len(used) < 2:
        raise DataError(f"{name}: every label is {largest}; at least 2 classes are needed")
    unused = largest + 1 - lowest - len(used)
    if unused > max(UNUSED_CLASSES, len(used)):
        raise DataError(
            f"{name}: label {largest} at index {int(labels.argmax())} is outside the class range: "
            f"only {len(used)} different labels occur, so {lowest}…{lowest + len(used) - 1} is "
            "expected"
        )


def check_labels(labels: NDArray[Any], classes: int, name: str, lowest: int = 0) -> None:
    """Check that labels are among the `classes` numbers from `lowest` on.

    Raises
    ------
    DataError
        If not; the message has the index and value of the first such label, and the accepted range.
    """
    wrong = (labels < lowest) | (labels >= lowest + classes)
    if wrong.any():
        index = int(wrong.argmax())
        raise DataError(
            f"{name}: label {int(labels[index])} at index {index} is outside the class range "
            f"{lowest}…{lowest + classes - 1}"
        )


def check_images(shape: tuple[int, ...], dtype: np.dtype[Any], name: str) -> None:
    """Check by the header of an array whether it can hold images.

    Raises
    ------
    DataError
        If not; the message has the shape or type found, and what is accepted.
    """
    if dtype.newbyteorder("=") not in (np.uint8, np.float32, np.float64):
        raise DataError(
            f"{name}: pixels of type {dtype.name}; accepted: uint8 (0…255), "
            "float32 or float64 (0…1)"
        )
    if 0 in shape:
        raise DataError(f"{name}: contains no pixels: the shape is {shape}")
    if not (len(shape) == 3 or (len(shape) == 4 and {shape[1], shape[3]} & set(CHANNELS))):
        raise DataError(
            f"{name}: images of shape {shape}; accepted: (N, H, W), and (N, H, W, C) or "
            "(N, C, H, W) with 1, 3 or 4 channels"
        )


def _pixels(images: NDArray[Any], name: str) -> Pixels:
    check_images(images.shape, images.dtype, name)
    images = _channels_first(images)
    if images.dtype != np.uint8:
        _check_unit_range(images, name)
    wanted = np.dtype(np.uint8 if images.dtype == np.uint8 else np.float32)
    if images.dtype != wanted or not (images.flags.c_contiguous and images.flags.aligned):
        check_memory(name, math.prod(images.shape) * wanted.itemsize)
    return np.require(images, wanted, ["C", "A"])


def _channels_first(images: NDArray[Any]) -> NDArray[Any]:
    """A view as (N, C, H, W); a last axis of length 1, 3 or 4 is taken for the channels."""
    if images.ndim == 3:
        return images[:, None]
    return images.transpose(0, 3, 1, 2) if images.shape[3] in CHANNELS else images


def _check_unit_range(images: NDArray[Any], name: str) -> None:
    for chunk in chunks(images):
        low, high = float(chunk.min()), float(chunk.max())
        if not (low >= 0 and high <= 1):  # also false for NaN
            raise DataError(
                f"{name}: float pixels from {low:g} to {high:g}; accepted: 0…1 (or uint8, 0…255)"
            )
