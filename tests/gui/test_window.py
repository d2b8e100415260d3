"""The main window: what the space bar does, and what is remembered."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guitrainer.gui.app import Desk
from guitrainer.gui.state.lab import State
from guitrainer.gui.state.settings import Settings
from guitrainer.gui.window import USUAL
from tests.gui.conftest import PATIENCE_MS, small_experiment


@pytest.fixture
def desk(qapp: QApplication, settings: Settings, qtbot: QtBot) -> Iterator[Desk]:
    """The whole application, with a small experiment."""
    settings.theme, settings.language = "dark", "en"
    made = Desk(qapp, small_experiment(), settings)
    made.open()
    qtbot.waitUntil(lambda: made.lab.preview is not None, timeout=PATIENCE_MS)
    yield made
    if made.window is not None:
        made.window.close()
    assert made.close(), "threads are left"


def test_space_trains_wherever_the_focus_happens_to_lie(desk: Desk, qtbot: QtBot) -> None:
    window, lab = desk.window, desk.lab
    assert window is not None
    window.activateWindow()
    window.run_bar.reset.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(window.run_bar.reset, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: lab.state == State.TRAINING, timeout=PATIENCE_MS)


def test_space_presses_the_button_the_tab_key_went_to(desk: Desk, qtbot: QtBot) -> None:
    window, lab = desk.window, desk.lab
    assert window is not None
    window.activateWindow()
    window.run_bar.train.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(window.run_bar.train, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.run_bar.step
    QTest.keyClick(window.run_bar.step, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: lab.record.newest == 1, timeout=PATIENCE_MS)
    assert lab.state == State.PAUSED


@pytest.mark.parametrize("language", ["es", "ru", "vi"])
def test_another_language_makes_the_window_anew_while_training(
    desk: Desk, qtbot: QtBot, language: str
) -> None:
    before, lab = desk.window, desk.lab
    assert before is not None
    lab.start()
    qtbot.waitUntil(lambda: lab.record.newest >= 1, timeout=PATIENCE_MS)
    words = before.run_bar.export.text()
    lab.settings.language = language
    before.remake_asked.emit()
    qtbot.waitUntil(lambda: desk.window is not before, timeout=PATIENCE_MS)
    assert desk.window is not None
    assert desk.window.run_bar.export.text() != words
    newest = lab.record.newest
    qtbot.waitUntil(lambda: lab.record.newest > newest, timeout=PATIENCE_MS)


def test_twenty_runs_one_after_another_keep_the_memory(desk: Desk, qtbot: QtBot) -> None:
    import psutil

    lab, used = desk.lab, []
    lab.set_pace(None)
    for _ in range(20):
        lab.start()
        qtbot.waitUntil(lambda: lab.state == State.FINISHED, timeout=PATIENCE_MS)
        used.append(psutil.Process().memory_info().rss / 2**20)
    assert used[-1] - used[0] < 50


def test_the_first_window_is_no_larger_than_the_screen(desk: Desk) -> None:
    assert desk.window is not None
    screen = desk.window.screen().availableSize()
    assert desk.window.size() == screen.expandedTo(desk.window.minimumSize()).boundedTo(
        QSize(*USUAL)
    )
