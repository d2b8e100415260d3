"""Controls: datasets in which the presumed cause of the effect is destroyed."""

import numpy as np

from guitrainer.config.schema import Control
from guitrainer.data.dataset import Dataset, ImageSet
from guitrainer.formats.chunks import chunks
from guitrainer.formats.limits import check_memory
from guitrainer.streams import Purpose, stream

PERMUTATION, TRAIN_LABELS, TEST_LABELS = range(3)


def controlled(dataset: Dataset, control: Control, seed: int) -> Dataset:
    """Apply a control to a dataset.

    "scrambled_pixels" moves the pixels of all images by one fixed permutation: each pixel keeps its
    statistics, but neighborhoods are lost. "random_labels" assigns the labels to the images at
    random: the classes keep their frequencies, but labels no longer depend on the images (compare
    Zhang et al. 2017, "Understanding deep learning requires rethinking generalization", section
    2.2).
    """
    if control == "scrambled_pixels":
        return _scrambled(dataset, seed)
    if control == "random_labels":
        return dataset.replaced(
            lambda train: _shuffled(train, seed, TRAIN_LABELS),
            lambda test: _shuffled(test, seed, TEST_LABELS),
        )
    return dataset


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
