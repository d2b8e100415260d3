"""Progress of reading images, on standard error if it takes more than a second."""

import math
import sys
import time
from collections.abc import Callable
from typing import TextIO

PATIENCE_SECONDS, PAUSE_SECONDS = 1.0, 0.3
EVERY_SECONDS, LINES_EVERY_SECONDS = 0.2, 10.0


class ReadingLine:
    """Writes how much of the images has been read.

    On a terminal a line is rewritten; elsewhere a line is added every ten seconds.

    Parameters
    ----------
    stream : where it is written; defaults to standard error.
    clock : returns seconds.
    """

    def __init__(
        self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        # None in a process whose standard error is closed
        self._stream: TextIO | None = stream or sys.stderr
        self._clock = clock
        self._rewritten = self._stream is not None and self._stream.isatty()
        self._began = self._told = -math.inf
        self._next = 0.0
        self._shown = False
        self._last = 1.0

    def tell(self, share: float) -> None:
        """Take the share that has been read."""
        now = self._clock()
        if share < self._last and now - self._told > PAUSE_SECONDS:
            self._began = now  # another reading
        self._told, self._last = now, share
        if share >= 1:
            self.end()
        elif now >= max(self._next, self._began + PATIENCE_SECONDS):
            self._next = now + (EVERY_SECONDS if self._rewritten else LINES_EVERY_SECONDS)
            self._write(f"reading images: {share:.0%}")

    def end(self) -> None:
        """Erase the line."""
        if self._shown and self._rewritten:
            self._put("\r" + " " * len("reading images: 100%") + "\r")
        self._shown = False

    def _write(self, text: str) -> None:
        self._shown = True
        self._put(f"\r{text:<20}" if self._rewritten else f"{text}\n")

    def _put(self, text: str) -> None:
        if self._stream is None:
            return
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):  # closed, or full: progress is not worth an error
            return
