"""Small charts, painted directly: lines and marks with few ticks, or bars.

Plots that are zoomed and exported use pyqtgraph, see `kit.chart`. A room has many small charts, for
which it is too slow: until the first paint, two lines of ten points take 37 ms in pyqtgraph and
1.3 ms here, ten bars with names and values 57 and 1.1 ms (medians of 12 on two cores).
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy

from guitrainer.figures import figure, percent
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.base.look.ticks import log_ticks, power_text, round_ticks
from guitrainer.gui.kit.painted import Painted, pen, text_at

Shape = Literal["circle", "square", "triangle", "none"]

TOP, RIGHT, BOTTOM, GAP = 8, 12, 34, 6  # pixels around the plotted area
MARK = 4.5  # half the size of a mark, in pixels
TICK_WIDTH, TICK_HEIGHT = 80, 48  # space needed by a tick
LINE, HIGH_LINE = 24, 40  # pixels from one bar to the next, without and with a name above it
THICK = 10
NUMBER = 72  # room for a value beside bars below their names: such bars are compared across charts
FAINT = 0.45  # opacity of numbers that are not final


@dataclass(frozen=True)
class Course:
    """Points joined by a line, from left to right, and their style.

    Parameters
    ----------
    points : (x, y)
    shape : shape of the mark at every point
    name : label next to the last point; may be empty
    dashed : whether the line is dashed, as for predictions of theory
    """

    points: Sequence[tuple[float, float]]
    color: QColor
    shape: Shape = "none"
    name: str = ""
    dashed: bool = False


@dataclass(frozen=True)
class Axis:
    """The range of an axis, and the format of its numbers."""

    low: float
    high: float
    title: str = ""
    log: bool = False
    text: Callable[[float], str] = figure

    def place(self, value: float) -> float:
        """Return the position of a value, 0 at the low end and 1 at the high end."""
        low, high = self.low, self.high
        if self.log:
            low, high, value = math.log10(low), math.log10(high), math.log10(max(value, 1e-300))
        return (value - low) / (high - low) if high > low else 0.0

    def ticks(self, room: float, each: float) -> list[float]:
        """Return the ticks for `room` pixels, with at least `each` pixels per tick."""
        count = max(round(room / each), 2) + 1
        ticks = log_ticks if self.log else round_ticks
        return ticks(self.low, self.high, count)

    def written(self, value: float) -> str:
        """Return the label of a tick."""
        return power_text(value) if self.log else self.text(value)


SHARE = Axis(0.0, 1.0, text=percent)


class Pointed(Painted):
    """A picture of items from left to right, which are selected by the mouse and the arrow keys.

    A subclass implements `_count` and `_x_of`, and tracks the mouse or accepts the focus.
    """

    looked = Signal(object)  # index of an item, from 0, or None

    def __init__(self, name: str, height: int) -> None:
        super().__init__(name, height)
        self._count = 0
        self._looked: int | None = None

    def _x_of(self, index: int) -> float:
        """Return the horizontal position of an item, in pixels."""
        raise NotImplementedError

    def _before(self, move: int) -> int:
        """Return the index from which the first press of an arrow key moves."""
        return -1 if move > 0 else self._count

    def show_looked(self, index: int | None) -> None:
        """Mark an item, which may have been selected elsewhere."""
        if index != self._looked:
            self._looked = index
            self.update()

    def _look(self, index: int | None) -> None:
        if index != self._looked:
            self.show_looked(index)
            self.looked.emit(index)

    def _nearest(self, x: float) -> int | None:
        return min(range(self._count), key=lambda index: abs(self._x_of(index) - x), default=None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Select the nearest item."""
        self._look(self._nearest(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Select no item."""
        self._look(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Select the next item by the arrow keys."""
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if move is None or not self._count:
            super().keyPressEvent(event)
            return
        start = self._before(move) if self._looked is None else self._looked
        self._look(min(max(start + move, 0), self._count - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Show the keyboard focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Select no item."""
        super().focusOutEvent(event)
        self._look(None)
        self.update()


class Chart(Pointed):
    """Courses over two axes; a hint if there are none."""

    def __init__(self, name: str, height: int, hint: str = "") -> None:
        super().__init__(name, height)
        self.setMaximumHeight(2 * height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(height)
        self.courses: Sequence[Course] = ()
        self._x, self._y = SHARE, SHARE
        self._hint = hint

    def show_courses(self, courses: Sequence[Course], x: Axis, y: Axis = SHARE) -> None:
        """Show other courses."""
        self.courses, self._x, self._y = courses, x, y
        self.update()

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the axes, lines, marks and names."""
        painter = self.painter()
        area = self._area()
        if not any(course.points for course in self.courses):  # empty axes would suggest a range
            painter.setPen(pen("dim"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(
                self.rect().adjusted(px(GAP), px(GAP), -px(GAP), -px(GAP)), int(flags), self._hint
            )
            painter.end()
            return
        self._paint_left(painter, area)
        self._paint_bottom(painter, area)
        for course in self.courses:
            self._paint_course(painter, area, course)
        self._paint_names(painter, area)
        painter.end()

    def _area(self) -> QRectF:
        """Return the area of the lines, inside the axes."""
        metrics = QFontMetricsF(self._font, self)
        high = self.height() - px(TOP) - px(BOTTOM)
        texts = (self._y.written(tick) for tick in self._y.ticks(high, px(TICK_HEIGHT)))
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
        left = widest + px(GAP)
        return QRectF(left, px(TOP), self.width() - left - px(RIGHT), high)

    def _paint_left(self, painter: QPainter, area: QRectF) -> None:
        height = painter.fontMetrics().height()
        for tick in self._y.ticks(area.height(), px(TICK_HEIGHT)):
            y = round(area.bottom() - self._y.place(tick) * area.height()) + 0.5
            painter.setPen(pen("line"))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(pen("dim"))
            place = QPointF(area.left() - px(GAP), y - height / 2)
            text_at(painter, place, self._y.written(tick), Qt.AlignmentFlag.AlignRight)

    def _paint_bottom(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(pen("dim"))
        for tick in self._x.ticks(area.width(), px(TICK_WIDTH)):
            x = area.left() + self._x.place(tick) * area.width()
            text_at(painter, QPointF(x, area.bottom() + px(GAP)), self._x.written(tick))
        bottom = self.height() - painter.fontMetrics().height()
        text_at(painter, QPointF(area.center().x(), bottom), self._x.title)

    def _paint_course(self, painter: QPainter, area: QRectF, course: Course) -> None:
        places = [self._at(area, *point) for point in course.points]
        line = QPen(course.color, 1.2 if course.dashed else 2.0)
        if course.dashed:
            line.setDashPattern([4, 3])
        line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(line)
        painter.drawPolyline(QPolygonF(places))
        for place in places:
            paint_mark(painter, place, course.color, course.shape)

    def _at(self, area: QRectF, x: float, y: float) -> QPointF:
        """Return the position of a point."""
        across = area.left() + self._x.place(x) * area.width()
        return QPointF(across, area.bottom() - self._y.place(y) * area.height())

    def _paint_names(self, painter: QPainter, area: QRectF) -> None:
        """Write each name above its last point, or below it if there is no room."""
        metrics = painter.fontMetrics()
        taken: list[QRectF] = []
        painter.setPen(pen("text"))
        for course in self.courses:
            if not (course.name and course.points):
                continue
            at, wide = self._at(area, *course.points[-1]), metrics.horizontalAdvance(course.name)
            left = min(max(at.x() - wide / 2, area.left()), area.right() + px(RIGHT) - wide)
            place = QRectF(left, at.y() - MARK - 2 - metrics.height(), wide, metrics.height())
            if place.top() < 0 or any(place.intersects(one) for one in taken):
                place.moveTop(at.y() + MARK + 2)
            taken.append(place)
            text_at(painter, place.topLeft(), course.name, Qt.AlignmentFlag.AlignLeft)


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


@dataclass(frozen=True)
class Bar:
    """One number.

    Parameters
    ----------
    value : length of the bar; None if it is not known yet
    text : the value as text
    final : whether the value is final; if not, the bar is faint
    """

    name: str
    value: float | None
    text: str
    color: QColor
    final: bool = True

    @classmethod
    def of(cls, name: str, value: float, token: str) -> "Bar":
        """Return a bar labeled with its value, in a color of the theme."""
        return cls(name, value, figure(value), theme().color(token))


class Bars(Painted):
    """Bars on a scale from 0 to the largest value, or to a given one.

    Parameters
    ----------
    lines : number of bars there is room for before the first are shown
    above : whether names are above the bars instead of before them
    """

    def __init__(self, name: str, lines: int = 1, *, above: bool = False) -> None:
        self._line = px(HIGH_LINE if above else LINE)
        super().__init__(name, lines * self._line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bars: Sequence[Bar] = ()
        self._above = above
        self._most: float | None = None
        self._metrics = QFontMetricsF(self._font)

    def show_bars(self, bars: Sequence[Bar], most: float | None = None) -> None:
        """Show other numbers; `most` is the value that fills the width."""
        if len(bars) != len(self.bars):
            self.setFixedHeight(max(len(bars), 1) * self._line)
        self.bars, self._most = bars, most
        self.setAccessibleDescription(", ".join(f"{bar.name}: {bar.text}" for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size with room for all bars."""
        return QSize(30 * GRID, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the names, bars and values."""
        painter = self.painter()
        names = max((self._metrics.horizontalAdvance(bar.name) for bar in self.bars), default=0)
        texts = max((self._metrics.horizontalAdvance(bar.text) for bar in self.bars), default=0)
        left, right = names + GRID, self.width() - texts - GRID
        if self._above:
            left, right = 0.0, float(self.width() - px(NUMBER))
        values = [bar.value for bar in self.bars if bar.value is not None]
        most = self._most or max(values, default=1.0)
        for line, bar in enumerate(self.bars):
            top = (line + 1) * self._line - (px(LINE) + px(THICK)) / 2
            self._paint_bar(painter, QRectF(left, top, right - left, px(THICK)), bar, most)
        painter.end()

    def _paint_bar(self, painter: QPainter, area: QRectF, bar: Bar, most: float) -> None:
        top = area.center().y() - self._metrics.height() / 2
        painter.setPen(pen("dim"))
        above = area.top() - self._metrics.height() - 2
        at = QPointF(0, above if self._above else top)
        text_at(painter, at, bar.name, Qt.AlignmentFlag.AlignLeft)
        painter.setPen(pen("text" if bar.final else "dim"))
        text_at(painter, QPointF(self.width(), top), bar.text, Qt.AlignmentFlag.AlignRight)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("line"))
        painter.drawRoundedRect(area, 2, 2)
        if bar.value is not None and bar.value > 0 and most > 0:
            color = QColor(bar.color)
            color.setAlphaF(1.0 if bar.final else FAINT)
            painter.setBrush(color)
            area.setWidth(max(area.width() * min(bar.value / most, 1.0), 2.0))
            painter.drawRoundedRect(area, 2, 2)
