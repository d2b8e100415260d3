"""EMNIST letters, stored as its authors do: transposed, labels from 1; drawn here with a slant."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from guitrainer.config import schema
from guitrainer.data.loading import load_dataset
from guitrainer.training.control import Control
from tests.formats.datasets.making import Array, write_idx
from tests.training.lab import training

SIDE, CLASSES = 28, 26
EACH = {"train": 20, "test": 5}  # images of every letter


def drawn_letters(count: int, seed: int) -> tuple[Array, Array]:
    """Letters A to Z in turn, shifted, and slanted to the right as in handwriting."""
    rng, font = np.random.default_rng(seed), ImageFont.load_default(20)
    images, middle = [], SIDE / 2
    for number in range(count):
        picture = Image.new("L", (SIDE, SIDE))
        place = tuple(middle + rng.uniform(-2, 2, 2))
        letter = chr(ord("A") + number % CLASSES)
        ImageDraw.Draw(picture).text(place, letter, 255, font, anchor="mm")
        slant = rng.uniform(0.05, 0.45)
        turned = (1, slant, -slant * middle, 0, 1, 0)
        kind, smooth = Image.Transform.AFFINE, Image.Resampling.BILINEAR
        images.append(np.asarray(picture.transform(picture.size, kind, turned, smooth)))
    return np.stack(images), (np.arange(count) % CLASSES).astype(np.uint8)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("emnist")
    for seed, (part, each) in enumerate(EACH.items()):
        images, labels = drawn_letters(each * CLASSES, seed)
        stem = f"emnist-letters-{part}"
        write_idx(path / f"{stem}-images-idx3-ubyte", images.swapaxes(1, 2))
        write_idx(path / f"{stem}-labels-idx1-ubyte", labels + np.uint8(1))
    return path


def test_letters_have_26_classes_and_are_upright(folder: Path) -> None:
    dataset = load_dataset(schema.Data(source=str(folder)), 0)
    assert dataset.classes == CLASSES
    for seed, part in enumerate((dataset.train, dataset.test)):
        images, labels = drawn_letters(len(part), seed)
        np.testing.assert_array_equal(part.images[:, 0], images)
        np.testing.assert_array_equal(part.labels, labels)


def _steepness(folder: Path, orientation: schema.OrientationName) -> float:
    """How much more the learned filters change from row to row than from column to column."""
    initializer = schema.Initializer(scheme="small_gaussian")
    convolution = schema.Conv(filters=16, kernel_size=7, initializer=initializer)
    layers = (convolution, schema.Relu(), schema.MaxPool(), schema.Dense())
    experiment = schema.Experiment(
        data=schema.Data(source=str(folder), orientation=orientation),
        network=schema.Network(layers=layers),
        training=schema.Training(batch_size=52, steps=60, learning_rate=0.05),
    )
    dataset = load_dataset(experiment.data, 0)
    with training(experiment, dataset) as trainer:
        for _ in trainer.events(Control(None)):
            pass
        state = trainer.state()[0]
    weight = next(value for value in state.values() if value.shape == (16, 1, 7, 7))
    rows, columns = np.gradient(weight[:, 0].astype(np.float64), axis=(1, 2))
    return float((rows**2).sum() / (columns**2).sum())


@pytest.mark.slow
def test_edges_learned_from_the_transposed_reading_are_others(folder: Path) -> None:
    upright, transposed = _steepness(folder, "auto"), _steepness(folder, "stored")
    assert upright > 1.1
    assert transposed < 0.9
