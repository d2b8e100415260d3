"""The window on a real X server, with a real mouse and keyboard: what a first-time user does."""

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from guitrainer.events import RunFinished
from guitrainer.runs.checkpoint import load_checkpoint
from guitrainer.runs.experiment import run_experiment
from guitrainer.runs.export.palette import pixels_of
from guitrainer.runs.export.sheet import FRAME, Sheet
from guitrainer.runs.history import read_history
from guitrainer.sweeps.reader import SweepReader
from guitrainer.training.control import Control
from virtual_screen import available, virtual_screen

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not available() or shutil.which("xdotool") is None, reason="needs Xvfb and xdotool"
    ),
]

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 90.0  # compiling included; only a failing test waits that long


class User:
    """Sees what the program reports, and acts through the X server alone."""

    def __init__(self, folder: Path, environment: dict[str, str], *words: str) -> None:
        self.folder, self.environment = folder, environment
        self._report = folder / "report.json"
        self.errors = folder / "errors.txt"
        with self.errors.open("w") as errors:
            self.program = subprocess.Popen(
                [sys.executable, "-m", "tests.gui.reporting", str(self._report), *words],
                cwd=folder,
                env=environment | {"PYTHONPATH": str(ROOT)},
                stderr=errors,
            )

    def sees(self) -> dict[str, Any]:
        """The newest report; empty before the first."""
        try:
            seen: dict[str, Any] = json.loads(self._report.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return seen

    def waits_until(self, happened: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait for something to be seen."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            seen = self.sees()
            if seen and happened(seen):
                return seen
            assert self.program.poll() is None, self.errors.read_text()
            time.sleep(0.05)
        raise AssertionError(f"not seen in time; last: {self.sees() | {'widgets': ...}}")

    def does(self, *words: object) -> None:
        """Run one command of xdotool."""
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True)

    def presses(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.does("key", key)

    def types(self, text: str) -> None:
        """Type text."""
        self.does("type", "--delay", 5, text)

    def place(self, name: str, across: float = 0.5, down: float = 0.5) -> tuple[int, int]:
        """A point of the widget with this accessible name, on screen."""
        seen = self.waits_until(lambda seen: name in seen["widgets"])
        x, y, width, height = seen["widgets"][name]
        return round(x + across * (width - 1)), round(y + down * (height - 1))

    def clicks(self, name: str) -> None:
        """Click in the middle of a widget."""
        self.does("mousemove", *self.place(name), "click", 1)

    def enters(self, name: str, text: str) -> None:
        """Replace the text of a field."""
        self.clicks_until(name, lambda seen: bool(seen["focus"].endswith(f" {name}")))
        self.presses("ctrl+a")
        self.types(text)
        self.presses("Return")

    def clicks_until(self, name: str, happened: Callable[[dict[str, Any]], bool]) -> None:
        """Click in the middle of a widget that may be moving, until something is seen."""
        end = time.monotonic() + PATIENCE_S
        while not happened(self.sees()):
            assert time.monotonic() < end, self.sees() | {"widgets": ...}
            self.clicks(name)
            time.sleep(1)

    def drags(self, name: str, start: float, end: float) -> None:
        """Drag along a widget, from one share of its width to another."""
        self.does("mousemove", *self.place(name, start), "mousedown", 1)
        for share in np.linspace(start, end, 8):
            self.does("mousemove", *self.place(name, float(share)))
        self.does("mouseup", 1)

    def focuses(self, title: str = "guitrainer") -> None:
        """Give the window with such a title the keyboard, as a window manager would."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            for window in self._asks("search", "--onlyvisible", "--pid", self.program.pid).split():
                if re.search(title, self._asks("getwindowname", window)):
                    self.does("windowfocus", "--sync", window)
                    return
            time.sleep(0.05)
        raise AssertionError(f"no window {title}")

    def _asks(self, *words: object) -> str:
        """What xdotool answers; nothing where it finds nothing."""
        command = ["xdotool", *map(str, words)]
        asked = subprocess.run(
            command, env=self.environment, check=False, capture_output=True, text=True
        )
        return asked.stdout


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """Environment with a screen of its own."""
    with virtual_screen(1440, 900) as environment:
        yield environment


@pytest.fixture
def user(tmp_path: Path, screen: dict[str, str], request: pytest.FixtureRequest) -> Iterator[User]:
    """A user in front of the freshly started program, in an empty folder."""
    words = getattr(request, "param", ())
    made = User(tmp_path, screen | {"XDG_CONFIG_HOME": str(tmp_path / "settings")}, *words)
    yield made
    if made.program.poll() is None:
        made.program.kill()
    made.program.wait()
    assert made.errors.read_text() == ""


def export(user: User, name: str) -> Path:
    """Export what the dialog offers first, all filters as one picture, at the size it proposes."""
    user.presses("ctrl+e")
    user.waits_until(lambda seen: "Export" in seen["dialogs"])
    user.focuses("^Export —")
    user.presses("Return")  # the default button asks where to
    user.waits_until(lambda seen: len(seen["dialogs"]) == 2)
    user.focuses("^Export to")
    user.presses("ctrl+a")
    user.types(str(user.folder / name))
    user.presses("Return")
    user.waits_until(lambda seen: len(seen["dialogs"]) == 1 and (user.folder / name).exists())
    user.focuses("^Export —")
    user.presses("Escape")  # it stays open for more
    user.waits_until(lambda seen: not seen["dialogs"])
    user.focuses()
    return user.folder / name


def assert_shows(picture: Path, weight: NDArray[np.float32]) -> None:
    """The contact sheet holds every filter as the gray levels of its weights."""
    sheet = Sheet(weight.shape, scored=True)
    with Image.open(picture) as image:
        drawn = np.asarray(image.convert("RGB"))
        density = image.width // sheet.width
    for index, pixels in enumerate(pixels_of(weight)):
        x, y = (density * (place + FRAME) for place in sheet.corner(index))
        scale = density * sheet.scale
        tile = drawn[y : y + scale * pixels.shape[0], x : x + scale * pixels.shape[1]]
        np.testing.assert_array_equal(tile, pixels.repeat(scale, 0).repeat(scale, 1))


def test_first_ten_minutes(user: User) -> None:
    """Start, train, see edges form, look back, export a picture, close in the middle of a run."""
    user.waits_until(lambda seen: seen["ready"])
    user.focuses()
    user.clicks("Train")
    user.waits_until(lambda seen: seen["step"] >= 1)
    user.presses("f")  # full speed
    user.waits_until(lambda seen: seen["state"] == "finished")
    assert user.sees()["edges"] > 0.8
    folder = user.folder / user.sees()["folder"]
    picture = export(user, "filters.png")
    assert_shows(picture, read_history(folder).at("conv1", -1).weight)

    user.clicks("Step shown")  # the layout has come to rest when this is answered
    user.waits_until(lambda seen: seen["cursor"] is not None)
    user.drags("Step shown", 0.5, 0.01)
    user.waits_until(lambda seen: seen["cursor"] is not None and seen["edges"] < 0.5)
    user.clicks("Live")
    user.waits_until(lambda seen: seen["cursor"] is None and seen["edges"] > 0.8)

    user.presses("ctrl+r")  # back to the initial weights
    user.waits_until(lambda seen: seen["state"] == "idle" and seen["step"] == 0)
    user.presses("space")  # trains, at the pace that was set
    user.waits_until(lambda seen: seen["step"] >= 50)
    folder = user.folder / user.sees()["folder"]
    user.presses("ctrl+q")
    assert user.program.wait(PATIENCE_S) == 0
    step = load_checkpoint(folder / "checkpoint.safetensors").meta["step"]
    assert step >= 50
    last = list(run_experiment(None, Control(stop_at=step + 5), resume=folder))[-1]
    assert isinstance(last, RunFinished) and last.step == step + 5


# Every room, and something that is seen only there.
ROOMS = {
    "Convolution": "Products",
    "Shared weights": "Matrix of the Shared layer",
    "Hand-made": "Painted filter",
    "Variance": "Question: Zero mean",
    "Initializers": "Schemes for this layer",
    "Predict": "Probability of every class",
    "Race": "Start the race",
    "Sweep": "Start the sweep",
    "Train": "Filters",
}


def test_walk_through_every_room(user: User) -> None:
    user.waits_until(lambda seen: seen["ready"])
    user.focuses()
    for room, sight in ROOMS.items():
        user.clicks(f"Rooms: {room}")
        user.waits_until(lambda seen, sight=sight: sight in seen["widgets"])  # type: ignore[misc]
    user.clicks("Rooms: Compare")
    user.waits_until(lambda seen: "Filters" not in seen["widgets"])
    user.presses("ctrl+q")
    assert user.program.wait(PATIENCE_S) == 0


SHORT = ("digits-edges", "--steps", "30", "--limit", "300", "--set", "data.test_limit=100")


@pytest.mark.parametrize("user", [SHORT], indirect=True)
def test_a_race_to_the_end_and_a_sweep(user: User) -> None:
    """Race the four schemes offered first, then sweep 3 × 3 × 2, click a cell, and export."""
    user.waits_until(lambda seen: seen["ready"])
    user.focuses()
    user.clicks("Rooms: Race")
    user.clicks("Start the race")
    seen = user.waits_until(lambda seen: seen["raced"] == 30)
    assert {f"Filters of {name}" for name in ("small", "glorot", "he", "torch")} <= {
        *seen["widgets"]
    }

    user.clicks("Rooms: Sweep")
    user.enters("First values", "0.001, 0.01, 0.1")
    user.clicks("Second axis")
    user.types("learning")
    user.presses("Return")
    user.enters("Second values", "0.01..0.1:3:log")
    user.enters("Seeds", "2")
    user.clicks_until("Start the sweep", lambda seen: any(user.folder.glob("sweeps/*")))
    user.waits_until(lambda seen: any(user.folder.glob("sweeps/*/summary.csv")))
    (folder,) = user.folder.glob("sweeps/*")
    reader = SweepReader(folder)
    assert (reader.plan.settings_count, len(reader.rows)) == (9, 18)
    filters = "Filters of the trial at its end"
    user.clicks_until("Results of the settings", lambda seen: filters in seen["widgets"])

    user.clicks("Export…")
    user.waits_until(lambda seen: seen["dialogs"] == ["Export the sweep"])
    user.focuses("^Export the sweep")
    user.presses("ctrl+a")
    user.types(str(user.folder / "map.png"))
    user.presses("Return")
    user.waits_until(lambda seen: not seen["dialogs"] and (user.folder / "map.png").exists())
    with Image.open(user.folder / "map.png") as image:
        assert image.format == "PNG"
    user.focuses()
    user.presses("ctrl+q")
    assert user.program.wait(PATIENCE_S) == 0
