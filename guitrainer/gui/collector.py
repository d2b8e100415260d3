"""Garbage is collected in the window's thread only.

Python collects cycles in whatever thread happens to allocate. A widget that is part of one would
then be destroyed by a thread that trains, and Qt may crash.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1000


class Collector(QObject):
    """Does now and then what Python's own collector would do, by its own thresholds."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take over from Python."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation whose time has come, and the younger with it."""
        due = [k for k, (n, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
               if n > most]  # fmt: skip
        if due:
            gc.collect(max(due))
