"""What goes wrong while a network trains, noticed from the events of its run."""

import math
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from guitrainer.config.schema import WeightLayer
from guitrainer.events import (
    Event,
    FiltersCaptured,
    LayerSignals,
    LayerSummary,
    RunFinished,
    RunStarted,
    SignalsMeasured,
    StepFinished,
)

Kind = Literal[
    "dead_filters",
    "equal_filters",
    "vanishing_gradient",
    "exploding_gradient",
    "dead_units",
    "saturated",
    "small_update",
    "large_update",
    "no_progress",
    "loss_grows",
    "diverged",
]
Severity = Literal["info", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

# The thresholds are tuned so that the presets which learn give no warning.
MANY = 0.5  # share of dead filters or units from which on it is a warning
EQUAL_SPREAD = 1e-6  # filters that start alike may part by rounding
GRADIENT_CHANGED = 100.0  # between the norms at the first and the last layer with a weight
SATURATED = 0.8  # mean square of the output, scaled to −1…1: nearly all of it is beyond ±0.9
SMALL_UPDATE, LARGE_UPDATE = 1e-5, 1e-1  # norm of the update over that of the weight
MEASURED_TWICE = 2  # measurements in a row before an update is called too small or too large
EARLY_STEPS = 25  # small weights may change by much at first
LOSS_STEPS = 50  # averaged to see through the noise of single batches
CHECK_EVERY = 25  # steps between looks at that average
STALLED = 0.02  # better than guessing by less than this share of it, and within …
ERRORS = 2.0  # … so many standard errors of the average, is nothing …
STALLED_AFTER = 1 / 3  # … after this share of the run …
LEARNED = 0.25  # … unless an average was better than guessing by this share before
LEAST_SCALE = math.log(2)  # a loss is large or small beside that of guessing, but not below this
RISEN = 0.5  # of that scale, above the lowest average so far
ABSURD = 100.0  # times that scale, in a single batch


@dataclass(frozen=True)
class Notice:
    """One thing that is wrong, after `step` updates; `layer` is None for the whole network.

    `numbers` by kind: dead_filters {dead, filters}; equal_filters {filters}; vanishing_gradient and
    exploding_gradient {factor}, the norm at `layer` over that at the last layer; dead_units
    {share}; saturated {mean_square} of the output scaled to −1…1; small_update and large_update
    {ratio}; no_progress {loss, expected}; loss_grows {loss, before}; diverged {}.
    """

    kind: Kind
    step: int
    layer: str | None
    numbers: Mapping[str, float]
    severity: Severity


class _Finding(NamedTuple):
    """What a rule says of one layer: nothing wrong where `severity` is None."""

    kind: Kind
    layer: str | None
    numbers: dict[str, float]
    severity: Severity | None


class Diagnosis:
    """Takes the events of one run, from RunStarted on, and notices what is wrong.

    Every kind is told once per layer, and again when it gets worse or has been over in between.
    Filters captured before any run, as in a preview, are looked at too.
    """

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._active: dict[tuple[Kind, str | None], Notice] = {}
        self._layers: dict[str, LayerSummary] = {}
        self._weighted: list[str] = []
        self._trained: set[str] = set()
        self._expected_loss: float | None = None
        self._total_steps = 0
        self._losses: deque[tuple[float, int]] = deque(maxlen=LOSS_STEPS)  # and images
        self._lowest_loss = math.inf
        self._extreme: Counter[tuple[Kind, str]] = Counter()

    @property
    def active(self) -> tuple[Notice, ...]:
        """What is wrong at the moment, oldest first."""
        return tuple(self._active.values())

    def take(self, event: Event) -> tuple[Notice, ...]:
        """What is newly wrong, now that `event` has happened."""
        match event:
            case StepFinished():
                return self._told(event.step, self._of_loss(event))
            case FiltersCaptured():
                return self._told(event.step, _of_filters(event))
            case SignalsMeasured():
                return self._told(event.step, self._of_signals(event))
            case RunStarted():
                self._start(event)
            case RunFinished(diverged=diverged) if diverged is not None:
                finding = _Finding("diverged", diverged.layer, {}, "error")
                return self._told(diverged.step, [finding])
        return ()

    def _start(self, event: RunStarted) -> None:
        self._forget()
        self._layers = {layer.name: layer for layer in event.layers}
        specs = dict(zip(self._layers, event.experiment.network.layers, strict=True))
        self._weighted = [name for name, x in specs.items() if isinstance(x, WeightLayer)]
        self._trained = {
            name for name, x in specs.items() if isinstance(x, WeightLayer) and x.trainable
        }
        self._expected_loss, self._total_steps = event.expected_loss, event.total_steps

    def _told(self, step: int, findings: Iterable[_Finding]) -> tuple[Notice, ...]:
        """The findings that were not known; those that are over are forgotten."""
        notices = []
        for kind, layer, numbers, severity in findings:
            known = self._active.get((kind, layer))
            if severity is None:
                self._active.pop((kind, layer), None)
            elif known is None or SEVERITIES.index(known.severity) < SEVERITIES.index(severity):
                notice = Notice(kind, step, layer, numbers, severity)
                self._active[kind, layer] = notice
                notices.append(notice)
        return tuple(notices)

    # ------------------------------------------------------------ the loss

    def _of_loss(self, event: StepFinished) -> Iterator[_Finding]:
        self._losses.append((event.loss, event.images))
        expected = self._expected_loss
        scale = max(expected or math.inf, LEAST_SCALE)
        if event.loss > ABSURD * scale:
            numbers = {"loss": event.loss, "before": min(self._lowest_loss, scale)}
            yield _Finding("loss_grows", None, numbers, "warning")
            return
        if event.step % CHECK_EVERY or len(self._losses) < LOSS_STEPS:
            return
        loss, error = self._mean_loss()
        self._lowest_loss = min(self._lowest_loss, loss)
        numbers = {"loss": loss, "before": self._lowest_loss}
        grows = loss - self._lowest_loss > RISEN * scale
        yield _Finding("loss_grows", None, numbers, "warning" if grows else None)
        if expected and event.step > STALLED_AFTER * self._total_steps:
            stalled = (
                not grows
                and loss > (1 - STALLED) * expected - ERRORS * error
                and self._lowest_loss > (1 - LEARNED) * expected
            )
            numbers = {"loss": loss, "expected": expected}
            yield _Finding("no_progress", None, numbers, "warning" if stalled else None)

    def _mean_loss(self) -> tuple[float, float]:
        """Mean over the images of the last batches, and its standard error over batches."""
        images = sum(count for _, count in self._losses)
        mean = sum(loss * count for loss, count in self._losses) / images
        spread = sum(count * (loss - mean) ** 2 for loss, count in self._losses) / images
        return mean, math.sqrt(spread / len(self._losses))

    # ------------------------------------------------------------ the signals

    def _of_signals(self, event: SignalsMeasured) -> Iterator[_Finding]:
        for signals in event.layers:
            summary = self._layers.get(signals.layer)
            if summary is not None:
                yield from _of_units(summary, signals)
            if signals.layer in self._trained and event.step >= EARLY_STEPS:
                yield from self._of_update(signals)
        yield from self._of_gradients({x.layer: x for x in event.layers})

    def _of_update(self, signals: LayerSignals) -> Iterator[_Finding]:
        ratio = signals.update_ratio
        if ratio is None:
            return
        extremes: tuple[tuple[Kind, bool], ...] = (
            ("small_update", ratio < SMALL_UPDATE),
            ("large_update", ratio > LARGE_UPDATE),
        )
        for kind, extreme in extremes:
            key = (kind, signals.layer)
            self._extreme[key] = self._extreme[key] + 1 if extreme else 0
            wrong = self._extreme[key] >= MEASURED_TWICE
            yield _Finding(kind, signals.layer, {"ratio": ratio}, "warning" if wrong else None)

    def _of_gradients(self, signals: Mapping[str, LayerSignals]) -> Iterator[_Finding]:
        """Compare norms, not standard deviations: a pool spreads a gradient over more positions."""
        names = [name for name in self._weighted if name in signals]
        if len(names) < 2:
            return
        first, last = names[0], names[-1]
        start, end = self._norm(signals[first]), self._norm(signals[last])
        if not (math.isfinite(start) and math.isfinite(end)) or end == 0:
            return
        factor = start / end
        numbers = {"factor": factor}
        vanishes, explodes = factor < 1 / GRADIENT_CHANGED, factor > GRADIENT_CHANGED
        yield _Finding("vanishing_gradient", first, numbers, "warning" if vanishes else None)
        yield _Finding("exploding_gradient", first, numbers, "warning" if explodes else None)

    def _norm(self, signals: LayerSignals) -> float:
        elements = math.prod(self._layers[signals.layer].output_shape)
        return math.hypot(signals.gradient_std, signals.gradient_mean) * math.sqrt(elements)


def _of_filters(event: FiltersCaptured) -> Iterator[_Finding]:
    scores, filters = event.scores, len(event.weight)
    if scores is None:
        return
    dead = scores.labels.count("dead")
    severity: Severity = "warning" if dead > MANY * filters else "info"
    numbers = {"dead": float(dead), "filters": float(filters)}
    yield _Finding("dead_filters", event.layer, numbers, severity if dead else None)
    equal = filters > 1 and scores.spread < EQUAL_SPREAD
    numbers = {"filters": float(filters)}
    yield _Finding("equal_filters", event.layer, numbers, "warning" if equal else None)


def _of_units(summary: LayerSummary, signals: LayerSignals) -> Iterator[_Finding]:
    if summary.type == "relu":
        share = signals.dead_units
        severity: Severity | None = "warning" if share > MANY else None
        yield _Finding("dead_units", summary.name, {"share": share}, severity)
    if summary.type in ("sigmoid", "tanh"):
        mean, std = signals.mean, signals.std
        if summary.type == "sigmoid":
            mean, std = 2 * mean - 1, 2 * std
        square = mean * mean + std * std
        severity = "warning" if square > SATURATED else None
        yield _Finding("saturated", summary.name, {"mean_square": square}, severity)
