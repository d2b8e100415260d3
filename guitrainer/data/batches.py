"""Which images come when, and how each is moved: drawn per epoch, gathered elsewhere."""

import numpy as np
from numpy.typing import NDArray

from guitrainer.augmentation import Augmentation
from guitrainer.streams import Purpose, stream


def epoch_order(count: int, seed: int, epoch: int) -> NDArray[np.int64]:
    """The order in which the training images come in an epoch: a permutation of 0…count − 1."""
    return stream(seed, Purpose.SHUFFLE, epoch).permutation(count)


def epoch_augmentation(
    count: int, seed: int, epoch: int, shift: int, flip: bool
) -> Augmentation | None:
    """How the images of an epoch are moved; None when neither shift nor flip is asked for.

    Parameters
    ----------
    count : number of images in the epoch.
    shift : largest move up, down, left and right, in pixels.
    flip : whether half of the images are mirrored.
    """
    if not shift and not flip:
        return None
    rng = stream(seed, Purpose.AUGMENTATION, epoch)
    down, right = rng.integers(-shift, shift + 1, size=(2, count))
    mirrored = rng.integers(2, size=count).astype(bool)
    return Augmentation(down, right, mirrored & flip)
