"""What the stage has in both directions: a choice of the channel, and grids that grow together."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import button, label, row
from guitrainer.gui.kit.grid import LARGEST_CELL, NumberGrid
from guitrainer.gui.rooms.convolution.scene import Scene
from guitrainer.sentences import fill

COLORS = 3


class Channels(QWidget):
    """One channel after the other, each with its share of the sum; hidden where there is one."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self.before = button("‹", "quiet", self.tr("Previous channel"))
        self.next = button("›", "quiet", self.tr("Next channel"))
        for one in (self.before, self.next):
            one.setAccessibleName(one.toolTip())
        self.before.clicked.connect(self._on_before)
        self.next.clicked.connect(self._on_next)
        self.name = label("")
        self.setLayout(row([self.before, self.name, self.next, None], spacing=GRID // 2))
        scene.moved.connect(self._paint)
        scene.changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        shown, channel = self.scene.shown, self.scene.channel
        count = 1 if shown is None else len(shown.forward.image)
        self.setVisible(count > 1)
        if shown is None or count == 1:
            return
        text = fill(self.tr("channel %1 of %2"), channel + 1, count)
        if count == COLORS and not self._deep():
            colors = (self.tr("red"), self.tr("green"), self.tr("blue"))
            text = f"{text} ({colors[channel]})"
        place = shown.forward.position(self.scene.row, self.scene.column)
        part = self.tr("the products add up to %1")
        part = fill(part, figure(float(place.channel_sums[channel])))
        self.name.setText(f"{text}: {part}" if self.scene.direction == "forward" else text)
        self.before.setEnabled(channel > 0)
        self.next.setEnabled(channel < count - 1)

    def _deep(self) -> bool:
        """Whether the channels are outputs of another layer."""
        layers, chosen = self.scene.lab.record.layers, self.scene.choice.layer
        return chosen is not None and layers.index(chosen) > 0

    def _on_before(self) -> None:
        self.scene.show_channel(self.scene.channel - 1)

    def _on_next(self) -> None:
        self.scene.show_channel(self.scene.channel + 1)


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
