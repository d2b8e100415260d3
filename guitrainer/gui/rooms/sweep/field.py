"""The picture of a sweep: a map of two axes, or estimates along one axis with 95% intervals."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.tiles import ink_on
from guitrainer.gui.kit.axes import labels_width
from guitrainer.gui.kit.cell_field import CellField
from guitrainer.gui.kit.overlays import GAP
from guitrainer.gui.kit.painted import Tiling, pen, text_at
from guitrainer.gui.lab.sweeping import SweepView
from guitrainer.gui.rooms.sweep.line import EstimateLine, metric_axis
from guitrainer.gui.rooms.sweep.thumbnails import (
    LEAST_SIDE,
    MOST_SIDE,
    Thumbnail,
    paint_thumbnail,
)
from guitrainer.gui.rooms.sweep.words import (
    axis_values,
    estimate_words,
    key_title,
    metric_text,
    setting_text,
    spread_text,
    values_text,
)

if TYPE_CHECKING:
    from guitrainer.sweeps.summary import SettingSummary

HEIGHT = 200  # smallest, in pixels
LINES = 2  # texts in a cell of a map, at least
MARGIN = 12  # pixels at the right and at the bottom
LEAST, MOST = 0.15, 0.65  # share of the accent in the colors of the lowest and highest mean
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
        assert self.view is not None
        metrics, line = self.fontMetrics(), self.fontMetrics().height()
        if self.mapped:
            texts = axis_values(self.view, 0)
            left = max(metrics.horizontalAdvance(text) for text in texts) + GAP
            top = 2 * line + GAP
            return QRectF(left, top, width - left - px(MARGIN), height - top - px(MARGIN))
        if self.lined:
            high = height - 4 * line - 2 * GAP
            beside = labels_width(metrics, metric_axis(self.view), high)
            return QRectF(beside, 2 * line, width - beside - px(MARGIN), high)
        return QRectF(0, 0, width - 1, height - 1)

    # ------------------------------------------------------------ painting

    def paint_cells(self, painter: QPainter) -> None:
        """Paint the map or the line."""
        if self.view is None:
            return
        if self.lined:
            area = self._area(self.width(), self.height())
            EstimateLine(self.view, area, self.size(), self._signs).paint(painter)
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
        for column, text in enumerate(axis_values(self.view, 1)):
            place = self.rect_of(column)
            half = painter.fontMetrics().horizontalAdvance(text) / 2
            if place.center().x() - half >= room:
                text_at(painter, QPointF(place.center().x(), corner.y() - line - 2), text)
                room = place.center().x() + half + GAP
        room, columns = 0.0, self.tiling.columns
        for row, text in enumerate(axis_values(self.view, 0)):
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
        """Return as many lines as fit, below the name of a setting that no axis names."""
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
        lines.append(_lost(one))
        return [line for line in lines if line] or ["–"]

    def _sign(self, one: "SettingSummary") -> str:
        assert self.view is not None
        if one.index == self.view.summary.best:
            return BEST
        return ALIKE if one.index in self._alike else ""

    def _signs(self, one: "SettingSummary") -> str:
        return " ".join(filter(None, (self._sign(one), _lost(one))))

    def _color(self, mean: float | None) -> QColor:
        """Return the color of a mean: the higher, the closer to the accent."""
        ground, accent = theme().color("panel"), theme().color("accent")
        if mean is None:
            return theme().color("line")
        span = self._high - self._low
        share = LEAST + (MOST - LEAST) * ((mean - self._low) / span if span > 0 else 0.5)
        low, high = ((color.redF(), color.greenF(), color.blueF()) for color in (ground, accent))
        return QColor.fromRgbF(*(a + (b - a) * share for a, b in zip(low, high, strict=True)))


def _lost(one: "SettingSummary") -> str:
    """Return how many trials of a setting have no value; empty if all have one."""
    lost = one.diverged + one.failed
    return f"{LOST} {lost}" if lost else ""
