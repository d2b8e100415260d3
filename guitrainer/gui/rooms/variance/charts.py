"""A chart of a number for every layer, and bars that compare a few numbers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEvent

from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.ticks import step_text
from guitrainer.gui.kit.painted import Painted, focus_frame, pen, text_at
from guitrainer.gui.kit.small_chart import Axis, Chart, Course
from guitrainer.gui.rooms.common.path import Decades

HEIGHT = 112  # minimum size in pixels
LARGEST = 2000
LEAST_SHOWN = -12  # below 10 to this power, curves follow the border
MOST_SHOWN = 12
BAR, LINE = 14, 40  # height of a bar, and distance from one to the next, in pixels
NUMBER = 72  # room for a number


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


@dataclass(frozen=True)
class NamedBar:
    """A number with its name and the token of its color."""

    name: str
    value: float
    token: str


class NamedBars(Painted):
    """Bars from top to bottom, with names above them and numbers at their ends.

    Parameters
    ----------
    lines : number of bars
    log : whether the scale is logarithmic; the shortest bar then has a length of one decade
    """

    def __init__(self, name: str, lines: int, *, log: bool = False) -> None:
        super().__init__(name, lines * px(LINE))
        self._log = log
        self._bars: Sequence[NamedBar] = ()
        self._largest = 1.0

    def show_bars(self, bars: Sequence[NamedBar], largest: float | None = None) -> None:
        """Show other bars; `largest` fills the width, and defaults to the largest number."""
        self._bars = bars
        self._largest = largest or max((bar.value for bar in bars), default=1.0) or 1.0
        told = ", ".join(f"{bar.name}: {figure(bar.value)}" for bar in bars)
        self.setAccessibleDescription(told)
        self.update()

    def _share(self, value: float) -> float:
        if not self._log:
            return min(max(value / self._largest, 0.0), 1.0)
        scale = Decades.over([bar.value for bar in self._bars])
        return scale.place(value)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the names, bars and numbers."""
        painter = self.painter()
        height = painter.fontMetrics().height()
        room = self.width() - px(NUMBER)
        for place, bar in enumerate(self._bars):
            top = place * px(LINE)
            painter.setPen(pen("dim"))
            text_at(painter, QPointF(0, top), bar.name, Qt.AlignmentFlag.AlignLeft)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("line"))
            painter.drawRoundedRect(QRectF(0, top + height + 2, room, px(BAR)), 2, 2)
            painter.setBrush(theme().color(bar.token))
            length = max(self._share(bar.value) * room, 2.0)
            painter.drawRoundedRect(QRectF(0, top + height + 2, length, px(BAR)), 2, 2)
            painter.setPen(pen("text"))
            at = QPointF(self.width(), top + height + 2 + (px(BAR) - height) / 2)
            text_at(painter, at, figure(bar.value), Qt.AlignmentFlag.AlignRight)
        painter.end()
