"""Progress of a run on standard error: a bar on a terminal, plain lines in files."""

import logging
import threading
import time
from types import TracebackType
from typing import Protocol

from guitrainer.analysis.averages import FadingMean
from guitrainer.cli.bars import Lines, Silent, TerminalBar
from guitrainer.cli.terminal import Errors, percent
from guitrainer.events import (
    EvaluationFinished,
    Event,
    FiltersCaptured,
    RunStarted,
    StepFinished,
)
from guitrainer.figures import duration
from guitrainer.plain_text import printable

LINES = 20  # number of lines per run
PATIENCE_S = 1.0  # delay before a slow start is explained
REFRESH_S = 0.1
RECONSTRUCTS = "loss is the mean squared error of the reconstruction; there is no accuracy"
FORM = "{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} {desc}"
SMOOTHING = 0.98  # loss and accuracy of a batch are noisy, so about 50 steps are averaged


class Figures:
    """The latest figures of a run, taken from its events."""

    def __init__(self) -> None:
        self.step = self.total = self.first = 0
        self.loss = 0.0
        self.accuracy: float | None = None
        self.classifies = True
        self.test_accuracy: float | None = None
        self.edges: float | None = None
        self._scored: str | None = None
        self._mean_loss, self._mean_accuracy = FadingMean(SMOOTHING), FadingMean(SMOOTHING)
        self._began: tuple[int, float, float] | None = None
        self._images = 0
        self._seconds = 0.0

    def take(self, event: Event) -> None:
        """Update the figures with `event`."""
        match event:
            case RunStarted():
                self.step = self.first = event.first_step
                self.total = event.total_steps
                self.classifies = event.experiment.network.classifies
            case StepFinished():
                self._take_step(event)
            case EvaluationFinished():
                self.test_accuracy = event.test_accuracy
            case FiltersCaptured(scores=scores) if scores is not None:
                self._scored = self._scored or event.layer
                if event.layer == self._scored:
                    self.edges = scores.edge_fraction

    def _take_step(self, event: StepFinished) -> None:
        self.loss = self._mean_loss.add(event.loss, event.images)
        if event.accuracy is not None:
            self.accuracy = self._mean_accuracy.add(event.accuracy, event.images)
        self.step = event.step
        if self._began is None:  # not counted, because the first step may wait for the compiler
            self._began = (event.step, event.seconds, time.monotonic())
        else:
            self._images += event.images
        self._seconds = event.seconds - self._began[1]

    @property
    def images_per_second(self) -> float | None:
        """Speed of training, without evaluations."""
        return self._images / self._seconds if self._seconds > 0 else None

    @property
    def seconds_left(self) -> float | None:
        """Estimated remaining time, including evaluations."""
        if self._began is None or self.step == self._began[0]:
            return None
        pace = (time.monotonic() - self._began[2]) / (self.step - self._began[0])
        return pace * (self.total - self.step)


class Progress(Protocol):
    """Shows the progress of a run."""

    def take(self, event: Event) -> None:
        """Show the progress after `event`."""
        ...

    def say(self, text: str) -> None:
        """Show a line of text."""
        ...

    def close(self) -> None:
        """End the display."""
        ...


