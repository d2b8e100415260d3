"""Patches of the bundled photographs: which patch is it, and which way does its contour run."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from PIL import Image

from guitrainer.config.assets import assets_folder
from guitrainer.data.dataset import Dataset, Labels
from guitrainer.data.generated import (
    DIRECTION_NAMES,
    DIRECTIONS,
    Draw,
    Images,
    Part,
    Plan,
    drawn,
    noisy,
)
from guitrainer.errors import DataError
from guitrainer.streams import Purpose, stream

EXEMPLARS = 128
JITTER = 3  # pixels an exemplar's view moves by, at most
FLATTEST_EXEMPLAR = 0.12  # std of its pixels in 0…1
CONTRAST = (0.6, 1.3)  # of a view, after it was normalized
TEST_SHARE = 0.2  # of the columns of every photograph, kept for the test
LOWEST_COHERENCE = 0.4  # of a contour's gradients: 0 any direction, 1 all the same
FAINTEST_CONTOUR = 0.03  # root mean square of the gradient of pixels in 0…1

Photos = tuple[NDArray[np.float32], ...]


@dataclass(frozen=True)
class Places:
    """Top left corners of patches: photograph, row and column, each (n,) int64."""

    photo: NDArray[np.int64]
    row: NDArray[np.int64]
    column: NDArray[np.int64]

    def picked(self, index: NDArray[np.int64]) -> "Places":
        """The places at `index`."""
        return Places(self.photo[index], self.row[index], self.column[index])

    def moved(self, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> "Places":
        """The places moved down and to the right."""
        return Places(self.photo, self.row + rows, self.column + columns)

    def cut(self, photos: Photos, size: int) -> Images:
        """The patches at these places, (n, size, size)."""
        patches = np.empty((len(self.photo), size, size), np.float32)
        for k, photo in enumerate(photos):
            here = self.photo == k
            windows = sliding_window_view(photo, (size, size))
            patches[here] = windows[self.row[here], self.column[here]]
        return patches


def photo_exemplars(plan: Plan) -> Dataset:
    """128 patches of photographs, each a class of its own, seen again and again.

    A view is moved by up to 3 px, brought to zero mean and unit std, multiplied by a contrast of
    0.6…1.3, and gets Gaussian noise; it needs no further preprocessing than "raw". Test images
    are new views of the same patches (after Dosovitskiy et al. 2014, "Discriminative unsupervised
    feature learning with exemplar convolutional neural networks", section 2).

    Raises
    ------
    DataError
        If patches of that size, with their jitter, do not fit into the photographs.
    """
    photos, size = load_photos(), plan.size
    _check_size("photo-exemplars", size, min(min(photo.shape) for photo in photos) - 2 * JITTER)
    homes = _exemplars(photos, size, stream(plan.seed, Purpose.DATASET, Part.LAYOUT))

    def draw(rng: np.random.Generator, count: int) -> tuple[Images, Labels]:
        labels = rng.integers(EXEMPLARS, size=count)
        moves = rng.integers(-JITTER, JITTER + 1, size=(2, count))
        views = homes.picked(labels).moved(*moves).cut(photos, size)
        views -= views.mean(axis=(1, 2), keepdims=True)
        views /= views.std(axis=(1, 2), keepdims=True) + np.float32(1e-3)
        views *= rng.uniform(*CONTRAST, (count, 1, 1)).astype(np.float32)
        return noisy(views, rng, plan.noise), labels

    names = tuple(str(label) for label in range(EXEMPLARS))
    return drawn("photo-exemplars", names, plan, draw)


def photo_contours(plan: Plan) -> Dataset:
    """Patches of photographs with the direction of their dominant contour, one of 8, as class.

    The labels come from gradients: the direction is that of the structure tensor, the mean over
    the patch of (g_x + i·g_y)² for gradients g (Bigün & Granlund 1987). Patches without a
    dominant direction are left out. Test patches come from the right part of each photograph,
    which no training patch touches.

    Raises
    ------
    DataError
        If patches of that size do not fit into both parts of every photograph.
    """
    photos, size = load_photos(), plan.size
    cuts = [round(photo.shape[1] * (1 - TEST_SHARE)) for photo in photos]
    left = tuple(photo[:, :cut] for photo, cut in zip(photos, cuts, strict=True))
    right = tuple(photo[:, cut:] for photo, cut in zip(photos, cuts, strict=True))
    _check_size("photo-contours", size, min(min(photo.shape) for photo in right))

    def draw_from(part: Photos) -> Draw:
        by_direction = _contours(part, size)

        def draw(rng: np.random.Generator, count: int) -> tuple[Images, Labels]:
            labels = rng.integers(DIRECTIONS, size=count)
            patches = np.empty((count, size, size), np.float32)
            for label, places in enumerate(by_direction):
                here = np.flatnonzero(labels == label)
                chosen = rng.integers(len(places.photo), size=len(here))
                patches[here] = places.picked(chosen).cut(part, size)
            return noisy(patches, rng, plan.noise), labels

        return draw

    return drawn("photo-contours", DIRECTION_NAMES, plan, draw_from(left), draw_from(right))


def load_photos() -> Photos:
    """The bundled photographs in gray, (height, width) float32 in 0…1, in the order of names.

    Raises
    ------
    DataError
        If they are not where they belong.
    """
    folder = assets_folder() / "photos"
    paths = sorted(folder.glob("*.png"))
    if not paths:
        raise DataError(f"{folder}: the bundled photographs (*.png) are missing")
    photos = []
    for path in paths:
        with Image.open(path) as image:
            photos.append(np.asarray(image.convert("L"), np.float32) / np.float32(255))
    return tuple(photos)


def _exemplars(photos: Photos, size: int, rng: np.random.Generator) -> Places:
    """Patches of random photographs and places, of some contrast, that leave room to move."""
    found: list[tuple[int, int, int]] = []
    for _ in range(1000 * EXEMPLARS):
        k = int(rng.integers(len(photos)))
        rows, columns = photos[k].shape
        row = int(rng.integers(JITTER, rows - size - JITTER + 1))
        column = int(rng.integers(JITTER, columns - size - JITTER + 1))
        if photos[k][row : row + size, column : column + size].std() > FLATTEST_EXEMPLAR:
            found.append((k, row, column))
            if len(found) == EXEMPLARS:
                break
    else:
        raise DataError(
            f"photo-exemplars: only {len(found)} of {EXEMPLARS} patches of {size}×{size} with a "
            f"std above {FLATTEST_EXEMPLAR} were found; choose another data.image_size"
        )
    return Places(*np.array(found, np.int64).T)


def _contours(photos: Photos, size: int) -> list[Places]:
    """All patches with a dominant contour, by its direction."""
    found = []
    for k, photo in enumerate(photos):
        down, right = (np.asarray(slope) for slope in np.gradient(photo.astype(np.float64)))
        double = _box_mean((down + 1j * right) ** 2, size)  # angle: twice the contour's
        energy = _box_mean(down**2 + right**2, size)
        clear = (energy > FAINTEST_CONTOUR**2) & (np.abs(double) > LOWEST_COHERENCE * energy)
        row, column = np.nonzero(clear)
        direction = np.rint(np.angle(double[clear]) / 2 * DIRECTIONS / math.pi) % DIRECTIONS
        found.append((np.full(len(row), k), row, column, direction))
    photo_index, row, column, direction = (
        np.concatenate(parts) for parts in zip(*found, strict=True)
    )
    places = Places(photo_index, row, column)
    by_direction = [places.picked(np.flatnonzero(direction == k)) for k in range(DIRECTIONS)]
    if not all(len(some.photo) for some in by_direction):
        raise DataError(
            f"photo-contours: no patches of {size}×{size} for some direction; "
            "choose another data.image_size"
        )
    return by_direction


def _box_mean(values: NDArray[Any], size: int) -> NDArray[Any]:
    """Mean over every window of size×size that fits, by cumulative sums."""
    sums = np.pad(values, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    columns = sums[:, size:] - sums[:, :-size]
    means: NDArray[Any] = (columns[size:] - columns[:-size]) / size**2
    return means


def _check_size(name: str, size: int, largest: int) -> None:
    if size > largest:
        raise DataError(
            f"{name}: data.image_size is {size}; the bundled photographs allow up to {largest}"
        )
