"""Asks for the order of the axes of filters, with examples of each order that is possible."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from guitrainer.events import FloatArray
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.look.tiles import image_of, pictures
from guitrainer.gui.kit.basic import Card, column, held, label, prose, row
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.lab.inquiry import LongInquiry
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.filters.words import ORDERS, order_words, shape_text
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.formats.networks.layers import StoredFilters
    from guitrainer.runs.filter_series import FilterSeries

CHARACTERS = 12
EXAMPLES, SIDE = 4, 44  # number of filters per order, and their size in pixels


@dataclass(frozen=True)
class AxesReading:
    """The first filters (n, inputs, height, width) of a layer if its axes have this order."""

    order: str
    filters: FloatArray


def readings(layer: "StoredFilters") -> Iterator[AxesReading]:
    """Read the first filters of a layer in each order that is possible.

    Raises
    ------
    WeightsError
        If the layer is too large or cannot be read.
    """
    from guitrainer.runs.filter_series import check_size

    for order in layer.possible:
        weight = check_size(layer.read_as(order)).weight()
        yield AxesReading(order, weight[:EXAMPLES].copy())


class AxesQuestion(Card):
    """Shows each possible order with its first four filters; other orders are in a list."""

    chosen = Signal(str)

    def __init__(self, lab: Lab) -> None:
        super().__init__(kind="warning")
        self.text = prose("", scrolled=True)
        self.others = ChoiceBox(name=self.tr("Order of the axes"), characters=CHARACTERS)
        self.others.chosen.connect(self._on_chosen)
        self._examples = QVBoxLayout()
        self._examples.setSpacing(GRID)
        self.hold([self.text, self._examples, self.others])
        self.buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._order: str | None = None
        self._layer: StoredFilters | None = None  # with examples
        self._reading: LongInquiry[StoredFilters] = LongInquiry(
            lab.background, "filters axes", lambda: self._layer, _reading, self
        )
        self._reading.told.connect(self._on_read)
        self._reading.answered.connect(self._on_read)

    def ask(self, series: "FilterSeries") -> None:
        """Ask for the order of the axes if it is in doubt, or was chosen."""
        open_ones = [layer for layer in series.layers if layer.axes is None]
        asked = bool(open_ones) or series.axes is not None
        self._order = series.axes
        self._clear()
        layer = (open_ones or series.layers)[0]
        self._layer = layer if asked else None
        self.setVisible(asked)
        text = self.tr(
            "%1 is stored as %2. The file does not say which of these axes are the filters, the "
            "inputs, the height and the width. Choose:"
        )
        self.text.setText(fill(text, layer.key, shape_text(layer.stored)))
        orders = {"": self.tr("unknown")} if series.axes is None else {}
        self.others.offer({**orders, **{order: order_words(order) for order in ORDERS}})
        self.others.key = series.axes or ""
        self._reading.ask_now()
        self._on_read()

    def _clear(self) -> None:
        self.buttons = {}
        while (item := self._examples.takeAt(0)) is not None:
            shown = item.widget()
            if shown is not None:
                shown.hide()
                shown.deleteLater()

    def _on_read(self) -> None:
        known = self._reading.so_far if self._reading.asked == self._layer else []
        for reading in known:
            if reading.order not in self.buttons:
                self._examples.addWidget(self._choice(reading))

    def _choice(self, reading: AxesReading) -> QWidget:
        button = self.buttons[reading.order] = QRadioButton(reading.order)
        button.setToolTip(order_words(reading.order))
        button.setChecked(reading.order == self._order)
        button.clicked.connect(partial(self._on_chosen, reading.order))
        self._group.addButton(button)
        tiles = [_tile(image_of(one)) for one in pictures(reading.filters, "filter", "gray")]
        for tile in tiles:
            tile.setAccessibleName(fill(self.tr("A filter if the order is %1"), reading.order))
        return held(column([button, row([*tiles, None], 0, GRID // 2)], 0, GRID // 2))

    def _on_chosen(self, order: str, _checked: bool = False) -> None:
        if order:
            self.chosen.emit(order)


def _reading(layer: "StoredFilters") -> Work:
    return partial(readings, layer)


def _tile(image: QImage) -> QLabel:
    made = label()
    keep, crisp = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.FastTransformation
    made.setPixmap(QPixmap.fromImage(image).scaled(px(SIDE), px(SIDE), keep, crisp))
    return made
