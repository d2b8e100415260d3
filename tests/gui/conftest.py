"""The window without a screen. Qt's warnings, and exceptions in slots, fail the test."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTEST_QT_API", "pyside6")

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.config.loading import load_preset
from guitrainer.config.overrides import apply_overrides
from guitrainer.config.schema import Experiment
from guitrainer.gui.app import Desk, make_application
from guitrainer.gui.base.look import size, theme
from guitrainer.gui.base.settings import USUAL_SIZE, Settings
from guitrainer.gui.base.text.language import speak as speak_language
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.variance.lsuv_page import LsuvPage
from guitrainer.gui.rooms.variance.mean_page import InputMeanPage, WeightMeanPage
from guitrainer.gui.rooms.variance.sigma_page import SigmaPage
from guitrainer.gui.rooms.variance.stall_page import StallPage
from guitrainer.gui.rooms.variance.step_page import StepPage

PATIENCE_MS = 60_000  # compiling included; only a failing test waits that long
PAGES = (LsuvPage, InputMeanPage, WeightMeanPage, SigmaPage, StallPage, StepPage)


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """The application as the program makes it, dark, in English."""
    application = make_application()
    theme.apply(application, theme.DARK)
    speak_language("en")
    yield application


@pytest.fixture
def speak(qapp: QApplication) -> Callable[[str], None]:
    """Change the language for the rest of a test."""
    return speak_language


def delete_closed() -> None:
    """Delete closed widgets now: it would take long to apply another style sheet to them, too."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def usual_look() -> Iterator[None]:
    """Leave the application dark, in English and at the usual text size."""
    yield
    application = QApplication.instance()
    if isinstance(application, QApplication):
        speak_language("en")
        if theme.theme() is not theme.DARK or size.text_size() != USUAL_SIZE:
            delete_closed()
            size.choose_text_size(USUAL_SIZE)
            theme.apply(application, theme.DARK)


@pytest.fixture(autouse=True)
def no_open_dialog() -> Iterator[None]:
    """Close dialogs that a test leaves open: they would keep those of the next test closed."""
    yield
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.hide()


@pytest.fixture(autouse=True)
def log_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the window would write its log: not among those of whoever runs the tests."""
    folder = tmp_path / "log"
    monkeypatch.setattr("platformdirs.user_log_dir", lambda *_, **__: str(folder))
    return folder


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads may take their time to end where many tests run at once."""
    monkeypatch.setattr("guitrainer.gui.lab.lab.CLOSING_S", PATIENCE_MS / 1000)
    monkeypatch.setattr("guitrainer.gui.lab.shelf.SAVING_S", PATIENCE_MS / 1000)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Empty settings; runs go to the folder of the test."""
    made = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    made.runs_folder = tmp_path / "runs"
    made.tour = "closed"
    return made


def small_experiment(*settings: str) -> Experiment:
    """The default experiment on few digits, 40 steps; more as KEY=VALUE."""
    few = ("data.limit=400", "data.test_limit=100", "training.steps=40")
    return apply_overrides(load_preset("digits-edges"), [*few, *settings])


@pytest.fixture
def lab(qapp: QApplication, settings: Settings) -> Iterator[Lab]:
    """A laboratory with a small experiment; nothing computed yet (see `ready`)."""
    made = Lab(settings, small_experiment())
    yield made
    assert made.close(), "threads are left"


@pytest.fixture
def ready(lab: Lab, qtbot: QtBot) -> Lab:
    """The same, with the preview at hand."""
    lab.begin()
    qtbot.waitUntil(lambda: lab.preview is not None, timeout=PATIENCE_MS)
    return lab


@pytest.fixture
def train(ready: Lab, qtbot: QtBot) -> Callable[[], Lab]:
    """Train to the end at full speed."""

    def run() -> Lab:
        ready.pace.choose(None)
        ready.start()
        qtbot.waitUntil(lambda: ready.state == State.FINISHED, timeout=PATIENCE_MS)
        return ready

    return run


@pytest.fixture
def desk(
    qapp: QApplication, settings: Settings, qtbot: QtBot, speak: Callable[[str], None]
) -> Iterator[Desk]:
    """The whole application, with a small experiment."""
    settings.theme, settings.language = "dark", "en"
    made = Desk(qapp, small_experiment(), settings)
    made.open()
    qtbot.waitUntil(lambda: made.lab.preview is not None, timeout=PATIENCE_MS)
    yield made
    made.lab.stop()
    qtbot.waitUntil(
        lambda: not made.lab.running and not made.lab.background.busy, timeout=PATIENCE_MS
    )
    if made.window is not None:
        made.window.leave()
    assert made.close(), "threads are left"


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget, int, int], QWidget]:
    """Show a widget at a size, and let it paint."""

    def shown(widget: QWidget, width: int = 320, height: int = 700) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return shown


@pytest.fixture
def computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compute the numbers of the Variance room for one window only: they are long to compute, and
    the same in every language and at every text size."""
    for kind in PAGES:
        monkeypatch.setattr(kind, "work", remembered(kind.work))


_told: dict[object, list[Any]] = {}


def remembered(work: Callable[[Any], Work]) -> Callable[[Any], Work]:
    """Tell again what was told for the same question of the same page."""

    def asked(page: Any) -> Work:
        key = (type(page), repr(page.question()))
        if key in _told:
            return lambda: iter(_told[key])
        compute = work(page)

        def tell() -> Iterator[Any]:
            told = []
            for part in compute():
                told.append(part)
                yield part
            _told[key] = told

        return tell

    return asked
