"""A run that trains nothing: its events, for tests of what is shown of them."""

import argparse
from collections.abc import Iterator
from typing import Any

import numpy as np

from guitrainer.config.schema import Experiment
from guitrainer.events import (
    Diverged,
    EvaluationFinished,
    Event,
    FiltersCaptured,
    FilterScores,
    Reason,
    RunFinished,
    RunStarted,
    StepFinished,
)
from guitrainer.training.control import Control

SCORES = FilterScores(np.array([0.9, 0.5]), ("edge", "noise"), 0.7, 0.5, 6, 0.25)


class FakeRun:
    """Stands for run_experiment; `seen` are the arguments it was called with.

    Parameters
    ----------
    steps
        Of the run; it diverges at `diverges_at`, or raises `fault` at the end.
    """

    def __init__(
        self,
        steps: int = 100,
        diverges_at: int | None = None,
        fault: Exception | None = None,
        folder: str | None = None,
        loss: float = 2.0,
    ) -> None:
        self.steps, self.diverges_at, self.fault = steps, diverges_at, fault
        self.folder, self.loss = folder, loss
        self.seen: dict[str, Any] = {}

    def __call__(
        self, experiment: Experiment | None, control: Control, **options: Any
    ) -> Iterator[Event]:
        self.seen = {"experiment": experiment, "control": control, **options}
        yield RunStarted(experiment or Experiment(), (), 1234, 0, self.steps, 50, 2.3, self.folder)
        yield self._captured(0)
        done, reason = 0, "completed"
        for step in range(1, self.steps + 1):
            if control.stopped or control.stop_at == done:
                reason = "stopped"
                break
            if step == self.diverges_at:
                reason = "diverged"
                break
            done = step
            yield StepFinished(step, 0, self.loss / step, 1 - 1 / step, 0.05, 64, 0.01 * step)
            if step % 10 == 0:
                yield self._captured(step)
                yield EvaluationFinished(step, self.loss / step, self.loss / step, 0.97)
        if self.fault is not None:
            raise self.fault
        yield self._finished(done, reason)  # type: ignore[arg-type]

    def _captured(self, step: int) -> FiltersCaptured:
        return FiltersCaptured(step, "conv1", np.zeros((2, 1, 3, 3), np.float32), None, SCORES)

    def _finished(self, step: int, reason: Reason) -> RunFinished:
        diverged = Diverged(step + 1, "conv1", "its output is not finite")
        bad = reason == "diverged"
        return RunFinished(
            reason=reason,
            step=step,
            seconds=1.0,
            images_per_second=6400.0,
            train_loss=float("nan") if bad else 0.125,
            test_loss=None if bad else 0.25,
            test_accuracy=None if bad else 0.975,
            scores=None if bad else SCORES,
            diverged=diverged if bad else None,
        )


def namespace(**values: Any) -> argparse.Namespace:
    """Parsed arguments."""
    return argparse.Namespace(**values)
