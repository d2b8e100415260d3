"""Work that is too long for a moment of the window: done by a thread, answered in the window.

Whatever the work and its answers hold on to, widgets among it, dies in the window's thread: a job
is kept here until the thread has let go of it, and the thread itself passes on numbers only.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject

from guitrainer.gui.base.guard import as_exception, reporting

T = TypeVar("T")


class Mailbox(Generic[T]):
    """A list behind a lock: any thread puts, one thread takes all."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._items: list[T] = []

    def put(self, item: T) -> None:
        """Leave something."""
        with self._lock:
            self._items.append(item)

    def take(self) -> list[T]:
        """Everything left since the last call, in its order."""
        with self._lock:
            items, self._items = self._items, []
            return items


log = logging.getLogger("guitrainer.gui")

Answer = Callable[[Any], None]


@dataclass
class _Job:
    key: str
    work: Callable[[], Any]
    done: Answer
    failed: Callable[[Exception], None]
    result: Any = None
    error: Exception | None = None

    def answer(self) -> None:
        """Hand over what came of it, to whoever still lives."""
        if self.error is None:
            if not _gone(self.done):
                self.done(self.result)
        elif not _gone(self.failed):
            self.failed(self.error)


class Jobs:
    """Two threads that do one thing after the other; a newer job replaces an older of its key.

    What may have to compile kernels is done by a thread of its own: it takes as long as a minute at
    the first start of a network, and all else goes on meanwhile. Answers wait until the window's
    thread calls `deliver`; those of replaced jobs are dropped.
    """

    def __init__(self) -> None:
        self._numbers = count()
        self._jobs: dict[int, _Job] = {}  # all the threads may still touch, by number
        self._newest: dict[str, int] = {}
        self._finished: Mailbox[int] = Mailbox()
        self._arrived: list[int] = []
        self._quick, self._slow = _Lane("jobs", self._do), _Lane("jobs with kernels", self._do)

    def submit(
        self,
        key: str,
        work: Callable[[], Any],
        done: Answer,
        failed: Callable[[Exception], None],
        *,
        kernels: bool = True,
    ) -> None:
        """Have `work()` done; then `done(result)` or `failed(error)` is called by `deliver`.

        Parameters
        ----------
        kernels : whether it may have to compile kernels; the same for all jobs of a key
        """
        number = next(self._numbers)
        self._jobs[number] = _Job(key, work, done, failed)
        self._newest[key] = number
        replaced = (self._slow if kernels else self._quick).put(key, number)
        if replaced is not None:
            del self._jobs[replaced]

    def forget(self, key: str) -> None:
        """Drop the answer of the job of that key, whether it has come or not."""
        self._newest.pop(key, None)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._newest)

    def deliver(self) -> None:
        """Hand over the answers that have come.

        One of them may raise, which is reported, or wait in a dialog: the others are handed over by
        the next call.
        """
        self._arrived += self._finished.take()
        while self._arrived:
            number = self._arrived.pop(0)
            job = self._jobs.pop(number)
            if self._newest.get(job.key) == number:
                del self._newest[job.key]
                with reporting():
                    job.answer()

    def close(self, timeout_s: float) -> bool:
        """End the threads after the jobs they are in; whether they ended in time."""
        lanes = (self._quick, self._slow)
        for lane in lanes:
            lane.close()
        ended = [lane.join(timeout_s) for lane in lanes]
        return all(ended)

    def _do(self, number: int) -> None:
        job = self._jobs[number]
        try:
            job.result = job.work()
        except BaseException as problem:  # a thread has nobody above it
            log.debug("job %s failed", job.key, exc_info=True)
            job.error = as_exception(problem)
        finally:
            del job  # the error knows this frame
        self._finished.put(number)  # from here on the window may let the job die


class _Lane:
    """One of the threads, begun when it is first needed; it passes on numbers only."""

    def __init__(self, name: str, do: Callable[[int], None]) -> None:
        self._name, self._do = name, do
        self._changed = threading.Condition()
        self._waiting: dict[str, int] = {}
        self._closed = False
        self._thread: threading.Thread | None = None

    def put(self, key: str, number: int) -> int | None:
        """Have job `number` done after all others; returns that of its key which it replaces."""
        with self._changed:
            replaced = self._waiting.pop(key, None)
            self._waiting[key] = number
            self._changed.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name)
            self._thread.start()
        return replaced

    def close(self) -> None:
        """Let the thread end after the job it is in."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify()

    def join(self, timeout_s: float) -> bool:
        """Wait for the end; whether it came in time."""
        if self._thread is not None:
            self._thread.join(timeout_s)
        return self._thread is None or not self._thread.is_alive()

    def _next(self) -> int | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or bool(self._waiting))
            if self._closed:
                return None
            return self._waiting.pop(next(iter(self._waiting)))

    def _work(self) -> None:
        while (number := self._next()) is not None:
            self._do(number)


def _gone(answer: Callable[..., None]) -> bool:
    """Whether `answer` is a method of a widget that was destroyed with its window."""
    while isinstance(answer, partial):
        answer = answer.func
    owner = getattr(answer, "__self__", None)
    return isinstance(owner, QObject) and not shiboken6.isValid(owner)
