"""One of two runs side by side: its name, its results, its filters."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.events import FiltersCaptured
from guitrainer.figures import count, fixed, percent
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.settings import View
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.kit.basic import Part, column, figure, label, row, say
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.lab.library import RunSummary
from guitrainer.gui.lab.record import Record
from guitrainer.gui.rooms.common.filter_pages import FilterPages
from guitrainer.sentences import fill

tr = Texts("RunSide")

FEWEST_SEEDS = 2


class RunSide(QWidget):
    """Lets the user choose a run, and shows its filters at a step."""

    chosen = Signal(object)  # folder; None: the run on stage

    def __init__(self, name: str) -> None:
        super().__init__()
        self.choice = ChoiceBox(name=name, tip="", characters=12)
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.chosen.connect(self.chosen)
        self.edges, self.others = label("", "strong"), figure()
        self.filters = FilterPages(fill(self.tr("Filters of %1"), name))
        self.wall, self.reason = self.filters.wall, self.filters.reason
        self.seeds = figure()
        figures = row([self.edges, None, self.others])
        parts: list[Part] = [self.choice, figures, self.seeds, self.filters]
        self.setLayout(column(parts, spacing=GRID, stretch=3))

    def offer(self, texts: Mapping[Path | None, str], chosen: Path | None) -> None:
        """List the runs to choose from, by their folders."""
        self.choice.offer(texts)
        self.choice.key = chosen

    def show_run(self, record: Record, layer: str | None, step: int | None, view: View) -> None:
        """Show the filters of `layer` at `step` (None: the latest)."""
        shown = None if layer is None else record.shown(layer, step)
        self._paint_figures(record, shown, step)
        if shown is None:
            self.show_reason(self.tr("This run has no convolution with that name."))
        else:
            self.filters.show_filters(shown, view)

    def show_seeds(self, runs: Sequence[RunSummary]) -> None:
        """Show the range of the final results over `runs` of this setting with several seeds."""
        say(self.seeds, _seeds_text(runs))

    def show_reason(self, text: str) -> None:
        """Show why there is nothing to see."""
        self.filters.show_reason(text)

    @property
    def shown(self) -> FiltersCaptured | None:
        """The displayed filters."""
        return self.filters.shown

    def _paint_figures(
        self, record: Record, shown: FiltersCaptured | None, step: int | None
    ) -> None:
        scores = None if shown is None else shown.scores
        edges = "" if scores is None else fill(self.tr("%1 edges"), percent(scores.edge_fraction))
        self.edges.setText(edges)
        texts = []
        if scores is not None:
            texts.append(fill(self.tr("score %1"), fixed(scores.edge_score)))
        measured = [e for e in record.evaluations if step is None or e.step <= step]
        if measured and measured[-1].test_accuracy is not None:
            accuracy, images = percent(measured[-1].test_accuracy, 1), measured[-1].images
            text = self.tr("accuracy %1") if images is None else self.tr("accuracy %1 on %2 images")
            texts.append(fill(text, accuracy, count(images or 0)))
        at = shown.step if shown is not None else min(record.newest, step or record.newest)
        texts.append(fill(self.tr("step %1"), count(at)))
        self.others.setText(" · ".join(texts))


def _seeds_text(runs: Sequence[RunSummary]) -> str:
    """Return the lowest and highest results at the end; empty for a single run."""
    if len(runs) < FEWEST_SEEDS:
        return ""
    texts = [tr("%1 seeds, at the ends of their runs", count(len(runs)))]
    for text, decimals, values in (
        (tr("edges %1 to %2"), 0, [run.edge_fraction for run in runs]),
        (tr("accuracy %1 to %2"), 1, [run.accuracy for run in runs]),
    ):
        known = [value for value in values if value is not None]
        if known:
            texts.append(fill(text, percent(min(known), decimals), percent(max(known), decimals)))
    return " · ".join(texts)
