"""Controls: datasets in which the presumed cause of the effect is destroyed."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Control
from guitrainer.data.dataset import Dataset, ImageSet, pixel_unit, unit_transform
from guitrainer.data.spectra import isotropic_noise, scrambled_phases, white_noise
from guitrainer.formats.chunks import chunks
from guitrainer.formats.limits import check_memory
from guitrainer.streams import Purpose, stream

Photo = NDArray[np.float32]
Noise = Callable[[NDArray[Any], np.random.Generator], NDArray[np.float64]]

PERMUTATION, TRAIN_LABELS, TEST_LABELS, TRAIN_IMAGES, TEST_IMAGES, PHOTOS = range(6)
# Controls that replace an image by noise that shares some of its statistics.
NOISES: dict[Control, Noise] = {
    "white_noise": white_noise,
    "isotropic_noise": isotropic_noise,
    "scrambled_phases": scrambled_phases,
}
# Photographs are replaced before patches are cut, so that a patch is a part of a larger picture.
OF_PHOTOS: tuple[Control, ...] = ("isotropic_noise", "scrambled_phases")


def controlled(dataset: Dataset, control: Control, seed: int) -> Dataset:
    """Apply a control to a dataset.

    "scrambled_pixels" moves the pixels of all images by one fixed permutation: each pixel keeps its
    statistics, but neighborhoods are lost. "random_labels" assigns the labels to the images at
    random: the classes keep their frequencies, but labels no longer depend on the images (compare
    Zhang et al. 2017, "Understanding deep learning requires rethinking generalization", section
    2.2).

    The other controls replace every image by noise with its mean and standard deviation:
    "white_noise" has a flat spectrum, "isotropic_noise" amplitudes that fall as 1/frequency in all
    directions, and "scrambled_phases" the amplitudes of the image itself (for patches of
    photographs, those of the whole photograph; `noise_photo` replaces these).
    """
    if control == "scrambled_pixels":
        return _scrambled(dataset, seed)
    if control == "random_labels":
        return dataset.replaced(
            lambda train: _shuffled(train, seed, TRAIN_LABELS),
            lambda test: _shuffled(test, seed, TEST_LABELS),
        )
    if control in NOISES:
        return _as_noise(dataset, NOISES[control], seed)
    return dataset


def noise_photo(photo: Photo, control: Control, seed: int, number: int) -> Photo:
    """Apply a control of `OF_PHOTOS` to a photograph; any other control leaves it unchanged.

    Parameters
    ----------
    photo : (height, width)
    number : number of the photograph, each of which has a random stream of its own
    """
    if control not in OF_PHOTOS:
        return photo
    rng = stream(seed, Purpose.CONTROL, PHOTOS, number)
    noise: Photo = NOISES[control](photo[None], rng)[0].astype(np.float32)
    return noise


def _as_noise(dataset: Dataset, noise: Noise, seed: int) -> Dataset:
    def replaced(some: ImageSet, part: int) -> ImageSet:
        check_memory("data.control: the images of noise", 4 * some.images.size)
        images, unit = np.empty(some.images.shape, np.float32), pixel_unit(some.images)
        for k, image in enumerate(some.images):
            images[k] = noise(image * np.float64(unit), stream(seed, Purpose.CONTROL, part, k))
        return ImageSet(images, some.labels)

    changed = dataset.replaced(
        lambda train: replaced(train, TRAIN_IMAGES), lambda test: replaced(test, TEST_IMAGES)
    )
    return changed.with_transform(unit_transform(changed.train.images))


def _scrambled(dataset: Dataset, seed: int) -> Dataset:
    _, height, width = dataset.shape
    order = stream(seed, Purpose.CONTROL, PERMUTATION).permutation(height * width)

    def scramble(some: ImageSet) -> ImageSet:
        check_memory("data.control 'scrambled_pixels': the scrambled images", some.images.nbytes)
        images = np.empty_like(some.images, order="C")
        first = 0
        for chunk in chunks(some.images):
            moved = chunk.reshape(*chunk.shape[:2], -1)[:, :, order]
            images[first : first + len(chunk)] = moved.reshape(chunk.shape)
            first += len(chunk)
        return ImageSet(images, some.labels)

    return dataset.replaced(scramble, scramble)


def _shuffled(some: ImageSet, seed: int, part: int) -> ImageSet:
    rng = stream(seed, Purpose.CONTROL, part)
    return ImageSet(some.images, rng.permutation(some.labels))
