"""The panel on the left: an opened file, its layers, and the weights of the chosen layer."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from guitrainer.figures import figure as number
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.layers import said
from guitrainer.gui.kit.basic import NamedFigures, Part, column, label, prose, say
from guitrainer.gui.kit.table import Table
from guitrainer.gui.kit.text import ElidedLabel, hover
from guitrainer.gui.lab.errands import Work
from guitrainer.gui.lab.inquiry import LongInquiry
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.histogram import Histogram
from guitrainer.gui.rooms.filters.axes_question import AxesQuestion
from guitrainer.gui.rooms.filters.frames import FiltersFrame, LayerFacts, facts
from guitrainer.gui.rooms.filters.words import (
    distinct_parts,
    file_title,
    format_words,
    kind_words,
    known_words,
    resemblance_words,
    shape_text,
)
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.formats.networks.layers import StoredFilters
    from guitrainer.runs.filter_series import FilterSeries

FEWEST_ROWS, MOST_ROWS = 3, 9  # visible rows of the table


class StoredLayersPanel(QWidget):
    """Lists the layers of a file; asks for the order of the axes if it is in doubt."""

    layer_chosen = Signal(str)
    axes_chosen = Signal(str)

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.series: FilterSeries | None = None
        self._facts: dict[str, LayerFacts] = {}
        self.measured: LongInquiry[FilterSeries] = LongInquiry(
            lab.background, "filters facts", lambda: self.series, _measure, self
        )
        self.measured.told.connect(self._on_measured)
        self.measured.answered.connect(self._on_measured)
        self.file = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.format = prose("", "dim", scrolled=True)
        self.notes = prose("", "dim", scrolled=True)
        self.question = AxesQuestion(lab)
        self.question.chosen.connect(self.axes_chosen)
        self.table = Table(self.tr("Convolutions of the file"), self._heads(), words=(1,))
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        modes = QHeaderView.ResizeMode
        for place in range(self.table.columnCount()):
            mode = modes.ResizeToContents if place else modes.Stretch
            self.table.horizontalHeader().setSectionResizeMode(place, mode)
        self.table.itemSelectionChanged.connect(self._on_selected)
        self._make_details()
        self._lay_out()

    def _heads(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Layer"), self.tr("Name of the layer in the file")),
            (self.tr("Filters"), self.tr("Filters × inputs × height × width")),
            ("σ", self.tr("Standard deviation of the weights")),
        ]

    def _make_details(self) -> None:
        names = {
            "kind": self.tr("kind"),
            "stored": self.tr("stored as"),
            "type": self.tr("type"),
            "std": "σ",
        }
        self.figures = NamedFigures({key: (name, "") for key, name in names.items()})
        self.values = self.figures.values
        self.known = prose("", "dim", scrolled=True)
        self.looks = prose("", scrolled=True)
        self.histogram = Histogram(self.tr("Histogram of the weights of the layer"))

    def _lay_out(self) -> None:
        self._title = ElidedLabel()
        details: list[Part] = [
            self._title,
            self.figures,
            self.known,
            label(self.tr("Looks like"), "title"),
            self.looks,
            label(self.tr("Weights"), "title"),
            self.histogram,
        ]
        parts: list[Part] = [self.file, self.format, self.question, self.table]
        self.setLayout(column([*parts, *details, self.notes, None], 2 * GRID, GRID))

    # ------------------------------------------------------------ the file

    def show_series(self, series: "FilterSeries") -> None:
        """Show the layers of a file, and measure them if it is another one."""
        if series is self.series:
            return
        self.series, self._facts = series, {}
        self.file.setText(file_title(series.path))
        self.format.setText(format_words(series))
        say(self.notes, "\n".join(map(said, series.notes)))
        self.question.ask(series)
        self._paint_table()
        self.measured.ask_now()

    def _on_measured(self) -> None:
        self._facts = {one.name: one for one in self.measured.so_far}
        self._paint_table()

    def _paint_table(self) -> None:
        if self.series is None:
            return
        names = distinct_parts([layer.name for layer in self.series.layers])
        named = zip(self.series.layers, names, strict=True)
        rows = [self._row(layer, name) for layer, name in named]
        if rows == self.table.texts():
            return
        current = self.table.currentRow()
        with QSignalBlocker(self.table):
            self.table.show_rows(rows, current if 0 <= current < len(rows) else None)
            for place, layer in enumerate(self.series.layers):
                for one in range(self.table.columnCount()):
                    item = self.table.item(place, one)
                    if item is not None:
                        item.setToolTip(hover(self._tip(layer)))
        visible = min(max(len(rows), FEWEST_ROWS), MOST_ROWS)
        row_height = self.table.verticalHeader().defaultSectionSize()
        spare = max(len(rows) - visible, 0) * row_height
        self.table.setFixedHeight(
            max(self.table.sizeHint().height() - spare, (visible + 1) * row_height)
        )

    def _row(self, layer: "StoredFilters", name: str) -> list[str]:
        known = self._facts.get(layer.name, LayerFacts(layer.name))
        shape = f"{shape_text(layer.stored)}?" if layer.shape is None else shape_text(layer.shape)
        return [name, shape, number(known.std)]

    def _tip(self, layer: "StoredFilters") -> str:
        """Return everything known about a layer, one line each."""
        known = self._facts.get(layer.name, LayerFacts(layer.name))
        lines = [
            layer.key,
            f"{kind_words(layer)}, {layer.dtype}",
            f"{layer.axes or '?'}: {known_words(layer)}",
        ]
        if known.looks_like:
            lines.append(fill(self.tr("looks like %1"), resemblance_words(known.looks_like)))
        return "\n".join([*lines, known.problem] if known.problem else lines)

    def _on_selected(self) -> None:
        place = self.table.currentRow()
        if self.series is not None and 0 <= place < len(self.series.layers):
            self.layer_chosen.emit(self.series.layers[place].name)

    # ------------------------------------------------------------ the layer

    def show_layer(self, layer: "StoredFilters", frame: FiltersFrame | None) -> None:
        """Show what is known about a layer; `frame` is None until its weights have been read."""
        assert self.series is not None
        place = self.series.layers.index(layer)
        if place != self.table.currentRow():
            with QSignalBlocker(self.table):
                self.table.selectRow(place)
        self._title.setText(layer.name)
        figures = {
            "kind": kind_words(layer),
            "stored": f"{layer.axes or '?'} {shape_text(layer.stored)}",
            "type": layer.dtype,
            "std": number(None if frame is None else frame.std),
        }
        self.figures.show_figures(figures)
        self.known.setText(known_words(layer))
        none = self.tr("no known initialization, as is usual for trained layers")
        looks = "" if frame is None else resemblance_words(frame.looks_like) or none
        self.looks.setText(looks)
        self.histogram.show_bins(None if frame is None else frame.bins, None)


def _measure(series: "FilterSeries") -> Work:
    return partial(facts, series)
