"""The picture of a sweep: a map of two axes, or estimates along one axis with 95% intervals."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.tiles import ink_on
from guitrainer.gui.kit.cell_field import CellField
from guitrainer.gui.kit.painted import Tiling, pen, text_at
from guitrainer.gui.kit.small_chart import Axis, paint_mark
from guitrainer.gui.lab.sweeping import SweepView
from guitrainer.gui.rooms.sweep.thumbnails import (
    LEAST_SIDE,
    MOST_SIDE,
    Thumbnail,
    paint_thumbnail,
)
from guitrainer.gui.rooms.sweep.words import (
    estimate_words,
    key_title,
    metric_names,
    metric_text,
    setting_text,
    spread_text,
    tick_text,
    value_text,
    values_text,
)

if TYPE_CHECKING:
    from guitrainer.sweeps.summary import SettingSummary

HEIGHT = 200  # smallest, in pixels
LINES = 2  # texts in a cell of a map, at least
GAP = 6  # pixels between axis and cells
MARGIN = 12  # pixels at the right and at the bottom
LEAST, MOST = 0.15, 0.65  # share of the accent in the colors of the lowest and highest mean
LONGEST = 24  # characters of a value beside the map
BAND = 0.25  # opacity
BEST, ALIKE, LOST = "★", "≈", "✕"


class SweepField(CellField):
    """Shows a cell for every setting; one of them can be chosen.

    A grid of two axes is a map. One axis is a row of columns, in which means are joined by a line
    if the values are numbers. Anything else is a list of cells that wraps.
    """

    resized = Signal()

    framed = True
    choice = "text"  # the cells have shades of the accent

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setMinimumHeight(px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.view: SweepView | None = None
        self.thumbnails: dict[int, Thumbnail] = {}
        self._alike: frozenset[int] = frozenset()
        self._low, self._high = 0.0, 1.0

    def show_view(self, view: SweepView | None) -> None:
        """Show another state of a sweep, or another sweep."""
        self.view = view
        if view is not None:
            summary = view.summary
            self._alike = frozenset(summary.like_best())
            means = [one.estimate.mean for one in summary.settings]
            known = [mean for mean in means if mean is not None]
            self._low, self._high = (min(known), max(known)) if known else (0.0, 1.0)
        self.refresh()

    def show_thumbnails(self, thumbnails: Mapping[int, Thumbnail]) -> None:
        """Show filters and losses of some settings, where there is room."""
        self.thumbnails = dict(thumbnails)
        self.update()

    @property
    def shows_thumbnails(self) -> bool:
        """Whether cells are large enough for filters below their texts."""
        if self.view is None or self.lined:
            return False
        width, height = self.tiling.tile
        lines = LINES if self.mapped else LINES + 1  # with the name of the setting
        room = height - lines * self.fontMetrics().height() - 2
        return room >= px(LEAST_SIDE) and width >= 2 * px(LEAST_SIDE)

    @property
    def mapped(self) -> bool:
        """Whether the settings are a grid of two axes."""
        plan = None if self.view is None else self.view.plan
        return plan is not None and plan.random is None and len(plan.vary) == 2

    @property
    def lined(self) -> bool:
        """Whether the settings are the values of one axis."""
        plan = None if self.view is None else self.view.plan
        return plan is not None and plan.random is None and len(plan.vary) == 1

    def describe(self, number: int) -> str:
        """Describe the estimate of a setting."""
        if self.view is None:
            return ""
        return f"{setting_text(self.view, number)}. {estimate_words(self.view, number)}"

    # ------------------------------------------------------------ geometry

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Lay out again; there may be room for filters now."""
        super().resizeEvent(event)
        self.resized.emit()

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """Lay out a cell for each setting."""
        if self.view is None:
            return Tiling(0, 1, (1, 1))
        count = self.view.plan.settings_count
        columns = self._columns(count)
        area = self._area(width, height)
        rows = -(-count // columns)
        tile = max(area.width(), 1) / columns, max(area.height(), 1) / rows
        return Tiling(count, columns, tile, corner=(area.left(), area.top()))

    def _columns(self, count: int) -> int:
        assert self.view is not None
        if self.mapped:
            return len(self.view.plan.vary[1].grid)
        return count if self.lined else math.ceil(math.sqrt(count))

    def _area(self, width: int, height: int) -> QRectF:
        """Return the area of the cells."""
        line = self.fontMetrics().height()
        metrics = self.fontMetrics()
        if self.mapped:
            texts = self._values(0)
            left = max(metrics.horizontalAdvance(text) for text in texts) + GAP
            top = 2 * line + GAP
            return QRectF(left, top, width - left - px(MARGIN), height - top - px(MARGIN))
        if self.lined:
            ticks = self._axis().ticks(height, 3 * line)
            texts = [self._axis().written(tick) for tick in ticks]
            left = max((metrics.horizontalAdvance(text) for text in texts), default=0) + GAP
            return QRectF(left, 2 * line, width - left - px(MARGIN), height - 4 * line - 2 * GAP)
        return QRectF(0, 0, width - 1, height - 1)

    def _values(self, axis: int) -> list[str]:
        """Return the texts of the values of an axis, shortened."""
        assert self.view is not None
        vary = self.view.plan.vary[axis]
        texts = (value_text(vary.key, value) for value in vary.grid)
        return [text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…" for text in texts]

    def _axis(self) -> Axis:
        """Return the axis of the metric."""
        assert self.view is not None
        span = self.view.summary.span()
        return Axis(*span, text=tick_text(self.view.summary.metric, *span))

    # ------------------------------------------------------------ painting

    def paint_cells(self, painter: QPainter) -> None:
        """Paint the map or the line."""
        if self.view is None:
            return
        if self.lined:
            self._paint_line(painter)
            return
        if self.mapped:
            self._paint_heads(painter)
        for one in self.view.summary.settings:
            self._paint_cell(painter, self.rect_of(one.index), one)

    def _paint_heads(self, painter: QPainter) -> None:
        """Write the values of both axes, as far as there is room."""
        assert self.view is not None
        first, second = self.view.plan.keys
        line, corner = painter.fontMetrics().height(), self.rect_of(0).topLeft()
        painter.setPen(pen("dim"))
        left = Qt.AlignmentFlag.AlignLeft
        text_at(painter, QPointF(0, 0), f"↓ {key_title(first)}   → {key_title(second)}", left)
        painter.setPen(pen("text"))
        room = 0.0
        for column, text in enumerate(self._values(1)):
            place = self.rect_of(column)
            half = painter.fontMetrics().horizontalAdvance(text) / 2
            if place.center().x() - half >= room:
                text_at(painter, QPointF(place.center().x(), corner.y() - line - 2), text)
                room = place.center().x() + half + GAP
        room, columns = 0.0, self.tiling.columns
        for row, text in enumerate(self._values(0)):
            place = self.rect_of(row * columns)
            top = place.center().y() - line / 2
            if top >= room:
                at = QPointF(corner.x() - GAP, top)
                text_at(painter, at, text, Qt.AlignmentFlag.AlignRight)
                room = top + line

    def _paint_cell(self, painter: QPainter, cell: QRectF, one: "SettingSummary") -> None:
        gap = 1.0 if min(cell.width(), cell.height()) > 8 else 0.0
        place = cell.adjusted(gap, gap, -gap, -gap)
        color = self._color(one.estimate.mean)
        painter.fillRect(place, color)
        lines = self._lines(one)
        height = painter.fontMetrics().height()
        widest = max(painter.fontMetrics().horizontalAdvance(text) for text in lines)
        if widest > place.width() - 4 or height > place.height():
            lines = [self._sign(one)]
            sign = painter.fontMetrics().horizontalAdvance(lines[0])
            if not lines[0] or sign > place.width() or height > place.height():
                return
        lines = self._named(painter, place, one.index, lines)
        painter.setPen(ink_on(color))
        known = self.thumbnails.get(one.index) if self.shows_thumbnails else None
        below = 0.0
        if known is not None:
            below = min(place.height() - height * len(lines) - 2 * GAP, px(MOST_SIDE))
        top = place.center().y() - (height * len(lines) + below) / 2
        if known is not None:
            left, at = place.left() + GAP, top + height * len(lines) + GAP / 2
            strip = QRectF(left, at, place.width() - 2 * GAP, below)
            paint_thumbnail(painter, strip, known, ink_on(color))
            painter.setPen(ink_on(color))
        for number, text in enumerate(lines):
            text_at(painter, QPointF(place.center().x(), top + number * height), text)

    def _named(self, painter: QPainter, place: QRectF, setting: int, lines: list[str]) -> list[str]:
        """Return as many lines as fit, below the name of a setting that no axis tells."""
        metrics = painter.fontMetrics()
        most = max(int(place.height() // metrics.height()), 1)
        if self.mapped or self.view is None or most <= len(lines):
            return lines[:most]
        name, room = values_text(self.view, setting), int(place.width()) - 4
        return [metrics.elidedText(name, Qt.TextElideMode.ElideRight, room), *lines]

    def _lines(self, one: "SettingSummary") -> list[str]:
        """Return the texts in a cell, the most important first."""
        assert self.view is not None
        metric, found = self.view.summary.metric, one.estimate
        lines = [f"{self._sign(one)} {metric_text(metric, found.mean)}".strip()]
        lines.append(spread_text(metric, found))
        lost = one.diverged + one.failed
        lines.append(f"{LOST} {lost}" if lost else "")
        return [line for line in lines if line] or ["–"]

    def _sign(self, one: "SettingSummary") -> str:
        assert self.view is not None
        if one.index == self.view.summary.best:
            return BEST
        return ALIKE if one.index in self._alike else ""

    def _color(self, mean: float | None) -> QColor:
        """Return the color of a mean: the higher, the closer to the accent."""
        ground, accent = theme().color("panel"), theme().color("accent")
        if mean is None:
            return theme().color("line")
        span = self._high - self._low
        share = LEAST + (MOST - LEAST) * ((mean - self._low) / span if span > 0 else 0.5)
        low, high = ((color.redF(), color.greenF(), color.blueF()) for color in (ground, accent))
        return QColor.fromRgbF(*(a + (b - a) * share for a, b in zip(low, high, strict=True)))

    # ------------------------------------------------------------ one axis

    def _paint_line(self, painter: QPainter) -> None:
        assert self.view is not None
        axis, area = self._axis(), self._area(self.width(), self.height())
        self._paint_scale(painter, axis, area)
        known = [one for one in self.view.summary.settings if one.estimate.mean is not None]
        grid = self.view.plan.vary[0].grid
        if all(isinstance(value, int | float) and not isinstance(value, bool) for value in grid):
            self._paint_band(painter, axis, area, known)
        self._paint_points(painter, axis, area)

    def _paint_scale(self, painter: QPainter, axis: Axis, area: QRectF) -> None:
        assert self.view is not None
        line = painter.fontMetrics().height()
        for tick in axis.ticks(area.height(), 3 * line):
            y = round(area.bottom() - axis.place(tick) * area.height()) + 0.5
            painter.setPen(pen("line"))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(pen("dim"))
            at = QPointF(area.left() - GAP, y - line / 2)
            text_at(painter, at, axis.written(tick), Qt.AlignmentFlag.AlignRight)
        painter.setPen(pen("dim"))
        name = metric_names()[self.view.summary.metric]
        text_at(painter, QPointF(0, 0), name, Qt.AlignmentFlag.AlignLeft)
        room = 0.0
        for column, text in enumerate(self._values(0)):
            half = painter.fontMetrics().horizontalAdvance(text) / 2
            x = min(self.rect_of(column).center().x(), self.width() - half)
            if x - half >= room:
                text_at(painter, QPointF(x, area.bottom() + GAP), text)
                room = x + half + GAP
        title = key_title(self.view.plan.keys[0])
        text_at(painter, QPointF(area.center().x(), self.height() - line), title)

    def _at(self, axis: Axis, area: QRectF, number: int, value: float) -> QPointF:
        share = min(max(axis.place(value), 0.0), 1.0)  # cut off at possible values
        y = area.bottom() - share * area.height()
        return QPointF(self.rect_of(number).center().x(), y)

    def _paint_band(
        self, painter: QPainter, axis: Axis, area: QRectF, known: "list[SettingSummary]"
    ) -> None:
        """Paint the band of the intervals, and the line of the means."""
        lower, upper = [], []
        for one in known:
            found = one.estimate
            if found.low is not None and found.high is not None:
                lower.append(self._at(axis, area, one.index, found.low))
                upper.append(self._at(axis, area, one.index, found.high))
        band = theme().color("accent")
        band.setAlphaF(BAND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(band)
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().color("accent"), 2))
        means = (self._at(axis, area, one.index, one.estimate.mean or 0.0) for one in known)
        painter.drawPolyline(QPolygonF(list(means)))

    def _paint_points(self, painter: QPainter, axis: Axis, area: QRectF) -> None:
        """Paint interval, mean and signs of every setting."""
        assert self.view is not None
        line = painter.fontMetrics().height()
        for one in self.view.summary.settings:
            found, x = one.estimate, self.rect_of(one.index).center().x()
            if found.low is not None and found.high is not None:
                painter.setPen(QPen(theme().color("accent"), 1.5))
                ends = (self._at(axis, area, one.index, end) for end in (found.low, found.high))
                painter.drawLine(*ends)
            if found.mean is not None:
                at = self._at(axis, area, one.index, found.mean)
                paint_mark(painter, at, theme().color("accent"), "circle")
            lost = one.diverged + one.failed
            signs = " ".join(filter(None, (self._sign(one), f"{LOST} {lost}" if lost else "")))
            painter.setPen(pen("text"))
            text_at(painter, QPointF(x, area.top() - line), signs)
