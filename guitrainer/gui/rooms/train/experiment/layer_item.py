"""A layer in the list: its row, why it does not fit, and what unfolds below."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from guitrainer.config.schema import AnyLayer
from guitrainer.figures import count
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.layers import kind_help, kind_name, shape_text, summary
from guitrainer.gui.kit.basic import column, prose
from guitrainer.gui.rooms.train.experiment.layer_body import LayerBody
from guitrainer.gui.rooms.train.experiment.layer_row import LayerRow, LayerTexts

if TYPE_CHECKING:
    from guitrainer.nn.checks import LayerCheck


class LayerItem(QWidget):
    """Paints one layer; `check` is None where nothing is known of the images."""

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
        classes : of the images, where they are known
        reached : whether all layers before it fit
        """
        numbers = summary(layer, classes)
        if not name.startswith(layer.type):
            numbers = ", ".join(filter(None, [kind_name(layer.type), numbers]))
        shape = shape_text(check.output_shape) if check else ""
        parameters = count(check.parameters) if check and check.parameters else ""
        self.row.put(LayerTexts(name, numbers, shape, parameters, reached), _tip(layer, check))
        self._unfit = check.problem if check else None
        self._paint_problem()

    @property
    def fits(self) -> bool:
        """Whether the layer fits what comes before it."""
        return self._unfit is None

    def show_rejected(self, reasons: Sequence[str]) -> None:
        """Say below the row which values of its fields were not accepted."""
        self._rejected = reasons
        self._paint_problem()

    def _paint_problem(self) -> None:
        self.problem.setText("\n".join(filter(None, [self._unfit, *self._rejected])))
        self.problem.setVisible(bool(self.problem.text()))

    def fold(self) -> None:
        """Take the body away."""
        if self.body is not None:
            self._column.removeWidget(self.body)
            self.body.hide()
            self.body.deleteLater()
            self.body = None

    def unfold(self, body: LayerBody) -> None:
        """Show `body` in place of what was unfolded."""
        self.fold()
        self.body = body
        self._column.addWidget(body)


def _tip(layer: AnyLayer, check: "LayerCheck | None") -> str:
    tip = f"<b>{kind_name(layer.type)}</b><br>{kind_help(layer.type)}"
    if check is not None and check.input_shape and check.output_shape:
        tip += f"<br>{shape_text(check.input_shape)} → {shape_text(check.output_shape)}"
    return tip
