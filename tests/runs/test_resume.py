"""The real trainer through the run folder: interrupted runs end bit for bit like whole ones."""

import csv
import random
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from guitrainer.runs.checkpoint import load_checkpoint
from guitrainer.runs.experiment import run_experiment
from guitrainer.training.control import Control
from tests.runs.fake import tiny_experiment

STEPS = 30


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a run that nothing interrupted."""
    out = tmp_path_factory.mktemp("uninterrupted") / "run"
    list(run_experiment(tiny_experiment(STEPS), out=out))
    return out


def rows_without_seconds(path: Path) -> list[list[str]]:
    with path.open(newline="") as file:
        return [row[:-1] if path.name == "steps.csv" else row for row in csv.reader(file)]


def same_run(one: Path, other: Path) -> None:
    """Weights, optimiser, tables and history are equal to the bit, but for the time it took."""
    for name in ("steps.csv", "metrics.csv"):
        assert rows_without_seconds(one / name) == rows_without_seconds(other / name)
    for name in ("filters.npz", "config.toml"):
        assert (one / name).read_bytes() == (other / name).read_bytes(), name
    expected, found = load_checkpoint(one), load_checkpoint(other)
    assert {**expected.meta, "seconds": 0} == {**found.meta, "seconds": 0}
    assert set(expected.arrays) == set(found.arrays)
    for name, array in expected.arrays.items():
        np.testing.assert_array_equal(found.arrays[name], array, strict=True, err_msg=name)


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
