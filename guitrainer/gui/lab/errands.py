"""Work that tells how it goes, such as training three networks to compare them."""

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


class _Walk:
    """One walk through a generator, in a thread of its own."""

    def __init__(self, work: Work) -> None:
        self.mailbox: Mailbox[Any] = Mailbox()
        self.error: Exception | None = None
        self._work = work
        self._stopped = threading.Event()
        self.thread = threading.Thread(target=self._run, name="errand")
        self.thread.start()

    def stop(self) -> None:
        """Ask it to end after what it is doing."""
        self._stopped.set()

    def _run(self) -> None:
        try:
            with closing(self._work()) as told:  # type: ignore[type-var]  # a generator
                for one in told:
                    if self._stopped.is_set():
                        return
                    self.mailbox.put(one)
        except BaseException as error:  # a thread has nobody above it
            log.debug("an errand failed", exc_info=True)
            self.error = as_exception(error)


class Errand(QObject):
    """A generator that a thread walks through; what it yields arrives in the window's thread.

    Attributes
    ----------
    told : what came since it was started last; kept when it has ended
    running : whether more is to come
    error : what ended it early, None where nothing did
    """

    progressed = Signal()  # more was told, or it ended
    failed = Signal(object)  # it ended by an error that is no fault of what was asked

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.told: list[Any] = []
        self.running = False
        self.error: Exception | None = None
        self._walk: _Walk | None = None
        self._leaving: list[_Walk] = []
        self._timer = QTimer(self, interval=FETCH_EVERY_MS)
        self._timer.timeout.connect(self._fetch)

    def start(self, work: Work) -> None:
        """Begin anew with the generator that `work()` makes; what went on before is stopped."""
        self._halt()
        self.told, self.error, self.running = [], None, True
        self._walk = _Walk(work)
        self._timer.start()
        self.progressed.emit()

    def stop(self) -> None:
        """End it; what was told stays."""
        if self._walk is not None:
            self._halt()
            self.progressed.emit()

    def _halt(self) -> None:
        """End it, and tell nobody."""
        if self._walk is not None:
            self._walk.stop()
            self._leaving = [one for one in (*self._leaving, self._walk) if one.thread.is_alive()]
            self._walk, self.running = None, False
            self._timer.stop()

    def close(self, timeout_s: float) -> bool:
        """End it, waiting a short while; whether its threads have ended."""
        self.stop()
        for one in self._leaving:
            one.thread.join(timeout_s)
        return not any(one.thread.is_alive() for one in self._leaving)

    def _fetch(self) -> None:
        walk = self._walk
        if walk is None:
            return
        ended = not walk.thread.is_alive()  # asked first: nothing is put after it
        news = walk.mailbox.take()
        self.told += news
        if ended:
            self._walk, self.running, self.error = None, False, walk.error
            self._timer.stop()
        if news or ended:
            self.progressed.emit()
        if self.error is not None and not isinstance(self.error, GuitrainerError):
            self.failed.emit(self.error)


MEMORY = 0.9  # of the mean of the accuracy over the last batches


@dataclass
class Lane:
    """One of the trainings.

    Attributes
    ----------
    course : (step, accuracy over batches, smoothed)
    total_steps : 0 before it began
    ended : whether it was trained to its end, or until it diverged
    parameters : trained numbers of the whole network; None until it has ended
    accuracy : on the test images; None until it has ended, and where it diverged
    measured : what it makes of moved images; None until that is known
    mean : of the accuracy over the images of the last batches
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
        """Accuracy over the last batches; None before the first."""
        return self.course[-1][1] if self.course else None


class Race:
    """All of them, by name."""

    def __init__(self, names: Iterable[str]) -> None:
        self.lanes = {name: Lane() for name in names}
        self._taken = 0

    def catch_up(self, told: list[Any]) -> None:
        """Take what is new in the list of everything that was told."""
        self._take(told[self._taken :])
        self._taken = len(told)

    def _take(self, events: Iterable[Any]) -> None:
        # known by now: those who made the events have loaded the engine
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
