"""`bench`: its table, its file and its JSON, with the measuring replaced."""

import json
from pathlib import Path
from typing import Any

import pytest

from guitrainer.bench.measure import Result
from guitrainer.bench.workloads import Workload
from guitrainer.cli import bench
from guitrainer.cli.main import main


@pytest.fixture(autouse=True)
def measured(monkeypatch: pytest.MonkeyPatch) -> None:
    def fake(workload: Workload, size: int | None, threads: int, against: bool) -> list[Result]:
        theirs: tuple[Any, ...] = (4.0, 2.0, 1.75, 2.25) if against else (None,) * 4
        return [Result(workload.name, "step", size or 64, threads, 2.0, *theirs)]

    monkeypatch.setattr(bench, "bench_workload", fake)
    monkeypatch.setattr("guitrainer.bench.peer.available", lambda: True)
    monkeypatch.setattr("guitrainer.bench.peer.version", lambda: "2.0")


def test_table_and_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "RESULTS.md"
    words = ["bench", "--against", "torch", "--workloads", "W1,tanh", "--write", str(file)]
    assert main(words) == 0
    assert "W1            step                 64        1   2.000 ms" in capsys.readouterr().out
    page = file.read_text(encoding="utf-8")
    assert "| W1 | step | 64 | 1 | 2.000 | 4.000 | 2.00 | 1.75 to 2.25 |" in page
    assert "torch 2.0" in page
    assert "- tanh: " in page


def test_json_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--workloads", "variants", "--json"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert set(out) == {"machine", "versions", "results"}
    assert all(row["ratio"] is None and row["ours_ms"] == 2.0 for row in out["results"])
    assert {"leaky-relu", "kernel-11", "adam"} <= {row["workload"] for row in out["results"]}


def test_unknown_workload_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--workloads", "W9"]) == 2
    assert "--workloads: got W9, accepted: W1, W2" in capsys.readouterr().err
