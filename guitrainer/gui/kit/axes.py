"""Axes of painted charts, the courses drawn over them, and marks."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPen, QPolygonF

from guitrainer.figures import figure, percent
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.ticks import log_ticks, power_text, round_ticks
from guitrainer.gui.kit.painted import pen, text_at

Shape = Literal["circle", "square", "triangle", "none"]
Point = tuple[float, float]

GAP = 6  # pixels between the area and the labels of its axes
TICK_HEIGHT = 48  # space needed by a tick of the vertical axis
MARK = 4.5  # half the size of a mark, in pixels


@dataclass(frozen=True)
class Course:
    """Points joined by a line, from left to right, and their style.

    Parameters
    ----------
    points : (x, y); the line has a gap where y is NaN
    shape : shape of the mark at every point
    name : label next to the last point; may be empty
    dashed : whether the line is dashed, as for predictions of theory
    """

    points: Sequence[Point]
    color: QColor
    shape: Shape = "none"
    name: str = ""
    dashed: bool = False

    @property
    def runs(self) -> Iterator[list[Point]]:
        """The points between gaps."""
        run: list[Point] = []
        for x, y in self.points:
            if math.isnan(y):
                yield run
                run = []
            else:
                run.append((x, y))
        yield run


@dataclass(frozen=True)
class Axis:
    """The range of an axis, and the format of its numbers."""

    low: float
    high: float
    title: str = ""
    log: bool = False
    text: Callable[[float], str] = figure

    def place(self, value: float) -> float:
        """Return the position of a value, from 0 at the low end to 1; clipped to the axis."""
        low, high = self.low, self.high
        if self.log:
            low, high, value = math.log10(low), math.log10(high), math.log10(max(value, 1e-300))
        return min(max((value - low) / (high - low), 0.0), 1.0) if high > low else 0.0

    def ticks(self, room: float, each: float) -> list[float]:
        """Return the ticks for `room` pixels, with at least `each` pixels per tick."""
        count = max(round(room / each), 2) + 1
        ticks = log_ticks if self.log else round_ticks
        return ticks(self.low, self.high, count)

    def written(self, value: float) -> str:
        """Return the label of a tick."""
        return power_text(value) if self.log else self.text(value)


SHARE = Axis(0.0, 1.0, text=percent)


def labels_width(metrics: QFontMetricsF | QFontMetrics, axis: Axis, high: float) -> float:
    """Return the room that the labels of a vertical axis of `high` pixels need beside it."""
    texts = (axis.written(tick) for tick in axis.ticks(high, px(TICK_HEIGHT)))
    return max((metrics.horizontalAdvance(text) for text in texts), default=0.0) + px(GAP)


def paint_left(painter: QPainter, area: QRectF, axis: Axis) -> None:
    """Paint the grid of a vertical axis, and its labels to the left of `area`."""
    height = painter.fontMetrics().height()
    for tick in axis.ticks(area.height(), px(TICK_HEIGHT)):
        y = round(area.bottom() - axis.place(tick) * area.height()) + 0.5
        painter.setPen(pen("line"))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(pen("dim"))
        place = QPointF(area.left() - px(GAP), y - height / 2)
        text_at(painter, place, axis.written(tick), Qt.AlignmentFlag.AlignRight)


def paint_course(painter: QPainter, course: Course, at: Callable[[float, float], QPointF]) -> None:
    """Paint lines and marks; `at` returns the position of a point."""
    line = QPen(course.color, 1.2 if course.dashed else 2.0)
    if course.dashed:
        line.setDashPattern([4, 3])
    line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for run in course.runs:
        places = [at(x, y) for x, y in run]
        painter.setPen(line)
        painter.drawPolyline(QPolygonF(places))
        for place in places:
            paint_mark(painter, place, course.color, course.shape)


def paint_mark(painter: QPainter, at: QPointF, color: QColor, shape: Shape) -> None:
    """Paint a mark; marks differ in shape as well as in color."""
    if shape == "none":
        return
    painter.setPen(QPen(theme().color("background"), 1))
    painter.setBrush(color)
    if shape == "circle":
        painter.drawEllipse(at, MARK, MARK)
    elif shape == "square":
        painter.drawRect(QRectF(at.x() - MARK, at.y() - MARK, 2 * MARK, 2 * MARK))
    else:
        corners = ((0, -MARK), (MARK, MARK), (-MARK, MARK))
        painter.drawPolygon(QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in corners]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
