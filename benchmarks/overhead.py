"""What a run costs beside its training: gathering, augmentation, measuring and recording.

    python benchmarks/overhead.py [PRESET] [--steps N]

Two runs of the same experiment, interleaved in short pieces: one with the default recording, one
that records nothing. Shares are of the time of a step; gathering and moving images are timed
beside it.
"""

import argparse
import time
from dataclasses import replace

from guitrainer import startup

startup.begin()  # as the program does, before NumPy is imported

import numpy as np  # noqa: E402

from guitrainer.config.loading import load_preset  # noqa: E402
from guitrainer.config.schema import Experiment  # noqa: E402
from guitrainer.data.loading import load_dataset  # noqa: E402
from guitrainer.events import EvaluationFinished, StepFinished  # noqa: E402
from guitrainer.nn.engine import Moves  # noqa: E402
from guitrainer.nn.team import ALONE  # noqa: E402
from guitrainer.training.control import Control  # noqa: E402
from guitrainer.training.plan import RecordingPlan  # noqa: E402
from guitrainer.training.trainer import Trainer  # noqa: E402

NEVER = 10**9


def seconds(trainer: Trainer) -> float:
    """Time on the processor of a whole run, evaluations left out."""
    start = time.process_time()
    left_out, previous = 0.0, start
    for event in trainer.events(Control()):
        now = time.process_time()
        if isinstance(event, EvaluationFinished):
            left_out += now - previous
        previous = now
        if isinstance(event, StepFinished) and event.step == 1:
            start, left_out = now, 0.0  # the first step warms up
    return time.process_time() - start - left_out


def build(experiment: Experiment, recording: bool) -> Trainer:
    """Make a trainer that records as by default, or not at all."""
    trainer = Trainer(experiment, load_dataset(experiment.data, experiment.seed))
    if not recording:
        plan = RecordingPlan(NEVER, NEVER, NEVER, NEVER)
        trainer.recording = replace(plan, evaluate_every=NEVER)
    return trainer


def gathering(trainer: Trainer, moved: bool) -> float:
    """Seconds to gather a batch, with augmentation or without."""
    engine = trainer.engine
    index = np.arange(engine.batch_size)
    moves = None
    if moved:
        zeros = np.zeros(engine.batch_size, np.int64)
        moves = Moves(zeros + 1, zeros - 1, zeros > 0)
    engine.forward(trainer._train, index, moves)
    program = engine.gathering(trainer._train, moved)
    times = []
    for _ in range(50):
        start = time.process_time()
        ALONE.run(program)
        times.append(time.process_time() - start)
    return float(np.median(times))


def main() -> None:
    """Measure and print shares of a step."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("preset", nargs="?", default="digits-edges")
    parser.add_argument("--steps", type=int, default=3000)
    arguments = parser.parse_args()
    experiment = load_preset(arguments.preset)
    length = {"steps": arguments.steps, "epochs": None}
    training = experiment.training.model_copy(update=length)
    experiment = experiment.model_copy(update={"training": training})
    plain, recorded = [], []
    for _ in range(3):
        plain.append(seconds(build(experiment, recording=False)))
        recorded.append(seconds(build(experiment, recording=True)))
    step = float(np.median(plain)) / arguments.steps
    trainer = build(experiment, recording=False)
    shares = {
        "measuring signals and recording filters": float(np.median(recorded) / np.median(plain))
        - 1,
        "gathering a batch": gathering(trainer, moved=False) / step,
        "gathering with shifts and flips": gathering(trainer, moved=True) / step,
    }
    print(f"{arguments.preset}: {step * 1e3:.3f} ms per step")
    for name, share in shares.items():
        print(f"{name:<42}{share * 100:6.1f} %")


if __name__ == "__main__":
    main()
