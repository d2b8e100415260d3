"""Widgets are painted when Qt asks for it, and at no other time."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guitrainer.gui.base import guard
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.axes import Course
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
