"""Learning-rate schedules: tables, and torch where the definitions agree."""

from typing import Any

import pytest

from guitrainer.config import schema
from guitrainer.nn.schedules import learning_rate_factor


def factors(total: int, **options: Any) -> list[float]:
    training = schema.Training(**options)
    return [learning_rate_factor(training, step, total) for step in range(total)]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, [1, 1, 1, 1, 1, 1]),
        ({"schedule": "step", "step_every": 2}, [1, 1, 0.1, 0.1, 0.01, 0.01]),
        ({"schedule": "step", "step_every": 3, "step_factor": 0.5}, [1, 1, 1, 0.5, 0.5, 0.5]),
        ({"schedule": "cosine"}, [1, 0.933013, 0.75, 0.5, 0.25, 0.066987]),
        (
            {"schedule": "cosine", "final_fraction": 0.05},
            [1, 0.936362, 0.7625, 0.525, 0.2875, 0.113638],
        ),
        ({"warmup_steps": 4}, [0.25, 0.5, 0.75, 1, 1, 1]),
        ({"warmup_steps": 1}, [1, 1, 1, 1, 1, 1]),
        (
            {"schedule": "step", "step_every": 2, "warmup_steps": 4},
            [0.25, 0.5, 0.075, 0.1, 0.01, 0.01],
        ),
    ],
)
def test_table(options: dict[str, Any], expected: list[float]) -> None:
    assert factors(6, **options) == pytest.approx(expected, abs=1e-6)


def test_cosine_ends_at_the_fraction_asked_for() -> None:
    training = schema.Training(schedule="cosine", final_fraction=0.05)
    assert learning_rate_factor(training, 3000, 3000) == pytest.approx(0.05)
    assert learning_rate_factor(training, 2999, 3000) == pytest.approx(0.05, abs=1e-5)


def test_one_cycle_rises_then_falls() -> None:
    rates = factors(100, schedule="one_cycle", final_fraction=0.01)
    assert rates[0] == pytest.approx(1 / 25)
    assert rates[29] == max(rates) == 1  # the 30th of 100 steps
    assert rates[64] == pytest.approx((1 + 0.01) / 2, abs=0.02)  # half the way down
    assert rates[99] == pytest.approx(0.01)
    assert rates[:30] == sorted(rates[:30])
    assert rates[29:] == sorted(rates[29:], reverse=True)


@pytest.mark.parametrize("total", [1, 2, 3, 4, 10, 64, 100, 300, 937, 1000, 3000, 9999])
def test_one_cycle_reaches_its_peak(total: int) -> None:
    """To within the part of a step by which 30 % of the steps is no whole number."""
    assert max(factors(total, schedule="one_cycle")) > 1 - 4 / total**2
    if total % 10 == 0:
        assert max(factors(total, schedule="one_cycle")) == 1


@pytest.mark.parametrize(
    ("options", "restarts", "legs"),
    [
        ({"schedule": "cosine", "final_fraction": 0.1}, (6,), (6, 4)),
        ({"schedule": "one_cycle"}, (10, 30), (10, 20, 5)),
        ({"schedule": "cosine", "warmup_steps": 2}, (6,), (6, 4)),
    ],
)
def test_cycles_begin_anew_at_restarts(
    options: dict[str, Any], restarts: tuple[int, ...], legs: tuple[int, ...]
) -> None:
    warm = options.pop("warmup_steps", 0)
    expected = [rate for leg in legs for rate in factors(leg, **options)]
    expected = [min(1, (k + 1) / warm) * rate if warm else rate for k, rate in enumerate(expected)]
    computed = factors(sum(legs), restarts=restarts, warmup_steps=warm, **options)
    assert computed == pytest.approx(expected)


@pytest.mark.parametrize("options", [{}, {"schedule": "step", "step_every": 3}])
def test_other_schedules_take_no_notice_of_restarts(options: dict[str, Any]) -> None:
    assert factors(12, restarts=(5, 8), **options) == factors(12, **options)


def test_a_restart_behind_the_end_changes_nothing() -> None:
    cosine = {"schedule": "cosine"}
    assert factors(10, restarts=(10, 20), **cosine) == factors(10, **cosine)


@pytest.mark.parametrize("total", [1, 2, 3])
@pytest.mark.parametrize("schedule", ["constant", "step", "cosine", "one_cycle"])
def test_short_runs_learn(schedule: str, total: int) -> None:
    """However short: every factor is a share, and the first is above 0."""
    rates = factors(total, schedule=schedule)
    assert rates[0] > 0
    assert all(0 <= rate <= 1 for rate in rates)


# From OneCycleLR of torch 2.13.0 with max_lr=1, cycle_momentum=False and final_div_factor=40,
# which ends at a thousandth of the peak.
TORCH = {
    7: "0.04 0.980557 0.919125 0.67301 0.358378 0.100194 0.001",
    10: "0.04 0.52 1 0.950534 0.811933 0.611649 0.389351 0.189067 0.050466 0.001",
    33: (
        "0.04 0.069595 0.15473 0.284908 0.444075 0.612605 0.769715 0.896032 0.975981 0.999954 "
        "0.994421 0.979767 0.956262 0.92434 0.884591 0.837749 0.784678 0.72636 0.66387 0.598364 "
        "0.53105 0.463172 0.395984 0.330725 0.268602 0.210762 0.158272 0.112102 0.073105 0.042001 "
        "0.019364 0.005612 0.001"
    ),
}


@pytest.mark.parametrize(("total", "expected"), TORCH.items())
def test_one_cycle_is_that_of_torch(total: int, expected: str) -> None:
    computed = factors(total, schedule="one_cycle", final_fraction=1e-3)
    assert computed == pytest.approx([float(word) for word in expected.split()], abs=1e-6)


@pytest.mark.parametrize("total", [4, 7, 10, 33, 100, 101, 1000])
def test_one_cycle_follows_torch(total: int) -> None:
    torch = pytest.importorskip("torch", reason="compares with torch, which is not installed")
    end = 1e-3
    weight = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=1.0)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, 1.0, total, cycle_momentum=False, final_div_factor=1 / (25 * end)
    )
    expected = []
    for _ in range(total):
        expected.append(schedule.get_last_lr()[0])
        optimizer.step()
        schedule.step() if len(expected) < total else None
    assert factors(total, schedule="one_cycle", final_fraction=end) == pytest.approx(expected)
