"""Converts a drawing to an image like those of a dataset."""

import numpy as np
from numpy.typing import NDArray

from guitrainer.data.dataset import Dataset, Pixels
from guitrainer.errors import DataError
from guitrainer.explain.digits import SIDE, centered_digit

SAMPLE = 512  # number of images used to determine what counts as bright
BRIGHT = 99  # percentile of the pixels that ink corresponds to


def is_drawable(dataset: Dataset) -> bool:
    """Return whether the images have one channel, since drawings have no color."""
    return dataset.shape[0] == 1


def is_digit_sized(dataset: Dataset) -> bool:
    """Return whether a drawing can be centered and scaled as the digits of MNIST were."""
    return dataset.shape == (1, SIDE, SIDE)


def drawn_image(ink: NDArray[np.floating], dataset: Dataset, *, centered: bool) -> Pixels:
    """Convert a drawing to an image (1, H, W) of the same kind as those of the dataset.

    Parameters
    ----------
    ink : (k·H, k·W) in 0…1, for any integer k
    centered : whether to scale and center it as in MNIST; otherwise every pixel is the mean of k×k,
        and ink ranges from the median pixel of the dataset to a bright one

    Raises
    ------
    DataError
        If the images of the dataset have colors, or the drawing does not match their size.
    """
    _, height, width = dataset.shape
    images = dataset.train.images
    if not is_drawable(dataset):
        raise DataError(f"drawing: got images of {dataset.shape[0]} channels, accepted: 1")
    if centered:
        if not is_digit_sized(dataset):
            raise DataError(f"drawing: got images of {height}×{width}, accepted: {SIDE}×{SIDE}")
        digit = centered_digit(ink)[None]
        return digit if images.dtype == np.uint8 else (digit / 255).astype(images.dtype)
    times, rest = divmod(ink.shape[0], height)
    if rest or ink.shape != (times * height, times * width):
        raise DataError(f"drawing: got {ink.shape}, accepted: a multiple of {(height, width)}")
    means = ink.reshape(height, times, width, times).mean(axis=(1, 3))
    dark, bright = np.percentile(images[:SAMPLE], (50, BRIGHT))
    pixels = dark + means * (bright - dark)
    if images.dtype == np.uint8:
        pixels = np.rint(pixels)
    drawn: Pixels = pixels.astype(images.dtype)[None]
    return drawn
