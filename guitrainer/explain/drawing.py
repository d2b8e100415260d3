"""A drawing as an image of a dataset: what a network gets when somebody draws for it."""

import numpy as np
from numpy.typing import NDArray

from guitrainer.data.dataset import Dataset, Pixels
from guitrainer.errors import DataError
from guitrainer.explain.digits import SIDE, centered_digit

SAMPLE = 512  # images that are looked at for what is bright in them
BRIGHT = 99  # percent of the pixels that are darker than ink


def is_drawable(dataset: Dataset) -> bool:
    """Whether its images have one channel: there is no color to draw with."""
    return dataset.shape[0] == 1


def is_digit_sized(dataset: Dataset) -> bool:
    """Whether a drawing can be centered and scaled as the digits of MNIST were."""
    return dataset.shape == (1, SIDE, SIDE)


def drawn_image(ink: NDArray[np.floating], dataset: Dataset, *, centered: bool) -> Pixels:
    """Make an image (1, H, W) of a drawing, of the kind that the dataset has.

    Parameters
    ----------
    ink : (k·H, k·W) in 0…1, for any whole k
    centered : scale and center it as MNIST does; else every pixel is the mean of its k×k, and ink
        goes from the median pixel of the dataset to a bright one

    Raises
    ------
    DataError
        If images of the dataset have colors, or the drawing does not fit them.
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
