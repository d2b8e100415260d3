"""The map of vanishing and exploding signals, by variance factor and depth."""

import math
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.ticks import log_ticks, power_text, round_ticks
from guitrainer.gui.base.look.tiles import Pixels, image_of, ink_on, rgb
from guitrainer.gui.kit.cell_field import CellField
from guitrainer.gui.kit.painted import Tiling, outline, pen, text_at
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.zones import ZoneMap

Direction = Literal["forward", "backward"]

HEIGHT = 144  # minimum size in pixels
LEFT, TOP, RIGHT, BOTTOM = 32, 22, 12, 34  # pixels around the map
RADIUS = 5.0
ZONES = {-1: "blob", 0: "edge", 1: "noise"}  # tokens
FAINTEST, STRONGEST = 0.3, 0.85  # largest opacity of the colors …
FULL = 8.0  # … which is reached after this many powers of ten
LABELED = 0.15  # smallest share of the map for a zone to be labeled


class Map(CellField):
    """Shows by colors what is left of a signal; a click or the arrow keys choose a position.

    The deepest networks are at the top; a position is (column, row), with rows counted from below.
    """

    picked = Signal(float, int)  # variance factor, depth

    wraps = clickable = False
    drags = True

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setMinimumHeight(px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._below, self._above = self.tr("variance factor"), self.tr("layers")
        self.zones: ZoneMap | None = None
        self.direction: Direction = "forward"
        self._image = QImage()
        self._factor, self._depth = 1.0, 1
        self.chosen.connect(self._on_chosen)

    def show_zones(self, zones: "ZoneMap", direction: Direction) -> None:
        """Show another map, of the forward signal or the backward gradient."""
        self.zones, self.direction = zones, direction
        self._image = image_of(_colored(*self._numbers))
        self._tiling = None
        self.show_place(self._factor, self._depth)
        self.refresh()

    def show_place(self, factor: float, depth: int) -> None:
        """Mark the chosen network."""
        self._factor, self._depth = factor, depth
        if self.zones is not None:
            self.show_at(self.number_at(self.point(factor, depth)))
        self.update()

    def words(self, zone: int) -> str:
        """Return the name of a zone."""
        return {-1: self.tr("vanishing"), 0: self.tr("kept"), 1: self.tr("exploding")}[zone]

    def told(self, column: int, row: int) -> str:
        """Describe a position on the map."""
        assert self.zones is not None
        logs, zones = self._numbers
        power = float(logs[column, row])
        left = (
            figure(10.0**power, 2) if -300 < power < 300 else figure(0.0 if power < 0 else math.inf)
        )
        text = {
            "forward": self.tr("Factor %1, %2 layers: signal ×%3, %4"),
            "backward": self.tr("Factor %1, %2 layers: gradient ×%3, %4"),
        }[self.direction]
        factor, depth = figure(float(self.zones.factors[column])), self.zones.depths[row]
        return fill(text, factor, depth, left, self.words(int(zones[column, row])))

    def describe(self, number: int) -> str:
        """Describe what is left of the signal or the gradient in a cell."""
        return self.told(*self._place(number))

    def _place(self, number: int) -> tuple[int, int]:
        """Return the column of a cell, and its row from below."""
        row, column = divmod(number, self.tiling.columns)
        return column, self.tiling.rows - 1 - row

    @property
    def _numbers(self) -> tuple[NDArray[np.float64], NDArray[np.int8]]:
        """Logarithms and zones, (factors, depths)."""
        assert self.zones is not None
        if self.direction == "forward":
            return self.zones.forward, self.zones.forward_zone
        return self.zones.backward, self.zones.backward_zone

    # ------------------------------------------------------------ geometry

    def _area(self) -> QRectF:
        return QRectF(
            px(LEFT),
            px(TOP),
            self.width() - px(LEFT) - px(RIGHT),
            self.height() - px(TOP) - px(BOTTOM),
        )

    def point(self, factor: float, depth: int) -> QPointF:
        """Return the position of a network on the map, clipped to its border."""
        assert self.zones is not None
        area, factors, depths = self._area(), self.zones.factors, self.zones.depths
        across = _share(math.log(factor), math.log(factors[0]), math.log(factors[-1]))
        up = _share(depth, int(depths[0]), int(depths[-1]))
        cell_w, cell_h = area.width() / len(factors), area.height() / len(depths)
        return QPointF(
            area.left() + cell_w / 2 + across * (area.width() - cell_w),
            area.bottom() - cell_h / 2 - up * (area.height() - cell_h),
        )

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """Lay out a column for each factor and a row for each depth."""
        if self.zones is None:
            return Tiling(0, 1, (1, 1))
        columns, rows = len(self.zones.factors), len(self.zones.depths)
        area = self._area()
        tile = area.width() / columns, area.height() / rows
        return Tiling(columns * rows, columns, tile, corner=(area.left(), area.top()))

    # ------------------------------------------------------------ painting

    def paint_cells(self, painter: QPainter) -> None:
        """Paint the map, the axes, the names of the zones and the mark."""
        if self.zones is None:
            return
        area = self._area()
        painter.drawImage(area, self._image)
        self._paint_axes(painter, area)
        self._paint_names(painter, area)
        self._paint_mark(painter)

    def paint_focus(self, painter: QPainter) -> None:
        """Frame the whole map; the current cell is marked already, and too small for a frame."""
        outline(painter, QRectF(self.rect()), "accent", corner=5)

    def _paint_axes(self, painter: QPainter, area: QRectF) -> None:
        assert self.zones is not None
        painter.setPen(pen("dim"))
        height = painter.fontMetrics().height()
        factors, depths = self.zones.factors, self.zones.depths
        for factor in log_ticks(float(factors[0]), float(factors[-1])):
            x = self.point(factor, 1).x()
            text_at(painter, QPointF(x, area.bottom() + 2), power_text(factor))
        for depth in (1, *round_ticks(1, float(depths[-1]), 6)):
            y = self.point(1.0, round(depth)).y() - height / 2
            text_at(painter, QPointF(px(LEFT) - 6, y), figure(depth), Qt.AlignmentFlag.AlignRight)
        text_at(painter, QPointF(area.center().x(), self.height() - height), self._below)
        text_at(painter, QPointF(0, 0), self._above, Qt.AlignmentFlag.AlignLeft)

    def _paint_names(self, painter: QPainter, area: QRectF) -> None:
        """Write the name of every zone in its middle, if the zone is large enough."""
        _logs, zones = self._numbers
        for zone, token in ZONES.items():
            columns, rows = np.nonzero(zones == zone)
            if len(columns) < LABELED * zones.size:
                continue
            x = area.left() + area.width() * (columns.mean() + 0.5) / zones.shape[0]
            y = area.bottom() - area.height() * (rows.mean() + 0.5) / zones.shape[1]
            painter.setPen(ink_on(_mixed(token, (FAINTEST + STRONGEST) / 2)))
            up = painter.fontMetrics().height() / 2
            text_at(painter, QPointF(x, y - up), self.words(zone))

    def _paint_mark(self, painter: QPainter) -> None:
        at = self.point(self._factor, self._depth)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for token, width in (("background", 4.0), ("text", 2.0)):
            painter.setPen(QPen(theme().color(token), width))
            painter.drawEllipse(at, RADIUS, RADIUS)

    def _on_chosen(self, number: int) -> None:
        assert self.zones is not None
        column, row = self._place(number)
        factor = float(f"{self.zones.factors[column]:.3g}")
        self.picked.emit(factor, int(self.zones.depths[row]))


def _share(value: float, low: float, high: float) -> float:
    return min(max((value - low) / (high - low), 0.0), 1.0) if high > low else 0.0


def _mixed(token: str, opacity: float) -> QColor:
    """Blend a color with that of the panel."""
    over, under = theme().color(token), theme().color("background")
    parts = (
        round(opacity * a + (1 - opacity) * b)
        for a, b in zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return QColor(*parts)


def _colored(logs: NDArray[np.float64], zones: NDArray[np.int8]) -> Pixels:
    """Return the pixels of the map, deepest network first; stronger if farther from 1."""
    strength = FAINTEST + (STRONGEST - FAINTEST) * np.clip(np.abs(logs) / FULL, 0, 1)
    under = rgb("background")
    pixels = np.empty((*zones.shape, 3))
    for zone, token in ZONES.items():
        inside = zones == zone
        share = strength[inside][:, None]
        pixels[inside] = share * rgb(token) + (1 - share) * under
    return np.ascontiguousarray(pixels.round().astype(np.uint8).transpose(1, 0, 2)[::-1])
