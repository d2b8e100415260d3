"""The pace of a run: from one step per second to full speed."""

import threading
import time

from PySide6.QtCore import QObject, Signal

SLOWEST = 1.0  # steps per second
FASTEST = 2000.0  # the last position of the slider before full speed
# Duration of a run of any length at its initial pace.
FOLLOWABLE_SECONDS = 15.0
# A run that has fallen behind its pace catches up by at most this much.
SLACK_S = 0.1


class Pace:
    """Delays the worker between two steps; set by the window, obeyed by the worker."""

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
        """Change the pace; a waiting worker starts to wait again."""
        with self._changed:
            self._steps_per_second = steps_per_second
            self._next = time.monotonic()
            self._changed.notify_all()

    def release(self) -> None:
        """Stop delaying."""
        with self._changed:
            self._released = True
            self._changed.notify_all()

    def begin(self) -> None:
        """Start the clock."""
        with self._changed:
            self._released = False
            self._next = time.monotonic()

    def wait(self) -> None:
        """Wait after a step until the next one is due."""
        if self._steps_per_second is None:
            return  # at full speed, locking would take time from every step
        with self._changed:
            if self._steps_per_second is None or self._released:
                return  # it may have changed before the lock was taken
            now = time.monotonic()
            self._next = max(self._next, now - SLACK_S) + 1 / self._steps_per_second
            while not self._released and self._steps_per_second is not None:
                left = self._next - time.monotonic()
                if left <= 0:
                    return
                self._changed.wait(left)


def followable(total_steps: int) -> float:
    """Return the steps per second at which a run of `total_steps` can be followed by eye."""
    return min(max(total_steps / FOLLOWABLE_SECONDS, SLOWEST), FASTEST)


class PaceChoice(QObject):
    """The pace of all runs; until the user chooses one, it suits the length of each run.

    Attributes
    ----------
    pace : the pace obeyed by the thread of a run
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
        """Set the number of steps per second; None: full speed."""
        self._chosen = True
        self._set(steps_per_second)

    def scale(self, factor: float) -> None:
        """Multiply the pace by a factor; beyond the fastest pace is full speed."""
        wanted = FASTEST if self.steps_per_second is None else self.steps_per_second * factor
        self.choose(None if wanted > FASTEST else max(wanted, SLOWEST))

    def suit(self, total_steps: int) -> None:
        """Unless a pace was chosen, set one at which `total_steps` can be followed by eye."""
        if not self._chosen:
            self._set(followable(total_steps))

    def _set(self, steps_per_second: float | None) -> None:
        self.pace.set(steps_per_second)
        self.changed.emit()
