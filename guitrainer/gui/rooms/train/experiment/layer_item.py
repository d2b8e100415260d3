"""A layer in the list: its row, why it does not fit, and its expandable body."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QLayout,
    QPushButton,
    QWidget,
)

from guitrainer.config.naming import layer_names
from guitrainer.config.schema import AnyLayer, WeightLayer
from guitrainer.figures import count
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.choices import scheme_name
from guitrainer.gui.base.text.layers import kind_help, kind_name, message_text, shape_text, summary
from guitrainer.gui.kit.basic import Card, button, column, label, prose, say
from guitrainer.gui.kit.layouts import Flow
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.facts import Context
from guitrainer.gui.rooms.train.experiment.form import Form
from guitrainer.gui.rooms.train.experiment.layer_row import LayerRow, LayerTexts

if TYPE_CHECKING:
    from guitrainer.nn.checks import LayerCheck


class LayerBody(Card):
    """Edits the layer at `index`; `asked` requests actions on the layer as a whole."""

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
            parts.append(Flow([label(self.tr("Initializer")), self.initializer], GRID // 2))
        parts.append(Flow(self.buttons.values(), GRID // 2))
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


class LayerItem(QWidget):
    """Shows one layer; `check` is None if nothing is known about the images."""

    def __init__(self) -> None:
        super().__init__()
        self.row = LayerRow()
        self.problem = prose("", "error")
        self.problem.setContentsMargins(2 * GRID, 0, GRID, GRID // 2)
        self.problem.setVisible(False)
        self._unfit: str | None = None
        self._rejected: Sequence[str] = ()
        self._column = column([self.row, self.problem], spacing=0)
        self.setLayout(self._column)
        self.body: LayerBody | None = None

    def put(
        self,
        name: str,
        layer: AnyLayer,
        check: "LayerCheck | None",
        *,
        classes: int | None,
        reached: bool,
    ) -> None:
        """Show a layer.

        Parameters
        ----------
        classes : number of classes, if known
        reached : whether all layers before it fit
        """
        numbers = summary(layer, classes)
        if not name.startswith(layer.type):
            numbers = ", ".join(filter(None, [kind_name(layer.type), numbers]))
        shape = shape_text(check.output_shape) if check else ""
        parameters = count(check.parameters) if check and check.parameters else ""
        self.row.put(LayerTexts(name, numbers, shape, parameters, reached), _tip(layer, check))
        self._unfit = message_text(check.problem) if check and check.problem else None
        self._paint_problem()

    @property
    def fits(self) -> bool:
        """Whether the layer fits the layers before it."""
        return self._unfit is None

    def show_rejected(self, reasons: Sequence[str]) -> None:
        """Show below the row which values of its fields were not accepted."""
        self._rejected = reasons
        self._paint_problem()

    def _paint_problem(self) -> None:
        say(self.problem, "\n".join(filter(None, [self._unfit, *self._rejected])))

    def fold(self) -> None:
        """Remove the body."""
        if self.body is not None:
            self._column.removeWidget(self.body)
            self.body.hide()
            self.body.deleteLater()
            self.body = None

    def unfold(self, body: LayerBody) -> None:
        """Show `body` below the row, instead of another one."""
        self.fold()
        self.body = body
        self._column.insertWidget(1, body)  # above the problem, which moves none of its fields


def _tip(layer: AnyLayer, check: "LayerCheck | None") -> str:
    tip = f"<b>{kind_name(layer.type)}</b><br>{kind_help(layer.type)}"
    if check is not None and check.input_shape and check.output_shape:
        tip += f"<br>{shape_text(check.input_shape)} → {shape_text(check.output_shape)}"
    return tip
