"""What the user is looking at: the run on stage, a step, a layer, a filter, and its view."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Signal

from guitrainer.gui.base.settings import Settings, View
from guitrainer.gui.lab.record import Record

if TYPE_CHECKING:
    from guitrainer.events import FiltersCaptured

# Parts of the window that may be hidden: pages of settings, pages of plots, rooms.
Place = Literal[
    "train",
    "experiment",
    "initialization",
    "initializers",
    "learning",
    "signals",
    "histograms",
    "runs",
    "variance",
    "race",
    "sweep",
]


class Looking(QObject):
    """What the user is looking at; all panels read it from here.

    Attributes
    ----------
    record : the run on stage
    cursor : the recorded step shown; None is live
    layer, filter : the selection; `layer` is None only if no filters are known
    enlarged : whether the selected filter fills the stage
    pointed_layer : the layer in the place that was last requested, if any
    """

    cursor_moved = Signal()
    selection_changed = Signal()
    view_changed = Signal()
    pointed = Signal(str)  # requests to show a `Place`
    layer_pointed = Signal(str)  # requests to show a layer there, with or without filters

    def __init__(self, settings: Settings, record: Record, parent: QObject) -> None:
        super().__init__(parent)
        self.record = record
        self.cursor: int | None = None
        self.layer: str | None = None
        self.filter = 0
        self.enlarged = False
        self.pointed_layer: str | None = None
        self._settings, self._view = settings, settings.view

    # ------------------------------------------------------------ steps

    def move_cursor(self, step: int | None) -> None:
        """Show the recorded step `step`; None: live."""
        if step != self.cursor:
            self.cursor = step
            self.cursor_moved.emit()

    def scrub(self, step: float) -> None:
        """Show the recorded step nearest to `step`; live if none is later."""
        moments = self.record.moments()
        if step >= self.record.newest or not moments:
            self.move_cursor(None)
        else:
            self.move_cursor(min(moments, key=lambda moment: abs(moment - step)))

    def walk(self, by: int) -> None:
        """Move by a number of recorded steps, backward if negative."""
        past = [moment for moment in self.record.moments() if moment < self.record.newest]
        place = len(past) if self.cursor is None else bisect_left(past, self.cursor)
        place = max(place + by, 0)
        self.move_cursor(past[place] if place < len(past) else None)

    # ------------------------------------------------------------ filters

    def select(self, layer: str | None = None, number: int | None = None) -> None:
        """Select a layer (by name), a filter (by number), or both."""
        if number is None:
            number = self.filter if layer in (None, self.layer) else 0
        layer = layer or self.layer
        if (layer, number) != (self.layer, self.filter):
            self.layer, self.filter = layer, number
            self.selection_changed.emit()

    def select_known(self) -> None:
        """Select the first layer if the selected one has no filters in this run."""
        layers = self.record.layers
        if self.layer not in layers:
            self.layer = layers[0] if layers else None
            self.filter = 0
            self.selection_changed.emit()

    def shown(self, layer: str | None = None) -> FiltersCaptured | None:
        """Return the filters of `layer` (None: the selected one) at the cursor, if known."""
        name = layer or self.layer
        return None if name is None else self.record.shown(name, self.cursor)

    # ------------------------------------------------------------ how they are shown

    @property
    def view(self) -> View:
        """How filters are shown."""
        return self._view

    def set_view(self, **changes: Any) -> None:
        """Change how filters are shown; see `View`."""
        view = replace(self._view, **changes)
        if view != self._view:
            self._view = self._settings.view = view
            self.view_changed.emit()

    def enlarge(self, enlarged: bool) -> None:
        """Show only the selected filter on the stage, or all filters again."""
        if enlarged != self.enlarged:
            self.enlarged = enlarged
            self.view_changed.emit()

    # ------------------------------------------------------------ parts of the window

    def point_at(self, place: Place, layer: str | None = None) -> None:
        """Request that the window shows a part that may be hidden, and `layer` in it."""
        self.pointed_layer = layer
        if layer is not None:
            self.layer_pointed.emit(layer)
        self.pointed.emit(place)
