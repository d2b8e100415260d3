"""Gathering a batch, held against the same in NumPy."""

from typing import Any

import numpy as np
import pytest

from guitrainer.augmentation import Augmentation
from guitrainer.data.dataset import PixelTransform
from kernels.batches import make_contrast, make_gather
from kernels.machine import LANES
from tests.kernels.blocks import empty_plane, plane_of, rows_for

SHAPE = (2, 5, 7)
SAMPLES = 2 * LANES
STILL = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.bool_))


def images_of(pixel: str) -> Any:
    rng = np.random.default_rng(0)
    if pixel == "uint8":
        return rng.integers(0, 256, (50, *SHAPE), np.uint8)
    return rng.standard_normal((50, *SHAPE)).astype(pixel)


def gathered(images: Any, index: Any, transform: PixelTransform, moves: Any) -> Any:
    plane = empty_plane(SAMPLES, SHAPE)
    gather = make_gather(str(images.dtype), "float32")
    affine = (transform.scale, transform.shift)
    for n in (1, 0):  # blocks come in any order
        gather(images, index, affine, moves, rows_for(images), plane.inner, n, n + 1)
    return plane.take(SAMPLES)


TRANSFORM = PixelTransform(np.array([0.5, 2], np.float32), np.array([-1, 0.25], np.float32))


@pytest.mark.parametrize("pixel", ["uint8", "float32", "float64"])
def test_images_are_gathered_and_transformed(pixel: str) -> None:
    images = images_of(pixel)
    index = np.random.default_rng(1).integers(0, 50, SAMPLES)
    result = gathered(images, index, TRANSFORM, STILL)
    np.testing.assert_allclose(result, TRANSFORM.apply(images[index]), rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("pixel", ["uint8", "float32"])
@pytest.mark.parametrize("reach", [0, 1, 3, 9])
def test_images_are_moved_and_mirrored(pixel: str, reach: int) -> None:
    images, rng = images_of(pixel), np.random.default_rng(2)
    index = rng.integers(0, 50, SAMPLES)
    dy, dx = rng.integers(-reach, reach + 1, (2, SAMPLES))
    flip = rng.random(SAMPLES) < 0.5
    result = gathered(images, index, TRANSFORM, (dy, dx, flip))
    moved = Augmentation(dy, dx, flip).apply(images[index])
    np.testing.assert_allclose(result, TRANSFORM.apply(moved), rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize(
    ("down", "right", "mirrored", "expected"),
    [
        (0, 0, False, [[1, 2, 3], [4, 5, 6]]),
        (0, 0, True, [[3, 2, 1], [6, 5, 4]]),
        (1, 0, False, [[0, 0, 0], [1, 2, 3]]),
        (-1, 0, False, [[4, 5, 6], [0, 0, 0]]),
        (0, 1, False, [[0, 1, 2], [0, 4, 5]]),
        (0, -2, False, [[3, 0, 0], [6, 0, 0]]),
        (0, 1, True, [[0, 3, 2], [0, 6, 5]]),  # mirrored first, then moved
        (2, 0, False, [[0, 0, 0], [0, 0, 0]]),
    ],
)
def test_moves(down: int, right: int, mirrored: bool, expected: list[list[int]]) -> None:
    images = np.array([[[[1, 2, 3], [4, 5, 6]]]], np.uint8)
    plane, index = empty_plane(LANES, (1, 2, 3)), np.zeros(LANES, np.int64)
    moves = (index + down, index + right, np.full(LANES, mirrored))
    one, none = np.ones(1, np.float32), np.zeros(1, np.float32)
    make_gather("uint8", "float32")(
        images, index, (one, none), moves, rows_for(images), plane.inner, 0, 1
    )
    np.testing.assert_array_equal(plane.take(1)[0, 0], expected)


def test_outside_is_pixel_zero_even_beside_pixels_that_are_not_finite() -> None:
    images = np.full((1, 1, 2, 2), np.inf, np.float32)
    plane, index = empty_plane(LANES, (1, 2, 2)), np.zeros(LANES, np.int64)
    moves = (index + 1, index, np.zeros(LANES, np.bool_))
    affine = (np.ones(1, np.float32), np.full(1, 3, np.float32))
    make_gather("float32", "float32")(
        images, index, affine, moves, rows_for(images), plane.inner, 0, 1
    )
    np.testing.assert_array_equal(plane.take(1)[0, 0], [[3, 3], [np.inf, np.inf]])


def test_contrast_of_each_image_becomes_one() -> None:
    images = images_of("float32")[:SAMPLES] * 3 + 5
    images[1] = 7  # a flat image becomes zero, not infinite
    images[2] *= 1e-3
    plane = plane_of(images)
    make_contrast("float32")(plane.inner, 0, 2)
    result = plane.take(SAMPLES)
    unit = PixelTransform(np.ones(2, np.float32), np.zeros(2, np.float32), per_image=True)
    np.testing.assert_allclose(result, unit.apply(images), rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(result[0].mean(), 0, atol=1e-6)
    np.testing.assert_allclose(result[0].std(), 1, atol=1e-3)
    np.testing.assert_allclose(result[1], 0, atol=1e-2)
