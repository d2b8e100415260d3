"""Clocks and dates that make no sense are told as such, and stop nothing."""

from pathlib import Path

import pytest

from guitrainer import clock
from guitrainer.crash_log import write_crash_log
from guitrainer.runs.experiment import run_experiment
from guitrainer.runs.folder import environment
from guitrainer.training.control import Control
from tests.runs.fake import tiny_experiment

SENSELESS = [-1e18, -1e9, -1.0, 253_402_300_801.0, 3e11, 1e18, float("nan")]


@pytest.mark.parametrize("seconds", SENSELESS)
def test_no_date_before_1970_or_after_9999(seconds: float) -> None:
    assert clock.date_of(seconds) is None


@pytest.mark.parametrize(("seconds", "years"), [
    (0.0, (1969, 1970)), (1e9, (2001,)), (6e9, (2160,)), (253_400_000_000.0, (9999,)),
])  # fmt: skip
def test_dates_between_are_dates(seconds: float, years: tuple[int, ...]) -> None:
    date = clock.date_of(seconds)
    assert date is not None and date.year in years


@pytest.mark.parametrize("seconds", [-1e9, 3e11, 6e9])
def test_a_run_is_made_whatever_the_clock_says(
    seconds: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", lambda: seconds)
    list(run_experiment(tiny_experiment(3), Control(), root=tmp_path))
    (folder,) = tmp_path.iterdir()
    sane = clock.date_of(seconds) is not None
    assert folder.name.startswith("2160-" if sane else "undated_")
    assert (folder / "filters.npz").is_file() and (folder / "result.json").is_file()
    assert (environment(1)["started"] is not None) == sane


@pytest.mark.parametrize("seconds", [-1e9, 3e11])
def test_a_crash_is_written_down_whatever_the_clock_says(
    seconds: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guitrainer.clock.time.time", lambda: seconds)
    path = write_crash_log(RuntimeError("boom"), tmp_path)
    assert path is not None and "undated" in path.name
