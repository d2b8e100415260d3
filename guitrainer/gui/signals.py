"""Signals of the system that end the window: SIGINT, SIGTERM, and SIGHUP where there is one."""

import os
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

from PySide6.QtCore import QObject, QTimer

SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
LOOK_EVERY_MS = 100


class ProcessSignals(QObject):
    """While installed, the first signal has `stop()` called from the loop of events.

    Python handles a signal between any two of its instructions, which may be in the middle of
    painting: a window that is closed there leaves a painter on what is gone. So the handler only
    takes a note, and a timer looks at it. The timer also lets Python run, which it needs to handle
    signals at all.
    """

    def __init__(self, stop: Callable[[], None]) -> None:
        super().__init__()
        self.received: signal.Signals | None = None
        self._stop: Callable[[], None] | None = stop
        self._before: dict[signal.Signals, Any] = {}
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def install(self) -> None:
        """Take the signals over, unless whoever started the program has them ignored (nohup)."""
        for number in SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._on_signal)
        self._timer.start()

    def uninstall(self) -> None:
        """Give the signals back."""
        self._timer.stop()
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if self.received is not None and self._stop is None and number == signal.SIGINT:
            os._exit(128 + number)  # it is ending already, and somebody cannot wait
        self.received = self.received or signal.Signals(number)

    def _look(self) -> None:
        if self.received is not None and self._stop is not None:
            stop, self._stop = self._stop, None
            stop()
