"""How time per image and memory grow with batch, filters, image size and threads, beside torch.

    python benchmarks/growth.py [--against torch] [--threads N]

Prints Markdown tables of microseconds per image and of peak memory. The net has two convolutions
(3×3 same), ReLU, 2×2 pools and a dense layer; a step is forward, backward and an update.
"""

import argparse
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from guitrainer.bench import measure
from guitrainer.bench.workloads import Workload
from guitrainer.config import schema

BATCHES = (16, 32, 64, 128, 256, 512, 1024)
FILTERS = (8, 16, 32, 64, 128)
SIDES = (28, 56, 84, 128)
MEMORY_BATCHES = (64, 256, 1024)
ROUNDS = 5


def net(filters: int = 16, side: int = 28) -> Workload:
    """A net of two convolutions with this many filters, on images of this size."""
    layers: list[schema.AnyLayer] = []
    for _ in range(2):
        conv = schema.Conv(filters=filters, kernel_size=3, padding="same")
        layers += [conv, schema.Relu(), schema.MaxPool()]
    return Workload(
        f"{filters} filters, {side}×{side}", "", (1, side, side), (*layers, schema.Dense(units=10))
    )


def row(label: str, workload: Workload, batch: int, threads: int, torch: bool) -> str:
    """Measure one point and give its line of the table."""
    (result,) = measure.bench_workload(workload, batch, threads, torch)
    ours = result.ours_ms / batch * 1e3
    if result.torch_ms is None:
        return f"| {label} | {ours:.1f} | | |"
    return f"| {label} | {ours:.1f} | {result.torch_ms / batch * 1e3:.1f} | {result.ratio:.2f} |"


def table(title: str, rows: Sequence[str]) -> None:
    """Print one table."""
    print(f"\n| {title} | ours, µs per image | torch | ratio |\n|---|---|---|---|")
    print("\n".join(rows), flush=True)


def peak_memory(who: str, batch: int) -> float:
    """Peak memory in MB of a process that trains the net for some steps."""
    words = [sys.executable, str(Path(__file__).resolve()), "--child", who, "--batch", str(batch)]
    return float(subprocess.run(words, capture_output=True, text=True, check=True).stdout)


def own_peak() -> float:
    """Peak memory of this process in MB; Linux's getrusage would count the parent's in."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = [x for x in status.read_text().splitlines() if x.startswith("VmHWM")]
        return int(lines[0].split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def child(who: str, batch: int) -> None:
    """Train for some steps on one side and print the peak memory of this process."""
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


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--against", choices=("torch",))
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--child", choices=("ours", "torch"), help=argparse.SUPPRESS)
    parser.add_argument("--batch", type=int, default=64, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        child(arguments.child, arguments.batch)
        return
    torch = arguments.against == "torch"
    measure.ROUNDS = measure.LEAST_ROUNDS = ROUNDS
    table("batch", [row(str(n), net(), n, 1, torch) for n in BATCHES])
    table("filters", [row(str(n), net(n), 64, 1, torch) for n in FILTERS])
    table("side", [row(str(n), net(16, n), 64, 1, torch) for n in SIDES])
    threads = [n for n in (1, 2, 4, 8, 16) if n <= arguments.threads]
    table("threads, batch 256", [row(str(n), net(32), 256, n, torch) for n in threads])
    print("\n| batch | ours, MB at the peak | torch |\n|---|---|---|")
    for batch in MEMORY_BATCHES:
        theirs = f"{peak_memory('torch', batch):.0f}" if torch else ""
        print(f"| {batch} | {peak_memory('ours', batch):.0f} | {theirs} |", flush=True)


if __name__ == "__main__":
    main()
