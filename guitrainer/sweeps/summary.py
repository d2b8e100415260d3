"""The summary of a sweep: one estimate per setting, and the differences between settings."""

import csv
import io
import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from guitrainer.sweeps.axes import Scalar
from guitrainer.sweeps.plan import BOUNDS, LOWER_IS_BETTER, SHARES, MetricName, SweepPlan
from guitrainer.sweeps.statistics import (
    Estimate,
    PairedDifference,
    estimate,
    holm,
    paired,
)
from guitrainer.sweeps.table import TrialRow

# With more settings, each of them is compared only with the best.
MOST_COMPARED = 30
SPARE = 0.05  # of the range of the estimates, below and above, in a picture
# Key of a repetition: place of the seed and fold.
Repetition = int


@dataclass(frozen=True)
class SettingSummary:
    """A setting: its values, the estimate of the metric, and how many trials gave no value."""

    index: int
    values: Mapping[str, Scalar]
    label: str
    estimate: Estimate
    diverged: int
    failed: int


@dataclass(frozen=True)
class SettingPair:
    """The difference a − b of two settings, given by their numbers."""

    a: int
    b: int
    difference: PairedDifference


@dataclass(frozen=True)
class SweepSummary:
    """The summary of the trials that have ended so far.

    `best` is the number of the setting with the best mean; None if no trial has a value. A setting
    of which trials diverged or failed is the best only if this happened in all settings.
    """

    metric: MetricName
    settings: tuple[SettingSummary, ...]
    best: int | None
    pairs: tuple[SettingPair, ...]

    def like_best(self) -> tuple[int, ...]:
        """Return the settings that these trials do not tell apart from the best, by number."""
        return tuple(
            pair.b if pair.a == self.best else pair.a
            for pair in self.pairs
            if self.best in (pair.a, pair.b) and not pair.difference.told_apart
        )

    @property
    def exceeding(self) -> bool:
        """Whether an interval extends beyond the values that the metric can have."""
        low, high = BOUNDS[self.metric]
        estimates = (one.estimate for one in self.settings)
        return any(
            one.low is not None and one.high is not None and not low <= one.low <= one.high <= high
            for one in estimates
        )

    def span(self, settings: Iterable[SettingSummary] | None = None) -> tuple[float, float]:
        """Return the range of an axis for the estimates of `settings`, by default of all.

        It contains all intervals, as far as the metric can have such values.
        """
        ends = [
            end
            for one in (self.settings if settings is None else settings)
            for end in (one.estimate.low, one.estimate.high, one.estimate.mean)
            if end is not None
        ]
        low, high = (min(ends), max(ends)) if ends else (0.0, 1.0)
        spare = SPARE * (high - low) or SPARE
        least, most = BOUNDS[self.metric]
        return max(low - spare, least), min(high + spare, most)


def summarize_trials(
    plan: SweepPlan, rows: Iterable[TrialRow], metric: MetricName | None = None
) -> SweepSummary:
    """Summarize the trials of a sweep.

    Parameters
    ----------
    plan : the plan of the sweep.
    rows : rows of its table, in any order.
    metric : what is estimated; defaults to the metric of the plan.
    """
    metric = metric or plan.metric
    values: dict[int, dict[Repetition, float]] = defaultdict(dict)
    lost: dict[tuple[int, str], int] = defaultdict(int)
    for row in sorted(rows, key=lambda row: row.number):
        repetition, setting = divmod(row.number, plan.settings_count)
        value = row.numbers[metric]
        if row.status == "completed" and value is not None:
            values[setting][repetition] = value
        elif row.status != "completed":
            lost[setting, row.status] += 1
    settings = tuple(
        SettingSummary(
            index,
            plan.values(index),
            plan.label(index),
            estimate(list(values[index].values()), share=metric in SHARES),
            lost[index, "diverged"],
            lost[index, "failed"],
        )
        for index in range(plan.settings_count)
    )
    best = _best(settings, lower=metric in LOWER_IS_BETTER)
    return SweepSummary(metric, settings, best, _pairs(settings, values, best))


def _best(settings: Iterable[SettingSummary], *, lower: bool) -> int | None:
    def rank(one: SettingSummary) -> tuple[bool, float]:
        mean = one.estimate.mean
        assert mean is not None
        return (one.diverged + one.failed > 0, mean if lower else -mean)

    known = [one for one in settings if one.estimate.mean is not None]
    return min(known, key=rank).index if known else None


