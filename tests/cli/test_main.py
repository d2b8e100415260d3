"""Lists, and what happens when something unexpected does."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from guitrainer.cli import listing
from guitrainer.cli.crash import report_crash
from guitrainer.cli.main import main

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("command", "first", "count"),
    [("presets", "digits-edges", 18), ("initializers", "zeros", 45), ("datasets", "mnist", 6)],
)
def test_list_has_a_line_of_help_each(
    command: str, first: str, count: int, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert main([command, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[0]["name"] == first
    assert len(rows) == count
    assert all(row.get("help") or row.get("description") for row in rows)
    assert main([command]) == 0
    out, err = capsys.readouterr()
    assert all(row["name"] in out for row in rows)
    assert max(map(len, out.splitlines())) <= 100
    assert err == ""


@pytest.mark.parametrize("words", [["--help"], ["presets"], ["initializers"], ["datasets"]])
def test_lists_and_help_fit_80_columns(
    words: list[str], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main(words) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


def test_presets_take_a_line_each_on_100_columns(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    main(["presets"])
    assert len(capsys.readouterr().out.splitlines()) == 18


@pytest.mark.parametrize(
    "command", ["", "presets", "inspect", "export", "score", "bench", "explain"]
)
def test_help_ends_well(command: str, capsys: Capture) -> None:
    assert main([*command.split(), "--help"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("usage: guitrainer")
    assert err == ""


def raise_fault(*_: object) -> int:
    raise RuntimeError("cosmic ray")


def test_unexpected_error_is_one_line_with_a_log(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(listing, "run", raise_fault)
    monkeypatch.setattr("platformdirs.user_log_dir", lambda *_, **__: str(tmp_path / "a" / "b"))
    assert main(["presets"]) == 1
    out, err = capsys.readouterr()
    (log,) = (tmp_path / "a" / "b").glob("crash-*.log")
    assert (out, err) == ("", f"unexpected error RuntimeError: cosmic ray, details in {log}\n")
    assert "raise RuntimeError" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ["~/.local/state/guitrainer/log", "/dev/null/log"])
def test_log_goes_to_the_folder_for_temporary_files_where_there_is_no_home(
    folder: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("platformdirs.user_log_dir", lambda *_, **__: folder)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert report_crash(RuntimeError("x")) == 1
    (log,) = tmp_path.rglob("crash-*.log")
    assert log.parent.parent == tmp_path
    assert not (tmp_path / "~").exists()
    assert capsys.readouterr().err == f"unexpected error RuntimeError: x, details in {log}\n"


def test_interrupted_list_is_exit_130(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(listing, "run", interrupt)
    assert main(["presets"]) == 130
    assert capsys.readouterr() == ("", "")


def test_standard_streams_stay_open(capsys: Capture) -> None:
    main(["presets"])
    assert [os.fstat(number).st_mode > 0 for number in range(3)] == [True] * 3


def test_lanes_that_do_not_exist_are_refused_in_one_line(tmp_path: Path) -> None:
    environment = os.environ | {"GUITRAINER_LANES": "5"}
    out = tmp_path / "run"
    words = [sys.executable, "main.py", "--headless", "--out", str(out)]
    ended = subprocess.run(words, capture_output=True, text=True, env=environment, check=False)
    assert ended.returncode == 2
    assert ended.stderr == "error: GUITRAINER_LANES: got '5', accepted: 4, 8 or 16\n"
    assert not out.exists()
