"""The effect of the first update on every layer."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.figures import figure, percent
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.axes import Course
from guitrainer.gui.kit.basic import Card, column, label, legend, prose
from guitrainer.gui.kit.layouts import TitleLine
from guitrainer.gui.kit.table import Table
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.rooms.variance.charts import DepthChart
from guitrainer.gui.rooms.variance.page import SubjectChoice, VariancePage, lead, stretched
from guitrainer.gui.rooms.variance.state import VarianceState
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.calibration import FirstUpdate, LayerState

MUCH = 2.0  # σ has changed by more than this factor


class StepPage(VariancePage):
    """A table of mean, variance and dead units of every layer before and after the update."""

    def __init__(self, state: VarianceState) -> None:
        super().__init__(state.lab, "step")
        self.state = state
        self.subject = SubjectChoice(state)
        self.sentence = prose()
        after = self.tr("after")
        images = self.tr("Of the layer's output on the same training images")
        dead = self.tr("Units that output 0 for every image: they learn nothing")
        self.table = Table(
            self.tr("Layers before and after the first update"),
            [
                (self.tr("layer"), ""),
                (self.tr("mean"), images),
                (after, images),
                ("σ", images),
                (after, images),
                ("σ²", images),
                (after, images),
                (self.tr("dead units"), dead),
                (after, dead),
            ],
        )
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.chart = DepthChart(self.tr("Output of every layer"), self.tr("layer"))
        self.chart.looked.connect(self._on_looked)
        title = label(self.tr("Before and after the first update"), "title")
        body = Card(TitleLine(title, [self.subject]), self.table, self.note, self.sentence)
        drawn = TitleLine(label(self.chart.accessibleName(), "title"), [self._legend()])
        parts = [self._lead(), body, stretched(drawn, self.chart)]
        self.setLayout(column(parts, margin=2 * GRID, spacing=GRID + GRID // 2, stretch=2))
        state.turned.connect(self.ask)
        state.lab.experiment_changed.connect(self.ask)

    def _lead(self) -> Any:
        return lead(
            self.tr(
                "A good start does not guarantee a good first step: where gradients are large, a "
                "single update can blow up a layer, or leave ReLUs that no image ever turns on "
                "again."
            ),
            self.tr(
                "He et al. 2015, section 2.2: if each layer scales by β, L layers scale by βᴸ."
            ),
        )

    def _legend(self) -> QWidget:
        return legend(("", self.tr("σ before")), ("accent", self.tr("σ after the update")))

    def question(self) -> object:
        """Return the network, its images and its training settings."""
        return self.state.question

    def work(self) -> Work:
        """Return the work for one update, done by the thread of the errand."""
        source = self.state.source

        def work() -> "Iterator[FirstUpdate]":
            from guitrainer.explain.calibration import first_update

            yield first_update(*source())

        return work

    def show_answer(self, told: list[Any]) -> None:
        """Fill the table."""
        if not told:
            return
        update: FirstUpdate = told[0]
        both = zip(update.before, update.after, strict=True)
        self.table.show_rows([_row(before, after) for before, after in both])
        self.sentence.setText(self._words(update))
        courses = [
            Course([(k, one.std) for k, one in enumerate(states, 1)], color, dashed=dashed)
            for states, color, dashed in (
                (update.before, theme().color("text"), True),
                (update.after, theme().color("accent"), False),
            )
        ]
        self.chart.show_layers(courses)

    def _on_looked(self, index: int | None) -> None:
        """Select the layer in the table."""
        if index is None:
            self.table.clearSelection()
        else:
            self.table.selectRow(index)

    def _words(self, update: "FirstUpdate") -> str:
        if update.diverged is not None:
            text = self.tr("The update broke the network: %1 outputs NaN or infinity.")
            return fill(text, update.diverged)
        both = list(zip(update.before, update.after, strict=True))
        died = [after.layer for before, after in both if after.dead_units > before.dead_units]
        most, factor = max(
            ((after.layer, _factor(before, after)) for before, after in both),
            key=lambda pair: pair[1],
        )
        loss = fill(self.tr("Loss before the update: %1."), figure(update.loss))
        if factor > MUCH:
            text = self.tr("Largest change: %1, whose σ changed by a factor of %2.")
        else:
            text = self.tr("No sudden change: the largest change of σ is a factor of %2 (%1).")
        moved = fill(text, most, figure(factor, 2))
        if not died:
            return f"{loss} {moved} {self.tr('No unit died.')}"
        lost = fill(self.tr("Units died in: %1."), ", ".join(died))
        return f"{loss} {moved} {lost}"


def _row(before: "LayerState", after: "LayerState") -> list[str]:
    return [
        before.layer,
        *(figure(one.mean) for one in (before, after)),
        *(figure(one.std) for one in (before, after)),
        *(figure(one.variance) for one in (before, after)),
        *(percent(one.dead_units) for one in (before, after)),
    ]


def _factor(before: "LayerState", after: "LayerState") -> float:
    """Return the factor by which σ was multiplied or divided."""
    if not (before.std and after.std):
        return 1.0 if before.std == after.std else float("inf")
    return max(before.std / after.std, after.std / before.std)
