"""Leads from the whole network to one filter: layers as boxes, filters as tiles."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from guitrainer.events import FiltersCaptured
from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import image_of, pictures
from guitrainer.gui.base.text.layers import shape_text
from guitrainer.gui.kit.basic import column, label, row
from guitrainer.gui.kit.gallery import GAP, Gallery
from guitrainer.gui.kit.painted import Tiling
from guitrainer.gui.rooms.common.labels import described
from guitrainer.gui.rooms.convolution.scene import Scene

LARGE, SMALL = 36, 24  # pixels
MOST_ROWS = 2  # most rows of small tiles; large ones have a single row
HEIGHT = 52  # height of the row of boxes, in pixels


class LayerShelf(Gallery):
    """Large tiles in one row, or else small ones in two rows that scroll."""

    def __init__(self, name: str) -> None:
        super().__init__(name, LARGE, rows=1)
        self.setToolTip(self.tr("Click a filter, or use the arrow keys, to put it on the stage"))
        self._shown: FiltersCaptured | None = None

    def show_filters(self, shown: FiltersCaptured, number: int | None) -> None:
        """Show the filters of a layer, and which one is chosen."""
        if shown is not self._shown:
            self._shown = shown
            images = [image_of(one) for one in pictures(shown.weight, "filter", "diverging")]
            keys = range(len(images))
            self.show_pictures(keys, images.__getitem__, partial(described, shown))
        self.select(number)

    def tip(self, number: int) -> str:
        """Return an empty tip: tiles have that of the whole shelf."""
        return ""

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """Use small tiles if large ones need a second row."""
        self.side = LARGE if len(self.keys) * (LARGE + GAP) <= width else SMALL
        return super().lay_out_in(width, height)

    def settle(self) -> None:
        """Set the height to that of the rows, up to a limit."""
        self.show_rows(max(min(self.tiling.rows, MOST_ROWS), 1))
        super().settle()


Shape = tuple[int, ...]


@dataclass(frozen=True)
class Box:
    """A layer, drawn as a box."""

    name: str
    shape: Shape


class Overview(QWidget):
    """A click on a convolution shows its filters; a click on a filter puts it on stage."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self.boxes: dict[str, QPushButton] = {}
        self._known: tuple[Box, ...] | None = None
        self._opened: str | None = None
        self._line = QWidget()
        area = QScrollArea(widgetResizable=True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._line)
        area.setFixedHeight(px(HEIGHT))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.shelf = LayerShelf(self.tr("Filters of the layer"))
        self.shelf.picked.connect(self._on_filter_chosen)
        self.shelf.hide()
        self.setLayout(column([area, self.shelf], spacing=GRID // 2))
        lab = scene.lab
        for signal in (lab.run_changed, lab.preview_changed, lab.captured, scene.changed):
            signal.connect(self._paint)
        self._paint()

    # ------------------------------------------------------------ painting

    def _paint(self) -> None:
        boxes = self._layers()
        if boxes != self._known:
            self._known = boxes
            self._lay_out(boxes)
        chosen = self.scene.choice.layer
        if self._opened is not None and self._opened not in self.boxes:
            self._opened = None
        textbook = self.boxes.get("")
        if textbook is not None:
            textbook.setChecked(chosen is None)
        for name, box in self.boxes.items():
            if name:
                box.setChecked(name == (self._opened or chosen))
        self._paint_shelf()

    def _layers(self) -> tuple[Box, ...]:
        """Return the layers of the network whose filters are on stage in the Train room."""
        lab = self.scene.lab
        if lab.record.started is not None:
            built = lab.record.started.layers
            first, boxes = built[0].input_shape, [Box(x.name, x.output_shape) for x in built]
        elif lab.known is not None:
            layers = lab.known.layers
            first = layers[0].input_shape
            boxes = [Box(one.report.name, one.report.output_shape) for one in layers]
        else:
            return ()
        return (Box(self.tr("input"), first), *boxes)

    def _lay_out(self, boxes: tuple[Box, ...]) -> None:
        lab = self.scene.lab
        before = self._line.layout()
        if before is not None:
            QWidget().setLayout(before)  # which deletes the old boxes
        self.boxes = {}
        parts: list[QWidget | None] = [self._button("", self.tr("Textbook"), "3×3")]
        parts.append(label(self.tr("or your network:"), "dim"))
        for place, box in enumerate(boxes):
            if place:
                parts.append(label("›", "dim"))
            parts.append(self._box(box))
        if not boxes:
            parts.append(label(lab.problem or lab.background.waiting, "dim"))
        self._line.setLayout(row([*parts, None], spacing=GRID // 2))

    def _box(self, box: Box) -> QWidget:
        if box.name in self.scene.learned.layers:
            return self._button(box.name, box.name, shape_text(box.shape))
        made = label(f"{box.name}\n{shape_text(box.shape)}", "small")
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setContentsMargins(GRID // 2, 0, GRID // 2, 0)
        made.setToolTip(self.tr("No filters here; click a convolution"))
        return made

    def _button(self, key: str, name: str, shape: str) -> QPushButton:
        made = QPushButton(f"{name}\n{shape}")
        mark(made, "live")
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleName(f"{name} {shape}")
        made.setToolTip(
            self.tr("Show the filters of this layer") if key else self.tr("The textbook filter")
        )
        made.clicked.connect(lambda _checked, key=key: self._on_box_clicked(key))
        self.boxes[key] = made
        return made

    def _paint_shelf(self) -> None:
        layer = self._opened or self.scene.choice.layer
        shown = None if layer is None else self.scene.learned.shown(layer)
        self.shelf.setVisible(shown is not None)
        if shown is not None:
            chosen = self.scene.choice
            number = chosen.filter if chosen.layer == layer else None
            self.shelf.show_filters(shown, number)

    # ------------------------------------------------------------ requests

    def _on_box_clicked(self, key: str) -> None:
        self._opened = key or None
        if not key:
            self.scene.choose_filter(None)
        self._paint()

    def _on_filter_chosen(self, number: int) -> None:
        layer = self._opened or self.scene.choice.layer
        if layer is not None:
            self.scene.choose_filter(layer, number)
