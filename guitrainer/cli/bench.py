"""`bench`: measure our nets, against torch if asked, and print medians and ratios."""

import argparse
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from guitrainer.bench import peer
from guitrainer.bench.measure import Result, bench_workload
from guitrainer.bench.workloads import EVERY, VARIANTS, WORKLOADS
from guitrainer.cli.terminal import as_json, complain, write
from guitrainer.errors import InputError
from guitrainer.runs.files import write_atomically

HEADER = (
    f"{'workload':<14}{'part':<17}{'batch':>6}{'threads':>9}{'ours':>11}{'torch':>11}{'ratio':>8}"
)


def _chosen(names: str | None) -> list[str]:
    """Names of workloads; "variants" stands for all variants, "all" for everything."""
    if names is None:
        return list(WORKLOADS)
    accepted = ", ".join([*EVERY, "variants", "all"])
    chosen: list[str] = []
    for name in (part.strip() for part in names.split(",")):
        if name in EVERY:
            chosen.append(name)
        elif name in ("variants", "all"):
            chosen += VARIANTS if name == "variants" else EVERY
        else:
            raise InputError(f"--workloads: got {name or 'nothing'}, accepted: {accepted}")
    return chosen


def _versions(against_torch: bool) -> dict[str, str]:
    import llvmlite
    import numba
    import numpy

    import guitrainer

    versions = {
        "guitrainer": guitrainer.__version__,
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "numba": numba.__version__,
        "llvmlite": llvmlite.__version__,
    }
    return versions | ({"torch": peer.version()} if against_torch else {})


def _machine() -> dict[str, Any]:
    from kernels.machine import LANES, cpu_name

    return {
        "cpu": cpu_name(),
        "cores": os.cpu_count(),
        "lanes": LANES,
        "system": f"{platform.system()} {platform.machine()}",
    }


def _row(result: Result) -> str:
    row = (
        f"{result.workload:<14}{result.part:<17}{result.batch_size:>6}{result.threads:>9}"
        f"{result.ours_ms:>8.3f} ms"
    )
    if result.ratio is None or result.torch_ms is None:
        return row
    spread = f"({result.ratio_p10:.2f} to {result.ratio_p90:.2f})"
    return f"{row}{result.torch_ms:>8.3f} ms{result.ratio:>7.2f}×  {spread}"


def _write_table(
    file: Path, machine: dict[str, Any], libraries: str, results: list[dict[str, Any]]
) -> None:
    """Write the results as a page of Markdown."""
    lines = [
        "# Results",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, {machine['cpu']}, {machine['cores']} cores, "
        f"{machine['lanes']} lanes, {machine['system']}; {libraries}.",
        "",
        "Medians in milliseconds, interleaved in one run; the ratio is torch over ours, with its",
        "10th and 90th percentile. torch runs in the better of its memory formats, with the fused",
        "optimiser, and in inference mode for evaluation.",
        "",
        "| workload | part | batch | threads | ours | torch | ratio | p10 to p90 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for r in results:
        start = f"| {r['workload']} | {r['part']} | {r['batch_size']} | {r['threads']} "
        rest = "| | | |"
        if r["ratio"] is not None:
            spread = f"{r['ratio_p10']:.2f} to {r['ratio_p90']:.2f}"
            rest = f"| {r['torch_ms']:.3f} | {r['ratio']:.2f} | {spread} |"
        lines.append(f"{start}| {r['ours_ms']:.3f} {rest}")
    nets = [
        f"- {name}: {EVERY[name].help}" for name in dict.fromkeys(r["workload"] for r in results)
    ]
    write_atomically(file, ("\n".join([*lines, "", *nets]) + "\n").encode())


def run_bench(arguments: argparse.Namespace) -> int:
    """Measure and print; with --json one object on standard output."""
    against = arguments.against == "torch"
    if against and not peer.available():
        raise InputError("--against torch: torch is not installed here (pip install torch)")
    names = _chosen(arguments.workloads)
    machine, versions = _machine(), _versions(against)
    tell = complain if arguments.json else write
    libraries = ", ".join(f"{name} {number}" for name, number in versions.items())
    tell(f"{machine['cpu']}, {machine['cores']} cores, {machine['lanes']} lanes; {libraries}")
    tell(HEADER)
    results = []
    for name in names:
        measured = bench_workload(EVERY[name], arguments.batch_size, arguments.threads, against)
        for result in measured:
            results.append(result.as_dict())
            tell(_row(result))
    if arguments.write is not None:
        _write_table(Path(arguments.write), machine, libraries, results)
    if arguments.json:
        write(as_json({"machine": machine, "versions": versions, "results": results}))
    return 0
