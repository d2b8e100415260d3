"""Random use of the whole window: whatever is done in whatever order, nothing may fail.

    python -m tests.gui.soak --seed 3 --actions 1000 [--folder FOLDER] [--trace]

Every action is drawn from the seed. Prints what was done how often, and everything that the log
took at the level of a warning or above: exceptions, messages of Qt. Exits with 1 if there was any,
and with a traceback of all threads where an action hangs. How long things take is not repeatable,
so the same seed finds the window in other states.
"""

import argparse
import faulthandler
import logging
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QSlider,
    QWidget,
)

from guitrainer.config.loading import load_preset, preset_list, to_toml
from guitrainer.config.overrides import apply_overrides
from guitrainer.config.schema import Experiment
from guitrainer.errors import GuitrainerError
from guitrainer.gui.app import Desk, make_application
from guitrainer.gui.base.settings import LANGUAGES, Settings
from guitrainer.gui.rooms.train.runs.panel import RunsPanel
from guitrainer.gui.window.window import MainWindow
from guitrainer.runs.experiment import run_experiment
from guitrainer.training.control import Control

HANGS_AFTER_S = 120.0  # kernels may have to be compiled on a busy machine
LONGEST_PAUSE_MS = 60
SMALL = ("data.limit=300", "data.test_limit=64", "training.steps=200", "training.batch_size=16")
EDITS = (
    "training.learning_rate=0.05",
    "training.learning_rate=1000",
    "training.momentum=0.5",
    "training.weight_decay=0.001",
    "training.batch_size=32",
    "seed=7",
    "data.limit=200",
    "data.source=bars",
    "data.source=mnist",
    "network.layers.0.kernel_size=3",
    "network.layers.0.kernel_size=9",
    "network.layers.0.filters=4",
    "network.layers.2.size=24",
)
KEYS = (
    Qt.Key.Key_Space, Qt.Key.Key_Period, Qt.Key.Key_F, Qt.Key.Key_L, Qt.Key.Key_Plus,
    Qt.Key.Key_Minus, Qt.Key.Key_Tab, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up,
    Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete,
)  # fmt: skip
Action = Callable[[], object]


