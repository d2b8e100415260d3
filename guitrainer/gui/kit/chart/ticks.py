"""Paints the axes of a plot: no lines, a thin grid, and few ticks, at round numbers or names."""

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from guitrainer.figures import percent
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.ticks import (
    log_ticks,
    power_text,
    round_ticks,
    step_text,
    value_text,
)
from guitrainer.gui.kit.chart.drawing import Drawing
from guitrainer.gui.kit.painted import pen, text_at

# Space needed by a tick, in pixels: horizontally and vertically.
TICK_WIDTH, TICK_HEIGHT = 56, 40
MOST_TICKS = 6
LEFT_GAP, BOTTOM_GAP = 6, 4  # pixels between the lines and the labels
LARGEST_POWER = 300  # of ten, on a logarithmic axis

Tick = tuple[float, str]  # position on the axis, and label


def paint_left(
    painter: QPainter, inner: QRectF, drawing: Drawing, ends: tuple[float, float]
) -> None:
    """Paint the grid, and the labels to the left of `inner`."""
    height = painter.fontMetrics().height()
    low, high = ends
    for value, text in _left_ticks(drawing, low, high, inner.height()):
        y = inner.bottom() - (value - low) / ((high - low) or 1) * inner.height()
        across = math.floor(y) + 0.5  # in the middle of a row of pixels
        painter.setPen(pen("line"))
        painter.drawLine(QPointF(inner.left(), across), QPointF(inner.right(), across))
        painter.setPen(pen("dim"))
        place = QPointF(inner.left() - LEFT_GAP, y - height / 2)
        text_at(painter, place, text, Qt.AlignmentFlag.AlignRight)


def paint_bottom(
    painter: QPainter, inner: QRectF, drawing: Drawing, ends: tuple[float, float]
) -> None:
    """Paint the labels below `inner`, except for those that would be cut off."""
    metrics = QFontMetricsF(painter.font())
    low, high = ends
    painter.setPen(pen("dim"))
    for value, text in _bottom_ticks(drawing, low, high, inner.width(), metrics):
        x = inner.left() + (value - low) / ((high - low) or 1) * inner.width()
        half = metrics.horizontalAdvance(text) / 2
        if x - half >= 0 and x + half <= inner.right() + px(GRID + LEFT_GAP):
            text_at(painter, QPointF(x, inner.bottom() + BOTTOM_GAP), text)


def _count(pixels: float, room: int) -> int:
    return min(max(round(pixels / room), 2), MOST_TICKS)


def _left_ticks(drawing: Drawing, low: float, high: float, pixels: float) -> Iterable[Tick]:
    count = _count(pixels, px(TICK_HEIGHT))
    if drawing.log:
        ends = 10.0 ** max(low, -LARGEST_POWER), 10.0 ** min(high, LARGEST_POWER)
        return [(math.log10(one), power_text(one)) for one in log_ticks(*ends, count)]
    text = percent if drawing.percent else value_text
    return [(one, text(one)) for one in round_ticks(low, high, count)]


def _bottom_ticks(
    drawing: Drawing, low: float, high: float, pixels: float, metrics: QFontMetricsF
) -> Iterable[Tick]:
    if drawing.names is None:
        ticks = round_ticks(low, high, _count(pixels, px(TICK_WIDTH)))
        return [(one, step_text(one)) for one in ticks]
    every = _every(drawing.names, pixels / max(high - low, 1e-9), metrics)
    return [(float(at), drawing.names[at]) for at in range(0, len(drawing.names), every)]


def _every(names: Sequence[str], pixels: float, metrics: QFontMetricsF) -> int:
    """Return how many names to advance from a label to the next, so that they do not touch.

    `pixels` is the distance of two names.
    """
    widest = max((metrics.horizontalAdvance(name) for name in names), default=0.0)
    return max(math.ceil((widest + GRID) / max(pixels, 1e-9)), 1)
