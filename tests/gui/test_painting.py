"""Widgets are painted when Qt asks for it, and at no other time."""

import ast
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guitrainer.gui.base import guard
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.axes import Course
from guitrainer.gui.kit.painted import fitted
from guitrainer.gui.rooms.common.picture import Picture
from guitrainer.gui.rooms.convolution.settings import PatchPicture
from guitrainer.gui.rooms.predict.maps import MapWall
from guitrainer.gui.rooms.variance.charts import DepthChart

GUI = Path(guard.__file__).parents[1]


def painters_outside_painting(path: Path) -> list[str]:
    """Functions that begin a painter on a widget though Qt did not ask them to paint."""
    begun = ("QPainter(self)", "QPainter(self.viewport())", "self.painter()")
    found: list[str] = []
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef) and function.name not in ("paintEvent", "painter"):
            name = f"{path.relative_to(GUI)}: {function.name}"
            calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
            found += [name for node in calls if ast.unparse(node).startswith(begun)]
    return found


def test_no_painter_is_begun_on_a_widget_that_is_not_being_painted() -> None:
    assert [one for path in GUI.rglob("*.py") for one in painters_outside_painting(path)] == []


def test_the_rule_finds_what_it_is_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.py"
    path.write_text("class A:\n    def mouseMoveEvent(self, e):\n        QPainter(self)\n")
    monkeypatch.setattr("tests.gui.test_painting.GUI", tmp_path)
    assert painters_outside_painting(path) == ["x.py: mouseMoveEvent"]


def test_the_mouse_over_a_chart_paints_nothing(qtbot: QtBot) -> None:
    """Qt warns of a painter without an engine, and a warning of Qt fails the test."""
    chart = DepthChart("Signal", "layer")
    qtbot.addWidget(chart)
    chart.resize(300, 200)
    points = [(float(layer), 1.0) for layer in range(1, 11)]
    chart.show_layers([Course(points, theme().color("accent"))])
    looked: list[int | None] = []
    chart.looked.connect(looked.append)
    with qtbot.waitExposed(chart):
        chart.show()
    for x in (5, 150, 290):
        QTest.mouseMove(chart, QPoint(x, 100))
    assert (looked[0], looked[-1]) == (0, 9)


def test_signals_are_painted_as_bands() -> None:
    """An image of one row of many pixels would be a line that is hardly visible."""
    signal, place = QImage(128, 1, QImage.Format.Format_RGB888), QRect(10, 10, 96, 96)
    assert fitted(signal, place) == QRect(10, 52, 96, 12)
    assert fitted(signal.scaled(1, 128), place) == QRect(52, 10, 12, 96)
    filter_of_a_signal = QImage(7, 1, QImage.Format.Format_RGB888)
    assert fitted(filter_of_a_signal, QRect(0, 0, 84, 84)).size() == QSize(84, 12)


def test_maps_of_a_signal_are_bands(qtbot: QtBot) -> None:
    wall = MapWall("conv1")
    qtbot.addWidget(wall)
    wall.show_maps(np.zeros((3, 1, 88)), "gray")
    assert wall.tile(300) == QSize(88, 11)


def test_a_picture_of_a_signal_is_a_band(qtbot: QtBot) -> None:
    picture = Picture("Signal", 120)
    qtbot.addWidget(picture)
    picture.show_pixels(np.full((1, 60, 3), 255, np.uint8), window=(10, 0, 20, 1))
    picture.show()
    painted = picture.grab().toImage()
    white = [y for y in range(painted.height()) if painted.pixelColor(100, y) == QColor("white")]
    assert white == list(range(15))


def test_a_picture_is_painted_again_only_if_it_changes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = Picture("Filter", 120)
    updates: list[int] = []
    qtbot.addWidget(picture)
    monkeypatch.setattr(picture, "update", lambda: updates.append(len(updates)))
    black, white = (np.full((3, 3, 3), shade, np.uint8) for shade in (0, 255))
    numbers = np.zeros((3, 3))
    for show, changes in (
        (lambda: picture.show_hint("–"), True),
        (lambda: picture.show_hint("–"), False),
        (lambda: picture.show_pixels(black), True),
        (lambda: picture.show_pixels(black.copy()), False),
        (lambda: picture.show_pixels(white), True),
        (lambda: picture.show_pixels(white, window=(0, 0, 1, 1)), True),
        (lambda: picture.show_pixels(white, numbers), True),
        (lambda: picture.show_pixels(white), True),
        (lambda: picture.show_hint("–"), True),
        (lambda: picture.show_pixels(white), True),
    ):
        updates.clear()
        show()
        assert bool(updates) == changes


def test_a_patch_of_a_signal_is_chosen_along_it(qtbot: QtBot) -> None:
    patch = PatchPicture()
    qtbot.addWidget(patch)
    patch.resize(120, 120)
    patch.show_image(np.zeros((1, 60)), (0, 0, 1, 10))
    asked: list[tuple[int, int]] = []
    patch.moved.connect(lambda top, left: asked.append((top, left)))
    patch.show()
    QTest.mouseClick(patch, Qt.MouseButton.LeftButton, pos=QPoint(60, 5))
    assert asked == [(0, 25)]
