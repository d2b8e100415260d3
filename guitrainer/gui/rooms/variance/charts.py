"""A chart of a number for every layer, and bars that compare a few numbers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.ticks import step_text
from guitrainer.gui.kit.painted import Painted, pen, text_at
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

    looked = Signal(object)  # index of a layer, from 0, or None

    def __init__(self, name: str, axis: str) -> None:
        super().__init__(name, px(HEIGHT))
        self.setMaximumHeight(LARGEST)
        self._axis = axis
        self._layers = 0
        self._looked: int | None = None
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
        self._layers = max((len(course.points) for course in courses), default=0)
        shown = [replace(course, points=_within(course.points, *ends)) for course in courses]
        x = Axis(1, max(self._layers, 2), self._axis, text=step_text)
        self.show_courses(shown, x, Axis(*ends, log=True))
        if self._looked is not None and self._looked >= self._layers:
            self._look(None)

    def show_looked(self, index: int | None) -> None:
        """Mark the selected layer, which may have been selected elsewhere."""
        if index != self._looked:
            self._looked = index
            self.update()

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the courses, and a line at the selected layer."""
        super().paintEvent(event)
        painter = self.painter()
        area = self._area()
        if self._looked is not None:
            x = area.left() + self._x.place(self._looked + 1) * area.width()
            painter.setPen(pen("text"))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        if self.hasFocus():
            painter.setPen(pen("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.end()

    # ------------------------------------------------------------ selection

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Select the nearest layer."""
        area = self._area()
        share = (event.position().x() - area.left()) / max(area.width(), 1)
        nearest = round(share * (max(self._layers, 2) - 1))
        self._look(min(max(nearest, 0), self._layers - 1) if self._layers else None)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Select no layer."""
        self._look(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Select the next layer by the arrow keys."""
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        move = moves.get(Qt.Key(event.key()))
        if move is None or not self._layers:
            super().keyPressEvent(event)
            return
        start = self._looked if self._looked is not None else -1 if move > 0 else self._layers
        self._look(min(max(start + move, 0), self._layers - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Show the keyboard focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Select no layer."""
        super().focusOutEvent(event)
        self._look(None)
        self.update()

    def _look(self, index: int | None) -> None:
        if index != self._looked:
            self.show_looked(index)
            self.looked.emit(index)


def _within(
    points: Sequence[tuple[float, float]], low: float, high: float
) -> list[tuple[float, float]]:
    """Clip numbers to the axis, and leave out those that are not finite."""
    return [(x, min(max(y, low), high)) for x, y in points if not math.isnan(y)]


BAR, LINE = 14, 40  # height of a bar, and distance from one to the next, in pixels
NUMBER = 72  # room for a number


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
