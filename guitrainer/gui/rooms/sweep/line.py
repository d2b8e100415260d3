"""The picture of a sweep over one axis: estimates with 95% intervals, over the values."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.axes import GAP, Axis, paint_left, paint_mark
from guitrainer.gui.kit.painted import pen, text_at
from guitrainer.gui.lab.sweeping import SweepView
from guitrainer.gui.rooms.sweep.words import axis_values, key_title, metric_names, tick_text

if TYPE_CHECKING:
    from guitrainer.sweeps.summary import SettingSummary

BAND = 0.25  # opacity


def metric_axis(view: SweepView) -> Axis:
    """Return the axis of the metric."""
    span = view.summary.span()
    return Axis(*span, text=tick_text(view.summary.metric, *span))


@dataclass(frozen=True)
class EstimateLine:
    """Paints the estimates, with a line through the means if the values are numbers.

    Parameters
    ----------
    view : the sweep
    area : area of the columns, inside the axes
    size : size of the widget
    signs : returns the signs of a setting, such as that it is the best
    """

    view: SweepView
    area: QRectF
    size: QSize
    signs: "Callable[[SettingSummary], str]"

    def paint(self, painter: QPainter) -> None:
        """Paint axes, band, intervals and means."""
        axis = metric_axis(self.view)
        paint_left(painter, self.area, axis)
        self._paint_texts(painter)
        known = [one for one in self.view.summary.settings if one.estimate.mean is not None]
        grid = self.view.plan.vary[0].grid
        if all(isinstance(value, int | float) and not isinstance(value, bool) for value in grid):
            self._paint_band(painter, axis, known)
        for one in self.view.summary.settings:
            self._paint_estimate(painter, axis, one)

    def _x(self, setting: int) -> float:
        return (
            self.area.left() + self.area.width() * (setting + 0.5) / self.view.plan.settings_count
        )

    def _at(self, axis: Axis, setting: int, value: float) -> QPointF:
        """Return the position of a value, cut off at possible values."""
        return QPointF(
            self._x(setting), self.area.bottom() - axis.place(value) * self.area.height()
        )

    def _paint_texts(self, painter: QPainter) -> None:
        """Write the metric above, the values below as far as there is room, and their title."""
        metrics, area = painter.fontMetrics(), self.area
        name = metric_names()[self.view.summary.metric]
        painter.setPen(pen("dim"))
        text_at(painter, QPointF(0, 0), name, Qt.AlignmentFlag.AlignLeft)
        room = 0.0
        for column, text in enumerate(axis_values(self.view, 0)):
            half = metrics.horizontalAdvance(text) / 2
            x = min(self._x(column), self.size.width() - half)
            if x - half >= room:
                text_at(painter, QPointF(x, area.bottom() + GAP), text)
                room = x + half + GAP
        below = QPointF(area.center().x(), self.size.height() - metrics.height())
        text_at(painter, below, key_title(self.view.plan.keys[0]))

    def _paint_band(self, painter: QPainter, axis: Axis, known: "list[SettingSummary]") -> None:
        """Paint the band of the intervals, and the line of the means."""
        lower, upper = [], []
        for one in known:
            found = one.estimate
            if found.low is not None and found.high is not None:
                lower.append(self._at(axis, one.index, found.low))
                upper.append(self._at(axis, one.index, found.high))
        band = theme().color("accent")
        band.setAlphaF(BAND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(band)
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().color("accent"), 2))
        means = (self._at(axis, one.index, one.estimate.mean or 0.0) for one in known)
        painter.drawPolyline(QPolygonF(list(means)))

    def _paint_estimate(self, painter: QPainter, axis: Axis, one: "SettingSummary") -> None:
        """Paint interval, mean and signs of a setting."""
        found, x = one.estimate, self._x(one.index)
        if found.low is not None and found.high is not None:
            painter.setPen(QPen(theme().color("accent"), 1.5))
            ends = (self._at(axis, one.index, end) for end in (found.low, found.high))
            painter.drawLine(*ends)
        if found.mean is not None:
            at = self._at(axis, one.index, found.mean)
            paint_mark(painter, at, theme().color("accent"), "circle")
        painter.setPen(pen("text"))
        top = self.area.top() - painter.fontMetrics().height()
        text_at(painter, QPointF(x, top), self.signs(one))
