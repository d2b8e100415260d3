"""A few numbers as bars, one below the other, with their names and values."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.painted import Painted, pen, text_at

LINE = 24  # pixels from one bar to the next
THICK = 10
FAINT = 0.45  # of numbers that are not final


@dataclass(frozen=True)
class Bar:
    """One number.

    Parameters
    ----------
    value : how long the bar is; None: nothing is known yet
    text : the value, as written
    final : whether it will stay; else the bar is faint
    """

    name: str
    value: float | None
    text: str
    color: QColor
    final: bool = True


class Bars(Painted):
    """Bars from 0 to the largest value, or to one that is given."""

    def __init__(self, name: str) -> None:
        super().__init__(name, px(LINE))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bars: Sequence[Bar] = ()
        self._most: float | None = None
        self._metrics = QFontMetricsF(self._font)

    def show_bars(self, bars: Sequence[Bar], most: float | None = None) -> None:
        """Show other numbers; `most` is what fills the width."""
        if len(bars) != len(self.bars):
            self.setFixedHeight(max(len(bars), 1) * px(LINE))
        self.bars, self._most = bars, most
        self.setAccessibleDescription(", ".join(f"{bar.name}: {bar.text}" for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As high as its lines."""
        return QSize(30 * GRID, max(len(self.bars), 1) * px(LINE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint names, bars and values."""
        painter = self.painter()
        names = max((self._metrics.horizontalAdvance(bar.name) for bar in self.bars), default=0)
        texts = max((self._metrics.horizontalAdvance(bar.text) for bar in self.bars), default=0)
        left, right = names + GRID, self.width() - texts - GRID
        values = [bar.value for bar in self.bars if bar.value is not None]
        most = self._most or max(values, default=1.0)
        for line, bar in enumerate(self.bars):
            area = QRectF(
                left, line * px(LINE) + (px(LINE) - px(THICK)) / 2, right - left, px(THICK)
            )
            self._paint_bar(painter, area, bar, most)
        painter.end()

    def _paint_bar(self, painter: QPainter, area: QRectF, bar: Bar, most: float) -> None:
        top = area.center().y() - self._metrics.height() / 2
        painter.setPen(pen("dim"))
        text_at(painter, QPointF(0, top), bar.name, Qt.AlignmentFlag.AlignLeft)
        painter.setPen(pen("text" if bar.final else "dim"))
        text_at(painter, QPointF(self.width(), top), bar.text, Qt.AlignmentFlag.AlignRight)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("line"))
        painter.drawRoundedRect(area, 2, 2)
        if bar.value is not None and bar.value > 0 and most > 0:
            color = QColor(bar.color)
            color.setAlphaF(1.0 if bar.final else FAINT)
            painter.setBrush(color)
            area.setWidth(max(area.width() * min(bar.value / most, 1.0), 2.0))
            painter.drawRoundedRect(area, 2, 2)
