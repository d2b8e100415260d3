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
    rates = factors(101, schedule="one_cycle", final_fraction=0.01)
    assert rates[0] == pytest.approx(1 / 25)
    assert rates[30] == pytest.approx(1)
    assert rates[15] == pytest.approx((1 + 1 / 25) / 2)  # half the way up
    assert rates[65] == pytest.approx((1 + 0.01) / 2)  # half the way down
    assert rates[100] == pytest.approx(0.01)
    assert rates[:31] == sorted(rates[:31])
    assert rates[30:] == sorted(rates[30:], reverse=True)


@pytest.mark.parametrize("total", [1, 2, 3])
@pytest.mark.parametrize("schedule", ["constant", "step", "cosine", "one_cycle"])
def test_short_runs_learn(schedule: str, total: int) -> None:
    """However short: every factor is a share, and the first is above 0."""
    rates = factors(total, schedule=schedule)
    assert rates[0] > 0
    assert all(0 <= rate <= 1 for rate in rates)


def test_one_cycle_follows_torch() -> None:
    """Torch ends the rise one step before 30 % of the steps, we on 30 % of the way."""
    torch = pytest.importorskip("torch", reason="compares with torch, which is not installed")
    total, end = 1000, 1e-3
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
    computed = factors(total, schedule="one_cycle", final_fraction=end)
    steepest = 3.15 / 2 / (0.3 * total)  # of the rise, per step
    assert computed == pytest.approx(expected, abs=steepest)
