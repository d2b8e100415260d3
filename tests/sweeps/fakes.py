"""Stand-ins for the computation of a trial; worker processes import them from here."""

import gc
import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from guitrainer.errors import DataError
from guitrainer.sweeps.messages import CrewMessage, Perform, TrialEnded
from guitrainer.sweeps.outcome import NUMBERS, TrialOutcome
from guitrainer.sweeps.plan import Trial


def outcome_of(trial: Trial) -> TrialOutcome:
    """The outcome that every stand-in gives."""
    rng = np.random.default_rng((trial.seed, trial.setting))
    value = float(rng.random())
    arrays = {"start": np.full((2, 1, 3, 3), value, np.float32),
              "end": np.full((2, 1, 3, 3), -value, np.float32)}  # fmt: skip
    numbers = {**dict.fromkeys(NUMBERS), "test_accuracy": value, "steps": 3}
    return TrialOutcome(trial.number, "completed", numbers, "ab" * 32, arrays=arrays)


def quick(trial: Trial, tick: Callable[[float], None]) -> TrialOutcome:
    """Compute nothing."""
    tick(0.5)
    return outcome_of(trial)


def telling_of_its_process(trial: Trial, tick: Callable[[float], None]) -> TrialOutcome:
    """Compute nothing; say how many threads NumPy may use, and whether garbage is collected."""
    tick(0.5)
    kinds = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
    threads = ",".join(os.environ.get(kind, "all") for kind in kinds)
    return replace(outcome_of(trial), problem=f"{threads} {gc.isenabled()}")


@dataclass
class Inline:
    """Computes real trials one after another in this process, instead of in workers."""

    perform: Perform
    size: int
    logs: Path
    patience: float

    def work(self, trials: Iterator[Trial]) -> Iterator[CrewMessage]:
        """Compute `trials`."""
        for trial in trials:
            yield TrialEnded(trial, self.perform(trial, lambda share: None))


@dataclass
class Troubled:
    """Has trouble with some trials, as long as there is no file that says it had it `times`."""

    folder: Path
    times: int
    kills: tuple[int, ...] = ()
    hangs: tuple[int, ...] = ()
    raises: tuple[int, ...] = ()
    refuses: tuple[int, ...] = ()
    seconds: float = 0.0

    def __call__(self, trial: Trial, tick: Callable[[float], None]) -> TrialOutcome:
        """Compute a trial, or not."""
        tick(0.1)
        time.sleep(self.seconds)
        if trial.number in self.refuses:
            raise DataError("no such images")
        troubled = (*self.kills, *self.hangs, *self.raises)
        if trial.number in troubled and self._again(trial.number):
            if trial.number in self.kills:
                os.kill(os.getpid(), signal.SIGKILL)
            if trial.number in self.raises:
                raise RuntimeError("some bug")
            while True:
                time.sleep(1)
        return outcome_of(trial)

    def _again(self, number: int) -> bool:
        had = len(list(self.folder.glob(f"{number}-*")))
        (self.folder / f"{number}-{had}").touch()
        return had < self.times
