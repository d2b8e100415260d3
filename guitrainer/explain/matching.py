"""Which pieces of pictures a filter answers to."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from guitrainer import functional
from guitrainer.data.chunks import chunks
from guitrainer.errors import NetworkError

FloatArray = NDArray[np.float32]


@dataclass(frozen=True)
class Patch:
    """Where a filter answered: the best place of one image.

    Parameters
    ----------
    image : index of the image
    top, left : where the patch begins
    response : what the filter gave there
    pixels : (C, kh, kw), what it saw
    """

    image: int
    top: int
    left: int
    response: float
    pixels: FloatArray


def response_map(pattern: ArrayLike, picture: ArrayLike, bias: float = 0.0) -> FloatArray:
    """Response of a filter at every place of a picture, (H − kh + 1, W − kw + 1).

    Parameters
    ----------
    pattern : (C, kh, kw)
    picture : (C, H, W), as the layer sees it

    Raises
    ------
    NetworkError
        If the filter is larger than the picture, or has other channels.
    """
    found = _responses(_filter(pattern), np.asarray(picture, np.float32)[None])[0]
    return np.asarray(found + np.float32(bias), np.float32)


def best_patches(
    pattern: ArrayLike, images: FloatArray, count: int = 9, bias: float = 0.0
) -> tuple[Patch, ...]:
    """The patches that a filter answers to most, at most one of each image, best first.

    Parameters
    ----------
    pattern : (C, kh, kw)
    images : (N, C, H, W), as the layer sees them

    Raises
    ------
    NetworkError
        As `response_map`.

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
    """Mean over the images of each class of the filter's highest response, (classes,).

    A class without images has NaN.

    Raises
    ------
    NetworkError
        As `response_map`.
    """
    values, _ = _best_places(_filter(pattern), images)
    return _means(values, labels, classes)


def specialist(answers: NDArray[np.float64], wanted: int) -> int | None:
    """The filter that answers to a class most, among those that answer to no other class more.

    Where every filter answers more to some other class, the one that comes closest.

    Parameters
    ----------
    answers : (filters, classes), of each filter to each class, as `class_answers` plus its bias
    wanted : the class

    Returns
    -------
    int | None
        Number of the filter; None where no answer to the class is known.
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
    """Mean of the values of each class; NaN where it has none."""
    counts = np.bincount(labels, minlength=classes)
    sums = np.bincount(labels, values, minlength=classes)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


def _filter(pattern: ArrayLike) -> FloatArray:
    weight = np.asarray(pattern, np.float32)
    if weight.ndim != 3:
        raise NetworkError(f"filter: got shape {weight.shape}, accepted: (channels, height, width)")
    return weight[None]


def _responses(weight: FloatArray, images: FloatArray) -> FloatArray:
    """(N, places down, places across)."""
    responses: FloatArray = functional.conv2d(images, weight)[:, 0]
    return responses


def _best_places(
    weight: FloatArray, images: FloatArray
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Highest response of each image, (N,), and where it is, (N, 2)."""
    values, places = [], []
    for chunk in chunks(images):
        responses = _responses(weight, chunk)
        flat = responses.reshape(len(chunk), -1)
        best = flat.argmax(axis=1)
        values.append(flat.max(axis=1).astype(np.float64))
        places.append(np.stack(np.unravel_index(best, responses.shape[1:]), axis=1))
    return np.concatenate(values), np.concatenate(places)
