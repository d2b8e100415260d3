"""Questions and second events: nothing waits inside an event, nothing runs into the first."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.config.loading import load_experiment, load_preset, to_toml
from guitrainer.gui.app import Desk
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.stage import State
from guitrainer.gui.window import dialogs
from guitrainer.gui.window.dialogs.questions import Question
from guitrainer.gui.window.documents import MANY_EDITS
from guitrainer.gui.window.window import MainWindow
from tests.gui.answering import done, press_now, question, type_path
from tests.gui.conftest import PATIENCE_MS
from tests.gui.test_library import make_run
from tests.runs.fake import tiny_experiment

GUI = Path(dialogs.__file__).parents[2]


@pytest.fixture
def edited(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Path:
    """A TOML file that is open and was edited."""
    path = tmp_path / "mine.toml"
    path.write_text(to_toml(desk.lab.experiment))
    window = opened(desk)
    assert welcome(window, path)
    drop(window, path)
    done(window.files.talks, qtbot)
    assert desk.lab.document.path == path
    desk.lab.edit(desk.lab.experiment.model_copy(update={"seed": 77}), "seed")
    return path


def opened(desk: Desk) -> MainWindow:
    assert desk.window is not None
    return desk.window


def drop(window: MainWindow, path: Path) -> None:
    """Drop a file, even where the window does not welcome it: it may have changed its mind."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window.dropEvent(
        QDropEvent(
            QPointF(300, 300),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def welcome(window: MainWindow, path: Path) -> bool:
    """Whether the window would take a file that is dragged over it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDragEnterEvent(
        QPoint(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    window.dragEnterEvent(event)
    return event.isAccepted()


@pytest.mark.parametrize("second", ["run", "toml", "npz", "folder"])
def test_a_drop_while_a_question_is_open_is_refused_and_the_first_goes_on(
    desk: Desk, edited: Path, qtbot: QtBot, tmp_path: Path, second: str
) -> None:
    window, lab = opened(desk), desk.lab
    first = make_run(tmp_path / "first")
    paths = {"run": make_run(tmp_path / "second", steps=8), "toml": tmp_path / "other.toml",
             "npz": tmp_path / "images.npz", "folder": tmp_path / "images"}  # fmt: skip
    paths["toml"].write_text(to_toml(load_preset("lenet")))
    paths["npz"].write_bytes(b"nothing")
    paths["folder"].mkdir()
    said: list[str] = []
    lab.said.connect(said.append)
    drop(window, first)
    assert not isinstance(QApplication.activeModalWidget(), Question), "asked inside the drop"
    box = question(qtbot)
    assert not welcome(window, paths[second])
    drop(window, paths[second])
    assert said == ["Answer the open dialog first."]
    press_now(box, "Discard")
    qtbot.waitUntil(lambda: lab.state == State.FINISHED, timeout=PATIENCE_MS)
    assert lab.shelf.stage_folder == first
    assert lab.experiment == tiny_experiment(6)
    assert load_experiment(edited).seed != 77


def test_a_second_thing_can_be_opened_when_the_question_was_canceled(
    desk: Desk, edited: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(desk)
    for _ in range(2):
        drop(window, make_run(tmp_path / f"run{_}"))
        press_now(question(qtbot), "Cancel")
        done(window.files.talks, qtbot)
        assert desk.lab.experiment.seed == 77


def test_closing_asks_after_the_event_and_saves_by_a_real_dialog(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    window, lab = opened(desk), desk.lab
    for seed in range(MANY_EDITS):
        lab.edit(lab.experiment.model_copy(update={"seed": 70 + seed}), "seed")
    assert not window.close()
    box = question(qtbot)
    assert not window.close(), "the question is open"
    press_now(box, "Save")
    type_path(qtbot, tmp_path / "kept.toml")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert load_experiment(tmp_path / "kept.toml") == lab.experiment


def test_a_signal_closes_the_window_whatever_is_open(
    desk: Desk, edited: Path, qtbot: QtBot
) -> None:
    window = opened(desk)
    window.close()
    question(qtbot)
    window.leave()
    assert not window.isVisible()


def test_another_theme_waits_for_the_answer(desk: Desk, edited: Path, qtbot: QtBot) -> None:
    before = opened(desk)
    before.close()
    box = question(qtbot)
    desk.remake()
    qtbot.wait(50)
    assert box.isVisible()
    assert desk.window is before
    press_now(box, "Cancel")
    qtbot.waitUntil(lambda: desk.window is not before)


def test_what_is_done_while_a_run_is_read_takes_precedence(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    lab = desk.lab
    said: list[str] = []
    lab.said.connect(said.append)
    lab.open_run(make_run(tmp_path / "slow"))
    lab.edit(lab.experiment.model_copy(update={"seed": 5}), "seed")
    qtbot.waitUntil(lambda: not lab.background.busy, timeout=PATIENCE_MS)
    assert (lab.state, lab.experiment.seed) == (State.IDLE, 5)
    assert said == ["slow was not opened, because you did something else in the meantime."]


def test_the_run_that_is_on_is_not_stopped_by_opening_it(desk: Desk, qtbot: QtBot) -> None:
    lab, window = desk.lab, opened(desk)
    said: list[str] = []
    lab.said.connect(said.append)
    lab.step_once()
    qtbot.waitUntil(lambda: lab.record.newest == 1, timeout=PATIENCE_MS)
    assert lab.shelf.stage_folder is not None
    drop(window, lab.shelf.stage_folder)
    done(window.files.talks, qtbot)
    assert lab.state == State.PAUSED
    assert said == ["This run is already on the stage."]


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name):
            yield node.id


WAITING = {
    "exec",
    "exec_",
    "getOpenFileName",
    "getExistingDirectory",
    "getSaveFileName",
    "QInputDialog",
    "QEventLoop",
    "processEvents",
    "ActionsContextMenu",
}


def test_nothing_in_the_window_waits_inside_an_event() -> None:
    """But for the program itself, which runs in `exec` from start to end."""
    found = [
        f"{path.name}: {name}"
        for path in sorted(GUI.rglob("*.py"))
        for name in _names(ast.parse(path.read_text(encoding="utf-8")))
        if name in WAITING
    ]
    assert found == ["app.py: exec"]


def test_a_talk_that_fails_does_not_block_the_next(qtbot: QtBot, lab: Lab) -> None:
    from guitrainer.gui.kit.talk import Talk, Talks

    window = QWidget()
    qtbot.addWidget(window)
    talks = Talks(window)
    heard: list[str] = []

    def bad() -> Talk[None]:
        yield from ()
        raise RuntimeError("cosmic ray")

    def good() -> Talk[None]:
        yield from ()
        heard.append("good")

    with qtbot.captureExceptions() as caught:
        assert talks.begin(bad())
        qtbot.waitUntil(lambda: not talks.busy)
    assert [str(error) for _, error, _ in caught] == ["cosmic ray"]
    assert talks.begin(good())
    qtbot.waitUntil(lambda: heard == ["good"])
