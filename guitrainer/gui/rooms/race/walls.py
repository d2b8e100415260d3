"""The filters of all contestants, side by side."""

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QGridLayout, QWidget

from guitrainer.events import FiltersCaptured
from guitrainer.figures import percent
from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.settings import View
from guitrainer.gui.kit.basic import column, figure, row
from guitrainer.gui.kit.text import ElidedLabel
from guitrainer.gui.lab.record import Record
from guitrainer.gui.rooms.common.filter_pages import FilterPages
from guitrainer.gui.rooms.race.colors import Dot
from guitrainer.sentences import fill

# Columns of the grid, by the number of contestants.
COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3}
MOST_COLUMNS = 4


class ContestantWall(QWidget):
    """Name, share of edges and filters of one contestant."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.name, self.edges = ElidedLabel(), figure("", "strong")
        self.filters = FilterPages()
        head = row([Dot(place), self.name, self.edges], stretch=1)
        self.setLayout(column([head, self.filters], spacing=GRID // 2, stretch=1))

    @property
    def shown(self) -> FiltersCaptured | None:
        """The displayed filters."""
        return self.filters.shown

    def show_run(
        self, name: str, record: Record | None, layer: str | None, step: int | None, view: View
    ) -> None:
        """Show the filters of `layer` at `step` (None: the latest)."""
        self.name.setText(name)
        self.filters.wall.setAccessibleName(fill(self.tr("Filters of %1"), name))
        shown = None if record is None or layer is None else record.shown(layer, step)
        if shown is None:
            self.edges.clear()
            built = record is not None and record.started is not None
            self.filters.show_reason(self.tr("No filters to show.") if built else "…")
            return
        scores = shown.scores
        edges = "" if scores is None else fill(self.tr("%1 edges"), percent(scores.edge_fraction))
        diverged = record is not None and record.finished and record.finished.diverged
        self.edges.setText(self.tr("diverged") if diverged else edges)
        mark(self.edges, "error" if diverged else "strong")
        self.filters.show_filters(shown, view)


class Walls(QWidget):
    """One wall for each contestant, in one or two rows."""

    def __init__(self) -> None:
        super().__init__()
        self.walls: list[ContestantWall] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * GRID)
        self.setLayout(self._grid)

    def show_count(self, count: int) -> None:
        """Make room for this number of contestants."""
        if count == len(self.walls):
            return
        for one in self.walls:
            self._grid.removeWidget(one)
            one.setParent(None)
            one.deleteLater()
        self.walls = [ContestantWall(place) for place in range(count)]
        columns = COLUMNS.get(count, MOST_COLUMNS)
        for place, one in enumerate(self.walls):
            self._grid.addWidget(one, place // columns, place % columns)
        for line in range(2):
            self._grid.setRowStretch(line, int(line * columns < count))
        for place in range(MOST_COLUMNS):
            self._grid.setColumnStretch(place, int(place < columns))

    def picture(self) -> bytes:
        """Return all walls as a PNG, as they are displayed."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.grab().save(buffer, "PNG")
        return bytes(buffer.data().data())
