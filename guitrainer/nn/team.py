"""A team of threads for kernels, which run without the GIL.

Tasks of a program write to places of their own, and sums are cut the same way whatever the number
of threads, so results do not depend on who does what.
"""

import threading
from itertools import pairwise
from queue import SimpleQueue
from types import TracebackType

import numpy as np

from kernels.program import APART, Program, make_post, make_serve, yield_core
from kernels.waiting import make_spin

# A thread looks this often for work, or for the others' end, before it goes to sleep: about
# 0.1 ms, a few times what waking up takes.
SPINS = 100_000


class Team:
    """`threads` workers, the caller being one of them."""

    def __init__(self, threads: int = 1) -> None:
        self.threads = threads
        self._members = [_Member(k) for k in range(1, threads)]
        if threads > 1:
            make_spin(), make_post(), make_serve()  # compiled here, not by all members at once

    def run(self, program: Program) -> None:
        """Run a program on as many threads as find work in it; return when it is done."""
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
    """One thread, which serves programs without asking Python while they come in short order.

    A program is posted in the mailbox. A member that has gone to sleep is woken by a letter.
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._letters: SimpleQueue[bool] = SimpleQueue()
        self._asleep = False
        self._mailbox = np.zeros(2 * APART, np.int64)
        self._posted = 0
        self._program: Program | None = None  # kept alive while the thread works on it
        self.thread = threading.Thread(target=self._work, name=f"kernels-{number}", daemon=True)
        self.thread.start()

    def give(self, program: Program) -> None:
        """Let the thread work on this next."""
        self._program = program
        places = [n for part in program.laid_out for n in (part.ctypes.data, part.size)]
        make_post()(self._mailbox, *places)
        self._posted += 1
        self._wake()

    def wait(self) -> None:
        """Wait until the thread is done with all programs."""
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
            # first asleep, then a last look: whoever posts in between sees one or the other
            self._asleep = True
            if self._posted == known:
                self._letters.get()
            self._asleep = False


# For those who have no team.
ALONE = Team(1)


def slices(count: int, parts: int, unit: int = 1) -> list[tuple[int, int]]:
    """Cut range(count) into at most `parts` pieces whose ends are multiples of `unit`."""
    units = -(-count // unit)
    parts = max(1, min(parts, units))
    ends = [units * k // parts * unit for k in range(parts + 1)]
    return [(a, min(b, count)) for a, b in pairwise(ends) if a < b]
