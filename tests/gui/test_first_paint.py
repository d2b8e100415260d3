"""What happens until the window is painted for the first time, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from guitrainer.gui.window.rooms import KINDS

# Opens the window as the program does, then a second one, for which everything is styled already.
PROGRAM = """
import json, linecache, os, sys
from pathlib import Path
from guitrainer import startup
startup.begin()
from guitrainer.config.loading import load_preset
from guitrainer.gui import app
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from guitrainer.gui.app import Desk, make_application
from guitrainer.gui.base.settings import Settings
from guitrainer.gui.rooms.train.curves.panel import CurvesPanel
folder, language = Path(sys.argv[1]), sys.argv[2]

def shown(window):
    window.setFixedSize(1024, 680)
    panel = window.findChild(CurvesPanel)
    while not panel.pages:
        application.processEvents()
    for _ in range(20):
        application.processEvents()
    return [
        f"{type(one).__name__} {one.accessibleName()} {one.geometry().getRect()}"
        for one in window.findChildren(QWidget) if one.isVisible()
    ]

application = make_application()
settings = Settings(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
settings.runs_folder, settings.language, settings.tour = folder, language, "closed"
desk = Desk(application, load_preset("digits-edges"), settings)
desk.lab.begin = lambda: None
app.fit_before_shown = app.fit_when_shown = lambda window, least: None
desk.open()
from guitrainer.gui.base import postponed
sources = [one for one in linecache.cache if "guitrainer" in Path(one).parts]
modules, loaded = [], []

def note():
    modules.extend(sys.modules)
    loaded.extend(one for one in postponed.MODULES if postponed.is_loaded(one))

desk.window.painted.connect(note)
first = shown(desk.window)
desk.window.hide()
again = desk._make()
again.show()
print(json.dumps({"modules": modules, "loaded": loaded, "sources": sources, "first": first,
    "again": shown(again)}))
sys.stdout.flush()
os._exit(0)
"""
# Packages and modules that nothing needs before the first paint.
LATE = (
    "numba", "llvmlite", "kernels", "pyqtgraph", "PIL", "h5py", "scipy", "tqdm", "multiprocessing",
    "guitrainer.bench", "guitrainer.functional", "guitrainer.sweeps.run", "guitrainer.nn.engine",
    "guitrainer.training.trainer", "guitrainer.runs.experiment", "guitrainer.gui.tour.questions",
    "guitrainer.analysis.judgment", "guitrainer.analysis.theory", "guitrainer.files.npy",
    "guitrainer.gui.rooms.common.unit_view", "guitrainer.gui.rooms.train.runs.view",
)  # fmt: skip


def opened(folder: Path, language: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), language],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_only_the_first_room_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    found = opened(tmp_path, "en")
    modules = set(found["modules"])
    rooms = {kind.module for kind in KINDS}
    assert modules & rooms == {"guitrainer.gui.rooms.train.room"}
    assert [one for one in LATE if one in modules] == []
    assert found["loaded"] == []


def test_no_source_is_read_to_open_the_window(tmp_path: Path) -> None:
    """PySide would read that of every module, in search of features that are not used."""
    assert opened(tmp_path, "en")["sources"] == []


@pytest.mark.parametrize("language", ["es", "ru"])
def test_the_first_window_is_laid_out_like_any_other(tmp_path: Path, language: str) -> None:
    """It is created before there is a style sheet, so nothing may rely on sizes measured then."""
    found = opened(tmp_path, language)
    assert len(found["first"]) > 100
    assert found["first"] == found["again"]


def test_every_kind_of_room_is_there() -> None:
    """The table names classes that are imported later."""
    for kind in KINDS:
        module = __import__(kind.module, fromlist=[kind.name])
        assert getattr(module, kind.name).__name__ == kind.name
