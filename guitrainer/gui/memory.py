"""Collects garbage in the thread of the window, and returns free memory to the system.

Every run, job and errand is a thread, so the window used to grow by hundreds of MB of unused
memory, which `guitrainer.allocator` describes. `guitrainer.garbage` explains why garbage waits for
this thread.
"""

from PySide6.QtCore import QObject, QTimer, Slot

from guitrainer.allocator import give_back
from guitrainer.garbage import GARBAGE

EVERY_MS = 1000
GIVE_BACK_EVERY = 10  # collections


class Collector(QObject):
    """Regularly collects garbage instead of Python, and returns free memory to the system."""

    def __init__(self) -> None:
        super().__init__()
        self._collections = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Take over from Python."""
        GARBAGE.hold()
        self._timer.start()

    def stop(self) -> None:
        """Hand back to Python; no remaining thread may hold a widget."""
        if self._timer.isActive():
            self._timer.stop()
            GARBAGE.release()

    @Slot()
    def _collect(self) -> None:
        GARBAGE.collect()
        self._collections += 1
        if self._collections % GIVE_BACK_EVERY == 0:
            give_back()
