"""Races: lockstep, the same bytes as single runs, and the leaderboard."""

import json
import os
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from guitrainer.cli.main import main
from guitrainer.config.loading import load_preset
from guitrainer.config.overrides import apply_overrides
from guitrainer.errors import InputError
from guitrainer.events import (
    EvaluationFinished,
    Event,
    FiltersCaptured,
    FilterScores,
    RunFinished,
    StepFinished,
)
from guitrainer.sweeps.axes import Contestant
from guitrainer.sweeps.folder import SweepFolder, create_sweep
from guitrainer.sweeps.lanes import RaceLane
from guitrainer.sweeps.plan import SweepPlan
from guitrainer.sweeps.race import (
    NICENESS,
    LockstepRace,
    RaceCrew,
    RaceEvent,
    RaceRound,
    parse_contestant,
    race_memory,
)
from guitrainer.sweeps.reader import SweepReader
from guitrainer.sweeps.run import run_sweep
from guitrainer.sweeps.standings import RaceBoard

SMALL = ["training.steps=6", "data.limit=64", "data.test_limit=32", "training.batch_size=16"]
BASE = apply_overrides(load_preset("shapes-xo"), SMALL)
PLAN = SweepPlan(
    seeds=(0, 1),
    experiment=BASE,
    contestants=(
        Contestant(name="a", settings=("init=he_normal",)),
        Contestant(name="b", settings=("init=glorot_uniform", "training.steps=4")),
    ),
)
WORDS = ["shapes-xo", *(word for setting in SMALL for word in ("--set", setting))]
Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("threads", [1, 3])
def test_all_runs_make_one_step_per_round(threads: int) -> None:
    steps: dict[int, int] = {}
    rounds = []
    ended = []
    for item in LockstepRace(PLAN, threads=threads).events():
        if isinstance(item, RaceRound):
            rounds.append(item.step)
            expected = {n: min(item.step, 6 if n % 2 == 0 else 4) for n in range(4)}
            assert {n: steps.get(n, 0) for n in range(4)} == expected
        elif isinstance(item.event, StepFinished):
            steps[item.trial.number] = item.event.step
        elif isinstance(item.event, RunFinished):
            ended.append(item.trial.number)
    assert rounds == list(range(7))
    assert sorted(ended) == [0, 1, 2, 3]


def test_race_may_be_closed_in_the_middle_of_a_step() -> None:
    race = LockstepRace(PLAN, threads=2)
    events = race.events()
    for item in events:
        if isinstance(item, RaceEvent) and isinstance(item.event, StepFinished):
            break
    events.close()  # type: ignore[attr-defined]  # a generator


def test_stopped_race_ends_all_runs() -> None:
    race = LockstepRace(PLAN)
    reasons = []
    for item in race.events():
        if isinstance(item, RaceRound) and item.step == 2:
            race.stop()
        elif isinstance(item, RaceEvent) and isinstance(item.event, RunFinished):
            reasons.append(item.event.reason)
    assert reasons == ["stopped"] * 4


