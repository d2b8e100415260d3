"""Interleaved timing: each round times everybody once, so that noise falls on all alike."""

import time
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from guitrainer.bench import peer
from guitrainer.bench.workloads import (
    Step,
    Workload,
    build_network,
    make_batches,
    our_steps,
)
from guitrainer.nn.team import Team

# A sample lasts about this long, so that the clock and a switch of tasks do not count.
SAMPLE_SECONDS = 0.03
ROUNDS = 15
LEAST_ROUNDS = 7
BUDGET_SECONDS = 25.0


@dataclass(frozen=True)
class Result:
    """Medians in milliseconds; ratios are peer over ours, so above 1 we are faster."""

    workload: str
    part: str
    batch_size: int
    threads: int
    ours_ms: float
    torch_ms: float | None
    ratio: float | None
    ratio_p10: float | None
    ratio_p90: float | None

    def as_dict(self) -> dict[str, Any]:
        """Give the fields as a dictionary."""
        return asdict(self)


def _repeats(step: Step) -> int:
    """How often a step fits into a sample; also warms it up."""
    step()
    start = time.perf_counter()
    step()
    once = time.perf_counter() - start
    return max(1, round(SAMPLE_SECONDS / once))


def interleave(steps: list[Step]) -> Any:
    """Time the steps in turn; seconds per call, shape (steps, rounds)."""
    repeats = [_repeats(step) for step in steps]
    times: list[list[float]] = [[] for _ in steps]
    begin = time.perf_counter()
    for k in range(ROUNDS):
        for step, count, row in zip(steps, repeats, times, strict=True):
            start = time.perf_counter()
            for _ in range(count):
                step()
            row.append((time.perf_counter() - start) / count)
        if k + 1 >= LEAST_ROUNDS and time.perf_counter() - begin > BUDGET_SECONDS:
            break
    return np.array(times)


def bench_workload(
    workload: Workload, batch_size: int | None, threads: int, against_torch: bool
) -> list[Result]:
    """Measure all parts of a workload."""
    size = batch_size or workload.batch_size
    network, batches = build_network(workload), make_batches(workload, size)
    theirs = peer.peer_steps(workload, network, batches) if against_torch else {}
    if against_torch:
        peer.set_threads(threads)
    results = []
    with Team(threads) as team:
        ours = our_steps(workload, network, batches, team)
        for part in workload.parts:
            rivals = list(theirs[part].values()) if against_torch else []
            times = interleave([ours[part], *rivals])
            results.append(_result(workload.name, part, size, threads, times))
    return results


def _result(workload: str, part: str, size: int, threads: int, times: Any) -> Result:
    ours = float(np.median(times[0]))
    if len(times) == 1:
        return Result(workload, part, size, threads, ours * 1e3, None, None, None, None)
    rival = min(times[1:], key=np.median)
    ratios = rival / times[0]
    low, middle, high = (float(q) for q in np.percentile(ratios, (10, 50, 90)))
    return Result(
        workload, part, size, threads, ours * 1e3, float(np.median(rival)) * 1e3, middle, low, high
    )
