"""Paints a drawing with its axes, in the same way on screen, in pictures and in SVG files."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from shiboken6 import Shiboken

from guitrainer.gui.base.look.size import px, small_font
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.chart import ticks
from guitrainer.gui.kit.chart.drawing import Drawing, Floats, Line, Style, Window, thinned

DASHES = [4.0, 3.0]  # in line widths
DOT = 2.25  # radius in pixels
# Most dots of a line; more of them would hide it.
MOST_DOTS = 60
BAND_OPACITY = 0.18
GUIDE_ROOM = 16  # pixels above or below a guide, for its label
PAD = 0.015  # share of the horizontal axis, so that its last dot is not cut off
HINT_DOWN = 0.3  # share of the height; guides are elsewhere
# Room around the lines, in pixels: plots in a column are aligned regardless of their numbers, and
# half of the last number extends beyond the plot.
LEFT, TOP, RIGHT, BOTTOM = 45, 5, 12, 20
COORDINATE_BYTES = 8


@dataclass(frozen=True)
class Frame:
    """The mapping of values to the screen: `low` and `high` are (x, y), y as log10 if `log`."""

    low: tuple[float, float]
    high: tuple[float, float]
    width: float
    height: float
    log: bool

    def x(self, values: Floats) -> Floats:
        """Convert to pixels from the left."""
        return (values - self.low[0]) * (self.width / ((self.high[0] - self.low[0]) or 1))

    def y(self, values: Floats) -> Floats:
        """Convert to pixels from the top; NaN if a value has no logarithm."""
        if self.log:
            values = np.log10(values, out=np.full(len(values), np.nan), where=values > 0)
        share = (values - self.low[1]) / ((self.high[1] - self.low[1]) or 1)
        # far outside the picture, but not so far that numbers of the painter overflow
        return self.height * (1 - np.clip(share, -10, 10))

    def point(self, x: float, y: float) -> QPointF:
        """Convert a single point."""
        return QPointF(float(self.x(np.array([x]))[0]), float(self.y(np.array([y]))[0]))


@dataclass(frozen=True)
class Stroke:
    """A line, prepared to be painted in a frame."""

    style: Style
    x: Floats
    y: Floats
    dots: bool
    band: tuple[Floats, Floats, Floats] | None = None  # x, lowest and highest y

    @classmethod
    def of(cls, line: Line, frame: Frame) -> "Stroke":
        """Thin `line` out for `frame`."""
        low, high = frame.low[0], frame.high[0]
        x, y = thinned(line.x, line.y, low, high, int(frame.width), spikes=line.spikes)
        dots = (line.style.dots and len(x) <= MOST_DOTS) or len(x) == 1
        return cls(line.style, frame.x(x), frame.y(y), dots, _band(line, frame))

    @cached_property
    def shape(self) -> list[QPolygonF]:
        """The line; several ones if it has gaps."""
        finite = np.isfinite(self.y)
        if finite.all():
            return [_polygon(self.x, self.y)]
        bounds = np.flatnonzero(np.diff(np.concatenate([[False], finite, [False]])))
        return [
            _polygon(self.x[first:last], self.y[first:last])
            for first, last in bounds.reshape(-1, 2).tolist()
        ]

    @property
    def pen(self) -> QPen:
        """The pen that draws the line."""
        color = QColor(self.style.color)
        color.setAlphaF(self.style.opacity)
        pen = QPen(color, self.style.width)
        pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
        if self.style.dashed:
            pen.setDashPattern(DASHES)
        return pen

    def paint(self, painter: QPainter) -> None:
        """Paint the band, the line and its dots."""
        if self.band is not None:
            self._paint_band(painter, *self.band)
        painter.setPen(self.pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for part in self.shape:
            painter.drawPolyline(part)
        if self.dots:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.style.color))
            for x, y in zip(self.x.tolist(), self.y.tolist(), strict=True):
                if y == y:  # NaN has no position
                    painter.drawEllipse(QPointF(x, y), DOT, DOT)

    def _paint_band(self, painter: QPainter, x: Floats, low: Floats, high: Floats) -> None:
        color = QColor(self.style.color)
        color.setAlphaF(BAND_OPACITY)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        around = np.concatenate([x, x[::-1]]), np.concatenate([high, low[::-1]])
        painter.drawPolygon(_polygon(*around))


def _band(line: Line, frame: Frame) -> tuple[Floats, Floats, Floats] | None:
    """Thin the band of `line` out for `frame`, and leave out what is not finite."""
    if line.band is None:
        return None
    (x, low), (_, high) = (
        thinned(line.x, edge, frame.low[0], frame.high[0], int(frame.width)) for edge in line.band
    )
    low, high = frame.y(low), frame.y(high)
    known = np.isfinite(low) & np.isfinite(high)
    return frame.x(x)[known], low[known], high[known]


def _polygon(x: Floats, y: Floats) -> QPolygonF:
    """Return the points (n,) as a polygon; its memory is filled at once, which is much faster."""
    made = QPolygonF()
    made.resize(len(x))
    if len(x):
        pointer: Any = Shiboken.VoidPtr  # its stub lacks the size
        memory = pointer(made.data(), 2 * COORDINATE_BYTES * len(x), True)
        points = np.frombuffer(memory, np.float64).reshape(-1, 2)
        points[:, 0], points[:, 1] = x, y
    return made


class PlotCanvas:
    """Lays a drawing out in a rectangle whose left and top are 0, and paints it there.

    Attributes
    ----------
    size : size of the rectangle, in pixels
    drawing : the content
    window : the visible part of its horizontal axis; None: all
    """

    def __init__(self, size: QSizeF) -> None:
        self.size = size
        self.drawing = Drawing()
        self.window: Window | None = None
        self._ranges = (0.0, 1.0), (0.0, 1.0)
        self._remark = ""
        self._strokes: tuple[Frame, list[Stroke]] | None = None

    def draw(self, drawing: Drawing, window: Window | None = None) -> None:
        """Show `drawing`, and only the part `window` of its horizontal axis (None: all)."""
        self.drawing, self.window, self._strokes = drawing, window, None
        self._remark = drawing.remark
        low, high = window or drawing.x_range
        pad = 0.0 if drawing.names else PAD * (high - low)
        self._ranges = (low - pad, high + pad), drawing.vertical(low, high)

    @property
    def inner(self) -> QRectF:
        """The area of the lines, inside the axes."""
        left, top = px(LEFT), TOP
        width = self.size.width() - left - px(RIGHT)
        return QRectF(left, top, max(width, 1), max(self.size.height() - top - px(BOTTOM), 1))

    @property
    def frame(self) -> Frame:
        """The mapping of the current view to `inner`."""
        (left, right), (bottom, top) = self._ranges
        inner = self.inner
        low, high = (left, bottom), (right, top)
        return Frame(low, high, inner.width(), inner.height(), self.drawing.log)

    def paint(self, painter: QPainter) -> None:
        """Paint the axes, the guides, then the lines, and the hint if there are none."""
        inner, frame = self.inner, self.frame
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font())
        ticks.paint_left(painter, inner, self.drawing, self._ranges[1])
        ticks.paint_bottom(painter, inner, self.drawing, self._ranges[0])
        painter.save()
        painter.setClipRect(inner, Qt.ClipOperation.IntersectClip)
        painter.translate(inner.topLeft())
        self._paint_guides(painter, frame)
        if self._strokes is None or self._strokes[0] != frame:
            lines = [line for line in self.drawing.lines if len(line.x)]
            self._strokes = frame, [Stroke.of(line, frame) for line in lines]
        for stroke in self._strokes[1]:
            stroke.paint(painter)
        painter.restore()
        if self._remark:
            self._paint_remark(painter, inner)

    def _paint_remark(self, painter: QPainter, inner: QRectF) -> None:
        painter.setPen(theme().color("dim"))
        upper = inner.adjusted(0, HINT_DOWN * inner.height(), 0, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        words = painter.boundingRect(upper, flags, self._remark)
        painter.fillRect(words, theme().color("background"))  # over the grid
        painter.drawText(upper, flags, self._remark)

    def _paint_guides(self, painter: QPainter, frame: Frame) -> None:
        pen = QPen(theme().color("dim"), 1)
        pen.setDashPattern(DASHES)
        for guide in self.drawing.guides:
            y = frame.point(0, guide.y).y()
            painter.setPen(pen)
            painter.drawLine(QPointF(0, y), QPointF(frame.width, y))
            top = y - px(GUIDE_ROOM) if y > px(GUIDE_ROOM) else y
            place = QRectF(0, top, frame.width - 2, px(GUIDE_ROOM))
            painter.setPen(theme().color("dim"))
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            text = fitting(guide.text, painter.fontMetrics(), int(place.width()))
            words = painter.boundingRect(place, align, text)
            painter.fillRect(words, theme().color("background"))  # over the grid
            painter.drawText(place, align, text)


def fitting(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return the words of a guide, or only the last one, its number, if they are too wide."""
    return text if metrics.horizontalAdvance(text) <= width else text.rpartition(" ")[2]
