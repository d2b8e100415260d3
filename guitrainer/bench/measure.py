"""Interleaved timing: each round times everything once, so that noise affects all equally."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from guitrainer.bench import peer
from guitrainer.bench.flops import peak_step, workload_flops
from guitrainer.bench.path_lines import PathLine
from guitrainer.bench.rivals import RIVALS, load_peer
from guitrainer.bench.workloads import (
    Batches,
    Step,
    Workload,
    build_network,
    make_batches,
    our_steps,
)
from guitrainer.nn.team import Team

# Duration of a sample. In a run, a step follows others of its kind; so a step that is not timed
# precedes those that are, and brings what they need back into the caches.
SAMPLE_SECONDS = 0.1
ROUNDS = 31
LEAST_ROUNDS = 7
BUDGET_SECONDS = 25.0
Clock = Callable[[], float]


@dataclass(frozen=True)
class BenchResult:
    """Medians in milliseconds; ratios are rival over ours, so we are faster if they exceed 1.

    `peak_share` is the number of operations per second over that of the machine's peak, see
    `bench.flops`.
    """

    workload: str
    part: str
    batch_size: int
    threads: int
    ours_ms: float
    peak_share: float | None = None
    rival: str | None = None
    rival_ms: float | None = None
    ratio: float | None = None
    ratio_p10: float | None = None
    ratio_p90: float | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the fields as a dictionary."""
        return asdict(self)


def _repeats(step: Step) -> int:
    """Return how often a step fits into a sample, after warming it up."""
    step()
    start = time.perf_counter()
    step()
    once = time.perf_counter() - start
    return max(1, round(SAMPLE_SECONDS / once))


def _clock(threads: int) -> Clock:
    """Return the clock: processor time for one thread, so that other processes do not matter."""
    return time.process_time if threads == 1 else time.perf_counter


def interleave(steps: list[Step], clock: Clock = time.perf_counter) -> Any:
    """Time the steps in turn; return seconds per call, shape (steps, rounds)."""
    repeats = [_repeats(step) for step in steps]
    times: list[list[float]] = [[] for _ in steps]
    begin = time.perf_counter()
    for k in range(ROUNDS):
        for step, count, row in zip(steps, repeats, times, strict=True):
            step()
            start = clock()
            for _ in range(count):
                step()
            row.append((clock() - start) / count)
        if k + 1 >= LEAST_ROUNDS and time.perf_counter() - begin > BUDGET_SECONDS:
            break
    return np.array(times)


def bench_workload(
    workload: Workload, batch_size: int | None, threads: int, rival: str | None
) -> list[BenchResult]:
    """Measure all parts of a workload that the rival has.

    Parameters
    ----------
    rival : "torch", "compiled" (torch.compile), "one-thread" (our own engine), a name of
        `rivals.RIVALS`, or None

    Raises
    ------
    InputError
        If the rival cannot compute the workload.
    """
    size = batch_size or workload.batch_size
    if rival in RIVALS:
        workload = replace(workload, parts=load_peer(rival, threads).parts(workload))
    network, batches = build_network(workload), make_batches(workload, size)
    with Team(threads) as team, Team(1) as alone:
        theirs = _rival_steps(workload, batches, threads, rival, alone)
        ours = our_steps(workload, network, batches, team)
        return [
            _timed(workload, part, size, team, rival, [ours[part], *theirs[part].values()])
            for part in workload.parts
        ]


def _rival_steps(
    workload: Workload, batches: Batches, threads: int, rival: str | None, alone: Team
) -> dict[str, dict[str, Step]]:
    """Return the rival's steps by part, and by its formats; it starts from the same weights."""
    network = build_network(workload)
    if rival is None:
        return {part: {} for part in workload.parts}
    if rival == "one-thread":
        steps = our_steps(workload, network, batches, alone)
        return {part: {rival: steps[part]} for part in workload.parts}
    if rival in RIVALS:
        return load_peer(rival, threads).steps(workload, network, batches)
    peer.set_threads(threads)
    return peer.peer_steps(workload, network, batches, compiled=rival == "compiled")


def bench_path(line: PathLine, threads: int) -> BenchResult:
    """Measure a workload normally, and with one path disabled."""
    workload = line.workload
    batches = make_batches(workload, workload.batch_size)
    with Team(threads) as team:
        ours = our_steps(workload, build_network(workload), batches, team)
        with line.forbidden():
            theirs = our_steps(workload, build_network(workload), batches, team)
        steps = [ours[line.part], theirs[line.part]]
        timed = _timed(workload, line.part, workload.batch_size, team, line.instead, steps)
    return replace(timed, workload=f"{workload.name}: {line.name}")


def _timed(
    workload: Workload, part: str, size: int, team: Team, rival: str | None, steps: list[Step]
) -> BenchResult:
    """Time our step, the peak loop and the rival's steps in turn."""
    peak, at_most = peak_step(team)
    times = interleave([steps[0], peak, *steps[1:]], _clock(team.threads))
    shares = workload_flops(workload, part, size) / times[0] / (at_most / times[1])
    result = _result((workload.name, part, size, team.threads), rival, np.delete(times, 1, axis=0))
    return replace(result, peak_share=float(np.median(shares)))


def _result(names: tuple[str, str, int, int], rival: str | None, times: Any) -> BenchResult:
    ours = float(np.median(times[0])) * 1e3
    if len(times) == 1:
        return BenchResult(*names, ours)
    best = min(times[1:], key=np.median)
    low, middle, high = (float(q) for q in np.percentile(best / times[0], (10, 50, 90)))
    return BenchResult(
        *names,
        ours,
        rival=rival,
        rival_ms=float(np.median(best)) * 1e3,
        ratio=middle,
        ratio_p10=low,
        ratio_p90=high,
    )
