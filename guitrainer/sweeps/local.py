"""Workers on this machine: processes that compute trials, and replace each other when killed."""

import contextlib
import multiprocessing
import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import connection
from pathlib import Path
from typing import Any

from guitrainer import startup
from guitrainer.errors import OutputError
from guitrainer.sweeps.entry import enter
from guitrainer.sweeps.messages import (
    MOST_ATTEMPTS,
    CrewMessage,
    Perform,
    TrialAdvanced,
    TrialEnded,
    TrialRetried,
    Waited,
)
from guitrainer.sweeps.outcome import TrialOutcome, failed
from guitrainer.sweeps.plan import Trial

LOOK_S = 0.25
PATIENCE_S = 120.0  # without any sign of life, a worker has hung
STARTING_PATIENCE_S = 600.0  # before its first sign: it may have to compile and to read data
SHORT_S = 0.2  # trials shorter than this wait at their worker, so that it never waits
MOST_FAILED_STARTS = 3


@dataclass
class _Hand:
    """A worker process with the trials it was sent; the first of them is being computed."""

    process: Any
    pipe: Any
    heard: float
    told: bool = False  # whether it has reported progress of a trial
    ready: bool = False
    sent: deque[Trial] = field(default_factory=deque)


@dataclass
class LocalCrew:
    """Worker processes on this machine.

    Parameters
    ----------
    perform
        Computes a trial; it is sent to every worker once, by pickling.
    jobs
        Number of workers.
    logs
        Folder of their logs; None for none.
    patience
        Seconds without a sign of life after which a worker is killed, and its trial tried again.
    """

    perform: Perform
    jobs: int
    logs: Path | None = None
    patience: float = PATIENCE_S

    @property
    def size(self) -> int:
        """Number of workers."""
        return self.jobs

    def work(self, trials: Iterator[Trial]) -> Iterator[CrewMessage]:
        """Compute `trials`; closing the iterator ends the workers at once.

        Raises
        ------
        OutputError
            If workers cannot be started.
        """
        shift = _Shift(self, trials)
        try:
            yield from shift.messages()
        finally:
            shift.end()


