"""The record of a run: its events, sorted and kept for plots and the timeline."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from guitrainer import events
from guitrainer.config.schema import Experiment
from guitrainer.gui.lab.series import RunningMean, Series

# Memory for the filters of the timeline, in bytes; beyond it, every second frame is dropped.
MAX_BYTES = 24 << 20
# Likewise for all weights of the network.
MAX_STATE_BYTES = 24 << 20
# Measurements of histograms; beyond it, every second one is dropped.
MAX_HISTOGRAMS = 200


@dataclass
class Steps:
    """Columns with one row per update: `step` counts from 1, `images` is the size of the batch."""

    step: Series = field(default_factory=Series)
    loss: Series = field(default_factory=Series)
    accuracy: Series = field(default_factory=Series)
    learning_rate: Series = field(default_factory=Series)
    images: Series = field(default_factory=Series)

    def __post_init__(self) -> None:
        """Create the smoothed columns."""
        self.smooth_loss = RunningMean(self.loss, self.images)
        self.smooth_accuracy = RunningMean(self.accuracy, self.images)


class Record:
    """A run, as far as it is known to the window.

    `started` is None before the first event. `live` has the latest filters of each layer, even if
    they are not part of the history, and `live_state` the latest weights of all layers. Beyond
    `most_bytes` of filters, every second frame is dropped.
    """

    def __init__(self, experiment: Experiment, most_bytes: int = MAX_BYTES) -> None:
        self._most_bytes = most_bytes
        self.experiment = experiment
        self.started: events.RunStarted | None = None
        self.finished: events.RunFinished | None = None
        self.steps = Steps()
        self.evaluations: list[events.EvaluationFinished] = []
        self.signals: list[events.SignalsMeasured] = []
        self.histograms: list[events.HistogramsMeasured] = []
        self.changes: list[events.SettingChanged] = []
        self.live: dict[str, events.FiltersCaptured] = {}
        self.last_step: events.StepFinished | None = None
        self.timed_steps = self.timed_images = 0
        self.live_state: events.StateCaptured | None = None
        self._history: dict[str, list[events.FiltersCaptured]] = {}
        self._bytes = 0
        self._states: list[events.StateCaptured] = []

    def take(self, event: events.Event) -> None:
        """Process an event."""
        match event:
            case events.StepFinished():
                self.take_steps((event,))
            case events.FiltersCaptured():
                self._take_filters(event)
            case events.StateCaptured():
                self._take_state(event)
            case events.EvaluationFinished():
                self.evaluations.append(event)
            case events.SignalsMeasured():
                self.signals.append(event)
            case events.HistogramsMeasured():
                self._take_histograms(event)
            case events.SettingChanged():
                self.changes.append(event)
            case events.RunStarted():
                self.started, self.experiment = event, event.experiment
            case events.RunFinished():
                self.finished = event

    def take_steps(self, steps: Sequence[events.StepFinished]) -> None:
        """Process consecutive steps, which is faster than one by one."""
        self.last_step = steps[-1]
        timed = [one.images for one in steps if one.seconds > 0]  # 0 if no time was recorded
        self.timed_steps += len(timed)
        self.timed_images += sum(timed)
        columns = self.steps
        columns.step.extend([one.step for one in steps])
        columns.loss.extend([one.loss for one in steps])
        columns.accuracy.extend(
            [math.nan if one.accuracy is None else one.accuracy for one in steps]
        )
        columns.learning_rate.extend([one.learning_rate for one in steps])
        columns.images.extend([one.images for one in steps])

    # ------------------------------------------------------------ filters

    @property
    def layers(self) -> tuple[str, ...]:
        """Names of layers with captured filters, in the order of the network."""
        return tuple(self.live)

    @property
    def newest(self) -> int:
        """The latest known step; 0 before the first update."""
        return self.last_step.step if self.last_step is not None else self._first_step()

    def frames(self, layer: str) -> list[events.FiltersCaptured]:
        """Return the recorded captures of `layer`, by increasing step."""
        return self._history.get(layer, [])

    def frame_steps(self) -> list[int]:
        """Return the steps at which filters were recorded, which are the steps of the timeline."""
        first = next(iter(self._history.values()), [])
        return [frame.step for frame in first]

    def moments(self) -> list[int]:
        """Return possible steps of the cursor: of recorded filters, else of measured signals."""
        return self.frame_steps() or [measured.step for measured in self.signals]

    def shown(self, layer: str, cursor: int | None) -> events.FiltersCaptured | None:
        """Return the filters of `layer` at step `cursor` (None: live); None if not known yet."""
        if cursor is None:
            return self.live.get(layer)
        frames = self.frames(layer)
        place = bisect_right(frames, cursor, key=lambda frame: frame.step)
        return frames[max(place - 1, 0)] if frames else None

    def first(self, layer: str) -> events.FiltersCaptured | None:
        """Return the first recorded filters of `layer`; the initial ones, unless it was resumed."""
        frames = self.frames(layer)
        return frames[0] if frames else None

    def begun_again(self, experiment: Experiment) -> Record:
        """Return a record of `experiment` before training, with the initial filters if known."""
        again, before = Record(experiment), self.experiment
        drawn_from = (experiment.network, experiment.seed, experiment.data)
        if (before.network, before.seed, before.data) == drawn_from:
            for layer in self.layers:
                first = self.first(layer)
                if first is not None and first.step == 0:
                    again.take(first)
        return again

    def _first_step(self) -> int:
        return self.started.first_step if self.started is not None else 0

    def _take_filters(self, event: events.FiltersCaptured) -> None:
        self.live[event.layer] = event
        if not event.recorded:
            return
        frames = self._history.setdefault(event.layer, [])
        if frames and event.step <= frames[-1].step:
            return
        frames.append(event)
        self._bytes += _bytes(event)
        if self._bytes > self._most_bytes:
            self._thin_out()

    def _thin_out(self) -> None:
        """Keep every second frame, including the first and the latest."""
        steps = self.frame_steps()
        kept = {steps[0], *steps[2:-1:2], steps[-1]}
        for layer, frames in self._history.items():
            newest = frames[-1].step
            self._history[layer] = [f for f in frames if f.step in kept or f.step == newest]
        self._bytes = sum(_bytes(f) for frames in self._history.values() for f in frames)

    def _take_histograms(self, event: events.HistogramsMeasured) -> None:
        self.histograms.append(event)
        if len(self.histograms) > MAX_HISTOGRAMS:  # every second one, with the first and latest
            self.histograms = [*self.histograms[:-1:2], event]

    # ------------------------------------------------------------ all weights

    def state_at(self, cursor: int | None) -> events.StateCaptured | None:
        """Return all weights at step `cursor` (None: the latest), or the last known ones before it.

        None if none are known yet. Runs on disk have only the first and the last ones.
        """
        if cursor is None or not self._states:
            return self.live_state
        place = bisect_right(self._states, cursor, key=lambda state: state.step)
        return self._states[max(place - 1, 0)]

    def _take_state(self, event: events.StateCaptured) -> None:
        self.live_state = event
        if not event.recorded or (self._states and event.step <= self._states[-1].step):
            return
        self._states.append(event)
        if len(self._states) * state_bytes(event) > MAX_STATE_BYTES and len(self._states) > 2:
            self._states = [self._states[0], *self._states[2:-1:2], event]

    # ------------------------------------------------------------ figures

    def signals_at(self, cursor: int | None) -> events.SignalsMeasured | None:
        """Return the latest measurement of signals that is not after step `cursor`."""
        known = [s for s in self.signals if cursor is None or s.step <= cursor]
        return known[-1] if known else None

    def kurtosis_at(self, cursor: int | None) -> float | None:
        """Return the last kurtosis of the responses that was measured up to step `cursor`."""
        known = [one.kurtosis for one in self.evaluations if cursor is None or one.step <= cursor]
        return known[-1] if known else None

    @property
    def span(self) -> int:
        """Number of steps to the planned end, or to the step at which the run ended."""
        return self.newest if self.finished else max(self.total_steps, self.newest)

    @property
    def total_steps(self) -> int:
        """Length of the run in steps; 0 if it is not known yet."""
        return self.started.total_steps if self.started is not None else 0


def state_bytes(event: events.StateCaptured) -> int:
    """Return the memory used by all weights of the network, in bytes."""
    return sum(array.nbytes for array in event.arrays.values())


def _bytes(event: events.FiltersCaptured) -> int:
    gradient = 0 if event.gradient is None else event.gradient.nbytes
    return event.weight.nbytes + gradient
