"""Speed of sweeps: trials per second, compared with Optuna and PyTorch, and with bare runs.

    python benchmarks/sweep.py                 # sweeps and bare trials, with 1 and 2 processes
    python benchmarks/sweep.py --against       # and Optuna with PyTorch, interleaved
    python benchmarks/sweep.py --simulate      # 10,000 trials of 50 ms that compute nothing

All sides train the same small LeNet on the same 10,000 digits, with the same grid, batches and
number of processes, one thread each. Sweeps and bare trials both count the start of their
processes, with all imports; a sweep also counts its files, report and pictures.

The other side uses GridSampler and the usual loop: images in memory as tensors, `zero_grad`,
forward, backward, step, and one evaluation at the end. It computes the trials of the first seed
only, because it is slow, and its start is not counted, because it would weigh more with so few.

Ratios are medians over rounds, each within its round, because other programs disturb the wall time.
Every other round measures the sides in reverse order. Processor time, of this process and its
children, is hardly disturbed. How much two bare processes slow each other down, as they share
memory and frequency of the processor, is printed as well.
"""

import argparse
import compileall
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any

from guitrainer import startup

startup.begin()  # also in workers, which import this file as their main module

from guitrainer.config.loading import load_preset  # noqa: E402
from guitrainer.sweeps.axes import Vary  # noqa: E402
from guitrainer.sweeps.folder import SweepFolder, create_sweep  # noqa: E402
from guitrainer.sweeps.local import LocalCrew  # noqa: E402
from guitrainer.sweeps.outcome import NUMBERS, TrialOutcome  # noqa: E402
from guitrainer.sweeps.plan import SweepPlan, Trial  # noqa: E402
from guitrainer.sweeps.run import MakeCrew, run_sweep  # noqa: E402
from guitrainer.sweeps.trial import TrialRunner  # noqa: E402

STEPS, IMAGES = 300, 10_000
SCHEMES = ("glorot_uniform", "he_normal")
RATES = (0.01, 0.02, 0.05)
PEER_SEEDS = 1
SIMULATED_S = 0.05
SWEEP, BARE = "sweep, {} workers", "bare trials, {} processes"
KINDS = ("wall", "processors")
TORCH_SIDE = Path(__file__).with_name("sweep_torch.py")
ROOT = Path(__file__).resolve().parent.parent


def the_plan(seeds: int) -> SweepPlan:
    """The grid that all sides compute."""
    return SweepPlan(
        seeds=tuple(range(seeds)),
        experiment=load_preset("lenet"),
        settings=(f"training.steps={STEPS}", f"data.limit={IMAGES}"),
        vary=(
            Vary(key="init", values=SCHEMES),
            Vary(key="training.learning_rate", values=RATES),
        ),
    )


def swept(plan: SweepPlan, make: MakeCrew) -> float:
    """Seconds of a sweep, with its folder."""
    with tempfile.TemporaryDirectory() as folder:
        made = create_sweep(plan, "benchmark", Path(folder) / "s")
        began = time.perf_counter()
        for _ in run_sweep(made, make):
            pass
        return time.perf_counter() - began


@dataclass(frozen=True)
class Spent:
    """Wall time, and time of all processors, in seconds."""

    wall: float
    processors: float


def spent(side: Callable[[], object]) -> Spent:
    """Measure a side; the processes it starts must have ended when it returns."""

    def used() -> float:
        usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return sum(usage.ru_utime + usage.ru_stime for usage in usages)

    before, began = used(), time.perf_counter()
    side()
    return Spent(time.perf_counter() - began, used() - before)


def local(jobs: int) -> MakeCrew:
    """Workers that train."""
    return lambda plan, folder: LocalCrew(TrialRunner(plan), jobs)


def bare(seeds: int, jobs: int) -> float:
    """Seconds of the same trials run by hand in `jobs` processes, without a sweep."""
    code = (
        "import sys; from guitrainer import startup; startup.begin()\n"
        "import guitrainer.sweeps.trial as t, benchmarks.sweep as s\n"
        "plan = s.the_plan(int(sys.argv[1]))\n"
        "perform = t.TrialRunner(plan)\n"
        "for trial in list(plan.trials())[int(sys.argv[2])::int(sys.argv[3])]:\n"
        "    perform(trial, lambda share: startup.ready())\n"
    )
    # This process has checked the cache of kernels, for the workers of a sweep as well.
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    began = time.perf_counter()
    processes = [
        subprocess.Popen([sys.executable, "-c", code, str(seeds), str(k), str(jobs)], env=env)
        for k in range(jobs)
    ]
    if any(process.wait() for process in processes):
        raise SystemExit("a bare trial failed")
    return time.perf_counter() - began


