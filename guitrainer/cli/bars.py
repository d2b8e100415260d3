"""What displays of progress have in common: lines of text, and a bar that is updated in place."""

import time
from typing import Any

from guitrainer.cli.terminal import Errors


class Silent:
    """Shows nothing."""

    def take(self, event: object) -> None:
        """Ignore the event."""

    def say(self, text: str) -> None:
        """Ignore the text."""

    def close(self) -> None:
        """Do nothing."""


class Lines:
    """Prints lines."""

    def __init__(self, stream: Errors) -> None:
        self._stream = stream

    def say(self, text: str) -> None:
        """Print `text` on a line of its own."""
        self._stream.write(text + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Do nothing."""


class TerminalBar(Lines):
    """A line at the bottom of a terminal that is updated in place."""

    def __init__(self, stream: Errors, form: str, refresh_s: float) -> None:
        super().__init__(stream)
        self._form, self._refresh_s = form, refresh_s
        self._bar: Any = None
        self._due = 0.0

    @property
    def is_open(self) -> bool:
        """Whether the bar is on the screen."""
        return self._bar is not None

    @property
    def is_due(self) -> bool:
        """Whether enough time has passed since the last update."""
        return time.monotonic() >= self._due

    def open(self, total: float, initial: float = 0) -> None:
        """Show the bar."""
        from tqdm import tqdm

        tqdm.monitor_interval = 0  # no monitor thread
        self._bar = tqdm(
            total=total,
            initial=initial,
            file=self._stream,
            dynamic_ncols=True,
            bar_format=self._form,
        )

    def show(self, done: float, text: str) -> None:
        """Update the bar."""
        self._due = time.monotonic() + self._refresh_s
        self._bar.n = done
        self._bar.set_description_str(text, refresh=False)
        self._bar.refresh()

    def say(self, text: str) -> None:
        """Print `text` above the bar."""
        if self._bar is not None:
            self._bar.clear()
        super().say(text)
        if self._bar is not None:
            self._bar.refresh()

    def close(self) -> None:
        """Leave the bar on the screen."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
