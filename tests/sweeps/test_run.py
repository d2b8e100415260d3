"""Sweeps computed by the engine: the same bytes as single runs, and the statistics of scipy."""

import csv
import json
import os
import random
import shutil
import signal
import subprocess
import time
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guitrainer.cli.main import main
from guitrainer.runs.checkpoint import open_checkpoint
from guitrainer.sweeps.checking import check_sweep
from guitrainer.sweeps.reader import SweepReader
from guitrainer.sweeps.trial import digest
from tests.cli.processes import command, finish, start
from tests.sweeps.fakes import Inline

stats = pytest.importorskip("scipy.stats")
SMALL = ["shapes-xo", "--steps", "12", "--limit", "96", "--batch-size", "16"]
SMALL += ["--set", "data.test_limit=48"]
INITS = "init=glorot_uniform,he_normal,small_gaussian"
Capture = pytest.CaptureFixture[str]


def sweep(capsys: Capture, *words: str) -> dict[str, Any]:
    assert main(["sweep", *SMALL, *words, "--json", "--quiet"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.fixture
def inline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compute trials in this process; other tests show that workers give the same bytes."""
    monkeypatch.setattr("guitrainer.sweeps.crews.LocalCrew", Inline)


def rows_of(found: dict[str, Any]) -> list[dict[str, str]]:
    with (Path(found["sweep"]) / "trials.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.usefixtures("inline")
def test_numbers_are_those_of_scipy(capsys: Capture, tmp_path: Path) -> None:
    found = sweep(capsys, "--vary", INITS, "--seeds", "4", "--out", str(tmp_path / "s"))
    assert (found["trials"], found["failed"], found["metric"]) == (12, 0, "test_accuracy")
    rows = rows_of(found)
    assert [int(row["trial"]) for row in rows] == list(range(12))
    values = {
        row["settings"]["init"]: [
            float(r["test_accuracy"]) for r in rows if r["init"] == row["settings"]["init"]
        ]
        for row in found["table"]
    }
    for row in found["table"]:
        own = values[row["settings"]["init"]]
        low, high = stats.t.interval(0.95, 3, np.mean(own), stats.sem(own))
        assert row["mean"] == pytest.approx(np.mean(own), abs=1e-9)
        assert row["sd"] == pytest.approx(np.std(own, ddof=1), abs=1e-9)
        assert (row["ci95_low"], row["ci95_high"]) == pytest.approx((low, high), abs=1e-9)
        assert (row["n"], row["diverged"]) == (4, 0)
    assert found["best"]["init"] == max(values, key=lambda name: np.mean(values[name]))
    check_pairs(found["pairs"], values)
    assert list(found) == ["sweep", "trials", "failed", "seconds", "metric", "table", "best",
                           "pairs"]  # fmt: skip
    figures = ["n", "mean", "sd", "ci95_low", "ci95_high", "diverged"]
    assert list(found["table"][0]) == ["settings", *figures]
    assert list(found["pairs"][0]) == ["a", "b", "difference", "ci95_low", "ci95_high", "p", "n"]


def check_pairs(pairs: list[dict[str, Any]], values: dict[str, list[float]]) -> None:
    assert [(p["a"]["init"], p["b"]["init"]) for p in pairs] == list(combinations(values, 2))
    tests = [stats.ttest_rel(values[p["a"]["init"]], values[p["b"]["init"]]) for p in pairs]
    order = np.argsort([test.pvalue for test in tests])
    corrected = np.empty(3)
    corrected[order] = np.maximum.accumulate(
        [min(1, tests[k].pvalue * (3 - rank)) for rank, k in enumerate(order)]
    )
    for pair, test, p in zip(pairs, tests, corrected, strict=True):
        interval = test.confidence_interval(0.95)
        assert pair["p"] == pytest.approx(p, abs=1e-9)
        assert pair["ci95_low"] == pytest.approx(interval.low, abs=1e-9)
        assert pair["ci95_high"] == pytest.approx(interval.high, abs=1e-9)
        assert pair["n"] == 4


def test_trials_have_the_bytes_of_single_runs(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["--vary", "init=he_normal", "--vary", "std=0.1,0.3", "--seeds", "5,", "--folds", "2"]
    plain = sweep(capsys, *words, "--out", str(tmp_path / "plain"))
    monkeypatch.setattr("guitrainer.sweeps.crews.LocalCrew", Inline)
    kept = sweep(capsys, *words, "--keep", "all", "--out", str(tmp_path / "kept"))
    assert [row["weights"] for row in rows_of(plain)] == [r["weights"] for r in rows_of(kept)]
    fold = ["--set", "data.folds=2", "--set", "data.fold=2"]
    alone = [*SMALL, "--init", "he_normal", "--std", "0.3", "--seed", "5", *fold]
    run = tmp_path / "run"
    assert main(["--headless", *alone, "--out", str(run), "--json", "--quiet"]) == 0
    result = json.loads(capsys.readouterr().out)
    reader = SweepReader(plain["sweep"])
    (number,) = (
        n
        for n in reader.rows
        if reader.plan.values(reader.plan.trial(n).setting)["std"] == 0.3
        and reader.plan.trial(n).fold == 1
    )
    row = reader.rows[number]
    for name in ("test_accuracy", "test_loss", "train_loss", "edge_score", "steps"):
        assert row.numbers[name] == result[name], name
    folder = SweepReader(kept["sweep"]).run_folder(number)
    assert folder is not None
    for name in ("config.toml", "checkpoint.safetensors", "filters.npz", "steps.csv"):
        assert (folder / name).read_bytes() == (run / name).read_bytes(), name
    with open_checkpoint(run / "checkpoint.safetensors") as saved:
        arrays = {k: v for k, v in saved.read().items() if not k.startswith("optimizer")}
    assert row.weights == digest({k: v for k, v in arrays.items() if k in network_names(arrays)})
    first = next(name for name in arrays if name.endswith(".weight"))
    np.testing.assert_array_equal(reader.arrays(number)["end"], arrays[first])


def network_names(arrays: dict[str, Any]) -> set[str]:
    kinds = ("weight", "bias", "running_mean", "running_var")
    return {name for name in arrays if name.count(".") == 1 and name.endswith(kinds)}


@pytest.mark.usefixtures("inline")
def test_best_run_is_kept(capsys: Capture, tmp_path: Path) -> None:
    found = sweep(capsys, "--vary", INITS, "--seeds", "2", "--keep", "best", "--metric",
                  "test_loss", "--out", str(tmp_path / "s"))  # fmt: skip
    losses = [float(row["test_loss"]) for row in rows_of(found)]
    kept = [path.name for path in (tmp_path / "s/runs").iterdir()]
    assert kept == [f"trial-{int(np.argmin(losses)):06}"]


@pytest.mark.usefixtures("inline")
def test_divergence_is_a_result(capsys: Capture, tmp_path: Path) -> None:
    vary = "training.learning_rate=0.01,1e6"
    found = sweep(capsys, "--vary", vary, "--seeds", "2", "--out", str(tmp_path / "s"))
    good, bad = found["table"]
    assert (good["n"], good["diverged"], bad["n"], bad["diverged"]) == (2, 0, 0, 2)
    assert (bad["mean"], bad["ci95_low"], found["failed"]) == (None, None, 0)
    assert found["best"] == good["settings"]
    assert {row["status"] for row in rows_of(found)} == {"completed", "diverged"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--vary", "foo=1,2"], "--vary foo: neither a key"),
        (["--vary", "training.batch_size=0,8"], "--vary training.batch_size: got 0, accepted: an"),
        (["--vary", "std=1..1:3"], "an empty range"),
        (["--vary", "std=0..1:3:log"], "cannot start at 0"),
        (["--vary", "std=0..1:100000", "--seeds", "2"], "200,000 trials planned"),
        (["--metric", "accuracy"], "--metric: got"),
        (["--keep", "some"], "--keep: got"),
        (["--seeds", "0"], "--seeds: got 0"),
        (["--seeds", "1,1"], "--seeds: 1 is given twice"),
        (["--folds", "1"], "folds"),
        (["--folds", "97"], "data.folds: got 97"),
        (["--random", "3"], "nothing to draw from"),
        (["--vary", "conv1.kernel_size=3,11", "--set", "data.image_size=8"], "kernel_size=11: "),
        (["--data", "nowhere"], "nowhere is neither"),
        (["--jobs", "1000"], "--jobs: 1000 workers need about"),
        (["--resume", "nowhere"], "not accepted with --resume"),
        (["--set", "seed=3", "--vary", "std=-1,0"], "accepted: a number from 0"),
    ],
)
def test_bad_input_is_one_line_and_changes_nothing(
    words: list[str],
    message: str,
    capsys: Capture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["sweep", *SMALL, *words]) == 2
    _, err = capsys.readouterr()
    assert message in err
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", ["missing", "empty", "damaged", "link"])
def test_resuming_what_is_not_a_sweep(what: str, capsys: Capture, tmp_path: Path) -> None:
    folder = tmp_path / "s"
    if what != "missing":
        folder.mkdir()
    if what == "damaged":
        (folder / "sweep.toml").write_text("seeds = [", encoding="utf-8")
    if what == "link":
        (folder / "sweep.toml").symlink_to("/etc/passwd")
    assert main(["sweep", "--resume", str(folder)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


LONG = ["--vary", INITS, "--seeds", "4", "--jobs", "2", "--quiet"]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sweep") / "s"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("guitrainer.sweeps.crews.LocalCrew", Inline)
        assert main(["sweep", *SMALL, *LONG, "--out", str(folder)]) == 0
    return folder


def ended_trials(folder: Path) -> int:
    """Number of rows in the table of a sweep."""
    table = folder / "trials.csv"
    return max(table.read_bytes().count(b"\n") - 1, 0) if table.exists() else 0


def wait_for_trials(process: "subprocess.Popen[str]", folder: Path, count: int) -> None:
    """Wait until so many trials of a sweep have ended, or all of it."""
    deadline = time.monotonic() + 120
    while process.poll() is None and ended_trials(folder) < count:
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.slow
def test_killed_sweeps_go_on_to_the_same_summary(undisturbed: Path, tmp_path: Path) -> None:
    rng = random.Random(5)
    folder = tmp_path / "s"
    process = start("sweep", *SMALL, *LONG, "--out", str(folder), start_new_session=True)
    for count in (2, 7):  # of 12: two trials under way are lost each time
        wait_for_trials(process, folder, count)
        time.sleep(rng.uniform(0, 0.1))
        os.killpg(process.pid, signal.SIGKILL)
        finish(process)
        words = ("sweep", "--resume", str(folder), "--quiet", "--jobs", "2")
        process = start(*words, start_new_session=True)
    code, _, err = finish(process)
    assert code == 0, err
    assert (folder / "summary.csv").read_bytes() == (undisturbed / "summary.csv").read_bytes()
    with np.load(folder / "filters.npz") as a, np.load(undisturbed / "filters.npz") as b:
        for name in ("trial", "start", "end"):
            np.testing.assert_array_equal(a[name], b[name])


@pytest.mark.usefixtures("inline")
def test_resumed_sweep_computes_only_what_is_missing(
    undisturbed: Path, tmp_path: Path, capsys: Capture
) -> None:
    folder = tmp_path / "s"
    shutil.copytree(undisturbed, folder)
    lines = (undisturbed / "trials.csv").read_bytes().splitlines(keepends=True)
    kept = [lines[0], lines[1], lines[3], lines[5][:30]]
    (folder / "trials.csv").write_bytes(b"".join(kept))
    assert main(["sweep", "--resume", str(folder), "--json", "--quiet"]) == 0
    assert json.loads(capsys.readouterr().out)["trials"] == 12
    again = (folder / "trials.csv").read_bytes().splitlines(keepends=True)
    assert (again[1], again[3]) == (lines[1], lines[3])  # with their seconds: not computed again
    assert (folder / "summary.csv").read_bytes() == (undisturbed / "summary.csv").read_bytes()


@pytest.mark.usefixtures("inline")
def test_sweeps_of_earlier_versions_go_on(undisturbed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "s"
    shutil.copytree(undisturbed, folder)
    rows = [line.split(",") for line in (folder / "trials.csv").read_text().splitlines()]
    place = rows[0].index("kurtosis")
    earlier = [",".join(row[:place] + row[place + 1 :]) + "\n" for row in rows[:4]]
    (folder / "trials.csv").write_text("".join(earlier))
    assert len(SweepReader(folder).rows) == 3
    assert main(["sweep", "--resume", str(folder), "--quiet"]) == 0
    found = [row.numbers["kurtosis"] for _, row in sorted(SweepReader(folder).rows.items())]
    assert found[:3] == [None] * 3
    assert found[3:] == [float(row[place]) for row in rows[4:]]
    assert (folder / "summary.csv").read_bytes() == (undisturbed / "summary.csv").read_bytes()


@pytest.mark.usefixtures("inline")
@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ("steps=12", "steps=13", 'training.steps: got "13", accepted: "12", with which'),
        ("kernel_size = 7", "kernel_size = 5", "network.layers.conv1.kernel_size: got"),
        ("noise = 0.4", "noise = 0.5", 'data.noise: got "0.5", accepted: "0.4", with which'),
    ],
)
def test_a_plan_edited_behind_its_trials_is_refused(
    before: str, after: str, key: str, undisturbed: Path, tmp_path: Path, capsys: Capture
) -> None:
    folder = tmp_path / "s"
    shutil.copytree(undisturbed, folder)
    lines = (folder / "trials.csv").read_bytes().splitlines(keepends=True)
    (folder / "trials.csv").write_bytes(b"".join(lines[:4]))
    plan = folder / "sweep.toml"
    text = plan.read_text(encoding="utf-8")
    assert before in text
    plan.write_text(text.replace(before, after, 1), encoding="utf-8")
    assert main(["sweep", "--resume", str(folder), "--quiet"]) == 2
    assert f"sweep.toml: {key}" in capsys.readouterr().err
    assert (folder / "trials.csv").read_bytes() == b"".join(lines[:4])
    plan.write_text(text.replace("Tell X", "Distinguish X"), encoding="utf-8")  # of no effect
    assert main(["sweep", "--resume", str(folder), "--quiet"]) == 0


@pytest.mark.usefixtures("inline")
def test_trials_without_arrays_are_computed_again(undisturbed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "s"
    shutil.copytree(undisturbed, folder)
    content = (folder / "arrays.bin").read_bytes()
    (folder / "arrays.bin").write_bytes(content[: len(content) // 2])
    assert main(["sweep", "--resume", str(folder), "--quiet"]) == 0
    assert len(SweepReader(folder).array_reader().places) == 12
    for name in ("summary.csv", "filters.npz"):
        assert (folder / name).read_bytes() == (undisturbed / name).read_bytes()


def test_a_sweep_takes_no_more_room_on_the_disk_than_planned(undisturbed: Path) -> None:
    reader = SweepReader(undisturbed)
    taken = sum(path.stat().st_size for path in undisturbed.rglob("*") if path.is_file())
    assert taken <= check_sweep(reader.plan, 1, undisturbed).disk < 4 * taken


@pytest.mark.usefixtures("inline")
def test_a_sweep_that_has_ended_needs_no_room_on_the_disk(
    undisturbed: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "s"
    shutil.copytree(undisturbed, folder)
    none_free = shutil.disk_usage(tmp_path)._replace(free=0)
    monkeypatch.setattr("guitrainer.sweeps.checking.shutil.disk_usage", lambda _: none_free)
    assert main(["sweep", "--resume", str(folder), "--quiet"]) == 0
    lines = (folder / "trials.csv").read_bytes().splitlines(keepends=True)
    (folder / "trials.csv").write_bytes(b"".join(lines[:-1]))
    assert main(["sweep", "--resume", str(folder), "--quiet"]) == 2
    assert "MiB on the disk of" in capsys.readouterr().err


def test_interrupted_sweep_says_so_and_leaves_no_workers(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    words = ["sweep", *SMALL[:1], "--steps", "100000", *SMALL[3:], "--seeds", "2", "--jobs", "2"]
    words += ["--out", str(folder)]
    process = start(*words, stdin=subprocess.DEVNULL, start_new_session=True)
    deadline = time.monotonic() + 60
    while not (folder / "status.json").exists() or '"running": {"' not in (
        folder / "status.json"
    ).read_text(encoding="utf-8"):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    code, _, err = finish(process)
    assert code == 130, err
    assert "--resume goes on" in err
    assert "Traceback" not in err
    with pytest.raises(ProcessLookupError):
        while time.monotonic() < deadline:  # ended by its group, so nothing of it is left
            os.killpg(process.pid, 0)
            time.sleep(0.05)


def test_two_processes_cannot_compute_one_sweep(undisturbed: Path) -> None:
    from guitrainer.runs.lock import locked

    with locked(undisturbed):
        done = subprocess.run(
            command("sweep", "--resume", str(undisturbed)), capture_output=True, text=True
        )
    assert done.returncode == 2
    assert "another process is writing" in done.stderr
