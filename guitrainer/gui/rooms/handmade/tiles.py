"""The filters at hand as tiles, any number of them selected."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.tiles import image_of, map_picture
from guitrainer.gui.kit.gallery import EDGE, Gallery
from guitrainer.gui.kit.painted import outline
from guitrainer.gui.rooms.handmade.shelf import FilterShelf, FilterTile
from guitrainer.gui.rooms.handmade.words import tile_name
from guitrainer.sentences import fill

SIDE = 42  # pixels of a picture


class Tiles(Gallery):
    """All filters at hand: a click selects one or not, a double click or Enter paints with it."""

    flows = True
    framed = False

    def __init__(self, shelf: FilterShelf) -> None:
        super().__init__("", px(SIDE))
        self.setAccessibleName(self.tr("Available filters"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._shelf = shelf
        self.tiles: Sequence[FilterTile] = ()
        self.clicked.connect(self._on_toggled)
        self.opened.connect(self._on_opened)
        shelf.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        tiles = self._shelf.tiles()
        if not _same(tiles, self.tiles):
            self.tiles = tiles
            images = [image_of(map_picture(one.pattern, "gray")) for one in tiles]
            self.show_pictures(range(len(tiles)), images.__getitem__, str)
            self.updateGeometry()
        self.refresh()

    def selected(self, number: int) -> bool:
        """Whether a tile is selected."""
        return self.tiles[number].name in self._shelf.chosen

    def describe(self, number: int) -> str:
        """The name of a filter, and whether it is selected."""
        name = tile_name(self.tiles[number].name)
        if not self.selected(number):
            return name
        return fill(self.tr("%1, selected"), name)

    def tip(self, number: int) -> str:
        """The name of a filter, and what can be done with it."""
        tile = self.tiles[number]
        how = self.tr("Click to select. Double-click or press Enter to copy it into the painter.")
        forget = "" if tile.number is None else " " + self.tr("Delete: remove this filter.")
        return f"{tile_name(tile.name)}\n{how}{forget}"

    def paint_cells(self, painter: QPainter) -> None:
        """Frame what is selected."""
        super().paint_cells(painter)
        for number in range(len(self.tiles)):
            if self.selected(number):
                outline(painter, self.framed_rect(number), "accent", EDGE)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Select a tile with the space bar, or remove it."""
        if self.current is not None and event.key() == Qt.Key.Key_Space:
            self._on_toggled(self.current)
        elif self.current is not None and event.key() == Qt.Key.Key_Delete:
            self._shelf.forget(self.tiles[self.current])
        else:
            super().keyPressEvent(event)

    def _on_toggled(self, number: int) -> None:
        self._shelf.choose(self.tiles[number].name, not self.selected(number))

    def _on_opened(self, number: int) -> None:
        self._shelf.copy(self.tiles[number])


def _same(some: Sequence[FilterTile], others: Sequence[FilterTile]) -> bool:
    return len(some) == len(others) and all(
        one.name == other.name and np.array_equal(one.pattern, other.pattern)
        for one, other in zip(some, others, strict=True)
    )
