"""The real trainer through the run folder: interrupted runs end bit for bit like whole ones."""

import csv
import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guitrainer.config.loading import load_experiment
from guitrainer.errors import ConfigError
from guitrainer.events import RunFinished, StepFinished
from guitrainer.runs.checkpoint import load_checkpoint, save_checkpoint
from guitrainer.runs.experiment import run_experiment
from guitrainer.runs.replay import read_events
from guitrainer.training.control import Control
from guitrainer.training.plan import Further
from tests.runs.fake import tiny_experiment

STEPS = 30


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a run that nothing interrupted."""
    out = tmp_path_factory.mktemp("uninterrupted") / "run"
    list(run_experiment(tiny_experiment(STEPS), out=out))
    return out


# Dates, durations and the path of the folder: no two runs have them in common.
OF_ONE_RUN = {"environment.json", "times.csv", "result.json", "run.log"}


def contents(folder: Path) -> dict[str, bytes]:
    """All files by their path in the folder, but those that tell of one run only."""
    files = (path for path in folder.rglob("*") if path.is_file())
    found = {str(path.relative_to(folder)): path.read_bytes() for path in files}
    return {name: content for name, content in found.items() if name not in OF_ONE_RUN}


def same_run(one: Path, other: Path) -> None:
    """All files are equal to the bit, but those with the time it took; the figures are equal."""
    expected, found = contents(one), contents(other)
    assert set(expected) == set(found)
    assert [name for name in expected if expected[name] != found[name]] == []
    results = [json.loads((run / "result.json").read_text()) for run in (one, other)]
    for result in results:
        for key in ("run", "seconds", "images_per_second"):
            del result[key]
    assert results[0] == results[1]


@pytest.mark.parametrize("threads", [1, 2])
def test_equal_runs_write_the_same_bytes(whole: Path, tmp_path: Path, threads: int) -> None:
    list(run_experiment(tiny_experiment(STEPS), out=tmp_path / "run", threads=threads))
    same_run(whole, tmp_path / "run")
    assert "checkpoint.safetensors" in contents(whole)


def test_time_goes_on_in_a_resumed_run(tmp_path: Path) -> None:
    out = tmp_path / "run"
    list(run_experiment(tiny_experiment(STEPS), Control(12), out=out))
    before = [row["seconds"] for row in rows(out / "times.csv")]
    list(run_experiment(None, resume=out))
    seconds = [float(row["seconds"]) for row in rows(out / "times.csv")]
    assert [row["seconds"] for row in rows(out / "times.csv")][:12] == before
    assert seconds == sorted(seconds)
    assert seconds[12] > seconds[11] > 0
    result = json.loads((out / "result.json").read_text())
    assert result["seconds"] == pytest.approx(seconds[-1], abs=1e-6)


@pytest.mark.parametrize("times", [None, "step,seconds\n3,x\n"])
def test_a_run_that_lost_its_times_goes_on(whole: Path, tmp_path: Path, times: str | None) -> None:
    out = tmp_path / "run"
    list(run_experiment(tiny_experiment(STEPS), Control(24), out=out))
    (out / "times.csv").unlink()
    if times is not None:
        (out / "times.csv").write_text(times)
    end = list(run_experiment(None, resume=out))[-1]
    assert isinstance(end, RunFinished)
    # A pass over 200 images takes 13 steps of 16, the last one of 8.
    assert end.images_per_second == pytest.approx((464 - 376) / end.seconds)
    same_run(whole, out)


def test_a_run_of_an_earlier_version_goes_on(whole: Path, tmp_path: Path) -> None:
    """It kept the time in its checkpoint, and among its steps."""
    out = tmp_path / "run"
    list(run_experiment(tiny_experiment(STEPS), Control(12), out=out))
    saved = load_checkpoint(out)
    save_checkpoint(out, saved.arrays, {**saved.meta, "seconds": 50.0}, saved.experiment)
    header, *lines = (out / "steps.csv").read_text().splitlines()
    timed = [f"{header},seconds", *(f"{line},{k / 4}" for k, line in enumerate(lines, 1))]
    (out / "steps.csv").write_text("".join(line + "\n" for line in timed))
    (out / "times.csv").unlink()
    end = list(run_experiment(None, resume=out))[-1]
    assert isinstance(end, RunFinished)
    assert end.seconds > 50
    steps = [event for event in read_events(out) if isinstance(event, StepFinished)]
    assert [step.seconds for step in steps[:12]] == [k / 4 for k in range(1, 13)]
    assert steps[-1].seconds == pytest.approx(end.seconds, abs=1e-6)
    assert load_checkpoint(out).meta == load_checkpoint(whole).meta


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("stop_at", [0, 5, 11, 13, 29])
def test_stopped_and_resumed(whole: Path, tmp_path: Path, stop_at: int) -> None:
    out = tmp_path / "run"
    list(run_experiment(tiny_experiment(STEPS), Control(stop_at), out=out))
    assert load_checkpoint(out).meta["step"] == stop_at
    list(run_experiment(None, resume=out, threads=2))
    same_run(whole, out)


def test_left_and_resumed(whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    run = run_experiment(tiny_experiment(STEPS), out=out)
    for _ in range(17):
        next(run)
    run.close()  # type: ignore[attr-defined]
    list(run_experiment(None, resume=out))
    same_run(whole, out)


@pytest.mark.parametrize("schedule", ["constant", "cosine", "one_cycle"])
@pytest.mark.parametrize(("done", "further"), [(20, Further(30)), (7, Further(10, added=True))])
def test_trained_further(tmp_path: Path, schedule: str, done: int, further: Further) -> None:
    """Weights and optimizer end as in a run of the experiment that is written down, begun anew."""
    asked = tiny_experiment(20)
    training = asked.training.model_copy(update={"schedule": schedule})
    out, again = tmp_path / "run", tmp_path / "again"
    asked = asked.model_copy(update={"training": training})
    list(run_experiment(asked, Control(done), out=out))
    list(run_experiment(None, resume=out, further=further, threads=2))
    longer = load_experiment(out / "config.toml")
    assert longer.training.steps == 30
    assert longer.training.restarts == (() if schedule == "constant" else (20,))
    assert load_checkpoint(out).experiment == longer
    list(run_experiment(longer, out=again))
    for name in ("steps.csv", "config.toml", "checkpoint.safetensors"):
        assert (out / name).read_bytes() == (again / name).read_bytes(), name


def test_an_interruption_of_training_further_goes_on_to_the_new_end(tmp_path: Path) -> None:
    out = tmp_path / "run"
    list(run_experiment(tiny_experiment(8), out=out))
    run = run_experiment(None, resume=out, further=Further(16))
    next(run)
    run.close()  # type: ignore[attr-defined]
    list(run_experiment(None, resume=out))
    assert json.loads((out / "result.json").read_text())["steps"] == 16


@pytest.mark.parametrize("steps", [1, 7, 8])
def test_what_is_no_further_changes_nothing(tmp_path: Path, steps: int) -> None:
    out = tmp_path / "run"
    list(run_experiment(tiny_experiment(8), out=out))
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    with pytest.raises(ConfigError, match="accepted: more than the 8 that the run has now"):
        list(run_experiment(None, resume=out, further=Further(steps)))
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == before


RUN = """
import sys
from guitrainer.runs.experiment import run_experiment
for event in run_experiment(None, resume=sys.argv[1]):
    print(flush=True)
"""


@pytest.mark.slow
def test_killed_again_and_again(whole: Path, tmp_path: Path) -> None:
    """At any moment of a run, not only in checkpoints."""
    chance = random.Random(45)
    out = tmp_path / "run"
    list(run_experiment(tiny_experiment(STEPS), Control(stop_at=0), out=out))
    kills = 0
    while kills < 6:
        with subprocess.Popen(
            [sys.executable, "-c", RUN, str(out)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            for _ in range(chance.randrange(1, 12)):
                process.stdout.readline()
            time.sleep(chance.uniform(0, 0.01))
            process.kill()
        kills += 1
    list(run_experiment(None, resume=out))
    same_run(whole, out)
