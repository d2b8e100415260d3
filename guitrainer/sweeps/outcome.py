"""The result of one trial: its numbers, its first filters, and its curve."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from numpy.typing import NDArray

Status = Literal["completed", "diverged", "failed"]
STATUSES: tuple[Status, ...] = get_args(Status)
# Names of the numbers of a trial, in the order of the columns of its table.
NUMBERS = (
    "test_accuracy",
    "test_loss",
    "train_loss",
    "edge_fraction",
    "edge_score",
    "orientations",
    "spread",
    "kurtosis",
    "steps",
    "diverged_at_step",
    "seconds",
)

Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True)
class TrialOutcome:
    """What is known of a trial that has ended.

    `weights` is the SHA-256 of all arrays of the network at its end, in hexadecimal digits;
    `problem` says in one line why a trial failed, or where it diverged. `arrays` are `start` and
    `end` (O, I, kh, kw) of the first convolution, and `curve` (n, 2) of step and training loss.
    """

    number: int
    status: Status
    numbers: Mapping[str, float | None]
    weights: str = ""
    problem: str = ""
    attempts: int = 1
    arrays: Arrays = field(default_factory=dict)


def failed(number: int, problem: str, attempts: int) -> TrialOutcome:
    """Return the outcome of a trial that could not be completed."""
    line = " ".join(problem.split())[:300]
    return TrialOutcome(number, "failed", dict.fromkeys(NUMBERS), "", line, attempts)
