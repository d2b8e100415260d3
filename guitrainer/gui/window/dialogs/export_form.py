"""The choices of an export: layer, step, kind of file, and colors."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from guitrainer.figures import count
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.basic import label
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.lab.exporting import (
    FORMATS,
    MEGABYTES,
    OF_FILTERS,
    ONE_STEP,
    ExportSource,
    Kind,
    Wish,
)
from guitrainer.gui.lab.lab import Lab
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.gui.kit.chart.card import PlotCard

COLORS = "export/colors"  # key in `Lab.kept`
EVERYTHING = "everything"  # entry in the list of plots: all numbers in one table


class ExportForm(QWidget):
    """Offers the layers, steps and formats of a run, starting with the layer and step on stage.

    Choices are kept when another kind is offered, or when the run continues.

    Parameters
    ----------
    plots : plots of the window by their keys
    """

    changed = Signal()  # the user has chosen something else

    def __init__(self, lab: Lab, plots: "Mapping[str, PlotCard]") -> None:
        super().__init__()
        self._lab = lab
        self._kind: Kind = "sheet"
        self._layer = lab.looking.layer or ""
        self.layer, self.step, self.format = ChoiceBox(), ChoiceBox(), ChoiceBox()
        titles = {key: plot.title for key, plot in plots.items()}
        self.plot = ChoiceBox({**titles, EVERYTHING: self.tr("All numbers")})
        megabytes = {size: fill(self.tr("%1 MB"), str(size)) for size in MEGABYTES}
        self.largest = ChoiceBox({None: self.tr("not limited"), **megabytes})
        self.colors = ChoiceBox({"dark": self.tr("dark"), "light": self.tr("light, for paper")})
        self.colors.key = lab.kept.get(COLORS, theme().name)
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(2 * GRID)
        self._rows.setVerticalSpacing(GRID)
        for title, box in (
            (self.tr("Layer"), self.layer),
            (self.tr("Step"), self.step),
            (self.tr("Plot"), self.plot),
            (self.tr("Format"), self.format),
            (self.tr("Largest file"), self.largest),
            (self.tr("Colors"), self.colors),
        ):
            box.setAccessibleName(title)
            box.chosen.connect(self._on_chosen)
            self._rows.addRow(label(title, "dim"), box)

    def wish(self) -> Wish:
        """Return the complete choice."""
        kind = self._kind
        layer = (self.layer.key or None) if kind in OF_FILTERS else None
        step: int | Literal["all"] | None = self.step.key if kind in ONE_STEP else None
        most = self.largest.key if kind == "evolution" else None
        return Wish(kind, self.format.key or "", layer, step, self.colors.key, most)

    def _on_chosen(self) -> None:
        if self._kind in OF_FILTERS:
            self._layer = self.layer.key
        self._lab.kept[COLORS] = self.colors.key
        self.changed.emit()

    # ------------------------------------------------------------ choices

    def offer(self, kind: Kind, source: ExportSource) -> None:
        """Offer what `source` has of this kind, without emitting `changed`."""
        self._kind = kind
        self._offer_layers(source)
        self._offer_steps(source)
        suffixes = list(FORMATS[kind])
        if kind == "curves" and self.plot.key == EVERYTHING:
            suffixes = [".csv"]
        self.format.offer({suffix: suffix.removeprefix(".").upper() for suffix in suffixes})
        self._rows.setRowVisible(self.layer, kind in OF_FILTERS)
        self._rows.setRowVisible(self.step, kind in ONE_STEP)
        self._rows.setRowVisible(self.plot, kind == "curves")
        self._rows.setRowVisible(self.format, len(suffixes) > 1)
        self._rows.setRowVisible(self.largest, kind == "evolution")
        self._rows.setRowVisible(self.colors, self.wish().colored)

    def _offer_layers(self, source: ExportSource) -> None:
        everything = {"": self.tr("All layers")} if self._kind == "weights" else {}
        self.layer.offer({**{layer: layer for layer in source.layers}, **everything})
        if self._layer in source.layers or self._layer in everything:
            self.layer.key = self._layer

    def _offer_steps(self, source: ExportSource) -> None:
        steps: dict[int | str | None, str] = {}
        looking, shown = self._lab.looking, self._lab.looking.shown()
        if looking.cursor is not None and shown is not None:
            steps[shown.step] = fill(self.tr("at the marker, %1"), count(shown.step))
        steps[None] = fill(self.tr("newest, %1"), count(source.newest))
        if self._kind != "sheet":
            steps["all"] = self.tr("all recorded")
        first = self.step.count() == 0
        self.step.offer(steps)
        if first:
            self.step.key = next(iter(steps))
