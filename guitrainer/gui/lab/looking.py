"""What is looked at: the run on stage, a step of it, a layer, a filter, and how it is shown."""

from bisect import bisect_left
from dataclasses import replace
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal

from guitrainer.events import FiltersCaptured
from guitrainer.gui.base.settings import Settings, View
from guitrainer.gui.lab.record import Record

# Parts of the window that may be hidden: pages of the settings, and of the plots; rooms.
Place = Literal["experiment", "initialization", "learning", "signals", "runs", "variance"]


class Looking(QObject):
    """Where the user looks; every panel reads it from here.

    Attributes
    ----------
    record : the run on stage
    cursor : recorded step that is looked at; None is live
    layer, filter : what is selected; `layer` is None only where no filters are known
    enlarged : whether the selected filter fills the stage
    """

    cursor_moved = Signal()
    selection_changed = Signal()
    view_changed = Signal()
    pointed = Signal(str)  # somebody wants to be shown a `Place`
    layer_pointed = Signal(str)  # and there a layer, whether it has filters or not

    def __init__(self, settings: Settings, record: Record, parent: QObject) -> None:
        super().__init__(parent)
        self.record = record
        self.cursor: int | None = None
        self.layer: str | None = None
        self.filter = 0
        self.enlarged = False
        self._settings, self._view = settings, settings.view

    # ------------------------------------------------------------ steps

    def move_cursor(self, step: int | None) -> None:
        """Look at the recorded step `step`; None: live."""
        if step != self.cursor:
            self.cursor = step
            self.cursor_moved.emit()

    def scrub(self, step: float) -> None:
        """Look at the recorded step nearest to `step`; live where nothing is newer."""
        moments = self.record.moments()
        if step >= self.record.newest or not moments:
            self.move_cursor(None)
        else:
            self.move_cursor(min(moments, key=lambda moment: abs(moment - step)))

    def walk(self, by: int) -> None:
        """Look at the recorded step `by` places further on, or back where it is negative."""
        past = [moment for moment in self.record.moments() if moment < self.record.newest]
        place = len(past) if self.cursor is None else bisect_left(past, self.cursor)
        place = max(place + by, 0)
        self.move_cursor(past[place] if place < len(past) else None)

    # ------------------------------------------------------------ filters

    def select(self, layer: str | None = None, number: int | None = None) -> None:
        """Select a layer (by name), a filter of it (by number), or both."""
        if number is None:
            number = self.filter if layer in (None, self.layer) else 0
        layer = layer or self.layer
        if (layer, number) != (self.layer, self.filter):
            self.layer, self.filter = layer, number
            self.selection_changed.emit()

    def select_known(self) -> None:
        """Select the first layer where the selected one has no filters in this run."""
        layers = self.record.layers
        if self.layer not in layers:
            self.layer = layers[0] if layers else None
            self.filter = 0
            self.selection_changed.emit()

    def shown(self, layer: str | None = None) -> FiltersCaptured | None:
        """The filters of `layer` (None: of the selected one) at the cursor; None if not known."""
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
        """Let the selected filter fill the stage, or show all filters again."""
        if enlarged != self.enlarged:
            self.enlarged = enlarged
            self.view_changed.emit()

    # ------------------------------------------------------------ where the window shows it

    def point_at(self, place: Place, layer: str | None = None) -> None:
        """Have the window show a part of itself that may be hidden, and there `layer`."""
        if layer is not None:
            self.layer_pointed.emit(layer)
        self.pointed.emit(place)