def _pairs(
    settings: tuple[SettingSummary, ...],
    values: Mapping[int, Mapping[Repetition, float]],
    best: int | None,
) -> tuple[SettingPair, ...]:
    """Return all pairs of settings, or those with the best if there are many."""
    known = [one.index for one in settings if one.estimate.n]
    if best is None:
        return ()
    if len(known) <= MOST_COMPARED:
        chosen = list(itertools.combinations(known, 2))
    else:
        chosen = [(best, other) for other in known if other != best]
    found = []
    for a, b in chosen:
        both = sorted(values[a].keys() & values[b].keys())
        found.append(paired([values[a][key] - values[b][key] for key in both]))
    corrected = holm([difference.p_alone for difference in found])
    return tuple(
        SettingPair(a, b, replace(difference, p=p))
        for (a, b), difference, p in zip(chosen, found, corrected, strict=True)
    )


def summary_mapping(plan: SweepPlan, summary: SweepSummary) -> dict[str, Any]:
    """Return the summary as JSON types: metric, table, best and pairs."""
    by_number = {one.index: dict(one.values) for one in summary.settings}
    table = [
        {
            "settings": by_number[one.index],
            "n": one.estimate.n,
            "mean": one.estimate.mean,
            "sd": one.estimate.sd,
            "ci95_low": one.estimate.low,
            "ci95_high": one.estimate.high,
            "diverged": one.diverged,
        }
        for one in summary.settings
    ]
    pairs = [
        {
            "a": by_number[pair.a],
            "b": by_number[pair.b],
            "difference": pair.difference.difference,
            "ci95_low": pair.difference.low,
            "ci95_high": pair.difference.high,
            "p": pair.difference.p,
            "n": pair.difference.n,
        }
        for pair in summary.pairs
    ]
    best = None if summary.best is None else by_number[summary.best]
    return {"metric": summary.metric, "table": table, "best": best, "pairs": pairs}


SUMMARY_COLUMNS = ("metric", "n", "mean", "sd", "ci95_low", "ci95_high", "diverged", "failed")


def summary_csv(plan: SweepPlan, summary: SweepSummary) -> str:
    """Return the estimates as CSV: what is varied, then `SUMMARY_COLUMNS`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["setting", *plan.keys, *SUMMARY_COLUMNS])
    for one in summary.settings:
        found = one.estimate
        numbers = (found.mean, found.sd, found.low, found.high)
        cells = ["" if number is None else repr(number) for number in numbers]
        own = [str(value).lower() if isinstance(value, bool) else value
               for value in one.values.values()]  # fmt: skip
        writer.writerow(
            [one.index, *own, summary.metric, found.n, *cells, one.diverged, one.failed]
        )
    return text.getvalue()


def verdicts(plan: SweepPlan, summary: SweepSummary) -> list[str]:
    """Say in words which setting is the best, and what these trials do not tell apart from it."""
    if summary.best is None:
        return ["No trial has a value."]
    best = summary.settings[summary.best]
    lines = [f"Best mean of {summary.metric}: {best.label}."]
    repetitions = _repetitions(plan)
    alike = [summary.settings[index].label for index in summary.like_best()]
    if len(plan.seeds) * (plan.folds or 1) < 2:
        return [*lines, "One trial per setting cannot distinguish settings: use --seeds."]
    if alike:
        shown = "; ".join(alike[:10]) + (f"; and {len(alike) - 10} more" if alike[10:] else "")
        lines.append(f"Not distinguished from it by {repetitions}: {shown}.")
    elif len(summary.settings) > 1:
        lines.append(f"It is distinguished from all others by {repetitions}.")
    if summary.exceeding:
        lines.append(
            f"Some 95% intervals extend beyond the values that {summary.metric} can have, because "
            "Student's t assumes a normal distribution; pictures cut them off there."
        )
    diverged = sum(one.diverged for one in summary.settings)
    failures = sum(one.failed for one in summary.settings)
    if diverged:
        lines.append(f"Diverged, and therefore without a value: {diverged} trials.")
    if failures:
        lines.append(f"Failed: {failures} trials.")
    return lines


def _repetitions(plan: SweepPlan) -> str:
    count = len(plan.seeds)
    seeds = "this 1 seed" if count == 1 else f"these {count} seeds"
    return seeds if plan.folds is None else f"{seeds} and {plan.folds} folds"
