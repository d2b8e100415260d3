"""Rooms are made when they are shown, and every one has a key."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.gui.kit.text import SteadyLabel
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.weights import weight_layers
from guitrainer.gui.rooms.compare.room import CompareRoom
from guitrainer.gui.rooms.filters.room import FiltersRoom
from guitrainer.gui.rooms.initializers.room import InitializersRoom
from guitrainer.gui.rooms.train.initialization.panel import InitializationPanel
from guitrainer.gui.rooms.train.room import TrainRoom
from guitrainer.gui.rooms.variance.room import VarianceRoom
from guitrainer.gui.window.window import MainWindow
from tests.gui.conftest import PATIENCE_MS

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(lab: Lab, qtbot: QtBot) -> MainWindow:
    made = MainWindow(lab)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_room_is_made_when_it_is_first_shown(window: MainWindow) -> None:
    assert window.findChild(VarianceRoom) is None
    assert window.rooms.shown(VarianceRoom) is None
    room = window.rooms.show_room(VarianceRoom)
    assert room.isVisible() and window.rooms.shown(VarianceRoom) is room
    assert window.rooms.shown(TrainRoom) is None
    assert window.rooms.titles()[window.rooms.tabs.currentIndex()] == "Variance"


def test_the_first_nine_rooms_have_a_key(window: MainWindow) -> None:
    titles = window.rooms.titles()
    assert len(titles) == 11
    for place in reversed(range(9)):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + place), CONTROL)
        assert window.rooms.tabs.currentIndex() == window.rooms.currentIndex() == place


def test_keys_go_through_the_rooms_and_round(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Tab, CONTROL)
    assert window.rooms.currentIndex() == 1
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_Backtab, CONTROL | SHIFT)
    assert window.rooms.shown(FiltersRoom) is not None
    QTest.keyClick(window, Qt.Key.Key_Tab, CONTROL)
    assert window.rooms.shown(TrainRoom) is not None


def test_what_is_pointed_at_is_shown(window: MainWindow) -> None:
    window.lab.looking.point_at("variance")
    assert window.rooms.shown(VarianceRoom) is not None
    window.lab.shelf.compare(None, None)
    assert window.rooms.shown(CompareRoom) is not None


def test_all_rules_for_a_layer_are_one_click_away(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.findChild(InitializationPanel)
    assert panel is not None
    layers = list(weight_layers(window.lab.experiment))
    window.lab.begin()
    for layer in (layers[-1], layers[0]):  # the room is made by the first click
        window.rooms.show_room(TrainRoom)
        panel.layers.chosen.emit(layer)
        panel.rules.click()
        room = window.rooms.shown(InitializersRoom)
        assert room is not None and room.layers.key == layer
        qtbot.waitUntil(partial(at_top, room.calculator, room), timeout=PATIENCE_MS)


def at_top(widget: QWidget, room: QWidget) -> bool:
    return 0 <= widget.mapTo(room, QPoint()).y() < room.height() // 8


def test_no_name_takes_the_place_of_a_text(window: MainWindow) -> None:
    """A screen reader reads the accessible name of a label, if it has one, instead of its text."""
    for place in range(len(window.rooms.titles())):
        window.rooms.turn_to(place)
    labels = window.findChildren(QLabel)
    assert len(labels) > 200
    texts = [one for one in labels if one.pixmap().isNull()]
    steady = [one for one in texts if isinstance(one, SteadyLabel)]  # these paint their text
    assert {one.accessibleName() for one in texts if one not in steady} == {""}
    assert all(one.accessibleName() in ("", one.text()) for one in steady)
