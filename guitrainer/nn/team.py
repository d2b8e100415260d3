"""A team of threads for kernels, which run without the GIL.

Tasks of a program write to places of their own, and sums are cut the same way whatever the number
of threads, so results do not depend on who does what.
"""

import threading
from itertools import pairwise
from queue import SimpleQueue
from types import TracebackType

import numpy as np

from kernels.program import APART, Program
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
            make_spin()  # compiled here, not by all members at once

    def run(self, program: Program) -> None:
        """Run a program on as many threads as find work in it; return when it is done."""
        members = self._members[: max(0, program.width - 1)]
        program.begin()
        for member in members:
            member.give(program)
        failure: BaseException | None = None
        try:
            program.work()
        except BaseException as error:
            failure = error
        for member in members:
            failure = member.wait() or failure
        if failure is not None:
            raise failure

    def close(self) -> None:
        """End the threads."""
        for member in self._members:
            member.give(None)
            member.thread.join()
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
    """One thread with its orders and answers.

    Both go through queues; counters beside them let either side see the other's word at once,
    while it has not gone to sleep yet.
    """

    def __init__(self, number: int) -> None:
        self._orders: SimpleQueue[Program | None] = SimpleQueue()
        self._answers: SimpleQueue[BaseException | None] = SimpleQueue()
        self._counters = np.zeros(2 * APART, np.int64)
        self._given = 0
        self.thread = threading.Thread(target=self._work, name=f"kernels-{number}", daemon=True)
        self.thread.start()

    def give(self, order: Program | None) -> None:
        """Let the thread do this next."""
        self._orders.put(order)
        self._given += 1
        self._counters[0] = self._given

    def wait(self) -> BaseException | None:
        """Wait for the last order to be done; give what went wrong."""
        make_spin()(self._counters, APART, self._given - 1, SPINS)
        return self._answers.get()

    def _work(self) -> None:
        done = 0
        order = self._orders.get()
        while order is not None:
            failure: BaseException | None = None
            try:
                order.work()
            except BaseException as error:
                failure = error
            done += 1
            self._answers.put(failure)
            self._counters[APART] = done
            make_spin()(self._counters, 0, done, SPINS)
            order = self._orders.get()


# For those who have no team.
ALONE = Team(1)


def slices(count: int, parts: int, unit: int = 1) -> list[tuple[int, int]]:
    """Cut range(count) into at most `parts` pieces whose ends are multiples of `unit`."""
    units = -(-count // unit)
    parts = max(1, min(parts, units))
    ends = [units * k // parts * unit for k in range(parts + 1)]
    return [(a, min(b, count)) for a, b in pairwise(ends) if a < b]
