"""Presenter mode: stage and tour fill the screen, and Escape leaves."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guitrainer.gui.app import Desk
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.convolution.room import ConvolutionRoom
from guitrainer.gui.rooms.train.stage.enlargement import Enlargement
from guitrainer.gui.window.window import MainWindow

from .conftest import PATIENCE_MS

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(ready: Lab, show: Callable[..., QWidget], qtbot: QtBot) -> MainWindow:
    made = MainWindow(ready)
    show(made, 1280, 800)
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def parts(window: MainWindow) -> list[QWidget]:
    """What an audience does not need."""
    return [window.menus.bar, window.run_bar, window.rooms.tabs, window.status,
            *window.train_room.sides]  # fmt: skip


def test_a_key_hides_all_but_stage_and_tour(window: MainWindow) -> None:
    window.tour.open()
    assert all(one.isVisible() for one in parts(window))
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.isFullScreen()
    assert not any(one.isVisible() for one in parts(window))
    assert window.train_room.isVisible() and window.tour.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert all(one.isVisible() for one in parts(window))


def test_keys_work_while_the_menus_are_hidden(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F5)
    QTest.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert window.rooms.shown(ConvolutionRoom) is not None
    QTest.keyClick(window, Qt.Key.Key_1, CONTROL)
    QTest.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.lab.state != State.IDLE, timeout=PATIENCE_MS)
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.menus.bar.isVisible() and not window.isFullScreen()
    window.lab.stop()
    qtbot.waitUntil(lambda: not window.lab.running, timeout=PATIENCE_MS)


def test_escape_goes_to_others_first(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F5)
    window.lab.looking.enlarge(True)
    (enlargement,) = window.findChildren(Enlargement)
    qtbot.waitUntil(enlargement.isVisible)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.presenter.on and not window.lab.looking.enlarged
    qtbot.waitUntil(lambda: not enlargement.isVisible())
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.presenter.on


def test_the_layout_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.tour.open()
    assert window.tour.panel is not None
    narrow = window.tour.panel.minimumWidth()
    qtbot.waitUntil(lambda: window.tour.width() == narrow)
    columns, beside = window.train_room.state(), window.tour.width()
    width = window.train_room.width()
    sizes = [one.geometry() for one in window.train_room.sides]
    window.presenter.begin()
    qtbot.waitUntil(window.isFullScreen)
    qtbot.waitUntil(lambda: window.train_room.width() != width)
    window.presenter.end()
    qtbot.waitUntil(lambda: (window.width(), window.height()) == (1280, 800))
    qtbot.waitUntil(lambda: [one.geometry() for one in window.train_room.sides] == sizes)
    assert window.train_room.state() == columns and window.tour.width() == beside


def test_what_is_remembered_is_the_usual_window(window: MainWindow) -> None:
    settings = window.lab.settings
    window.remember()
    columns = settings.bytes("window/train")
    QTest.keyClick(window, Qt.Key.Key_F5)
    window.remember()
    again = MainWindow(window.lab)
    assert not again.windowState() & Qt.WindowState.WindowFullScreen
    assert settings.bytes("window/train") == columns
    again.deleteLater()


def test_a_window_that_is_made_anew_is_presented_too(desk: Desk, qtbot: QtBot) -> None:
    before = desk.window
    assert before is not None
    before.presenter.begin()
    desk.remake()
    qtbot.waitUntil(
        lambda: desk.window is not before and desk.window is not None and desk.window.isVisible(),
        timeout=PATIENCE_MS,
    )
    after = desk.window
    assert after is not None and after.isFullScreen() and not after.menus.bar.isVisible()
    after.presenter.end()
    assert after.menus.bar.isVisible() and not after.isFullScreen()


def test_the_menu_shows_whether_it_is_on(window: MainWindow) -> None:
    actions = [one for one in window.actions() if one.shortcut().toString() == "F5"]
    (action,) = actions
    action.trigger()
    assert window.presenter.on and action.isChecked()
    action.trigger()
    assert not window.presenter.on and not action.isChecked()
