"""A team of threads that run kernels without the GIL.

Each task of a program writes to its own memory, and sums are divided in the same way for any number
of threads, so results do not depend on which thread runs which task.
"""

import threading
from collections.abc import Sequence
from itertools import pairwise
from queue import SimpleQueue
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from kernels.program import MAILBOX, NO_MAILBOXES, Program, make_lead, make_serve, yield_core

# Number of times a thread checks for work before it sleeps: about 0.4 ms, several times as long as
# Python needs between two steps of a run.
SPINS = 1_000_000
# About as many numbers are packed or added up by one task: a few microseconds of work.
NUMBERS_PER_TASK = 4096


def make_team_kernels() -> None:
    """Compile what threads of a team need to find and give work."""
    make_lead(), make_serve()


class Team:
    """A team of `threads` workers, including the calling thread."""

    def __init__(self, threads: int = 1) -> None:
        self.threads = threads
        boxes = np.zeros((threads - 1) * MAILBOX, np.int64)
        # those of the first members; for none, the same in all teams
        self._boxes = [NO_MAILBOXES, *(boxes[: k * MAILBOX] for k in range(1, threads))]
        each = boxes.reshape(-1, MAILBOX)
        self._members = [_Member(k, box) for k, box in enumerate(each, 1)]
        if threads > 1:
            # Compiled here so that not all members compile it at once.
            make_team_kernels()

    def run(self, program: Program) -> None:
        """Run a program on as many threads as it has work for; return when it is done."""
        members = self._members[: max(0, program.width - 1)]
        program.prepare(self._boxes[len(members)])
        try:
            self._wake(members)
            while not program.advance():
                self._wake(members)
                yield_core()
        finally:
            while program.running:  # interrupted: nobody may work on it any longer
                program.advance()

    @staticmethod
    def _wake(members: Sequence["_Member"]) -> None:
        for member in members:
            member.wake()

    def close(self) -> None:
        """End the threads."""
        for member in self._members:
            member.end()
        self._members.clear()
        self.threads = 1

    def __enter__(self) -> "Team":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class _Member:
    """One thread, which runs programs without Python as long as they follow in quick succession.

    A sleeping member is woken by a letter before a program is posted in its mailbox. One that falls
    asleep in between is woken by the leader, who otherwise waits for it in vain.
    """

    def __init__(self, number: int, mailbox: NDArray[np.int64]) -> None:
        self._number, self._mailbox = number, mailbox
        self._letters: SimpleQueue[bool] = SimpleQueue()
        self._asleep, self._ended = False, False
        self.thread = threading.Thread(target=self._work, name=f"kernels-{number}", daemon=True)
        self.thread.start()

    def wake(self) -> None:
        """Wake the thread if it sleeps."""
        if self._asleep:
            self._asleep = False
            self._letters.put(True)

    def end(self) -> None:
        """End the thread."""
        self._ended = True
        self._letters.put(True)
        self.thread.join()

    def _work(self) -> None:
        known = 0
        while not self._ended:
            known = make_serve()(self._mailbox, known, self._number, SPINS)
            self._asleep = True
            self._letters.get()


# For callers without a team.
ALONE = Team(1)


def pieces(count: int, numbers: int, unit: int = 1) -> list[tuple[int, int]]:
    """Divide range(count), for which `numbers` are computed, into pieces that are worth a task."""
    return slices(count, -(-numbers // NUMBERS_PER_TASK), unit)


def slices(count: int, parts: int, unit: int = 1) -> list[tuple[int, int]]:
    """Divide range(count) into at most `parts` pieces whose ends are multiples of `unit`."""
    units = -(-count // unit)
    parts = max(1, min(parts, units))
    ends = [units * k // parts * unit for k in range(parts + 1)]
    return [(a, min(b, count)) for a, b in pairwise(ends) if a < b]
