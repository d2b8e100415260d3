"""The map of vanishing and exploding, over variance factor and depth."""

import math
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip

from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.ticks import log_ticks, power_text, round_ticks
from guitrainer.gui.base.look.tiles import Pixels, image_of, ink_on
from guitrainer.gui.base.text.figures import figure
from guitrainer.gui.kit.markup import hover
from guitrainer.gui.kit.painted import Painted, pen, text_at

if TYPE_CHECKING:
    from guitrainer.explain.zones import ZoneMap

Direction = Literal["forward", "backward"]
Place = tuple[float, int]  # variance factor and depth

HEIGHT = 144  # pixels, at least
LEFT, TOP, RIGHT, BOTTOM = 32, 22, 12, 34  # pixels around the map
LARGEST = 2000
RADIUS = 5.0
ZONES = {-1: "blob", 0: "edge", 1: "noise"}  # tokens
FAINTEST, STRONGEST = 0.3, 0.85  # opacity of the colors over the panel …
FULL = 8.0  # … which is reached at so many powers of ten
LABELED = 0.15  # share of the map from which on a zone has its name written on it


class Map(Painted):
    """Colors: what is left after so many layers. A click or the arrow keys choose a place."""

    chosen = Signal(float, int)  # variance factor, depth

    def __init__(self, name: str) -> None:
        super().__init__(name, HEIGHT)
        self.setMaximumHeight(LARGEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._below, self._above = self.tr("variance factor"), self.tr("layers")
        self.zones: ZoneMap | None = None
        self.direction: Direction = "forward"
        self._image = QImage()
        self._place: Place = (1.0, 1)

    def show_zones(self, zones: "ZoneMap", direction: Direction) -> None:
        """Show another map, of the signal forward or the gradient backward."""
        self.zones, self.direction = zones, direction
        self._image = image_of(_colored(*self._numbers))
        self.update()

    def show_place(self, factor: float, depth: int) -> None:
        """Mark the net that is chosen."""
        self._place = (factor, depth)
        self.update()

    def words(self, zone: int) -> str:
        """A zone in one word."""
        return {-1: self.tr("vanishing"), 0: self.tr("kept"), 1: self.tr("exploding")}[zone]

    def told(self, column: int, row: int) -> str:
        """One place of the map in words."""
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
        parts = (
            figure(float(self.zones.factors[column])),
            str(self.zones.depths[row]),
            left,
            self.words(int(zones[column, row])),
        )
        for number, part in enumerate(parts, 1):
            text = text.replace(f"%{number}", part)
        return text

    @property
    def _numbers(self) -> tuple[NDArray[np.float64], NDArray[np.int8]]:
        """Logarithms and zones, (factors, depths)."""
        assert self.zones is not None
        if self.direction == "forward":
            return self.zones.forward, self.zones.forward_zone
        return self.zones.backward, self.zones.backward_zone

    # ------------------------------------------------------------ places

    def _area(self) -> QRectF:
        return QRectF(LEFT, TOP, self.width() - LEFT - RIGHT, self.height() - TOP - BOTTOM)

    def point(self, factor: float, depth: int) -> QPointF:
        """Where a net is on the map; beyond its ends, at the border."""
        assert self.zones is not None
        area, factors, depths = self._area(), self.zones.factors, self.zones.depths
        across = _share(math.log(factor), math.log(factors[0]), math.log(factors[-1]))
        up = _share(depth, int(depths[0]), int(depths[-1]))
        cell_w, cell_h = area.width() / len(factors), area.height() / len(depths)
        return QPointF(
            area.left() + cell_w / 2 + across * (area.width() - cell_w),
            area.bottom() - cell_h / 2 - up * (area.height() - cell_h),
        )

    def cell(self, at: QPointF) -> tuple[int, int] | None:
        """Column and row of the map at a point; None beside it."""
        if self.zones is None or not self._area().contains(at):
            return None
        area = self._area()
        column = int((at.x() - area.left()) / area.width() * len(self.zones.factors))
        row = int((area.bottom() - at.y()) / area.height() * len(self.zones.depths))
        return min(column, len(self.zones.factors) - 1), min(row, len(self.zones.depths) - 1)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the map, its axes, the names of the zones and the mark."""
        if self.zones is None:
            return
        painter = self.painter()
        area = self._area()
        painter.drawImage(area, self._image)
        self._paint_axes(painter, area)
        self._paint_names(painter, area)
        self._paint_mark(painter)
        if self.hasFocus():
            painter.setPen(pen("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.end()

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
            text_at(painter, QPointF(LEFT - 6, y), figure(depth), Qt.AlignmentFlag.AlignRight)
        text_at(painter, QPointF(area.center().x(), self.height() - height), self._below)
        text_at(painter, QPointF(0, 0), self._above, Qt.AlignmentFlag.AlignLeft)

    def _paint_names(self, painter: QPainter, area: QRectF) -> None:
        """The name of every zone in its middle, where it is large enough."""
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
        at = self.point(*self._place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for token, width in (("background", 4.0), ("text", 2.0)):
            painter.setPen(QPen(theme().color(token), width))
            painter.drawEllipse(at, RADIUS, RADIUS)

    # ------------------------------------------------------------ events

    def event(self, event: QEvent) -> bool:
        """Tell the number under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self.cell(QPointF(event.pos()))
            if cell is not None:
                QToolTip.showText(event.globalPos(), hover(self.told(*cell)), self)
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Choose the net under the mouse."""
        self._choose(self.cell(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Choose while the mouse is dragged."""
        self._choose(self.cell(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Arrows go to the next factor, and to the next depth."""
        moves = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        move = moves.get(Qt.Key(event.key()))
        cell = None if self.zones is None else self.cell(self.point(*self._place))
        if move is None or cell is None:
            super().keyPressEvent(event)
            return
        assert self.zones is not None
        column = min(max(cell[0] + move[0], 0), len(self.zones.factors) - 1)
        row = min(max(cell[1] + move[1], 0), len(self.zones.depths) - 1)
        self._choose((column, row))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Show that the keys move here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Show that they do not."""
        super().focusOutEvent(event)
        self.update()

    def _choose(self, cell: tuple[int, int] | None) -> None:
        if self.zones is None or cell is None:
            return
        factor = float(f"{self.zones.factors[cell[0]]:.3g}")
        self.chosen.emit(factor, int(self.zones.depths[cell[1]]))


def _share(value: float, low: float, high: float) -> float:
    return min(max((value - low) / (high - low), 0.0), 1.0) if high > low else 0.0


def _mixed(token: str, opacity: float) -> QColor:
    """A color over that of the panel."""
    over, under = theme().color(token), theme().color("background")
    parts = (
        round(opacity * a + (1 - opacity) * b)
        for a, b in zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return QColor(*parts)


def _colored(logs: NDArray[np.float64], zones: NDArray[np.int8]) -> Pixels:
    """Pixels of the map, the deepest net at the top; the further from 1 the stronger."""
    strength = FAINTEST + (STRONGEST - FAINTEST) * np.clip(np.abs(logs) / FULL, 0, 1)
    under = _rgb("background")
    pixels = np.empty((*zones.shape, 3))
    for zone, token in ZONES.items():
        inside = zones == zone
        share = strength[inside][:, None]
        pixels[inside] = share * _rgb(token) + (1 - share) * under
    return np.ascontiguousarray(pixels.round().astype(np.uint8).transpose(1, 0, 2)[::-1])


def _rgb(token: str) -> NDArray[np.float64]:
    color = theme().color(token)
    return np.array([color.red(), color.green(), color.blue()], np.float64)
