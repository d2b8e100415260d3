"""Folds for cross-validation: parts of the training images, each with its share of every class."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Data
from guitrainer.data.dataset import Dataset, ImageSet, Labels
from guitrainer.data.selection import sample
from guitrainer.errors import DataError
from guitrainer.formats.chunks import taken
from guitrainer.formats.limits import check_memory
from guitrainer.streams import Purpose, stream


def folded(dataset: Dataset, data: Data, seed: int) -> Dataset:
    """Return the dataset in which one fold of the training images replaces the test images.

    The images of the other folds remain for training, in their order. Without `data.folds`, the
    dataset is returned unchanged.

    Raises
    ------
    DataError
        If there are fewer training images than folds.
    """
    if data.folds is None:
        return dataset
    labels = dataset.train.labels
    if len(labels) < data.folds:
        raise DataError(
            f"data.folds: got {data.folds}, accepted: up to {len(labels)} (the training images)"
        )
    numbers = fold_numbers(labels, data.folds, seed)
    held = numbers == (data.fold or 1) - 1
    tested = np.flatnonzero(held)
    chosen_of = dataset.selection
    if chosen_of is not None:
        chosen_of = replace(chosen_of, test=len(tested), held_out=False)
    if data.test_limit is not None:
        tested = tested[sample(labels[tested], data.test_limit)]
    train = dataset.train
    return Dataset(
        dataset.name,
        dataset.class_names,
        _part(train, np.flatnonzero(~held)),
        lambda: _part(train, tested),
        selection=chosen_of,
    )


def fold_numbers(labels: Labels, folds: int, seed: int) -> NDArray[np.int64]:
    """Assign every image to a fold at random, so that folds differ by at most one image.

    The same holds for the images of each class (stratified folds; Kohavi 1995, "A study of
    cross-validation and bootstrap for accuracy estimation and model selection").

    Parameters
    ----------
    labels : (N,), int64.
    folds : number of folds.
    seed : seed of the random stream, which is used for nothing else.

    Returns
    -------
    (N,), int64 : from 0 to folds − 1.
    """
    order = stream(seed, Purpose.FOLDS).permutation(len(labels))
    by_class = order[np.argsort(labels[order], kind="stable")]
    numbers = np.empty(len(labels), np.int64)
    numbers[by_class] = np.arange(len(labels)) % folds
    return numbers


def _part(some: ImageSet, rows: NDArray[np.int64]) -> ImageSet:
    check_memory("data.folds: the images of the other folds", len(rows) * some.images[:1].nbytes)
    return ImageSet(taken(some.images, rows), some.labels[rows])
