"""Histograms one behind the other, as many as there are steps: older ones are above."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.cell_field import CellField
from guitrainer.gui.kit.painted import Tiling, paint_hint, pen, text_at

AXIS, LABEL, NUMBERS = 16, 12, 44  # pixels: below, between two numbers, and right of the ridges
OVERLAP = 2.5  # height of a ridge, in distances of two ridges
MOST_HEIGHT = 48  # pixels
OPACITY = 0.55


@dataclass(frozen=True)
class Ridge:
    """A histogram: counts in bins of equal width from `low` to `high`, and its descriptions."""

    low: float
    high: float
    counts: Sequence[int]
    caption: str
    tip: str

    def heights(self) -> list[float]:
        """Return the square roots of the counts, as shares of the largest one.

        >>> Ridge(0.0, 1.0, (4, 0, 16), "", "").heights()
        [0.5, 0.0, 1.0]
        """
        roots = np.sqrt(np.array(self.counts, np.float64))
        shares: list[float] = (roots / max(float(roots.max(initial=0)), 1e-300)).tolist()
        return shares


class RidgePlot(CellField):
    """Ridges on a common horizontal axis; a click or the keyboard chooses one."""

    framed = False

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.ridges: Sequence[Ridge] = ()
        self.hint = ""
        self.at = None
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding)
        self.setMinimumSize(px(120), px(72))

    def show_ridges(self, ridges: Sequence[Ridge], hint: str) -> None:
        """Show other ridges, or a hint if there are none."""
        if (tuple(ridges), hint) != (tuple(self.ridges), self.hint):
            self.ridges, self.hint = ridges, hint
            self.refresh()

    def describe(self, number: int) -> str:
        """Return the description of a ridge."""
        return self.ridges[number].tip if number < len(self.ridges) else ""

    # ------------------------------------------------------------ geometry

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """Lay out one row for each ridge, below the room that the first one needs."""
        count = len(self.ridges)
        room = max(height - px(AXIS), 1)
        pitch = room / (count + OVERLAP - 1) if count else room
        top = room - pitch * count
        return Tiling(count, 1, (width, pitch), 0, (0, top))

    @property
    def ends(self) -> tuple[float, float]:
        """Lowest and highest value on the horizontal axis."""
        low = min((one.low for one in self.ridges), default=0.0)
        high = max((one.high for one in self.ridges), default=0.0)
        return (low, high) if low < high else (low - 1, high + 1)

    def _x(self, value: float) -> float:
        low, high = self.ends
        return (value - low) / (high - low) * (self.width() - px(NUMBERS))

    # ------------------------------------------------------------ painting

    def paint_cells(self, painter: QPainter) -> None:
        """Paint the axis, and all ridges from the oldest to the newest."""
        if not self.ridges:
            paint_hint(painter, self.rect(), self.hint)
            return
        self._paint_axis(painter)
        for number in range(len(self.ridges)):
            self._paint_ridge(painter, number)
        self._paint_numbers(painter)

    def _paint_axis(self, painter: QPainter) -> None:
        low, high = self.ends
        bottom = self.height() - px(AXIS)
        if low < 0 < high:
            painter.setPen(pen("line", dashed=True))
            painter.drawLine(QPointF(self._x(0), 0), QPointF(self._x(0), bottom))
        painter.setPen(theme().color("dim"))
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        text_at(painter, QPointF(self._x(low), bottom + 1), figure(low, 2), left)
        text_at(painter, QPointF(self._x(high), bottom + 1), figure(high, 2), right)
        middle = self._x(0)
        if px(NUMBERS) < middle < self._x(high) - px(NUMBERS):
            text_at(painter, QPointF(middle, bottom + 1), "0")

    def _paint_ridge(self, painter: QPainter, number: int) -> None:
        ridge, base = self.ridges[number], self.rect_of(number).bottom()
        height = min(OVERLAP * self.tiling.tile[1], px(MOST_HEIGHT))
        width = (ridge.high - ridge.low) / len(ridge.counts)
        points = [QPointF(self._x(ridge.low), base)]
        if width > 0:
            for k, share in enumerate(ridge.heights()):
                middle = ridge.low + (k + 0.5) * width
                points.append(QPointF(self._x(middle), base - share * height))
        else:  # all values are equal
            points.append(QPointF(self._x(ridge.low), base - height))
        points.append(QPointF(self._x(ridge.high), base))
        chosen = number == self.current
        line = theme().color("marker" if chosen else "accent")
        area = QColor(line)
        area.setAlphaF(OPACITY)
        painter.setPen(pen("marker" if chosen else "accent"))
        painter.setBrush(area)
        painter.drawPolygon(QPolygonF(points))
        painter.setPen(pen("line"))
        painter.drawLine(QPointF(0, base), QPointF(self.width() - px(NUMBERS), base))

    def _paint_numbers(self, painter: QPainter) -> None:
        """Write the captions of as many ridges as there is room for, the newest included."""
        painter.setPen(theme().color("dim"))
        every = max(round(px(LABEL) / self.tiling.tile[1] + 0.49), 1)
        for number in range(len(self.ridges) - 1, -1, -every):
            base = self.rect_of(number).bottom()
            place = QRectF(self.width() - px(NUMBERS) + 4, base - px(LABEL), px(NUMBERS), px(LABEL))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(place, int(flags), self.ridges[number].caption)
