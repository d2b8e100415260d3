"""The cells of a picture under the taps of a window, which are apart if it is dilated."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from guitrainer.gui.kit.cells import Cell

if TYPE_CHECKING:
    from guitrainer.nn.geometry import Window


@dataclass(frozen=True)
class Taps:
    """Cells of the picture under the taps of a window, whose first is at `corner`."""

    corner: Cell
    window: "Window"

    def cell(self, tap: Cell) -> Cell:
        """Return the cell under a tap."""
        down, across = self.window.dilation
        return self.corner[0] + tap[0] * down, self.corner[1] + tap[1] * across

    def apart(self) -> list[Cell]:
        """Return the cells under all taps, if there are gaps between them."""
        if self.window.dilation == (1, 1):
            return []
        return [self.cell(tap) for tap in np.ndindex(self.window.kernel)]
