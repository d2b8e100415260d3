"""One enlarged map with its filter, or one unit; and what excites either of them."""

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.figures import figure, percent
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import pictures
from guitrainer.gui.base.settings import Colors
from guitrainer.gui.kit.basic import button, column, held, label, prose, row
from guitrainer.gui.kit.containers import Pages
from guitrainer.gui.kit.controls import Segmented
from guitrainer.gui.kit.grid import NumberGrid
from guitrainer.gui.kit.layouts import TitleLine
from guitrainer.gui.kit.painted import claimed
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.exciting import Unit
from guitrainer.gui.rooms.common.picture import Picture
from guitrainer.gui.rooms.common.unit_view import UnitView
from guitrainer.gui.rooms.predict.asking import Answer
from guitrainer.gui.rooms.predict.maps import Photographer
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.prediction import LayerAnswer

NAME = "close_up"
SIDE = 112  # size of filter and image, in pixels
UNITS = 10  # units of a dense layer per line

Key = Qt.Key


class CloseUp(QWidget):
    """A map as a grid of numbers, or all units of a layer without maps; or what excites it."""

    closed = Signal()
    stepped = Signal(int)  # moves to another map of the layer

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self._opened: Unit | None = None
        back = button(self.tr("All layers"), "", self.tr("Back to all layers (Esc)"))
        back.clicked.connect(self.closed)
        self.before = button("◀", "", self.tr("Previous map of this layer"))
        self.after = button("▶", "", self.tr("Next map of this layer"))
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.title = label("", "heading")
        self.facts = prose("", "dim")
        self.filter = Picture(self.tr("filter"), px(SIDE))
        self.image = Picture(self.tr("image"), px(SIDE))
        self.grid = NumberGrid(self.tr("Map"))
        policy = self.grid.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)  # a large map must not move the room
        self.grid.setSizePolicy(policy)
        self.unit = UnitView(lab, lambda: self._opened, "predict")
        self.kind = self._kind()
        head = TitleLine(held(row([back, self.before, self.title, self.after, None])), [self.kind])
        side = column([None, self.image, self.filter, None], spacing=2 * GRID)
        body = row([side, self.grid], spacing=2 * GRID, stretch=1)
        map_page = held(column([self.facts, body], stretch=1))
        self.pages = Pages(map_page, self.unit)
        self.setLayout(column([head, self.pages], stretch=1))
        self._show_kind()

    def _kind(self) -> Segmented:
        made = Segmented(
            {
                "map": (self.tr("This image"), self.tr("Its output for the image, and its filter")),
                "unit": (
                    self.tr("Stimuli"),
                    self.tr("The images that excite it most, and its receptive field"),
                ),
            },
            self.tr("What is shown"),
        )
        made.key = self.lab.kept.get(NAME, "map")
        made.chosen.connect(self._on_kind)
        return made

    def show_map(
        self,
        answer: Answer,
        photographer: Photographer,
        layer: "LayerAnswer",
        number: int,
        colors: Colors,
    ) -> None:
        """Show the map with index `number` of a layer."""
        self._opened = (layer.layer, number)
        self.unit.ask()
        maps = layer.maps
        single = maps[0].size == 1
        name = self.tr("unit %1") if single else self.tr("map %1")
        self.title.setText(f"{layer.layer} · {fill(name, number + 1)}")
        self.facts.setText(self._facts(layer, number, single=single))
        self.image.show_pixels(photographer.picture(answer.pixels))
        weight = answer.filters.get(f"{layer.layer}.weight")
        convolves = weight is not None and layer.type in ("conv", "depthwise_conv")
        self.filter.setVisible(convolves)
        if weight is not None and convolves:
            one = weight[number : number + 1]
            self.filter.show_pixels(pictures(one, "filter", colors)[0])
        if single:
            values = np.full((math.ceil(len(maps) / UNITS), UNITS), np.nan)
            values.flat[: len(maps)] = maps.ravel()
            self.grid.show_numbers(values, known=np.isfinite(values))
            text = self.tr("all units of the layer, in rows of %1")
            self.grid.show_caption(fill(text, UNITS))
            self.grid.show_marks([divmod(number, UNITS)])
        else:
            self.grid.show_numbers(maps[number], scale=float(np.abs(maps).max()))
            self.grid.show_caption(f"{maps.shape[1]}×{maps.shape[2]}")
            self.grid.show_marks([self._peak(layer, number)])

    def _peak(self, layer: "LayerAnswer", number: int) -> tuple[int, int]:
        height, width = np.unravel_index(layer.maps[number].argmax(), layer.maps.shape[1:])
        return int(height), int(width)

    def _facts(self, layer: "LayerAnswer", number: int, *, single: bool) -> str:
        peak = figure(float(layer.peaks[number]))
        rank = int((layer.order == number).nonzero()[0][0]) + 1
        if single:
            text = self.tr("Its value is %1: rank %2 of %3 in this layer.")
            return fill(text, peak, rank, len(layer.maps))
        text = self.tr(
            "Highest value %1, at row %4, column %5; rank %2 of %3 in this layer. Above 0 at "
            "%6 of the positions."
        )
        row_, column_ = self._peak(layer, number)
        above = percent(float(layer.fired[number]))
        return fill(text, peak, rank, len(layer.maps), row_ + 1, column_ + 1, above)

    def _on_kind(self, kind: str) -> None:
        self.lab.kept[NAME] = kind
        self._show_kind()

    def _show_kind(self) -> None:
        self.pages.setCurrentIndex(("map", "unit").index(self.kind.key))

    def _on_before(self) -> None:
        self.stepped.emit(-1)

    def _on_after(self) -> None:
        self.stepped.emit(1)

    def event(self, event: QEvent) -> bool:
        """Handle Escape before other widgets."""
        if claimed(event) == Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go back on Escape."""
        if event.key() == Key.Key_Escape:
            self.closed.emit()
        else:
            event.ignore()
