"""How fast a run may go: from a step a second to as fast as it can."""

import threading
import time

from PySide6.QtCore import QObject, Signal

SLOWEST = 1.0  # steps per second
FASTEST = 2000.0  # the last stop of the slider before full speed
# A run of any length takes about this long at the pace it starts with.
FOLLOWABLE_SECONDS = 15.0
# A run that fell behind its pace catches up by at most this much.
SLACK_S = 0.1


class Pace:
    """Holds the worker back between two steps; set by the window, obeyed by the worker."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._steps_per_second: float | None = None
        self._next = 0.0
        self._released = False

    @property
    def steps_per_second(self) -> float | None:
        """Steps per second; None is full speed."""
        return self._steps_per_second

    def set(self, steps_per_second: float | None) -> None:
        """Change the pace; who waits begins to wait anew."""
        with self._changed:
            self._steps_per_second = steps_per_second
            self._next = time.monotonic()
            self._changed.notify_all()

    def release(self) -> None:
        """Hold nobody back any more."""
        with self._changed:
            self._released = True
            self._changed.notify_all()

    def begin(self) -> None:
        """Count from now."""
        with self._changed:
            self._released = False
            self._next = time.monotonic()

    def wait(self) -> None:
        """Called after a step: return when the next one is due."""
        with self._changed:
            if self._steps_per_second is None or self._released:
                return
            now = time.monotonic()
            self._next = max(self._next, now - SLACK_S) + 1 / self._steps_per_second
            while not self._released and self._steps_per_second is not None:
                left = self._next - time.monotonic()
                if left <= 0:
                    return
                self._changed.wait(left)


def followable(total_steps: int) -> float:
    """Steps per second at which a run of `total_steps` can be followed by eye."""
    return min(max(total_steps / FOLLOWABLE_SECONDS, SLOWEST), FASTEST)


class PaceChoice(QObject):
    """The pace of all runs; until the user has chosen one, it suits the length of each.

    Attributes
    ----------
    pace : what the thread of a run obeys
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pace = Pace()
        self._chosen = False

    @property
    def steps_per_second(self) -> float | None:
        """Steps per second; None is full speed."""
        return self.pace.steps_per_second

    def choose(self, steps_per_second: float | None) -> None:
        """Let runs make so many steps a second; None: as many as they can."""
        self._chosen = True
        self._set(steps_per_second)

    def scale(self, factor: float) -> None:
        """Go so many times as fast; beyond the fastest pace lies full speed."""
        wanted = FASTEST if self.steps_per_second is None else self.steps_per_second * factor
        self.choose(None if wanted > FASTEST else max(wanted, SLOWEST))

    def suit(self, total_steps: int) -> None:
        """Let a run of `total_steps` be followed by eye, unless a pace was chosen."""
        if not self._chosen:
            self._set(followable(total_steps))

    def _set(self, steps_per_second: float | None) -> None:
        self.pace.set(steps_per_second)
        self.changed.emit()
