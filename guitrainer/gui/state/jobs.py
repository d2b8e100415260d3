"""Work that is too long for a moment of the window: done by a thread, answered in the window."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import QObject

from guitrainer.gui.state.mailbox import Mailbox

log = logging.getLogger("guitrainer.gui")

Answer = Callable[[Any], None]


@dataclass(frozen=True)
class _Job:
    key: str
    work: Callable[[], Any]
    done: Answer
    failed: Callable[[Exception], None]


class Jobs:
    """A thread that does one thing after the other; a newer job of the same key replaces an older.

    Answers wait until the window's thread calls `deliver`; those of replaced jobs are dropped.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: dict[str, _Job] = {}
        self._newest: dict[str, _Job] = {}
        self._answers: Mailbox[tuple[_Job, Any, Exception | None]] = Mailbox()
        self._closed = False
        self._thread: threading.Thread | None = None

    def submit(
        self,
        key: str,
        work: Callable[[], Any],
        done: Answer,
        failed: Callable[[Exception], None],
    ) -> None:
        """Have `work()` done; then `done(result)` or `failed(error)` is called by `deliver`."""
        job = _Job(key, work, done, failed)
        with self._changed:
            self._newest[key] = job
            self._waiting.pop(key, None)
            self._waiting[key] = job
            self._changed.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="jobs")
            self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._newest)

    def deliver(self) -> None:
        """Hand over the answers that have come."""
        for job, result, error in self._answers.take():
            if self._newest.get(job.key) is not job:
                continue
            del self._newest[job.key]
            if _gone(job.done):
                continue
            if error is None:
                job.done(result)
            else:
                job.failed(error)

    def close(self, timeout_s: float) -> bool:
        """End the thread after the job it is in; whether it ended in time."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(timeout_s)
            return not self._thread.is_alive()
        return True

    def _next(self) -> _Job | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or bool(self._waiting))
            if self._closed:
                return None
            return self._waiting.pop(next(iter(self._waiting)))

    def _work(self) -> None:
        while (job := self._next()) is not None:
            try:
                answer, error = job.work(), None
            except Exception as problem:
                log.debug("job %s failed", job.key, exc_info=True)
                answer, error = None, problem
            self._answers.put((job, answer, error))


def _gone(answer: Answer) -> bool:
    """Whether `answer` is a method of a widget that was destroyed with its window."""
    owner = getattr(answer, "__self__", None)
    return isinstance(owner, QObject) and not shiboken6.isValid(owner)
