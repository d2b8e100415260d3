"""How images are moved while a network is trained on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Augmentation:
    """How each image of a series is moved, in the order in which the images come.

    An image is mirrored first, then shifted. Places to which nothing was shifted hold pixel 0,
    before any transform of the pixels.

    Parameters
    ----------
    down, right : (count,), int64
        Rows down and columns to the right; negative numbers shift up and left.
    mirrored : (count,), bool
        Whether the image is mirrored left to right.
    """

    down: NDArray[np.int64]
    right: NDArray[np.int64]
    mirrored: NDArray[np.bool_]

    @classmethod
    def still(cls, count: int) -> "Augmentation":
        """Return `count` images that stay where they are."""
        down, right = (np.zeros(count, np.int64) for _ in range(2))
        return cls(down, right, np.zeros(count, np.bool_))

    def __getitem__(self, part: slice) -> "Augmentation":
        return Augmentation(*(array[part] for array in self))

    def __iter__(self) -> Iterator[NDArray[Any]]:
        """Return the three arrays, as the kernel takes them."""
        return iter((self.down, self.right, self.mirrored))

    def apply(self, images: NDArray[Any]) -> NDArray[Any]:
        """Move images, (count, C, H, W); the plain twin of the kernel that gathers a batch."""
        height, width = images.shape[2:]
        moved = np.zeros_like(images)
        for target, image, down, right, mirrored in zip(moved, images, *self, strict=True):
            source = image[:, :, ::-1] if mirrored else image
            rows, columns = _overlap(int(down), height), _overlap(int(right), width)
            target[:, rows[0], columns[0]] = source[:, rows[1], columns[1]]
        return moved


def _overlap(move: int, side: int) -> tuple[slice, slice]:
    """Return the ranges along one axis that pixels move to, and that they come from."""
    kept = max(0, side - abs(move))
    start = min(max(0, move), side)
    origin = min(max(0, -move), side)
    return slice(start, start + kept), slice(origin, origin + kept)
