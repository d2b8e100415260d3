"""The filters of a layer as tiles, or a text that says why there are none."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from guitrainer.events import FiltersCaptured
from guitrainer.gui.base.look.tiles import pictures
from guitrainer.gui.base.settings import View
from guitrainer.gui.kit.basic import prose
from guitrainer.gui.rooms.common.labels import described, names_of, scores_of
from guitrainer.gui.rooms.common.wall import TileWall


class FilterPages(QStackedWidget):
    """Shows filters with their labels and scores; paints them again only if anything has changed.

    Parameters
    ----------
    name : description of the filters, for screen readers

    Attributes
    ----------
    shown : the displayed filters; None while a text is shown
    """

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.wall, self.reason = TileWall(name, self._describe), prose("", "dim")
        self.reason.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for page in (self.wall, self.reason):
            self.addWidget(page)
        self.shown: FiltersCaptured | None = None
        self._view: View | None = None

    def show_filters(self, shown: FiltersCaptured, view: View) -> None:
        """Show the weights of filters."""
        if shown is not self.shown or view != self._view:
            self.shown, self._view = shown, view
            tiles = pictures(shown.weight, view.scaling, view.colors)
            self.wall.show_tiles(tiles, names_of(shown), scores_of(shown))
        self.setCurrentWidget(self.wall)

    def show_reason(self, text: str) -> None:
        """Show why there are no filters."""
        self.shown = None
        self.reason.setText(text)
        self.setCurrentWidget(self.reason)

    def _describe(self, number: int) -> str:
        shown = self.shown
        return "" if shown is None or number >= len(shown.weight) else described(shown, number)
