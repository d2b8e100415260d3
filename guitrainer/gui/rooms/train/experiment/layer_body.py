"""What unfolds below a layer: buttons for its place, its fields, the way to its initializer."""

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from guitrainer.config.naming import layer_names
from guitrainer.config.schema import WeightLayer
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.choices import scheme_name
from guitrainer.gui.base.text.layers import kind_help
from guitrainer.gui.kit.basic import Card, button, label, prose
from guitrainer.gui.kit.layouts import Flow
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.facts import Context
from guitrainer.gui.rooms.train.experiment.form import Form


class LayerBody(Card):
    """Edits the layer at `index`; `asked` says what should happen to the layer as a whole."""

    asked = Signal(str)  # "up", "down", "duplicate", "remove"

    def __init__(self, lab: Lab, index: int) -> None:
        super().__init__()
        self.lab, self.index = lab, index
        layer = lab.experiment.network.layers[index]
        self.kind = layer.type
        self.form = Form(lab, "layer", ("network", "layers", index))
        self.initializer = button("", "link")
        self.initializer.setToolTip(self.tr("How the weights are drawn, on a separate page."))
        self.initializer.clicked.connect(self._on_initializer)
        self.buttons = dict(self._make_buttons())
        help_text = prose(kind_help(layer.type), "dim")
        parts: list[QWidget | QLayout | None] = [help_text, self.form]
        if isinstance(layer, WeightLayer):
            parts.append(_flow([label(self.tr("Initializer")), self.initializer]))
        parts.append(_flow(self.buttons.values()))
        self.hold(parts, GRID)

    def _make_buttons(self) -> Iterator[tuple[str, QPushButton]]:
        for key, text, tip in (
            ("up", "↑", self.tr("Move up (Alt+Up)")),
            ("down", "↓", self.tr("Move down (Alt+Down)")),
            ("duplicate", self.tr("Duplicate"), self.tr("Insert a copy after this layer (Ctrl+D)")),
            ("remove", self.tr("Remove"), self.tr("Remove the layer (Delete)")),
        ):
            made = button(text, "quiet", tip)
            made.setAccessibleName(tip)
            made.clicked.connect(partial(self.asked.emit, key))
            yield key, made

    def paint(self, context: Context) -> None:
        """Show the layer of the document."""
        experiment = self.lab.experiment
        self.form.path = ("network", "layers", self.index)
        self.form.paint(context)
        self.form.name_more(layer_names(experiment.network.layers)[self.index])
        layer, count = experiment.network.layers[self.index], len(experiment.network.layers)
        if isinstance(layer, WeightLayer):
            name = scheme_name(layer.initializer.scheme)
            self.initializer.setText(f"{name} →")
        self.buttons["up"].setEnabled(self.index > 0)
        self.buttons["down"].setEnabled(self.index < count - 1)
        self.buttons["remove"].setEnabled(count > 1)

    def _on_initializer(self) -> None:
        name = layer_names(self.lab.experiment.network.layers)[self.index]
        self.lab.looking.point_at("initialization", name)


def _flow(widgets: Iterable[QWidget]) -> Flow:
    line = Flow(GRID // 2)
    for widget in widgets:
        line.addWidget(widget)
    return line
