"""Histograms of a run: the counts, what a run records of them, and what is read back."""

from pathlib import Path

import numpy as np
import pytest

from guitrainer.analysis.histograms import MOST_VALUES, histogram_of
from guitrainer.errors import CheckpointError
from guitrainer.events import BINS, HistogramsMeasured, LayerHistogram
from guitrainer.runs.reading import read_histograms
from guitrainer.runs.tables import HistogramTable
from guitrainer.training.control import Control
from tests.training.lab import experiment, make_dataset, training


def test_counts_are_those_of_numpy() -> None:
    values = np.random.default_rng(0).normal(0, 2, (40, 5, 7)).astype(np.float32)
    found = histogram_of("conv1", "weights", values)
    assert found is not None
    counts, edges = np.histogram(values.astype(np.float64), BINS)
    assert list(found.counts) == counts.tolist()
    assert (found.low, found.high) == (edges[0], edges[-1])


@pytest.mark.parametrize(
    ("values", "low", "high", "first"),
    [([3.0, 3.0], 3, 3, 2), ([0.0], 0, 0, 1), ([np.nan, -1.0, np.inf, 1.0], -1, 1, 1)],
)
def test_equal_values_and_values_that_are_not_finite(
    values: list[float], low: float, high: float, first: int
) -> None:
    found = histogram_of("conv1", "weights", np.array(values, np.float32))
    assert found is not None
    assert (found.low, found.high, found.counts[0]) == (low, high, first)
    assert sum(found.counts) == np.isfinite(values).sum()


def test_nothing_finite_has_no_histogram() -> None:
    assert histogram_of("conv1", "weights", np.full(3, np.nan)) is None


def test_large_arrays_are_counted_in_part() -> None:
    values = np.arange(10 * MOST_VALUES + 3, dtype=np.float32)
    found = histogram_of("conv1", "activations", values)
    assert found is not None
    assert MOST_VALUES / 2 < sum(found.counts) <= MOST_VALUES
    assert max(found.counts) - min(found.counts) <= 1


def test_a_part_has_the_range_of_all_and_the_order_of_the_axes() -> None:
    values = np.random.default_rng(1).normal(0, 1, (64, 3, 20, 20)).astype(np.float32)
    values[0, 0, 0, 1], values[0, 0, 0, 2], values[0, 0, 0, 4] = -90, 80, np.nan
    found = histogram_of("conv1", "activations", values)
    assert found is not None
    assert (found.low, found.high) == (-90, 80)
    lanes_last = np.ascontiguousarray(values.transpose(1, 2, 3, 0)).transpose(3, 0, 1, 2)
    assert histogram_of("conv1", "activations", lanes_last) == found


def test_a_run_measures_weights_gradients_and_outputs() -> None:
    given = experiment(steps=6, recording={"signals_every": 3})
    with training(given, make_dataset()) as trainer:
        start = trainer.network.layers[0].weight
        assert start is not None
        initial = start.value.copy()
        events = list(trainer.events(Control()))
        now, gradient = start.value.copy(), start.grad.copy()
    found = [event for event in events if isinstance(event, HistogramsMeasured)]
    assert [event.step for event in found] == [0, 3, 6]
    assert {one.kind for one in found[0].histograms} == {"weights"}
    names = [(one.layer, one.kind) for one in found[2].histograms]
    assert names == [
        ("conv1", "weights"), ("conv1", "gradients"), ("dense1", "weights"),
        ("dense1", "gradients"), ("conv1", "activations"), ("relu1", "activations"),
        ("max_pool1", "activations"), ("dense1", "activations"),
    ]  # fmt: skip
    assert found[0].histograms[0] == histogram_of("conv1", "weights", initial)
    assert found[2].histograms[0] == histogram_of("conv1", "weights", now)
    assert found[2].histograms[1] == histogram_of("conv1", "gradients", gradient)
    relu = found[2].histograms[5]
    assert relu.low == 0 and sum(relu.counts) > 0


def measured(step: int) -> HistogramsMeasured:
    counts = tuple(range(BINS))
    return HistogramsMeasured(
        step,
        (
            LayerHistogram("conv1", "weights", -0.1, 0.30000000000000004, counts),
            LayerHistogram("conv1", "activations", 0.0, 0.0, counts[::-1]),
        ),
    )


def test_the_table_gives_the_same_events_and_is_resumed(tmp_path: Path) -> None:
    path = tmp_path / "histograms.csv"
    table = HistogramTable(path)
    table.begin()
    for step in (0, 10, 20):
        table.add_histograms(measured(step))
    table.flush()
    before = path.read_bytes()
    assert list(read_histograms(path)) == [measured(step) for step in (0, 10, 20)]
    again = HistogramTable(path)
    again.find(10)
    again.resume()
    again.add_histograms(measured(10))
    again.add_histograms(measured(20))
    again.flush()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("weights", "heights", 'kind: found "heights", accepted: weights, gradients, activations'),
        (",-0.1,", ",nan,", "low, high: found nan, 0.3"),
        (",0,1,2,", ",0,-1,2,", 'bin: found "-1", accepted: a whole number'),
        ("conv1,", "../x,", "damaged at step 0"),
    ],
)
def test_damaged_tables_are_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = tmp_path / "histograms.csv"
    table = HistogramTable(path)
    table.begin()
    table.add_histograms(measured(0))
    table.flush()
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(CheckpointError, match=r"histograms\.csv: damaged at step 0") as caught:
        list(read_histograms(path))
    assert words in str(caught.value)
