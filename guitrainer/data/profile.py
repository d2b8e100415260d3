"""Statistics of the pixels of a set of images, measured in one pass."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guitrainer.data.dataset import Pixels
from guitrainer.formats.chunks import chunks
from guitrainer.reports import Polarity

SIMILAR = 0.5  # from this correlation on, two mean images show the same, or its negative
PLAIN = 0.02  # a mean image with a smaller std, relative to its range, shows nothing
# Least difference, relative to the range, by which the mean must be closer to the negative.
NEARER = 0.1


@dataclass(frozen=True)
class Profile:
    """Statistics of pixels as stored.

    Parameters
    ----------
    low, high, mean, std : (C,), float64: per channel.
    mean_image : (C, H, W), float64.
    """

    low: NDArray[np.float64]
    high: NDArray[np.float64]
    mean: NDArray[np.float64]
    std: NDArray[np.float64]
    mean_image: NDArray[np.float64]


def profile_of(images: Pixels) -> Profile:
    """Measure images (N, C, H, W) with bounded memory."""
    sums, squares = np.zeros(images.shape[1:]), np.zeros(images.shape[1])
    lows, highs = [], []
    whole = np.uint64 if images.dtype == np.uint8 else None  # exact, and several times faster
    for chunk in chunks(images):
        lows.append(chunk.min(axis=(0, 2, 3)))
        highs.append(chunk.max(axis=(0, 2, 3)))
        sums += chunk.sum(axis=0, dtype=whole or np.float64)
        values = np.square(chunk, dtype=np.uint16 if whole else np.float64)
        squares += values.sum(axis=(0, 2, 3), dtype=whole or np.float64)
    mean_image = sums / len(images)
    mean = mean_image.mean(axis=(1, 2))
    variance = squares / (images.size // len(squares)) - mean**2
    low, high = np.min(lows, axis=0), np.max(highs, axis=0)
    return Profile(
        low.astype(np.float64),
        high.astype(np.float64),
        mean,
        np.sqrt(np.maximum(variance, 0)),
        mean_image,
    )


def polarity(train: Profile, test: Profile) -> Polarity:
    """Return whether bright and dark have the same meaning in both sets of images.

    In a negative, the mean is mirrored within the range of the pixels, and bright areas become
    dark: the mean images are compared.
    """
    low, high = float(train.low.min()), float(train.high.max())
    span = high - low
    if not span:
        return "unclear"
    one, other = ((some.mean_image - low) / span for some in (train, test))
    nearer = abs(other.mean() - one.mean()) - abs(other.mean() - (1 - one.mean()))
    alike = 0.0
    if min(one.std(), other.std()) > PLAIN:
        alike = float(np.corrcoef(one.ravel(), other.ravel())[0, 1])
    if nearer > -PLAIN and (alike < -SIMILAR or (nearer > NEARER and alike < SIMILAR)):
        return "reversed"
    return "same" if alike > SIMILAR or nearer < -NEARER else "unclear"
