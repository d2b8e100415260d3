"""Patches of images to which a filter responds."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from guitrainer import functional
from guitrainer.errors import NetworkError
from guitrainer.formats.chunks import chunks

FloatArray = NDArray[np.float32]


@dataclass(frozen=True)
class Patch:
    """The strongest response of a filter in one image.

    Parameters
    ----------
    image : index of the image
    top, left : position of the patch
    response : output of the filter there
    pixels : (C, kh, kw), input of the filter there
    """

    image: int
    top: int
    left: int
    response: float
    pixels: FloatArray


def response_map(pattern: ArrayLike, picture: ArrayLike, bias: float = 0.0) -> FloatArray:
    """Compute the response of a filter at every position, (H − kh + 1, W − kw + 1).

    Parameters
    ----------
    pattern : (C, kh, kw)
    picture : (C, H, W), as the layer sees it

    Raises
    ------
    NetworkError
        If the filter is larger than the picture, or has a different number of channels.
    """
    found = _responses(_filter(pattern), np.asarray(picture, np.float32)[None])[0]
    return np.asarray(found + np.float32(bias), np.float32)


def best_patches(
    pattern: ArrayLike, images: FloatArray, count: int = 9, bias: float = 0.0
) -> tuple[Patch, ...]:
    """Find the patches with the strongest response, at most one per image, strongest first.

    Parameters
    ----------
    pattern : (C, kh, kw)
    images : (N, C, H, W), as the layer sees them

    Raises
    ------
    NetworkError
        See `response_map`.

    References
    ----------
    Girshick et al. (2014), Rich feature hierarchies, section 3.1 (visualizing learned features).
    """
    weight = _filter(pattern)
    height, width = weight.shape[2:]
    values, places = _best_places(weight, images)
    patches = []
    for image in np.argsort(-values, kind="stable")[:count]:
        top, left = (int(side) for side in places[image])
        pixels = images[image, :, top : top + height, left : left + width].copy()
        pixels.flags.writeable = False
        patches.append(Patch(int(image), top, left, float(values[image]) + bias, pixels))
    return tuple(patches)


def class_answers(
    pattern: ArrayLike, images: FloatArray, labels: NDArray[np.int64], classes: int
) -> NDArray[np.float64]:
    """Compute the mean highest response of a filter over the images of each class, (classes,).

    The value of a class without images is NaN.

    Raises
    ------
    NetworkError
        See `response_map`.
    """
    values, _ = _best_places(_filter(pattern), images)
    return _means(values, labels, classes)


def specialist(answers: NDArray[np.float64], wanted: int) -> int | None:
    """Find the filter most specific to a class.

    That is the filter with the strongest response to the class among those that respond to no other
    class more strongly; if there is none, the filter that comes closest.

    Parameters
    ----------
    answers : (filters, classes), response of each filter to each class: `class_answers` plus bias
    wanted : the class

    Returns
    -------
    int | None
        Index of the filter; None if no response to the class is known.
    """
    own = answers[:, wanted]
    if np.isnan(own).all():
        return None
    others = np.delete(answers, wanted, axis=1)
    most = np.where(np.isnan(others), -np.inf, others).max(axis=1, initial=-np.inf)
    preferring = own >= most
    if not preferring.any():
        return int((own - most).argmax())
    return int(np.where(preferring, own, -np.inf).argmax())


def _means(
    values: NDArray[np.float64], labels: NDArray[np.int64], classes: int
) -> NDArray[np.float64]:
    """Return the mean of the values of each class; NaN for a class without values."""
    counts = np.bincount(labels, minlength=classes)
    sums = np.bincount(labels, values, minlength=classes)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


def _filter(pattern: ArrayLike) -> FloatArray:
    weight = np.asarray(pattern, np.float32)
    if weight.ndim != 3:
        raise NetworkError(f"filter: got shape {weight.shape}, accepted: (channels, height, width)")
    return weight[None]


def _responses(weight: FloatArray, images: FloatArray) -> FloatArray:
    """Return the responses, (N, rows, columns)."""
    responses: FloatArray = functional.conv2d(images, weight)[:, 0]
    return responses


def _best_places(
    weight: FloatArray, images: FloatArray
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the highest response in each image, (N,), and its position, (N, 2)."""
    values, places = [], []
    for chunk in chunks(images):
        responses = _responses(weight, chunk)
        flat = responses.reshape(len(chunk), -1)
        best = flat.argmax(axis=1)
        values.append(flat.max(axis=1).astype(np.float64))
        places.append(np.stack(np.unravel_index(best, responses.shape[1:]), axis=1))
    return np.concatenate(values), np.concatenate(places)
