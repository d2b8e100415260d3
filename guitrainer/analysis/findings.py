"""Rules that find what is wrong in a run: in its losses, its signals and its filters."""

import math
from collections import Counter, deque
from collections.abc import Collection, Iterator, Mapping

from guitrainer.analysis.kinds import traits_of
from guitrainer.analysis.notices import NO_GRADIENT, Finding, Kind, Severity
from guitrainer.config.naming import layer_names
from guitrainer.config.schema import Layer, WeightLayer
from guitrainer.events import (
    FiltersCaptured,
    LayerSignals,
    LayerSummary,
    RunStarted,
    SignalsMeasured,
    StepFinished,
)
from guitrainer.figures import count, figure, percent
from guitrainer.nn.schedules import learning_rate_factor

# The thresholds are tuned so that presets that learn give no warnings.
MANY = 0.5  # share of dead filters or units above which it is a warning
EQUAL_SPREAD = 1e-6  # filters that start equal may drift apart by rounding
GRADIENT_CHANGED = 100.0  # ratio of the norms at the first and the last layer with a weight
SATURATED = 0.8  # mean square of the output, scaled to −1…1: nearly all outputs are beyond ±0.9
SMALL_UPDATE, LARGE_UPDATE = 1e-5, 1e-1  # norm of the update over norm of the weight
# If all layers are below this, longer steps may help a network that does not learn.
SHORT_UPDATE = 1e-4
MEASURED_TWICE = 2  # measurements in a row before a layer's units or updates are reported
EARLY_STEPS = 25  # small weights may change a lot at first
# Images per measurement, and the fewest that can stand for all images.
MEASURED_IMAGES, FEWEST_IMAGES = 64, 20
# The loss is averaged over at least this many steps and images to smooth the noise of batches.
LOSS_STEPS, LOSS_IMAGES = 50, 1000
BATCH_IMAGES = 32  # enough images for the mean loss of a step to be meaningful
CHECK_EVERY = 25  # steps between checks of that average
STALLED = 0.02  # better than guessing by less than this share of its loss, and within …
ERRORS = 2.0  # … this many standard errors of the average, does not count …
STALLED_AFTER = 1 / 3  # … after this share of the run …
LEARNED_ONCE = 0.25  # … unless an average was better than guessing by this share before
# Below this share of the loss of guessing, a network has learned, whatever its signals look like.
LEARNED = 0.5
LEAST_SCALE = math.log(2)  # losses are judged relative to that of guessing, but at least to this
RISEN = 0.5  # above the lowest average so far, in units of that scale
JUMPED = 2.0  # in a single batch, in units of that scale and of the first loss
HIGH_START = 10.0  # in the first batch, in units of that scale

Batches = deque[tuple[float, int]]  # mean loss and number of images


