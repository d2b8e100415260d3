"""The section on signal and gradient before training: a plot, and its numbers for one layer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from guitrainer.figures import figure as number
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.basic import column, figure, label
from guitrainer.gui.rooms.common.path import Stop, stops_of
from guitrainer.gui.rooms.train.initialization.signal_plot import GRADIENT, SIGNAL, SignalPlot
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.training.preview import Preview

NUMBER_WIDTH = 72  # pixels: nothing moves when numbers change


class SignalSection(QWidget):
    """How the standard deviation goes through the layers, and what theory says."""

    picked = Signal(str)  # a layer that was clicked

    def __init__(self) -> None:
        super().__init__()
        self._stops: tuple[Stop, ...] = ()
        self._current: str | None = None
        self.plot = SignalPlot(self.tr("Signal and gradient by layer"), self.tr("input"))
        self.plot.setToolTip(
            self.tr(
                "Standard deviation after each layer, before training: of the signal going "
                "forward and of the gradient going back. Flat is good: a network whose signal "
                "shrinks or grows with every layer is hard to train. Click a layer to edit it."
            )
        )
        self.plot.looked.connect(self._show_numbers)
        self.plot.picked.connect(self.picked)
        title = label(self.tr("Signal before training"), "title")
        self.note = label("", "small")
        self.note.hide()
        self.setLayout(column([title, self.note, self.plot, self._table()], spacing=GRID // 2))

    def _table(self) -> QGridLayout:
        """Numbers of one layer; also the legend of the plot."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(0, 1)
        self.layer = label("", "dim")
        heads = [f"━ {self.tr('measured')}", f"╍ {self.tr('theory')}"]
        self.layer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid.addWidget(self.layer, 0, 0, 1, 3)
        for place, head in enumerate(heads, start=1):
            title = label(head, "small")
            title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(title, 1, place)
        self.numbers: list[QLabel] = []
        rows = (("→", SIGNAL, self.tr("signal")), ("←", GRADIENT, self.tr("gradient")))
        for place, (arrow, token, text) in enumerate(rows, start=2):
            color = theme().color(token).name()
            name = label(f'<b style="color:{color}">{arrow}</b> {text}', rich=True)
            grid.addWidget(name, place, 0)
            for side in (1, 2):
                value = figure()
                value.setMinimumWidth(px(NUMBER_WIDTH))
                grid.addWidget(value, place, side)
                self.numbers.append(value)
        return grid

    def show_preview(self, preview: "Preview | None") -> None:
        """Show another network; None: nothing."""
        self._stops = () if preview is None else stops_of(preview)
        self.plot.show_path(self._stops)
        self._show_numbers(None)

    def show_note(self, note: str) -> None:
        """Say what is waited for; nothing where `note` is empty."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def show_current(self, layer: str | None) -> None:
        """Mark the layer that the panel is about."""
        self._current = layer
        self.plot.show_current(layer)
        self._show_numbers(None)

    def _show_numbers(self, stop: Stop | None) -> None:
        """Of the layer looked at, else of that of the panel."""
        if stop is None:
            stop = next((one for one in self._stops if one.name == self._current), None)
        name = "" if stop is None else stop.name or self.tr("input")
        self.layer.setText(fill(self.tr("σ behind %1"), name) if name else "")
        values = (None,) * len(self.numbers) if stop is None else stop.numbers
        for widget, value in zip(self.numbers, values, strict=True):
            widget.setText(number(value))
        shown = ", ".join(widget.text() for widget in self.numbers)
        self.plot.setAccessibleDescription(f"{name}: {shown}")
