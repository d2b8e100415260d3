"""A dataset and experiments small enough for tests of the training loop."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import numpy as np

from guitrainer.config import schema
from guitrainer.data.dataset import Dataset, ImageSet
from guitrainer.events import Event, StepFinished
from guitrainer.training.control import Control
from guitrainer.training.trainer import Trainer

IMAGES, SIDE, CLASSES = 200, 12, 3
Kind = TypeVar("Kind")


def make_images(count: int, seed: int) -> ImageSet:
    """Rows, columns or diagonals (the classes) of random phase, with noise, as bytes."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, CLASSES, count)
    rows, columns = np.indices((SIDE, SIDE))
    along = np.stack([rows, columns, rows + columns])[labels]
    phase = rng.integers(0, 4, (count, 1, 1))
    values = 60 + 120 * ((along + phase) // 2 % 2) + rng.normal(0, 15, along.shape)
    return ImageSet(values.clip(0, 255).astype(np.uint8)[:, None], labels)


def make_dataset() -> Dataset:
    names = ("rows", "columns", "diagonals")
    return Dataset("stripes", names, make_images(IMAGES, 0), lambda: make_images(90, 1))


HE = schema.Initializer(scheme="he_normal")
PLAIN: tuple[schema.AnyLayer, ...] = (
    schema.Conv(filters=4, kernel_size=3, initializer=HE),
    schema.Relu(),
    schema.MaxPool(),
    schema.Dense(),
)
# Everything that keeps a state or draws from a stream.
EVERYTHING: tuple[schema.AnyLayer, ...] = (
    schema.Conv(filters=4, kernel_size=3, initializer=HE),
    schema.BatchNorm(),
    schema.Relu(),
    schema.MaxPool(),
    schema.Dropout(rate=0.2),
    schema.Dense(units=8),
    schema.Relu(),
    schema.Dropout(rate=0.3),
    schema.Dense(),
)


def experiment(
    layers: tuple[schema.AnyLayer, ...] = PLAIN,
    data: dict[str, Any] | None = None,
    recording: dict[str, Any] | None = None,
    seed: int = 0,
    **training: Any,
) -> schema.Experiment:
    """An experiment of 30 steps; 48 images a step leave 8 for the last of every epoch."""
    options = {"batch_size": 48, "steps": 30, "learning_rate": 0.02} | training
    return schema.Experiment(
        seed=seed,
        data=schema.Data(**(data or {})),
        network=schema.Network(layers=layers),
        training=schema.Training(**options),
        recording=schema.Recording(**(recording or {})),
    )


@contextmanager
def training(
    asked: schema.Experiment, dataset: Dataset | None = None, threads: int = 1
) -> Iterator[Trainer]:
    """A trainer whose threads end with the block."""
    trainer = Trainer(asked, dataset or make_dataset(), threads=threads)
    try:
        yield trainer
    finally:
        trainer.close()


def trained(
    asked: schema.Experiment, threads: int = 1, stop_at: int | None = None
) -> tuple[list[Event], dict[str, Any]]:
    """All events of a run, and the state it ends in."""
    with training(asked, threads=threads) as trainer:
        events = list(trainer.events(Control(stop_at)))
        return events, trainer.state()[0]


def of_kind(events: list[Event], kind: type[Kind]) -> list[Kind]:
    return [event for event in events if isinstance(event, kind)]


def losses(events: list[Event]) -> list[float]:
    return [event.loss for event in of_kind(events, StepFinished)]


def assert_same_bits(computed: dict[str, Any], expected: dict[str, Any]) -> None:
    assert computed.keys() == expected.keys()
    for name, values in expected.items():
        np.testing.assert_array_equal(computed[name], values, err_msg=name)
