"""Order and random shifts of the training images, drawn once per epoch."""

import numpy as np
from numpy.typing import NDArray

from guitrainer.augmentation import Augmentation
from guitrainer.streams import Purpose, stream


def epoch_order(count: int, seed: int, epoch: int) -> NDArray[np.int64]:
    """Draw the order of the training images in an epoch: a permutation of 0…count − 1."""
    return stream(seed, Purpose.SHUFFLE, epoch).permutation(count)


def epoch_augmentation(
    count: int, seed: int, epoch: int, shift: int, flip: bool
) -> Augmentation | None:
    """Draw shifts and flips for the images of an epoch; None if neither is requested.

    Parameters
    ----------
    count : number of images in the epoch.
    shift : largest shift up, down, left and right, in pixels.
    flip : whether half of the images are mirrored.
    """
    if not shift and not flip:
        return None
    rng = stream(seed, Purpose.AUGMENTATION, epoch)
    down, right = rng.integers(-shift, shift + 1, size=(2, count))
    mirrored = rng.integers(2, size=count).astype(bool)
    return Augmentation(down, right, mirrored & flip)