class Complaints(logging.Handler):
    """Keeps what the log takes at the level of a warning or above.

    A network that diverges is a result, which some presets are made to show.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.getMessage().startswith("diverged at step "):
            return
        text = f"{record.levelname} {record.name}: {record.getMessage()}"
        if record.exc_info and record.exc_info[1] is not None:
            text += "\n" + logging.Formatter().formatException(record.exc_info)
        self.lines.append(text)


class Soak:
    """Somebody who does anything with the window of `desk`, drawn from a seed.

    Parameters
    ----------
    desk : the opened application
    folder : where files to open are made, and files are saved
    """

    def __init__(self, desk: Desk, folder: Path, seed: int) -> None:
        self.desk, self.folder = desk, folder
        self.random = random.Random(seed)
        self.done: Counter[str] = Counter()
        self.actions: tuple[tuple[int, Action], ...] = (
            (8, self.drop_something), (2, self.drop_two), (4, self.edit), (2, self.undo),
            (2, self.redo), (6, self.toggle), (4, self.step), (2, self.stop), (3, self.reset),
            (1, self.new_seed), (2, self.change_pace), (3, self.resume), (2, self.delete),
            (2, self.compare), (3, self.tick), (1, self.take_away), (3, self.resize),
            (8, self.switch_room), (2, self.switch_theme), (2, self.switch_language),
            (3, self.choose_preset), (3, self.open_dialog), (1, self.close), (5, self.press_key),
            (10, self.click_button), (3, self.choose_in_box), (3, self.move_slider),
            (3, self.look_back), (2, self.change_view),
        )  # fmt: skip

    @property
    def window(self) -> MainWindow:
        """The one that is open at the time."""
        assert self.desk.window is not None
        return self.desk.window

    def act(self) -> str:
        """Do one thing, or answer the dialog that is open; then let the window live a little."""
        weights = [weight for weight, _ in self.actions]
        action = self.random.choices(self.actions, weights)[0][1]
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QDialog) and self.random.random() < 0.7:
            action = self.answer
        elif modal is not None:
            action = self.random.choice((self.drop_something, self.drop_two, self.close))
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        name = getattr(action, "__name__", "")
        self.done[name] += 1
        action()
        QTest.qWait(self.random.randrange(LONGEST_PAUSE_MS))
        return name

    # ------------------------------------------------------------ dialogs

    def answer(self) -> None:
        """Press any button of the dialog, or choose a file in it."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            name = dialog.findChild(QLineEdit)
            if name is not None and self.random.random() < 0.6:
                saving = dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
                number = self.random.randrange(10**6)
                path = self.folder / f"saved{number}" if saving else self._something()
                name.setText(str(path))
                dialog.accept()
            else:
                dialog.reject()
        elif isinstance(dialog, QDialog):
            buttons = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
            able = [one for one in buttons if one.isEnabled()]
            if able and self.random.random() < 0.9:
                self.random.choice(able).click()
            else:
                dialog.reject()

    def open_dialog(self) -> None:
        """Ask for a file, for settings, for help."""
        files = self.window.files
        self.random.choice(
            (files.save, files.save_as, files.copy_command, files.open_experiment, files.open_run,
             files.export, files.preferences, self.window.menus._show_about,
             self.window.menus._show_shortcuts)
        )()  # fmt: skip

    def close(self) -> None:
        """Close the window where it asks first."""
        if self.window.files.unsaved:
            self.window.close()
        if not self.window.isVisible():
            self.desk.open()

    # ------------------------------------------------------------ files

    def _something(self) -> Path:
        return self.random.choice(sorted(self.folder.iterdir()))

    def _dropped(self, paths: list[Path]) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        self.window.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), copy, data, left, none))
        self.window.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, none))

    def drop_something(self) -> None:
        """Drop a TOML file, a run folder, images, or something else."""
        self._dropped([self._something()])

    def drop_two(self) -> None:
        """Drop one after the other at once, or both together."""
        if self.random.random() < 0.5:
            self._dropped([self._something(), self._something()])
        else:
            self.drop_something()
            self.drop_something()

    def take_away(self) -> None:
        """Delete or move a run, as another program would."""
        runs = self.desk.lab.shelf.runs
        if runs:
            path = self.random.choice(runs).path
            if self.random.random() < 0.5:
                shutil.rmtree(path, ignore_errors=True)
            elif path.exists():
                path.rename(self.folder / f"moved{self.random.randrange(10**6)}")

    # ------------------------------------------------------------ the experiment and the run

    def edit(self) -> None:
        """Change a setting, if the schema allows it."""
        lab = self.desk.lab
        try:
            edited = apply_overrides(lab.experiment, [self.random.choice(EDITS)])
        except GuitrainerError:
            return
        lab.edit(edited, "an edit")

    def undo(self) -> None:
        """Take an edit back."""
        self.desk.lab.undo()

    def redo(self) -> None:
        """Make it again."""
        self.desk.lab.redo()

    def toggle(self) -> None:
        """Train, pause, go on."""
        self.desk.lab.toggle()

    def step(self) -> None:
        """Make one step."""
        self.desk.lab.step_once()

    def stop(self) -> None:
        """End the run."""
        self.desk.lab.stop()

    def reset(self) -> None:
        """Back to the start."""
        self.desk.lab.reset()

    def new_seed(self) -> None:
        """Other weights."""
        self.desk.lab.new_seed()

    def change_pace(self) -> None:
        """Slower, faster, full speed."""
        self.desk.lab.pace.choose(self.random.choice((None, 1.0, 20.0, 500.0)))

    def choose_preset(self) -> None:
        """Open an experiment that comes with the program."""
        names = [preset.name for preset in preset_list()]
        self.window.files.open_preset(self.random.choice(names))

    # ------------------------------------------------------------ runs

    def _panel(self) -> RunsPanel:
        return self.window.findChildren(RunsPanel)[0]

    def _select(self) -> None:
        rows = self._panel().model.rows
        if rows:
            self._panel().table.choose(self.random.choice(rows).run.path)

    def resume(self) -> None:
        """Go on with any run that can."""
        self._select()
        self._panel().do.resume.trigger()

    def delete(self) -> None:
        """Delete any run that can be."""
        self._select()
        self._panel().do.delete.trigger()

    def compare(self) -> None:
        """Set any run beside that on stage."""
        self._select()
        self._panel().do.compare.trigger()

    def tick(self) -> None:
        """Lay curves over, or take them away."""
        runs = self.desk.lab.shelf.runs
        if runs:
            self._panel().table.ticked.emit(self.random.choice(runs).path)

    # ------------------------------------------------------------ the window

    def resize(self) -> None:
        """Any size that is allowed."""
        self.window.resize(self.random.randrange(600, 2000), self.random.randrange(400, 1200))

    def switch_room(self) -> None:
        """Another tab."""
        self.window.rooms.tabs.setCurrentIndex(
            self.random.randrange(self.window.rooms.tabs.count())
        )

    def switch_theme(self) -> None:
        """Light, dark."""
        self.window.menus._on_theme(self.random.choice(("dark", "light", "system")))

    def switch_language(self) -> None:
        """Another language."""
        self.window.menus._on_language(self.random.choice(list(LANGUAGES)))

    def press_key(self) -> None:
        """A key, for whatever has the focus."""
        self.window.activateWindow()
        QTest.keyClick(QApplication.focusWidget() or self.window, self.random.choice(KEYS))

    def _visible(self, kind: type[QWidget]) -> list[QWidget]:
        found = self.window.findChildren(kind)
        return [one for one in found if one.isVisible() and one.isEnabled()]

    def click_button(self) -> None:
        """Any button in sight."""
        buttons = self._visible(QAbstractButton)
        if buttons:
            QTest.mouseClick(self.random.choice(buttons), Qt.MouseButton.LeftButton)

    def choose_in_box(self) -> None:
        """Any entry of any box in sight."""
        boxes = [one for one in self._visible(QComboBox) if isinstance(one, QComboBox)]
        choices = [(box, index) for box in boxes if (index := self._any_entry(box)) is not None]
        if choices:
            box, index = self.random.choice(choices)
            box.setCurrentIndex(index)
            box.activated.emit(index)

    def _any_entry(self, box: QComboBox) -> int | None:
        """Choose an entry that a user can choose: no heading."""
        enabled = Qt.ItemFlag.ItemIsEnabled
        model = box.model()
        entries = [i for i in range(box.count()) if model.flags(model.index(i, 0)) & enabled]
        return self.random.choice(entries) if entries else None

    def move_slider(self) -> None:
        """Any slider in sight."""
        sliders = [one for one in self._visible(QSlider) if isinstance(one, QSlider)]
        if sliders:
            slider = self.random.choice(sliders)
            slider.setValue(self.random.randint(slider.minimum(), slider.maximum()))

    def look_back(self) -> None:
        """Some recorded step, or live."""
        lab = self.desk.lab
        lab.looking.scrub(self.random.uniform(0, 1.2 * max(lab.record.newest, 1)))

    def change_view(self) -> None:
        """What of the filters is shown, and how large."""
        lab = self.desk.lab
        lab.looking.set_view(content=self.random.choice(("weights", "gradient", "change")))
        lab.looking.select(number=self.random.randrange(4))
        lab.looking.enlarge(self.random.random() < 0.3)


