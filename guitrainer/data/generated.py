"""Generated images: shapes, and oriented edges and bars.

A set is drawn in blocks, each from its own random stream, so that its first images are the same
regardless of the number of images.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Control
from guitrainer.data.dataset import Dataset, ImageSet, Labels
from guitrainer.formats.limits import check_memory
from guitrainer.streams import Purpose, stream

BLOCK_PIXELS = 2**17  # about 256 images of 24×24
SHAPES = ("X", "O", "+")
RADIUS = (0.3, 0.42)  # of a shape, relative to the side of the image, like all lengths here
THICKNESS = (0.12, 0.16)
BAR_THICKNESS = (0.08, 0.2)
OFFSET = 0.25  # offset of an edge or a bar from the center
WOBBLE = 0.25  # of its direction, relative to the distance between classes
DIRECTIONS = 8
DIRECTION_NAMES = tuple(f"{180 * k / DIRECTIONS:g}°" for k in range(DIRECTIONS))
"""Directions of lines, counter-clockwise from horizontal."""

Images = NDArray[np.float32]
Draw = Callable[[np.random.Generator, int], tuple[Images, Labels]]


class Stream(IntEnum):
    """Keys of the random streams of a generated dataset."""

    LAYOUT = 0  # shared by training and test images
    TRAIN = 1
    TEST = 2


@dataclass(frozen=True)
class ImagePlan:
    """Number, size and noise of generated images.

    Parameters
    ----------
    seed : seed of the random streams.
    train, test : number of images.
    size : height and width of an image, in pixels.
    noise : standard deviation of the Gaussian noise.
    control : control that replaces photographs by noise, if any.
    """

    seed: int
    train: int
    test: int
    size: int
    noise: float
    control: Control = "none"


def shapes(plan: ImagePlan) -> Dataset:
    """Draw X, O and + with random position, size and thickness: 1 on 0, plus Gaussian noise."""
    return drawn("shapes", SHAPES, plan, lambda rng, count: _draw_shapes(rng, count, plan))


def bars(plan: ImagePlan) -> Dataset:
    """Draw step edges and bars at random positions, dark or bright; the class is the direction."""
    return drawn("bars", DIRECTION_NAMES, plan, lambda rng, count: _draw_bars(rng, count, plan))


def drawn(
    name: str,
    class_names: tuple[str, ...],
    plan: ImagePlan,
    draw: Draw,
    draw_test: Draw | None = None,
) -> Dataset:
    """Make a dataset of gray float32 images with `draw(rng, count) -> (images, labels)`.

    `draw_test` draws the test images if they are drawn differently.

    Raises
    ------
    DataError
        If the images do not fit into memory.
    """
    train = _blocks(name, plan, Stream.TRAIN, draw)
    return Dataset(
        name, class_names, train, lambda: _blocks(name, plan, Stream.TEST, draw_test or draw)
    )


def _blocks(name: str, plan: ImagePlan, part: Stream, draw: Draw) -> ImageSet:
    count, size = plan.test if part is Stream.TEST else plan.train, plan.size
    check_memory(f"{name}: {count:,} images of {size}×{size}", 4 * count * size**2)
    images = np.empty((count, 1, size, size), np.float32)
    labels = np.empty(count, np.int64)
    # Independent of the count, so that the first images stay the same.
    step = max(1, BLOCK_PIXELS // size**2)
    for block, first in enumerate(range(0, count, step)):
        drawn_images, classes = draw(stream(plan.seed, Purpose.DATASET, part, block), step)
        some = slice(first, first + step)
        images[some, 0] = drawn_images[: count - first]
        labels[some] = classes[: count - first]
    return ImageSet(images, labels)


def _draw_shapes(rng: np.random.Generator, count: int, plan: ImagePlan) -> tuple[Images, Labels]:
    size = plan.size
    labels = rng.integers(len(SHAPES), size=count)
    radius = size * _uniform(rng, *RADIUS, count)
    thickness: Images = size * _uniform(rng, *THICKNESS, count)
    room = size / 2 - radius - thickness / 2
    y = _rows(size, count) - room * _uniform(rng, -1, 1, count)
    x = _columns(size, count) - room * _uniform(rng, -1, 1, count)
    distance = np.empty((count, size, size), np.float32)
    for label, distance_to in enumerate((_diagonal_cross, _circle, _cross)):
        here = labels == label
        distance[here] = distance_to(y[here], x[here], radius[here])
    return noisy(_stroke(distance, thickness), rng, plan.noise), labels


def _draw_bars(rng: np.random.Generator, count: int, plan: ImagePlan) -> tuple[Images, Labels]:
    size = plan.size
    labels = rng.integers(DIRECTIONS, size=count)
    wobble = _uniform(rng, -WOBBLE, WOBBLE, count)
    angle = (labels[:, None, None].astype(np.float32) + wobble) * (math.pi / DIRECTIONS)
    across = _columns(size, count) * np.sin(angle) + _rows(size, count) * np.cos(angle)
    distance = across - size * _uniform(rng, -OFFSET, OFFSET, count)
    thickness = size * _uniform(rng, *BAR_THICKNESS, count)
    is_edge, is_dark = rng.integers(2, size=(2, count, 1, 1)).astype(bool)
    edge = np.clip(0.5 + distance, 0, 1)
    ink = np.where(is_edge, edge, _stroke(np.abs(distance), thickness))
    return noisy(np.where(is_dark, 1 - ink, ink), rng, plan.noise), labels


def _uniform(rng: np.random.Generator, low: float, high: float, count: int) -> Images:
    """Draw one number per image, (count, 1, 1)."""
    return rng.uniform(low, high, (count, 1, 1)).astype(np.float32)


def _rows(size: int, count: int) -> Images:
    """Return the row of every pixel relative to the center, (count, size, 1)."""
    rows = np.arange(size, dtype=np.float32)[:, None] - np.float32((size - 1) / 2)
    return np.broadcast_to(rows, (count, size, 1))


def _columns(size: int, count: int) -> Images:
    """Return the column of every pixel relative to the center, (count, 1, size)."""
    return _rows(size, count).transpose(0, 2, 1)


def _cross(y: Images, x: Images, radius: Images) -> Images:
    """Return the distance to the nearer of two strokes along the axes, from −radius to radius."""
    lying = _length(np.maximum(np.abs(x) - radius, 0), y)
    standing = _length(np.maximum(np.abs(y) - radius, 0), x)
    return np.minimum(lying, standing)


def _diagonal_cross(y: Images, x: Images, radius: Images) -> Images:
    root = np.float32(math.sqrt(2))
    return _cross((x + y) / root, (x - y) / root, radius)


def _circle(y: Images, x: Images, radius: Images) -> Images:
    distance: Images = np.abs(_length(y, x) - radius)
    return distance


def _length(x: Images, y: Images) -> Images:
    return np.sqrt(x * x + y * y)


def _stroke(distance: Images, thickness: Images) -> Images:
    """Return the ink in 0…1 of a stroke with soft edges, one pixel wide."""
    return np.clip(0.5 + thickness / 2 - distance, 0, 1)


def noisy(pixels: NDArray[Any], rng: np.random.Generator, noise: float) -> Images:
    """Convert pixels to float32 and add Gaussian noise of standard deviation `noise`."""
    images = pixels.astype(np.float32)
    if noise:
        images += np.float32(noise) * rng.standard_normal(images.shape, np.float32)
    return images
