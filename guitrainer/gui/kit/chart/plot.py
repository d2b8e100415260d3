"""An interactive plot: marker, crosshair with values, scrubbing, zoom."""

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.chart.canvas import DASHES, DOT, Frame, PlotCanvas
from guitrainer.gui.kit.chart.drawing import Drawing, Window
from guitrainer.gui.kit.chart.reading import Reading
from guitrainer.gui.kit.painted import focus_frame

ZOOM = 0.8  # factor of the visible range, per notch of the wheel
LEAST_SEEN = 10.0  # steps
STRIP = 3  # pixels to repaint at each side of a vertical line
WALKS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ENDS = {Qt.Key.Key_Home: 0.0, Qt.Key.Key_End: math.inf}
NOTCHES = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}


class CurvePlot(QWidget):
    """Shows a `Drawing`; emits what mouse and keyboard request, and does nothing by itself.

    `marker` is the position of the amber line, `hover` that of the crosshair; None hides it.
    """

    scrubbed = Signal(float)  # requests a position on the horizontal axis; infinity: the latest
    walked = Signal(int)  # number of positions to go forward, or back if negative
    hovered = Signal(object)  # a position on the horizontal axis, or None
    zoomed = Signal(object)  # requests a range to show (Window); None for all

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._canvas = PlotCanvas(QSizeF(self.size()))
        self._before = math.inf  # position of the marker before the mouse was pressed
        self.marker: float | None = None
        self.hover: float | None = None
        self.reads = False  # whether the values are shown next to the crosshair

    # ------------------------------------------------------------ what is shown

    @property
    def drawing(self) -> Drawing:
        """What is shown."""
        return self._canvas.drawing

    @property
    def window_shown(self) -> Window | None:
        """The visible part of the horizontal axis; None: all."""
        return self._canvas.window

    @property
    def inner(self) -> QRectF:
        """The area of the lines, inside the axes."""
        return self._canvas.inner

    @property
    def frame(self) -> Frame:
        """The mapping of values to this area."""
        return self._canvas.frame

    def draw(self, drawing: Drawing, window: Window | None = None) -> None:
        """Show `drawing`, and only the part `window` of its horizontal axis (None: all)."""
        self._canvas.draw(drawing, window)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Fill the widget."""
        self._canvas.size = QSizeF(self.size())

    def mark(self, x: float | None) -> None:
        """Move the marker to `x`."""
        if x != self.marker:
            self._repaint_strips(self.marker, x)
            self.marker = x

    def read(self, x: float | None, *, aloud: bool) -> None:
        """Move the crosshair to `x`; with `aloud`, show the values next to it."""
        if (x, aloud) == (self.hover, self.reads):
            return
        if aloud or self.reads:
            self.update()
        else:
            self._repaint_strips(self.hover, x)
        self.hover, self.reads = x, aloud

    def _repaint_strips(self, *places: float | None) -> None:
        inner, frame = self.inner, self.frame
        for x in places:
            if x is not None:
                middle = round(inner.left() + frame.point(x, 0).x())
                strip = QRect(middle - STRIP, int(inner.top()), 2 * STRIP + 1, int(inner.height()))
                self.update(strip)

    def place_at(self, pixel: float) -> float:
        """Return the position on the horizontal axis at `pixel` from the left of the widget."""
        (left, _bottom), (right, _top) = self.frame.low, self.frame.high
        return left + (pixel - self.inner.left()) / self.inner.width() * (right - left)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the drawing, then the marker, the crosshair and the values on top of the lines."""
        painter = QPainter(self)
        self._canvas.paint(painter)
        if self.hasFocus():
            focus_frame(painter, QRectF(self.rect()))
        inner, frame = self.inner, self.frame
        painter.translate(inner.topLeft())
        painter.setClipRect(QRectF(0, -2, inner.width(), inner.height() + 4))
        if self.marker is not None:
            pen = QPen(theme().color("marker"), 1)
            pen.setDashPattern(DASHES)
            _draw_vertical(painter, frame, self.marker, pen)
        if self.hover is not None:
            _draw_vertical(painter, frame, self.hover, QPen(theme().color("dim"), 1))
            self._paint_reading(painter, frame, self.hover)
        painter.end()

    def _paint_reading(self, painter: QPainter, frame: Frame, x: float) -> None:
        reading = Reading.of(self.drawing, x)
        painter.setPen(Qt.PenStyle.NoPen)
        for row in reading.rows:
            if math.isfinite(row.value) and not (frame.log and row.value <= 0):
                painter.setBrush(row.color)
                painter.drawEllipse(frame.point(x, row.value), DOT + 1, DOT + 1)
        if self.reads:
            painter.setClipping(False)
            reading.paint(painter, frame, x)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Show the keyboard focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Hide the keyboard focus."""
        super().focusOutEvent(event)
        self.update()

    # ------------------------------------------------------------ requests

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Request the position under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._before = math.inf if self.marker is None else self.marker
            self.scrubbed.emit(self.place_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Read values; scrub while a button is pressed."""
        place = self.place_at(event.position().x())
        inside = self.inner.contains(QPointF(event.position()))
        self.hovered.emit(place if inside else None)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.scrubbed.emit(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Stop scrubbing."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Show everything again, and undo the effect of the first of the two clicks."""
        self.scrubbed.emit(self._before)
        self.zoomed.emit(None)

    def leaveEvent(self, event: object) -> None:  # noqa: N802 (Qt's name)
        """Stop reading values."""
        self.hovered.emit(None)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Zoom around the mouse, along the horizontal axis."""
        notches = event.angleDelta().y() / 120
        self._zoom(self.place_at(event.position().x()), notches)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Move with the left and right arrow keys, zoom with up and down, show all with Escape."""
        key = Qt.Key(event.key())
        if key in WALKS:
            self.walked.emit(WALKS[key])
        elif key in ENDS:
            self.scrubbed.emit(ENDS[key])
        elif key in NOTCHES:
            low, high = self.window_shown or self.drawing.x_range
            seen = self.marker is not None and low <= self.marker <= high
            self._zoom(self.marker if seen and self.marker is not None else low, NOTCHES[key])
        elif key == Qt.Key.Key_Escape and self.window_shown is not None:
            self.zoomed.emit(None)
        else:
            event.ignore()

    def _zoom(self, about: float, notches: float) -> None:
        if self.drawing.names is not None or not notches:
            return
        least, most = self.drawing.x_range
        low, high = self.window_shown or (least, most)
        size = max((high - low) * ZOOM**notches, min(LEAST_SEEN, most - least))
        share = (about - low) / (high - low)
        low = max(min(about - share * size, most - size), least)
        whole = size >= most - least
        self.zoomed.emit(None if whole else (low, low + size))


def _draw_vertical(painter: QPainter, frame: Frame, x: float, pen: QPen) -> None:
    painter.setPen(pen)
    across = round(frame.point(x, 0).x()) + 0.5
    painter.drawLine(QPointF(across, 0), QPointF(across, frame.height))
