"""Speed of sweeps: trials per second, compared with Optuna and PyTorch, and with bare runs.

    python benchmarks/sweep.py                 # our side: 1 and 2 workers, and bare trials
    python benchmarks/sweep.py --against       # and Optuna with PyTorch, interleaved
    python benchmarks/sweep.py --simulate      # 10,000 trials of 50 ms that compute nothing

All sides train the same small LeNet on the same 10,000 digits, with the same grid, batches and
number of processes, one thread each. The other side uses GridSampler and the usual loop: images in
memory as tensors, `zero_grad`, forward, backward, step, and one evaluation at the end.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any

from guitrainer.config.loading import load_preset
from guitrainer.sweeps.axes import Vary
from guitrainer.sweeps.folder import SweepFolder, create_sweep
from guitrainer.sweeps.local import LocalCrew
from guitrainer.sweeps.outcome import NUMBERS, TrialOutcome
from guitrainer.sweeps.plan import SweepPlan, Trial
from guitrainer.sweeps.run import MakeCrew, run_sweep
from guitrainer.sweeps.trial import TrialRunner

STEPS, IMAGES = 300, 10_000
RATES = (0.01, 0.02, 0.05)
SIMULATED_S = 0.05
TORCH_SIDE = Path(__file__).with_name("sweep_torch.py")


def the_plan(seeds: int) -> SweepPlan:
    """The grid that all sides compute."""
    return SweepPlan(
        seeds=tuple(range(seeds)),
        experiment=load_preset("lenet"),
        settings=(f"training.steps={STEPS}", f"data.limit={IMAGES}"),
        vary=(
            Vary(key="init", values=("glorot_uniform", "he_normal")),
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


def local(jobs: int) -> MakeCrew:
    """Workers that train."""
    return lambda plan, folder: LocalCrew(TrialRunner(plan), jobs)


def bare(seeds: int, jobs: int) -> float:
    """Seconds of the same trials run by hand in `jobs` processes, without a sweep."""
    code = (
        "import sys, guitrainer.sweeps.trial as t, benchmarks.sweep as s\n"
        "plan = s.the_plan(int(sys.argv[1]))\n"
        "perform = t.TrialRunner(plan)\n"
        "for trial in list(plan.trials())[int(sys.argv[2])::int(sys.argv[3])]:\n"
        "    perform(trial, lambda share: None)\n"
    )
    root = str(Path(__file__).resolve().parent.parent)
    env = os.environ | {"PYTHONPATH": root, "OPENBLAS_NUM_THREADS": "1"}
    began = time.perf_counter()
    processes = [
        subprocess.Popen([sys.executable, "-c", code, str(seeds), str(k), str(jobs)], env=env)
        for k in range(jobs)
    ]
    if any(process.wait() for process in processes):
        raise SystemExit("a bare trial failed")
    return time.perf_counter() - began


def torch_side(python: str, seeds: int, jobs: int) -> float:
    """Seconds of Optuna with PyTorch, as reported by its own process."""
    grid = list(product(("glorot_uniform", "he_normal"), RATES, range(seeds)))
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
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    if arguments.simulate:
        simulate(arguments.trials, arguments.jobs)
        return
    seeds, jobs = arguments.seeds, arguments.jobs
    plan = the_plan(seeds)
    swept(the_plan(1), local(1))  # compiles the kernels
    sides: dict[str, Callable[[], float]] = {
        "sweep, 1 worker": lambda: swept(plan, local(1)),
        f"sweep, {jobs} workers": lambda: swept(plan, local(jobs)),
        f"bare trials, {jobs} processes": lambda: bare(seeds, jobs),
    }
    if arguments.against:
        sides[f"Optuna and PyTorch, {jobs} processes"] = lambda: torch_side(
            arguments.against, seeds, jobs
        )
    times: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(arguments.rounds):
        for name, side in sides.items():
            times[name].append(side())
            print(f"{name}: {times[name][-1]:.2f} s", flush=True)
    for name, seconds in times.items():
        middle = median(seconds)
        print(f"{name:40} {middle:7.2f} s  {plan.trials_count / middle:6.2f} trials/s  "
              f"({', '.join(f'{s:.2f}' for s in seconds)})")  # fmt: skip


if __name__ == "__main__":
    main()
