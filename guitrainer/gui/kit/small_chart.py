"""Small charts, painted directly: lines and marks with few ticks.

Plots that are zoomed and exported use pyqtgraph, see `kit.chart`. A room has many small charts, for
which it is too slow: until the first paint, two lines of ten points take 37 ms in pyqtgraph and
1.3 ms here, ten bars with names and values 57 and 1.1 ms (medians of 12 on two cores).
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from guitrainer.gui.base.look.size import px
from guitrainer.gui.kit.axes import (
    GAP,
    MARK,
    SHARE,
    Axis,
    Course,
    labels_width,
    paint_course,
    paint_left,
)
from guitrainer.gui.kit.painted import Painted, focus_frame, paint_hint, pen, text_at

TOP, RIGHT, BOTTOM = 8, 12, 34  # pixels around the plotted area
TICK_WIDTH = 80  # space needed by a tick of the horizontal axis


class Chart(Painted):
    """Courses over two axes; a hint if there are none.

    The points of the courses may be items, such as layers, which are selected by the mouse and the
    arrow keys if the chart tracks the mouse and accepts the focus.
    """

    looked = Signal(object)  # index of an item, from 0, or None

    first = 0  # position of the first item on the horizontal axis

    def __init__(self, name: str, height: int, hint: str = "") -> None:
        super().__init__(name, height)
        self.setMaximumHeight(2 * height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(height)
        self.courses: Sequence[Course] = ()
        self._x, self._y = SHARE, SHARE
        self._hint = hint
        self._count = 0  # number of items
        self._looked: int | None = None

    def show_courses(self, courses: Sequence[Course], x: Axis, y: Axis = SHARE) -> None:
        """Show other courses."""
        self.courses, self._x, self._y = courses, x, y
        self.update()

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the axes, lines, marks and names."""
        painter = self.painter()
        area = self._area()
        if any(course.points for course in self.courses):
            paint_left(painter, area, self._y)
            self._paint_bottom(painter, area)
            self._paint_selection(painter, area)
            for course in self.courses:
                paint_course(painter, course, partial(self._at, area))
            self._paint_names(painter, area)
        else:  # empty axes would suggest a range
            paint_hint(painter, self.rect(), self._hint)
        if self.hasFocus():
            focus_frame(painter, QRectF(self.rect()))
        painter.end()

    def _area(self) -> QRectF:
        """Return the area of the lines, inside the axes."""
        metrics = QFontMetricsF(self._font, self)
        bottom = px(BOTTOM) - (0 if self._x.title else metrics.height())
        high = self.height() - px(TOP) - bottom
        left = labels_width(metrics, self._y, high)
        return QRectF(left, px(TOP), self.width() - left - px(RIGHT), high)

    def _paint_bottom(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(pen("dim"))
        for tick in self._x.ticks(area.width(), px(TICK_WIDTH)):
            x = area.left() + self._x.place(tick) * area.width()
            text_at(painter, QPointF(x, area.bottom() + px(GAP)), self._x.written(tick))
        bottom = self.height() - painter.fontMetrics().height()
        text_at(painter, QPointF(area.center().x(), bottom), self._x.title)

    def _paint_selection(self, painter: QPainter, area: QRectF) -> None:
        """Paint a line at the selected item."""
        self._paint_line(painter, area, self._looked, "text")

    def _paint_line(
        self,
        painter: QPainter,
        area: QRectF,
        index: int | None,
        token: str,
        *,
        dashed: bool = False,
    ) -> None:
        if index is not None:
            x = self._x_of(index)
            painter.setPen(pen(token, dashed=dashed))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

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

    # ------------------------------------------------------------ selection

    def show_looked(self, index: int | None) -> None:
        """Mark an item, which may have been selected elsewhere."""
        if index != self._looked:
            self._looked = index
            self.update()

    def _x_of(self, index: int) -> float:
        """Return the horizontal position of an item, in pixels."""
        return self._at(self._area(), index + self.first, self._y.low).x()

    def _before(self, move: int) -> int:
        """Return the index from which the first press of an arrow key moves."""
        return -1 if move > 0 else self._count

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
