"""A signal ends the window without a question, and unsaved edits come back at the next start."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from guitrainer.config.loading import load_preset, to_toml
from guitrainer.errors import OutputError
from guitrainer.gui.app import Desk
from guitrainer.gui.base.settings import Settings
from guitrainer.gui.lab.document import Document
from guitrainer.gui.lab.recovery import (
    MOST_KEPT,
    edits_are_kept,
    keep_edits,
    recovery_folder,
    take_edits,
)
from guitrainer.gui.window.dialogs.questions import RecoveredDialog

ROOT = Path(__file__).resolve().parents[2]
CACHE = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"  # kernels are compiled once
PATIENCE_S = 90.0  # only a failing test waits that long

# If it hangs, it says where before the patience of the test ends.
PROGRAM = f"""
import faulthandler, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # shells ignore it in the background
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # nohup ignores it
faulthandler.dump_traceback_later({PATIENCE_S - 10})
from PySide6.QtCore import QTimer
from guitrainer.config.loading import load_preset
from guitrainer.gui import app

def go(desk):
    lab, doing = desk.lab, sys.argv[1]
    edited = lab.experiment.model_copy(update={{"seed": 77}})
    lab.edit(edited, "seed")
    lab.document.origin.path = lab.document.path or __import__("pathlib").Path("mine.toml")
    if doing == "asking":
        QTimer.singleShot(0, desk.window.close)
        QTimer.singleShot(300, lambda: print("ready", flush=True))
    elif doing == "training":
        lab.started = lambda: lab.record.newest > 2 and print("ready", flush=True)
        lab.progressed.connect(lab.started)
        lab.start()
    else:
        print("ready", flush=True)

opened = app.Desk.open
def open(self):
    opened(self)
    self.window.painted.connect(lambda: QTimer.singleShot(0, lambda: go(self)))
app.Desk.open = open
sys.exit(app.open_window(load_preset("digits-edges")))
"""


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where unsaved edits go: not among those of whoever runs the tests."""
    folder = tmp_path / "data"
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(folder))
    return folder


def edited(path: Path | None = None, seed: int = 77) -> Document:
    document = Document(load_preset("digits-edges"), path)
    document.edit(document.experiment.model_copy(update={"seed": seed}), "seed")
    return document


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="needs signals between processes")
@pytest.mark.parametrize(
    ("name", "doing"), [("SIGINT", "editing"), ("SIGTERM", "asking"), ("SIGHUP", "training")]
)
def test_signal_ends_the_window_and_keeps_the_edits(name: str, doing: str, tmp_path: Path) -> None:
    own = {"HOME": tmp_path, "XDG_CONFIG_HOME": tmp_path, "XDG_STATE_HOME": tmp_path,
           "XDG_DATA_HOME": tmp_path / "share",
           "XDG_CACHE_HOME": CACHE}  # fmt: skip
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, doing],
        cwd=tmp_path,
        env=os.environ
        | {key: str(value) for key, value in own.items()}
        | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    program.send_signal(getattr(signal, name))
    try:
        _, errors = program.communicate(timeout=PATIENCE_S)
    except subprocess.TimeoutExpired:
        program.kill()
        pytest.fail(program.communicate()[1])
    assert (program.returncode, errors) == (0, "")
    assert "geometry" in (tmp_path / "guitrainer" / "guitrainer.ini").read_text()
    (kept,) = (tmp_path / "share" / "guitrainer" / "unsaved").iterdir()
    assert "seed = 77" in kept.read_text(encoding="utf-8")
    if doing == "training":
        assert list(tmp_path.glob("runs/*/checkpoint.safetensors"))


def test_edits_are_kept_until_they_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "näme \n.toml"
    path.write_text(to_toml(load_preset("digits-edges")), encoding="utf-8")
    assert keep_edits(edited(path)) is not None
    assert edits_are_kept()
    found = take_edits()
    assert found is not None
    assert (found.experiment.seed, found.origin) == (77, path)
    document = found.document()
    assert document is not None and document.experiment.seed == 0
    assert take_edits() is None


def test_what_was_not_edited_is_not_kept() -> None:
    assert keep_edits(Document(load_preset("digits-edges"))) is None
    assert not edits_are_kept()


def test_the_newest_comes_back_first_and_old_ones_go() -> None:
    for seed in range(1, MOST_KEPT + 3):
        keep_edits(edited(seed=seed))
    assert len(list(recovery_folder().iterdir())) == MOST_KEPT
    found = take_edits()
    assert found is not None and found.experiment.seed == MOST_KEPT + 2


@pytest.mark.parametrize("content", [b"\xff\xfe", b"seed = 'x'", b"# Unsaved edits of [\n="])
def test_damaged_edits_are_set_aside(content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    path = keep_edits(edited())
    assert path is not None
    path.write_bytes(content)
    assert take_edits() is None
    assert path.with_name(path.name + ".damaged").read_bytes() == content
    assert not edits_are_kept()


def test_an_origin_that_is_gone_is_no_file_to_save_to(tmp_path: Path) -> None:
    keep_edits(edited(tmp_path / "gone.toml"))
    found = take_edits()
    assert found is not None and found.document() is None


def test_where_nothing_can_be_written_it_is_one_line(data_folder: Path) -> None:
    data_folder.write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        keep_edits(edited())


@pytest.fixture
def desk(qtbot: QtBot, qapp: object, settings: Settings) -> Iterator[Desk]:
    settings.theme, settings.language = "dark", "en"
    made = Desk(qapp, load_preset("digits-edges"), settings)  # type: ignore[arg-type]
    made.open()
    yield made
    assert made.close()


@pytest.mark.parametrize(("answer", "seed"), [("keep", 77), ("discard", 0)])
def test_restored_edits_are_told_and_can_be_discarded(desk: Desk, answer: str, seed: int) -> None:
    keep_edits(edited())
    desk.restore_edits()
    assert desk.window is not None
    (dialog,) = desk.window.findChildren(RecoveredDialog)
    assert dialog.isVisible()
    assert desk.lab.experiment.seed == 77
    assert desk.lab.document.modified
    getattr(dialog, answer).click()
    assert desk.lab.experiment.seed == seed


def test_nothing_is_told_where_nothing_was_kept(desk: Desk) -> None:
    desk.restore_edits()
    assert desk.window is not None
    assert not desk.window.findChildren(RecoveredDialog)


def test_a_window_whose_closing_fails_stays_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(files: object) -> bool:
        raise RuntimeError("boom")

    window = desk.window
    assert window is not None
    desk.lab.edit(edited().experiment, "seed")
    monkeypatch.setattr(type(window.files), "unsaved", property(fail))
    assert not window.close()
    assert window.isVisible()
    assert window.close()
    assert edits_are_kept()
