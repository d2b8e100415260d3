"""What is kept of a run, and where the cursor can stand in it."""

from dataclasses import replace

import numpy as np
import pytest

from guitrainer.config.loading import load_preset
from guitrainer.events import FiltersCaptured, SignalsMeasured, StepFinished, frozen_copy
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.series import FIRST_CAPACITY, RunningMean, Series


def step_finished(step: int, loss: float = 1.0) -> StepFinished:
    return StepFinished(step, 0, loss, 0.5, 0.1, 64, 0.001 * step)


def captured(step: int) -> FiltersCaptured:
    return FiltersCaptured(
        step, "conv1", frozen_copy(np.ones((2, 1, 3, 3), np.float32)), None, None
    )


def test_series_grows_by_lists_and_by_arrays() -> None:
    series, expected = Series(), list(np.arange(3.0 * FIRST_CAPACITY))
    series.extend(np.array(expected[:1000]))
    for value in expected[1000:1400]:
        series.extend([value])
    series.extend(expected[1400:2000])
    series.extend(np.array(expected[2000:]))
    np.testing.assert_array_equal(series.values, expected)


def test_running_mean_is_the_same_however_the_numbers_come() -> None:
    values = np.random.default_rng(0).normal(size=400)
    values[[30, 31, 32, 33, 34, 35, 200]] = [np.nan, np.inf, np.nan, -np.inf, np.nan, np.nan, 1e30]
    counts = np.tile([64.0, 64.0, 8.0], 134)[:400]  # the last batch of three is short
    source, images = Series(), Series()
    means = RunningMean(source, images, window=5)
    for place in np.split(np.arange(400), [1, 3, 4, 50, 51, 220]):
        images.extend(counts[place])
        source.extend(values[place])
        assert len(means.values) == len(source)
    windows = [np.arange(max(k - 4, 0), k + 1) for k in range(400)]
    finite = [window[np.isfinite(values[window])] for window in windows]
    expected = [
        np.average(values[window], weights=counts[window]) if len(window) else np.nan
        for window in finite
    ]
    np.testing.assert_allclose(means.values, expected, rtol=1e-12)


def test_steps_are_recorded_together_as_one_by_one() -> None:
    steps = [replace(step_finished(k, 1 / k), images=k % 7 + 1) for k in range(1, 700)]
    steps[3] = replace(steps[3], seconds=0.0)
    steps[5] = replace(steps[5], accuracy=None)
    together, single = Record(load_preset("digits-edges")), Record(load_preset("digits-edges"))
    for first, last in ((0, 1), (1, 40), (40, 699)):
        together.take_steps(steps[first:last])
    for one in steps:
        single.take(one)
    for name in ("step", "loss", "accuracy", "learning_rate", "images", "smooth_loss"):
        columns = getattr(together.steps, name), getattr(single.steps, name)
        np.testing.assert_array_equal(columns[0].values, columns[1].values)
    assert together.last_step is single.last_step is steps[-1]
    assert (together.timed_steps, together.timed_images) == (
        698,
        sum(k % 7 + 1 for k in range(1, 700)) - 5,
    )
    assert (single.timed_steps, single.timed_images) == (
        together.timed_steps,
        together.timed_images,
    )


@pytest.fixture
def recorded(lab: Lab) -> Lab:
    """Filters recorded at steps 0, 30, 60 and 90 of a run that stands at step 95."""
    lab.looking.record = Record(load_preset("digits-edges"))
    for step in (0, 30, 60, 90):
        lab.record.take(captured(step))
    lab.record.take(step_finished(95))
    return lab


@pytest.mark.parametrize(
    ("asked", "cursor"), [(-5, 0), (14, 0), (16, 30), (90, 90), (94, 90), (95, None), (300, None)]
)
def test_scrubbing_snaps_to_recorded_steps(recorded: Lab, asked: float, cursor: int | None) -> None:
    recorded.looking.move_cursor(60)
    recorded.looking.scrub(asked)
    assert recorded.looking.cursor == cursor


def test_walking_frame_by_frame(recorded: Lab) -> None:
    seen = []
    for by in (-1, -1, -1, -1, -1, 1, 1, 1, 1, 1):
        recorded.looking.walk(by)
        seen.append(recorded.looking.cursor)
    assert seen == [90, 60, 30, 0, 0, 30, 60, 90, None, None]


def test_cursor_stands_at_measured_signals_where_there_are_no_filters(recorded: Lab) -> None:
    recorded.looking.record = Record(load_preset("vanishing"))
    for step in (25, 50):
        recorded.record.take(SignalsMeasured(step, ()))
    recorded.record.take(step_finished(60))
    recorded.looking.scrub(30)
    assert recorded.looking.cursor == 25


def test_speed_counts_images_whose_time_is_known(lab: Lab) -> None:
    """The last batch of an epoch is short, and old steps may have lost their time."""
    record = Record(load_preset("digits-edges"))
    for step, images, seconds in ((1, 64, 0.0), (2, 64, 0.5), (3, 8, 1.0)):
        record.take(StepFinished(step, 0, 1.0, 0.5, 0.1, images, seconds))
    assert (record.timed_images, record.timed_steps) == (72, 2)
