"""Curves of several runs or groups of runs in one plot, with bands over seeds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from guitrainer.gui.kit.basic import column, row
from guitrainer.gui.kit.chart.card import LegendEntry, PlotCard
from guitrainer.gui.kit.chart.drawing import Drawing, Line, Style
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.lab import courses
from guitrainer.gui.lab.courses import Course
from guitrainer.gui.lab.record import Record
from guitrainer.gui.rooms.common.labels import kurtosis_help

WHOLE = (-0.01, 1.04)  # so that a line at 100% is visible


@dataclass(frozen=True)
class CurveGroup:
    """The runs of one setting, one for each seed, drawn as a line or as a band."""

    name: str
    tip: str
    color: str
    records: Sequence[Record]


class GroupCurves(QWidget):
    """A plot of the share of edges, the kurtosis, the accuracy or the loss of groups of runs.

    Parameters
    ----------
    key : key of the plot, which is also the name of exported files
    tip : what the plot shows
    """

    def __init__(self, key: str, tip: str) -> None:
        super().__init__()
        figures = {
            "edges": (
                self.tr("Edges"),
                self.tr("Share of the filters of the layer that are labeled edge"),
            ),
            "kurtosis": (
                self.tr("Kurtosis"),
                kurtosis_help(),
            ),
            "accuracy": (
                self.tr("Accuracy"),
                self.tr("Share of test images classified correctly"),
            ),
            "loss": (
                self.tr("Loss"),
                self.tr("Mean training loss over the images of the last 50 steps"),
            ),
        }
        self.figure = Segmented(figures, self.tr("Figure"))
        self._texts = {name: text for name, (text, _tip) in figures.items()}
        self.card = PlotCard(key, self._texts["edges"], tip)
        self.setLayout(column([row([None, self.figure]), self.card], spacing=0, stretch=1))

    def show_groups(
        self, groups: Sequence[CurveGroup], layer: str | None, step: int | None
    ) -> None:
        """Draw the curves again, with the marker at `step` (None: none)."""
        self.card.title = self._texts[self.figure.key]
        entries = [
            LegendEntry(str(place), one.name, one.tip, Style(one.color))
            for place, one in enumerate(groups)
        ]
        course = self._course(layer)
        lines = [
            _line(entry, [course(record) for record in group.records])
            for entry, group in zip(entries, groups, strict=True)
        ]
        longest = max((record.span for group in groups for record in group.records), default=0)
        shares = self.figure.key in ("edges", "accuracy")
        drawing = Drawing(
            tuple(lines),
            x_range=(0.0, float(max(longest, 1))),
            y_range=WHOLE if shares else None,
            percent=shares,
            hint=self.tr("Curves will appear here."),
        )
        self.card.draw(drawing, entries)
        self.card.plot.mark(None if step is None else float(step))

    def _course(self, layer: str | None) -> Callable[[Record], Course]:
        if self.figure.key == "accuracy":
            return courses.test_accuracy
        if self.figure.key == "loss":
            return courses.smooth_loss
        if self.figure.key == "kurtosis":
            return courses.kurtosis
        return lambda record: courses.edge_share(record, layer or "")


def _line(entry: LegendEntry, found: Sequence[Course]) -> Line:
    """Return the curve of one run, or the mean, lowest and highest values of several."""
    if len(found) < 2:
        x, y = found[0] if found else courses.NOTHING
        return Line(entry.key, entry.name, x, y, entry.style)
    x, mean, low, high = courses.band(found)
    return Line(entry.key, entry.name, x, mean, entry.style, band=(low, high))
