"""The editable list of layers, with output shapes, parameters, and errors."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QWidget

from guitrainer.config.edits import (
    with_layer,
    with_layer_moved,
    with_layer_twice,
    without_layer,
)
from guitrainer.config.fields import find
from guitrainer.config.naming import layer_names
from guitrainer.config.schema import Experiment
from guitrainer.errors import ConfigError
from guitrainer.figures import count
from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.layers import kind_help, kind_name, layer_kinds
from guitrainer.gui.kit.basic import button, column, label
from guitrainer.gui.kit.layouts import Flow
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.facts import Context
from guitrainer.gui.rooms.train.experiment.layer_item import LayerBody, LayerItem
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.nn.checks import LayerCheck


class NetworkEditor(QWidget):
    """Shows and edits the network of the document; at most one layer is expanded."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self.items: list[LayerItem] = []
        self.open: int | None = None
        self._context = Context(lab.experiment, None)
        self._kinds = _kinds(lab.experiment)
        self._reveal = QTimer(self, singleShot=True, interval=0)
        self._reveal.timeout.connect(self._on_unfolded)
        self._rows = column(spacing=1)
        self._line = mark(QFrame(self), "insertion")
        self._line.hide()
        self.add_menu = self._menu()
        self.add = button(
            self.tr("Add layer"),
            "quiet",
            self.tr(
                "Adds a layer after the expanded one, or before the last layer if none is expanded."
            ),
        )
        self.add.setText("+ " + self.add.text())
        self.add.clicked.connect(self._show_menu)
        self.total = label("", "dim")
        self.total.setToolTip(self.tr("Trained numbers: weights and biases."))
        self.setLayout(column([self._rows, Flow([self.add, self.total])]))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for kind in layer_kinds():
            action = menu.addAction(f"{kind_name(kind)}\t{kind_help(kind)}")
            action.setData(kind)
        menu.triggered.connect(lambda action: self.add_layer(action.data()))
        return menu

    def _show_menu(self) -> None:
        self.add_menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    # ------------------------------------------------------------ painting

    def paint(self, context: Context) -> None:
        """Show the network of the document, without emitting signals."""
        self._context = context
        network, facts = context.experiment.network, context.facts
        checks = _check(context)
        self._have_items(len(network.layers))
        if _kinds(context.experiment) != self._kinds:  # changed elsewhere
            self._kinds = _kinds(context.experiment)
            self._fold()
        names = layer_names(network.layers)
        classes = None if facts is None else facts.classes
        reached = True
        for item, name, layer, check in zip(self.items, names, network.layers, checks, strict=True):
            item.put(name, layer, check, classes=classes, reached=reached)
            reached = reached and (check is None or check.output_shape is not None)
        self._paint_total(checks)
        self._paint_open()

    @property
    def faulty(self) -> bool:
        """Whether a row shows why its layer does not fit."""
        return any(not item.fits for item in self.items)

    def _have_items(self, wanted: int) -> None:
        while len(self.items) > wanted:
            item = self.items.pop()
            self._rows.removeWidget(item)
            item.hide()
            item.deleteLater()
        while len(self.items) < wanted:
            item = LayerItem()
            item.row.clicked.connect(self._on_clicked)
            item.row.asked.connect(self._on_asked)
            item.row.dragged.connect(self._on_dragged)
            item.row.dropped.connect(self._on_dropped)
            self.items.append(item)
            self._rows.addWidget(item)

    def _paint_total(self, checks: "tuple[LayerCheck | None, ...]") -> None:
        costs = [check.parameters if check else None for check in checks]
        if None in costs:
            self.total.setText("")
        else:
            total = sum(cost or 0 for cost in costs)
            text = self.tr("%n parameter(s)", "", total)
            self.total.setText(text.replace(str(total), count(total)))

    def _paint_open(self) -> None:
        layers = self._context.experiment.network.layers
        for index, item in enumerate(self.items):
            item.row.setChecked(index == self.open)
            if index != self.open:
                item.fold()
                rejected = self.lab.rejections.below(("network", "layers", index))
                item.show_rejected([rejection.reason for rejection in rejected])
                continue
            item.show_rejected([])  # its fields say so
            if item.body is None or item.body.kind != layers[index].type:
                body = LayerBody(self.lab, index)
                body.asked.connect(self._do)
                item.unfold(body)
            assert item.body is not None
            experiment, facts = self._context.experiment, self._context.facts
            item.body.paint(Context(experiment, facts, index))

    # ------------------------------------------------------------ edits

    def add_layer(self, kind: str) -> None:
        """Insert a layer after the expanded one, or else before the last one, and expand it."""
        layers = self.lab.experiment.network.layers
        index = len(layers) - 1 if self.open is None else self.open + 1
        what = fill(self.tr("Add %1"), kind_name(kind))
        self._edit(lambda experiment: with_layer(experiment, kind, index), what, index)

    def move_layer(self, index: int, to: int) -> None:
        """Move the layer at `index` to index `to`."""
        if index != to and 0 <= to < len(self.items):
            what = fill(self.tr("Move %1"), self._name(index))
            opened = to if self.open == index else None
            self._edit(lambda experiment: with_layer_moved(experiment, index, to), what, opened)
            self._focus(to)

    def _name(self, index: int) -> str:
        return layer_names(self.lab.experiment.network.layers)[index]

    def _edit(
        self, change: Callable[[Experiment], Experiment], what: str, opened: int | None
    ) -> None:
        try:
            experiment = change(self.lab.experiment)
        except ConfigError:
            self._tell_bounds()
            return
        self._fold(opened)
        self._reveal.start()
        self._kinds = _kinds(experiment)
        self.lab.edit(experiment, what)

    def _tell_bounds(self) -> None:
        node = find(("network", "layers")) or {}
        text = self.tr("A network can have %1 to %2 layers.")
        text = fill(text, node["minItems"], node["maxItems"])
        self.lab.said.emit(text)

    def _fold(self, opened: int | None = None) -> None:
        """Collapse the expanded layer."""
        for item in self.items:
            item.fold()
        self.open = opened

    def _do(self, what: str, index: int | None = None) -> None:
        """Do `what` with the layer at `index`, by default the expanded one."""
        index = self.open if index is None else index
        if index is None:
            return
        name = self._name(index)
        if what in ("up", "down"):
            self.move_layer(index, index + (1 if what == "down" else -1))
        elif what == "duplicate":
            text = fill(self.tr("Duplicate %1"), name)
            self._edit(lambda experiment: with_layer_twice(experiment, index), text, index + 1)
        elif what == "remove":
            text = fill(self.tr("Remove %1"), name)
            self._edit(lambda experiment: without_layer(experiment, index), text, None)
            self._focus(min(index, len(self.items) - 1))

    # ------------------------------------------------------------ rows

    def _index_of(self, sender: object) -> int:
        return next(i for i, item in enumerate(self.items) if item.row is sender)

    def _on_clicked(self) -> None:
        index = self._index_of(self.sender())
        self.open = None if self.open == index else index
        self._paint_open()
        self._reveal.start()

    def _on_unfolded(self) -> None:
        """Scroll to the expanded layer after layout; its row has priority over its end."""
        if self.open is not None:
            item = self.items[self.open]
            self._scroll_to(item)
            self._scroll_to(item.row)

    def _scroll_to(self, widget: QWidget) -> None:
        area = _scroll_area(self)
        if area is not None:
            area.ensureWidgetVisible(widget, 0, GRID)

    def _focus(self, index: int) -> None:
        self.items[index].row.setFocus()
        self._scroll_to(self.items[index].row)

    def _on_asked(self, what: str) -> None:
        index = self._index_of(self.sender())
        if what in ("previous", "next"):
            to = index + (1 if what == "next" else -1)
            if 0 <= to < len(self.items):
                self._focus(to)
        else:
            self._do(what, index)

    def _on_dragged(self, pointer: QPoint) -> None:
        place = self._place_at(pointer)
        beside = self.items[min(place, len(self.items) - 1)].geometry()
        y = beside.top() if place < len(self.items) else beside.bottom()
        self._line.setGeometry(0, max(y - 1, 0), self.width(), 2)
        self._line.raise_()
        self._line.show()
        area = _scroll_area(self)
        content = area.widget() if area is not None else None
        if area is not None and content is not None:
            area.ensureVisible(0, content.mapFromGlobal(pointer).y(), 0, 3 * GRID)

    def _on_dropped(self, pointer: QPoint) -> None:
        self._line.hide()
        index, place = self._index_of(self.sender()), self._place_at(pointer)
        self.move_layer(index, place - 1 if place > index else place)

    def _place_at(self, pointer: QPoint) -> int:
        """Return the number of layers above the mouse."""
        y = self.mapFromGlobal(pointer).y()
        return sum(y > item.geometry().center().y() for item in self.items)


def _check(context: Context) -> "tuple[LayerCheck | None, ...]":
    """Check every layer; None if the images are not known yet."""
    from guitrainer.nn.checks import check_layers

    network, facts = context.experiment.network, context.facts
    if facts is None:
        return (None,) * len(network.layers)
    return check_layers(network, facts.shape, facts.classes)


def _kinds(experiment: Experiment) -> tuple[str, ...]:
    return tuple(layer.type for layer in experiment.network.layers)


def _scroll_area(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
