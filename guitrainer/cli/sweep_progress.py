"""Progress of a sweep on standard error: a bar on a terminal, plain lines in files."""

import time
from typing import TYPE_CHECKING, Any, Protocol

from guitrainer.cli.terminal import Errors, figure
from guitrainer.figures import duration

if TYPE_CHECKING:
    from guitrainer.sweeps.run import SweepProgressed

LINES = 20  # number of lines per sweep
REFRESH_S = 0.2


class SweepDisplay(Protocol):
    """Shows the progress of a sweep."""

    def take(self, event: "SweepProgressed") -> None:
        """Show the progress after `event`."""
        ...

    def say(self, text: str) -> None:
        """Show a line of text."""
        ...

    def close(self) -> None:
        """End the display."""
        ...


class NoDisplay:
    """Shows nothing."""

    def take(self, event: "SweepProgressed") -> None:
        """Ignore the event."""

    def say(self, text: str) -> None:
        """Ignore the text."""

    def close(self) -> None:
        """Do nothing."""


class SweepLines:
    """About twenty lines per sweep."""

    def __init__(self, stream: Errors) -> None:
        self._stream = stream
        self._shown = 0

    def take(self, event: "SweepProgressed") -> None:
        """Print a line after each twentieth of the trials, and for each trial that is retried."""
        if event.retried is not None:
            self.say(f"trial {event.retried.number} is computed again: {event.retried.why}")
        status = event.status
        step = max(1, status.total // LINES)
        if event.ended is not None and (status.done // step > self._shown // step):
            self._shown = status.done
            self.say(status_line(event))

    def say(self, text: str) -> None:
        """Print `text` on a line of its own."""
        self._stream.write(text + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Do nothing."""


class SweepBar:
    """A single line that is updated in place."""

    def __init__(self, stream: Errors) -> None:
        self._stream = stream
        self._bar: Any = None
        self._due = 0.0

    def take(self, event: "SweepProgressed") -> None:
        """Update the bar, a few times a second."""
        if self._bar is None:
            self._open(event.status.total)
        if event.retried is not None:
            self.say(f"trial {event.retried.number} is computed again: {event.retried.why}")
        if time.monotonic() >= self._due or event.status.done == event.status.total:
            self._due = time.monotonic() + REFRESH_S
            running = sum((event.status.running or {}).values())
            self._bar.n = event.status.done + running
            self._bar.set_description_str(status_line(event), refresh=False)
            self._bar.refresh()

    def say(self, text: str) -> None:
        """Print `text` above the bar."""
        if self._bar is not None:
            self._bar.clear()
        self._stream.write(text + "\n")
        self._stream.flush()
        if self._bar is not None:
            self._bar.refresh()

    def close(self) -> None:
        """Leave the bar on the screen."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def _open(self, total: int) -> None:
        from tqdm import tqdm

        tqdm.monitor_interval = 0  # no monitor thread
        self._bar = tqdm(
            total=total,
            file=self._stream,
            dynamic_ncols=True,
            bar_format="{percentage:3.0f}%|{bar}| {desc}",
        )


def status_line(event: "SweepProgressed") -> str:
    """The progress in one line."""
    status = event.status
    parts = [f"{status.done:,}/{status.total:,} trials"]
    if status.diverged:
        parts.append(f"{status.diverged} diverged")
    if status.failed:
        parts.append(f"{status.failed} failed")
    if event.best is not None:
        metric, value, label = event.best
        parts.append(f"best {metric} {figure(value)} ({label})")
    if status.seconds_left is not None:
        parts.append(f"{duration(status.seconds_left)} left")
    return ", ".join(parts)


def make_sweep_progress(*, quiet: bool) -> SweepDisplay:
    """Choose the display for standard error: a bar on a terminal, otherwise lines; or nothing."""
    if quiet:
        return NoDisplay()
    stream = Errors()
    return SweepBar(stream) if stream.isatty() else SweepLines(stream)
