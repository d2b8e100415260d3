"""The filters at hand as buttons that stay pressed while they are chosen."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import image_of, pictures
from guitrainer.gui.kit.basic import column
from guitrainer.gui.kit.flow import Flow
from guitrainer.gui.rooms.handmade.shelf import Pattern, Shelf, Tile
from guitrainer.gui.rooms.handmade.words import tile_name

SIDE = 40  # pixels of a picture
OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TileButton(QToolButton):
    """A filter: pressed while it is chosen; a double click or Enter paints with it."""

    opened = Signal()
    forgotten = Signal()

    def __init__(self, tile: Tile, chosen: bool) -> None:
        super().__init__()
        mark(self, "tile")
        name = tile_name(tile.name)
        self.tile = tile
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setIcon(icon_of(tile.pattern))
        self.setIconSize(QSize(SIDE, SIDE))
        self.setAccessibleName(name)
        how = self.tr("Click to select. Double-click or press Enter to copy it into the painter.")
        forget = "" if tile.number is None else " " + self.tr("Delete: remove this filter.")
        self.setToolTip(f"{name}\n{how}{forget}")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Copy it; the first of the two clicks has chosen it."""
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Copy it, or throw it away."""
        if event.key() in OPEN_KEYS:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete and self.tile.number is not None:
            self.forgotten.emit()
        else:
            super().keyPressEvent(event)


class Tiles(QWidget):
    """All filters at hand."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Available filters"))
        self._shelf = shelf
        self._flow = Flow(GRID // 2)
        self._shown: Sequence[Tile] = ()
        self.buttons: list[TileButton] = []
        inner = QWidget()
        inner.setLayout(self._flow)
        self.setLayout(column([inner]))
        shelf.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        tiles = self._shelf.tiles()
        if not _same(tiles, self._shown):
            self._shown = tiles
            self._remake()
        for one in self.buttons:
            one.setChecked(one.tile.name in self._shelf.chosen)

    def _remake(self) -> None:
        for one in self.buttons:
            self._flow.removeWidget(one)
            one.deleteLater()
        self.buttons = []
        for tile in self._shown:
            made = TileButton(tile, tile.name in self._shelf.chosen)
            made.clicked.connect(lambda chosen, name=tile.name: self._shelf.choose(name, chosen))
            made.opened.connect(partial(self._shelf.copy, tile))
            made.forgotten.connect(partial(self._shelf.forget, tile))
            self._flow.addWidget(made)
            self.buttons.append(made)
        self.updateGeometry()


def icon_of(pattern: Pattern) -> QIcon:
    """A picture of a pattern, its pixels enlarged and crisp."""
    pixels = pictures(pattern[None, None].astype(np.float32), "filter", "gray")[0]
    picture = QPixmap.fromImage(image_of(pixels))
    mode = Qt.TransformationMode.FastTransformation
    return QIcon(picture.scaled(2 * SIDE, 2 * SIDE, Qt.AspectRatioMode.KeepAspectRatio, mode))


def _same(some: Sequence[Tile], others: Sequence[Tile]) -> bool:
    return len(some) == len(others) and all(
        one.name == other.name and np.array_equal(one.pattern, other.pattern)
        for one, other in zip(some, others, strict=True)
    )
