"""Texts of the Sweep room: names of settings and metrics, numbers, progress, conclusions."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, get_args

from guitrainer.config import fields
from guitrainer.config.differences import Difference, titles_by_key
from guitrainer.config.schema import Experiment, Scheme
from guitrainer.figures import count, duration, figure, percent
from guitrainer.gui.base.text.choices import scheme_name
from guitrainer.gui.base.text.language import Texts, translated
from guitrainer.gui.base.values import editable
from guitrainer.gui.lab.run_texts import setting_title
from guitrainer.gui.lab.sweeping import SweepView
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.sweeps.axes import Scalar
    from guitrainer.sweeps.statistics import Estimate
    from guitrainer.sweeps.summary import SweepSummary

tr = Texts("sweep")

NO_BREAK = "\N{NO-BREAK SPACE}"  # between the values of a setting

SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
SHARES = ("test_accuracy", "edge_fraction")  # written as percentages
# Ends of keys that are offered first.
FIRST_PARTS = (".initializer.scheme", ".initializer.std", ".initializer.variance")
LONGEST = 24  # characters of a value beside a picture
MOST_ALIKE = 6  # settings that are listed by name
MOST_TICKS = 10  # of an axis
LEAST_STEP = 1e-9  # between two ticks
RESERVED = ("seed", "network.layers", "data.folds", "data.fold", "training.restarts")
HIDDEN = ("recording.",)  # settings that do not affect what is learned


def short_keys() -> dict[str, str]:
    """Return the keys for the initializers of all convolution layers, and their titles."""
    return {
        "std": tr("σ of all convolutions"),
        "init": tr("Scheme of all convolutions"),
        "variance": tr("Variance of all convolutions"),
        "scale": tr("Scale of all convolutions"),
    }


def keys_of(experiment: Experiment) -> dict[str, str]:
    """Return what can be varied and its titles: initializers first, then training."""
    found = {
        key.removeprefix("network.layers."): setting_title(Difference(key, title, None, None))
        for key, title in titles_by_key(experiment).items()
        if key not in RESERVED and not key.startswith(HIDDEN)
    }
    kinds = {key: title for key, title in found.items() if "." in key}
    ordered = sorted(kinds, key=_rank)
    layers = experiment.network.layers
    short = short_keys() if any(layer.type == "conv" for layer in layers) else {}
    return short | {key: kinds[key] for key in ordered}


def _rank(key: str) -> int:
    if key.endswith(FIRST_PARTS):
        return 0
    return 1 if key.startswith("training.") else 2


def key_title(key: str) -> str:
    """Return a short title for what is varied."""
    short = short_keys().get(key)
    if short is not None:
        return short
    try:
        return translated(fields.describe(key).title)
    except KeyError:  # inside a layer
        layer, _, rest = key.partition(".")
        return f"{layer}: {rest.removeprefix('initializer.').replace('_', ' ')}"


def value_text(key: str, value: "Scalar") -> str:
    """Return the text of a value of what is varied."""
    last = key.rpartition(".")[2]
    if last in ("init", "scheme") and value in SCHEMES:
        return scheme_name(value)
    if isinstance(value, float):
        return figure(value)
    return str(value).lower() if isinstance(value, bool) else editable(value)


def setting_text(view: SweepView, setting: int) -> str:
    """Return the name of a setting."""
    if view.plan.contestants:
        return view.plan.label(setting)
    found = view.plan.values(setting)
    texts = (f"{key_title(key)} = {value_text(key, value)}" for key, value in found.items())
    return ", ".join(texts) or tr("The experiment")


def axis_values(view: SweepView, axis: int) -> list[str]:
    """Return the texts of the values of an axis, shortened."""
    vary = view.plan.vary[axis]
    texts = (value_text(vary.key, value) for value in vary.grid)
    return [text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…" for text in texts]


def values_text(view: SweepView, setting: int, space: str = " ") -> str:
    """Return the values of a setting without their titles."""
    found = view.plan.values(setting)
    return f",{space}".join(value_text(key, value) for key, value in found.items())


def metric_names() -> dict[str, str]:
    """Return the names of the metrics."""
    return {
        "test_accuracy": tr("Test accuracy"),
        "test_loss": tr("Test loss"),
        "train_loss": tr("Training loss"),
        "edge_fraction": tr("Edges"),
        "edge_score": tr("Edge score"),
        "orientations": tr("Orientations"),
        "spread": tr("Spread"),
        "kurtosis": tr("Kurtosis"),
        "seconds": tr("Seconds"),
    }


def metric_text(metric: str, value: float | None) -> str:
    """Return a value of a metric as text."""
    return percent(value, 1) if metric in SHARES else figure(value)


def tick_text(metric: str, low: float, high: float) -> Callable[[float], str]:
    """Return a function that writes ticks between `low` and `high` so that they differ."""
    share = metric in SHARES
    step = max((high - low) / MOST_TICKS, LEAST_STEP) * (100 if share else 1)
    places = max(math.ceil(-math.log10(step)), 0)
    if share:
        return lambda value: percent(value, max(places, 1))
    largest = max(abs(low), abs(high), step)
    return lambda value: figure(value, max(math.ceil(math.log10(largest / step)) + 1, 3))


def spread_text(metric: str, found: "Estimate") -> str:
    """Return half the width of the 95% interval as text; empty if it is not known."""
    if found.low is None or found.high is None:
        return ""
    half = (found.high - found.low) / 2
    return f"± {percent(half, 1) if metric in SHARES else figure(half, 2)}"


def estimate_words(view: SweepView, setting: int) -> str:
    """Say what is known about a setting."""
    one, metric = view.summary.settings[setting], view.summary.metric
    found = one.estimate
    parts = []
    if found.low is not None:
        text = tr("%1: %2, 95% interval %3 to %4, %5 trials")
        ends = (metric_text(metric, end) for end in (found.low, found.high))
        name, mean = metric_names()[metric], metric_text(metric, found.mean)
        parts.append(fill(text, name, mean, *ends, count(found.n)))
    elif found.mean is not None:
        parts.append(f"{metric_names()[metric]}: {metric_text(metric, found.mean)}")
    if one.diverged:
        parts.append(tr("%1 diverged", count(one.diverged)))
    if one.failed:
        parts.append(tr("%1 failed", count(one.failed)))
    return "; ".join(parts) or tr("No trial has ended yet")


def progress_words(view: SweepView) -> str:
    """Say how far a sweep is."""
    status = view.status
    done = tr("%1 of %2 trials", count(len(view.rows)), count(view.plan.trials_count))
    if view.complete and not view.running:
        return tr("%1 in %2", done, duration(status.seconds))
    if not view.running:
        return tr("%1, paused", done)
    if status.seconds_left is None:
        return tr("%1, time left not known yet", done)
    return tr("%1, about %2 left", done, duration(status.seconds_left))


def conclusion(view: SweepView) -> str:
    """Say which setting is the best, and which ones these trials do not tell apart from it."""
    summary = view.summary
    if summary.best is None:
        return ""
    lines = [tr("★ Best mean: %1.", setting_text(view, summary.best))]
    if len(view.plan.seeds) * (view.plan.folds or 1) < 2:
        lines.append(tr("One trial per setting cannot distinguish settings: use more seeds."))
    elif len(summary.settings) > 1:
        lines.append(_apart(view, summary))
    if summary.exceeding:
        lines.append(
            tr(
                "Some intervals extend beyond possible values, because Student's t assumes a "
                "normal distribution; pictures cut them off there."
            )
        )
    lines += _losses(summary)
    return " ".join(lines)


def _apart(view: SweepView, summary: "SweepSummary") -> str:
    alike = summary.like_best()
    if not alike:
        return tr("These trials distinguish it from all others that have a value.")
    names = [values_text(view, index, NO_BREAK) for index in alike[:MOST_ALIKE]]
    names += ["…"] if len(alike) > MOST_ALIKE else []
    return tr("≈ Not distinguished from it by these trials: %1.", "; ".join(names)).replace(
        "….", "…"
    )  # the ellipsis ends the sentence


def _losses(summary: "SweepSummary") -> list[str]:
    diverged = sum(one.diverged for one in summary.settings)
    failed = sum(one.failed for one in summary.settings)
    lines = []
    if diverged:
        lines.append(
            tr("✕ Trials that diverged, and therefore have no value: %1.", count(diverged))
        )
    if failed:
        lines.append(tr("Failed trials: %1.", count(failed)))
    return lines