def torch_side(python: str, jobs: int) -> float:
    """Trials per second of Optuna with PyTorch, from the first trial to the last."""
    grid = list(product(SCHEMES, RATES, range(PEER_SEEDS)))
    words = [python, str(TORCH_SIDE), str(jobs), str(STEPS), str(IMAGES), json.dumps(grid)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return float(done.stdout.splitlines()[-1])


@dataclass
class Waiting:
    """Trials that take 50 ms and give a result of the usual size."""

    seconds: float = SIMULATED_S

    def __call__(self, trial: Trial, tick: Callable[[float], None]) -> TrialOutcome:
        """Wait."""
        import numpy as np

        time.sleep(self.seconds)
        filters = np.full((16, 1, 9, 9), trial.seed, np.float32)
        arrays: dict[str, Any] = {"start": filters, "end": filters, "curve": np.zeros((100, 2))}
        numbers = {**dict.fromkeys(NUMBERS), "test_accuracy": trial.seed / 1e6, "seconds": 0.05}
        return TrialOutcome(trial.number, "completed", numbers, "ab" * 32, arrays=arrays)


def simulate(trials: int, jobs: int) -> float:
    """Share of the workers' time that is spent in trials."""
    plan = SweepPlan(seeds=tuple(range(trials // 10)), experiment=load_preset("lenet"),
                     vary=(Vary(key="dense1.units", values=tuple(range(10, 20))),))  # fmt: skip

    def make(plan: SweepPlan, folder: SweepFolder) -> LocalCrew:
        return LocalCrew(Waiting(), jobs, folder.logs)

    seconds = swept(plan, make)
    ideal = plan.trials_count * SIMULATED_S / jobs
    print(f"{plan.trials_count:,} trials of 50 ms, {jobs} workers: {seconds:.1f} s, "
          f"ideal {ideal:.1f} s, efficiency {ideal / seconds:.1%}")  # fmt: skip
    return ideal / seconds


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--against", metavar="PYTHON", help="a Python that has torch and optuna")
    parser.add_argument("--simulate", action="store_true")
    parser.add_argument("--trials", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    if arguments.simulate:
        simulate(arguments.trials, arguments.jobs)
        return
    startup.ready()
    for package in ("guitrainer", "kernels"):  # as installed, whatever Python may write here
        compileall.compile_dir(ROOT / package, quiet=1)
    swept(the_plan(1), local(1))  # compiles the kernels
    sides = sides_of(arguments.seeds, arguments.jobs)
    times: dict[str, list[Spent]] = {name: [] for name in sides}
    ratios = []
    for k in range(arguments.rounds):
        for name in list(sides)[:: -1 if k % 2 else 1]:
            times[name].append(spent(sides[name]))
            print(f"{name}: {times[name][-1].wall:.2f} s", flush=True)
        if arguments.against:
            speed = torch_side(arguments.against, arguments.jobs)
            print(f"Optuna and PyTorch, {arguments.jobs} processes: {speed:.2f} trials/s")
            seconds = times[SWEEP.format(arguments.jobs)][-1].wall
            ratios.append(the_plan(arguments.seeds).trials_count / seconds / speed)
    report(times, the_plan(arguments.seeds).trials_count, arguments.jobs)
    if ratios:
        print(f"sweep : Optuna and PyTorch, trials/s {median(ratios):.2f}")


def sides_of(seeds: int, jobs: int) -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    plan = the_plan(seeds)
    sides: dict[str, Callable[[], object]] = {}
    for count in (1, jobs):
        sides[SWEEP.format(count)] = partial(swept, plan, local(count))
        sides[BARE.format(count)] = partial(bare, seeds, count)
    return sides


def report(times: dict[str, list[Spent]], trials: int, jobs: int) -> None:
    """Print times and ratios."""
    for name, found in times.items():
        wall, processors = (median(getattr(one, kind) for one in found) for kind in KINDS)
        print(f"{name:36} {wall:7.2f} s  {trials / wall:6.2f} trials/s  "
              f"processors {processors:7.2f} s")  # fmt: skip
    for name, above, below in (
        ("sweep : bare trials, 1 process", SWEEP.format(1), BARE.format(1)),
        (f"sweep : bare trials, {jobs} processes", SWEEP.format(jobs), BARE.format(jobs)),
        (f"sweep, 1 : {jobs} workers", SWEEP.format(1), SWEEP.format(jobs)),
        (f"bare trials, 1 : {jobs} processes", BARE.format(1), BARE.format(jobs)),
    ):
        pairs = list(zip(times[above], times[below], strict=True))
        wall, processors = (
            median(getattr(a, kind) / getattr(b, kind) for a, b in pairs) for kind in KINDS
        )
        print(f"{name:36} wall time {wall:.3f}, time of processors {processors:.3f}")


if __name__ == "__main__":
    main()
