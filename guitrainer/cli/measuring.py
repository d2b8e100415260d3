"""`bench`: measure our networks, optionally against rivals, and print medians and ratios."""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from guitrainer.bench import rivals
from guitrainer.bench.measure import bench_path, bench_workload
from guitrainer.bench.page import page
from guitrainer.bench.path_lines import PATH_LINES
from guitrainer.bench.rivals import RIVALS
from guitrainer.bench.workloads import EVERY, KINDS, VARIANTS, WORKLOADS
from guitrainer.cli.terminal import as_json, complain, write
from guitrainer.errors import InputError
from guitrainer.files.opening import kind_of, read_regular
from guitrainer.runs.files import write_atomically

# Width of the first column: the longest name of a path, and a space.
NAMES = 2 + max(len(f"{line.workload.name}: {line.name}") for line in PATH_LINES)
HEADER = (
    f"{'workload':<{NAMES}}{'part':<17}{'batch':>6}{'threads':>9}{'ours':>11}{'rival':>11}"
    f"{'ratio':>8}{'spread':>18}{'peak':>7}"
)
LARGEST_PAGE = 1 << 20  # bytes
STEPS = ("W1", "W2", "W3")
# Workloads that all other libraries are compared on.
SHARED = ("W1", "W2", "W3", "digits-edges", "keras-mnist")
# Default workloads of each comparison; torch is compared on all of them.
USUAL = {
    "compiled": STEPS,
    "avx2": ("W1", "W2"),
    "one-thread": STEPS,
    **dict.fromkeys(RIVALS, SHARED),
}
NEEDS_TORCH = ("torch", "compiled", "avx2", "all")
EVERYTHING = ("torch", "one-thread", "paths", "avx2", "compiled")
# Limits both sides to AVX2.
AVX2 = {
    "NUMBA_CPU_NAME": "haswell",
    "NUMBA_CPU_FEATURES": "+avx2,+fma",
    "ATEN_CPU_CAPABILITY": "avx2",
    "ONEDNN_MAX_CPU_ISA": "AVX2",
}
PROGRAM = "import sys; from guitrainer.cli.main import main; sys.exit(main(sys.argv[1:]))"


def _chosen(names: str | None) -> list[str]:
    """Read names of workloads; "variants", "kinds" and "all" mean several."""
    if names is None:
        return list(WORKLOADS)
    several = {"variants": VARIANTS, "kinds": KINDS, "all": EVERY}
    accepted = ", ".join([*EVERY, *several])
    chosen: list[str] = []
    for name in (part.strip() for part in names.split(",")):
        if name in EVERY:
            chosen.append(name)
        elif name in several:
            chosen += several[name]
        else:
            raise InputError(f"--workloads: got {name or 'nothing'}, accepted: {accepted}")
    return chosen


def _packages(against: str | None) -> tuple[str, ...]:
    """Return the packages that the comparison needs; for "peers", those that are installed.

    Raises
    ------
    InputError
        If one is missing, or if "peers" finds no library.
    """
    if against in NEEDS_TORCH:
        rivals.check_installed(against, ("torch",))
        return ("torch",)
    if against in RIVALS:
        rivals.check_installed(against, RIVALS[against].packages)
        return RIVALS[against].packages
    if against != "peers":
        return ()
    names = _installed()
    if not names:
        raise InputError(
            "--against peers: none of these libraries is installed here, "
            f"accepted: one or more of {', '.join(RIVALS)}"
        )
    return tuple(dict.fromkeys(p for name in names for p in RIVALS[name].packages))


def _installed() -> list[str]:
    return [name for name, rival in RIVALS.items() if not rivals.missing(rival.packages)]


def _versions(packages: tuple[str, ...]) -> dict[str, str]:
    import guitrainer

    versions = {
        "guitrainer": guitrainer.__version__,
        "python": platform.python_version(),
        **{name: version(name) for name in ("numpy", "numba", "llvmlite")},
    }
    return versions | rivals.versions(packages)


def _machine() -> dict[str, Any]:
    from kernels.machine import LANES, cpu_name

    return {
        "cpu": cpu_name(),
        "cores": os.cpu_count(),
        "lanes": LANES,
        "system": f"{platform.system()} {platform.machine()}",
    }


