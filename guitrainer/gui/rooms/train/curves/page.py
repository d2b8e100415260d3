"""A row of plots with a common marker, crosshair and zoom, and their curves."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.basic import label, row
from guitrainer.gui.kit.chart.card import LINE, SMALLEST, LegendEntry, PlotCard
from guitrainer.gui.kit.chart.drawing import Line
from guitrainer.gui.kit.chart.plot import Window
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.lab import courses
from guitrainer.gui.lab.courses import Course
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.record import Record
from guitrainer.gui.lab.shelf import Overlay
from guitrainer.gui.lab.stage import State

OVERLAY_WIDTH = 1.0
# Time between two plots that are drawn in turns.
TURN_MS = 30


@dataclass(frozen=True)
class Curve:
    """A kind of curve.

    Parameters
    ----------
    entry : key, name and style
    course : returns the values for a record
    overlaid : whether it is also drawn for other runs
    spikes, ranging : see `Line`
    plain : name for other runs; None: as in `entry`
    """

    entry: LegendEntry
    course: Callable[[Record], Course]
    overlaid: bool = True
    spikes: bool = False
    ranging: bool = True
    plain: str | None = None

    def told(self, name: str, tip: str) -> "Curve":
        """Return the curve with another name for the run on stage."""
        return replace(self, entry=replace(self.entry, name=name, tip=tip), plain=self.entry.name)

    def line(self, record: Record) -> Line:
        """Return the curve of the run on stage."""
        x, y = self.course(record)
        one = self.entry
        return Line(one.key, one.name, x, y, one.style, self.spikes, self.ranging)

    def overlay(self, overlay: Overlay) -> Line:
        """Return the curve of another run, in the color of that run."""
        line = self.line(overlay.record)
        color = theme().run_color(overlay.color).name()
        style = replace(line.style, color=color, width=OVERLAY_WIDTH)
        if overlay.others:
            x, mean, *ends = courses.band([self.course(one) for one in overlay.records])
            line = replace(line, x=x, y=mean, band=(ends[0], ends[1]))
        return replace(line, name=f"{self.plain or line.name}: {overlay.name}", style=style)


def lines_of(
    curves: Iterable[Curve], record: Record, overlays: Iterable[Overlay]
) -> tuple[Line, ...]:
    """Return all curves of the run on stage, on top of those of other runs."""
    curves = list(curves)
    below = [curve.overlay(one) for one in overlays for curve in curves if curve.overlaid]
    return (*below, *(curve.line(record) for curve in curves))


class Page(QWidget):
    """Base of the pages; each returns in `parts` the functions that draw its cards.

    `cards` are all plots, `by_step` those with steps on their horizontal axes, and `controls` the
    widgets shown next to the choice of pages.
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self.cards: Sequence[PlotCard] = ()
        self.by_step: Sequence[PlotCard] = ()
        self.controls = QWidget()
        self.window_shown: Window | None = None
        self._arranging = QTimer(self, singleShot=True, interval=0)
        self._arranging.timeout.connect(self._arrange)
        self._left: list[Callable[[], None]] = []
        self._turns = QTimer(self, interval=TURN_MS)
        self._turns.timeout.connect(self._on_turn)

    def _lay_out(self, cards: Sequence[PlotCard], shares: Sequence[int]) -> None:
        """Lay out plots side by side, with widths in proportion to their shares."""
        self.cards = cards
        layout = row(cards, spacing=GRID)
        for place, share in enumerate(shares):
            layout.setStretch(place, share)
        self.setLayout(layout)
        hidden = self.lab.settings.hidden_curves
        for card in cards:
            card.header.changed.connect(self._arranging.start)
            card.hidden_changed.connect(self._on_hidden_changed)
            card.hide_lines(frozenset(key for name, key in hidden if name == card.key))

    def _join(self, cards: Sequence[PlotCard]) -> None:
        """Connect marker, crosshair and zoom of plots over steps."""
        self.by_step = cards
        for card in cards:
            card.plot.scrubbed.connect(self.lab.looking.scrub)
            card.plot.walked.connect(self.lab.looking.walk)
            card.plot.hovered.connect(self._on_hovered)
            card.plot.zoomed.connect(self._on_zoomed)

    # ------------------------------------------------------------ painting

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Adapt the number of lines of the legends."""
        super().resizeEvent(event)
        self._arranging.start()

    def parts(self) -> Sequence[Callable[[], None]]:
        """Return the functions that draw the plots, in order."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Draw all plots again, at once."""
        self._turns.stop()
        for draw in self.parts():
            draw()
        self.mark()

    def refresh_in_turns(self) -> None:
        """Draw all plots again, one by one, with time for other work in between."""
        if not self._turns.isActive():
            self._left = list(self.parts())
            self._turns.start()

    def _on_turn(self) -> None:
        self._left.pop(0)()
        if not self._left:
            self._turns.stop()

    def mark(self) -> None:
        """Move the marker to the cursor."""
        for card in self.by_step:
            card.plot.mark(self.lab.looking.cursor)

    def _arrange(self) -> None:
        """Give all headers the same height, so that the plots are aligned.

        If there is little room, plots have priority over the end of a long legend.
        """
        room = (self.height() - SMALLEST[1]) // LINE
        lines = max((card.header.needed() for card in self.cards), default=1)
        lines = max(min(lines, room), 1)
        for card in self.cards:
            card.header.set_lines(lines)

    @property
    def last_step(self) -> int:
        """The end of the horizontal axis: that of this run, or of a longer overlaid run."""
        record, known = self.lab.record, self.lab.known
        planned = record.span or (known.total_steps if known else 0)
        others = (one.record.newest for one in self.lab.shelf.overlays)
        return max(planned, *others, 1)

    @property
    def invitation(self) -> str:
        """The hint in an empty plot before training."""
        return self.tr("Train to draw this curve")

    @property
    def hint(self) -> str:
        """The hint in an empty plot."""
        if self.lab.state == State.IDLE:
            return self.invitation
        if self.lab.state == State.FINISHED:
            return self.tr("Nothing has been measured")
        if self.lab.state == State.STARTING:
            return self.lab.background.waiting
        return self.tr("Not measured yet")

    # ------------------------------------------------------------ requests

    def _on_hovered(self, step: float | None) -> None:
        for card in self.by_step:
            card.plot.read(step, aloud=card.plot is self.sender())

    def _on_zoomed(self, window: Window | None) -> None:
        self.window_shown = window
        self.refresh()

    def _on_hidden_changed(self) -> None:
        settings = self.lab.settings
        mine = {card.key for card in self.cards}
        others = {(name, key) for name, key in settings.hidden_curves if name not in mine}
        hidden = {(card.key, key) for card in self.cards for key in card.hidden}
        settings.hidden_curves = frozenset(others | hidden)


class LayerPage(Page):
    """Base of the pages about one layer, which is chosen in a box, or is the selected one.

    Parameters
    ----------
    name, tip : description and tool tip of the box
    """

    def __init__(self, lab: Lab, name: str, tip: str) -> None:
        super().__init__(lab)
        self.names: tuple[str, ...] = ()
        self.layer = ChoiceBox(name=name, tip=tip)
        self.layer.chosen.connect(self.refresh)
        self.controls.setLayout(row([None, label(self.tr("Layer"), "dim"), self.layer]))
        lab.looking.selection_changed.connect(self._on_selection_changed)

    def offer(self, names: tuple[str, ...]) -> None:
        """Offer other layers; keep the chosen one if possible, or choose the selected one."""
        if names == self.names:
            return
        kept, self.names = self.layer.key in names, names
        self.layer.offer({name: name for name in names})
        if not kept and self.lab.looking.layer in names:
            self.layer.key = self.lab.looking.layer

    def _on_selection_changed(self) -> None:
        if self.lab.looking.layer in self.names:
            self.layer.key = self.lab.looking.layer
            if self.isVisible():
                self.refresh()
