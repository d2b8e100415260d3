"""Jobs: work that would block the window, done by a thread and answered in the window.

All objects held by the work and its answers, including widgets, are destroyed in the thread of the
window: a job is kept here until its thread has released it, and the thread passes on only numbers.
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

from guitrainer.gui.base import postponed
from guitrainer.gui.base.guard import as_exception, reporting

T = TypeVar("T")


class Mailbox(Generic[T]):
    """A list with a lock: any thread can put items, one thread takes all of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._items: list[T] = []

    def put(self, item: T) -> None:
        """Add an item."""
        with self._lock:
            self._items.append(item)

    def take(self) -> list[T]:
        """Return all items since the last call, in order."""
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
        """Pass on the result, if the receiver still exists."""
        if self.error is None:
            if not _gone(self.done):
                self.done(self.result)
        elif not _gone(self.failed):
            self.failed(self.error)


class Jobs:
    """Two threads that do jobs one by one; a newer job replaces an older one with the same key.

    Jobs that may have to compile kernels have a separate thread, because they can take a minute at
    the first start of a network, and other jobs must not wait for them. Answers wait until the
    thread of the window calls `deliver`; those of replaced jobs are dropped.
    """

    def __init__(self) -> None:
        self._numbers = count()
        self._jobs: dict[int, _Job] = {}  # all jobs that the threads may still use, by number
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
        """Have a thread do `work()`; then `deliver` calls `done(result)` or `failed(error)`.

        Parameters
        ----------
        kernels : whether it may have to compile kernels; equal for all jobs with the same key
        """
        number = next(self._numbers)
        self._jobs[number] = _Job(key, work, done, failed)
        self._newest[key] = number
        replaced = (self._slow if kernels else self._quick).put(key, number)
        if replaced is not None:
            del self._jobs[replaced]

    def forget(self, key: str) -> None:
        """Drop the answer of the job with this key, whether it has arrived or not."""
        self._newest.pop(key, None)

    @property
    def busy(self) -> bool:
        """Whether an answer is still pending."""
        return bool(self._newest)

    def deliver(self) -> None:
        """Pass on the answers that have arrived.

        A receiver may raise an error, which is reported, or wait in a dialog; the other answers are
        passed on by the next call.
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
        """End the threads after their current jobs; return whether they ended in time."""
        lanes = (self._quick, self._slow)
        for lane in lanes:
            lane.close()
        ended = [lane.join(timeout_s) for lane in lanes]
        return all(ended)

    def _do(self, number: int) -> None:
        job = self._jobs[number]
        try:
            job.result = job.work()
        except BaseException as problem:  # nothing above a thread could handle it
            log.debug("job %s failed", job.key, exc_info=True)
            job.error = as_exception(problem)
        finally:
            del job  # the error refers to this frame
        self._finished.put(number)  # from here on, the window may destroy the job


class _Lane:
    """One of the threads, started when it is first needed; it passes on only numbers."""

    def __init__(self, name: str, do: Callable[[int], None]) -> None:
        self._name, self._do = name, do
        self._changed = threading.Condition()
        self._waiting: dict[str, int] = {}
        self._closed = False
        self._thread: threading.Thread | None = None

    def put(self, key: str, number: int) -> int | None:
        """Queue job `number`; return the number of the job with the same key that it replaces."""
        with self._changed:
            replaced = self._waiting.pop(key, None)
            self._waiting[key] = number
            self._changed.notify()
        if self._thread is None:
            self._thread = postponed.start_thread(self._work, self._name)
        return replaced

    def close(self) -> None:
        """Let the thread end after its current job."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify()

    def join(self, timeout_s: float) -> bool:
        """Wait for the end; return whether it came in time."""
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
    """Return whether `answer` is a method of a widget that has been destroyed with its window."""
    while isinstance(answer, partial):
        answer = answer.func
    owner = getattr(answer, "__self__", None)
    return isinstance(owner, QObject) and not shiboken6.isValid(owner)
