"""Errands: long work that reports its progress, such as training three networks."""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from guitrainer.analysis.averages import FadingMean
from guitrainer.errors import GuitrainerError
from guitrainer.gui.base.guard import as_exception
from guitrainer.gui.lab.jobs import Mailbox

if TYPE_CHECKING:
    from guitrainer.explain.side_by_side import ShiftsMeasured


log = logging.getLogger("guitrainer.gui")

FETCH_EVERY_MS = 50

Work = Callable[[], Iterator[Any]]
MEMORY = 0.9  # memory of the running mean of the accuracy


class _Walk:
    """One iteration over a generator, in a separate thread."""

    def __init__(self, work: Work, before: Iterable["_Walk"] = ()) -> None:
        self.mailbox: Mailbox[Any] = Mailbox()
        self.error: Exception | None = None
        self._work, self._before = work, tuple(before)
        self._stopped = threading.Event()
        self.thread = threading.Thread(target=self._run, name="errand")
        self.thread.start()

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


@dataclass
class Lane:
    """The training of one network.

    Attributes
    ----------
    course : (step, smoothed accuracy on the batches)
    total_steps : number of steps; 0 before the training has begun
    ended : whether the training has reached its end or diverged
    parameters : number of trained parameters of the network; None until the training has ended
    accuracy : accuracy on the test images; None until the training has ended, or if it diverged
    measured : results on shifted images; None until they are known
    mean : running mean of the accuracy over the images of the last batches
    """

    course: list[tuple[float, float]] = field(default_factory=list)
    total_steps: int = 0
    ended: bool = False
    parameters: int | None = None
    accuracy: float | None = None
    measured: "ShiftsMeasured | None" = None
    mean: FadingMean = field(default_factory=partial(FadingMean, MEMORY))

    @property
    def recent(self) -> float | None:
        """Accuracy on the last batches; None before the first."""
        return self.course[-1][1] if self.course else None


class Race:
    """All trainings, by name."""

    def __init__(self, names: Iterable[str]) -> None:
        self.lanes = {name: Lane() for name in names}
        self._taken = 0

    def catch_up(self, told: list[Any]) -> None:
        """Process the new events in the list of all events."""
        self._take(told[self._taken :])
        self._taken = len(told)

    def _take(self, events: Iterable[Any]) -> None:
        # imported here because it loads the engine, which whoever made the events has done already
        from guitrainer.explain.side_by_side import ShiftsMeasured
        from guitrainer.explain.trials import TrialFinished, TrialProgressed

        for event in events:
            match event:
                case TrialProgressed():
                    lane = self.lanes[event.name]
                    lane.total_steps = event.total_steps
                    mean = lane.mean.add(event.accuracy, event.images)
                    lane.course.append((event.step, mean))
                case TrialFinished():
                    lane = self.lanes[event.name]
                    lane.ended = True
                    lane.parameters, lane.accuracy = event.parameters, event.test_accuracy
                case ShiftsMeasured():
                    self.lanes[event.kind].measured = event
