"""Make the pictures of the window in docs/images, from the real program, without a screen.

python docs/screenshots.py [NAME …]
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

# A screen of 1920×1080 pixels; the default one has 800×800.
os.environ.setdefault(
    "QT_QPA_PLATFORM", f"offscreen:configfile={Path(__file__).resolve().with_name('screen.json')}"
)

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from guitrainer.config.loading import load_preset
from guitrainer.config.overrides import apply_overrides
from guitrainer.gui.app import Desk, make_application
from guitrainer.gui.base.settings import LANGUAGES, Settings, ThemeChoice
from guitrainer.gui.lab.lab import Lab, State
from guitrainer.gui.rooms.filters.room import FiltersRoom
from guitrainer.gui.rooms.sweep.room import SweepRoom

IMAGES = Path(__file__).resolve().parent / "images"
NETWORKS = Path(__file__).resolve().parent / "networks"
TRANSLATED = ("room-filters",)  # pictures in all languages
SIZE = (1440, 900)
PATIENCE_S = 120
LOOK_EVERY_MS = 20
SETTLED_MS = 800  # wait until the last answers of jobs have been painted


def wait(happened: Callable[[], bool]) -> None:
    """Run the event loop until a condition is met.

    Raises
    ------
    TimeoutError
        If it is not met in time.
    """
    end = time.monotonic() + PATIENCE_S
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError("the program did not get there")
        QTest.qWait(LOOK_EVERY_MS)
    QTest.qWait(SETTLED_MS)


def train(lab: Lab) -> None:
    """Train to the end at full speed."""
    wait(lambda: lab.preview is not None)
    lab.pace.choose(None)
    lab.start()
    wait(lambda: lab.state == State.FINISHED)


def look_back(desk: Desk) -> None:
    """Show the default experiment in the middle of its history."""
    train(desk.lab)
    desk.lab.looking.select(number=4)
    desk.lab.looking.scrub(900)
    QTest.qWait(SETTLED_MS)


def before_training(desk: Desk) -> None:
    """Show the initialization of a network that is too deep for its weights."""
    wait(lambda: desk.lab.preview is not None)


def trained(desk: Desk) -> None:
    """Show the stage after a whole run."""
    train(desk.lab)


def form(desk: Desk) -> None:
    """Show the settings of an experiment."""
    assert desk.window is not None
    wait(lambda: desk.lab.preview is not None)
    desk.lab.looking.point_at("experiment")
    QTest.qWait(SETTLED_MS)


def tour(desk: Desk) -> None:
    """Show the guided tour beside the stage."""
    assert desk.window is not None
    train(desk.lab)
    desk.window.tour.open()
    QTest.qWait(SETTLED_MS)


def room(number: int, *, first: Callable[[Desk], None] = before_training) -> Callable[[Desk], None]:
    """Return a function that calls `first`, then shows another room."""

    def act(desk: Desk) -> None:
        assert desk.window is not None
        first(desk)
        desk.window.rooms.tabs.setCurrentIndex(number)
        QTest.qWait(4 * SETTLED_MS)
        wait(lambda: not desk.lab.background.busy)

    return act


def swept(desk: Desk) -> None:
    """Show a finished sweep of the standard deviation, and one of its settings."""
    assert desk.window is not None
    before_training(desk)
    steps = apply_overrides(desk.lab.experiment, ["training.steps=300"])
    desk.lab.edit(steps, "Steps")
    shown = desk.window.rooms.show_room(SweepRoom)
    wait(lambda: shown.panel.plan is not None)
    shown.panel.start.click()
    wait(lambda: shown.view is not None and shown.view.complete)
    shown.measure.chosen.emit("edge_fraction")
    wait(lambda: shown.view is not None and shown.view.summary.metric == "edge_fraction")
    shown.show_setting(2)
    QTest.qWait(4 * SETTLED_MS)


def networks(desk: Desk) -> None:
    """Show the first layers of two public networks side by side.

    Both are in the wheel of mediapipe 0.10.14 (Apache License 2.0), and have to be copied to
    docs/networks, which git ignores.
    """
    assert desk.window is not None
    before_training(desk)
    shown = desk.window.rooms.show_room(FiltersRoom)
    shown.open_path(NETWORKS / "palm_detection_full.tflite")
    wait(lambda: shown.active.frame is not None)
    shown.both.click()
    shown.sides[1].activated.emit()
    shown.open_path(NETWORKS / "face_detection_short_range.tflite")
    wait(lambda: len(shown.state.sources) == 2 and shown.active.frame is not None)
    shown.active.wall.click(9)
    QTest.qWait(4 * SETTLED_MS)


def checkpoints(desk: Desk) -> None:
    """Show the history of a run as a time line, beside its start."""
    assert desk.window is not None
    train(desk.lab)
    shown = desk.window.rooms.show_room(FiltersRoom)
    folder = desk.lab.shelf.stage_folder
    assert folder is not None
    shown.open_path(folder)
    wait(lambda: shown.active.frame is not None)
    shown.both.click()
    QTest.qWait(4 * SETTLED_MS)


# Name of the picture: preset, theme, and what to do first.
SHOTS: dict[str, tuple[str, ThemeChoice, Callable[[Desk], None]]] = {
    "app-dark": ("digits-edges", "dark", look_back),
    "app-light": ("digits-edges", "light", trained),
    "experiment": ("two-conv-digits", "light", form),
    "initialization": ("vanishing", "dark", before_training),
    "lesson": ("exploding", "dark", trained),
    "tour": ("digits-edges", "dark", tour),
    "room-convolution": ("digits-edges", "light", room(1)),
    "room-sharing": ("digits-edges", "dark", room(2)),
    "room-handmade": ("shapes-xo", "light", room(3, first=trained)),
    "room-variance": ("digits-edges", "dark", room(4)),
    "room-initializers": ("digits-edges", "light", room(5)),
    "room-predict": ("digits-edges", "dark", room(6, first=trained)),
    "room-sweep": ("digits-edges", "light", swept),
    "room-filters": ("digits-edges", "light", networks),
    "room-filters-run": ("digits-edges", "dark", checkpoints),
}


def shoot(application: QApplication, name: str, language: str = "en") -> Path:
    """Make one picture; return its file."""
    preset, theme, act = SHOTS[name]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat))
        settings.theme, settings.language = theme, language
        settings.runs_folder = Path(folder) / "runs"
        settings.tour = "closed"
        desk = Desk(application, load_preset(preset), settings)
        desk.open()
        assert desk.window is not None
        desk.window.resize(*SIZE)
        act(desk)
        path = IMAGES / (f"{name}.png" if language == "en" else f"{name}.{language}.png")
        desk.window.grab().save(str(path))
        desk.window.close()
        desk.close()
    return path


def main() -> None:
    """Make the requested pictures, or all."""
    application = make_application()
    for name in sys.argv[1:] or SHOTS:
        for language in LANGUAGES if name in TRANSLATED else ("en",):
            print(shoot(application, name, language))


if __name__ == "__main__":
    main()
