"""A trainer that moves its weights by numbers drawn for each step: fast, and exactly repeatable."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from guitrainer.config.schema import (
    BatchNorm,
    Conv,
    Data,
    Dense,
    Dropout,
    Experiment,
    MaxPool,
    Network,
    Recording,
    Relu,
    Training,
)
from guitrainer.events import (
    Diverged,
    EvaluationFinished,
    Event,
    FiltersCaptured,
    FilterScores,
    Label,
    RunFinished,
    RunStarted,
    SettingChanged,
    StepFinished,
    frozen_copy,
)
from guitrainer.runs import experiment, writer
from guitrainer.training.control import Control
from guitrainer.training.plan import RecordingPlan

FILTERS_EVERY, EVALUATE_EVERY = 10, 25


def small_experiment(steps: int = 60, **changes: Any) -> Experiment:
    """An experiment the fake trainer understands; it reads nothing but the number of steps."""
    network = Network(layers=(Conv(name="conv1", filters=4, kernel_size=5), Dense()))
    return Experiment(name="small", network=network, training=Training(steps=steps), **changes)


def tiny_experiment(steps: int) -> Experiment:
    """An experiment for the real trainer that uses every random stream and all kinds of state."""
    layers = (
        Conv(filters=4, kernel_size=5),
        BatchNorm(),
        Relu(),
        MaxPool(size=4),
        Dropout(rate=0.25),
        Dense(),
    )
    return Experiment(
        name="tiny",
        data=Data(source="mnist", limit=200, test_limit=64, shift=1),
        network=Network(layers=layers),
        training=Training(steps=steps, optimizer="adam", batch_size=16, schedule="cosine"),
        recording=Recording(filters_every=4, evaluate_every=8, checkpoint_every=5),
    )


def scores_of(weight: NDArray[Any]) -> FilterScores:
    """Scores that depend on the weight, whatever they mean."""
    scores = np.abs(weight).mean(axis=(1, 2, 3)).astype(np.float64) % 1
    labels: tuple[Label, ...] = tuple("edge" if score > 0.4 else "noise" for score in scores)
    return FilterScores(scores, labels, float(scores.mean()), 0.5, 2, float(weight.std()))


def meta_of(step: int, learning_rate: float = 0.05) -> dict[str, Any]:
    """What a trainer remembers after `step` steps without surprises."""
    return {
        "step": step,
        "updates": step,
        "seconds": 0.5,
        "recent_losses": [1.0] * min(step, 100),
        "changes": [],
        "rates": {"learning_rate": learning_rate, "momentum": 0.9, "weight_decay": 0.0},
    }


class FakeTrainer:
    """As the real one, seen from the run folder; `diverges_at` is its last sound step."""

    checkpoint_every = 20
    recording = RecordingPlan(FILTERS_EVERY, 1000, EVALUATE_EVERY, checkpoint_every)
    diverges_at: int | None = None

    def __init__(
        self, experiment: Experiment, dataset: object, *, threads: int = 1, measuring: int = 1
    ) -> None:
        self.experiment = experiment
        self.total_steps = experiment.training.steps or 0
        self.step = 0
        self.closed = False
        self._weight = np.random.default_rng(experiment.seed).normal(size=(4, 1, 5, 5))
        self._rate = 1.0
        self._good = self.state()

    def close(self) -> None:
        self.closed = True

    def events(self, control: Control) -> Iterator[Event]:
        total = self.total_steps
        yield RunStarted(self.experiment, (), 100, self.step, total, 10, 2.3)
        if self.step == 0:
            yield self._captured()
        while self.step < total:
            if control.stopped or (control.stop_at is not None and self.step >= control.stop_at):
                yield self._finished("stopped")
                return
            for field, value in control.take_changes():
                self._rate = value
                yield SettingChanged(self.step, field, value)
            if self.step == self.diverges_at:
                yield self._finished("diverged", Diverged(self.step + 1, "conv1", "loss is NaN"))
                return
            yield self._advance()
            if self.step % EVALUATE_EVERY == 0:
                yield EvaluationFinished(self.step, self._loss(), self._loss() + 1, 0.5)
            if self.step % FILTERS_EVERY == 0:
                yield self._captured()
        yield self._finished("completed")

    def _advance(self) -> StepFinished:
        if self.step % 7 == 0:
            self._good = self.state()
        self._weight += self._rate * np.random.default_rng(self.step).normal(size=(4, 1, 5, 5))
        self.step += 1
        return StepFinished(self.step, self.step // 10, self._loss(), 0.25, self._rate, 64, 0.1)

    def _loss(self) -> float:
        return float(np.square(self._weight).mean())

    def _captured(self) -> FiltersCaptured:
        weight = frozen_copy(self._weight.astype(np.float32))
        bias = frozen_copy(weight.sum(axis=(1, 2, 3)))
        return FiltersCaptured(self.step, "conv1", weight, bias, scores_of(weight))

    def _finished(self, reason: Any, diverged: Diverged | None = None) -> RunFinished:
        return RunFinished(
            reason,
            self.step,
            1.5,
            100.0,
            self._loss(),
            None,
            None,
            scores_of(self._weight),
            diverged,
        )

    def state(self) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
        arrays = {
            "conv1.weight": self._weight.copy(),
            "conv1.bias": self._weight.astype(np.float32).sum(axis=(1, 2, 3)),
        }
        return arrays, meta_of(self.step, learning_rate=self._rate)

    def snapshot(self) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
        self._good = self.state()
        return self._good

    def check_arrays(self, found: object) -> None:
        """It takes what it gave."""

    def good_state(self) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
        return self._good

    def load_state(self, arrays: dict[str, NDArray[Any]], meta: dict[str, Any]) -> None:
        self._weight = arrays["conv1.weight"]
        self.step, self._rate = meta["step"], meta["rates"]["learning_rate"]
        self._good = self.state()


def install(patch: pytest.MonkeyPatch) -> None:
    """Let `run_experiment` train with the fake, on no data, and paint nothing."""
    patch.setattr(writer, "paint_pictures", lambda history: {})
    patch.setattr(writer, "export_pictures", lambda folder, to, history, painted: [])
    patch.setattr(experiment, "Trainer", FakeTrainer)
    patch.setattr(experiment, "load_dataset", lambda data, seed: None)
