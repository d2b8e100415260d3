"""Every field of cells answers mouse, keyboard and screen readers in the same way."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.explain.variance import DenseNet
from guitrainer.explain.zones import map_zones
from guitrainer.gui.base.settings import Settings
from guitrainer.gui.kit.cell_field import CellField
from guitrainer.gui.kit.cells import Cells
from guitrainer.gui.kit.gallery import Gallery
from guitrainer.gui.kit.grid import NumberGrid
from guitrainer.gui.kit.timeline import FilmStrip, StripPicture
from guitrainer.gui.rooms.common.wall import TileWall
from guitrainer.gui.rooms.handmade.shelf import FilterShelf as FiltersAtHand
from guitrainer.gui.rooms.handmade.tiles import Tiles
from guitrainer.gui.rooms.predict.confusion import ConfusionMatrix
from guitrainer.gui.rooms.predict.layer_box import Fired, FiredRow
from guitrainer.gui.rooms.predict.maps import MapWall
from guitrainer.gui.rooms.variance.zone_map import Map

Show = Callable[..., QWidget]
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
IMAGE = QImage(4, 4, QImage.Format.Format_RGB32)
IMAGE.fill(0)


def words(number: int) -> str:
    return f"number {number}"


def wall() -> CellField:
    made = TileWall("Filters", words)
    made.show_tiles(np.zeros((40, 5, 5, 3), np.uint8), None, ())
    return made


def gallery() -> CellField:
    made = Gallery("Images")
    made.show_pictures(range(40), lambda key: IMAGE, words)
    return made


def maps() -> CellField:
    made = MapWall("Maps", words)
    made.show_maps(np.ones((40, 6, 6), np.float32), "gray")
    return made


def matrix() -> CellField:
    made = ConfusionMatrix("Confusion")
    made.show_counts(np.arange(16).reshape(4, 4), "abcd")
    return made


def fired() -> CellField:
    made = FiredRow("Strongest")
    made.show_pairs(
        lambda count: [Fired(n, IMAGE, IMAGE, words(n), words(n)) for n in range(count)]
    )
    return made


def zones() -> CellField:
    made = Map("Map")
    made.show_zones(map_zones(DenseNet()), "forward")
    return made


def numbers() -> CellField:
    made = NumberGrid("Numbers")
    made.show_numbers(np.arange(12).reshape(3, 4))
    return made


def cells() -> CellField:
    made = Cells("Cells")
    made.show_cells(np.zeros((3, 4, 3), np.uint8), texts=[list("abcd")] * 3)
    return made


def strip() -> CellField:
    made = FilmStrip("Film")
    made.words = "step %1"
    made.show_pictures([StripPicture(step, step < 5, IMAGE) for step in range(6)], "")
    return made


def tiles(settings: Settings) -> CellField:
    owner = QWidget()
    made = Tiles(FiltersAtHand(settings, owner))
    owner.setParent(made)
    return made


@dataclass(frozen=True)
class Case:
    """A field, and where Right, Down and End lead from its first cell at 320 × 240 pixels."""

    make: Callable[..., CellField]
    right: int
    down: int | None  # None: as many on as there are columns
    last: int


CASES = {
    "wall": Case(wall, 1, None, 39),
    "gallery": Case(gallery, 1, None, 39),
    "maps": Case(maps, 1, None, 39),
    "matrix": Case(matrix, 1, 4, 15),
    "fired": Case(fired, 1, 0, 1),
    "zones": Case(zones, 1, None, -1),
    "numbers": Case(numbers, 1, 4, 11),
    "cells": Case(cells, 1, 4, 11),
    "strip": Case(strip, 1, 0, 4),
    "tiles": Case(tiles, 1, None, -1),
}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest, settings: Settings) -> Case:
    found = CASES[request.param]
    if found.make is tiles:
        return Case(partial(tiles, settings), found.right, found.down, found.last)
    return found


@pytest.fixture
def field(case: Case, qapp: QApplication, show: Show) -> CellField:
    return cast(CellField, show(case.make(), 320, 240))


def press(field: CellField, qtbot: QtBot, key: Qt.Key) -> int | None:
    field.show_at(0)
    qtbot.keyClick(field, key)
    return field.at


def tip_at(field: CellField, point: QPoint) -> str:
    event = QHelpEvent(QEvent.Type.ToolTip, point, field.mapToGlobal(point))
    QApplication.sendEvent(field, event)
    text = QToolTip.text()
    QToolTip.hideText()
    return text


def middle(field: CellField, number: int) -> QPoint:
    return field.rect_of(number).center().toPoint()


def picture(field: CellField) -> QImage:
    return field.grab().toImage()


def test_keys_walk_from_cell_to_cell(field: CellField, case: Case, qtbot: QtBot) -> None:
    columns = field.tiling.columns
    assert press(field, qtbot, Key.Key_Right) == case.right
    assert press(field, qtbot, Key.Key_Down) == (columns if case.down is None else case.down)
    assert press(field, qtbot, Key.Key_End) == field.tiling.count - 1
    if case.last >= 0:
        assert field.tiling.count - 1 == case.last
    qtbot.keyClick(field, Key.Key_Home)
    assert field.at == 0
    assert press(field, qtbot, Key.Key_Left) == press(field, qtbot, Key.Key_Up) == 0


def test_what_keys_and_clicks_choose_is_told(field: CellField, qtbot: QtBot) -> None:
    told: list[int] = []
    field.show_at(0)
    field.chosen.connect(told.append)
    qtbot.keyClick(field, Key.Key_Right)
    if not isinstance(field, Tiles):  # there a click selects, and keys only walk
        qtbot.mouseClick(field, LEFT, pos=middle(field, 0))
        qtbot.mouseClick(field, Qt.MouseButton.RightButton, pos=middle(field, 1))
        assert told == [1, 0]
    assert told[0] == 1


def test_enter_and_a_double_click_open(field: CellField, qtbot: QtBot) -> None:
    opened: list[int] = []
    field.opened.connect(opened.append)
    field.show_at(0)
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.mouseDClick(field, LEFT, pos=middle(field, 1))
    assert opened == [0, 1]


@pytest.mark.parametrize("modifier", ["NoModifier", "ControlModifier"])
def test_keys_are_kept_from_the_shortcuts_of_the_window(field: CellField, modifier: str) -> None:
    held = Qt.KeyboardModifier[modifier]
    for key in (Key.Key_Left, Key.Key_Down):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, held)
        event.ignore()
        QApplication.sendEvent(field, event)
        assert event.isAccepted() == (modifier == "NoModifier")


@pytest.mark.qt_log_ignore(r"does not support raise\(\)")
def test_a_cell_is_described_to_those_who_see_it_and_those_who_do_not(
    field: CellField, qtbot: QtBot
) -> None:
    field.show_at(1)
    words = field.describe(1)
    assert words and field.accessibleDescription() == words
    qtbot.keyClick(field, Key.Key_Left)
    assert field.accessibleDescription() == field.describe(0) != words
    assert tip_at(field, middle(field, 0)) == field.tip(0)


def test_the_keyboard_and_the_mouse_are_seen(field: CellField, qtbot: QtBot) -> None:
    field.clearFocus()
    field.show_at(0)
    without = picture(field)
    field.setFocus()
    assert picture(field) != without
    field.clearFocus()
    qtbot.mouseMove(field, middle(field, 1))
    assert (picture(field) != without) == field.clickable
    pointer = field.cursor().shape()
    assert (pointer == Qt.CursorShape.PointingHandCursor) == field.clickable


def test_without_cells_nothing_happens(qapp: QApplication, show: Show, qtbot: QtBot) -> None:
    for make in (partial(TileWall, "Filters", words), partial(Gallery, "Images"),
                 partial(MapWall, "Maps", words), partial(ConfusionMatrix, "Confusion"),
                 partial(Map, "Map"), partial(NumberGrid, "Numbers"), partial(Cells, "Cells"),
                 partial(FilmStrip, "Film"), partial(FiredRow, "Strongest")):  # fmt: skip
        empty = cast(CellField, show(make(), 320, 240))
        told: list[int] = []
        empty.chosen.connect(told.append)
        empty.opened.connect(told.append)
        for key in (Key.Key_Right, Key.Key_End, Key.Key_Return):
            qtbot.keyClick(empty, key)
        qtbot.mouseClick(empty, LEFT, pos=QPoint(20, 20))
        assert told == [] and empty.accessibleDescription() == ""


def test_what_does_not_fit_scrolls(qapp: QApplication, show: Show, qtbot: QtBot) -> None:
    made = gallery()
    assert isinstance(made, Gallery)
    show(made, 160, 100)
    assert made.bar.isVisible() and made.rect_of(39).top() > 100
    down, at = QPoint(0, -120), QPointF(20, 20)
    nothing = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(at, at, QPoint(), down, *nothing, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(made, wheel)
    assert made.scrolled > 0
    seen = made.number_at(QPointF(20, 50))
    assert seen is not None and seen >= made.tiling.columns
    qtbot.keyClick(made, Key.Key_End)
    assert made.rect().contains(made.rect_of(39).toRect())
    qtbot.keyClick(made, Key.Key_PageUp)
    assert made.at is not None and made.at < 39
    made.resize(160, 800)
    assert not made.bar.isVisible() and made.scrolled == 0
