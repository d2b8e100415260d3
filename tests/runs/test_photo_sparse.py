"""What `photo-sparse` claims: edges and sparse responses, of which controls lack one or both."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from guitrainer.config.loading import load_preset
from guitrainer.config.overrides import apply_overrides
from guitrainer.events import Event, RunFinished
from guitrainer.runs.experiment import run_experiment


class Found(NamedTuple):
    """Share of edges, orientations and kurtosis at the end of a run."""

    edges: float
    orientations: int
    kurtosis: float


def end_of(*settings: str) -> Found:
    events: Iterator[Event] = run_experiment(
        apply_overrides(load_preset("photo-sparse"), list(settings)), save=False
    )
    (last,) = [event for event in events if isinstance(event, RunFinished)]
    assert last.scores is not None and last.kurtosis is not None
    return Found(last.scores.edge_fraction, last.scores.orientations, last.kurtosis)


@pytest.mark.slow
def test_photographs_give_edges_of_all_directions_and_sparse_responses() -> None:
    found = end_of()
    assert found.edges >= 0.85
    assert found.orientations == 8
    assert found.kurtosis >= 4


@pytest.mark.slow
@pytest.mark.parametrize(
    ("control", "edges", "kurtosis"),
    [
        ("scrambled_phases", (0.55, 0.9), (2.6, 3.0)),
        ("scrambled_pixels", (0, 0), (4.0, 4.6)),
    ],
)
def test_controls(control: str, edges: tuple[float, float], kurtosis: tuple[float, float]) -> None:
    """A third of the steps is enough to tell them apart."""
    found = end_of(f"data.control={control}", "training.steps=1000")
    assert edges[0] <= found.edges <= edges[1]
    assert kurtosis[0] < found.kurtosis < kurtosis[1]
