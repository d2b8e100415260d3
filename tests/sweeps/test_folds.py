"""Stratified folds of the training images."""

import numpy as np
import pytest

from guitrainer.config.schema import Data
from guitrainer.data.folds import fold_numbers
from guitrainer.data.loading import load_dataset
from guitrainer.errors import ConfigError, DataError


@pytest.mark.parametrize(("count", "folds"), [(100, 5), (103, 4), (7, 7), (50, 3)])
def test_folds_are_balanced_in_every_class(count: int, folds: int) -> None:
    labels = np.random.default_rng(count).integers(0, 5, count)
    numbers = fold_numbers(labels, folds, seed=2)
    sizes = np.bincount(numbers, minlength=folds)
    assert sizes.max() - sizes.min() <= 1
    for kind in range(5):
        part = np.bincount(numbers[labels == kind], minlength=folds)
        assert part.max() - part.min() <= 1


def test_folds_are_random_and_repeatable() -> None:
    labels = np.zeros(60, np.int64)
    assert (fold_numbers(labels, 3, 0) == fold_numbers(labels, 3, 0)).all()
    assert (fold_numbers(labels, 3, 0) != fold_numbers(labels, 3, 1)).any()


def test_every_image_is_tested_once_and_never_trained_on_then() -> None:
    data = Data(source="shapes", limit=60, folds=4)
    whole = load_dataset(Data(source="shapes", limit=60), 1).train
    seen = []
    for fold in range(1, 5):
        dataset = load_dataset(data.model_copy(update={"fold": fold}), 1)
        assert (len(dataset.train), len(dataset.test)) == (45, 15)
        seen += [image.tobytes() for image in dataset.test.images]
        trained = {image.tobytes() for image in dataset.train.images}
        assert not trained & set(seen[-15:])
    assert sorted(seen) == sorted(image.tobytes() for image in whole.images)


def test_preprocessing_is_fitted_without_the_fold() -> None:
    data = Data(source="shapes", limit=60, folds=2)
    first, second = (
        load_dataset(data.model_copy(update={"fold": fold}), 0).transform for fold in (1, 2)
    )
    assert first.shift != second.shift


def test_more_folds_than_images_are_refused() -> None:
    with pytest.raises(DataError, match=r"data\.folds: got 9, accepted: up to 8"):
        load_dataset(Data(source="shapes", limit=8, folds=9), 0)


@pytest.mark.parametrize(
    ("words", "accepted"),
    [({"fold": 1}, "nothing without folds"), ({"fold": 4, "folds": 3}, "1 to 3")],
)
def test_fold_without_folds(words: dict[str, int], accepted: str) -> None:
    from guitrainer.config.loading import parse_experiment

    with pytest.raises(ConfigError, match=f"fold: got {words['fold']}, accepted: {accepted}"):
        parse_experiment({"data": words})