class Losses:
    """Follows the loss of a run; small batches are averaged until they are meaningful."""

    def __init__(self, started: RunStarted) -> None:
        self._expected, self._total = started.expected_loss, started.total_steps
        self._scale = math.inf
        if self._expected is not None:
            self._scale = max(self._expected, LEAST_SCALE)
        batch = started.experiment.training.batch_size
        self._recent: Batches = deque(maxlen=max(LOSS_STEPS, _steps(LOSS_IMAGES, batch)))
        self._enough = min(LOSS_STEPS, _steps(LOSS_IMAGES, batch))
        self._newest: Batches = deque(maxlen=_steps(BATCH_IMAGES, batch))
        self._lowest = math.inf
        self._first: float | None = None
        self._peak, self._peak_step = 0.0, 0
        self.ruined = False

    @property
    def learned(self) -> bool:
        """Whether the loss is far below that of guessing."""
        if not self._recent or not self._expected:
            return False
        return _mean(self._recent) < LEARNED * self._expected

    def take(self, event: StepFinished) -> list[Finding]:
        """Check the loss of one more step."""
        batch = event.loss, event.images
        self._recent.append(batch)
        self._newest.append(batch)
        found: list[Finding] = []
        if len(self._newest) == self._newest.maxlen:
            loss = _mean(self._newest)
            if self._first is None:
                found.append(self._start(event.step, loss))
            elif loss > self._peak:
                self._peak, self._peak_step = loss, event.step
        if event.step % CHECK_EVERY == 0 and self._first is not None:
            found += self._check(event.step)
        return found

    def _start(self, step: int, loss: float) -> Finding:
        """Check the first loss."""
        self._first = loss
        # in a resumed run this is not the start
        high = step == self._newest.maxlen and loss > HIGH_START * self._scale
        return Finding("high_start", None, (figure(loss), figure(self._expected)), _warn(high))

    def _check(self, step: int) -> Iterator[Finding]:
        mean, scale = _mean(self._recent), self._scale
        assert self._first is not None
        stalled = self._expected is not None and mean > (
            (1 - STALLED) * self._expected - ERRORS * _error(self._recent, mean)
        )
        if not stalled:
            yield Finding("high_start", None, (), None)
        if len(self._recent) >= self._enough:
            self.ruined = stalled and self._peak > JUMPED * max(scale, self._first)
            values = (figure(self._peak), count(self._peak_step)) if self.ruined else ()
            yield Finding("loss_jumped", None, values, _warn(self.ruined))
        if len(self._recent) < (self._recent.maxlen or 0):
            return
        self._lowest = min(self._lowest, mean)
        grows = not self.ruined and mean - self._lowest > RISEN * scale
        values = (figure(mean), figure(self._lowest)) if grows else ()
        yield Finding("loss_grows", None, values, _warn(grows))
        if self._expected and step > STALLED_AFTER * self._total:
            never = self._lowest > (1 - LEARNED_ONCE) * self._expected
            nothing = stalled and never and not grows and not self.ruined
            values = (figure(mean), figure(self._expected)) if nothing else ()
            yield Finding("no_progress", None, values, _warn(nothing))


class Signals:
    """Follows the signals of a run."""

    def __init__(self, started: RunStarted) -> None:
        self._training, self._total = started.experiment.training, started.total_steps
        self._layers = {layer.name: layer for layer in started.layers}
        layers = started.experiment.network.layers
        specs = dict(zip(layer_names(layers), layers, strict=True))
        self._weighted = [name for name, x in specs.items() if _has_weight(x)]
        # The length of a step means little for filters that are scaled to unit norm after it.
        self._trained = {name for name in self._weighted if _learns_freely(specs[name])}
        at_least = (started.steps_per_epoch - 1) * self._training.batch_size + 1
        self._images = min(at_least, MEASURED_IMAGES)
        self._in_a_row: Counter[tuple[Kind, str]] = Counter()
        self.short_steps = False

    def take(self, event: SignalsMeasured, *, learned: bool, ruined: bool) -> Iterator[Finding]:
        """Check one more measurement.

        Parameters
        ----------
        learned : whether the network has learned, so that its signals evidently do not prevent it
        ruined : whether steps that were too long have ruined it, which explains why it hardly
            learns
        """
        for signals in event.layers:
            summary = self._layers.get(signals.layer)
            if summary is not None:
                yield from self._of_units(summary, signals, learned)
        yield from self._of_updates(event, learned, ruined)
        yield from self._of_gradients({x.layer: x for x in event.layers}, learned)

    def _twice(self, kind: Kind, layer: str, wrong: bool) -> bool:
        """Return whether it was wrong in several measurements in a row, on different images."""
        self._in_a_row[kind, layer] = self._in_a_row[kind, layer] + 1 if wrong else 0
        return self._in_a_row[kind, layer] >= MEASURED_TWICE

    def _of_units(
        self, summary: LayerSummary, signals: LayerSignals, learned: bool
    ) -> Iterator[Finding]:
        name = summary.name
        traits = traits_of(summary.type)
        if traits.silences and self._images >= FEWEST_IMAGES:
            many = self._twice("dead_units", name, signals.dead_units > MANY)
            severity: Severity = "info" if learned else "warning"
            values = (name, percent(signals.dead_units), count(self._images))
            yield Finding("dead_units", name, values, severity if many else None)
        if traits.bounds is not None:
            flat = not learned and traits.flatness(signals.mean, signals.std) > SATURATED
            yield Finding("saturated", name, (name,), _warn(flat))

    def _of_updates(self, event: SignalsMeasured, learned: bool, ruined: bool) -> Iterator[Finding]:
        """Compare updates as they would be at the full rate, since schedules shrink them."""
        if event.step < EARLY_STEPS:
            return
        factor = learning_rate_factor(self._training, event.step - 1, self._total)
        full = {
            x.layer: x.update_ratio / factor if factor > 0 else math.inf
            for x in event.layers
            if x.update_ratio is not None and x.layer in self._trained
        }
        self.short_steps = bool(full) and max(full.values()) < SHORT_UPDATE
        for name, ratio in full.items():
            hardly = ratio < SMALL_UPDATE and not learned and not ruined
            small = self._twice("small_update", name, hardly)
            yield Finding("small_update", name, (name, figure(ratio, 2)), _warn(small))
            now = ratio * factor
            large = self._twice("large_update", name, not learned and now > LARGE_UPDATE)
            yield Finding("large_update", name, (name, figure(now, 2)), _warn(large))

    def _of_gradients(
        self, signals: Mapping[str, LayerSignals], learned: bool
    ) -> Iterator[Finding]:
        """Compare norms, not standard deviations: pooling spreads a gradient over positions."""
        names = [name for name in self._weighted if name in signals]
        if len(names) < 2:
            return
        first, last = names[0], names[-1]
        start, end = self._norm(signals[first]), self._norm(signals[last])
        if not (math.isfinite(start) and math.isfinite(end)) or end == 0:
            return
        factor = start / end
        vanishes = not learned and factor < 1 / GRADIENT_CHANGED
        explodes = not learned and factor > GRADIENT_CHANGED
        smaller = (first, figure(1 / factor, 2) if factor else "")
        none = None if factor else NO_GRADIENT
        yield Finding("vanishing_gradient", first, smaller, _warn(vanishes), none)
        yield Finding("exploding_gradient", first, (first, figure(factor, 2)), _warn(explodes))

    def _norm(self, signals: LayerSignals) -> float:
        elements = math.prod(self._layers[signals.layer].output_shape)
        return math.hypot(signals.gradient_std, signals.gradient_mean) * math.sqrt(elements)


