"""Without a display: one clear message and exit 2, never an abort."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from guitrainer.gui import libraries

ROOT = Path(__file__).resolve().parents[2]
SCREENS = (
    "DISPLAY",
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
    "WAYLAND_DISPLAY",
    "XDG_SESSION_TYPE",
)


def start(**screen: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the program on such a screen."""
    environment = {k: v for k, v in os.environ.items() if k not in SCREENS} | screen
    done = subprocess.run(
        [sys.executable, ROOT / "main.py"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a display")
@pytest.mark.parametrize(
    ("screen", "words"),
    [
        ({}, "no display: neither DISPLAY nor WAYLAND_DISPLAY is set"),
        ({"DISPLAY": ":4711"}, "no display: :4711 (DISPLAY) does not answer or refuses this user"),
    ],
)
def test_no_display_is_one_line_and_exit_2(screen: dict[str, str], words: str) -> None:
    code, output, errors = start(**screen)
    assert (code, output) == (2, "")
    assert errors == f"error: {words}; train without a window: --headless\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a display")
@pytest.mark.parametrize(
    "screen",
    [
        {"QT_QPA_PLATFORM": "nonsense"},
        {"QT_QPA_PLATFORM": "wayland", "WAYLAND_DISPLAY": "dead"},
        {"QT_QPA_PLATFORM": "wayland;xcb"},
        {"WAYLAND_DISPLAY": "dead"},
        {"XDG_SESSION_TYPE": "wayland"},
    ],
)
def test_66_what_qt_cannot_start_with_is_one_line_and_exit_2(screen: dict[str, str]) -> None:
    code, output, errors = start(**screen)
    assert (code, output) == (2, "")
    first = next(iter(screen.items()))
    assert f"no display: Qt cannot start with {'='.join(first)}" in errors
    assert errors.endswith("; train without a window: --headless\n")
    assert errors.count("\n") == 1


def test_missing_libraries_are_named_with_their_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "SHOWN", {"libnonsense.so.9": "libnonsense9"})
    assert ("libnonsense.so.9", "libnonsense9") in libraries.missing()


def test_missing_fonts_are_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(libraries, "FONT_FOLDERS", (str(tmp_path),))
    assert ("a font", libraries.FONT_PACKAGE) in libraries.missing()
    (tmp_path / "sans").mkdir()
    (tmp_path / "sans" / "one.ttf").touch()
    assert ("a font", libraries.FONT_PACKAGE) not in libraries.missing()
