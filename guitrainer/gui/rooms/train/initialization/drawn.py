"""The section that compares the requested distribution with the weights drawn from it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from guitrainer.figures import figure as number
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import Card, NamedFigures, button, column, label, prose, row
from guitrainer.gui.rooms.common.histogram import Bins, Histogram, bins_of
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.training.preview import LayerPreview


class DrawnSection(QWidget):
    """Histogram, requested σ, actual σ and mean; a warning if all weights are equal."""

    def __init__(self) -> None:
        super().__init__()
        self.histogram = Histogram(self.tr("Histogram of the weights"))
        self.histogram.setToolTip(
            self.tr(
                "Bars: the weights as drawn. Curve: the density they were drawn from. "
                "The small ticks are at ±σ. The more weights a layer has, the closer they agree."
            )
        )
        names = self.tr("requested σ"), self.tr("drawn σ"), self.tr("drawn mean")
        numbers = NamedFigures({name: (name, "") for name in names}, spacing=GRID // 2)
        self.asked, self.drawn, self.mean = (numbers.values[name] for name in names)
        self._warning = prose()
        self.warning = Card(self._warning, kind="warning")
        self.warning.hide()
        self.again = button(
            self.tr("Draw again"),
            "link",
            self.tr("Different random numbers from the same distribution: the next seed"),
        )
        title = label(self.tr("Requested and actual"), "title")
        title.setWordWrap(True)
        head = row([title, self.again], stretch=0)
        self.setLayout(column([head, self.histogram, numbers, self.warning]))

    def show_layer(self, layer: "LayerPreview | None") -> None:
        """Show the weights of another layer, or other weights of the same layer."""
        bins = None
        if layer is not None and layer.weight is not None:
            bins = bins_of(layer.weight, layer.density)
        self.histogram.show_bins(bins, layer.density if layer is not None else None)
        self.asked.setText(number(layer.report.std if layer is not None else None))
        self.drawn.setText(number(layer.report.std_sampled if layer is not None else None))
        self.mean.setText(number(_rounded_mean(bins)))
        self.histogram.setAccessibleDescription(
            f"{self.tr('requested σ')} {self.asked.text()}, "
            f"{self.tr('drawn σ')} {self.drawn.text()}"
        )
        warning = self._words(bins)
        self._warning.setText(warning)
        self.warning.setVisible(bool(warning))

    def _words(self, bins: Bins | None) -> str:
        if bins is None or bins.spike is None:
            return ""
        if bins.spike == 0:
            return self.tr(
                "All weights are 0: no gradient gets past this layer, and its filters stay equal "
                "forever. Only random weights break the symmetry."
            )
        return fill(
            self.tr(
                "All weights are %1: every filter receives the same gradient, so the filters stay "
                "equal forever. Only random weights break the symmetry."
            ),
            number(bins.spike),
        )


def _rounded_mean(bins: Bins | None) -> float | None:
    """Round a mean to a thousandth of σ, because the rest is noise."""
    if bins is None or not bins.std:
        return None if bins is None else bins.mean
    unit = bins.std / 1000
    return round(bins.mean / unit) * unit
