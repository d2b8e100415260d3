"""A chart of a number for every layer."""

import math
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPaintEvent

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.ticks import step_text
from guitrainer.gui.kit.painted import focus_frame, pen
from guitrainer.gui.kit.small_chart import Axis, Chart, Course
from guitrainer.gui.rooms.common.path import Decades

HEIGHT = 112  # minimum size in pixels
LARGEST = 2000
LEAST_SHOWN = -12  # below 10 to this power, curves follow the border
MOST_SHOWN = 12


class DepthChart(Chart):
    """Courses over the layers, counted from 1; the mouse and the arrow keys select a layer.

    Parameters
    ----------
    name : description of the content
    axis : title of the horizontal axis
    """

    def __init__(self, name: str, axis: str) -> None:
        super().__init__(name, px(HEIGHT))
        self.setMaximumHeight(LARGEST)
        self._axis = axis
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_layers(self, courses: Sequence[Course], *, beside: Sequence[float] = ()) -> None:
        """Show other courses, each with a point for every layer.

        Parameters
        ----------
        beside : other numbers that the axis must include, so that two charts have equal axes
        """
        values = [y for course in courses for _x, y in course.points]
        scale = Decades.over([*values, *beside])
        low = max(scale.low, LEAST_SHOWN)
        high = max(min(scale.high, MOST_SHOWN), low + 1)
        ends = 10.0**low, 10.0**high
        self._count = max((len(course.points) for course in courses), default=0)
        shown = [replace(course, points=_within(course.points, *ends)) for course in courses]
        x = Axis(1, max(self._count, 2), self._axis, text=step_text)
        self.show_courses(shown, x, Axis(*ends, log=True))
        if self._looked is not None and self._looked >= self._count:
            self._look(None)

    def _x_of(self, index: int) -> float:
        area = self._area()
        return area.left() + self._x.place(index + 1) * area.width()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the courses, and a line at the selected layer."""
        super().paintEvent(event)
        painter = self.painter()
        area = self._area()
        if self._looked is not None:
            x = self._x_of(self._looked)
            painter.setPen(pen("text"))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        if self.hasFocus():
            focus_frame(painter, self.rect().toRectF())
        painter.end()


def _within(
    points: Sequence[tuple[float, float]], low: float, high: float
) -> list[tuple[float, float]]:
    """Clip numbers to the axis, and leave out those that are not finite."""
    return [(x, min(max(y, low), high)) for x, y in points if not math.isnan(y)]
