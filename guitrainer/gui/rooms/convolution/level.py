"""Grids side by side that grow together."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from guitrainer.gui.base.look.size import px
from guitrainer.gui.kit.grid import LARGEST_CELL, NumberGrid

LARGEST = 88  # pixels of a cell


class Level(QWidget):
    """Cells of all its grids are larger than usual where all have room for that, and alike then."""

    def __init__(self, grids: Sequence[NumberGrid], layout: QLayout) -> None:
        super().__init__()
        self._grids = grids
        self.setLayout(layout)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Let them grow or shrink."""
        super().resizeEvent(event)
        self.level()

    def level(self) -> None:
        """Find the size again; called when other numbers are shown."""
        most = min(px(LARGEST), *(one.fit for one in self._grids))
        for one in self._grids:
            one.set_largest(max(most, LARGEST_CELL))
