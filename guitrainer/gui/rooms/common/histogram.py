"""A histogram of weights, with the density they were drawn from if it is known."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF

from guitrainer.figures import figure as number
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.painted import Painted, pen, text_at

if TYPE_CHECKING:
    from guitrainer.events import FloatArray
    from guitrainer.nn.initializers import Density

FEWEST, MOST = 11, 41  # number of bins; odd, so that zero is in the middle of one
ROOM = 1.15  # margin next to the largest element or the limit
NICE = (1, 1.5, 2, 3, 4, 5, 6, 8)
HEIGHT = 112  # pixels
AXIS = 18  # of these, below the bars
TOP = 6
BAR_OPACITY = 0.55
CURVE_POINTS = 161
SPIKE = 4  # pixels
SIGMA_TICK = 5


@dataclass(frozen=True)
class Bins:
    """A histogram over ±extent, scaled as a density: the area of all bars is at most 1.

    Parameters
    ----------
    heights : (bins,), for bins of equal width from -extent to extent
    spike : the common value of all elements, None if they differ
    mean, std : mean and standard deviation of the elements
    """

    extent: float
    heights: NDArray[np.float64]
    mean: float
    std: float
    spike: float | None = None

    @property
    def width(self) -> float:
        """Width of one bar, in the unit of the weight."""
        return 2 * self.extent / len(self.heights)

    @property
    def tick(self) -> float:
        """A round number within the extent, as a label of the axis; 0 if all elements are 0."""
        return 0.0 if self.spike == 0 else nice_below(self.extent)


def bins_of(weight: FloatArray, density: Density | None) -> Bins:
    """Count the elements of a weight (elements,) over the range of `density`."""
    mean, std = float(weight.mean(dtype=np.float64)), float(weight.std(dtype=np.float64))
    largest = float(np.abs(weight).max())
    if weight.min() == weight.max():
        return Bins(2 * largest or 1.0, np.zeros(FEWEST), mean, 0.0, float(weight[0]))
    count = min(max(math.isqrt(weight.size), FEWEST), MOST) | 1
    extent = ROOM * largest if density is None else density.extent
    if density is not None and density.limit is not None:
        empty = math.ceil((ROOM - 1) * count / 2)  # so that the limit is between two bins
        extent *= (count + 2 * empty) / count
        count += 2 * empty
    counts, _ = np.histogram(weight, count, (-extent, extent))
    return Bins(extent, counts * (count / (weight.size * 2 * extent)), mean, std)


def nice_below(value: float) -> float:
    """Return the largest round number that is not above `value` > 0.

    >>> nice_below(0.0351), nice_below(1.0), nice_below(970)
    (0.03, 1.0, 800.0)
    """
    unit = 10.0 ** math.floor(math.log10(value))
    mantissa = max((one for one in NICE if one * unit <= value * (1 + 1e-9)), default=1)
    return float(f"{mantissa * unit:.2g}")


class Histogram(Painted):
    """Bars with a curve on top and an axis below."""

    def __init__(self, name: str) -> None:
        super().__init__(name, px(HEIGHT))
        self._bins: Bins | None = None
        self._density: Density | None = None

    def show_bins(self, bins: Bins | None, density: Density | None) -> None:
        """Show other weights, or nothing if None."""
        self._bins, self._density = bins, density
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the bars, the curve and the axis."""
        painter = self.painter()
        self._paint_axis(painter)
        if self._bins is None:
            return
        if self._bins.spike is not None:
            self._paint_spike(painter, self._bins.spike)
            return
        curve = self._density.curve(self._bins.extent, CURVE_POINTS) if self._density else []
        top = max(float(self._bins.heights.max()), max((y for _, y in curve), default=0.0))
        self._paint_bars(painter, top)
        if curve:
            points = QPolygonF([QPointF(self._x(x), self._y(y / top)) for x, y in curve])
            painter.setPen(pen("marker", 1.8))
            painter.drawPolyline(points)

    # ------------------------------------------------------------ geometry

    def _x(self, value: float) -> float:
        extent = self._bins.extent if self._bins is not None else 1.0
        return self.width() / 2 * (1 + value / extent)

    def _y(self, share: float) -> float:
        bottom = self.height() - px(AXIS)
        return bottom - share * (bottom - px(TOP))

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
            self._write_inside(painter, self._x(value), bottom + 3, number(value))
        std = self._density.std if self._density is not None else 0.0
        if 0 < std < self._bins.extent:
            painter.setPen(pen("marker", 1.2))
            for value in (-std, std):
                at = QPointF(self._x(value), bottom)
                painter.drawLine(at, at + QPointF(0, SIGMA_TICK))

    def _write_inside(self, painter: QPainter, x: float, y: float, text: str) -> None:
        half = painter.fontMetrics().horizontalAdvance(text) / 2 + 1
        text_at(painter, QPointF(min(max(x, half), self.width() - half), y), text)
