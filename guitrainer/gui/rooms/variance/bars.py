"""Bars that compare a few numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEvent

from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.painted import Painted, pen, text_at
from guitrainer.gui.rooms.common.path import Decades

BAR, LINE = 14, 40  # height of a bar, and distance from one to the next, in pixels
NUMBER = 72  # room for a number


@dataclass(frozen=True)
class NamedBar:
    """A number with its name and the token of its color."""

    name: str
    value: float
    token: str


class NamedBars(Painted):
    """Bars from top to bottom, with names above them and numbers at their ends.

    Parameters
    ----------
    lines : number of bars
    log : whether the scale is logarithmic; the shortest bar then has a length of one decade
    """

    def __init__(self, name: str, lines: int, *, log: bool = False) -> None:
        super().__init__(name, lines * px(LINE))
        self._log = log
        self._bars: Sequence[NamedBar] = ()
        self._largest = 1.0

    def show_bars(self, bars: Sequence[NamedBar], largest: float | None = None) -> None:
        """Show other bars; `largest` fills the width, and defaults to the largest number."""
        self._bars = bars
        self._largest = largest or max((bar.value for bar in bars), default=1.0) or 1.0
        told = ", ".join(f"{bar.name}: {figure(bar.value)}" for bar in bars)
        self.setAccessibleDescription(told)
        self.update()

    def _share(self, value: float) -> float:
        if not self._log:
            return min(max(value / self._largest, 0.0), 1.0)
        scale = Decades.over([bar.value for bar in self._bars])
        return scale.place(value)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the names, bars and numbers."""
        painter = self.painter()
        height = painter.fontMetrics().height()
        room = self.width() - px(NUMBER)
        for place, bar in enumerate(self._bars):
            top = place * px(LINE)
            painter.setPen(pen("dim"))
            text_at(painter, QPointF(0, top), bar.name, Qt.AlignmentFlag.AlignLeft)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("line"))
            painter.drawRoundedRect(QRectF(0, top + height + 2, room, px(BAR)), 2, 2)
            painter.setBrush(theme().color(bar.token))
            length = max(self._share(bar.value) * room, 2.0)
            painter.drawRoundedRect(QRectF(0, top + height + 2, length, px(BAR)), 2, 2)
            painter.setPen(pen("text"))
            at = QPointF(self.width(), top + height + 2 + (px(BAR) - height) / 2)
            text_at(painter, at, figure(bar.value), Qt.AlignmentFlag.AlignRight)
        painter.end()
