"""What `--headless` asks of a run, and what it says of one."""

import json
import logging
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from guitrainer.cli.main import main
from guitrainer.errors import OutputError
from guitrainer.events import FiltersCaptured, Label
from guitrainer.training.plan import Further
from tests.cli.fakes import SCORES, FakeRun

KEYS = [
    "run",
    "steps",
    "seconds",
    "images_per_second",
    "train_loss",
    "test_loss",
    "test_accuracy",
    "edge_score",
    "edge_fraction",
    "orientations",
    "spread",
    "diverged",
    "diverged_at_step",
    "diverged_in_layer",
    "notices",
]
Install = Callable[[FakeRun], FakeRun]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    def put(run: FakeRun) -> FakeRun:
        monkeypatch.setattr("guitrainer.runs.experiment.run_experiment", run)
        return run

    return put


def test_summary_says_how_it_went_and_where_it_is(
    install: Install, capsys: Capture, tmp_path: Path
) -> None:
    folder = tmp_path / f"a folder with a {'very ' * 20}long name"  # told whole, to be copied
    (folder / "filters").mkdir(parents=True)
    install(FakeRun(folder=str(folder)))
    assert main(["--headless"]) == 0
    out, err = capsys.readouterr()
    rows = dict(line.split(maxsplit=1) for line in out.splitlines() if "  " in line)
    assert rows["completed"] == "100 of 100 steps"
    assert rows["edges"] == "50 % of 2 filters"
    assert rows["orientations"] == "6 of 8"
    assert "test accuracy  97.5 %" in out
    assert rows["train"].endswith(", mean of the last 100 steps")
    assert f"run folder     {folder}\n" in out
    assert f"pictures       {folder / 'filters'}\n" in out
    assert err.splitlines()[0] == (f"digits-edges (seed 0): 100 steps, 1,234 parameters → {folder}")


def test_json_is_one_object_with_the_keys_of_the_contract(
    install: Install, capsys: Capture
) -> None:
    install(FakeRun(folder="runs/x"))
    assert main(["--headless", "--json"]) == 0
    out, err = capsys.readouterr()
    result = json.loads(out)
    assert list(result) == KEYS
    assert result == dict(
        zip(
            KEYS,
            [
                "runs/x",
                100,
                1.0,
                6400.0,
                0.125,
                0.25,
                0.975,
                0.7,
                0.5,
                6,
                0.25,
                False,
                None,
                None,
                [],
            ],
            strict=True,
        )
    )
    assert "test accuracy" in err


def test_notices_are_told_as_they_come_and_given_at_the_end(
    install: Install, capsys: Capture
) -> None:
    class Dying(FakeRun):
        def _captured(self, step: int) -> FiltersCaptured:
            labels: tuple[Label, ...] = ("edge", "dead" if 10 < step < 50 else "noise")
            return replace(super()._captured(step), scores=replace(SCORES, labels=labels))

    install(Dying(diverges_at=80))
    assert main(["--headless", "--json"]) == 3
    out, err = capsys.readouterr()
    found = json.loads(out)["notices"]
    assert [list(one) for one in found] == [
        ["kind", "layer", "first_step", "last_step", "active", "sentence", "remedies"]
    ] * 2
    assert [tuple(one.values())[:5] for one in found] == [
        ("diverged", "conv1", 80, 80, True),
        ("dead_filters", "conv1", 20, 40, False),
    ]
    assert found[0]["remedies"] == ["lower_learning_rate", "clip_norm", "he_normal"]
    assert "lower_learning_rate" in found[1]["remedies"]
    dead, diverged = (line for line in err.splitlines() if ", step " in line)
    assert dead.startswith("note, step 20: Dead filters in conv1: 1 of 2.")
    assert diverged.startswith(f"error, step 80: {found[0]['sentence']}")
    assert diverged.endswith("What may help: divide the learning rate by 10.")


def test_a_run_that_is_resumed_knows_what_was_noticed_before(
    tmp_path: Path, capsys: Capture
) -> None:
    run = str(tmp_path / "run")
    short = ["--limit", "200", "--set", "data.test_limit=100", "--json"]
    assert main(["--headless", "symmetry-constant", "--steps", "5", "--out", run, *short]) == 0
    capsys.readouterr()
    assert main(["--headless", "--resume", run, "--steps", "+5", "--json"]) == 0
    out, err = capsys.readouterr()
    (notice,) = json.loads(out)["notices"]
    assert (notice["kind"], notice["first_step"], notice["last_step"]) == ("equal_filters", 1, 10)
    assert notice["sentence"] not in err  # told at its first step, and only then


