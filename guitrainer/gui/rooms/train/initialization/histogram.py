"""The weights as drawn, as bars, and the density they were drawn from, as a curve."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF

from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.painted import Painted, pen, text_at
from guitrainer.gui.rooms.train.initialization.bins import Bins

if TYPE_CHECKING:
    from guitrainer.nn.initializers import Density

HEIGHT = 112  # pixels
AXIS = 18  # of them, below the bars
TOP = 6
BAR_OPACITY = 0.55
CURVE_POINTS = 161
SPIKE = 4  # pixels
SIGMA_TICK = 5


class Histogram(Painted):
    """Bars, a curve over them, an axis below."""

    def __init__(self, name: str) -> None:
        super().__init__(name, px(HEIGHT))
        self._bins: Bins | None = None
        self._density: Density | None = None

    def show_bins(self, bins: Bins | None, density: "Density | None") -> None:
        """Show other weights; None: nothing."""
        self._bins, self._density = bins, density
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint bars, curve and axis."""
        painter = self.painter()
        self._paint_axis(painter)
        if self._bins is None:
            return
        if self._bins.spike is not None:
            self._paint_spike(painter, self._bins.spike)
            return
        curve = self._curve()
        top = max(float(self._bins.heights.max()), max((y for _, y in curve), default=0.0))
        self._paint_bars(painter, top)
        if curve:
            points = QPolygonF([QPointF(self._x(x), self._y(y / top)) for x, y in curve])
            painter.setPen(pen("marker", 1.8))
            painter.drawPolyline(points)

    # ------------------------------------------------------------ places

    def _x(self, value: float) -> float:
        extent = self._bins.extent if self._bins is not None else 1.0
        return self.width() / 2 * (1 + value / extent)

    def _y(self, share: float) -> float:
        bottom = self.height() - px(AXIS)
        return bottom - share * (bottom - px(TOP))

    def _curve(self) -> list[tuple[float, float]]:
        """Points (weight, density); upright where a uniform begins and ends."""
        if self._density is None or self._bins is None:
            return []
        extent, limit = self._bins.extent, self._density.limit
        x = np.linspace(-extent, extent, CURVE_POINTS)
        if limit is not None:
            edges = [-limit * (1 + 1e-9), -limit, limit, limit * (1 + 1e-9)]
            x = np.sort(np.concatenate([x, edges]))
        return list(zip(x.tolist(), self._density.at(x).tolist(), strict=True))

    # ------------------------------------------------------------ parts

    def _paint_bars(self, painter: QPainter, top: float) -> None:
        assert self._bins is not None
        color = theme().color("accent")
        color.setAlphaF(BAR_OPACITY)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        edges = np.linspace(-self._bins.extent, self._bins.extent, len(self._bins.heights) + 1)
        for left, right, height in zip(edges, edges[1:], self._bins.heights, strict=False):
            x = self._x(float(left))
            rect = QRectF(x, self._y(float(height) / top), self._x(float(right)) - x - 1, 0)
            rect.setBottom(self._y(0))
            painter.drawRect(rect)

    def _paint_spike(self, painter: QPainter, value: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent"))
        x = self._x(value)
        painter.drawRect(QRectF(x - SPIKE / 2, px(TOP), SPIKE, self._y(0) - px(TOP)))

    def _paint_axis(self, painter: QPainter) -> None:
        bottom = self._y(0) + 0.5
        painter.setPen(pen("line"))
        painter.drawLine(QPointF(0, bottom), QPointF(self.width(), bottom))
        painter.setPen(pen("dim"))
        text_at(painter, QPointF(self.width() / 2, bottom + 3), "0")
        if self._bins is None or not (tick := self._bins.tick):
            return
        for value in (-tick, tick):
            painter.drawLine(QPointF(self._x(value), bottom), QPointF(self._x(value), bottom + 3))
            self._write_inside(painter, self._x(value), bottom + 3, figure(value))
        std = self._density.std if self._density is not None else 0.0
        if 0 < std < self._bins.extent:
            painter.setPen(pen("marker", 1.2))
            for value in (-std, std):
                at = QPointF(self._x(value), bottom)
                painter.drawLine(at, at + QPointF(0, SIGMA_TICK))

    def _write_inside(self, painter: QPainter, x: float, y: float, text: str) -> None:
        half = painter.fontMetrics().horizontalAdvance(text) / 2 + 1
        text_at(painter, QPointF(min(max(x, half), self.width() - half), y), text)
