"""Progress of a sweep or race on standard error: a bar on a terminal, plain lines in files."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from guitrainer.cli.bars import Lines, Silent, TerminalBar
from guitrainer.cli.terminal import Errors, figure
from guitrainer.figures import duration

if TYPE_CHECKING:
    from guitrainer.sweeps.run import SweepProgressed

LINES = 20  # number of lines per sweep
REFRESH_S = 0.2
FORM = "{percentage:3.0f}%|{bar}| {desc}"

Describe = Callable[["SweepProgressed"], str]


class SweepDisplay(Protocol):
    """Shows the progress of a sweep or race."""

    def take(self, event: "SweepProgressed") -> None:
        """Show the progress after `event`."""
        ...

    def say(self, text: str) -> None:
        """Show a line of text."""
        ...

    def close(self) -> None:
        """End the display."""
        ...


def status_line(event: "SweepProgressed") -> str:
    """Return the progress of a sweep in one line."""
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


def _retried(display: SweepDisplay, event: "SweepProgressed") -> None:
    if event.retried is not None:
        display.say(f"trial {event.retried.number} is computed again: {event.retried.why}")


class SweepLines(Lines):
    """About twenty lines.

    Parameters
    ----------
    describe : returns the text of a line
    together : whether all trials are computed at once; the lines then divide their steps, not the
        trials that have ended
    """

    def __init__(
        self, stream: Errors, describe: Describe = status_line, *, together: bool = False
    ) -> None:
        super().__init__(stream)
        self._describe, self._together = describe, together
        self._shown = 0

    def take(self, event: "SweepProgressed") -> None:
        """Print a line after each twentieth, and for each trial that is retried."""
        _retried(self, event)
        if (twentieth := self._twentieth(event)) > self._shown:
            self._shown = twentieth
            self.say(self._describe(event))

    def _twentieth(self, event: "SweepProgressed") -> int:
        status = event.status
        if self._together:
            return int(LINES * progress_of(event) / max(status.total, 1) + 1e-9)
        return status.done // max(1, status.total // LINES) if event.ended is not None else 0


class SweepBar:
    """A single line that is updated in place."""

    def __init__(self, stream: Errors, describe: Describe = status_line) -> None:
        self._bar = TerminalBar(stream, FORM, REFRESH_S)
        self._describe = describe

    def take(self, event: "SweepProgressed") -> None:
        """Update the bar, a few times a second."""
        if not self._bar.is_open:
            self._bar.open(event.status.total)
        _retried(self, event)
        if self._bar.is_due or event.status.done == event.status.total:
            self._bar.show(progress_of(event), self._describe(event))

    def say(self, text: str) -> None:
        """Print `text` above the bar."""
        self._bar.say(text)

    def close(self) -> None:
        """Leave the bar on the screen."""
        self._bar.close()


def progress_of(event: "SweepProgressed") -> float:
    """Return the number of trials that have ended, and the shares of those under way."""
    return event.status.done + sum((event.status.running or {}).values())


def make_sweep_progress(
    *, quiet: bool, describe: Describe = status_line, together: bool = False
) -> SweepDisplay:
    """Choose the display for standard error: a bar on a terminal, otherwise lines; or nothing."""
    if quiet:
        return Silent()
    stream = Errors()
    if stream.isatty():
        return SweepBar(stream, describe)
    return SweepLines(stream, describe, together=together)
