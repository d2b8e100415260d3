"""Two experiments that people quote: accuracy on MNIST, and the core-seconds it takes.

    python benchmarks/headline.py [--threads N] [--seeds N] [--json | --write]

*lenet*: LeNet-5 with ReLU and max pooling, dense 120 and 84, Adam at 3e-4, batch 64, 10 epochs.
*mnist-99*: the preset, which is to reach 99% on the 10,000 test images.

Core-seconds are seconds of training times the number of threads, from the first step to the last,
without reading the images, compiling kernels, and measuring. `cpu` is the processor time of the
same steps, which other programs on the machine disturb less. Compiling is measured apart, once, in
an empty cache.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from child import ask

HE = {"scheme": "he_normal"}
RELU, POOL = {"type": "relu"}, {"type": "max_pool"}


def _conv(filters: int) -> dict[str, Any]:
    return {"type": "conv", "filters": filters, "kernel_size": 5, "initializer": HE}


def _dense(units: int) -> dict[str, Any]:
    return {"type": "dense", "units": units, "initializer": HE}


LENET: dict[str, Any] = {
    "name": "lenet-relu",
    "data": {"source": "mnist", "preprocessing": "standardized", "mean": 0.1307, "std": 0.3081},
    "network": {
        "layers": [
            *(_conv(6), RELU, POOL, _conv(16), RELU, POOL),
            *(_dense(120), RELU, _dense(84), RELU, _dense(10)),
        ]
    },
    "training": {"optimizer": "adam", "learning_rate": 3e-4, "batch_size": 64, "epochs": 10},
    "recording": {"evaluate_every": 1_000_000},
}
NAMES = ("lenet", "mnist-99")
LIMIT_S = 1800.0


def train(name: str, seed: int, threads: int) -> dict[str, Any]:
    """Train in this process; return accuracy, seconds, and the seconds until the first step."""
    from guitrainer import startup

    startup.begin()  # as the program does: threads of BLAS would busy-wait next to ours
    from guitrainer.config.loading import load_preset, parse_experiment
    from guitrainer.events import RunFinished, StepFinished
    from guitrainer.runs.experiment import run_experiment

    startup.ready()
    experiment = parse_experiment(LENET) if name == "lenet" else load_preset(name)
    experiment = experiment.model_copy(update={"seed": seed})
    begin, cpu, steps = time.perf_counter(), 0.0, 0.0
    for event in run_experiment(experiment, threads=threads, save=False):
        now = time.process_time()
        if isinstance(event, StepFinished):
            if event.step == 1:
                start = time.perf_counter() - begin
            else:
                steps += now - cpu
        cpu = time.process_time()
        if isinstance(event, RunFinished):
            last = event
    return {
        "accuracy": last.test_accuracy,
        "core_s": last.seconds * threads,
        "cpu_s": steps,
        "start_s": start,
    }


def apart(name: str, seed: int, threads: int, cache: str | None = None) -> dict[str, Any]:
    """Train in a fresh process, with its own cache of kernels if one is given."""
    words = [__file__, "--child", name, str(seed), str(threads)]
    found = {} if cache is None else {"GUITRAINER_CACHE": cache}
    result: dict[str, Any] = ask(words, os.environ | found, LIMIT_S)
    return result


def measure(name: str, seeds: int, threads: int) -> dict[str, Any]:
    """Measure an experiment with several seeds, and its first start with an empty cache."""
    with tempfile.TemporaryDirectory() as folder:
        first = apart(name, 0, threads, folder)
    runs = [apart(name, seed, threads) for seed in range(seeds)]
    accuracies = [run["accuracy"] for run in runs]
    return {
        "experiment": name,
        "threads": threads,
        "seeds": seeds,
        "accuracy_median": statistics.median(accuracies),
        "accuracy_worst": min(accuracies),
        "core_s_median": statistics.median(run["core_s"] for run in runs),
        "core_s_worst": max(run["core_s"] for run in runs),
        "cpu_s_median": statistics.median(run["cpu_s"] for run in runs),
        "compile_s": first["start_s"] - statistics.median(run["start_s"] for run in runs),
    }


def row(result: dict[str, Any]) -> str:
    """Write a line of the table."""
    cells = [result["experiment"], str(result["threads"]), str(result["seeds"])]
    cells += [f"{result[key]:.2%}" for key in ("accuracy_median", "accuracy_worst")]
    cells += [f"{result[key]:.2f}" for key in ("core_s_median", "core_s_worst", "cpu_s_median")]
    cells.append(f"{result['compile_s']:.1f}")
    return f"| {' | '.join(cells)} |"


HEAD = (
    "| experiment | threads | seeds | accuracy, median | worst | core-seconds, median | worst "
    "| cpu, median | compiling, s |\n" + "|---" * 9 + "|"
)
INTRODUCTION = """# Headline

{date:%Y-%m-%d}, {cpu}.

Accuracy on the 10,000 test images of MNIST, and what the training takes: *lenet* is LeNet-5 with
ReLU and max pooling, trained for 10 epochs; *mnist-99* is the preset. Core-seconds are seconds of
training times threads, *cpu* is the processor time of the same steps. Reading images, compiling and
measuring are not included; compiling, which happens once, is measured apart."""


def page(results: list[dict[str, Any]]) -> str:
    """Write the results as a page."""
    from kernels.machine import cpu_name

    introduction = INTRODUCTION.format(date=datetime.now(UTC), cpu=cpu_name())
    return "\n\n".join([introduction, "\n".join([HEAD, *map(row, results)])]) + "\n"


def main() -> None:
    """Measure both experiments; print a table, or write HEADLINE.md next to this file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--only", choices=NAMES)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--write", action="store_true", help="write HEADLINE.md")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        name, seed, threads = arguments.child
        print(json.dumps(train(name, int(seed), int(threads))))
        return
    if not arguments.json:
        print(HEAD)
    results = []
    for name in [arguments.only] if arguments.only else NAMES:
        results.append(measure(name, arguments.seeds, arguments.threads))
        if not arguments.json:
            print(row(results[-1]), flush=True)
    if arguments.json:
        print(json.dumps(results, indent=2))
    if arguments.write:
        (Path(__file__).parent / "HEADLINE.md").write_text(page(results), encoding="utf-8")


if __name__ == "__main__":
    main()
