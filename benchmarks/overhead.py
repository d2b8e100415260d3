"""Measure the costs of a run in addition to training: gathering, augmentation and recording.

    python benchmarks/overhead.py [PRESET] [--steps N]

A run with the default recording is timed event by event, in processor time. The cost of recording
is the time until its events arrive, and the time by which the next step exceeds the median step,
because its data were evicted from the caches. Shares are relative to the time of all steps;
gathering and moving images are timed separately. Other runs are written to disk, as `--threads 1`
and as a run without this option, which evaluates on all cores: the last lines compare everything
beside training, evaluations and pictures included, with training, in wall-clock and processor time.
"""

import argparse
import tempfile
import time
from dataclasses import dataclass, field, replace

from guitrainer import startup

startup.begin()  # before NumPy is imported, like the program

import numpy as np  # noqa: E402

from guitrainer.augmentation import Augmentation  # noqa: E402
from guitrainer.config.loading import load_preset  # noqa: E402
from guitrainer.config.schema import Experiment  # noqa: E402
from guitrainer.data.loading import load_dataset  # noqa: E402
from guitrainer.events import (  # noqa: E402
    EvaluationFinished,
    FiltersCaptured,
    RunFinished,
    RunStarted,
    SignalsMeasured,
    StepFinished,
)
from guitrainer.nn.team import ALONE  # noqa: E402
from guitrainer.processor import usable_cores  # noqa: E402
from guitrainer.runs.experiment import run_experiment  # noqa: E402
from guitrainer.training.control import Control  # noqa: E402
from guitrainer.training.trainer import Trainer  # noqa: E402

REPEATS = 3


@dataclass
class Costs:
    """Processor seconds of the steps of a run, and of recording; one entry per event."""

    steps: list[float] = field(default_factory=list)
    recording: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)  # steps just after recording

    @property
    def share(self) -> float:
        """Time of recording, relative to that of the steps."""
        usual = float(np.median(self.steps))
        disturbed = sum(max(0.0, seconds - usual) for seconds in self.after)
        return (sum(self.recording) + disturbed) / (usual * len(self.steps))


def measure(trainer: Trainer) -> Costs:
    """Time a whole run, without evaluations; the first step warms up."""
    costs, recorded = Costs(), False
    previous = time.process_time()
    for event in trainer.events(Control()):
        passed = time.process_time() - previous
        if isinstance(event, StepFinished) and event.step > 1:
            costs.steps.append(passed)
            if recorded:
                costs.after.append(passed)
            recorded = False
        elif isinstance(event, FiltersCaptured | SignalsMeasured) and event.step > 0:
            costs.recording.append(passed)
            recorded = True
        elif isinstance(event, EvaluationFinished):
            recorded = False  # the next step is slower because of the evaluation
        previous = time.process_time()
    return costs


def beside_training(experiment: Experiment, measuring: int) -> tuple[float, float]:
    """Measure everything else in a run with a folder, relative to training on one thread.

    Parameters
    ----------
    measuring : number of threads that evaluate

    Returns
    -------
    shares of wall-clock and of processor time
    """
    began, used = 0.0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for event in run_experiment(experiment, out=f"{folder}/run", measuring=measuring):
            if isinstance(event, RunStarted):
                began, used = time.perf_counter(), time.process_time()
            elif isinstance(event, RunFinished):
                wall, processor = time.perf_counter() - began, time.process_time() - used
                return wall / event.seconds - 1, processor / event.seconds - 1
    raise RuntimeError("the run did not end")


def build(experiment: Experiment) -> Trainer:
    """Make a trainer with the default recording."""
    return Trainer(experiment, load_dataset(experiment.data, experiment.seed))


def gathering(trainer: Trainer, moved: bool) -> float:
    """Measure the seconds to gather a batch, with or without augmentation."""
    engine = trainer.engine
    index = np.arange(engine.batch_size)
    moves = None
    if moved:
        still = Augmentation.still(engine.batch_size)
        moves = replace(still, down=still.down + 1, right=still.right - 1)
    engine.forward(trainer._train, index, moves)
    program = engine.gathering(trainer._train, moved)
    times = []
    for _ in range(50):
        start = time.process_time()
        ALONE.run(program)
        times.append(time.process_time() - start)
    return float(np.median(times))


def main() -> None:
    """Measure, and print shares of a step."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("preset", nargs="?", default="digits-edges")
    parser.add_argument("--steps", type=int, default=3000)
    arguments = parser.parse_args()
    experiment = load_preset(arguments.preset)
    length = {"steps": arguments.steps, "epochs": None}
    training = experiment.training.model_copy(update=length)
    experiment = experiment.model_copy(update={"training": training})
    runs = [measure(build(experiment)) for _ in range(REPEATS)]
    step = float(np.median([np.median(costs.steps) for costs in runs]))
    trainer = build(experiment)
    shares = {
        "measuring signals and recording filters": float(np.median([x.share for x in runs])),
        "gathering a batch": gathering(trainer, moved=False) / step,
        "gathering with shifts and flips": gathering(trainer, moved=True) / step,
    }
    print(f"{arguments.preset}: {step * 1e3:.3f} ms per step")
    for name, share in shares.items():
        print(f"{name:<42}{share * 100:6.1f} %")
    threads = (1, usable_cores())
    found = [[beside_training(experiment, count) for count in threads] for _ in range(REPEATS)]
    for count, pairs in zip(threads, zip(*found, strict=True), strict=True):
        wall, processor = np.median(pairs, axis=0)
        name = f"everything beside training, evaluated on {count}"
        print(f"{name:<42}{wall * 100:6.1f} %  processor {processor * 100:.1f} %")


if __name__ == "__main__":
    main()
