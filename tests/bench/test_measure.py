"""Benchmarks, with hardly any time to measure: what they report, not how fast anything is."""

import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from guitrainer.bench import measure, peer
from guitrainer.bench.measure import bench_workload, interleave
from guitrainer.bench.path_lines import PATH_LINES, PathLine
from guitrainer.bench.workloads import WORKLOADS, build_network, make_batches
from guitrainer.nn.paths import forced


@pytest.fixture(autouse=True)
def little_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "SAMPLE_SECONDS", 0.0)
    monkeypatch.setattr(measure, "ROUNDS", 3)
    monkeypatch.setattr(measure, "LEAST_ROUNDS", 2)


def test_workloads_of_the_contract_are_known() -> None:
    assert {"W1", "W2", "W3", "W4"} <= set(WORKLOADS)


@pytest.mark.parametrize(
    ("name", "batch_size", "parts"),
    [
        ("W1", 64, ["step"]),
        ("W4", 4, ["forward", "input_gradient", "weight_gradient"]),
        ("keras-mnist", 64, ["inference"]),
    ],
)
def test_alone_there_are_times_and_no_ratios(name: str, batch_size: int, parts: list[str]) -> None:
    results = bench_workload(WORKLOADS[name], batch_size, threads=1, rival=None)
    assert [result.part for result in results] == parts
    for result in results:
        found = result.as_dict()
        assert found.pop("ours_ms") > 0
        assert found.pop("peak_share") > 0
        assert found == {
            "workload": name,
            "part": result.part,
            "batch_size": batch_size,
            "threads": 1,
            "rival": None,
            "rival_ms": None,
            "ratio": None,
            "ratio_p10": None,
            "ratio_p90": None,
        }


@pytest.mark.parametrize("name", ["W1", "W4", "keras-mnist"])
def test_against_torch_there_are_ratios(name: str) -> None:
    torch = pytest.importorskip("torch", reason="compares with torch, which is not installed")
    before = torch.get_num_threads()
    try:
        results = bench_workload(WORKLOADS[name], 4, threads=2, rival="torch")
        assert torch.get_num_threads() == 2
    finally:
        peer.set_threads(before)
    for result in results:
        assert result.threads == 2
        assert result.rival_ms is not None and result.rival_ms > 0
        assert result.ratio is not None
        assert result.ratio_p10 is not None and result.ratio_p90 is not None
        assert 0 < result.ratio_p10 <= result.ratio <= result.ratio_p90


def test_more_threads_are_held_against_one() -> None:
    (result,) = bench_workload(WORKLOADS["W1"], 32, threads=2, rival="one-thread")
    assert (result.threads, result.rival) == (2, "one-thread")
    assert result.ratio is not None and result.ratio > 0


@pytest.mark.parametrize("line", PATH_LINES, ids=lambda line: f"{line.name} {line.workload.name}")
def test_a_path_is_forbidden_only_while_its_rival_is_built(line: PathLine) -> None:
    before = dict(os.environ)
    with line.forbidden():
        assert os.environ[line.variable] == line.instead
        assert line.instead in forced()
    assert dict(os.environ) == before


def test_a_path_is_held_against_the_direct_one() -> None:
    line = next(line for line in PATH_LINES if line.part == "weight_gradient")
    small = replace(line, workload=replace(line.workload, batch_size=4))
    result = measure.bench_path(small, threads=1)
    assert (result.rival, result.part) == ("direct", "weight_gradient")
    assert result.ratio is not None and result.ratio > 0


def test_steps_take_turns() -> None:
    order: list[str] = []

    def named(name: str) -> Callable[[], object]:
        return lambda: order.append(name)

    times = interleave([named("ours"), named("theirs")])
    assert times.shape == (2, 3)
    assert (times > 0).all()
    assert order[:4] == ["ours", "ours", "theirs", "theirs"]  # each warms up, and is timed once
    # then each begins a sample with a step that is not timed
    assert order[4:] == ["ours", "ours", "theirs", "theirs"] * 3


def test_rounds_end_when_the_time_is_spent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "BUDGET_SECONDS", 0.0)
    monkeypatch.setattr(measure, "ROUNDS", 100)
    assert interleave([lambda: None]).shape == (1, 2)


def times_of(*rows: list[float]) -> Any:
    return np.array(rows)


def test_the_better_rival_counts() -> None:
    ours, slow, fast = [1.0, 2.0, 1.0], [8.0, 8.0, 8.0], [2.0, 6.0, 4.0]
    result = measure._result(("W", "step", 64, 1), "torch", times_of(ours, slow, fast))
    assert (result.ours_ms, result.rival_ms) == (1000, 4000)
    assert result.ratio == 3  # the median of 2, 3 and 4, each within its round
    assert result.ratio_p10 == pytest.approx(2.2)
    assert result.ratio_p90 == pytest.approx(3.8)


@pytest.mark.parametrize("name", ["W1", "W3"])
def test_batches_are_the_same_at_every_start(name: str) -> None:
    workload = WORKLOADS[name]
    first, second = (make_batches(workload, 8) for _ in range(2))
    np.testing.assert_array_equal(first.images, second.images)
    np.testing.assert_array_equal(first.indices, second.indices)
    assert first.images.shape[1:] == workload.shape
    for ours, again in zip(*(build_network(workload).parameters for _ in range(2)), strict=True):
        np.testing.assert_array_equal(ours.value, again.value)