def test_runs_of_a_race_have_the_bytes_of_single_runs(capsys: Capture, tmp_path: Path) -> None:
    contestants = ["--contestant", "he:init=he_normal,std=0.2", "--contestant", "x:init=zeros"]
    folder, run = tmp_path / "race", tmp_path / "run"
    assert main(["race", *WORDS, *contestants, "--seeds", "2", "--out", str(folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    flags = ["--init", "he_normal", "--std", "0.2", "--seed", "1"]
    assert main(["--headless", *WORDS, *flags, "--out", str(run), "--quiet"]) == 0
    raced = SweepReader(folder).run_folder(2)
    assert raced is not None
    for name in ("config.toml", "checkpoint.safetensors", "steps.csv", "metrics.csv"):
        assert (raced / name).read_bytes() == (run / name).read_bytes(), name
    assert {one["contestant"] for one in found["contestants"]} == {"he", "x"}
    assert [one["settings"] for one in found["table"]] == [
        {"contestant": "he"},
        {"contestant": "x"},
    ]
    assert found["complete"]


def test_leader_board() -> None:
    board = RaceBoard(PLAN)

    def captured(number: int, step: int, fraction: float) -> None:
        scores = FilterScores(np.zeros(1), ("edge",), fraction, fraction, 1, 1.0)
        weight = np.zeros((1, 1, 3, 3), np.float32)
        event = FiltersCaptured(step, "conv1", weight, None, scores)
        board.take(RaceEvent(PLAN.trial(number), event))

    def evaluated(number: int, kurtosis: float | None) -> None:
        board.take(RaceEvent(PLAN.trial(number), EvaluationFinished(2, 1.0, 1.0, 0.5, 9, kurtosis)))

    for step, fractions in enumerate([(0, 0, 0, 0), (0.5, 0, 0.4, 0.1), (0.9, 0.2, 0.6, 0.8)]):
        for number, fraction in enumerate(fractions):
            captured(number, step, fraction)
    for number, kurtosis in enumerate((3.5, None, 4.5, None)):
        evaluated(number, kurtosis)
    first, second = board.standings()
    assert (first.label, second.label) == ("a", "b")
    assert (first.kurtosis.mean, second.kurtosis.mean) == (4.0, None)
    assert first.edge_fraction.mean == pytest.approx(0.75)
    assert first.passed == {0.5: (1, 2), 0.8: (2, None)}
    assert (first.passed_step(0.5), first.passed_step(0.8)) == (1.5, None)
    assert second.passed == {0.5: (None, 2), 0.8: (None, 2)}
    assert [(s, e.mean) for s, e in board.band(1, "edge_fraction")] == [
        (0, 0), (1, 0.05), (2, 0.5)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("he", "accepted: NAME:KEY=VALUE"),
        (":init=he_normal", "accepted: NAME:KEY=VALUE"),
        ("he:init", "accepted: NAME:KEY=VALUE"),
        ("he:seed=3", "use --seeds"),
        ("he:data.limit=3", "all contestants use the same data"),
        ("he:foo=3", "neither a key"),
        ("he:std=-1", "accepted: a number from 0"),
        ("a" * 50 + ":std=1", "up to 40 characters"),
    ],
)
def test_contestants_that_are_refused(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_contestant(text, BASE)
    assert message in str(caught.value)


def test_a_contestant_may_be_the_experiment_itself() -> None:
    assert parse_contestant("plain:", BASE) == Contestant(name="plain")


def test_values_of_contestants_may_be_lists() -> None:
    found = parse_contestant("k:conv1.kernel_size=[3,5],std=0.1", BASE)
    assert found.settings == ("conv1.kernel_size=[3,5]", "std=0.1")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "--contestant: got 0, accepted: 2 to 8"),
        (["--contestant", "a:std=1"], "--contestant: got 1, accepted: 2 to 8"),
        (["--contestant", "a:std=1"] * 2, "a: given twice"),
        (["--contestant", "a:std=1", "--contestant", "b:std=2", "--seeds", "200"], "400 runs"),
    ],
)
def test_races_that_are_refused(
    words: list[str], message: str, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["race", *WORDS, *words]) == 2
    err = capsys.readouterr().err
    assert message in err
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_memory_is_that_of_all_runs_together(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one = race_memory(PLAN.model_copy(update={"seeds": (0,)}))
    monkeypatch.setattr("guitrainer.sweeps.race.available_bytes", lambda: 1.5 * one)
    words = ["race", *WORDS, "--contestant", "a:init=zeros", "--contestant", "b:std=0.1"]
    assert main([*words, "--seeds", "8"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("error: --seeds: 16 runs at once need about")
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def stop_at_step(folder: SweepFolder, step: int) -> None:
    """Run a race up to a step."""
    rounds = []

    def listen(item: RaceEvent | RaceRound) -> None:
        if isinstance(item, RaceRound):
            rounds.append(item.step)

    def make(plan: SweepPlan, folder: SweepFolder) -> RaceCrew:
        return RaceCrew(plan, listen, folder.runs)

    for _ in run_sweep(folder, make, lambda: rounds[-1:] == [step]):
        pass


LONGER = ("training.steps=12", "recording.checkpoint_every=4")


@pytest.mark.parametrize("ended", [(), (0,)], ids=["all go on", "one has ended"])
def test_stopped_race_goes_on_as_a_race(
    ended: tuple[int, ...], capsys: Capture, tmp_path: Path
) -> None:
    contestants = ("a:init=he_normal,training.steps=3" if ended else "a:init=he_normal", "b:std=1")
    words = [word for text in contestants for word in ("--contestant", text)]
    words += [word for setting in LONGER for word in ("--set", setting)]
    whole, folder = tmp_path / "whole", tmp_path / "race"
    assert main(["race", *WORDS, *words, "--out", str(whole), "--json", "--quiet"]) == 0
    expected = json.loads(capsys.readouterr().out)
    started = create_sweep(SweepReader(whole).plan, "race", folder)
    stop_at_step(started, 7)
    assert tuple(SweepReader(folder).rows) == ended
    assert main(["race", "--resume", str(folder), "--json", "--quiet"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["contestants"] == expected["contestants"]
    assert found["table"] == expected["table"]
    for number in (0, 1):
        left, right = (SweepReader(one).arrays(number) for one in (whole, folder))
        for name in ("start", "end", "curve"):
            np.testing.assert_array_equal(left[name], right[name], name)
    for name in ("checkpoint.safetensors", "steps.csv", "metrics.csv"):
        runs = [one / "runs" / "trial-000001" / name for one in (whole, folder)]
        assert runs[0].read_bytes() == runs[1].read_bytes(), name


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has priorities of threads")
@pytest.mark.parametrize(("yielding", "expected"), [(False, 0), (True, NICENESS)])
def test_threads_give_way_to_a_window(
    monkeypatch: pytest.MonkeyPatch, yielding: bool, expected: int
) -> None:
    before = os.getpriority(os.PRIO_PROCESS, 0)
    found = set()
    advance = RaceLane.advance

    def watched(lane: RaceLane) -> list[Event]:
        found.add(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        return advance(lane)

    monkeypatch.setattr(RaceLane, "advance", watched)
    for _ in LockstepRace(PLAN, threads=2, yielding=yielding).events():
        pass
    assert found == {max(before, expected)}
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == before
