"""The small painted charts."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from guitrainer.gui.kit.small_chart import Axis, Chart, Course

WIDTH, HEIGHT = 200, 80


def colors(chart: Chart) -> int:
    """How many different colors are painted."""
    picture = chart.grab().toImage()
    return len({picture.pixel(x, y) for x in range(WIDTH) for y in range(HEIGHT)})


def test_axes_are_painted_only_around_something(qtbot: QtBot) -> None:
    chart = Chart("empty", HEIGHT)
    qtbot.addWidget(chart)
    chart.resize(WIDTH, HEIGHT)
    assert colors(chart) == 1
    chart.show_courses([Course(((0.0, 0.0), (1.0, 1.0)), QColor("red"))], Axis(0, 1))
    assert colors(chart) > 1
