"""σ of a layer with very many inputs by Xavier and He, and with the variance mistaken for σ."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from guitrainer.figures import count, figure
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.bars import Bar, Bars
from guitrainer.gui.kit.basic import Card, column, label, prose
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.kit.layouts import Beside, TitleLine
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.rooms.common.path import Decades
from guitrainer.gui.rooms.variance.page import FigureCard, VariancePage, lead
from guitrainer.gui.rooms.variance.state import VarianceState
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.mistakes import TypedForStd, WideLayer

# Height, width and colors: a digit, an image as networks see it, and a photograph.
SHAPES = {"28": (28, 28, 1), "224": (224, 224, 3), "400": (400, 400, 3)}


class SigmaPage(VariancePage):
    """Both rules and the mistake side by side, with a conclusion."""

    def __init__(self, state: VarianceState) -> None:
        super().__init__(state.lab, "sigma")
        self.state = state
        texts = {
            key: f"{'×'.join(map(str, shape))} = {count(_size(shape))}"
            for key, shape in SHAPES.items()
        }
        self.inputs = Segmented(texts, self.tr("Inputs of the dense layer"))
        self.inputs.key = state.looked.inputs
        names = (
            (self.tr("σ of the weights"), self.tr("Standard deviation")),
            (self.tr("σ² of the weights"), self.tr("Variance")),
            (self.tr("σ of the output: √fan_in · σ"), self.tr("By theory, from input of σ 1")),
            (self.tr("the same, measured"), self.tr("A few units on random inputs of σ 1")),
        )
        self.xavier = FigureCard(self.tr("Xavier (Glorot): σ = √(1 / fan_in)"), names, (0, 3))
        self.right = FigureCard(self.tr("He: σ = √(2 / fan_in)"), names, (0, 3))
        self.wrong = FigureCard(self.tr("Mistake: σ = 2 / fan_in"), names, (0, 3))
        self.xavier.about.setText(
            self.tr("Xavier's (Glorot's) rule for as many outputs as inputs. The signal is kept.")
        )
        self.right.about.setText(
            self.tr("He's rule. The signal is kept after a ReLU, which halves its power.")
        )
        self.wrong.about.setText(
            self.tr("He's variance entered as σ. Hardly anything is left of the signal.")
        )
        self.bars = Bars(self.tr("Size of the output, on a logarithmic scale"), 4, above=True)
        self.sentence = prose()
        self._lay_out()
        self.inputs.chosen.connect(self._on_inputs_chosen)

    def _lay_out(self) -> None:
        title = TitleLine(label(self.tr("A dense layer with many inputs"), "title"), [self.inputs])
        cards = Beside([self.xavier, self.right, self.wrong], 2 * GRID)
        bars = column([self.bars], margin=(0, GRID // 2))
        below = Card(label(self.bars.accessibleName(), "title"), bars, self.sentence)
        parts = [self._lead(), title, cards, self.note, below, None]
        self.setLayout(column(parts, margin=2 * GRID, spacing=GRID + GRID // 2))

    def _lead(self) -> Any:
        return lead(
            self.tr(
                "Papers state the variance σ²; library functions take the standard deviation σ. "
                "If you mix them up, the weights of a wide layer become far too small."
            ),
            self.tr(
                "Glorot & Bengio 2010, eq. 10: fan_in · σ² = 1. He et al. 2015, eq. 10: "
                "½ · fan_in · σ² = 1."
            ),
        )

    def question(self) -> object:
        """Return the size of the input."""
        return self.inputs.key

    def work(self) -> Work:
        """Return the work that draws and measures the layers, done by the thread of the errand."""
        shape = SHAPES[self.inputs.key]

        def work() -> "Iterator[TypedForStd]":
            from guitrainer.explain.mistakes import variance_for_std

            yield variance_for_std(shape)

        return work

    def show_answer(self, told: list[Any]) -> None:
        """Show all three."""
        if not told:
            return
        found: TypedForStd = told[0]
        three = (
            (self.xavier, found.xavier, "accent"),
            (self.right, found.right, "edge"),
            (self.wrong, found.wrong, "noise"),
        )
        for shown, layer, _color in three:
            shown.show_figures(*_figures(layer))
        named = [(self.tr("σ of the input"), 1.0, "dim")]
        named += [(self._bar(shown), layer.output_std, color) for shown, layer, color in three]
        scale = Decades.over([std for _, std, _ in named])
        self.bars.show_bars(
            [
                Bar(name, scale.place(std), figure(std), theme().color(color))
                for name, std, color in named
            ],
            1.0,
        )
        text = self.tr(
            "With %1 inputs, the mistake makes the signal %2 times smaller in this layer alone."
        )
        times = figure(1 / found.ratio)
        self.sentence.setText(fill(text, count(found.fan_in), times))

    def show_inputs(self, key: str) -> None:
        """Show the layer whose input is given by a key of SHAPES."""
        self.inputs.key = key
        self._on_inputs_chosen(key)

    def _on_inputs_chosen(self, key: str) -> None:
        self.state.keep(inputs=key)
        self.ask()

    def _bar(self, shown: FigureCard) -> str:
        return fill(self.tr("σ of the output, %1"), shown.title.text())


def _figures(layer: "WideLayer") -> list[str]:
    return [
        figure(value)
        for value in (
            layer.weight_std,
            layer.weight_variance,
            layer.output_std_expected,
            layer.output_std,
        )
    ]


def _size(shape: tuple[int, int, int]) -> int:
    height, width, colors = shape
    return height * width * colors
