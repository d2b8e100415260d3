"""The initialization of every layer, and the signal before training."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from guitrainer.config.schema import Initializer, Scheme
from guitrainer.figures import figure
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.choices import scheme_name
from guitrainer.gui.base.text.language import translated
from guitrainer.gui.kit.basic import button, column, label, prose
from guitrainer.gui.kit.fields import Field
from guitrainer.gui.kit.painted import gray
from guitrainer.gui.kit.text import SizeKeeper
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common import formulas
from guitrainer.gui.rooms.common.formulas import (
    SIZES,
    given_size,
    linked_sizes,
)
from guitrainer.gui.rooms.common.judged import note_judgment, recall_judgment
from guitrainer.gui.rooms.common.lesson import VerdictCard
from guitrainer.gui.rooms.common.weights import (
    LayerChoice,
    weight_layers,
    weight_shapes,
)
from guitrainer.gui.rooms.train.initialization.bias_row import BiasRow
from guitrainer.gui.rooms.train.initialization.drawn import DrawnSection
from guitrainer.gui.rooms.train.initialization.edits import InitializerEdits
from guitrainer.gui.rooms.train.initialization.fields import OptionFields, SchemeBox, SizeFields
from guitrainer.gui.rooms.train.initialization.formula_card import FormulaCard
from guitrainer.gui.rooms.train.initialization.rivals import RaceButton
from guitrainer.gui.rooms.train.initialization.signals import SignalSection

if TYPE_CHECKING:
    from guitrainer.analysis.remedies import Key
    from guitrainer.training.preview import LayerPreview, Preview


class InitializationPanel(QWidget):
    """Scheme, size, formula and weights of one layer; signal and gradient of all layers."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab, self.edits = lab, InitializerEdits(lab)
        self._preview: Preview | None = None  # the last valid preview, dimmed if it is outdated
        self._painted: str | None = None  # the layer shown by the fields
        self._followed: str | None = None
        self._make_parts()
        self._lay_out()
        self._connect_parts()
        lab.experiment_changed.connect(self._on_experiment_changed)
        lab.preview_changed.connect(self._on_preview_changed)
        lab.looking.selection_changed.connect(self._on_selection_changed)
        lab.looking.layer_pointed.connect(self._select)
        lab.background.compiling.connect(self._gray)

    def _make_parts(self) -> None:
        self.layers, self.schemes = LayerChoice(), SchemeBox()
        self.help = prose("", "small")
        self.sizes, self.options, self.bias = SizeFields(), OptionFields(), BiasRow()
        self.everywhere = button(
            self.tr("Apply to all layers"), "", self.tr("Use this initializer for every layer")
        )
        self.race = RaceButton(self.lab)
        self.card = FormulaCard()
        self.rules = button(
            self.tr("All rules for this layer"),
            "link",
            self.tr("Open the Initializers room for this layer: the defaults of every library"),
        )
        self.verdict = VerdictCard(self.tr("See the Variance room"))
        self.drawn, self.signals = DrawnSection(), SignalSection()

    def _lay_out(self) -> None:
        choices = QGridLayout()
        choices.setSpacing(GRID)
        choices.setColumnStretch(1, 1)
        titles = [self.bias.title]
        for place, (text, box) in enumerate(
            ((self.tr("Layer"), self.layers), (self.tr("Scheme"), self.schemes))
        ):
            title = label(text, "dim")
            choices.addWidget(title, place, 0)
            titles.append(title)
            choices.addWidget(box, place, 1)
        upper = column([choices, self.help, self.sizes, self.options, self.bias])
        lower = column(
            [self.card, self.rules, self.verdict, self.drawn, self.signals, None], spacing=2 * GRID
        )
        whole = column([upper, self.everywhere, self.race, lower], spacing=GRID)
        whole.setContentsMargins(GRID, 0, GRID, GRID)
        self.setLayout(whole)

        def align() -> None:
            self.bias.title.setMinimumWidth(0)  # its size hint is never smaller
            width = max(title.sizeHint().width() for title in titles)
            choices.setColumnMinimumWidth(0, width)
            self.bias.title.setFixedWidth(width)

        for title in titles:
            SizeKeeper(title, align)

    def _connect_parts(self) -> None:
        self.layers.chosen.connect(self._select)
        self.signals.picked.connect(self._select)
        self.schemes.chosen.connect(self._on_scheme_chosen)
        edits = self.edits
        self.sizes.entered.connect(edits.enter_size)
        self.sizes.reset.connect(edits.reset)
        self.options.entered.connect(edits.enter_option)
        self.bias.chosen.connect(edits.choose_bias)
        self.bias.entered.connect(edits.enter_bias)
        for field, _ in self._fields():
            field.judged.connect(self._on_judged)
        self.everywhere.clicked.connect(edits.use_everywhere)
        self.rules.clicked.connect(self._on_rules)
        self.drawn.again.clicked.connect(edits.draw_again)
        self.verdict.remedied.connect(self._on_remedied)
        self.verdict.followed.connect(self._on_followed)

    # ------------------------------------------------------------ signals of the laboratory

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Update everything that was not painted while the panel was hidden."""
        super().showEvent(event)
        self._follow()
        self._on_preview_changed()

    def _on_experiment_changed(self) -> None:
        if self.isVisible():
            self._take_known()
            self._paint_layer()
            self._paint_preview()

    def _on_preview_changed(self) -> None:
        if self.isVisible():
            self._take_known()
            self._paint_layer()
            self._paint_preview()

    def _take_known(self) -> None:
        """Keep the preview; while the network is edited, the previous one is dimmed."""
        known, layers = self.lab.known, weight_layers(self.lab.experiment)
        if known is not None:
            self._preview = known
        elif self._preview is not None:
            names = [one.report.name for one in self._preview.layers if one.report.scheme]
            if names != list(layers):
                self._preview = None

    def _follow(self) -> None:
        """Follow the selected layer of the stage until another one is chosen here."""
        if self.lab.looking.layer != self._followed:
            self._followed = self.lab.looking.layer
            if self._followed in weight_layers(self.lab.experiment):
                self.edits.name = self._followed

    def _on_selection_changed(self) -> None:
        self._follow()
        if self.isVisible():
            self._paint_layer()
            self._paint_drawn()

    # ------------------------------------------------------------ painting

    def _gray(self) -> None:
        """Dim what does not belong to the experiment, and show what is being waited for."""
        lab = self.lab
        old = self._preview is not lab.known
        for section in (self.verdict, self.drawn, self.signals):
            gray(section, old and not (section is self.verdict and lab.problem is not None))
        awaited = lab.preview is None and lab.problem is None
        self.signals.show_note(lab.background.waiting if awaited else "")
        self.signals.note.setEnabled(True)

    def _paint_layer(self) -> None:
        """Show everything that is known without drawing weights."""
        self.edits.name = self.layers.show_layers(self.lab, self.edits.name)
        self.signals.show_current(self.edits.name)
        self.race.layer = self.edits.name
        parts = (self.schemes, self.sizes, self.options, self.bias, self.everywhere,
                 self.race, self.rules)  # fmt: skip
        for part in parts:
            part.setEnabled(self.edits.name is not None)
        if self.edits.name is not None:
            self._paint_fields()

    def _paint_fields(self) -> None:
        layer, takes = self.edits.layer, self.edits.takes
        initializer = layer.initializer
        if self._painted != self.edits.name:
            self._painted = self.edits.name
            for field, _ in self._fields():
                field.withdraw()
        self.schemes.show_scheme(initializer.scheme)
        self.bias.show_layer(layer)
        known = weight_shapes(self.lab).get(self.edits.name or "")
        shape = None if known is None else known.window
        own = None if shape is None else formulas.own_variance(initializer, shape)
        sizes = tuple(name for name in SIZES if name in takes)
        self.sizes.setVisible(bool(sizes))
        self.sizes.show_sizes(linked_sizes(initializer, own), given_size(initializer), sizes)
        self.options.show_options(initializer, takes)
        for field, part in self._fields():
            recall_judgment(self.lab, field, self.edits.place(part))
        self.help.setText(translated(formulas.scheme_info(initializer.scheme).help))
        self.card.setVisible(known is not None)
        if known is not None and shape is not None:
            self.card.show_fans(known.fan_in_terms, known.fan_out_terms)
            others = formulas.neighbors(initializer.scheme, shape)
            self.card.show_formula(self._formula(initializer, shape), others)

    def _fields(self) -> Iterator[tuple[Field, str]]:
        """Return all fields, each with the part of the layer that it edits."""
        for group in (self.sizes, self.options):
            yield from ((field, "initializer") for field in group.fields.values())
        yield from ((field, "bias_initializer") for field in self.bias.fields.values())

    def _on_judged(self, name: str, accepted: bool) -> None:
        field, part = next(one for one in self._fields() if one[0] is self.sender())
        note_judgment(self.lab, field, self.edits.place(part), accepted=accepted)

    def _formula(self, initializer: Initializer, shape: tuple[int, ...]) -> str:
        name = f"<b>{scheme_name(initializer.scheme)}</b>: "
        text = formulas.std_formula(initializer, shape)
        drawn = self._layer_preview()
        if text is None and drawn is not None and self._preview is self.lab.known:
            text = f"σ = {figure(drawn.report.std)}"
        if text is None:
            return name + "…"
        chain, _, value = text.rpartition(" = ")
        return f"{name}{chain} = <b>{value}</b>"

    def _paint_preview(self) -> None:
        """Show all measurements, and the verdict."""
        self._paint_drawn()
        self.signals.show_preview(self._preview)
        for section in (self.drawn, self.signals):
            section.setVisible(self._preview is not None)
        if self.lab.problem is not None:
            self.verdict.show_problem(self.lab.problem)
        elif self._preview is not None and self._preview.verdict is not None:
            self.verdict.show_verdict(self._preview.verdict)
        else:
            self.verdict.show_waiting()
        self._gray()

    def _paint_drawn(self) -> None:
        self.drawn.show_layer(self._layer_preview())

    def _layer_preview(self) -> "LayerPreview | None":
        """Return the preview of the selected layer, possibly of an older experiment."""
        layers = () if self._preview is None else self._preview.layers
        found = (one for one in layers if one.report.name == self.edits.name)
        return next((one for one in found if one.fan_in_terms is not None), None)

    # ------------------------------------------------------------ requests

    def _select(self, layer: str) -> None:
        self.edits.name = layer
        if layer in self.lab.record.layers:
            self.lab.looking.select(layer)
        self._followed = self.lab.looking.layer
        self._paint_layer()
        self._paint_drawn()

    def _on_scheme_chosen(self, scheme: Scheme) -> None:
        if scheme == "file":
            self._paint_layer()  # the scheme does not change until a file is chosen
            self.options.ask_for_file()
        else:
            self.edits.choose_scheme(scheme)

    def _on_remedied(self, key: "Key") -> None:
        from guitrainer.analysis.remedies import CHANGES

        self.lab.edit(CHANGES[key](self.lab.experiment), self.verdict.remedy.text())

    def _on_rules(self) -> None:
        self.lab.looking.point_at("initializers", self.edits.name)

    def _on_followed(self) -> None:
        self.lab.looking.point_at("variance")
