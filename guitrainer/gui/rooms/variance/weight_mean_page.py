"""Weights with and without zero mean, and the output of the first layer."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from guitrainer.figures import figure, percent
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import column, prose
from guitrainer.gui.kit.layouts import Beside
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.rooms.variance.bars import NamedBar, NamedBars
from guitrainer.gui.rooms.variance.figures import FigureCard
from guitrainer.gui.rooms.variance.page import VariancePage, lead
from guitrainer.gui.rooms.variance.state import VarianceState
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.weight_mean import WeightMean


class WeightMeanPage(VariancePage):
    """The initial weights and the same weights shifted, side by side, with the same images."""

    def __init__(self, state: VarianceState) -> None:
        super().__init__(state.lab, "weight mean")
        self.state = state
        self.drawn = self._card(
            self.tr("As drawn"), self.tr("The weights of your first layer before training.")
        )
        self.shifted = self._card(
            self.tr("With a mean"), self.tr("The same weights, their σ added to every one of them.")
        )
        self.bars = NamedBars(self.tr("What all filters have in common"), 2)
        self.sentence = prose()
        both = Beside([self.drawn, self.shifted], 2 * GRID)
        parts = [self._lead(), both, self.note, self.bars, self.sentence, None]
        self.setLayout(column(parts, spacing=GRID + GRID // 2))
        state.lab.experiment_changed.connect(self.ask)

    def _lead(self) -> Any:
        return lead(
            self.tr(
                "The weights of a filter with a positive mean add up to something positive: it "
                "responds to brightness, whatever the shape, and so does every other filter. With "
                "zero mean, brightness cancels out, only differences between pixels count, and "
                "each filter sees something else."
            ),
            self.tr("Your first layer on standardized images, before training."),
        )

    def _card(self, title: str, about: str) -> FigureCard:
        names = (
            (self.tr("mean of the weights"), ""),
            (self.tr("σ of the weights"), ""),
            (
                self.tr("response to an even patch"),
                self.tr(
                    "Root mean square over the filters of the sum of their weights: the response "
                    "to a patch of ones, where there is nothing to see"
                ),
            ),
            (
                self.tr("common to all filters"),
                self.tr(
                    "Share of what varies in the outputs that is the same for all filters: 100 % "
                    "where all filters respond alike"
                ),
            ),
        )
        made = FigureCard(title, names, (2, 3))
        made.about.setText(about)
        return made

    def question(self) -> object:
        """Return the first layer and the images."""
        experiment = self.state.lab.experiment
        return experiment.network, experiment.data, experiment.seed

    def work(self) -> Work:
        """Return the work for both, done by the thread of the errand."""
        experiment = self.state.lab.experiment

        def work() -> "Iterator[tuple[WeightMean, WeightMean]]":
            from guitrainer.explain.weight_mean import shifted_weights

            yield shifted_weights(experiment)

        return work

    def show_answer(self, told: list[Any]) -> None:
        """Show both on the same scale."""
        if not told:
            return
        drawn, shifted = told[0]
        for card, one in ((self.drawn, drawn), (self.shifted, shifted)):
            card.show_figures(
                figure(one.mean, 2), figure(one.std), figure(one.even), percent(one.common)
            )
        self.bars.show_bars(
            [
                NamedBar(self.drawn.title.text(), drawn.common or 0.0, "edge"),
                NamedBar(self.shifted.title.text(), shifted.common or 0.0, "noise"),
            ],
            1.0,
        )
        self.sentence.setText(self._words(drawn, shifted))

    def _words(self, drawn: "WeightMean", shifted: "WeightMean") -> str:
        if drawn.common is None or shifted.common is None:
            return self.tr("Every output is 0 with these weights, whatever the images are.")
        text = self.tr(
            "With zero mean, the filters have %1 of what varies in their outputs in common; with a "
            "mean of one σ, %2."
        )
        return fill(text, percent(drawn.common), percent(shifted.common))
