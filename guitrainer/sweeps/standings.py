"""The leaderboard of a race, and its curves as bands over seeds."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from guitrainer.events import EvaluationFinished, FiltersCaptured, RunFinished, StepFinished
from guitrainer.sweeps.plan import SHARES, SweepPlan, Trial
from guitrainer.sweeps.race import RaceEvent
from guitrainer.sweeps.statistics import Estimate, estimate

PASSED = (0.5, 0.8)  # shares of edges
BANDS = ("edge_fraction", "edge_score", "train_loss", "test_loss", "test_accuracy", "kurtosis")


@dataclass(frozen=True)
class Standing:
    """A contestant: its estimates over seeds, and when its filters became edges.

    `passed` has for each share of `PASSED` the recorded step at which it was first reached by each
    seed; None for seeds that never did.
    """

    index: int
    label: str
    step: int
    test_accuracy: Estimate
    edge_fraction: Estimate
    kurtosis: Estimate
    passed: dict[float, tuple[int | None, ...]]
    diverged: int

    def passed_step(self, share: float) -> float | None:
        """Return the median of the steps, if more than half of the seeds have reached the share."""
        steps = [step for step in self.passed[share] if step is not None]
        return median(steps) if 2 * len(steps) > len(self.passed[share]) else None


class RaceBoard:
    """What is known of a race so far; takes its events in their order."""

    def __init__(self, plan: SweepPlan) -> None:
        self._plan = plan
        self._steps: dict[int, int] = defaultdict(int)
        self._layers: dict[int, str] = {}
        self._diverged: set[int] = set()
        # Values by name, trial and step.
        self._values: dict[str, dict[int, dict[int, float]]] = {
            name: defaultdict(dict) for name in BANDS
        }

    def take(self, item: RaceEvent) -> None:
        """Remember what matters of an event."""
        number, event = item.trial.number, item.event
        match event:
            case StepFinished():
                self._steps[number] = event.step
            case FiltersCaptured(scores=scores) if scores is not None:
                if self._layers.setdefault(number, event.layer) == event.layer:
                    self._put("edge_fraction", number, event.step, scores.edge_fraction)
                    self._put("edge_score", number, event.step, scores.edge_score)
            case EvaluationFinished():
                for name in ("train_loss", "test_loss", "test_accuracy", "kurtosis"):
                    value = getattr(event, name)
                    if value is not None:  # such as the accuracy without classes
                        self._put(name, number, event.step, value)
            case RunFinished() if event.diverged is not None:
                self._diverged.add(number)

    def _put(self, name: str, number: int, step: int, value: float) -> None:
        self._values[name][number][step] = float(value)

    def standings(self) -> list[Standing]:
        """Return the contestants, the best first: by share of edges, then by accuracy."""
        found = [self._standing(index) for index in range(self._plan.settings_count)]

        def rank(one: Standing) -> tuple[float, float]:
            edges, accuracy = one.edge_fraction.mean, one.test_accuracy.mean
            return (-1.0 if edges is None else edges, -1.0 if accuracy is None else accuracy)

        return sorted(found, key=rank, reverse=True)

    def _standing(self, index: int) -> Standing:
        trials = self._trials(index)
        numbers = [trial.number for trial in trials]
        alive = [number for number in numbers if number not in self._diverged]
        return Standing(
            index,
            self._plan.label(index),
            max((self._steps[number] for number in numbers), default=0),
            self._latest("test_accuracy", alive),
            self._latest("edge_fraction", alive),
            self._latest("kurtosis", alive),
            {share: tuple(self._first(number, share) for number in numbers) for share in PASSED},
            len(numbers) - len(alive),
        )

    def _latest(self, name: str, numbers: Sequence[int]) -> Estimate:
        known = [self._values[name][number] for number in numbers if self._values[name][number]]
        return estimate([values[max(values)] for values in known], share=name in SHARES)

    def _first(self, number: int, share: float) -> int | None:
        values = self._values["edge_fraction"][number]
        return min((step for step, value in values.items() if value >= share), default=None)

    def band(self, index: int, name: str) -> list[tuple[int, Estimate]]:
        """Return the curve of a contestant: step, and the estimate over its seeds (see `BANDS`)."""
        steps: dict[int, list[float]] = defaultdict(list)
        for trial in self._trials(index):
            for step, value in self._values[name][trial.number].items():
                steps[step].append(value)
        return [(s, estimate(steps[s], share=name in SHARES)) for s in sorted(steps)]

    def _trials(self, index: int) -> list[Trial]:
        plan = self._plan
        numbers = range(index, plan.trials_count, plan.settings_count)
        return [plan.trial(number) for number in numbers]


def standings_mapping(board: RaceBoard) -> list[dict[str, Any]]:
    """Return the leaderboard as JSON types, with the bands."""
    return [
        {
            "contestant": one.label,
            "step": one.step,
            "test_accuracy": _mapping(one.test_accuracy),
            "edge_fraction": _mapping(one.edge_fraction),
            "kurtosis": _mapping(one.kurtosis),
            "passed_50": list(one.passed[0.5]),
            "passed_80": list(one.passed[0.8]),
            "passed_50_step": one.passed_step(0.5),
            "passed_80_step": one.passed_step(0.8),
            "diverged": one.diverged,
            "bands": {
                name: [{"step": step, **_mapping(e)} for step, e in board.band(one.index, name)]
                for name in BANDS
            },
        }
        for one in board.standings()
    ]


def _mapping(found: Estimate) -> dict[str, Any]:
    return {
        "n": found.n,
        "mean": found.mean,
        "sd": found.sd,
        "ci95_low": found.low,
        "ci95_high": found.high,
    }