def of_filters(event: FiltersCaptured) -> Iterator[Finding]:
    """Check the filters of one layer.

    Filters that start equal may diverge if later layers are random; it takes one step to tell.
    """
    scores, filters = event.scores, len(event.weight)
    if scores is None:
        return
    dead = scores.labels.count("dead")
    severity: Severity = "warning" if dead > MANY * filters else "info"
    values = (event.layer, str(dead), str(filters))
    equal = event.step > 0 and filters > 1 and scores.spread < EQUAL_SPREAD
    told = dead and not (equal and dead == filters)  # all zero: the notice of equality covers it
    yield Finding("dead_filters", event.layer, values, severity if told else None)
    yield Finding("equal_filters", event.layer, (event.layer, str(filters)), _warn(equal))


def _has_weight(layer: Layer) -> bool:
    """Return whether a layer has a weight of its own."""
    return isinstance(layer, WeightLayer) and getattr(layer, "tied", None) is None


def _learns_freely(layer: Layer) -> bool:
    return bool(getattr(layer, "trainable", False)) and not getattr(layer, "unit_norm", False)


def _steps(images: int, batch_size: int) -> int:
    """Return the number of steps needed to process `images` images."""
    return -(-images // batch_size)


def _mean(losses: Collection[tuple[float, int]]) -> float:
    """Return the mean loss over the images of several batches."""
    total = images = 0.0
    for loss, number in losses:  # faster than two sums of generators, at every step
        total += loss * number
        images += number
    return total / images


def _error(losses: Collection[tuple[float, int]], mean: float) -> float:
    """Return the standard error of that mean."""
    spread = images = 0.0
    for loss, number in losses:
        off = loss - mean
        spread += number * off * off
        images += number
    return math.sqrt(spread / images / len(losses))


def _warn(wrong: bool) -> Severity | None:
    return "warning" if wrong else None
