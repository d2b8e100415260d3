"""Grids of numbers: what they tell of mouse and keys, and how numbers are typed into them."""

from collections.abc import Callable
from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.text.cells import cell_texts
from guitrainer.gui.kit.cell_editor import CellEditor
from guitrainer.gui.kit.grid import NumberGrid

Show = Callable[..., QWidget]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def grid(qapp: QApplication, show: Show) -> NumberGrid:
    """3×4 numbers with a row of padding above, editable."""
    made = NumberGrid("Numbers", editable=True)
    values = np.vstack([np.zeros((1, 4)), np.arange(12).reshape(3, 4)])
    made.show_numbers(values, halo=(1, 0, 0, 0))
    return cast(NumberGrid, show(made, 300, 300))


def middle(grid: NumberGrid, row: int, column: int) -> QPoint:
    return grid.cell_rect(row, column).center()


def editor_of(grid: NumberGrid) -> CellEditor:
    return cast(CellEditor, grid.findChild(CellEditor))


def type_into(grid: NumberGrid, qtbot: QtBot, text: str) -> None:
    editor = editor_of(grid)
    assert editor.isVisible()
    editor.selectAll()
    qtbot.keyClicks(editor, text)


def test_clicks_and_drags_tell_cells(grid: NumberGrid, qtbot: QtBot) -> None:
    cells: list[tuple[int, int]] = []
    grid.pressed.connect(lambda row, column: cells.append((row, column)))
    qtbot.mousePress(grid, LEFT, pos=middle(grid, 1, 2))
    assert cells == [(1, 2)]
    assert grid.cell_at(middle(grid, 3, 0).toPointF()) == (3, 0)
    assert grid.cell_at(QPoint(0, 0).toPointF()) is None


def test_a_typed_number_is_told_and_tab_goes_on(grid: NumberGrid, qtbot: QtBot) -> None:
    edits: list[tuple[int, int, float]] = []
    grid.edited.connect(lambda *edit: edits.append(edit))
    qtbot.mouseDClick(grid, LEFT, pos=middle(grid, 1, 3))
    type_into(grid, qtbot, "-0,5")
    editor = editor_of(grid)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert edits == [(1, 3, -0.5)] and grid.cell == (2, 0)
    type_into(grid, qtbot, "two")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.isVisible() and editor.property("faulty")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible() and len(edits) == 1


def test_padding_cannot_be_typed_over(grid: NumberGrid, qtbot: QtBot) -> None:
    qtbot.mouseDClick(grid, LEFT, pos=middle(grid, 0, 1))
    assert not editor_of(grid).isVisible()


def test_keys_walk_and_begin_to_type(grid: NumberGrid, qtbot: QtBot) -> None:
    steps: list[tuple[int, int]] = []
    grid.stepped.connect(lambda *step: steps.append(step))
    grid.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(grid, key)
    assert steps == [(1, 0), (0, 1), (0, 1), (0, -1)] and grid.cell == (1, 1)
    assert grid.accessibleDescription() == "row 1, column 2: 1"
    qtbot.keyClick(grid, Qt.Key.Key_7)
    assert editor_of(grid).text() == "7"


def test_unknown_cells_are_empty_and_frames_are_seen(grid: NumberGrid) -> None:
    known = np.ones((4, 4), bool)
    known[3, 3] = False
    grid.show_numbers(grid.values, known=known)
    grid.show_frame((1, 1, 2, 2))
    picture = grid.grab().toImage()
    assert picture.pixelColor(middle(grid, 3, 3)).name() == theme().well
    corner = grid.cell_rect(1, 1).topLeft()
    assert picture.pixelColor(corner).name() == theme().accent


def test_small_numbers_in_small_cells_have_a_common_unit() -> None:
    values = np.array([[0.031, -0.085], [0.0, 0.0004]])
    found = cell_texts(values, lambda text: len(text) <= 3)
    assert found is not None
    assert found.texts == (("31", "−85"), ("0", "0")) and found.exponent == -3
    assert cell_texts(values, lambda text: len(text) <= 1) is None
