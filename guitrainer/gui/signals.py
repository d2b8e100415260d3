"""System signals that close the window: SIGINT, SIGTERM, and SIGHUP if it exists."""

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
    """While installed, the first signal makes the event loop call `stop()`.

    Python handles a signal between any two instructions, possibly in the middle of painting:
    closing the window there would leave a painter on a deleted widget. So the handler only sets a
    flag, which a timer checks. The timer also makes Python run, without which it handles no signal.
    """

    def __init__(self, stop: Callable[[], None]) -> None:
        super().__init__()
        self.received: signal.Signals | None = None
        self._stop: Callable[[], None] | None = stop
        self._before: dict[signal.Signals, Any] = {}
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def install(self) -> None:
        """Handle the signals, except for those that are ignored, as by nohup."""
        for number in SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._on_signal)
        self._timer.start()

    def uninstall(self) -> None:
        """Restore the previous handlers."""
        self._timer.stop()
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if self.received is not None and self._stop is None and number == signal.SIGINT:
            os._exit(128 + number)  # it is already ending, and the user cannot wait
        self.received = self.received or signal.Signals(number)

    def _look(self) -> None:
        if self.received is not None and self._stop is not None:
            stop, self._stop = self._stop, None
            stop()
