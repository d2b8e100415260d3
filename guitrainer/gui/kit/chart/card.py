"""A plot with its title and its legend."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.gui.base.look.size import px
from guitrainer.gui.kit.basic import column
from guitrainer.gui.kit.chart.drawing import Drawing
from guitrainer.gui.kit.chart.legend import LegendEntry, PlotHeader
from guitrainer.gui.kit.chart.plot import CurvePlot, Window

SMALLEST = (148, 72)  # pixels


class PlotCard(QWidget):
    """Shows a `Drawing`, without the lines that were hidden in its legend.

    Parameters
    ----------
    key : names the plot in files and settings
    title : names it on screen
    tip : what it shows, and what can be learned from it
    """

    hidden_changed = Signal()

    def __init__(self, key: str, title: str, tip: str) -> None:
        super().__init__()
        self.key = key
        self.header = PlotHeader(title, tip)
        self.plot = CurvePlot(title)
        self.plot.setAccessibleDescription(tip)
        self.plot.setMinimumSize(*map(px, SMALLEST))
        self.plot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.hidden: frozenset[str] = frozenset()
        self._whole = Drawing()
        self.setLayout(column([self.header, self.plot], spacing=0))
        self.header.toggled.connect(self._on_toggled)

    @property
    def title(self) -> str:
        """Name on screen."""
        return self.header.title

    @title.setter
    def title(self, title: str) -> None:
        self.header.title = title
        self.plot.setAccessibleName(title)

    def hide_lines(self, hidden: frozenset[str]) -> None:
        """Hide the lines of these keys, and show all others."""
        self.hidden = hidden
        self.header.check(hidden)
        self._draw(self.plot.window_shown)

    def draw(
        self, drawing: Drawing, entries: Sequence[LegendEntry], window: Window | None = None
    ) -> None:
        """Show `drawing` with a legend of `entries`; see `CurvePlot.draw`."""
        self._whole = drawing
        if tuple(entries) != self.header.entries:
            self.header.set_entries(entries)
            self.header.check(self.hidden)
        self._draw(window)

    def _draw(self, window: Window | None) -> None:
        self.plot.draw(self._whole.without(self.hidden), window)

    def _on_toggled(self, key: str, shown: bool) -> None:
        self.hide_lines(self.hidden - {key} if shown else self.hidden | {key})
        self.hidden_changed.emit()
