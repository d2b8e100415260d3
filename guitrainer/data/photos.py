"""Datasets of patches of the bundled photographs: by patch, by direction of contour, unlabeled."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from PIL import Image

from guitrainer.config.assets import assets_folder
from guitrainer.config.schema import PHOTO_PATCHES
from guitrainer.data.controls import noise_photo
from guitrainer.data.dataset import Dataset, Labels
from guitrainer.data.generated import (
    DIRECTION_NAMES,
    DIRECTIONS,
    Draw,
    ImagePlan,
    Images,
    Stream,
    drawn,
    noisy,
)
from guitrainer.data.spectra import whitened
from guitrainer.errors import DataError
from guitrainer.streams import Purpose, stream

EXEMPLARS = 128
JITTER = 3  # largest shift of a view of an exemplar, in pixels
FLATTEST_EXEMPLAR = 0.12  # least std of its pixels in 0…1
CONTRAST = (0.6, 1.3)  # of a view, after normalization
TEST_SHARE = 0.2  # share of the columns of every photograph reserved for testing
# Coherence of the gradients of a contour: 0 for all directions, 1 for a single direction.
LOWEST_COHERENCE = 0.4
FAINTEST_CONTOUR = 0.03  # root mean square of the gradient of pixels in 0…1

Photos = tuple[NDArray[np.float32], ...]


@dataclass(frozen=True)
class Places:
    """Positions of patches: photograph, row and column of the top left corner, each (n,) int64."""

    photo: NDArray[np.int64]
    row: NDArray[np.int64]
    column: NDArray[np.int64]

    def picked(self, index: NDArray[np.int64]) -> "Places":
        """Select the positions at `index`."""
        return Places(self.photo[index], self.row[index], self.column[index])

    def moved(self, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> "Places":
        """Shift the positions down and to the right."""
        return Places(self.photo, self.row + rows, self.column + columns)

    def cut(self, photos: Photos, size: int) -> Images:
        """Cut out the patches at these positions, (n, size, size)."""
        patches = np.empty((len(self.photo), size, size), np.float32)
        for k, photo in enumerate(photos):
            here = self.photo == k
            windows = sliding_window_view(photo, (size, size))
            patches[here] = windows[self.row[here], self.column[here]]
        return patches


@dataclass(frozen=True)
class Patches:
    """How patches without labels are made.

    Parameters
    ----------
    whitened : whether the photographs are whitened first
    contrast_share : share of the patches that is kept, those with the highest contrast
    """

    whitened: bool
    contrast_share: float


def photo_exemplars(plan: ImagePlan) -> Dataset:
    """Make a dataset of 128 patches of photographs, each a class of its own, in many views.

    A view is shifted by up to 3 px, scaled to zero mean and unit std, multiplied by a contrast of
    0.6…1.3, and receives Gaussian noise; it needs no preprocessing other than "raw". Test images
    are new views of the same patches (after Dosovitskiy et al. 2014, "Discriminative unsupervised
    feature learning with exemplar convolutional neural networks", section 2).

    Raises
    ------
    DataError
        If patches of that size, with their jitter, do not fit into the photographs.
    """
    photos, size = _controlled(plan), plan.size
    _check_size("photo-exemplars", size, min(min(photo.shape) for photo in photos) - 2 * JITTER)
    homes = _exemplars(photos, size, stream(plan.seed, Purpose.DATASET, Stream.LAYOUT))

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


def photo_contours(plan: ImagePlan) -> Dataset:
    """Make a dataset of patches of photographs, classified by the direction of their contour.

    There are 8 directions. The labels come from gradients: the direction is that of the structure
    tensor, the mean over the patch of (g_x + i·g_y)² for gradients g (Bigün & Granlund 1987).
    Patches without a dominant direction are left out. Test patches come from the right part of each
    photograph, which no training patch overlaps.

    Raises
    ------
    DataError
        If patches of that size do not fit into both parts of every photograph.
    """
    photos, size = _controlled(plan), plan.size
    left, right = _parts(photos)
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


def photo_patches(plan: ImagePlan, patches: "Patches") -> Dataset:
    """Make a dataset of patches of photographs without labels: all are of one class.

    Patches are cut at random places. Of each block of them, those with the highest contrast are
    kept, the share `patches.contrast_share`; most patches of photographs are nearly uniform. Test
    patches come from the right part of each photograph, which no training patch overlaps.

    Raises
    ------
    DataError
        If patches of that size do not fit into both parts of every photograph.
    """
    photos, size = _controlled(plan), plan.size
    if patches.whitened:
        flat = [whitened(photo.astype(np.float64)) for photo in photos]
        photos = tuple((photo / photo.std()).astype(np.float32) for photo in flat)
    left, right = _parts(photos)
    _check_size(PHOTO_PATCHES, size, min(min(photo.shape) for photo in right))

    def draw_from(part: Photos) -> Draw:
        def draw(rng: np.random.Generator, count: int) -> tuple[Images, Labels]:
            found = _places(part, size, rng, math.ceil(count / patches.contrast_share))
            cut = found.cut(part, size)
            liveliest = np.argsort(-cut.std(axis=(1, 2)), kind="stable")[:count]
            chosen = cut[np.sort(liveliest)]  # in random order, as they were drawn
            return noisy(chosen, rng, plan.noise), np.zeros(count, np.int64)

        return draw

    return drawn(PHOTO_PATCHES, ("patch",), plan, draw_from(left), draw_from(right))


def load_photos() -> Photos:
    """Load the bundled photographs in gray, (height, width) float32 in 0…1, ordered by name.

    Raises
    ------
    DataError
        If they are missing.
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


def _controlled(plan: ImagePlan) -> Photos:
    """Load the photographs, and replace them by noise if the control requests it."""
    photos = load_photos()
    return tuple(noise_photo(p, plan.control, plan.seed, k) for k, p in enumerate(photos))


def _parts(photos: Photos) -> tuple[Photos, Photos]:
    """Divide every photograph: the left part for training, the right part for testing."""
    cuts = [round(photo.shape[1] * (1 - TEST_SHARE)) for photo in photos]
    pairs = list(zip(photos, cuts, strict=True))
    return tuple(p[:, :cut] for p, cut in pairs), tuple(p[:, cut:] for p, cut in pairs)


def _places(photos: Photos, size: int, rng: np.random.Generator, count: int) -> Places:
    """Draw positions of patches: a photograph, then a place in it."""
    photo = rng.integers(len(photos), size=count)
    room = np.array([photo.shape for photo in photos]) - size + 1
    row, column = rng.integers(room[photo].T)
    return Places(photo, row, column)


def _exemplars(photos: Photos, size: int, rng: np.random.Generator) -> Places:
    """Draw random patches that have enough contrast and room to be shifted."""
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
    """Find all patches with a dominant contour, by its direction."""
    found = []
    for k, photo in enumerate(photos):
        down, right = (np.asarray(slope) for slope in np.gradient(photo.astype(np.float64)))
        double = _box_mean((down + 1j * right) ** 2, size)  # its angle is twice that of the contour
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
    """Return the mean over every window of size×size inside the image, by cumulative sums."""
    sums = np.pad(values, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    columns = sums[:, size:] - sums[:, :-size]
    means: NDArray[Any] = (columns[size:] - columns[:-size]) / size**2
    return means


def _check_size(name: str, size: int, largest: int) -> None:
    if size > largest:
        raise DataError(
            f"{name}: data.image_size is {size}; the bundled photographs allow up to {largest}"
        )
