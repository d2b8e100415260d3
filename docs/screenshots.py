"""Make the pictures of the window in docs/images, from the real program, without a screen.

python docs/screenshots.py [NAME …]
"""

import itertools
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# A screen of 1920×1080 pixels; the default one has 800×800.
os.environ.setdefault(
    "QT_QPA_PLATFORM", f"offscreen:configfile={Path(__file__).resolve().with_name('screen.json')}"
)

import scipy.io
from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from guitrainer.config.loading import load_preset
from guitrainer.config.overrides import apply_overrides
from guitrainer.data.loading import load_dataset
from guitrainer.gui.app import Desk, make_application
from guitrainer.gui.base.settings import LANGUAGES, Settings, ThemeChoice
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.compare.room import CompareRoom
from guitrainer.gui.rooms.filters.room import FiltersRoom
from guitrainer.gui.rooms.predict.room import PredictRoom
from guitrainer.gui.rooms.race.room import RaceRoom
from guitrainer.gui.rooms.sweep.plan_panel import NAME as SWEEP_PLAN
from guitrainer.gui.rooms.sweep.plan_panel import SweepWish
from guitrainer.gui.rooms.sweep.room import SweepRoom
from guitrainer.gui.rooms.train.stage.enlargement import Enlargement
from guitrainer.runs.experiment import run_experiment

IMAGES = Path(__file__).resolve().parent / "images"
NETWORKS = Path(__file__).resolve().parent / "networks"
SIZE = (1440, 900)
OTHERS = [code for code in LANGUAGES if code != "en"]
PATIENCE_S = 600
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


def begun(desk: Desk, *changes: str) -> None:
    """Wait until an experiment is ready, and change some of its fields."""
    wait(lambda: desk.lab.preview is not None)
    desk.lab.edit(apply_overrides(desk.lab.experiment, changes), "Settings")


def predicted(desk: Desk) -> None:
    """Show a prediction, and the pixels that it depends on."""
    assert desk.window is not None
    train(desk.lab)
    shown = desk.window.rooms.show_room(PredictRoom)
    wait(lambda: shown.answers.answer is not None)
    shown.layers.saliency.button.click()
    wait(lambda: not desk.lab.background.busy)


def large_filter(kind: str) -> Callable[[Desk], None]:
    """Return a function that trains, and shows a page about a filter of the second convolution."""

    def act(desk: Desk) -> None:
        assert desk.window is not None
        train(desk.lab)
        desk.lab.looking.select("conv2", 3)
        desk.lab.looking.enlarge(True)
        QTest.qWait(SETTLED_MS)
        large = desk.window.findChild(Enlargement)
        assert large is not None
        large.kind.button(kind).click()
        QTest.qWait(4 * SETTLED_MS)
        wait(lambda: not desk.lab.background.busy)

    return act


def histograms(desk: Desk) -> None:
    """Show the histograms of a whole run."""
    assert desk.window is not None
    train(desk.lab)
    desk.lab.looking.point_at("histograms")
    QTest.qWait(SETTLED_MS)


def reconstructed(desk: Desk) -> None:
    """Show a reconstruction."""
    assert desk.window is not None
    train(desk.lab)
    shown = desk.window.rooms.show_room(PredictRoom)
    wait(lambda: shown.answers.answer is not None)
    wait(lambda: not desk.lab.background.busy)


def raced(desk: Desk) -> None:
    """Show a finished race of four schemes."""
    assert desk.window is not None
    begun(desk, "training.steps=600")
    desk.window.rooms.show_room(RaceRoom).contestants.go.click()
    wait(lambda: desk.lab.racing.running)
    wait(lambda: not desk.lab.racing.running)


def compared(desk: Desk) -> None:
    """Show runs of two schemes, each with three seeds."""
    assert desk.window is not None
    before_training(desk)
    given, runs = desk.lab.experiment, Path(desk.lab.settings.runs_folder)
    for scheme, seed in itertools.product(("glorot_uniform", "he_normal"), (2, 1, 0)):
        scheme_key = f"conv1.initializer.scheme={scheme}"
        changes = ["training.steps=600", scheme_key, f"seed={seed}"]
        for _ in run_experiment(apply_overrides(given, changes), out=runs / f"{scheme}-{seed}"):
            pass
    desk.lab.shelf.refresh()
    wait(lambda: not desk.lab.background.busy)
    desk.lab.shelf.compare(runs / "glorot_uniform-0", runs / "he_normal-0")
    shown = desk.window.rooms.show_room(CompareRoom)
    wait(lambda: all(line.band is not None for line in shown.curves.card.plot.drawing.lines))
    QTest.qWait(4 * SETTLED_MS)


def mapped(desk: Desk) -> None:
    """Show a finished sweep of three deviations and three learning rates, and its best setting."""
    assert desk.window is not None
    begun(desk, "training.steps=300")
    values = ("0.001, 0.03, 1", "0.003, 0.02, 0.1")
    desk.lab.kept[SWEEP_PLAN] = SweepWish(
        ("std", "training.learning_rate"), values, "5", metric="edge_fraction"
    )
    shown = desk.window.rooms.show_room(SweepRoom)
    wait(lambda: shown.panel.plan is not None)
    shown.panel.start.click()
    wait(lambda: shown.view is not None and shown.view.complete)
    shown.show_setting(3)
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


