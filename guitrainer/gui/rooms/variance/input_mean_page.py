"""Images with and without zero mean, and the output of the first layer."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from guitrainer.config.schema import Preprocessing
from guitrainer.figures import figure, percent
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.choices import choice_help, choice_text
from guitrainer.gui.kit.basic import column, prose, row
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.rooms.variance.bars import NamedBar, NamedBars
from guitrainer.gui.rooms.variance.figures import FigureCard
from guitrainer.gui.rooms.variance.page import VariancePage, lead
from guitrainer.gui.rooms.variance.state import VarianceState
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.mistakes import FirstLayer

KINDS: tuple[Preprocessing, ...] = ("raw", "zero_mean", "standardized")


class InputMeanPage(VariancePage):
    """Three kinds of preprocessing side by side, with the same weights."""

    def __init__(self, state: VarianceState) -> None:
        super().__init__(state.lab, "input mean")
        self.state = state
        self.bars = {kind: NamedBars(self.tr("Output of the first layer"), 2) for kind in KINDS}
        self.cards = {kind: self._card(kind) for kind in KINDS}
        self.sentence = prose()
        three = row(self.cards.values(), spacing=2 * GRID)
        for place in range(len(KINDS)):
            three.setStretch(place, 1)
        parts = [self._lead(), three, self.note, self.sentence, None]
        self.setLayout(column(parts, spacing=GRID + GRID // 2))
        state.lab.experiment_changed.connect(self.ask)

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

    def question(self) -> object:
        """Return the first layer and the images."""
        experiment = self.state.lab.experiment
        return experiment.network, experiment.data, experiment.seed

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
                    NamedBar(self.tr("differs from image to image"), one.between_images, "edge"),
                    NamedBar(self.tr("the same for all images"), one.constant, "dead"),
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
