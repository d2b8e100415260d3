"""Garbage is collected in the window's thread only; `guitrainer.garbage` says why."""

from PySide6.QtCore import QObject, QTimer, Slot

from guitrainer.garbage import GARBAGE
from guitrainer.gui.memory import give_back

EVERY_MS = 1000
GIVE_BACK_EVERY = 10  # collections


class Collector(QObject):
    """Does now and then what Python's own collector would do, and gives back what is free."""

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
        """Leave it to Python again; no thread may be left that holds a widget."""
        if self._timer.isActive():
            self._timer.stop()
            GARBAGE.release()

    @Slot()
    def _collect(self) -> None:
        GARBAGE.collect()
        self._collections += 1
        if self._collections % GIVE_BACK_EVERY == 0:
            give_back()