class RunLines(Lines):
    """About twenty lines per run, in columns."""

    HEADER = "    step     loss  train acc  test acc  edges  images/s    left"

    def __init__(self, stream: Errors) -> None:
        super().__init__(stream)
        self._figures = Figures()
        self._shown = -1

    def take(self, event: Event) -> None:
        """Print a line after each twentieth of the run.

        Evaluations may follow a step, so its line is printed when the next step comes.
        """
        figures = self._figures
        if isinstance(event, StepFinished) and figures.step > figures.first:
            every = max(1, figures.total // LINES)
            if figures.step % every == 0:
                self._print()
        figures.take(event)
        if isinstance(event, RunStarted):
            if event.experiment.network.drops:
                self.say("loss and train acc are measured with dropout on, test acc without")
            if event.expected_loss is not None and event.expected_accuracy is not None:
                guess = percent(event.expected_accuracy, 1)
                self.say(f"guessing: loss {event.expected_loss:.4f}, accuracy {guess}")
            if not event.experiment.network.classifies:
                self.say(RECONSTRUCTS)
                self.say(f"mean image: loss {event.expected_loss:.4f}")
            self.say(self.HEADER)
            self._shown = figures.step

    def close(self) -> None:
        """Print the last line if it was not printed yet."""
        if self._figures.step > self._figures.first:
            self._print()

    def _print(self) -> None:
        f = self._figures
        if f.step == self._shown:
            return
        self._shown = f.step
        speed = "–" if f.images_per_second is None else f"{f.images_per_second:,.0f}"
        left = "–" if f.seconds_left is None else duration(f.seconds_left)
        self.say(
            f"{f.step:8,} {f.loss:8.4f}  {percent(f.accuracy, 1):>9}  "
            f"{percent(f.test_accuracy, 1):>8}  {percent(f.edges):>5}  {speed:>8}  {left:>6}"
        )


class ProgressBar:
    """A single line that is updated in place."""

    def __init__(self, stream: Errors) -> None:
        self._bar = TerminalBar(stream, FORM, REFRESH_S)
        self._figures = Figures()

    def take(self, event: Event) -> None:
        """Update the bar, at most ten times a second."""
        self._figures.take(event)
        if isinstance(event, RunStarted):
            self._bar.open(self._figures.total, self._figures.first)
        elif self._bar.is_open and self._bar.is_due:
            self._refresh()

    def say(self, text: str) -> None:
        """Print `text` above the bar."""
        self._bar.say(text)

    def close(self) -> None:
        """Leave the final figures on the screen."""
        if self._bar.is_open:
            self._refresh()
            self._bar.close()

    def _refresh(self) -> None:
        self._bar.show(self._figures.step, _short(self._figures))


def _short(f: Figures) -> str:
    """Return the figures in at most 58 columns, so that a bar fits next to them in 80."""
    if f.step == f.first:
        return ""
    parts = [f"loss {f.loss:.3f}"]
    if not f.classifies:
        parts.append("acc n/a")
    elif f.test_accuracy is None:
        parts.append(f"acc {percent(f.accuracy, 1)}")
    else:
        parts.append(f"test {percent(f.test_accuracy, 1)}")
    if f.edges is not None:
        parts.append(f"edges {percent(f.edges)}")
    if f.images_per_second is not None:
        parts.append(f"{f.images_per_second / 1000:.1f}k img/s")
    if f.seconds_left is not None:
        parts.append(f"{duration(f.seconds_left)} left")
    return " ".join(part.replace(" %", "%") for part in parts)


def make_progress(*, quiet: bool) -> Progress:
    """Choose the display for standard error: a bar on a terminal, otherwise lines; or nothing."""
    if quiet:
        return Silent()
    stream = Errors()
    return ProgressBar(stream) if stream.isatty() else RunLines(stream)


class Messages(logging.Handler):
    """Context that shows log messages: warnings, and messages about compiling kernels.

    A start that takes longer than a second is explained in any case.
    """

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress
        self._log = logging.getLogger("guitrainer")
        self._level = self._log.level
        self._timer = threading.Timer(PATIENCE_S, self._explain)
        self._timer.daemon = True

    def emit(self, record: logging.LogRecord) -> None:
        """Show one record, but not errors, which end the run with a line of their own."""
        kernels = record.name.startswith("guitrainer.kernels") and record.levelno >= logging.INFO
        if kernels or record.levelno == logging.WARNING:
            self._timer.cancel()
            self._timer.join()  # kernels are compiled sooner if there is no other thread
            self._progress.say(printable(record.getMessage()))

    def started(self) -> None:
        """Stop waiting, because the first step is done and needs no explanation."""
        self._timer.cancel()

    def __enter__(self) -> "Messages":
        """Start listening."""
        self._log.addHandler(self)
        self._log.setLevel(min(self._level, logging.INFO) if self._level else logging.INFO)
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop listening."""
        self._timer.cancel()
        self._log.removeHandler(self)
        self._log.setLevel(self._level)

    def _explain(self) -> None:
        self._progress.say("preparing: reading data, compiling kernels (seconds, the first time) …")
