"""A team of threads that run kernels without the GIL.

Each task of a program writes to its own memory, and sums are divided in the same way for any number
of threads, so results do not depend on which thread runs which task.
"""

import threading
from itertools import pairwise
from queue import SimpleQueue
from types import TracebackType

import numpy as np

from kernels.program import APART, Program, make_post, make_serve, yield_core
from kernels.waiting import make_spin

# Number of times a thread checks for work, or for the end of the others, before it sleeps: about
# 0.4 ms, several times as long as Python needs between two steps of a run.
SPINS = 1_000_000
# About as many numbers are packed or added up by one task: a few microseconds of work.
NUMBERS_PER_TASK = 4096


def make_team_kernels() -> None:
    """Compile what threads of a team need to find and give work."""
    make_spin(), make_post(), make_serve()


class Team:
    """A team of `threads` workers, including the calling thread."""

    def __init__(self, threads: int = 1) -> None:
        self.threads = threads
        self._members = [_Member(k) for k in range(1, threads)]
        if threads > 1:
            # Compiled here so that not all members compile it at once.
            make_team_kernels()

    def run(self, program: Program) -> None:
        """Run a program on as many threads as it has work for; return when it is done."""
        members = self._members[: max(0, program.width - 1)]
        program.begin(len(members) + 1)
        for member in members:
            member.give(program)
        try:
            program.work()
        finally:
            for member in members:
                member.wait()

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

    A program is posted in the mailbox. A sleeping member is woken by a letter.
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._letters: SimpleQueue[bool] = SimpleQueue()
        self._asleep = False
        self._mailbox = np.zeros(2 * APART, np.int64)
        self._posted = 0
        self._program: Program | None = None  # kept alive while the thread uses it
        self.thread = threading.Thread(target=self._work, name=f"kernels-{number}", daemon=True)
        self.thread.start()

    def give(self, program: Program) -> None:
        """Post a program for the thread to run next."""
        self._program = program
        make_post()(self._mailbox, *program.places)
        self._posted += 1
        self._wake()

    def wait(self) -> None:
        """Wait until the thread has finished all programs."""
        while (done := int(self._mailbox[APART])) < self._posted:
            if not make_spin()(self._mailbox, APART, done, SPINS):
                yield_core()

    def end(self) -> None:
        """End the thread."""
        self._posted = -1
        self._wake()
        self.thread.join()

    def _wake(self) -> None:
        if self._asleep:
            self._letters.put(True)

    def _work(self) -> None:
        known = 0
        while self._posted >= 0:
            known = make_serve()(self._mailbox, known, self._number, SPINS)
            # mark as asleep before the last check: whoever posts in between notices one of the two
            self._asleep = True
            if self._posted == known:
                self._letters.get()
            self._asleep = False


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
