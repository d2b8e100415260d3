"""The Hand-made room: choose or paint filters, put them into a layer, compare."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.layers import sides
from guitrainer.gui.kit.basic import Card, button, column, held, label, row, scrolled
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.kit.layouts import Beside
from guitrainer.gui.lab.commands import Commands
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.handmade.answers_card import AnswersCard
from guitrainer.gui.rooms.handmade.comparison import ComparisonCard
from guitrainer.gui.rooms.handmade.placing import PlacingCard
from guitrainer.gui.rooms.handmade.shelf import LARGEST, SMALLEST, FilterShelf
from guitrainer.gui.rooms.handmade.tiles import Painter, Tiles

GAP = GRID + GRID // 2  # pixels between cards
SMALL_ROOM, GROWTH = (1280, 690), 1.7  # pixels; largest scale of pictures
SHAPES_PRESET = "shapes-xo"


class HandMadeRoom(QWidget):
    """Lays out the shelf, the placing of filters, and the responses of learned filters."""

    def __init__(self, lab: Lab, commands: Commands) -> None:
        super().__init__()
        mark(self, "stage")
        self.lab, self.commands = lab, commands
        self.shelf = FilterShelf(lab.settings, self)
        self.sizes = ChoiceBox(
            name=self.tr("Size of the filters"),
            tip=self.tr(
                "Size of the available filters; a layer with another size is changed to it"
            ),
        )
        self.sizes.chosen.connect(self.shelf.set_kernel)
        self.nothing = button(
            self.tr("Deselect all"), "quiet", self.tr("With none selected, the whole bank is used")
        )
        self.nothing.clicked.connect(self.shelf.choose_none)
        self.placing = PlacingCard(lab, self.shelf)
        self.tiles = Tiles(self.shelf)
        self.painter = Painter(self.shelf)
        self.comparison = ComparisonCard(lab)
        self.answers = AnswersCard(lab)
        self.answers.shapes_wanted.connect(self._open_shapes)
        self._lay_out()
        self.shelf.changed.connect(self._refresh)
        lab.experiment_changed.connect(self._refresh)
        self.placing.layer.activated.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        title = row([label(self.tr("Available filters"), "title"), None, self.nothing, self.sizes])
        available = Card(column([title, self.tiles]))
        chosen = held(column([available, self.painter], spacing=GAP, stretch=1))
        placed = held(column([self.placing, self.comparison, None], spacing=GAP))
        shelf = Beside([chosen, placed], 2 * GRID)
        body = Beside([shelf, self.answers], 2 * GRID, shares=(2, 1))
        about = self.tr("Choose or paint filters, put them into a layer, and see how well they do.")
        lead = row([label(self.tr("Hand-made or learned"), "heading"), label(about, "dim"), None],
                   spacing=2 * GRID)  # fmt: skip
        inner = column([lead, body], margin=2 * GRID, spacing=GAP, stretch=1)
        self.setLayout(column([scrolled(inner)]))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Scale the pictures with the size of the room."""
        super().resizeEvent(event)
        factor = min(self.width() / px(SMALL_ROOM[0]), self.height() / px(SMALL_ROOM[1]), GROWTH)
        self.answers.scale_pictures(max(factor, 1.0))

    def _refresh(self) -> None:
        """Update the list of sizes, and the layer to compare."""
        kernel = self.shelf.kernel
        squares = [(side, side) for side in range(SMALLEST, LARGEST + 1)]
        wanted = squares if kernel in squares else [*squares, kernel]
        self.sizes.offer({size: sides(size) for size in wanted})
        self.sizes.key = kernel
        self.nothing.setEnabled(bool(self.shelf.chosen))
        self.comparison.show_layer(self.placing.name)

    def _open_shapes(self) -> None:
        self.commands.open_preset(SHAPES_PRESET)
