"""Plots in the window's own manner: no boxes, a thin grid, few ticks, no menus."""

import math

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from guitrainer.gui.look.theme import SMALL, theme

GRID_OPACITY = 40  # of 255
AXIS_WIDTH = 40  # pixels: plots in a column are aligned whatever their numbers


class Plot(pg.PlotWidget):
    """An empty plot in the colours of the theme.

    Parameters
    ----------
    name : what it shows, for screen readers
    log_y : whether the vertical axis is logarithmic at first
    """

    def __init__(self, name: str, parent: QWidget | None = None, *, log_y: bool = False) -> None:
        super().__init__(parent, background=None)
        self.setAccessibleName(name)
        self.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.setAntialiasing(True)
        item = self.getPlotItem()
        item.showGrid(x=False, y=True, alpha=GRID_OPACITY / 255)
        item.setLogMode(y=log_y)
        font = QFont()
        font.setPointSizeF(SMALL)
        for side in ("left", "bottom"):
            axis = item.getAxis(side)
            axis.setStyle(tickFont=font, tickLength=0, maxTickLevel=0, tickTextOffset=6)
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(theme().dim)
            axis.setTickPen(pg.mkPen(theme().line))
        item.getAxis("left").setWidth(AXIS_WIDTH)

    def pen(self, token: str, width: float = 1.5, dashed: bool = False) -> object:
        """A pen in a colour of the theme, by its token."""
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        return pg.mkPen(theme().color(token), width=width, style=style)


def log_ticks(low: float, high: float) -> list[float]:
    """Powers of ten from `low` to `high`.

    >>> log_ticks(0.02, 30)
    [0.1, 1.0, 10.0]
    """
    if not 0 < low <= high:
        return []
    return [10.0**k for k in range(math.ceil(math.log10(low)), math.floor(math.log10(high)) + 1)]
