"""`bench`: its table, its file and its JSON, with the measuring replaced."""

import json
from pathlib import Path
from typing import Any

import pytest

from guitrainer.bench.measure import BenchResult
from guitrainer.bench.path_lines import PathLine
from guitrainer.bench.workloads import Workload
from guitrainer.cli import measuring
from guitrainer.cli.main import main


@pytest.fixture(autouse=True)
def measured(monkeypatch: pytest.MonkeyPatch) -> None:
    def fake(workload: Workload, size: int, threads: int, rival: str | None) -> list[BenchResult]:
        theirs: tuple[Any, ...] = (rival, 4.0, 2.0, 1.75, 2.25) if rival else ()
        return [BenchResult(workload.name, "step", size, threads, 2.0, 0.75, *theirs)]

    def path(line: PathLine, threads: int) -> BenchResult:
        theirs = (line.instead, 3.0, 1.5, 1.4, 1.6)
        return BenchResult(line.name, line.part, 64, threads, 2.0, 0.75, *theirs)

    monkeypatch.setattr(measuring, "bench_workload", fake)
    monkeypatch.setattr(measuring, "bench_path", path)
    monkeypatch.setattr("guitrainer.bench.rivals.missing", lambda packages: [])
    monkeypatch.setattr("guitrainer.bench.rivals.versions", lambda p: dict.fromkeys(p, "2.0"))


def test_table_and_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "RESULTS.md"
    words = ["bench", "--against", "torch", "--workloads", "W1,tanh", "--write", str(file)]
    assert main(words) == 0
    out = capsys.readouterr().out.splitlines()
    assert ["W1", "step", "64", "1", "2.000", "ms"] in [line.split()[:6] for line in out]
    page = file.read_text(encoding="utf-8")
    assert "| W1 | step | 64 | 1 | 2.000 | 75% | 4.000 | 2.00 | 1.75 to 2.25 |" in page
    assert "| W1 | step | 32 | 1 |" in page
    assert "torch 2.0" in page
    assert "- tanh: " in page


def test_json_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--workloads", "variants", "--json"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert set(out) == {"machine", "versions", "results"}
    assert all(row["ratio"] is None and row["ours_ms"] == 2.0 for row in out["results"])
    assert {"leaky-relu", "kernel-11", "adam"} <= {row["workload"] for row in out["results"]}


def test_threads_and_paths_are_compared_with_ourselves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "RESULTS.md"
    assert main(["bench", "--against", "one-thread", "--write", str(file)]) == 0
    assert "## More threads" in file.read_text(encoding="utf-8")
    assert "| W3 | step | 64 | 2 | 2.000 | 75% | 4.000 | 2.00 |" in file.read_text(encoding="utf-8")
    assert main(["bench", "--against", "torch", "--workloads", "W1", "--write", str(file)]) == 0
    assert main(["bench", "--against", "torch", "--workloads", "tanh", "--write", str(file)]) == 0
    page = file.read_text(encoding="utf-8")  # what is measured anew is replaced, the rest kept
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    assert headings == ["## Compared with PyTorch", "## More threads", "## The networks"]
    assert page.count("| tanh | step |") == 1
    assert "| W1 | step | 64 | 1 |" not in page
    capsys.readouterr()
    assert main(["bench", "--against", "paths", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["results"]
    assert {"Winograd", "sparse", "pool in registers"} <= {row["workload"] for row in rows}


def test_everything_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Workloads that are named are for torch; the other comparisons keep their own."""
    monkeypatch.setattr(measuring, "_held_to_avx2", lambda arguments: [])
    assert main(["bench", "--against", "all", "--workloads", "W1", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["results"]
    found = [(row["rival"], row["workload"]) for row in rows]
    assert [name for rival, name in found if rival == "torch"] == ["W1"] * 3
    assert [name for rival, name in found if rival == "compiled"] == ["W1", "W2", "W3"]
    assert ("direct", "sparse") in found


def test_unknown_workload_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--workloads", "W9"]) == 2
    out, err = capsys.readouterr()
    assert "--workloads: got W9, accepted: W1, W2" in err
    assert out == ""


def test_a_library_is_compared_on_its_own_workloads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "RESULTS.md"
    assert main(["bench", "--against", "jax", "--write", str(file)]) == 0
    page = file.read_text(encoding="utf-8")
    assert "## Compared with other libraries" in page
    assert "jax 2.0" in page
    assert page.count("| step | 64 | 1 | 2.000 | 75% |") == 4  # not the passes of W4
    capsys.readouterr()


def test_libraries_are_measured_apart_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def apart(words: list[str], environment: dict[str, str]) -> list[dict[str, Any]]:
        row = BenchResult("W1", "step", 64, 1, 2.0, 0.75, words[1], 4.0, 2.0, 1.75, 2.25)
        return [row.as_dict()]

    monkeypatch.setattr(measuring, "_in_process", apart)
    file = tmp_path / "RESULTS.md"
    assert main(["bench", "--against", "peers", "--write", str(file)]) == 0
    page = file.read_text(encoding="utf-8")
    for name in ("jax", "keras-torch", "keras-jax", "tinygrad", "onnxruntime"):
        assert f"| W1 | step | 64 | 1 | 2.000 | 75% | {name} | 4.000 | 2.00 |" in page
    capsys.readouterr()


@pytest.mark.parametrize("rival", ["jax", "keras-jax", "tinygrad", "torch", "peers"])
def test_what_is_not_installed_is_one_line(
    rival: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("guitrainer.bench.rivals.missing", list)
    assert main(["bench", "--against", rival]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1 and f"--against {rival}: " in err and "installed" in err
