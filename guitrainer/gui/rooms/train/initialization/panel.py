"""The initialization of every layer, and the signal before training."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from guitrainer.config.naming import layer_names
from guitrainer.config.overrides import Path
from guitrainer.config.schema import Initializer, Scheme, WeightLayer
from guitrainer.figures import figure
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.choices import scheme_name
from guitrainer.gui.base.text.language import translated
from guitrainer.gui.kit.basic import button, column, label, prose
from guitrainer.gui.kit.fields import Field
from guitrainer.gui.kit.painted import gray
from guitrainer.gui.lab.lab import Lab, replace_seed
from guitrainer.gui.lab.notices import LAYERS
from guitrainer.gui.rooms.common import formulas
from guitrainer.gui.rooms.common.formulas import (
    SIZES,
    SizeName,
    given_size,
    linked_sizes,
    with_size,
)
from guitrainer.gui.rooms.common.judged import note_judgment, recall_judgment
from guitrainer.gui.rooms.common.lesson import VerdictCard
from guitrainer.gui.rooms.common.weights import (
    LayerChoice,
    weight_layers,
    weight_shapes,
    with_initializer_everywhere,
    with_layer_settings,
)
from guitrainer.gui.rooms.train.initialization.bias_row import BiasRow
from guitrainer.gui.rooms.train.initialization.drawn import DrawnSection
from guitrainer.gui.rooms.train.initialization.fields import OptionFields, SchemeBox, SizeFields
from guitrainer.gui.rooms.train.initialization.formula_card import FormulaCard
from guitrainer.gui.rooms.train.initialization.rivals import RaceButton
from guitrainer.gui.rooms.train.initialization.signals import SignalSection
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.analysis.remedies import Key
    from guitrainer.training.preview import LayerPreview, Preview

CONSTANT = 0.05  # initial value of the scheme "constant"


class InitializationPanel(QWidget):
    """Scheme, size, formula and weights of one layer; signal and gradient of all layers."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self._preview: Preview | None = None  # the last valid preview, dimmed if it is outdated
        self._selected: str | None = None
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
        width = self.bias.title.sizeHint().width()
        for place, (text, box) in enumerate(
            ((self.tr("Layer"), self.layers), (self.tr("Scheme"), self.schemes))
        ):
            title = label(text, "dim")
            choices.addWidget(title, place, 0)
            width = max(width, title.sizeHint().width())
            choices.addWidget(box, place, 1)
        choices.setColumnMinimumWidth(0, width)
        self.bias.title.setFixedWidth(width)
        upper = column([choices, self.help, self.sizes, self.options, self.bias])
        lower = column(
            [self.card, self.rules, self.verdict, self.drawn, self.signals, None], spacing=2 * GRID
        )
        whole = column([upper, self.everywhere, self.race, lower], spacing=GRID)
        whole.setContentsMargins(GRID, 0, GRID, GRID)
        self.setLayout(whole)

    def _connect_parts(self) -> None:
        self.layers.chosen.connect(self._select)
        self.signals.picked.connect(self._select)
        self.schemes.chosen.connect(self._on_scheme_chosen)
        self.sizes.entered.connect(self._on_size_entered)
        self.sizes.reset.connect(self._on_reset)
        self.options.entered.connect(self._on_option_entered)
        self.bias.chosen.connect(self._on_bias_chosen)
        self.bias.entered.connect(self._on_bias_entered)
        for field, _ in self._fields():
            field.judged.connect(self._on_judged)
        self.everywhere.clicked.connect(self._on_everywhere)
        self.rules.clicked.connect(self._on_rules)
        self.drawn.again.clicked.connect(self._on_again)
        self.verdict.remedied.connect(self._on_remedied)
        self.verdict.followed.connect(self._on_followed)

    # ------------------------------------------------------------ signals of the laboratory

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Update everything that was not painted while the panel was hidden."""
        super().showEvent(event)
        self._on_selection_changed()
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

    def _on_selection_changed(self) -> None:
        """Follow the selected layer of the stage until another one is chosen here."""
        if self.lab.looking.layer != self._followed:
            self._followed = self.lab.looking.layer
            if self._followed in weight_layers(self.lab.experiment):
                self._selected = self._followed
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
        self._selected = self.layers.show_layers(self.lab, self._selected)
        self.signals.show_current(self._selected)
        self.race.layer = self._selected
        parts = (self.schemes, self.sizes, self.options, self.bias, self.everywhere,
                 self.race, self.rules)  # fmt: skip
        for part in parts:
            part.setEnabled(self._selected is not None)
        if self._selected is not None:
            self._paint_fields(weight_layers(self.lab.experiment)[self._selected])

    def _paint_fields(self, layer: WeightLayer) -> None:
        initializer = layer.initializer
        if self._painted != self._selected:
            self._painted = self._selected
            for field, _ in self._fields():
                field.withdraw()
        self.schemes.show_scheme(initializer.scheme)
        self.bias.show_layer(layer)
        known = weight_shapes(self.lab).get(self._selected or "")
        shape = None if known is None else known.window
        own = None if shape is None else formulas.own_variance(initializer, shape)
        takes = self._takes(initializer)
        sizes = tuple(name for name in SIZES if name in takes)
        self.sizes.setVisible(bool(sizes))
        self.sizes.show_sizes(linked_sizes(initializer, own), given_size(initializer), sizes)
        self.options.show_options(initializer, takes)
        for field, part in self._fields():
            recall_judgment(self.lab, field, self._place(part))
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

    def _place(self, part: str) -> Path:
        names = layer_names(self.lab.experiment.network.layers)
        return (*LAYERS, names.index(self._selected), part)

    def _on_judged(self, name: str, accepted: bool) -> None:
        field, part = next(one for one in self._fields() if one[0] is self.sender())
        note_judgment(self.lab, field, self._place(part), accepted=accepted)

    def _takes(self, initializer: Initializer) -> tuple[str, ...]:
        """Return the settings that apply to the scheme."""
        takes = formulas.scheme_info(initializer.scheme).parameters
        possible = formulas.distributions(initializer.scheme)
        if (initializer.distribution or next(iter(possible), None)) != "uniform":
            takes = tuple(name for name in takes if name != "limit")
        return tuple(name for name in takes if name != "distribution" or len(possible) > 1)

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
        found = (one for one in layers if one.report.name == self._selected)
        return next((one for one in found if one.fan_in_terms is not None), None)

    # ------------------------------------------------------------ requests

    def _select(self, layer: str) -> None:
        self._selected = layer
        if layer in self.lab.record.layers:
            self.lab.looking.select(layer)
        self._followed = self.lab.looking.layer
        self._paint_layer()
        self._paint_drawn()

    def _on_scheme_chosen(self, scheme: Scheme) -> None:
        if scheme == "file":
            self._paint_layer()  # the scheme does not change until a file is chosen
            self.options.ask_for_file()
            return
        value = CONSTANT if scheme == "constant" else None
        self._edit(Initializer(scheme=scheme, value=value))

    def _on_size_entered(self, name: SizeName, value: float | None, round_: int) -> None:
        size = None if value is None else name
        self._edit(with_size(self._initializer, size, value or 0.0), f"{name}/{round_}")

    def _on_reset(self) -> None:
        self._edit(with_size(self._initializer, None))

    def _on_option_entered(self, name: str, value: object, round_: int) -> None:
        if name == "path":
            self._edit(Initializer(scheme="file", path=str(value)))
            return
        initializer = self._initializer.model_copy(update={name: value})
        if name == "distribution" and value != "uniform" and initializer.limit is not None:
            initializer = with_size(initializer, None)
        self._edit(initializer, f"{name}/{round_}")

    def _on_bias_chosen(self, initializer: Initializer | None) -> None:
        self._change({"bias_initializer": initializer}, None)

    def _on_bias_entered(self, name: str, value: float | None, round_: int) -> None:
        assert self._selected is not None
        before = weight_layers(self.lab.experiment)[self._selected].bias_initializer
        if before is not None:
            initializer = before.model_copy(update={name: value})
            self._change({"bias_initializer": initializer}, f"bias {name}/{round_}")

    def _on_everywhere(self) -> None:
        changed = with_initializer_everywhere(self.lab.experiment, self._initializer)
        self.lab.edit(changed, self.tr("Initializer of all layers"))

    def _on_again(self) -> None:
        """Draw again for the next run; a run in progress continues."""
        if self.lab.running:
            experiment = self.lab.experiment
            self.lab.edit(replace_seed(experiment, experiment.seed + 1), self.tr("New seed"))
        else:
            self.lab.new_seed()

    def _on_remedied(self, key: "Key") -> None:
        from guitrainer.analysis.remedies import CHANGES

        self.lab.edit(CHANGES[key](self.lab.experiment), self.verdict.remedy.text())

    def _on_rules(self) -> None:
        self.lab.looking.point_at("initializers", self._selected)

    def _on_followed(self) -> None:
        self.lab.looking.point_at("variance")

    @property
    def _initializer(self) -> Initializer:
        assert self._selected is not None
        return weight_layers(self.lab.experiment)[self._selected].initializer

    def _edit(self, initializer: Initializer, merge: str | None = None) -> None:
        self._change({"initializer": initializer}, merge)

    def _change(self, settings: dict[str, Any], merge: str | None) -> None:
        assert self._selected is not None
        key = None if merge is None else f"{self._selected}/{merge}"
        what = fill(self.tr("Initializer of %1"), self._selected)
        changed = with_layer_settings(self.lab.experiment, self._selected, **settings)
        self.lab.edit(changed, what, key)
