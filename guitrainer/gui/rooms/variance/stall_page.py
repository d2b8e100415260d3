"""Sigmoids in front of ReLUs, where nothing of the image remains."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLayout, QWidget

from guitrainer.figures import figure, percent
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.axes import Course
from guitrainer.gui.kit.basic import column, label, legend, prose, row
from guitrainer.gui.kit.layouts import TitleLine
from guitrainer.gui.kit.sliders import NumberSlider
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.rooms.variance.charts import DepthChart
from guitrainer.gui.rooms.variance.page import VariancePage, lead, stretched
from guitrainer.gui.rooms.variance.state import VarianceState
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.mistakes import Stall
    from guitrainer.explain.variance import Propagation

MOST = 9
SLIDER = 208  # pixels


class StallPage(VariancePage):
    """Two charts: sigmoids followed by ReLUs, and only ReLUs."""

    def __init__(self, state: VarianceState) -> None:
        super().__init__(state.lab, "stall")
        self.state = state
        self.sigmoids = self._number(
            self.tr("Sigmoid layers"),
            self.tr("Number of sigmoid layers at the start of the network on the left"),
            state.looked.sigmoids,
        )
        self.relus = self._number(
            self.tr("ReLU layers"),
            self.tr("Number of ReLU layers after them; on the right, all layers are ReLUs"),
            state.looked.relus,
        )
        layers = self.tr("layer")
        self.mixed = DepthChart(self.tr("Sigmoids, then ReLUs"), layers)
        self.rectified = DepthChart(self.tr("ReLUs throughout"), layers)
        self.words = {self.mixed: prose(), self.rectified: prose()}
        title = TitleLine(label(self.tr("100 units per layer"), "title"), [self._legend()])
        head = row([self.sigmoids, self.relus, None], spacing=3 * GRID)
        both = row([self._card(self.mixed), self._card(self.rectified)], spacing=2 * GRID)
        parts: list[QWidget | QLayout] = [self._lead(), title, head, both, self.note]
        self.setLayout(column(parts, margin=2 * GRID, spacing=GRID, stretch=3))

    def _number(self, name: str, tip: str, value: int) -> NumberSlider:
        made = NumberSlider(name, tip, 1, MOST, whole=True)
        made.setFixedWidth(px(SLIDER))
        made.show_value(value)
        made.changed.connect(self._on_number)
        return made

    def _lead(self) -> Any:
        return lead(
            self.tr(
                "A sigmoid outputs about ½ for almost any input, and its slope is at most ¼. "
                "After a few sigmoid layers all images look alike: each ReLU is on for every "
                "image or off for every image, and almost no gradient flows back."
            ),
            self.tr("Glorot & Bengio 2010, section 3.1; He et al. 2015, section 2.2."),
        )

    def _legend(self) -> Any:
        return legend(
            ("", self.tr("σ of the signal")),
            ("accent", self.tr("of this, between images")),
            ("marker", self.tr("gradient")),
        )

    def _card(self, chart: DepthChart) -> Any:
        made = stretched(label(chart.accessibleName(), "title"), chart, self.words[chart])
        chart.looked.connect(self._on_looked)
        return made

    # ------------------------------------------------------------ computing

    def question(self) -> object:
        """Return the numbers of layers."""
        return self.state.looked.sigmoids, self.state.looked.relus

    def work(self) -> Work:
        """Return the work for both networks, done by the thread of the errand."""
        sigmoids, relus = self.state.looked.sigmoids, self.state.looked.relus

        def work() -> "Iterator[Stall]":
            from guitrainer.explain.mistakes import sigmoid_stall

            yield sigmoid_stall(sigmoids, relus)

        return work

    def waiting(self) -> str:
        """Keep the charts until the next ones are available."""
        return ""

    def show_answer(self, told: list[Any]) -> None:
        """Show both networks on the same axes."""
        if not told:
            return
        stall: Stall = told[0]
        both = {self.mixed: stall.sigmoid, self.rectified: stall.relu}
        held = [value for net in both.values() for value in _values(net)]
        for chart, net in both.items():
            chart.show_layers(_courses(net), beside=held)
            self.words[chart].setText(self._said(net))

    def _said(self, net: "Propagation") -> str:
        last, first = net.layers[-1], net.layers[0]
        text = self.tr(
            "After the last layer, %1 of σ differs between images; %2 of its ReLUs are off for "
            "every image. The gradient reaches layer 1 scaled by ×%3."
        )
        between = percent(last.between_images / last.std if last.std else None, 1)
        return fill(text, between, percent(last.dead_units), figure(first.gradient_std, 2))

    def _on_number(self) -> None:
        self.state.keep(sigmoids=round(self.sigmoids.value), relus=round(self.relus.value))
        self.ask()

    def _on_looked(self, index: int | None) -> None:
        for chart in self.words:
            chart.show_looked(index)


def _courses(net: "Propagation") -> list[Course]:
    columns = (
        ([one.std for one in net.layers], "text", True),
        ([one.between_images for one in net.layers], "accent", False),
        ([one.gradient_std for one in net.layers], "marker", False),
    )
    return [
        Course(list(enumerate(values, 1)), theme().color(token), dashed=dashed)
        for values, token, dashed in columns
    ]


def _values(net: "Propagation") -> list[float]:
    return [
        value for one in net.layers for value in (one.std, one.between_images, one.gradient_std)
    ]
