"""Plots in the style of the window: no boxes, a thin grid, few ticks, no menus."""

import math
from collections.abc import Callable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.size import px, small_font
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.base.look.ticks import log_ticks, power_text, round_ticks, value_text

AXIS_WIDTH = 44  # pixels: plots in a column are aligned regardless of their numbers
AXIS_HEIGHT = 20
RIGHT_MARGIN = 12  # half of the last number extends beyond the plot
# Space needed by a tick, in pixels: horizontally and vertically.
TICK_WIDTH, TICK_HEIGHT = 56, 40
MOST_TICKS = 6


class PlotAxis(pg.AxisItem):
    """An axis without a line: few ticks, at round numbers or at named positions.

    `text` formats a value; `names` replace the numbers at the positions 0, 1, 2 ….
    """

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.text: Callable[[float], str] = value_text
        self.names: Sequence[str] | None = None
        self.setStyle(
            tickFont=small_font(),
            tickLength=0,
            tickAlpha=255,
            tickTextOffset=6 if side == "left" else 4,
            autoExpandTextSpace=False,
            hideOverlappingLabels=False,
        )
        self.setPen(pg.mkPen(None))
        self.setTextPen(theme().dim)
        self.setTickPen(pg.mkPen(theme().line))
        if side == "left":
            self.setWidth(px(AXIS_WIDTH))
        else:
            self.setHeight(px(AXIS_HEIGHT))

    def write(
        self, text: Callable[[float], str], names: Sequence[str] | None = None, *, log: bool = False
    ) -> None:
        """Label ticks by `text`, or by `names` instead; with `log`, values are powers of ten."""
        if (text, names) != (self.text, self.names):
            self.text, self.names = text, names
            self.picture = None  # drawn again at the next paint
            self.update()
        if log != self.logMode:
            self.setLogMode(log)

    def tickValues(  # noqa: N802 (pyqtgraph's name)
        self, low: float, high: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """Return one level of ticks for a range shown on `size` pixels."""
        if self.names is not None:
            return [(1.0, self._places(size / max(high - low, 1e-9)))]
        room = px(TICK_HEIGHT) if self.orientation == "left" else px(TICK_WIDTH)
        count = min(max(round(size / room), 2), MOST_TICKS)
        if self.logMode:
            powers = log_ticks(10.0 ** max(low, -300), 10.0 ** min(high, 300), count)
            return [(1.0, [math.log10(one) for one in powers])]
        return [(1.0, round_ticks(low, high, count))]

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """Return the painted area; labels at both ends extend beyond it by half their size."""
        area: QRectF = super().boundingRect()
        if self.orientation == "left":
            return area.adjusted(0, -GRID, 0, GRID)
        return area.adjusted(-px(AXIS_WIDTH), 0, px(RIGHT_MARGIN), 0)

    def drawPicture(  # noqa: N802 (pyqtgraph's name)
        self, painter: QPainter, line: object, ticks: list[object], texts: list[object]
    ) -> None:
        """Paint the grid and the labels; ticks without length would be dots."""
        super().drawPicture(painter, line, ticks if self.grid else [], texts)

    def _places(self, pixels: float) -> list[float]:
        """Return the positions to label so that names do not touch."""
        assert self.names is not None
        metrics = QFontMetricsF(self.style["tickFont"])
        widest = max((metrics.horizontalAdvance(name) for name in self.names), default=0.0)
        every = max(math.ceil((widest + GRID) / max(pixels, 1e-9)), 1)
        return [float(place) for place in range(0, len(self.names), every)]

    def tickStrings(  # noqa: N802 (pyqtgraph's name)
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        """Return the labels of the ticks."""
        if self.names is not None:
            return [self.names[int(value)] for value in values]
        if self.logMode:
            return [power_text(float(f"{10.0**value:.6g}")) for value in values]
        return [self.text(value) for value in values]


class Plot(pg.PlotWidget):
    """An empty plot in the colors of the theme.

    Parameters
    ----------
    name : description of the content, for screen readers
    log_y : whether the vertical axis is logarithmic at first
    """

    def __init__(self, name: str, parent: QWidget | None = None, *, log_y: bool = False) -> None:
        self.left, self.bottom = PlotAxis("left"), PlotAxis("bottom")
        axes = {"left": self.left, "bottom": self.bottom}
        super().__init__(parent, background=None, axisItems=axes)
        self.setAccessibleName(name)
        self.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self.setStyleSheet("background: transparent")
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.setAntialiasing(True)
        item = self.getPlotItem()
        item.showGrid(x=False, y=True, alpha=1)
        self.left.setZValue(-1)  # the grid is drawn below the curves
        item.setLogMode(y=log_y)
        item.setContentsMargins(0, 4, px(RIGHT_MARGIN), 0)

    def pen(self, token: str, width: float = 1.5, dashed: bool = False) -> object:
        """Make a pen in a color of the theme, given by its token."""
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        return pg.mkPen(theme().color(token), width=width, style=style)
