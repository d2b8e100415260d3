"""Errands: long work that reports its progress, such as training three networks."""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from guitrainer.errors import GuitrainerError
from guitrainer.gui.base import postponed
from guitrainer.gui.base.guard import as_exception
from guitrainer.gui.lab.jobs import Mailbox

log = logging.getLogger("guitrainer.gui")

FETCH_EVERY_MS = 50

Work = Callable[[], Iterator[Any]]


class _Walk:
    """One iteration over a generator, in a separate thread."""

    def __init__(self, work: Work, before: Iterable["_Walk"] = ()) -> None:
        self.mailbox: Mailbox[Any] = Mailbox()
        self.error: Exception | None = None
        self._work, self._before = work, tuple(before)
        self._stopped = threading.Event()
        self.thread = postponed.start_thread(self._run, "errand")

    def stop(self) -> None:
        """Request the end after the current item."""
        self._stopped.set()

    def _run(self) -> None:
        for one in self._before:
            one.thread.join()
        self._before = ()
        try:
            with closing(self._work()) as told:  # type: ignore[type-var]  # a generator
                for one in told:
                    if self._stopped.is_set():
                        return
                    self.mailbox.put(one)
        except BaseException as error:  # nothing above a thread could handle it
            log.debug("an errand failed", exc_info=True)
            self.error = as_exception(error)


class Errand(QObject):
    """A generator that a thread iterates over; what it yields arrives in the thread of the window.

    Attributes
    ----------
    told : everything yielded since the last start, unless taken; kept after the end
    running : whether more will follow
    error : the error that ended it early, or None
    """

    progressed = Signal()  # more was yielded, or it has ended
    failed = Signal(object)  # it ended with an unexpected error

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.told: list[Any] = []
        self.running = False
        self.error: Exception | None = None
        self._walk: _Walk | None = None
        self._leaving: list[_Walk] = []
        self._timer = QTimer(self, interval=FETCH_EVERY_MS)
        self._timer.timeout.connect(self._fetch)

    def start(self, work: Work, *, in_turn: bool = False) -> None:
        """Start again with the generator returned by `work()`; stop the previous one.

        Parameters
        ----------
        in_turn : whether the generator has to wait until previous ones have ended
        """
        self._halt()
        self.told, self.error, self.running = [], None, True
        self._walk = _Walk(work, self._leaving if in_turn else ())
        self._timer.start()
        self.progressed.emit()

    def take(self) -> list[Any]:
        """Return what was yielded since the last call, and forget it."""
        news, self.told = self.told, []
        return news

    def stop(self) -> None:
        """End the errand, and keep what was yielded."""
        if self._walk is not None:
            self._halt()
            self.progressed.emit()

    def _halt(self) -> None:
        """End the errand, without emitting signals."""
        if self._walk is not None:
            self._walk.stop()
            self._leaving = [one for one in (*self._leaving, self._walk) if one.thread.is_alive()]
            self._walk, self.running = None, False
            self._timer.stop()

    def close(self, timeout_s: float) -> bool:
        """End the errand and wait for a short time; return whether its threads have ended."""
        self.stop()
        for one in self._leaving:
            one.thread.join(timeout_s)
        return not any(one.thread.is_alive() for one in self._leaving)

    def _fetch(self) -> None:
        walk = self._walk
        if walk is None:
            return
        ended = not walk.thread.is_alive()  # checked first: nothing follows it
        news = walk.mailbox.take()
        self.told += news
        if ended:
            self._walk, self.running, self.error = None, False, walk.error
            self._timer.stop()
        if news or ended:
            self.progressed.emit()
        if self.error is not None and not isinstance(self.error, GuitrainerError):
            self.failed.emit(self.error)