def test_divergence_is_exit_3_and_one_line(install: Install, capsys: Capture) -> None:
    install(FakeRun(diverges_at=4))
    assert main(["--headless", "--json", "--quiet"]) == 3
    out, err = capsys.readouterr()
    result = json.loads(out, parse_constant=pytest.fail)
    assert result["train_loss"] is None
    assert (result["diverged"], result["diverged_at_step"], result["diverged_in_layer"]) == (
        True,
        4,
        "conv1",
    )
    assert err == "diverged at step 4 in layer conv1: its output is not finite\n"


def test_quiet_says_nothing(install: Install, capsys: Capture) -> None:
    install(FakeRun())
    assert main(["--headless", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_stop_at_ends_well(install: Install, capsys: Capture) -> None:
    run = install(FakeRun())
    assert main(["--headless", "--stop-at", "30", "--json", "--quiet"]) == 0
    assert json.loads(capsys.readouterr().out)["steps"] == 30
    assert run.seen["control"].stop_at == 30


def test_arguments_reach_the_run(install: Install) -> None:
    run = install(FakeRun())
    words = ["--headless", "lenet", "--steps", "7", "--threads", "3", "--out", "there", "--quiet"]
    assert main(words) == 0
    assert run.seen["experiment"].name == "lenet"
    assert run.seen["experiment"].training.steps == 7
    assert (run.seen["threads"], run.seen["out"], run.seen["resume"]) == (3, Path("there"), None)


def test_resumed_run_brings_its_own_experiment(install: Install) -> None:
    run = install(FakeRun())
    assert main(["--headless", "--resume", "runs/x", "--quiet"]) == 0
    assert (run.seen["experiment"], run.seen["resume"]) == (None, Path("runs/x"))
    assert run.seen["out"] is None


@pytest.mark.parametrize(
    ("words", "steps", "added"), [("500", 500, False), ("+500", 500, True), ("1_000", 1000, False)]
)
def test_resume_takes_a_length(install: Install, words: str, steps: int, added: bool) -> None:
    run = install(FakeRun())
    assert main(["--headless", "--resume", "runs/x", "--steps", words, "--quiet"]) == 0
    assert run.seen["further"] == Further(steps, added)
    assert run.seen["experiment"] is None


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signal_stops_the_run_after_its_step(
    install: Install, capfd: Capture, number: signal.Signals, code: int
) -> None:
    class Interrupted(FakeRun):
        def _captured(self, step: int):  # type: ignore[no-untyped-def]
            if step == 20:
                os.kill(os.getpid(), number)
            return super()._captured(step)

    install(Interrupted())
    before = signal.getsignal(number)
    assert main(["--headless", "--json"]) == code
    out, err = capfd.readouterr()
    assert json.loads(out)["steps"] == 20
    assert "stopping after this step, with a checkpoint" in err
    assert signal.getsignal(number) == before


def test_unexpected_error_is_one_line_with_the_traceback_in_the_run_folder(
    install: Install, capsys: Capture, tmp_path: Path
) -> None:
    install(FakeRun(fault=RuntimeError("cosmic\nray"), folder=str(tmp_path)))
    assert main(["--headless", "--quiet"]) == 1
    out, err = capsys.readouterr()
    (log,) = tmp_path.glob("crash-*.log")
    assert (out, err) == ("", f"unexpected error RuntimeError: cosmic ray, details in {log}\n")
    assert "Traceback (most recent call last)" in log.read_text(encoding="utf-8")


def test_known_error_in_the_run_is_one_line(install: Install, capsys: Capture) -> None:
    install(FakeRun(fault=OutputError("run/steps.csv: No space left on device")))
    assert main(["--headless", "--quiet"]) == 1
    assert capsys.readouterr().err == "error: run/steps.csv: No space left on device\n"


def test_warnings_and_compilation_are_shown_other_records_not(
    install: Install, capsys: Capture, caplog: pytest.LogCaptureFixture
) -> None:
    class Talking(FakeRun):
        def _captured(self, step: int):  # type: ignore[no-untyped-def]
            if step == 10:
                logging.getLogger("guitrainer.kernels").info("compiling kernels …")
                logging.getLogger("guitrainer.runs").info("step 10")
                logging.getLogger("guitrainer.runs").warning("the disk is slow")
                logging.getLogger("guitrainer.runs").error("shown by whoever raised it")
            return super()._captured(step)

    install(Talking())
    handlers = list(logging.getLogger("guitrainer").handlers)
    assert main(["--headless"]) == 0
    assert logging.getLogger("guitrainer").handlers == handlers
    lines = capsys.readouterr().err.splitlines()
    assert "compiling kernels …" in lines
    assert "the disk is slow" in lines
    assert not {"step 10", "shown by whoever raised it"} & set(lines)
