"""What images and labels must satisfy, whatever file they come from."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.data.chunks import chunks, taken
from guitrainer.data.dataset import ImageSet, Labels, Pixels
from guitrainer.data.limits import check_memory
from guitrainer.data.selection import Rows
from guitrainer.errors import DataError

CHANNELS = (1, 3, 4)
UNUSED_CLASSES = 16
"""So many numbers below the largest label may be missing from a small set without a question."""
LARGEST_CLASS = 65535


@dataclass(frozen=True)
class Part:
    """Images and their labels as files hold them, with the names to use in messages.

    Parameters
    ----------
    images_name, labels_name : file (and array) the images and labels come from.
    count : number of images.
    read_images : the images at these rows (all when None): (N, H, W), (N, H, W, C), (N, C, H, W).
    labels : (count,), as `whole_labels` returns them.
    """

    images_name: str
    labels_name: str
    count: int
    read_images: Callable[[Rows | None], NDArray[Any]]
    labels: Labels


def image_set(part: Part, rows: Rows | None = None) -> ImageSet:
    """Read the images of a part at `rows` as NCHW: uint8 stays, float64 becomes float32.

    Arrays that are mapped stay mapped where all rows are wanted; channels-last color, float64,
    big-endian and unaligned arrays are copied into memory.

    Raises
    ------
    DataError
        If the counts of images and labels differ, shape or type are not among those accepted,
        float pixels leave 0…1, or a copy does not fit into memory.
    """
    if part.count != len(part.labels):
        raise DataError(
            f"{part.images_name} holds {part.count:,} images, "
            f"{part.labels_name} {len(part.labels):,} labels: the counts must be equal"
        )
    labels = part.labels if rows is None else part.labels[rows]
    return ImageSet(_pixels(part.read_images(rows), part.images_name), labels)


def chosen(name: str, images: NDArray[Any], rows: Rows | None) -> NDArray[Any]:
    """The images at `rows` of an array in memory or in a mapped file; all of them when None.

    Raises
    ------
    DataError
        If their copy does not fit into memory.
    """
    if rows is None:
        return images
    check_memory(name, len(rows) * images[:1].nbytes)
    return taken(images, rows)


def is_binary(images: Pixels) -> bool:
    """Whether these are bytes of 0 and 1 only, as bitmaps are often stored."""
    return images.dtype == np.uint8 and all(chunk.max() <= 1 for chunk in chunks(images))


def black_and_white(some: ImageSet) -> ImageSet:
    """Bytes of 0 and 1 as what they stand for, 0 and 255: divided by 255 they would be black.

    Raises
    ------
    DataError
        If the copy does not fit into memory.
    """
    check_memory("images of 0 and 1", some.images.nbytes)
    return ImageSet(some.images * np.uint8(255), some.labels)


def whole_labels(labels: NDArray[Any], name: str) -> Labels:
    """Labels as int64 of shape (N,), from integers of shape (N,) or (N, 1).

    Raises
    ------
    DataError
        If shape or type are not those, if there are none, or if one is negative or above 65,535.
    """
    if labels.ndim == 2 and labels.shape[1] == 1:
        labels = labels[:, 0]
    if labels.ndim != 1 or labels.dtype.kind not in "iu":
        raise DataError(
            f"{name}: labels of shape {labels.shape} and type {labels.dtype}; "
            "accepted: (N,) or (N, 1), integers"
        )
    if not len(labels):
        raise DataError(f"{name}: no samples")
    check_labels(labels, LARGEST_CLASS + 1, name)
    return labels.astype(np.int64)


def check_training_labels(labels: Labels, name: str) -> None:
    """Refuse training labels that cannot number classes one by one.

    Raises
    ------
    DataError
        If only one label occurs, or so few of the numbers from the smallest to the largest that
        the largest must be a mistake.
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
    """Refuse labels outside the `classes` numbers from `lowest` on.

    Raises
    ------
    DataError
        With the index and the value of the first such label, and the accepted range.
    """
    wrong = (labels < lowest) | (labels >= lowest + classes)
    if wrong.any():
        index = int(wrong.argmax())
        raise DataError(
            f"{name}: label {int(labels[index])} at index {index} is outside the class range "
            f"{lowest}…{lowest + classes - 1}"
        )


def check_images(shape: tuple[int, ...], dtype: np.dtype[Any], name: str) -> None:
    """Refuse an array that cannot be images, from what its header says.

    Raises
    ------
    DataError
        With the shape or type found, and what is accepted.
    """
    if dtype.newbyteorder("=") not in (np.uint8, np.float32, np.float64):
        raise DataError(
            f"{name}: pixels of type {dtype.name}; accepted: uint8 (0…255), "
            "float32 or float64 (0…1)"
        )
    if 0 in shape:
        raise DataError(f"{name}: no pixels: the shape is {shape}")
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
    """A view as (N, C, H, W); a last side of 1, 3 or 4 is taken for the channels."""
    if images.ndim == 3:
        return images[:, None]
    return images.transpose(0, 3, 1, 2) if images.shape[3] in CHANNELS else images


def _check_unit_range(images: NDArray[Any], name: str) -> None:
    for chunk in chunks(images):
        low, high = float(chunk.min()), float(chunk.max())
        if not (low >= 0 and high <= 1):  # NaN fails this too
            raise DataError(
                f"{name}: float pixels from {low:g} to {high:g}; accepted: 0…1 (or uint8, 0…255)"
            )