class _Shift:
    """One pass over the trials of a sweep."""

    def __init__(self, crew: LocalCrew, trials: Iterator[Trial]) -> None:
        self._crew = crew
        self._trials = trials
        self._perform = pickle.dumps(crew.perform)
        self._again: deque[Trial] = deque()
        self._attempts: dict[int, int] = {}
        self._hands: list[_Hand] = []
        self._failed_starts = 0
        self._started = 0
        self._mean_s: float | None = None

    # ------------------------------------------------------------ work

    def messages(self) -> Iterator[CrewMessage]:
        """Hand out all trials and yield what becomes of them."""
        waiting = self._next()
        while waiting is not None or self._under_way:
            while waiting is not None and (hand := self._free()) is not None:
                self._send(hand, waiting)
                waiting = self._next()
            yield from self._heard()
            if waiting is None:
                waiting = self._next()

    @property
    def _under_way(self) -> int:
        return sum(len(hand.sent) for hand in self._hands)

    def _next(self) -> Trial | None:
        return self._again.popleft() if self._again else next(self._trials, None)

    def _free(self) -> _Hand | None:
        """Return a worker that can take another trial; start a new one if there are too few."""
        idle = [hand for hand in self._hands if not hand.sent]
        if idle:
            return idle[0]
        if len(self._hands) < self._crew.jobs:
            return self._start()
        if self._mean_s is not None and self._mean_s < SHORT_S:
            return next((hand for hand in self._hands if len(hand.sent) == 1), None)
        return None

    def _send(self, hand: _Hand, trial: Trial) -> None:
        if not hand.sent:
            hand.heard = time.monotonic()
        hand.sent.append(trial)
        with contextlib.suppress(OSError):  # it has just ended; seen by `_heard`
            hand.pipe.send(trial)

    def _heard(self) -> Iterator[CrewMessage]:
        by_pipe = {hand.pipe: hand for hand in self._hands}
        ready = connection.wait(list(by_pipe), LOOK_S)
        for pipe in ready:
            hand = by_pipe[pipe]
            try:
                message = hand.pipe.recv()
            except Exception:  # the end of the pipe, or half a message
                yield from self._lost(hand, _end_of(hand))
            else:
                yield from self._taken(hand, *message)
        for hand in [hand for hand in self._hands if self._has_hung(hand)]:
            seconds = round(time.monotonic() - hand.heard)
            yield from self._lost(hand, f"its worker gave no sign of life for {seconds} s")
        if not ready:
            yield Waited()

    def _taken(self, hand: _Hand, kind: str, number: int, content: Any) -> Iterator[CrewMessage]:
        now = time.monotonic()
        if kind == "progress":
            hand.told, hand.heard = True, now
            yield TrialAdvanced(number, content)
            return
        hand.ready, self._failed_starts = True, 0
        seconds, hand.heard = now - hand.heard, now
        if kind == "ready":
            return
        trial = hand.sent.popleft()
        if kind == "raised":
            yield from self._retried(trial, content)
            return
        self._mean_s = seconds if self._mean_s is None else 0.8 * self._mean_s + 0.2 * seconds
        yield TrialEnded(trial, self._counted(content))

    def _counted(self, outcome: TrialOutcome) -> TrialOutcome:
        attempts = self._attempts.pop(outcome.number, 0) + 1
        if attempts == outcome.attempts:
            return outcome
        return TrialOutcome(**{**vars(outcome), "attempts": attempts})

    # ------------------------------------------------------------ troubles

    def _has_hung(self, hand: _Hand) -> bool:
        if not hand.sent:
            return False
        patience = self._crew.patience
        if not hand.told:
            patience = max(patience, min(STARTING_PATIENCE_S, 5 * patience))
        return time.monotonic() - hand.heard > patience

    def _lost(self, hand: _Hand, why: str) -> Iterator[CrewMessage]:
        """Replace a worker; only the trial it was computing counts as tried."""
        self._hands.remove(hand)
        _kill(hand)
        if not hand.ready:
            self._failed_starts += 1
            if self._failed_starts >= MOST_FAILED_STARTS:
                raise OutputError(
                    f"workers cannot be started: {why}"
                    + (f"; see {self._crew.logs}" if self._crew.logs else "")
                )
        if not hand.sent:
            return
        trial, *others = hand.sent
        self._again.extendleft(reversed(others))
        yield from self._retried(trial, why)

    def _retried(self, trial: Trial, why: str) -> Iterator[CrewMessage]:
        attempts = self._attempts.get(trial.number, 0) + 1
        self._attempts[trial.number] = attempts
        if attempts < MOST_ATTEMPTS:
            self._again.appendleft(trial)
            yield TrialRetried(trial.number, why)
        else:
            yield TrialEnded(trial, failed(trial.number, f"{why}, {attempts} times", attempts))

    # ------------------------------------------------------------ processes

    def _start(self) -> _Hand:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._started += 1
        logs = self._crew.logs
        log = None if logs is None else logs / f"worker-{self._started}.log"
        process = context.Process(target=enter, args=(theirs, self._perform, log), daemon=True)
        with _for_children():
            process.start()
        theirs.close()
        hand = _Hand(process, ours, time.monotonic())
        self._hands.append(hand)
        return hand

    def end(self) -> None:
        """End all workers; what they are computing is lost."""
        for hand in self._hands:
            _kill(hand)
        self._hands.clear()


def _end_of(hand: _Hand) -> str:
    hand.process.join(1)
    code = hand.process.exitcode
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return f"its worker was ended by {signal.Signals(-code).name}"
    return f"its worker ended with code {code}"


def _kill(hand: _Hand) -> None:
    hand.pipe.close()
    hand.process.kill()
    hand.process.join()
    hand.process.close()


@contextlib.contextmanager
def _for_children() -> Iterator[None]:
    """Let processes started here ignore interrupts and use one thread each."""
    blocked = {signal.SIGINT, signal.SIGHUP} if hasattr(signal, "SIGHUP") else set()
    wanted = dict.fromkeys(startup.BLAS_THREADS, "1")
    added = {name: value for name, value in wanted.items() if name not in os.environ}
    os.environ.update(added)
    if blocked:
        signal.pthread_sigmask(signal.SIG_BLOCK, blocked)
    try:
        yield
    finally:
        if blocked:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, blocked)
        for name in added:
            del os.environ[name]
