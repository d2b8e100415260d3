"""The output of one layer: its strongest filters, and all feature maps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.events import FloatArray
from guitrainer.figures import count, figure, percent
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.base.look.tiles import image_of, pictures
from guitrainer.gui.base.settings import Colors
from guitrainer.gui.base.text.layers import kind_name, shape_text
from guitrainer.gui.kit.basic import column, label, row
from guitrainer.gui.kit.cell_field import CellField
from guitrainer.gui.kit.painted import Tiling, fitted
from guitrainer.gui.kit.text import ElidedLabel
from guitrainer.gui.rooms.predict.asking import Answer
from guitrainer.gui.rooms.predict.maps import MOST as MOST_MAPS
from guitrainer.gui.rooms.predict.maps import MapWall
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.prediction import LayerAnswer


FILTER, RESPONSE, CAPTION = 40, 64, 16  # pixels
GAP = 2 * GRID


@dataclass(frozen=True)
class Fired:
    """A filter, its response, its index, and its descriptions."""

    number: int
    filter: QImage
    response: QImage
    caption: str
    tip: str


class FiredRow(CellField):
    """As many pairs as fit, the strongest first; a click or Enter opens a pair."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._make: Callable[[int], Sequence[Fired]] = lambda count: ()
        self._pairs: Sequence[Fired] | None = None

    def show_pairs(self, make: Callable[[int], Sequence[Fired]]) -> None:
        """Show other pairs; `make` returns a number of them, and is called only when visible."""
        self._make, self._pairs, self._tiling = make, None, None
        self.update()

    @property
    def pairs(self) -> Sequence[Fired]:
        """The pairs that fit."""
        if self._pairs is None:
            self._pairs = self._make(max((self.width() + GAP) // (_pair() + GAP), 1))
            self._tiling = None
            self.tell()
        return self._pairs

    def describe(self, number: int) -> str:
        """Return the description of a filter and its response."""
        return self.pairs[number].tip

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Adapt the number of pairs to the width."""
        super().resizeEvent(event)
        self._pairs = None

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size with room for a few pairs."""
        return QSize(3 * (_pair() + GAP), px(RESPONSE) + px(CAPTION))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size with room for one pair."""
        return QSize(_pair(), px(RESPONSE) + px(CAPTION))

    def lay_out_in(self, width: int, height: int) -> Tiling:
        """Lay out all pairs in a row."""
        count = len(self.pairs)
        return Tiling(count, max(count, 1), (_pair(), px(RESPONSE) + px(CAPTION)), GAP)

    def paint_cells(self, painter: QPainter) -> None:
        """Paint the pairs, with both pictures side by side."""
        painter.setPen(theme().color("dim"))
        for number, pair in enumerate(self.pairs):
            area = self.rect_of(number).toRect()
            lower = QRect(area.left(), px(RESPONSE) - px(FILTER), px(FILTER), px(FILTER))
            response = QRect(area.right() + 1 - px(RESPONSE), 0, px(RESPONSE), px(RESPONSE))
            for image, place in ((pair.filter, lower), (pair.response, response)):
                found = fitted(image, place)
                found.moveBottom(place.bottom())
                painter.drawImage(found, image)
            words = QRect(area.left(), px(RESPONSE), _pair() + GAP, px(CAPTION))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, pair.caption)


def _pair() -> int:
    """Return the width of a filter next to its response, in pixels."""
    return px(FILTER) + GRID // 2 + px(RESPONSE)


class LayerBox(QWidget):
    """A layer with its name, the range of its outputs, and its feature maps."""

    opened = Signal(str, int)  # layer and index of a map

    def __init__(self, name: str, kind: str) -> None:
        super().__init__()
        self.name = name
        self._answer: LayerAnswer | None = None
        self._names: tuple[str, ...] = ()
        title = label(name, "strong")
        self.about = ElidedLabel()
        self.range = label("", "dim")
        self.range.setToolTip(self.tr("Smallest and largest value; all maps share one scale."))
        self.wall = MapWall(fill(self.tr("Maps of %1"), name), self._describe)
        for wish in (self.wall.clicked, self.wall.opened):
            wish.connect(self._on_opened)
        self.fired: FiredRow | None = None
        parts: list[QWidget] = []
        if kind == "conv":
            self.fired = FiredRow(fill(self.tr("Filters of %1 with the strongest response"), name))
            for wish in (self.fired.clicked, self.fired.opened):
                wish.connect(self._on_pair_opened)
            parts += [label(self.tr("filters with the strongest response"), "small"), self.fired]
            parts.append(label(self.tr("all of them"), "small"))
        head = row([title, self.about, self.range], stretch=1)
        self.setLayout(column([head, *parts, self.wall], spacing=GRID // 2 + 2))

    def show_answer(self, answer: Answer, layer: "LayerAnswer", colors: Colors) -> None:
        """Show the output of the layer for an image."""
        last = layer is answer.prediction.layers[-1]
        classes = last and answer.classified is not None
        self._answer, self._names = layer, answer.dataset.class_names if classes else ()
        self.about.setText(self._words(layer))
        lowest, highest = float(layer.maps.min()), float(layer.maps.max())
        self.range.setText(f"{figure(lowest)} … {figure(highest)}")
        self.wall.show_maps(layer.maps, colors)
        if self.fired is not None:
            weight = answer.filters[f"{layer.layer}.weight"]
            self.fired.show_pairs(partial(self._pairs, layer, weight, colors))

    def _pairs(
        self, layer: "LayerAnswer", weight: FloatArray, colors: Colors, most: int
    ) -> list[Fired]:
        """Return the strongest filters with their responses, on a common scale."""
        order = layer.order[:most].tolist()
        height, width = layer.maps.shape[1:]
        tiles = pictures(weight[order], "filter", colors)
        return [
            Fired(
                number,
                image_of(tiles[place]),
                self.wall.image.copy(0, number * height, width, height),
                fill(self.tr("filter %1: %2"), number + 1, figure(float(layer.peaks[number]))),
                self._describe(number),
            )
            for place, number in enumerate(order)
        ]

    def _words(self, layer: "LayerAnswer") -> str:
        maps = layer.maps
        shape = (maps.shape[0], maps.shape[1], maps.shape[2])
        text = f"{kind_name(layer.type)} · {shape_text(shape)}"
        if len(maps) > MOST_MAPS:
            text += " · " + fill(self.tr("first %1 shown"), count(MOST_MAPS))
        return text

    def _describe(self, number: int) -> str:
        """Return the description of a map."""
        layer = self._answer
        if layer is None or number >= len(layer.maps):
            return ""
        peak, more = figure(float(layer.peaks[number])), ""
        if layer.maps[number].size > 1:
            text = self.tr("Map %1 of %2: highest value %3, above 0 at %4 of the positions")
            more = percent(float(layer.fired[number]))
        elif number < len(self._names):
            text, more = self.tr("Unit %1 of %2, class %4: %3"), self._names[number]
        else:
            text = self.tr("Unit %1 of %2: %3")
        return fill(text, number + 1, layer.layer, peak, more)

    def _on_pair_opened(self, place: int) -> None:
        assert self.fired is not None
        self._on_opened(self.fired.pairs[place].number)

    def _on_opened(self, number: int) -> None:
        self.opened.emit(self.name, number)
