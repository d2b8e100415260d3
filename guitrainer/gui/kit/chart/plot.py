"""An interactive plot: marker, crosshair with values, scrubbing, zoom."""

import math

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from guitrainer.figures import percent
from guitrainer.gui.base.look.plots import Plot
from guitrainer.gui.base.look.size import small_font
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.ticks import step_text, value_text
from guitrainer.gui.kit.chart.canvas import DASHES, DOT, Frame, PlotCanvas
from guitrainer.gui.kit.chart.drawing import Drawing
from guitrainer.gui.kit.chart.reading import Reading
from guitrainer.gui.kit.painted import focus_frame

ZOOM = 0.8  # factor of the visible range, per notch of the wheel
LEAST_SEEN = 10.0  # steps
PAD = 0.015  # share of the horizontal axis, so that its last dot is not cut off
HINT_DOWN = 0.3  # share of the height; guides are elsewhere
STRIP = 3  # pixels to repaint at each side of a vertical line
WALKS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ENDS = {Qt.Key.Key_Home: 0.0, Qt.Key.Key_End: math.inf}
NOTCHES = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}


Window = tuple[float, float]


class CurvePlot(Plot):
    """Shows a `Drawing`; emits what mouse and keyboard request, and does nothing by itself.

    `marker` is the position of the amber line, `hover` that of the crosshair; None hides it.
    """

    scrubbed = Signal(float)  # requests a position on the horizontal axis; infinity: the latest
    walked = Signal(int)  # number of positions to go forward, or back if negative
    hovered = Signal(object)  # a position on the horizontal axis, or None
    zoomed = Signal(object)  # requests a range to show (Window); None for all

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._view = self.getPlotItem().getViewBox()
        self._view.disableAutoRange()
        self._canvas = PlotCanvas(self._view)
        self._before = math.inf  # position of the marker before the mouse was pressed
        self._font = small_font()
        self._remark = ""
        self.drawing = Drawing()
        self.window_shown: Window | None = None
        self.marker: float | None = None
        self.hover: float | None = None
        self.reads = False  # whether the values are shown next to the crosshair

    # ------------------------------------------------------------ what is shown

    def draw(self, drawing: Drawing, window: Window | None = None) -> None:
        """Show `drawing`, and only the part `window` of its horizontal axis (None: all)."""
        self.drawing, self.window_shown = drawing, window
        self._remark = drawing.remark
        self.left.write(percent if drawing.percent else value_text, log=drawing.log)
        self.bottom.write(step_text, drawing.names)
        low, high = window or drawing.x_range
        pad = 0.0 if drawing.names else PAD * (high - low)
        xs = (low - pad, high + pad)
        ys = drawing.vertical(low, high)
        (left, right), (bottom, top) = self._view.viewRange()
        if (left, right, bottom, top) != (*xs, *ys):
            self._view.setRange(xRange=xs, yRange=ys, padding=0, disableAutoRange=False)
        self._canvas.draw(drawing)

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
            self.viewport().update()
        else:
            self._repaint_strips(self.hover, x)
        self.hover, self.reads = x, aloud

    def _repaint_strips(self, *places: float | None) -> None:
        inner = self._inner()
        for x in places:
            if x is not None:
                middle = round(inner.left() + self._canvas.frame.point(x, 0).x())
                strip = QRect(middle - STRIP, int(inner.top()), 2 * STRIP + 1, int(inner.height()))
                self.viewport().update(strip)

    def _inner(self) -> QRectF:
        area: QRectF = self._view.sceneBoundingRect()
        return area

    def place_at(self, pixel: float) -> float:
        """Return the position on the horizontal axis at `pixel` from the left of the widget."""
        (left, right), _y = self._view.viewRange()
        inner = self._inner()
        return float(left + (pixel - inner.left()) / max(inner.width(), 1) * (right - left))

    # ------------------------------------------------------------ painting

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:  # noqa: N802 (Qt's name)
        """Paint the marker, the crosshair, the values and the hint on top of the lines."""
        inner, frame = self._inner(), self._canvas.frame
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            focus_frame(painter, QRectF(self.viewport().rect()))
        painter.setFont(self._font)
        if self._remark:
            painter.setPen(theme().color("dim"))
            upper = inner.adjusted(0, HINT_DOWN * inner.height(), 0, 0)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            words = painter.boundingRect(upper, flags, self._remark)
            painter.fillRect(words, theme().color("background"))  # over the grid
            painter.drawText(upper, flags, self._remark)
        painter.translate(inner.topLeft())
        painter.setClipRect(QRectF(0, -2, inner.width(), inner.height() + 4))
        if self.marker is not None:
            pen = QPen(theme().color("marker"), 1)
            pen.setDashPattern(DASHES)
            _draw_vertical(painter, frame, self.marker, pen)
        if self.hover is not None:
            _draw_vertical(painter, frame, self.hover, QPen(theme().color("dim"), 1))
            self._paint_reading(painter, frame, self.hover)

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
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Hide the keyboard focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    # ------------------------------------------------------------ requests

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Request the position under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._before = math.inf if self.marker is None else self.marker
            self.scrubbed.emit(self.place_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Read values; scrub while a button is pressed."""
        place = self.place_at(event.position().x())
        inside = self._inner().contains(QPointF(event.position()))
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
