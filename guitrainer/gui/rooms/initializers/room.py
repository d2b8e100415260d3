"""The Initializers room: defaults of libraries for a layer, and the experiment as code."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QSplitter, QWidget

from guitrainer.config.schema import Experiment, Initializer
from guitrainer.gui.base.look.sheet import mark
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import Card, Part, column, held, label, prose, row, say, scrolled
from guitrainer.gui.kit.following import Following
from guitrainer.gui.kit.layouts import TitleLine
from guitrainer.gui.lab.inquiry import Inquiry
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.racing import Entrant
from guitrainer.gui.rooms.common.weights import (
    LayerChoice,
    WeightShape,
    product_text,
    weight_layers,
    weight_shapes,
)
from guitrainer.gui.rooms.initializers.calculator import Calculator, Wired, calculation
from guitrainer.gui.rooms.initializers.comparison import Comparison, compare, sources
from guitrainer.gui.rooms.initializers.library_card import (
    LibraryCard,
)
from guitrainer.gui.rooms.initializers.schemes import SchemeTable, truncation_text
from guitrainer.gui.rooms.initializers.shape_field import Shape, ShapeField
from guitrainer.gui.rooms.initializers.source_view import SourceView
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.fan_rules import Calculation
    from guitrainer.nn.initializers.wiring import LayerWiring

_Weight = tuple[Shape, "LayerWiring | None", Wired | None]  # its shape, layer, and what was chosen
_Question = tuple[Initializer, Shape]  # initializer, and shape of the weight

NAME = "initializers"
LIBRARIES = ("Keras", "PyTorch", "Caffe")
LEFT, RIGHT = 760, 520  # pixels
BOX = 216
SETTLING_MS = 300  # for the layout, after the last numbers


@dataclass(frozen=True)
class InitializersLook:
    """The state of the room, which is kept when the window is created again.

    Parameters
    ----------
    typed : the weight shape that was typed; None: that of the layer
    wired : groups and kind of layer chosen in the calculator; None: as the layer is
    """

    library: str = "keras"
    typed: Shape | None = None
    wired: Wired | None = None


class InitializersRoom(QWidget):
    """The numbers on the left, the code on the right."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        mark(self, "stage")
        self.lab = lab
        self.looked: InitializersLook = lab.kept.get(NAME, InitializersLook())
        self._layer: str | None = None
        self._revealing = False  # whether to scroll to the calculator, which the numbers move
        self._settled = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._settled.timeout.connect(self._on_settled)
        self.layers = LayerChoice()
        self.layers.setToolTip(self.tr("The layer these numbers are for"))
        self.layers.setMinimumWidth(px(BOX))
        self.shape = ShapeField()
        self.fans = label("", rich=True)
        self.cards = {library: LibraryCard(library) for library in LIBRARIES}
        self.calculator = Calculator()
        self.table = SchemeTable()
        self.truncation = prose(scrolled=True)
        self.note = prose("", "dim", scrolled=True)
        self.source = SourceView(self.looked.library)
        self._lay_out()
        self.layers.chosen.connect(self._on_layer_chosen)
        self.shape.entered.connect(self.show_shape)
        self.shape.rejected.connect(self._on_refused)
        self.calculator.chosen.connect(self._on_wired)
        self.calculator.raced.connect(self._on_raced)
        self.source.copied.connect(self._on_copied)
        self.source.library.chosen.connect(self._on_library_chosen)
        self._ask_background()
        self._following = Following(self, self._refresh, 0, lab.preview_changed)

    def _ask_background(self) -> None:
        lab = self.lab
        self.compared: Inquiry[_Question, Comparison] = Inquiry(
            lab.background,
            "initializers",
            self._question,
            lambda question: compare(*question),
            self,
            kernels=False,
        )
        self.compared.answered.connect(self._on_compared)
        self.compared.refused.connect(self._say)
        self.calculated: Inquiry[_Weight, Calculation] = Inquiry(
            lab.background,
            "calculator",
            self._weight,
            lambda weight: calculation(*weight),
            self,
            kernels=False,
        )
        self.calculated.answered.connect(self._on_calculated)
        self.calculated.refused.connect(self._say)
        self.written: Inquiry[Experiment, dict[str, str]] = Inquiry(
            lab.background,
            "sources",
            lambda: lab.experiment,
            lambda experiment: sources(experiment, lab.datasets),
            self,
            kernels=False,
        )
        self.written.answered.connect(self._on_written)
        self.written.refused.connect(self._on_written)
        self.written.follow(lab.experiment_changed)

    def _lay_out(self) -> None:
        title = TitleLine(
            label(self.tr("Initializers as the libraries define them"), "heading"),
            [label(self.tr("Layer"), "dim"), self.layers],
        )
        shape = row([label(self.tr("Shape"), "dim"), self.shape, self.fans, None])
        about = prose(
            self.tr(
                "By default, the same layer starts with different weights in each library. These "
                "are the numbers for a layer of your network, or for a shape that you type."
            ),
            "dim",
            scrolled=True,
        )
        cut = Card(label(self.tr("Truncated normals"), "title"), self.truncation)
        parts: list[Part] = [
            title,
            about,
            shape,
            self.note,
            *self.cards.values(),
            self.calculator,
            self.table,
            cut,
            None,
        ]
        self._numbers = scrolled(column(parts, 2 * GRID, GRID + GRID // 2), across=False)
        right = held(column([self.source], margin=2 * GRID), "panel")
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(1)
        both.setChildrenCollapsible(False)
        self._numbers.verticalScrollBar().rangeChanged.connect(self._on_laid_out)
        both.addWidget(self._numbers)
        both.addWidget(right)
        for place in range(2):
            both.setStretchFactor(place, 1)
        both.setSizes([LEFT, RIGHT])
        self.setLayout(column([both]))

    # ------------------------------------------------------------ asking

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Forget the layer, so that the one selected elsewhere is shown next time."""
        super().hideEvent(event)
        self._layer = None

    def _refresh(self) -> None:
        """Show the layer, and request its numbers unless they are already shown."""
        self._layer = self.layers.show_layers(self.lab, self._layer or self.lab.looking.layer)
        self._say()
        self._show_fans(self._shape())
        self.compared.ask()
        self.calculated.ask()

    def _question(self) -> _Question | None:
        shape, layers = self._shape(), weight_layers(self.lab.experiment)
        if shape is None or self._layer not in layers:
            return self.compared.asked  # the last numbers stay
        return layers[self._layer].initializer, shape.window

    def _weight(self) -> "_Weight | None":
        shape = self._shape()
        if shape is None:
            return self.calculated.asked  # the last numbers stay
        return shape.window, shape.wiring, self.looked.wired

    def _shape(self) -> WeightShape | None:
        """Return the shape that was typed, else that of the layer; None if it is not known."""
        typed = self.looked.typed
        if typed is not None:
            return WeightShape(typed[0], typed)
        return weight_shapes(self.lab).get(self._layer or "")

    # ------------------------------------------------------------ painting

    @property
    def comparison(self) -> Comparison | None:
        """The displayed numbers; None before the first ones have been computed."""
        return self.compared.answer

    def _say(self) -> None:
        waiting = self.lab.background.waiting
        missing = waiting if self._shape() is None else self.compared.problem
        say(self.note, self.lab.problem or missing)
        self.calculator.say(self.calculated.problem)

    def _show_fans(self, shape: WeightShape | None) -> None:
        self.shape.show_value(None if shape is None else shape.window)
        terms = (None, None) if shape is None else (shape.fan_in_terms, shape.fan_out_terms)
        self.fans.setText(
            f"fan_in {product_text(terms[0])} &nbsp; fan_out {product_text(terms[1])}"
        )

    def _on_compared(self) -> None:
        found = self.comparison
        if found is None:
            return
        drawn = {one.initializer.scheme: one.density for one in found.others}
        top = max(0.5 / one.weight.limit for one in found.defaults.libraries if one.weight.limit)
        for default in found.defaults.libraries:
            shown = self.cards[default.library]
            shown.show_default(default, drawn[default.scheme], found.extent, top)
        text = self.tr("This layer: %1") if self.looked.typed is None else self.tr("As %2: %1")
        own = fill(text, found.own.name, self._layer or "")
        self.table.show_comparison(found, own)
        self.truncation.setText(truncation_text(found.defaults.truncation))
        self._settled.start()

    def _on_raced(self, entrants: tuple[Entrant, ...]) -> None:
        self.lab.racing.enter(entrants)
        self.lab.looking.point_at("race")

    def _on_calculated(self) -> None:
        if self.calculated.answer is not None:
            self.calculator.show_calculation(self.calculated.answer, self.looked.wired)
        self._say()
        self._settled.start()

    def _on_laid_out(self) -> None:
        """Scroll to the calculator if that was requested."""
        if self._revealing:
            self._numbers.verticalScrollBar().setValue(self.calculator.y() - GRID)

    def _on_settled(self) -> None:
        self._on_laid_out()
        self._revealing &= self.compared.waiting or self.calculated.waiting

    def _on_written(self) -> None:
        if self.written.error is not None:
            self.source.show_problem(self.written.problem)
        elif self.written.answer is not None:
            self.source.show_sources(self.written.answer)

    # ------------------------------------------------------------ requests

    def show_shape(self, shape: Shape) -> None:
        """Show the numbers for any weight shape, (out, in) or (out, in, height, width)."""
        self._keep(typed=shape, wired=None)
        self._following.refresh()

    def show_rules(self, layer: str | None) -> None:
        """Show the rules for a layer of the experiment, if it has weights."""
        if layer is not None and layer in weight_layers(self.lab.experiment):
            self._on_layer_chosen(layer)
            self._revealing = True
            self._settled.start()

    def _on_refused(self, problem: str) -> None:
        say(self.note, problem)

    def _keep(self, **changes: Any) -> None:
        self.looked = self.lab.kept[NAME] = replace(self.looked, **changes)

    def _on_layer_chosen(self, layer: str) -> None:
        self._layer = layer
        self._keep(typed=None, wired=None)
        if layer in self.lab.record.layers:
            self.lab.looking.select(layer)
        self._following.refresh()

    def _on_wired(self, wired: Wired) -> None:
        self._keep(wired=wired)
        self._following.refresh()

    def _on_library_chosen(self, key: str) -> None:
        self._keep(library=key)

    def _on_copied(self, library: str) -> None:
        self.lab.said.emit(fill(self.tr("The code for %1 is on the clipboard."), library))
