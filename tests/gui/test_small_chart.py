"""The small painted charts."""

import math
from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guitrainer.gui.kit.axes import Axis, Course
from guitrainer.gui.kit.bars import Bar, Bars
from guitrainer.gui.kit.small_chart import Chart

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


@pytest.mark.parametrize(
    ("values", "runs"),
    [((), [[]]), ((1.0, 2.0), [[1.0, 2.0]]), ((1.0, math.nan, 2.0), [[1.0], [2.0]]),
     ((math.nan, 2.0), [[], [2.0]])],
)  # fmt: skip
def test_a_course_has_gaps_where_nothing_is_known(
    values: tuple[float, ...], runs: list[list[float]]
) -> None:
    course = Course(tuple(enumerate(values)), QColor("red"))
    assert [[y for _, y in run] for run in course.runs] == runs


@pytest.mark.parametrize(
    ("axis", "places"),
    [(Axis(0, 4), {-1: 0, 0: 0, 1: 0.25, 4: 1, 5: 1, math.inf: 1}),
     (Axis(0.01, 1, log=True), {0: 0, 1e-3: 0, 0.1: 0.5, 2: 1, math.inf: 1}),
     (Axis(1, 1), {1: 0, 2: 0})],
)  # fmt: skip
def test_values_beyond_an_axis_are_put_at_its_ends(axis: Axis, places: dict[float, float]) -> None:
    assert {value: pytest.approx(axis.place(value)) for value in places} == places


@pytest.mark.parametrize(("above", "line"), [(False, 24), (True, 40)])
def test_bars_are_as_long_as_their_values(
    show: Callable[..., QWidget], above: bool, line: int
) -> None:
    red = QColor("#ff0000")
    bars = Bars("Bars", 3, above=above)
    show(bars, 300, 3 * line)
    assert bars.height() == 3 * line, "there is room from the beginning"
    values = {"half": 0.5, "whole": 1.0, "none": None, "zero": 0.0}
    bars.show_bars([Bar(name, value, "1", red) for name, value in values.items()])
    assert bars.height() == 4 * line
    image = bars.grab().toImage()
    middles = [(number + 1) * line - 12 for number in range(4)]
    lengths = [
        sum(image.pixelColor(x, y).red() > 150 > image.pixelColor(x, y).green() for x in range(300))
        for y in middles
    ]
    assert lengths[1] > 100 and lengths[0] == pytest.approx(lengths[1] / 2, abs=2)
    assert lengths[2:] == [0, 0]
    assert bars.accessibleDescription() == "half: 1, whole: 1, none: 1, zero: 1"
