"""Converts images of a dataset, and feature maps, to pixels on screen."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from guitrainer.gui.base.look.tiles import LEVELS, Pixels, image_of, signed_picture
from guitrainer.gui.base.settings import Colors

if TYPE_CHECKING:
    from guitrainer.data.dataset import Dataset

SAMPLE = 512  # number of images used to find the range of pixels in a dataset
DARK, BRIGHT = 1, 99  # percent


class Photographer:
    """Makes pictures of the images of a dataset on a common scale.

    Bytes are not changed; other numbers are scaled from a dark to a bright pixel of the dataset.
    """

    def __init__(self, dataset: "Dataset") -> None:
        self.dataset = dataset
        images = dataset.train.images
        self._low, self._high = 0.0, 255.0
        if images.dtype != np.uint8:
            low, high = np.percentile(images[:SAMPLE], (DARK, BRIGHT))
            self._low, self._high = float(low), float(high)

    def picture(self, image: NDArray[np.generic]) -> Pixels:
        """Convert an image (C, H, W) to RGB pixels; gray unless it has 3 channels."""
        planes = np.asarray(image, np.float32)
        if len(planes) not in (1, 3):
            planes = planes.mean(axis=0, keepdims=True)
        span = max(self._high - self._low, 1e-9)
        levels = np.clip((planes - self._low) / span, 0, 1) * (LEVELS - 1)
        pixels = np.rint(levels).astype(np.uint8).transpose(1, 2, 0)
        return np.ascontiguousarray(np.broadcast_to(pixels, (*pixels.shape[:2], 3)))

    def thumbnail(self, number: int) -> QImage:
        """Return a test image by its index."""
        return image_of(self.picture(self.dataset.test.images[number]))


def map_pixels(maps: NDArray[np.floating], colors: Colors) -> Pixels:
    """Convert all maps of a layer (C, H, W) to RGB pixels (C, H, W, 3), on a common scale.

    0 is the middle of diverging colors. In gray, 0 is black if nothing is negative, else medium
    gray.
    """
    finite = np.where(np.isfinite(maps), maps, np.float32(0))
    largest = float(np.abs(finite).max(initial=0))
    if colors == "diverging":
        return signed_picture(finite, largest)
    scaled = finite / largest if largest else finite
    if finite.min(initial=0) < 0:
        scaled = (1 + scaled) / 2
    levels = np.rint((LEVELS - 1) * scaled).astype(np.uint8)
    return np.repeat(levels[..., None], 3, axis=-1)
