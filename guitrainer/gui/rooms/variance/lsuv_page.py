"""LSUV step by step: the weight of each layer is divided by σ of its output."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from guitrainer.config.schema import Initializer
from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.base.look.ticks import step_text
from guitrainer.gui.kit.axes import Axis, Course
from guitrainer.gui.kit.basic import button, column, label, prose, row
from guitrainer.gui.kit.layouts import TitleLine
from guitrainer.gui.kit.small_chart import Chart
from guitrainer.gui.kit.table import Table
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.rooms.common.weights import with_initializer_everywhere
from guitrainer.gui.rooms.variance.page import SubjectChoice, VariancePage, lead, stretched
from guitrainer.gui.rooms.variance.state import VarianceState
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.calibration import LayerCalibrated

HEIGHT, LARGEST = 200, 2000  # pixels
ROOM = 1.2  # factor of the range above and below the curves
TOLERANCE = 0.1  # tolerance of LSUV
LSUV = Initializer(scheme="lsuv")


@dataclass(frozen=True)
class Measured:
    """σ of the output of a layer after a division by `divided_by`, which is None at first."""

    layer: str
    divisions: int
    std: float
    divided_by: float | None


class LsuvPage(VariancePage):
    """A chart and a table, which grow by one measurement each time the button is pressed."""

    def __init__(self, state: VarianceState) -> None:
        super().__init__(state.lab, "lsuv")
        self.state = state
        self.steps: tuple[Measured, ...] = ()
        self.shown = 0
        self.subject = SubjectChoice(state)
        self.step = button(
            self.tr("Step"), "primary", self.tr("Measure, or divide and measure again")
        )
        self.all = button(self.tr("To the end"), "", self.tr("Calibrate all layers"))
        self.again = button(self.tr("From the start"), "", self.tr("Back to the orthonormal draw"))
        self.chart = Chart(
            self.tr("Output of the layers, measurement by measurement"),
            px(HEIGHT),
            self.tr("Press Step to measure the first layer."),
        )
        self.chart.setMaximumHeight(LARGEST)
        self.table = Table(
            self.tr("Divisions"),
            [
                (self.tr("layer"), ""),
                (self.tr("division"), self.tr("0: as drawn, orthonormal")),
                (self.tr("weight ÷"), self.tr("σ of the output before")),
                (self.tr("σ of output"), self.tr("Done when within 0.1 of 1")),
            ],
        )
        self.sentence = prose()
        self._lay_out()
        self.step.clicked.connect(self._on_step)
        self.all.clicked.connect(self._on_all)
        self.again.clicked.connect(self._on_again)
        state.turned.connect(self.ask)
        state.lab.experiment_changed.connect(self.ask)
        self._paint()

    def _lay_out(self) -> None:
        title = label(self.chart.accessibleName(), "title")
        legend = label(f"╍ 1 ± {figure(TOLERANCE)}", "small")
        legend.setToolTip(self.tr("Done when within 0.1 of 1"))
        line = TitleLine(title, [legend, self.subject, self.step, self.all, self.again])
        both = row([self.chart, self.table], spacing=2 * GRID, stretch={0: 3, 1: 2})
        body = stretched(line, both, self.note, self.sentence)
        self.setLayout(column([self._lead(), body], margin=2 * GRID, spacing=GRID, stretch=1))

    def _lead(self) -> Any:
        return lead(
            self.tr(
                "LSUV needs no theory: draw orthonormal weights, send images through, divide the "
                "weights by the σ of the output until it is 1, then continue with the next layer."
            ),
            self.tr("Mishkin & Matas 2016, algorithm 1."),
        )

    # ------------------------------------------------------------ computing

    def question(self) -> object:
        """Return the network and its images."""
        return self.state.question

    def work(self) -> Work:
        """Return the work for all divisions, done by the thread of the errand."""
        source = self.state.source

        def work() -> "Iterator[LayerCalibrated]":
            from guitrainer.explain.calibration import calibrate

            experiment, images = source()
            yield from calibrate(with_initializer_everywhere(experiment, LSUV), images)

        return work

    def waiting(self) -> str:
        """Show that the layers are still being measured."""
        self.steps, self.shown = (), 0
        self._paint()
        return self.tr("Measuring every layer…")

    def show_answer(self, told: "list[LayerCalibrated]") -> None:
        """Start without measurements, or with those already seen for the same question."""
        self.steps = tuple(one for layer in told for one in _measurements(layer))
        question, shown = self.state.looked.measurements
        self.shown = shown if question == self.question() else 0
        self._paint()

    # ------------------------------------------------------------ painting

    def _paint(self) -> None:
        seen = self.steps[: self.shown]
        self.step.setEnabled(self.shown < len(self.steps))
        self.all.setEnabled(self.shown < len(self.steps))
        self.again.setEnabled(self.shown > 0)
        rows = [
            [one.layer, str(one.divisions), figure(one.divided_by), figure(one.std)] for one in seen
        ]
        self.table.show_rows(rows, len(rows) - 1 if rows else None)
        if rows:
            self.table.scrollToBottom()
        self._paint_chart()
        self.sentence.setText(self._words())

    def _paint_chart(self) -> None:
        stds = [one.std for one in self.steps if one.std > 0]
        low, high = min([0.5, *stds]) / ROOM, max([2.0, *stds]) * ROOM
        end = max(len(self.steps), 2)
        courses = [
            Course([(1, bound), (end, bound)], theme().color("dim"), dashed=True)
            for bound in (1 - TOLERANCE, 1 + TOLERANCE)
        ]
        lines: dict[str, list[tuple[float, float]]] = {}
        for place, one in enumerate(self.steps[: self.shown], 1):
            lines.setdefault(one.layer, []).append((place, one.std))
        courses += [
            Course(points, theme().color("accent"), "circle", name)
            for name, points in lines.items()
        ]
        axis = Axis(1, end, self.tr("measurement"), text=step_text)
        y = Axis(low, high, log=True)
        self.chart.show_courses(courses if self.shown else [], axis, y)

    def _words(self) -> str:
        if not self.shown:
            return ""
        one = self.steps[self.shown - 1]
        last = self.shown == len(self.steps)
        if abs(one.std - 1) >= TOLERANCE:
            text = self.tr("The output of %1 has σ %2; its weight will be divided by that.")
        elif last:
            text = self.tr(
                "The output of %1 has σ %2, close enough to 1. All layers are calibrated."
            )
        else:
            text = self.tr("The output of %1 has σ %2, close enough to 1. Measure the next layer.")
        return fill(text, one.layer, figure(one.std))

    # ------------------------------------------------------------ requests

    def _on_step(self) -> None:
        self._go(self.shown + 1)

    def _on_all(self) -> None:
        self._go(len(self.steps))

    def _on_again(self) -> None:
        self._go(0)

    def _go(self, shown: int) -> None:
        self.shown = min(shown, len(self.steps))
        self.state.keep(measurements=(self.question(), self.shown))
        self._paint()


def _measurements(layer: "LayerCalibrated") -> list[Measured]:
    first = Measured(layer.layer, 0, layer.drawn, None)
    return [first, *(Measured(layer.layer, d.number, d.after, d.before) for d in layer.divisions)]
