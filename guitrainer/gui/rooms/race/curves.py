"""The curves of all contestants in one plot; bands over several seeds."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from guitrainer.gui.kit.basic import column, row
from guitrainer.gui.kit.chart.card import LegendEntry, PlotCard
from guitrainer.gui.kit.chart.drawing import Drawing, Line, Style
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.lab import courses
from guitrainer.gui.lab.courses import Course
from guitrainer.gui.lab.racing import Racing
from guitrainer.gui.lab.record import Record
from guitrainer.gui.rooms.race.colors import contestant_color

WHOLE = (-0.01, 1.04)  # so that a line at 100% is visible


class RaceCurves(QWidget):
    """A plot of the share of edges, the accuracy or the loss of all contestants."""

    def __init__(self, racing: Racing) -> None:
        super().__init__()
        self.racing = racing
        texts = {
            "edges": self.tr("Edges"),
            "accuracy": self.tr("Accuracy"),
            "loss": self.tr("Loss"),
        }
        tips = {
            "edges": self.tr("Share of the filters of the layer that are edge detectors"),
            "accuracy": self.tr("Share of test images classified correctly"),
            "loss": self.tr("Mean training loss over the images of the last 50 steps"),
        }
        self.figure = Segmented(texts, self.tr("Figure"), tips)
        self.card = PlotCard(
            "race",
            texts["edges"],
            self.tr(
                "A line for each contestant; with several seeds, their mean, and a band from the "
                "lowest to the highest."
            ),
        )
        self._texts = texts
        self.setLayout(column([row([None, self.figure]), self.card], spacing=0, stretch=1))

    def refresh(self, layer: str | None, step: int | None) -> None:
        """Draw the curves again, with the marker at `step` (None: none)."""
        racing, key = self.racing, self.figure.key
        self.card.title = self._texts[key]
        styles = [Style(contestant_color(place)) for place in range(len(racing.raced))]
        entries = [
            LegendEntry(str(place), one.name, one.settings, styles[place])
            for place, one in enumerate(racing.raced)
        ]
        course = self._course(layer)
        lines = [
            _line(entry, [course(record) for record in racing.records_of(place)])
            for place, entry in enumerate(entries)
        ]
        longest = max((record.span for record in racing.records), default=0)
        shares = key != "loss"
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
        return lambda record: courses.edge_share(record, layer or "")


def _line(entry: LegendEntry, found: Sequence[Course]) -> Line:
    """The curve of one run, or mean, lowest and highest values of several."""
    if len(found) < 2:
        x, y = found[0] if found else courses.NOTHING
        return Line(entry.key, entry.name, x, y, entry.style)
    x, mean, low, high = courses.band(found)
    return Line(entry.key, entry.name, x, mean, entry.style, band=(low, high))
