"""Controls of the stage: the channel, and the position of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QSizePolicy, QWidget

from guitrainer.explain.arrays import Array
from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import button, label, row
from guitrainer.gui.kit.containers import Tall
from guitrainer.gui.kit.controls import CalmSlider, Stepper
from guitrainer.gui.kit.grid import LARGEST_CELL, NumberGrid
from guitrainer.gui.rooms.convolution.content import ChannelGroup
from guitrainer.gui.rooms.convolution.scene import Scene
from guitrainer.sentences import fill

COLORS = 3
LARGEST = 88  # pixels of a cell
READABLE, VISIBLE = 25, 12  # pixels of a cell whose number fits in, and of one with a color only
SLOWEST_MS, FASTEST_MS = 2000, 60
STOPS = 8  # factor from one speed to the next
USUAL_STOP = 3
SPEED_WIDTH = 96  # pixels


class Channels(QWidget):
    """Buttons for the channels, each with its part of the sum; hidden if there is only one."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self.name = label("")
        self.steps = Stepper(self.tr("Previous channel"), self.name, self.tr("Next channel"))
        self.steps.stepped.connect(self._on_stepped)
        self.setLayout(row([self.steps, None]))
        scene.moved.connect(self._paint)
        scene.changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        shown, channel = self.scene.shown, self.scene.channel
        count = 1 if shown is None else len(shown.computed.image)
        several = shown is not None and (count > 1 or shown.group is not None)
        self.setVisible(several)
        if shown is None or not several:
            return
        text, forward = self._channel(count, shown.group), self.scene.slid
        if forward is not None and self.scene.direction == "forward":
            place = forward.position(self.scene.row, self.scene.column)
            part = self.tr("the products add up to %1")
            text = f"{text}: {fill(part, figure(float(place.channel_sums[channel])))}"
        self.name.setText(text)
        self.steps.show_place(channel, count)

    def _channel(self, count: int, group: ChannelGroup | None) -> str:
        """Name the channel, and the channels that the filter sees if there are groups."""
        channel = self.scene.channel
        if group is not None:
            text = self.tr("channel %1 of %2; the filter sees only group %3 of %4")
            place = group.first + channel + 1
            return fill(text, place, group.total, group.number + 1, group.count)
        text = fill(self.tr("channel %1 of %2"), channel + 1, count)
        if count == COLORS and not self._deep():
            colors = (self.tr("red"), self.tr("green"), self.tr("blue"))
            text = f"{text} ({colors[channel]})"
        return text

    def _deep(self) -> bool:
        """Return whether the channels are outputs of another layer."""
        layers, chosen = self.scene.lab.record.layers, self.scene.choice.layer
        return chosen is not None and layers.index(chosen) > 0

    def _on_stepped(self, by: int) -> None:
        self.scene.show_channel(self.scene.channel + by)


