"""A kind of curve: where it comes from and how it looks, for this run and for others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.kit.chart.card import LegendEntry
from guitrainer.gui.kit.chart.drawing import Line
from guitrainer.gui.lab.courses import Course
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.shelf import Overlay

OVERLAY_WIDTH = 1.0


@dataclass(frozen=True)
class Curve:
    """A kind of curve.

    Parameters
    ----------
    entry : its key, name and look
    course : its values, from a record
    overlaid : it is also drawn for other runs
    spikes, ranging : see `Line`
    plain : its name for other runs; None: as in `entry`
    """

    entry: LegendEntry
    course: Callable[[Record], Course]
    overlaid: bool = True
    spikes: bool = False
    ranging: bool = True
    plain: str | None = None

    def told(self, name: str, tip: str) -> "Curve":
        """The same under another name for the run on stage."""
        return replace(self, entry=replace(self.entry, name=name, tip=tip), plain=self.entry.name)

    def line(self, record: Record) -> Line:
        """The curve of the run on stage."""
        x, y = self.course(record)
        one = self.entry
        return Line(one.key, one.name, x, y, one.style, self.spikes, self.ranging)

    def overlay(self, overlay: Overlay) -> Line:
        """The curve of another run, in the color of that run."""
        line = self.line(overlay.record)
        color = theme().run_color(overlay.color).name()
        style = replace(line.style, color=color, width=OVERLAY_WIDTH)
        return replace(line, name=f"{self.plain or line.name}: {overlay.name}", style=style)


def lines_of(
    curves: Iterable[Curve], record: Record, overlays: Iterable[Overlay]
) -> tuple[Line, ...]:
    """All curves of the run on stage; those of other runs lie below."""
    curves = list(curves)
    below = [curve.overlay(one) for one in overlays for curve in curves if curve.overlaid]
    return (*below, *(curve.line(record) for curve in curves))
