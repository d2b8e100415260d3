"""Length of a run: its batches, what is refused, and what training further makes of it."""

from typing import Any

import pytest

from guitrainer.config import schema
from guitrainer.config.loading import load_experiment, to_toml
from guitrainer.errors import ConfigError
from guitrainer.events import StepFinished
from guitrainer.training.plan import Further, RunLength, lengthened
from tests.training.lab import EVERYTHING, PLAIN, experiment, of_kind, trained

NORMALIZED = (schema.Dense(units=8), schema.BatchNorm(), schema.Relu(), schema.Dense())


@pytest.mark.parametrize(
    ("layers", "images", "batch_size", "expected"),
    [
        (PLAIN, 200, 48, (5, 8, 0)),
        (PLAIN, 193, 48, (5, 1, 0)),  # a last batch of one harms nobody here
        (PLAIN, 192, 48, (4, 48, 0)),
        (PLAIN, 3, 1, (3, 1, 0)),
        (NORMALIZED, 200, 48, (5, 8, 0)),
        (NORMALIZED, 193, 48, (4, 48, 1)),
        (NORMALIZED, 3, 2, (1, 2, 1)),
        (EVERYTHING, 193, 48, (4, 48, 1)),
    ],
)
def test_batches(layers: Any, images: int, batch_size: int, expected: tuple[int, int, int]) -> None:
    length = RunLength.of(experiment(layers, steps=100, batch_size=batch_size), images)
    assert (length.steps_per_epoch, length.last_batch, length.left_out) == expected
    assert length.images_per_epoch == images - length.left_out
    assert length.smallest_batch == min(batch_size, expected[1])


def test_a_run_shorter_than_an_epoch_never_sees_its_last_batch() -> None:
    length = RunLength.of(experiment(steps=4), 200)
    assert (length.last_batch, length.smallest_batch) == (8, 48)


@pytest.mark.parametrize(
    ("layers", "settings", "message"),
    [
        (PLAIN, {"batch_size": 201}, "training.batch_size: got 201, accepted: 1 to 200"),
        (NORMALIZED, {"batch_size": 1}, "training.batch_size: got 1, accepted: 2 to 200"),
        (
            EVERYTHING,
            {"batch_size": 1},
            "(the training images; batch_norm1 needs at least 2)",
        ),
        (
            PLAIN,
            {"steps": 30, "warmup_steps": 31},
            "training.warmup_steps: got 31, accepted: 0 to 30 (the steps of the run)",
        ),
        (PLAIN, {"steps": None, "epochs": 2, "warmup_steps": 11}, "got 11, accepted: 0 to 10"),
    ],
)
def test_what_cannot_be_trained(layers: Any, settings: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        RunLength.of(experiment(layers, **settings), 200)
    assert message in str(caught.value)


def test_no_batch_of_one_reaches_batch_normalization() -> None:
    """It pulled the running statistics toward those of a single image, once per epoch."""
    events, _ = trained(experiment(NORMALIZED, batch_size=199, steps=None, epochs=3))
    assert [step.images for step in of_kind(events, StepFinished)] == [199, 199, 199]


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [("constant", []), ("step", []), ("cosine", [30]), ("one_cycle", [30])],
)
def test_lengthened(schedule: str, expected: list[int]) -> None:
    longer = lengthened(experiment(steps=None, epochs=2, schedule=schedule), 30, Further(50))
    assert (longer.training.steps, longer.training.epochs) == (50, None)
    assert list(longer.training.restarts) == expected
    assert RunLength.of(longer, 200).total_steps == 50
    twice = lengthened(longer, 50, Further(1, added=True))
    assert list(twice.training.restarts) == ([30, 50] if expected else [])


@pytest.mark.parametrize("steps", [0, 29, 30])
def test_a_run_is_not_made_shorter(steps: int) -> None:
    with pytest.raises(ConfigError, match="accepted: more than the 30"):
        lengthened(experiment(steps=30), 30, Further(steps))


@pytest.mark.parametrize("restarts", [[3, 3], [5, 2], [0], [-1], ["a"], 3])
def test_restarts_rise(restarts: Any) -> None:
    with pytest.raises(ValueError, match="restarts"):
        schema.Training.model_validate({"restarts": restarts})


def test_restarts_survive_a_file(tmp_path: Any) -> None:
    asked = experiment(schedule="cosine", restarts=(10, 20))
    path = tmp_path / "restarts.toml"
    path.write_text(to_toml(asked), encoding="utf-8")
    assert load_experiment(path) == asked
