"""Measure time per image and memory by batch, filters, image size and threads, and with torch.

    python benchmarks/growth.py [--against torch] [--threads N] [--write]

The results are Markdown tables of microseconds per image and of peak memory, and a chart. The
network has two convolutions (3×3 same), ReLU, 2×2 pools and a dense layer; a step consists of
forward, backward and update.
"""

import argparse
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from chart import Panel, svg
from guitrainer.bench import measure
from guitrainer.bench.workloads import Workload
from guitrainer.config import schema
from kernels.machine import cpu_name

BATCHES = (16, 32, 64, 128, 256, 512, 1024)
FILTERS = (8, 16, 32, 64, 128)
SIDES = (28, 56, 84, 128)
MEMORY_BATCHES = (64, 256, 1024)
ROUNDS = 7
INTRODUCTION = """# Growth

{date:%Y-%m-%d}, {cpu}, {cores} cores.

A step (forward, backward, update) of a network with two convolutions (3×3 same), ReLU, 2×2 pools
and a dense layer; 16 filters, 28×28 pixels, batch 64 and one thread unless stated otherwise. Torch
uses the better of its memory formats; times are interleaved, and medians are given. Peak memory is
that of a whole process that trains the network with 32 filters.

![Time per image](growth.svg)"""


def net(filters: int = 16, side: int = 28) -> Workload:
    """Make a network of two convolutions with this many filters, for images of this size."""
    layers: list[schema.AnyLayer] = []
    for _ in range(2):
        conv = schema.Conv(filters=filters, kernel_size=3, padding="same")
        layers += [conv, schema.Relu(), schema.MaxPool()]
    return Workload(
        f"{filters} filters, {side}×{side}", "", (1, side, side), (*layers, schema.Dense(units=10))
    )


@dataclass(frozen=True)
class Sweep:
    """A quantity that is varied; `points` are (tick, network, batch, threads)."""

    title: str
    points: list[tuple[int, Workload, int, int]]


def sweeps(threads: int) -> list[Sweep]:
    """Return the sweeps over batch, filters, image side and threads."""
    powers = [n for n in (1, 2, 4, 8, 16, 32, 64) if n <= threads]
    return [
        Sweep("batch", [(n, net(), n, 1) for n in BATCHES]),
        Sweep("filters", [(n, net(n), 64, 1) for n in FILTERS]),
        Sweep("side of the image", [(n, net(16, n), 64, 1) for n in SIDES]),
        Sweep("threads (32 filters, batch 256)", [(n, net(32), 256, n) for n in powers]),
    ]


def measured(sweep: Sweep, torch: bool) -> tuple[list[str], Panel]:
    """Measure a sweep; return its table and its curves of microseconds per image."""
    lines = [f"| {sweep.title} | ours, µs per image | torch | ratio |", "|---|---|---|---|"]
    ours: list[float | None] = []
    theirs: list[float | None] = []
    for tick, workload, batch, threads in sweep.points:
        rival = "torch" if torch else None
        (result,) = measure.bench_workload(workload, batch, threads, rival)
        ours.append(result.ours_ms / batch * 1e3)
        theirs.append(None if result.rival_ms is None else result.rival_ms / batch * 1e3)
        rest = "| |" if result.ratio is None else f"{theirs[-1]:.1f} | {result.ratio:.2f} |"
        lines.append(f"| {tick} | {ours[-1]:.1f} | {rest}")
        print(lines[-1], file=sys.stderr, flush=True)
    curves = {"ours": ours} | ({"torch": theirs} if torch else {})
    return lines, Panel(sweep.title, [point[0] for point in sweep.points], curves)


def peak_memory(who: str, batch: int) -> float:
    """Measure the peak memory in MB of a process that trains the network for some steps."""
    words = [sys.executable, str(Path(__file__).resolve()), "--child", who, "--batch", str(batch)]
    return float(subprocess.run(words, capture_output=True, text=True, check=True).stdout)


def own_peak() -> float:
    """Return the peak memory of this process in MB; getrusage would include that of the parent."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = [x for x in status.read_text().splitlines() if x.startswith("VmHWM")]
        return int(lines[0].split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def child(who: str, batch: int) -> None:
    """Train for some steps with one library and print the peak memory of this process."""
    from guitrainer.bench import peer
    from guitrainer.bench.workloads import build_network, make_batches, our_steps
    from guitrainer.nn.team import Team

    workload = net(32)
    network, batches = build_network(workload), make_batches(workload, batch)
    if who == "torch":
        step = peer.peer_steps(workload, network, batches)["step"]["channels_last"]
    else:
        step = our_steps(workload, network, batches, Team(1))["step"]
    for _ in range(10):
        step()
    print(own_peak())


def memory(torch: bool) -> list[str]:
    """Measure the table of peak memory."""
    lines = ["| batch | ours, MB at the peak | torch |", "|---|---|---|"]
    for batch in MEMORY_BATCHES:
        theirs = f"{peak_memory('torch', batch):.0f}" if torch else ""
        lines.append(f"| {batch} | {peak_memory('ours', batch):.0f} | {theirs} |")
    return lines


def main() -> None:
    """Measure, and write GROWTH.md and growth.svg next to this file, or print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--against", choices=("torch",))
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--write", action="store_true", help="write GROWTH.md and growth.svg")
    parser.add_argument("--child", choices=("ours", "torch"), help=argparse.SUPPRESS)
    parser.add_argument("--batch", type=int, default=64, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        child(arguments.child, arguments.batch)
        return
    torch = arguments.against == "torch"
    measure.ROUNDS = measure.LEAST_ROUNDS = ROUNDS
    tables, panels = zip(*(measured(s, torch) for s in sweeps(arguments.threads)), strict=True)
    lines = [INTRODUCTION.format(date=datetime.now(UTC), cpu=cpu_name(), cores=os.cpu_count())]
    for lines_of_one in (*tables, memory(torch)):
        lines += ["", *lines_of_one]
    if not arguments.write:
        print("\n".join(lines))
        return
    folder = Path(__file__).parent
    (folder / "GROWTH.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    drawn = svg(panels, "µs per image; lower is better")
    (folder / "growth.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