class Level(QWidget):
    """Keeps the cells of its grids equal, and larger than usual if there is room for all grids.

    It is high enough for numbers in the cells, if the grids are wide enough for them.
    """

    def __init__(self, grids: Sequence[NumberGrid], layout: QLayout) -> None:
        super().__init__()
        self._grids = grids
        self.setLayout(layout)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Adapt the cell size."""
        super().resizeEvent(event)
        self.level()

    def level(self) -> None:
        """Compute the cell size again; called when the numbers change."""
        for one in self._grids:
            readable = one.across >= px(READABLE)
            side = px(READABLE) if readable else min(one.across, px(VISIBLE))
            least = one.minimumSizeHint().height() + one.shape[0] * (side - one.smallest)
            one.setMinimumHeight(least)
        most = min(px(LARGEST), *(one.fit for one in self._grids))
        for one in self._grids:
            one.set_largest(max(most, LARGEST_CELL))


def scrolled(level: Level) -> Tall:
    """Let grids scroll where they are too high, so that nothing else has to."""
    area = Tall(level)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
    return area


def equation(
    grids: tuple[NumberGrid, NumberGrid, NumberGrid, NumberGrid],
    arrow: str,
    shares: tuple[int, int, int],
) -> Level:
    """Lay out four grids: the input × the filter, what they give below it, and the output.

    Parameters
    ----------
    arrow : sign in front of the output
    shares : shares of the width for input, filter and output
    """
    picture, weights, result, output = grids
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GRID)
    grid.setVerticalSpacing(0)
    grid.addWidget(picture, 0, 0, 3, 1)
    grid.addWidget(_sign("×"), 0, 1)
    grid.addWidget(weights, 0, 2)
    grid.addWidget(_sign("="), 1, 2)
    grid.addWidget(result, 2, 2)
    grid.addWidget(_sign(arrow), 2, 3)
    grid.addWidget(output, 0, 4, 3, 1)
    for place, share in zip((0, 2, 4), shares, strict=True):
        grid.setColumnStretch(place, share)
    grid.setRowStretch(0, 1)
    grid.setRowStretch(2, 1)
    return Level(grids, grid)


def _sign(text: str) -> QLabel:
    """Return a large sign between two grids."""
    made = label(text, "heading")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def show_sizes(*captions: tuple[NumberGrid, str, Array]) -> None:
    """Write a name and the size of an array, such as Input 5×5, above each grid."""
    for grid, name, values in captions:
        grid.show_caption(f"{name} {values.shape[0]}×{values.shape[1]}")


class Player(QWidget):
    """Moves the window of a scene to the last position, one by one."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        self.play = button("", "", self.tr("Play: slide the window automatically (Space)"))
        self.play.clicked.connect(self.toggle)
        self.back = button("‹", "quiet", self.tr("One position back (←)"))
        self.on = button("›", "quiet", self.tr("One position forward (→)"))
        for one, slot in ((self.back, self._on_back), (self.on, self._on_on)):
            one.clicked.connect(slot)
        self.places = CalmSlider()
        self.places.setAccessibleName(self.tr("Position of the window"))
        self.places.setToolTip(self.tr("Position of the window; the output is filled row by row"))
        self.places.valueChanged.connect(self._on_place_chosen)
        self.speed = CalmSlider()
        self.speed.setRange(0, STOPS)
        self.speed.setValue(USUAL_STOP)
        self.speed.setFixedWidth(px(SPEED_WIDTH))
        self.speed.setAccessibleName(self.tr("Speed"))
        self.speed.setToolTip(self.tr("How fast the window slides when playing"))
        self.speed.valueChanged.connect(self._on_speed_changed)
        self._told = label("", "dim")
        self._told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        parts = [self.play, self.back, self.places, self.on, self._told,
                 label(self.tr("Speed"), "dim"), self.speed]  # fmt: skip
        self.setLayout(row(parts, spacing=GRID, stretch=2))
        self._paint_button()
        scene.moved.connect(self._paint)
        scene.changed.connect(self._paint)

    @property
    def playing(self) -> bool:
        """Whether the window is sliding automatically."""
        return self._timer.isActive()

    def toggle(self) -> None:
        """Play or pause; start again at the end."""
        if self.playing:
            self.pause()
            return
        if self._at_end():
            self.scene.go(0)
        self._timer.start(self._interval())
        self._paint_button()

    def pause(self) -> None:
        """Stop the window at its position."""
        self._timer.stop()
        self._paint_button()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Pause while the player is hidden."""
        super().hideEvent(event)
        self.pause()

    def _interval(self) -> int:
        share = self.speed.value() / STOPS
        return int(SLOWEST_MS * (FASTEST_MS / SLOWEST_MS) ** share)

    def _count(self) -> int:
        height, width = self.scene.places
        return height * width

    def _at_end(self) -> bool:
        return self.scene.place >= self._count() - 1

    # ------------------------------------------------------------ painting

    def _paint(self) -> None:
        total, place = self._count(), self.scene.place
        with QSignalBlocker(self.places):
            self.places.setMaximum(total - 1)
            self.places.setValue(place)
        text = self.tr("position %1 of %2")
        widest = self._told.fontMetrics().horizontalAdvance(fill(text, total, total))
        self._told.setMinimumWidth(widest + GRID)
        self._told.setText(fill(text, place + 1, total))
        self.back.setEnabled(place > 0)
        self.on.setEnabled(place < total - 1)

    def _paint_button(self) -> None:
        texts = [f"▶  {self.tr('Slide')}", f"❚❚  {self.tr('Pause')}"]
        metrics = self.play.fontMetrics()
        self.play.setMinimumWidth(max(map(metrics.horizontalAdvance, texts)) + 4 * GRID)
        self.play.setText(texts[self.playing])
        self.play.setAccessibleName(self.tr("Pause") if self.playing else self.tr("Slide"))

    # ------------------------------------------------------------ requests

    def _on_tick(self) -> None:
        self.scene.go(self.scene.place + 1)
        if self._at_end():
            self.pause()

    def _on_back(self) -> None:
        self.scene.go(self.scene.place - 1)

    def _on_on(self) -> None:
        self.scene.go(self.scene.place + 1)

    def _on_place_chosen(self, place: int) -> None:
        self.scene.go(place)

    def _on_speed_changed(self) -> None:
        if self.playing:
            self._timer.start(self._interval())