def exporting(desk: Desk) -> QWidget:
    """Show the dialog that exports."""
    assert desk.window is not None
    train(desk.lab)
    desk.window.files.export()
    return dialog(desk)


def doubtful(desk: Desk) -> QWidget:
    """Show the dialog that asks how images are to be read: digits, transposed and inverted."""
    assert desk.window is not None
    wait(lambda: desk.lab.preview is not None)
    desk.window.files.images.open(written_images(Path(desk.lab.settings.runs_folder)))
    return dialog(desk)


def written_images(folder: Path) -> Path:
    """Write digits as MATLAB users often do: columns first, dark on white, and labels from 1."""
    folder.mkdir(parents=True, exist_ok=True)
    part = load_dataset(load_preset("digits-edges").data, 0).train
    images = 255 - part.images[:, 0].swapaxes(1, 2).reshape(len(part.labels), -1)
    path = folder / "digits.mat"
    scipy.io.savemat(path, {"X": images, "y": part.labels[:, None] + 1})
    return path


def dialog(desk: Desk) -> QWidget:
    """Return the open dialog when it has been painted."""
    assert desk.window is not None
    window = desk.window
    wait(lambda: any(one.isVisible() for one in window.findChildren(QDialog)))
    wait(lambda: not desk.lab.background.busy)
    return next(one for one in window.findChildren(QDialog) if one.isVisible())


@dataclass(frozen=True)
class Shot:
    """A picture: preset, theme, what to do first, and whether it is also made in all other
    languages. `act` returns the dialog to be shown; by default, the window is.
    """

    preset: str
    theme: ThemeChoice
    act: Callable[[Desk], QWidget | None]
    translated: bool = False


SHOTS = {
    "app-dark": Shot("digits-edges", "dark", look_back),
    "app-light": Shot("digits-edges", "light", trained),
    "experiment": Shot("two-conv-digits", "light", form),
    "initialization": Shot("vanishing", "dark", before_training),
    "lesson": Shot("exploding", "dark", trained),
    "filter-inputs": Shot("two-conv-digits", "dark", large_filter("inputs")),
    "filter-stimuli": Shot("two-conv-digits", "light", large_filter("unit")),
    "histograms": Shot("digits-edges", "dark", histograms),
    "tour": Shot("digits-edges", "dark", tour),
    "room-convolution": Shot("digits-edges", "light", room(1)),
    "room-sharing": Shot("digits-edges", "dark", room(2)),
    "room-handmade": Shot("shapes-xo", "light", room(3, first=trained)),
    "room-variance": Shot("digits-edges", "dark", room(4)),
    "room-initializers": Shot("digits-edges", "light", room(5)),
    "room-predict": Shot("digits-edges", "dark", predicted),
    "room-predict-image": Shot("photo-sparse", "light", reconstructed),
    "room-compare": Shot("digits-edges", "light", compared),
    "room-race": Shot("digits-edges", "dark", raced, translated=True),
    "room-sweep": Shot("digits-edges", "light", swept),
    "room-sweep-map": Shot("digits-edges", "light", mapped, translated=True),
    "room-filters": Shot("digits-edges", "light", networks, translated=True),
    "room-filters-run": Shot("digits-edges", "dark", checkpoints),
    "dialog-export": Shot("digits-edges", "light", exporting),
    "dialog-images": Shot("digits-edges", "light", doubtful),
}


def shoot(application: QApplication, name: str) -> None:
    """Make one picture, and its translations."""
    shot = SHOTS[name]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat))
        settings.theme, settings.language = shot.theme, "en"
        settings.runs_folder = Path(folder) / "runs"
        settings.tour = "closed"
        desk = Desk(application, load_preset(shot.preset), settings)
        desk.open()
        assert desk.window is not None
        desk.window.resize(*SIZE)
        shown = shot.act(desk)
        save(shown or desk.window, name)
        for code in OTHERS if shot.translated else ():
            speak(desk, code)
            save(desk.window, f"{name}.{code}")
        desk.window.close()
        desk.close()


def speak(desk: Desk, code: str) -> None:
    """Create the window again, in another language."""
    before = desk.window
    desk.lab.settings.language = code
    desk.remake()
    wait(lambda: desk.window is not before and desk.window is not None and desk.window.isVisible())
    wait(lambda: not desk.lab.background.busy)


def save(widget: QWidget, name: str) -> None:
    """Write the picture of a widget."""
    path = IMAGES / f"{name}.png"
    widget.grab().save(str(path))
    with Image.open(path) as picture:
        picture.convert("RGB").save(path, optimize=True)
    print(path)


def main() -> None:
    """Make the requested pictures, or all."""
    application = make_application()
    for name in sys.argv[1:] or SHOTS:
        shoot(application, name)


if __name__ == "__main__":
    main()
