"""Which images come when, and how each is moved: drawn per epoch, gathered elsewhere."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guitrainer.data.dataset import Pixels
from guitrainer.streams import Purpose, stream


@dataclass(frozen=True)
class Augmentation:
    """How the images of an epoch are moved, in the order in which they come.

    An image is mirrored first, then moved; places that nothing was moved to hold pixel 0, before
    the transform.

    Parameters
    ----------
    dy, dx : (count,), int64: rows down and columns to the right.
    flip : (count,), bool: mirrored left to right.
    """

    dy: NDArray[np.int64]
    dx: NDArray[np.int64]
    flip: NDArray[np.bool_]

    def apply(self, images: Pixels, first: int = 0) -> Pixels:
        """Images first, first + 1, … of the epoch, moved, (n, C, H, W): the gatherer's plain twin.

        `images` are already in the epoch's order.
        """
        height, width = images.shape[2:]
        moved = np.zeros_like(images)
        for i, image in enumerate(images):
            dy, dx = int(self.dy[first + i]), int(self.dx[first + i])
            source = image[:, :, ::-1] if self.flip[first + i] else image
            down, right = _overlap(dy, height), _overlap(dx, width)
            moved[i, :, down[0], right[0]] = source[:, down[1], right[1]]
        return moved


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
    dy, dx = rng.integers(-shift, shift + 1, size=(2, count))
    mirrored = rng.integers(2, size=count).astype(bool)
    return Augmentation(dy, dx, mirrored & flip)


def _overlap(move: int, side: int) -> tuple[slice, slice]:
    """Where the pixels of one side go to, and where they come from."""
    kept = max(0, side - abs(move))
    start = min(max(0, move), side)
    origin = min(max(0, -move), side)
    return slice(start, start + kept), slice(origin, origin + kept)
