"""Data and plan are measured before they are believed."""

import json
from typing import Any

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.data.dataset import Dataset, ImageSet, Selection
from guitrainer.data.preprocessing import preprocessed
from guitrainer.reports import Remark, RunReport
from guitrainer.training.report import report_run
from tests.training.lab import PLAIN, experiment

ALL = Selection(60, 30)
NORMALIZED = (schema.Dense(units=8), schema.BatchNorm(), schema.Dense())
COUNT, TESTS = 60, 30


def digits(count: int, seed: int) -> Any:
    """A bright square on black, at its place but for noise, in 0…255."""
    rng = np.random.default_rng(seed)
    images = rng.normal(10, 5, (count, 1, 8, 8))
    images[:, :, 2:6, 2:6] += 200
    images[0, 0, 0, :2] = 0, 255
    return images.clip(0, 255).astype(np.uint8)


def report_of(
    train: Any = None,
    test: Any = None,
    labels: Any = None,
    layers: Any = PLAIN,
    data: dict[str, Any] | None = None,
    selection: Selection = ALL,
    **training: Any,
) -> RunReport:
    train = digits(COUNT, 0) if train is None else train
    test = digits(TESTS, 1) if test is None else test
    labels = np.arange(COUNT) % 3 if labels is None else labels
    tests = ImageSet(test, np.arange(len(test)) % 3)
    names = ("a", "b", "c")
    made = Dataset("own", names, ImageSet(train, labels), lambda: tests, selection=selection)
    asked = experiment(layers, data={"source": "own", **(data or {})}, batch_size=16, **training)
    return report_run(asked, preprocessed(made, asked.data))


def test_what_is_measured() -> None:
    report = report_of(labels=np.arange(COUNT) % 2, selection=Selection(100, TESTS))
    data, plan = report.data, report.plan
    assert (data.source, data.shape, data.class_names) == ("own", (1, 8, 8), ("a", "b", "c"))
    assert (data.train.images, data.train.available, data.train.per_class) == (60, 100, (30, 30, 0))
    assert (data.test.images, data.test.per_class) == (30, (10, 10, 10))
    assert (data.train.low, data.train.high, data.divisor) == (0, 255, 255)
    assert data.train.mean == pytest.approx(digits(COUNT, 0).mean())
    assert (data.split, data.polarity, data.train.constant_channels) == ("given", "same", ())
    assert (plan.total_steps, plan.steps_per_epoch, plan.batch_size) == (30, 4, 16)
    assert (plan.smallest_batch, plan.left_out) == (12, 0)
    assert json.loads(json.dumps(report.as_mapping()))["data"]["train"]["per_class"] == [30, 30, 0]


@pytest.mark.parametrize(
    ("settings", "low", "high"),
    [
        ({"preprocessing": "raw"}, 0, 1),
        ({"preprocessing": "standardized", "mean": 0.5, "std": 0.25}, -2, 2),
        ({"preprocessing": "zero_mean", "mean": 0.5}, -0.5, 0.5),
        ({"preprocessing": "contrast"}, None, None),
        ({"preprocessing": "zca"}, None, None),
    ],
)
def test_the_range_that_the_network_sees(
    settings: dict[str, Any], low: float | None, high: float | None
) -> None:
    data = report_of(data=settings).data
    assert (data.train.low, data.train.high) == (0, 255)  # as stored, whatever is done to it
    assert [data.input_low, data.input_high] == pytest.approx([low, high])


FLAT = np.concatenate([digits(COUNT, 0), np.full((COUNT, 1, 8, 8), 9, np.uint8)], axis=1)
RAW = {"preprocessing": "raw"}
HELD_OUT = Selection(COUNT, TESTS, held_out=True)
GIVEN = {"mean": 0.1307, "std": 0.01}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, {}),
        ({"labels": np.arange(COUNT) % 2}, {"no_training": "class c"}),
        ({"test": digits(2, 1)}, {"no_test": "class c"}),
        ({"train": FLAT, "test": FLAT, "data": RAW}, {"constant": "channel 1"}),
        ({"train": digits(COUNT, 0) // 4, "test": digits(TESTS, 1) // 4, "data": RAW},
         {"dark": "above 63 of 255"}),
        ({"train": digits(COUNT, 0) // 4, "test": digits(TESTS, 1) // 4}, {}),  # standardized
        ({"test": digits(TESTS, 1) // 4}, {"range": "from 0 to 255, the test pixels from 0 to 63"}),
        ({"test": 255 - digits(TESTS, 1)}, {"negative": "negatives of the training images"}),
        ({"data": GIVEN}, {"mean_std": "do not match"}),
        ({"selection": HELD_OUT}, {"held_out": "a sixth of every class"}),
        (
            {"selection": Selection(60, 30, remarks=(Remark("transposed", {}),))},
            {"transposed": "stored transposed, turned upright"},
        ),
        ({"layers": NORMALIZED, "train": digits(49, 0), "labels": np.arange(49) % 3},
         {"left_out": "one image is left out of each epoch"}),
        ({"layers": NORMALIZED, "train": digits(50, 0), "labels": np.arange(50) % 3},
         {"small_batch": "has 2 images"}),
        ({"schedule": "step", "step_every": 30}, {"no_drop": "at step 31, the run has 30"}),
        ({"schedule": "step", "step_every": 29}, {}),
    ],
)  # fmt: skip
def test_remarks(settings: dict[str, Any], expected: dict[str, str]) -> None:
    found = {remark.kind: remark.text for remark in report_of(**settings).remarks}
    assert found.keys() == expected.keys()
    for kind, text in expected.items():
        assert text in found[kind]


def lines(count: int, seed: int) -> Any:
    """Bright and dark lines at random places: no place is brighter than another."""
    rng = np.random.default_rng(seed)
    images = np.full((count, 1, 8, 8), 128)
    for image, row, level in zip(
        images, rng.integers(8, size=count), rng.choice([0, 255], count), strict=True
    ):
        image[0, row] = level
    return images.astype(np.uint8)


@pytest.mark.parametrize(
    ("train", "test", "expected"),
    [
        (digits(60, 0), digits(30, 1), "same"),
        (digits(60, 0), 255 - digits(30, 1), "reversed"),
        (255 - digits(60, 0), digits(30, 1), "reversed"),
        (255 - digits(60, 0), 255 - digits(1, 1), "same"),
        (digits(60, 0) / np.float32(255), 1 - digits(30, 1) / np.float32(255), "reversed"),
        (lines(600, 0), lines(300, 1), "unclear"),
    ],
)
def test_polarity(train: Any, test: Any, expected: str) -> None:
    labels = np.arange(60) % 3
    train = train[:60]
    assert report_of(train, test, labels, data=RAW).data.polarity == expected
