"""From images to lane-blocked arrays and back, for tests that call kernels themselves."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.nn.planes import Plane, blocks_for
from kernels.machine import LANES

Array = NDArray[Any]


def plane_of(images: Array) -> Plane:
    """A plane that holds the images (N, C, H, W)."""
    plane = empty_plane(len(images), images.shape[1:], str(images.dtype))
    plane.put(images)
    return plane


def empty_plane(samples: int, shape: tuple[int, ...], dtype: str = "float32") -> Plane:
    """A plane of zeros for that many images of shape (C, H, W)."""
    channels, height, width = shape
    return Plane((channels, height, width), range(blocks_for(samples)), dtype)


def rows_for(images: Array) -> NDArray[np.float32]:
    """Scratch memory to gather batches of these images."""
    return np.empty(LANES * 3 * images.shape[-1], np.float32)


def awkward_values(shape: tuple[int, ...], seed: int = 0) -> NDArray[np.float32]:
    """Few different values, so that there are ties; zeros of both signs, NaN, infinities."""
    values = np.array([-2, -1, -0.0, 0, 1, 2, 2, np.nan, np.inf, -np.inf], np.float32)
    share = np.array([3, 3, 2, 2, 4, 4, 4, 1, 0.5, 0.5])
    return np.random.default_rng(seed).choice(values, shape, p=share / share.sum())
