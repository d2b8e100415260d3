"""Bars with names and values, painted directly; see `kit.small_chart`."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.painted import Painted, pen, text_at

LINE, HIGH_LINE = 24, 40  # pixels from one bar to the next, without and with a name above it
THICK = 10
NUMBER = 72  # room for a value beside bars below their names: such bars are compared across charts
FAINT = 0.45  # opacity of numbers that are not final


@dataclass(frozen=True)
class Bar:
    """One number.

    Parameters
    ----------
    value : length of the bar; None if it is not known yet
    text : the value as text
    final : whether the value is final; if not, the bar is faint
    """

    name: str
    value: float | None
    text: str
    color: QColor
    final: bool = True

    @classmethod
    def of(cls, name: str, value: float, token: str) -> "Bar":
        """Return a bar labeled with its value, in a color of the theme."""
        return cls(name, value, figure(value), theme().color(token))


class Bars(Painted):
    """Bars on a scale from 0 to the largest value, or to a given one.

    Parameters
    ----------
    lines : number of bars there is room for before the first are shown
    above : whether names are above the bars instead of before them
    """

    def __init__(self, name: str, lines: int = 1, *, above: bool = False) -> None:
        self._line = px(HIGH_LINE if above else LINE)
        super().__init__(name, lines * self._line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bars: Sequence[Bar] = ()
        self._above = above
        self._most: float | None = None
        self._metrics = QFontMetricsF(self._font)

    def show_bars(self, bars: Sequence[Bar], most: float | None = None) -> None:
        """Show other numbers; `most` is the value that fills the width."""
        if len(bars) != len(self.bars):
            self.setFixedHeight(max(len(bars), 1) * self._line)
        self.bars, self._most = bars, most
        self.setAccessibleDescription(", ".join(f"{bar.name}: {bar.text}" for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size with room for all bars."""
        return QSize(30 * GRID, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the names, bars and values."""
        painter = self.painter()
        names = max((self._metrics.horizontalAdvance(bar.name) for bar in self.bars), default=0)
        texts = max((self._metrics.horizontalAdvance(bar.text) for bar in self.bars), default=0)
        left, right = names + GRID, self.width() - texts - GRID
        if self._above:
            left, right = 0.0, float(self.width() - px(NUMBER))
        values = [bar.value for bar in self.bars if bar.value is not None]
        most = self._most or max(values, default=1.0)
        for line, bar in enumerate(self.bars):
            top = (line + 1) * self._line - (px(LINE) + px(THICK)) / 2
            self._paint_bar(painter, QRectF(left, top, right - left, px(THICK)), bar, most)
        painter.end()

    def _paint_bar(self, painter: QPainter, area: QRectF, bar: Bar, most: float) -> None:
        top = area.center().y() - self._metrics.height() / 2
        painter.setPen(pen("dim"))
        above = area.top() - self._metrics.height() - 2
        at = QPointF(0, above if self._above else top)
        text_at(painter, at, bar.name, Qt.AlignmentFlag.AlignLeft)
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
