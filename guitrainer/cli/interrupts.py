"""SIGINT, SIGTERM, SIGHUP: the first stops the run; a SIGINT after that ends the process."""

import contextlib
import os
import signal
import threading
from types import FrameType, TracebackType
from typing import Any

from guitrainer.startup import wanted_signals
from guitrainer.training.control import Control

NOTICE = b"\nstopping after this step, with a checkpoint; press Ctrl-C again to end at once\n"


class Interrupts:
    """Context in which signals stop `control`; `received` is the number of the first signal.

    Parameters
    ----------
    control
        Control of the run.
    quiet
        If False, the first signal prints a line to standard error.
    notice
        That line, which says what happens next.
    """

    def __init__(self, control: Control, *, quiet: bool = False, notice: bytes = NOTICE) -> None:
        self.received: int | None = None
        self._control = control
        self._quiet = quiet
        self._notice = notice
        self._before: dict[int, Any] = {}

    @property
    def exit_code(self) -> int:
        """128 plus the number of the signal; 0 if there was none."""
        return 0 if self.received is None else 128 + self.received

    def __enter__(self) -> "Interrupts":
        """Install the handlers if Python allows it, that is, in the main thread."""
        if threading.current_thread() is threading.main_thread():
            for number in wanted_signals():
                self._before[number] = signal.signal(number, self._on_signal)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Restore the previous signal handlers."""
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if self.received is not None:
            if number == signal.SIGINT:
                os._exit(128 + number)
            return
        # Set before any call, because the next signal may arrive there.
        self.received = number
        if not self._quiet:
            # Not through sys.stderr, which may be in the middle of a write.
            with contextlib.suppress(OSError):
                os.write(2, self._notice)
        self._control.stop()
