"""Statistics of the trials of a setting, and of the differences between two settings."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guitrainer.sweeps import student

CONFIDENCE = 0.95
SIGNIFICANT = 0.05
RESAMPLES = 9999
BOOTSTRAP_SEED = 0
# Resamples are drawn in one piece, as `scipy.stats.bootstrap` does; more would take much memory.
MOST_RESAMPLED = 10_000


@dataclass(frozen=True)
class Estimate:
    """Mean of n values with a 95% interval; None if there are too few values for it.

    `sd` is the standard deviation of a sample (divided by n − 1).
    """

    n: int
    mean: float | None
    sd: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class PairedDifference:
    """Mean of paired differences, with a 95% interval (t) and the p of the paired t-test.

    `p` is corrected by `holm` for the number of comparisons, `p_alone` is not; both are None for
    fewer than two pairs.
    """

    n: int
    difference: float | None
    low: float | None
    high: float | None
    p_alone: float | None
    p: float | None = None

    @property
    def told_apart(self) -> bool:
        """Whether the difference is significant at 5% after the correction."""
        return self.p is not None and self.p < SIGNIFICANT


def estimate(values: Sequence[float], *, share: bool = False) -> Estimate:
    """Estimate the mean of `values`.

    Parameters
    ----------
    values : finite numbers, one per trial.
    share : whether they are shares of few things, whose distribution is far from normal; the
        interval is then a percentile bootstrap (Efron and Tibshirani 1993, "An introduction to
        the bootstrap", chapter 13) instead of Student's t.
    """
    data = np.asarray(values, np.float64)
    n = len(data)
    if n == 0:
        return Estimate(0, None, None, None, None)
    mean = float(data.mean())
    if n == 1:
        return Estimate(1, mean, None, None, None)
    sd = float(data.std(ddof=1))
    if share and n <= MOST_RESAMPLED:
        low, high = _bootstrap(data)
    else:
        low, high = _t_interval(mean, sd, n)
    return Estimate(n, mean, sd, low, high)


def paired(differences: Sequence[float]) -> PairedDifference:
    """Test whether the mean of paired differences is zero (Student 1908)."""
    data = np.asarray(differences, np.float64)
    n = len(data)
    if n < 2:
        mean = float(data[0]) if n else None
        return PairedDifference(n, mean, None, None, None)
    mean, sd = float(data.mean()), float(data.std(ddof=1))
    low, high = _t_interval(mean, sd, n)
    if sd == 0:
        p = 1.0 if mean == 0 else 0.0
    else:
        p = student.two_sided_p(mean / (sd / math.sqrt(n)), n - 1)
    return PairedDifference(n, mean, low, high, p)


def holm(p_values: Sequence[float | None]) -> list[float | None]:
    """Correct p values for their number (Holm 1979); None stays None and is not counted.

    >>> holm([0.01, None, 0.04, 0.03])
    [0.03, None, 0.06, 0.06]
    """
    known = sorted((p, place) for place, p in enumerate(p_values) if p is not None)
    corrected: list[float | None] = [None] * len(p_values)
    highest = 0.0
    for rank, (p, place) in enumerate(known):
        highest = max(highest, min(1.0, p * (len(known) - rank)))
        corrected[place] = highest
    return corrected


def _t_interval(mean: float, sd: float, n: int) -> tuple[float, float]:
    half = student.quantile(CONFIDENCE, n - 1) * sd / math.sqrt(n)
    return mean - half, mean + half


def _bootstrap(data: NDArray[np.float64]) -> tuple[float, float]:
    """Return the percentile interval of the mean, with the draws of `scipy.stats.bootstrap`."""
    drawn = np.random.default_rng(BOOTSTRAP_SEED).integers(0, len(data), (RESAMPLES, len(data)))
    means = data[drawn].mean(axis=1)
    tail = 100 * (1 - CONFIDENCE) / 2
    low, high = np.percentile(means, [tail, 100 - tail])
    return float(low), float(high)
