"""The values of all lines of a plot at one position, and the label that shows them."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPen,
)

from guitrainer.figures import count, figure, percent
from guitrainer.gui.base.look.size import px, small_font
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.chart.canvas import Frame
from guitrainer.gui.kit.chart.drawing import Drawing

LINE = 15  # pixels
MOST_ROWS = 9
LONGEST_NAME = 24  # characters


@dataclass(frozen=True)
class ReadingRow:
    """The value of one line."""

    name: str
    value: float
    text: str
    color: QColor


@dataclass(frozen=True)
class Reading:
    """The values at one position: a title, and a row for each line that has a value there."""

    title: str
    rows: tuple[ReadingRow, ...]

    @classmethod
    def of(cls, drawing: Drawing, x: float) -> "Reading":
        """Read all lines of `drawing` at `x`."""
        names = drawing.names
        if names is None:
            place = round(x)
            title = count(place)
        else:  # none before a network has been measured
            place = min(max(round(x), 0), len(names) - 1)
            title = names[place] if names else ""
        rows = []
        for line in drawing.lines:
            value = line.at(place)
            if value is not None:
                text = percent(value, 1) if drawing.percent else figure(value)
                rows.append(ReadingRow(_short(line.name), value, text, QColor(line.style.color)))
        return cls(title, tuple(rows))

    def paint(self, painter: QPainter, frame: Frame, x: float) -> None:
        """Paint the label next to position `x`, on the side with more room."""
        metrics = QFontMetricsF(small_font())
        rows = self.rows[:MOST_ROWS]
        names = max((metrics.horizontalAdvance(row.name) for row in rows), default=0.0)
        values = max((metrics.horizontalAdvance(row.text) for row in rows), default=0.0)
        width = max(names + values + 4 * GRID, metrics.horizontalAdvance(self.title) + 2 * GRID)
        height = px(LINE) * (len(rows) + 1) + GRID
        here = frame.point(x, 0).x()
        left = here + GRID if here < frame.width / 2 else here - GRID - width
        left = min(max(left, -GRID), frame.width - width) if width < frame.width else left
        box = QRectF(left, 0, width, height)
        panel = theme().color("panel")
        panel.setAlphaF(0.93)
        painter.setBrush(panel)
        painter.setPen(QPen(theme().color("line"), 1))
        painter.drawRoundedRect(box, 4, 4)
        line = QRectF(left + GRID, GRID / 2, width - 2 * GRID, px(LINE))
        painter.setPen(theme().color("dim"))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, self.title)
        for row in rows:
            line.translate(0, px(LINE))
            _paint_row(painter, line, row)


def _paint_row(painter: QPainter, area: QRectF, row: ReadingRow) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(row.color)
    painter.drawEllipse(QPointF(area.left() + 3, area.top() + px(LINE) / 2 - 1), 3, 3)
    painter.setPen(theme().color("dim"))
    painter.drawText(area.adjusted(1.5 * GRID, 0, 0, 0), Qt.AlignmentFlag.AlignLeft, row.name)
    painter.setPen(theme().color("text" if math.isfinite(row.value) else "noise"))
    painter.drawText(area, Qt.AlignmentFlag.AlignRight, row.text)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
