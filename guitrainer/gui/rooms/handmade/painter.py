"""A small painter for filters of one's own."""

from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import Card, button, label
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.kit.grid import NumberGrid
from guitrainer.gui.kit.layouts import Flow, TitleLine
from guitrainer.gui.rooms.handmade.shelf import FilterShelf

BRUSHES = {"white": 1.0, "gray": 0.0, "black": -1.0}
HEIGHT, CELL = 216, 88  # pixels: of the grid at least, of a cell at most


class Painter(Card):
    """Clicks and drags paint with the brush; numbers can be typed."""

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
        self.rotate = button(self.tr("Rotate"), "quiet", self.tr("Turn by 90° to the right"))
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
        tools = Flow(GRID // 2)
        for one in (self.clear, self.mirror, self.rotate, self.keep):
            tools.addWidget(one)
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