def _row(result: dict[str, Any]) -> str:
    row = (
        f"{result['workload']:<{NAMES}}{result['part']:<17}{result['batch_size']:>6}"
        f"{result['threads']:>9}{result['ours_ms']:>8.3f} ms"
    )
    peak = "" if result["peak_share"] is None else f"{result['peak_share']:>7.0%}"
    if result["ratio"] is None:
        return f"{row}{'':>37}{peak}"
    spread = f"({result['ratio_p10']:.2f} to {result['ratio_p90']:.2f})"
    return f"{row}{result['rival_ms']:>8.3f} ms{result['ratio']:>7.2f}×{spread:>18}{peak}"


def _names(rival: str | None, arguments: argparse.Namespace) -> str | None:
    """Return the workloads of a comparison; with `--against all`, names apply only to torch."""
    named: str | None = arguments.workloads
    if rival in USUAL and (named is None or arguments.against == "all"):
        return ",".join(USUAL[rival])
    return "all" if named is None and arguments.against == "all" else named


def _measured(rival: str | None, arguments: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Measure one comparison, row by row."""
    threads = arguments.threads
    if rival == "avx2":
        yield from _held_to_avx2(arguments)
        return
    if rival == "peers":
        for name in _installed():
            yield from _peer_apart(name, arguments)
        return
    if rival == "paths":
        yield from (bench_path(line, threads).as_dict() for line in PATH_LINES)
        return
    if rival == "one-thread":
        threads = max(2, threads)
    for name in _chosen(_names(rival, arguments)):
        sizes: list[int] = [arguments.batch_size or EVERY[name].batch_size]
        if rival == "torch" and arguments.batch_size is None:
            sizes += EVERY[name].more_sizes
        for size in sizes:
            for result in bench_workload(EVERY[name], size, threads, rival):
                yield result.as_dict()


def _held_to_avx2(arguments: argparse.Namespace) -> list[dict[str, Any]]:
    """Measure in a separate process, because processor features are fixed when it starts."""
    names = _names("avx2", arguments) or ""
    words = ["--against", "torch", "--workloads", names, "--batch-size", "64"]
    results = _in_process([*words, "--threads", str(arguments.threads)], AVX2)
    return [result | {"rival": "torch, both limited to AVX2"} for result in results]


def _peer_apart(name: str, arguments: argparse.Namespace) -> list[dict[str, Any]]:
    """Measure one library in a separate process, because it fixes its threads when it starts."""
    words = ["--against", name, "--workloads", arguments.workloads or ",".join(SHARED)]
    words += ["--threads", str(arguments.threads)]
    if arguments.batch_size is not None:
        words += ["--batch-size", str(arguments.batch_size)]
    return _in_process(words, {})


def _in_process(words: list[str], environment: dict[str, str]) -> list[dict[str, Any]]:
    """Return the results of `bench` in a process of its own.

    Raises
    ------
    InputError
        If it refuses a workload; the message is its own.
    """
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "bench", "--json", *words],
        env=os.environ | environment | {"PYTHONPATH": path},
        capture_output=True,
        check=False,
    )
    told = done.stderr.decode()
    if done.returncode == InputError.exit_code and told.strip():
        raise InputError(told.strip().splitlines()[-1].removeprefix("error: "))
    if done.returncode:
        raise RuntimeError(f"bench {' '.join(words)} failed: {told}")
    results: list[dict[str, Any]] = json.loads(done.stdout)["results"]
    return results


def run_bench(arguments: argparse.Namespace) -> int:
    """Measure and print; with --json, one object on standard output."""
    packages = _packages(arguments.against)
    _chosen(arguments.workloads)  # checked before anything is written
    compared = EVERYTHING if arguments.against == "all" else (arguments.against,)
    machine, versions = _machine(), _versions(packages)
    tell = complain if arguments.json else write
    libraries = ", ".join(f"{name} {number}" for name, number in versions.items())
    tell(f"{machine['cpu']}, {machine['cores']} cores, {machine['lanes']} lanes; {libraries}")
    before = "" if arguments.write is None else _page_at(Path(arguments.write))
    results: dict[str | None, list[dict[str, Any]]] = {}
    for rival in compared:
        tell(HEADER if rival is None else f"against {rival}\n{HEADER}")
        results[rival] = []
        for result in _measured(rival, arguments):
            results[rival].append(result)
            tell(_row(result))
    if arguments.write is not None:
        write_atomically(Path(arguments.write), page(machine, libraries, results, before).encode())
    if arguments.json:
        every = [result for part in results.values() for result in part]
        write(as_json({"machine": machine, "versions": versions, "results": every}))
    return 0


def _page_at(file: Path) -> str:
    """Return the page whose tables will be replaced; empty if there is none yet."""
    if kind_of(file) is None:
        return ""
    return read_regular(file, most=LARGEST_PAGE).decode("utf-8", errors="replace")
