"""`doctor` tells what a request for help needs, and works where other things are broken."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from guitrainer import __version__
from guitrainer.cli import examination
from guitrainer.cli.main import main
from tests.cli.processes import python

PARTS = ("program", "packages", "system", "kernels", "folders", "settings", "window")


@pytest.fixture(autouse=True)
def without_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["doctor", *words]) == 0
    return capsys.readouterr().out


def test_all_parts_are_told_and_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys)
    for part in (*PARTS, "missing"):
        assert f"{part}\n  " in text
    for word in (__version__, "numba", "pyside6-essentials", "lanes", "cache", "no display"):
        assert word in text.lower()


def test_the_same_as_an_object(capsys: pytest.CaptureFixture[str]) -> None:
    report = json.loads(told(capsys, "--json"))
    assert tuple(report["parts"]) == PARTS
    assert report["parts"]["program"]["guitrainer"] == __version__
    assert any(line.startswith("no ") for line in report["missing"])


def test_a_screen_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    report = examination.examine()
    assert report.parts["window"]["window"] == "can be opened"
    assert "platform offscreen" in report.parts["window"]["Qt"]
    assert "screen 1" in report.parts["window"]
    assert report.missing == []


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_is_broken_is_told_beside_the_others(
    monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    def fail(missing: list[str]) -> dict[str, str]:
        raise ImportError("libbroken.so:\n no such file")

    monkeypatch.setitem(examination.PARTS, part, fail)
    if part != "window":
        monkeypatch.setitem(examination.PARTS, "window", lambda missing: {"window": "none"})
    report = examination.examine()
    assert report.parts[part] == {"problem": "ImportError: libbroken.so: no such file"}
    assert report.missing == [f"{part}: ImportError: libbroken.so: no such file"]
    assert tuple(report.parts) == PARTS


def test_qt_that_ends_its_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def abort(*_: object, **__: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess([], -6, "", "qt.qpa\nThis application failed to start\n")

    monkeypatch.setattr(subprocess, "run", abort)
    monkeypatch.setitem(examination.PARTS, "system", lambda missing: {})
    report = examination.examine()
    expected = "RuntimeError: Qt ended with code -6: This application failed to start"
    assert report.parts["window"] == {"problem": expected}


def test_a_value_that_is_not_accepted_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUITRAINER_LANES", "5")
    done = python("from guitrainer.cli.main import main; main(['doctor'])")
    assert done.returncode == 0
    assert re.search(r"GUITRAINER_LANES +5$", done.stdout, re.MULTILINE)
    assert "kernels: SettingError: GUITRAINER_LANES: got '5', accepted: 4, 8 or 16" in done.stdout


def test_paths_do_not_tell_the_name_of_the_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert examination.short(tmp_path / "runs") == str(Path("~/runs"))
