"""The available filters as tiles that can be selected, and a painter for the user's own."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import image_of, map_picture
from guitrainer.gui.kit.basic import Card, button, label
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.kit.gallery import EDGE, Gallery
from guitrainer.gui.kit.grid import NumberGrid
from guitrainer.gui.kit.layouts import Flow, TitleLine
from guitrainer.gui.kit.painted import outline
from guitrainer.gui.rooms.handmade.comparison import tile_name
from guitrainer.gui.rooms.handmade.shelf import FilterShelf, FilterTile
from guitrainer.sentences import fill

BRUSHES = {"white": 1.0, "gray": 0.0, "black": -1.0}
HEIGHT, CELL = 216, 88  # smallest size of the grid, and largest size of a cell, in pixels
SIDE = 42  # side of a picture, in pixels


class Painter(Card):
    """A grid in which clicks and drags paint with a brush, and numbers can be typed."""

    def __init__(self, shelf: FilterShelf) -> None:
        super().__init__()
        self.shelf = shelf
        self.grid = NumberGrid(self.tr("Painted filter"), editable=True, colors="gray")
        self.grid.setMinimumHeight(px(HEIGHT))
        self.grid.set_largest(px(CELL))
        self.grid.setToolTip(
            self.tr("Click or drag to paint. Press Enter or a digit to type a value.")
        )
        self.grid.pressed.connect(self._on_pressed)
        self.grid.edited.connect(shelf.paint)
        self.brush = Segmented(
            {"white": self.tr("White +1"), "gray": self.tr("Gray 0"), "black": self.tr("Black −1")},
            self.tr("Brush"),
        )
        self.clear = button(self.tr("Clear"), "quiet", self.tr("Set all cells to 0"))
        self.mirror = button(self.tr("Mirror"), "quiet", self.tr("Swap left and right"))
        self.rotate = button(self.tr("Rotate"), "quiet", self.tr("Rotate by 90° clockwise"))
        self.keep = button(
            self.tr("Keep as a tile"), "quiet", self.tr("Add it to the available filters")
        )
        for one, do in (
            (self.clear, shelf.clear),
            (self.mirror, shelf.mirror),
            (self.rotate, shelf.rotate),
            (self.keep, shelf.keep),
        ):
            one.clicked.connect(do)
        tools = Flow([self.clear, self.mirror, self.rotate, self.keep], GRID // 2)
        title = TitleLine(label(self.tr("Paint your own"), "title"), [self.brush])
        self.hold([title, self.grid, tools], GRID, stretch=1)
        shelf.repainted.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        painted = self.shelf.painted
        self.grid.show_numbers(painted, scale=max(1.0, float(abs(painted).max())))
        empty = not painted.any()
        self.clear.setEnabled(not empty)
        self.keep.setEnabled(not empty)
        height, width = painted.shape
        self.rotate.setEnabled(height == width)
        text = self.tr("Click or drag to paint, or type numbers")
        self.grid.show_caption(text if empty else "")

    def _on_pressed(self, line: int, place: int) -> None:
        self.shelf.paint(line, place, BRUSHES[self.brush.key])


class Tiles(Gallery):
    """The available filters: a click toggles a selection, a double click or Enter copies one."""

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
        """Return whether a tile is selected."""
        return self.tiles[number].name in self._shelf.chosen

    def describe(self, number: int) -> str:
        """Return the name of a filter, and whether it is selected."""
        name = tile_name(self.tiles[number].name)
        if not self.selected(number):
            return name
        return fill(self.tr("%1, selected"), name)

    def tip(self, number: int) -> str:
        """Return the name of a filter, and what can be done with it."""
        tile = self.tiles[number]
        how = self.tr("Click to select. Double-click or press Enter to copy it into the painter.")
        forget = "" if tile.number is None else " " + self.tr("Delete: remove this filter.")
        return f"{tile_name(tile.name)}\n{how}{forget}"

    def paint_cells(self, painter: QPainter) -> None:
        """Paint the tiles, with frames around selected ones."""
        super().paint_cells(painter)
        for number in range(len(self.tiles)):
            if self.selected(number):
                outline(painter, self.framed_rect(number), "accent", EDGE)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Toggle the selection of a tile with the space bar, or delete the tile."""
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
