"""The pages about zero mean of the input and of the weights."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from guitrainer.config.schema import Preprocessing
from guitrainer.figures import figure, percent
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.choices import choice_help, choice_text
from guitrainer.gui.kit.bars import Bar, Bars
from guitrainer.gui.kit.basic import column, prose, row
from guitrainer.gui.kit.containers import Pages
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.kit.layouts import Beside
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.rooms.variance.page import FigureCard, VariancePage, lead
from guitrainer.gui.rooms.variance.state import VarianceState
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.mistakes import FirstLayer
    from guitrainer.explain.weight_mean import WeightMean


KINDS: tuple[Preprocessing, ...] = ("raw", "zero_mean", "standardized")


class FirstLayerPage(VariancePage):
    """A page about the first layer of the experiment and its images; `name` as in its base."""

    def __init__(self, state: VarianceState, name: str) -> None:
        super().__init__(state.lab, name)
        self.state = state
        state.lab.experiment_changed.connect(self.ask)

    def question(self) -> object:
        """Return the first layer and the images."""
        experiment = self.state.lab.experiment
        return experiment.network, experiment.data, experiment.seed


class InputMeanPage(FirstLayerPage):
    """Three kinds of preprocessing side by side, with the same weights."""

    def __init__(self, state: VarianceState) -> None:
        super().__init__(state, "input mean")
        self.bars = {
            kind: Bars(self.tr("Output of the first layer"), 2, above=True) for kind in KINDS
        }
        self.cards = {kind: self._card(kind) for kind in KINDS}
        self.sentence = prose()
        three = row(self.cards.values(), spacing=2 * GRID)
        for place in range(len(KINDS)):
            three.setStretch(place, 1)
        parts = [self._lead(), three, self.note, self.sentence, None]
        self.setLayout(column(parts, spacing=GRID + GRID // 2))

    def _lead(self) -> Any:
        return lead(
            self.tr(
                "The variance of a layer's output depends on the mean square of its input, which "
                "includes the mean: pixels from 0 to 1 shift every output by about the same "
                "amount for all images. And if all inputs have the same sign, the gradients of "
                "all weights of a unit have the same sign too, so the weights can only move "
                "together. This is the first layer of your network, with the same weights each "
                "time."
            ),
            self.tr("LeCun et al. 1998, Efficient BackProp, section 4.3."),
        )

    def _card(self, kind: Preprocessing) -> FigureCard:
        text = choice_text(kind)
        names = (
            (self.tr("mean of the input"), ""),
            (self.tr("σ of the input"), ""),
            (self.tr("mean² + σ²"), self.tr("Takes the place of the input variance")),
            (self.tr("σ of the output"), ""),
            (
                self.tr("inputs with the same sign"),
                self.tr("Share of the nonzero inputs of an image that have its most frequent sign"),
            ),
        )
        made = FigureCard(text[:1].upper() + text[1:], names, (2, 3), self.bars[kind])
        made.about.setText(choice_help("preprocessing")[kind])
        return made

    def work(self) -> Work:
        """Return the work for all three, done by the thread of the errand."""
        experiment = self.state.lab.experiment

        def work() -> "Iterator[tuple[FirstLayer, ...]]":
            from guitrainer.explain.mistakes import first_layers

            yield first_layers(experiment, KINDS)

        return work

    def show_answer(self, told: list[Any]) -> None:
        """Show all three on the same scale."""
        if not told:
            return
        found: tuple[FirstLayer, ...] = told[0]
        for one in found:
            self.cards[one.preprocessing].show_figures(
                figure(_small_as_none(one.input_mean, one.input_std)),
                figure(one.input_std),
                figure(one.input_mean_square),
                figure(one.output_std),
                percent(one.one_sign),
            )
            self.bars[one.preprocessing].show_bars(
                [
                    Bar.of(self.tr("differs from image to image"), one.between_images, "edge"),
                    Bar.of(self.tr("the same for all images"), one.constant, "dead"),
                ],
                one.output_rms,
            )
        self.sentence.setText(self._words(*found[:2]))

    def _words(self, raw: "FirstLayer", centered: "FirstLayer") -> str:
        shares = raw.constant_share, centered.constant_share
        if shares == (None, None):
            return self.tr("Every output is 0 with these weights, whatever the images are.")
        text = self.tr(
            "With raw pixels, %1 of the output's power is the same for all images; with the mean "
            "subtracted, %2."
        )
        return fill(text, percent(shares[0], 1), percent(shares[1], 1))


def _small_as_none(mean: float, std: float) -> float:
    """Round a mean to a thousandth of σ."""
    unit = std / 1000 or 1.0
    return round(mean / unit) * unit


class WeightMeanPage(FirstLayerPage):
    """The initial weights and the same weights shifted, side by side, with the same images."""

    def __init__(self, state: VarianceState) -> None:
        super().__init__(state, "weight mean")
        self.drawn = self._card(
            self.tr("As drawn"), self.tr("The weights of your first layer before training.")
        )
        self.shifted = self._card(
            self.tr("With a mean"), self.tr("The same weights with their σ added to each.")
        )
        self.bars = Bars(self.tr("What all filters have in common"), 2, above=True)
        self.sentence = prose()
        both = Beside([self.drawn, self.shifted], 2 * GRID)
        parts = [self._lead(), both, self.note, self.bars, self.sentence, None]
        self.setLayout(column(parts, spacing=GRID + GRID // 2))

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
                self.tr("response to a uniform patch"),
                self.tr(
                    "Root mean square over the filters of the sum of their weights: the response "
                    "to a patch of ones, which has no pattern"
                ),
            ),
            (
                self.tr("common to all filters"),
                self.tr(
                    "Share of the variation of the outputs that all filters have in common: 100% "
                    "if all of them respond alike"
                ),
            ),
        )
        made = FigureCard(title, names, (2, 3))
        made.about.setText(about)
        return made

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
                Bar.of(self.drawn.title.text(), drawn.common or 0.0, "edge"),
                Bar.of(self.shifted.title.text(), shifted.common or 0.0, "noise"),
            ],
            1.0,
        )
        self.sentence.setText(self._words(drawn, shifted))

    def _words(self, drawn: "WeightMean", shifted: "WeightMean") -> str:
        if drawn.common is None or shifted.common is None:
            return self.tr("Every output is 0 with these weights, whatever the images are.")
        text = self.tr(
            "With zero mean, the filters share %1 of the variation of their outputs; with a mean "
            "of one σ, %2."
        )
        return fill(text, percent(drawn.common), percent(shifted.common))


class MeanPage(QWidget):
    """A page for each of the two means."""

    def __init__(self, state: VarianceState) -> None:
        super().__init__()
        self.state = state
        self.pages: dict[str, InputMeanPage | WeightMeanPage] = {
            "input": InputMeanPage(state), "weights": WeightMeanPage(state),
        }  # fmt: skip
        self.choice = Segmented(
            {"input": self.tr("Mean of the input"), "weights": self.tr("Mean of the weights")},
            self.tr("Which mean"),
        )
        self._stack = Pages(*self.pages.values())
        self.choice.chosen.connect(self.show_mean)
        self.setLayout(
            column(
                [row([self.choice, None]), self._stack], margin=2 * GRID, spacing=GRID, stretch=1
            )
        )
        self.show_mean(state.looked.mean)

    def show_mean(self, key: str) -> None:
        """Show the page about the mean of the "input" or of the "weights"."""
        self.choice.key = key
        self.state.keep(mean=key)
        self._stack.setCurrentWidget(self.pages[key])
