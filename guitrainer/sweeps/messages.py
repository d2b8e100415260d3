"""What the computers of trials report to the sweep."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from guitrainer.sweeps.outcome import TrialOutcome
from guitrainer.sweeps.plan import Trial

# Attempts at a trial whose worker was killed or hung: the first one, and two more.
MOST_ATTEMPTS = 3


@dataclass(frozen=True)
class TrialEnded:
    """A trial has ended, in whatever way."""

    trial: Trial
    outcome: TrialOutcome


@dataclass(frozen=True)
class TrialAdvanced:
    """A trial is under way: `share` of it is done, from 0 to 1."""

    number: int
    share: float


@dataclass(frozen=True)
class TrialRetried:
    """A trial has to be computed again; `why` says in one line what happened to its worker."""

    number: int
    why: str


@dataclass(frozen=True)
class Waited:
    """Nothing happened for a moment; the sweep may look whether it should stop."""


CrewMessage = TrialEnded | TrialAdvanced | TrialRetried | Waited


class TrialCrew(Protocol):
    """Computes trials, on this machine or on others."""

    @property
    def size(self) -> int:
        """Number of workers."""
        ...

    def work(self, trials: Iterator[Trial]) -> Iterator[CrewMessage]:
        """Compute `trials`; closing the iterator drops what is under way."""
        ...


# Computes a trial; its second argument is called with the progress, from 0 to 1.
Perform = Callable[[Trial, Callable[[float], None]], TrialOutcome]
