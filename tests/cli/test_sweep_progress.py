"""Progress of sweeps and races: lines in files, a bar on a terminal, and the time left."""

import re
from functools import partial

import pytest

from guitrainer.cli.race import board_line
from guitrainer.cli.sweep_progress import SweepBar, SweepLines, status_line
from guitrainer.cli.terminal import Errors
from guitrainer.config.loading import load_preset
from guitrainer.events import EvaluationFinished, StepFinished
from guitrainer.sweeps import run
from guitrainer.sweeps.axes import Contestant
from guitrainer.sweeps.messages import TrialEnded, TrialRetried
from guitrainer.sweeps.outcome import failed
from guitrainer.sweeps.plan import SweepPlan
from guitrainer.sweeps.race import RaceEvent
from guitrainer.sweeps.reader import SweepStatus
from guitrainer.sweeps.run import SweepProgressed
from guitrainer.sweeps.standings import RaceBoard
from tests.cli.test_progress import Terminal

Capture = pytest.CaptureFixture[str]
PLAN = SweepPlan(
    seeds=(0,),
    contestants=(Contestant(name="a", settings=()), Contestant(name="b", settings=())),
    experiment=load_preset("lenet"),
)


def ended(done: int, total: int) -> SweepProgressed:
    """A trial has just ended."""
    trial = PLAN.trial(0)
    status = SweepStatus(done, total, seconds_left=65.0, running={"7": 0.5})
    return SweepProgressed(status, TrialEnded(trial, failed(0, "", 1)), best=("m", 0.5, "x=1"))


def advanced(share: float, **more: object) -> SweepProgressed:
    """Both contestants have done a share of their steps."""
    return SweepProgressed(SweepStatus(0, 2, running={"0": share, "1": share}, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(("trials", "lines"), [(1, 1), (3, 3), (20, 20), (45, 22), (2000, 20)])
def test_a_sweep_in_about_twenty_lines(trials: int, lines: int, capsys: Capture) -> None:
    display = SweepLines(Errors())
    for done in range(1, trials + 1):
        display.take(ended(done, trials))
        display.take(advanced(0.1))
    display.close()
    shown = capsys.readouterr().err.splitlines()
    assert len(shown) == lines
    assert shown[-1].endswith("trials, best m 0.5 (x=1), 1:05 left")


@pytest.mark.parametrize(("steps", "lines"), [(1, 1), (7, 7), (3000, 20)])
def test_a_race_in_about_twenty_lines(steps: int, lines: int, capsys: Capture) -> None:
    display = SweepLines(Errors(), lambda event: "words", together=True)
    for step in range(1, steps + 1):
        for _ in range(2):  # once for each contestant
            display.take(advanced(step / steps))
    assert capsys.readouterr().err.splitlines() == ["words"] * lines


def test_a_trial_that_is_computed_again_is_named(capsys: Capture) -> None:
    retried = TrialRetried(3, "its worker ended")
    SweepLines(Errors()).take(SweepProgressed(SweepStatus(0, 9), retried=retried))
    assert capsys.readouterr().err == "trial 3 is computed again: its worker ended\n"


def test_a_race_has_a_bar_with_its_leader_board(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("guitrainer.cli.sweep_progress.REFRESH_S", 0.0)
    board, stream = RaceBoard(PLAN), Terminal()
    bar = SweepBar(stream, partial(board_line, board))
    bar.say("before")
    for number, accuracy in enumerate((0.25, 0.75)):
        trial = PLAN.trial(number)
        board.take(RaceEvent(trial, EvaluationFinished(3, 1.0, 0.5, accuracy)))
        board.take(RaceEvent(trial, StepFinished(3, 1, 1.0, 0.5, 0.1, 8, 0.1)))
    bar.take(advanced(0.5, seconds_left=8.0))
    bar.say("between")
    bar.close()
    shown = [part for part in re.split(r"[\r\n]", stream.text) if part.strip()]
    assert shown[0] == "before"
    assert "between" in shown
    assert " 50%|" in shown[-1]
    assert "step 3: b 75.0 %, a 25.0 %, 0:08 left" in re.sub(r"\s", " ", shown[-1])


@pytest.mark.parametrize(
    ("ended", "remaining", "under_way", "left"),
    [
        (0, 8, 0.0, None),
        (0, 8, 0.1, None),  # 1.25% of a race of eight
        (0, 8, 0.8, 90.0),
        (2, 8, 0.0, 40.0),
        (1, 999, 0.0, 9990.0),
        (0, 999, 0.9, None),  # less than a trial
    ],
)
def test_time_left(
    ended: int,
    remaining: int,
    under_way: float,
    left: float | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("time.monotonic", lambda: 110.0)
    pace = run._Pace(began=100.0, ended=ended)
    assert pace.left(remaining, under_way) == (None if left is None else pytest.approx(left))


def test_status_line() -> None:
    assert status_line(ended(3, 9)) == "3/9 trials, best m 0.5 (x=1), 1:05 left"
