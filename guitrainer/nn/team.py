"""A team of threads for kernels, which run without the GIL.

The work is cut the same way whatever the number of threads, and nothing is summed across tasks
here, so results do not depend on who does what.
"""

import threading
from collections.abc import Callable
from itertools import pairwise
from queue import SimpleQueue
from types import TracebackType

Task = Callable[[int], object]


class Team:
    """`threads` workers, the caller being one of them."""

    def __init__(self, threads: int = 1) -> None:
        self.threads = threads
        self._orders: list[SimpleQueue[tuple[Task, range] | None]] = []
        self._done: SimpleQueue[BaseException | None] = SimpleQueue()
        self._members: list[threading.Thread] = []
        for k in range(1, threads):
            orders: SimpleQueue[tuple[Task, range] | None] = SimpleQueue()
            member = threading.Thread(
                target=_work, args=(orders, self._done), name=f"kernels-{k}", daemon=True
            )
            member.start()
            self._orders.append(orders)
            self._members.append(member)

    def run(self, task: Task, count: int) -> None:
        """Call task(0) … task(count − 1), spread over the threads; return when all are done."""
        helpers = min(self.threads, count) - 1
        if helpers < 1:
            for k in range(count):
                task(k)
            return
        for k in range(helpers):
            self._orders[k].put((task, range(k + 1, count, helpers + 1)))
        failure: BaseException | None = None
        try:
            for k in range(0, count, helpers + 1):
                task(k)
        except BaseException as error:
            failure = error
        for _ in range(helpers):
            failure = self._done.get() or failure
        if failure is not None:
            raise failure

    def close(self) -> None:
        """End the threads."""
        for orders in self._orders:
            orders.put(None)
        for member in self._members:
            member.join()
        self._orders.clear()
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


def _work(
    orders: "SimpleQueue[tuple[Task, range] | None]", done: "SimpleQueue[BaseException | None]"
) -> None:
    while (order := orders.get()) is not None:
        task, numbers = order
        failure: BaseException | None = None
        try:
            for k in numbers:
                task(k)
        except BaseException as error:
            failure = error
        done.put(failure)


def slices(count: int, parts: int, unit: int = 1) -> list[tuple[int, int]]:
    """Cut range(count) into at most `parts` pieces whose ends are multiples of `unit`."""
    units = -(-count // unit)
    parts = max(1, min(parts, units))
    ends = [units * k // parts * unit for k in range(parts + 1)]
    return [(a, min(b, count)) for a, b in pairwise(ends) if a < b]
