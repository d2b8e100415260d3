"""Paints the lines of a plot in pixels, in the same way on screen, in pictures and in SVG files."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from guitrainer.gui.base.look.size import px, small_font
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.chart.drawing import Drawing, Floats, Line, Style, thinned

DASHES = [4.0, 3.0]  # in line widths
DOT = 2.25  # radius in pixels
# Most dots of a line; more of them would hide it.
MOST_DOTS = 60
BAND_OPACITY = 0.18
GUIDE_ROOM = 16  # pixels above or below a guide, for its label


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
    def shape(self) -> QPolygonF | QPainterPath:
        """The shape of the line; a path if it has gaps."""
        if np.isfinite(self.y).all():
            polygon: QPolygonF = pg.functions.arrayToQPolygonF(self.x, self.y)
            return polygon
        path: QPainterPath = pg.functions.arrayToQPath(self.x, self.y, connect="finite")
        return path

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
        if isinstance(self.shape, QPolygonF):
            painter.drawPolyline(self.shape)
        else:
            painter.drawPath(self.shape)
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
        area: QPolygonF = pg.functions.arrayToQPolygonF(*around)
        painter.drawPolygon(area)


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


class PlotCanvas(QGraphicsItem):
    """All lines and guides of a plot, on its whole inner area."""

    def __init__(self, view: pg.ViewBox) -> None:
        super().__init__(view)
        self._view = view
        self._drawing = Drawing()
        self._strokes: tuple[Frame, list[Stroke]] | None = None
        view.sigResized.connect(self._on_resized)

    def draw(self, drawing: Drawing) -> None:
        """Show another drawing."""
        self._drawing, self._strokes = drawing, None
        self.update()

    @property
    def frame(self) -> Frame:
        """The mapping of the current view."""
        (left, right), (bottom, top) = self._view.viewRange()
        area = self._view.rect()
        low, high = (left, bottom), (right, top)
        return Frame(low, high, area.width(), area.height(), self._drawing.log)

    def _on_resized(self) -> None:
        self.prepareGeometryChange()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """Return the inner area of the plot."""
        area: QRectF = self._view.rect()
        return area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the guides, then the lines."""
        frame = self.frame
        self._paint_guides(painter, frame)
        if self._strokes is None or self._strokes[0] != frame:
            lines = [line for line in self._drawing.lines if len(line.x)]
            self._strokes = frame, [Stroke.of(line, frame) for line in lines]
        for stroke in self._strokes[1]:
            stroke.paint(painter)

    def _paint_guides(self, painter: QPainter, frame: Frame) -> None:
        pen = QPen(theme().color("dim"), 1)
        pen.setDashPattern(DASHES)
        painter.setFont(small_font())
        for guide in self._drawing.guides:
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
