"""What images and labels must satisfy, whatever file they come from."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.data.dataset import ImageSet, Labels, Pixels
from guitrainer.data.limits import check_memory
from guitrainer.errors import DataError

CHANNELS = (1, 3, 4)
UNUSED_CLASSES = 16
"""So many numbers below the largest label may be missing from a small set without a question."""
LARGEST_CLASS = 65535
CHUNK_BYTES = 2**22


@dataclass(frozen=True)
class Part:
    """Images and their labels as files hold them, with the names to use in messages.

    Parameters
    ----------
    images_name, labels_name : file (and array) the images and labels come from.
    count : number of images.
    read_images : the first so many images (all when None): (N, H, W), (N, H, W, C), (N, C, H, W).
    labels : (count,), as `whole_labels` returns them.
    """

    images_name: str
    labels_name: str
    count: int
    read_images: Callable[[int | None], NDArray[Any]]
    labels: Labels


def image_set(part: Part, limit: int | None = None) -> ImageSet:
    """Read the first `limit` images of a part as NCHW: uint8 stays, float64 becomes float32.

    Arrays that are mapped stay mapped; channels-last colour, float64 and unaligned arrays are
    copied into memory.

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
    return ImageSet(_pixels(part.read_images(limit), part.images_name), part.labels[:limit])


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


def class_count(labels: Labels, name: str) -> int:
    """Number of classes of training labels numbered from 0: the largest label plus one.

    Raises
    ------
    DataError
        If only one label occurs, or so few of the numbers 0…largest that the largest must be a
        mistake.
    """
    used = np.unique(labels)
    largest = int(used[-1])
    if len(used) < 2:
        raise DataError(f"{name}: every label is {largest}; at least 2 classes are needed")
    unused = largest + 1 - len(used)
    if unused > max(UNUSED_CLASSES, len(used)):
        raise DataError(
            f"{name}: label {largest} at index {int(labels.argmax())} is outside the class range: "
            f"only {len(used)} different labels occur, so 0…{len(used) - 1} is expected"
        )
    return largest + 1


def check_labels(labels: NDArray[Any], classes: int, name: str) -> None:
    """Refuse labels outside 0…classes − 1.

    Raises
    ------
    DataError
        With the index and the value of the first such label, and the accepted range.
    """
    wrong = (labels < 0) | (labels >= classes)
    if wrong.any():
        index = int(wrong.argmax())
        raise DataError(
            f"{name}: label {int(labels[index])} at index {index} is outside the class range "
            f"0…{classes - 1}"
        )


def _pixels(images: NDArray[Any], name: str) -> Pixels:
    if images.dtype not in (np.uint8, np.float32, np.float64):
        raise DataError(
            f"{name}: pixels of type {images.dtype}; accepted: uint8 (0…255), "
            "float32 or float64 (0…1)"
        )
    images = _channels_first(images, name)
    if images.dtype != np.uint8:
        _check_unit_range(images, name)
    wanted = np.uint8 if images.dtype == np.uint8 else np.float32
    if images.dtype != wanted or not (images.flags.c_contiguous and images.flags.aligned):
        check_memory(name, math.prod(images.shape) * np.dtype(wanted).itemsize)
    return np.require(images, wanted, ["C", "A"])


def _channels_first(images: NDArray[Any], name: str) -> NDArray[Any]:
    """A view as (N, C, H, W); a last side of 1, 3 or 4 is taken for the channels."""
    if 0 in images.shape:
        raise DataError(f"{name}: no pixels: the shape is {images.shape}")
    if images.ndim == 3:
        return images[:, None]
    if images.ndim == 4 and images.shape[3] in CHANNELS:
        return images.transpose(0, 3, 1, 2)
    if images.ndim == 4 and images.shape[1] in CHANNELS:
        return images
    raise DataError(
        f"{name}: images of shape {images.shape}; accepted: (N, H, W), and (N, H, W, C) or "
        "(N, C, H, W) with 1, 3 or 4 channels"
    )


def _check_unit_range(images: NDArray[Any], name: str) -> None:
    for chunk in chunks(images):
        low, high = float(chunk.min()), float(chunk.max())
        if not (low >= 0 and high <= 1):  # NaN fails this too
            raise DataError(
                f"{name}: float pixels from {low:g} to {high:g}; accepted: 0…1 (or uint8, 0…255)"
            )


def chunks(images: NDArray[Any]) -> list[NDArray[Any]]:
    """Views of some 4 MiB of whole images each, so that no pass copies the whole set."""
    step = max(1, CHUNK_BYTES // max(1, images[0].nbytes))
    return [images[first : first + step] for first in range(0, len(images), step)]
