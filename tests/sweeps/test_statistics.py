"""Statistics, compared with scipy."""

import math

import numpy as np
import pytest

from guitrainer.sweeps import student
from guitrainer.sweeps.statistics import estimate, holm, paired

stats = pytest.importorskip("scipy.stats")
SAMPLES = [
    [0.91, 0.95, 0.93],
    [0.5, 0.5, 0.5, 0.5001],
    [1e-8, 3e-8, -2e-8, 5e-9, 0.0],
    [1e6, 1.1e6, 0.9e6, 1.05e6, 1.2e6, 0.7e6, 1e6],
    list(np.random.default_rng(3).normal(size=40)),
]


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 9, 29, 100, 999, 100_000])
@pytest.mark.parametrize("t", [0.0, 1e-6, 0.1, 1.0, 2.776, 5.0, 40.0, 1e5])
def test_p_of_t(t: float, freedom: int) -> None:
    expected = 2 * stats.t.sf(t, freedom)
    assert student.two_sided_p(t, freedom) == pytest.approx(expected, rel=1e-9, abs=1e-300)


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 9, 29, 100, 999, 100_000])
@pytest.mark.parametrize("confidence", [0.5, 0.9, 0.95, 0.99, 0.999])
def test_quantile_of_t(confidence: float, freedom: int) -> None:
    expected = stats.t.ppf((1 + confidence) / 2, freedom)
    assert student.quantile(confidence, freedom) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("values", SAMPLES)
def test_estimate_is_that_of_scipy(values: list[float]) -> None:
    found = estimate(values)
    low, high = stats.t.interval(
        0.95, len(values) - 1, loc=np.mean(values), scale=stats.sem(values)
    )
    assert found.n == len(values)
    assert found.mean == pytest.approx(float(np.mean(values)), rel=1e-12)
    assert found.sd == pytest.approx(np.std(values, ddof=1), rel=1e-12)
    assert found.low == pytest.approx(low, rel=1e-9)
    assert found.high == pytest.approx(high, rel=1e-9)


@pytest.mark.parametrize("values", [[0.0, 0.125, 0.5], [0.25, 0.25, 1.0, 0.875, 0.0, 0.5]])
def test_shares_are_bootstrapped_as_by_scipy(values: list[float]) -> None:
    found = estimate(values, share=True)
    expected = stats.bootstrap(
        (np.array(values),),
        np.mean,
        n_resamples=9999,
        confidence_level=0.95,
        method="percentile",
        random_state=np.random.default_rng(0),
    ).confidence_interval
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-12)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], (0, None, None, None, None)),
        ([0.5], (1, 0.5, None, None, None)),
        ([0.5, 0.5], (2, 0.5, 0.0, 0.5, 0.5)),
    ],
)
def test_few_values_have_no_interval(
    values: list[float], expected: tuple[float | None, ...]
) -> None:
    found = estimate(values)
    assert (found.n, found.mean, found.sd, found.low, found.high) == expected


@pytest.mark.parametrize("values", SAMPLES)
def test_paired_test_is_that_of_scipy(values: list[float]) -> None:
    other = np.linspace(-1, 1, len(values))
    expected = stats.ttest_rel(values, other)
    interval = expected.confidence_interval(0.95)
    found = paired(list(np.array(values) - other))
    assert found.p_alone == pytest.approx(expected.pvalue, rel=1e-9)
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high), rel=1e-9)


@pytest.mark.parametrize(
    ("values", "p"), [([0.0, 0.0, 0.0], 1.0), ([0.5, 0.5], 0.0), ([0.5], None), ([], None)]
)
def test_differences_without_spread(values: list[float], p: float | None) -> None:
    assert paired(values).p_alone == p


def test_holm_against_its_definition() -> None:
    given = [0.001, 0.04, 0.03, 0.5, 0.9]
    # sorted: 0.001·5, 0.03·4, 0.04·3 (raised to 0.12), 0.5·2 (cut at 1), 0.9·1 (raised to 1)
    assert holm(given) == pytest.approx([0.005, 0.12, 0.12, 1.0, 1.0])
    assert holm([]) == []
    assert holm([None, None]) == [None, None]


def test_infinite_t() -> None:
    assert student.two_sided_p(math.inf, 2) == 0