def small(preset: str, *settings: str) -> Experiment:
    """A preset on few images, for few steps."""
    return apply_overrides(load_preset(preset), [*SMALL, *settings])


def furnish(folder: Path, runs: Path) -> None:
    """Make things to open: experiments, runs, images, each also damaged."""
    folder.mkdir(parents=True)
    for preset in ("digits-edges", "shapes-xo"):
        (folder / f"{preset}.toml").write_text(to_toml(small(preset)))
    (folder / "bad.toml").write_text("[training]\nepoch = 3\n")
    (folder / "photo.tiff").write_bytes(b"II*")
    for place, stop_at in ((folder / "stopped", 8), (runs / "half", 6), (runs / "whole", None)):
        experiment = small("shapes-xo", "training.steps=12", "recording.checkpoint_every=4")
        list(run_experiment(experiment, Control(stop_at), out=place))
    damaged = shutil.copytree(runs / "whole", folder / "damaged")
    (damaged / "plan.json").write_text("{}")
    pixels = np.random.default_rng(0).integers(0, 256, (80, 28, 28)).astype(np.uint8)
    np.savez(folder / "images.npz", images=pixels, labels=np.arange(80) % 10)
    (folder / "bad.npz").write_bytes(b"nothing")
    (folder / "empty").mkdir()


def soak(desk: Desk, folder: Path, seed: int, actions: int, trace: bool = False) -> Soak:
    """Use the opened window for so many actions; complaints are those of the log."""
    made = Soak(desk, folder, seed)
    for number in range(actions):
        faulthandler.dump_traceback_later(HANGS_AFTER_S, exit=True)
        name = made.act()
        if trace:
            print(number, name, desk.lab.state.value, file=sys.stderr, flush=True)
    faulthandler.cancel_dump_traceback_later()
    return made


def main() -> int:
    """The command line."""
    words = argparse.ArgumentParser(description="Use the window at random.")
    words.add_argument("--seed", type=int, default=0)
    words.add_argument("--actions", type=int, default=1000)
    words.add_argument("--folder", type=Path, default=None)
    words.add_argument("--trace", action="store_true", help="name every action on standard error")
    given = words.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="soak"))
    os.chdir(folder)
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    settings.runs_folder = folder / "runs"
    furnish(folder / "things", folder / "runs")
    complaints = Complaints()
    logging.getLogger("guitrainer").addHandler(complaints)
    # nothing outside the window is opened, wherever a button leads
    QDesktopServices.openUrl = lambda *_: True  # type: ignore[method-assign, assignment]
    desk = Desk(make_application(), small("digits-edges"), settings)
    desk.open()
    began = time.monotonic()
    made = soak(desk, folder / "things", given.seed, given.actions, given.trace)
    if desk.window is not None:
        desk.window.leave()
    ended = desk.close()
    print(f"{given.actions} actions, seed {given.seed}, {time.monotonic() - began:.0f} s")
    print(", ".join(f"{name} {count}" for name, count in sorted(made.done.items())))
    print(f"threads ended: {ended}; complaints: {len(complaints.lines)}")
    for line in complaints.lines:
        print(line)
    sys.stdout.flush()
    # a thread may be in the middle of something that cannot be broken off
    os._exit(int(bool(complaints.lines)))


if __name__ == "__main__":
    sys.exit(main())
