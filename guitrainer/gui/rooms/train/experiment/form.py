"""A form for one part of the experiment, created from the schema."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from guitrainer.config import fields
from guitrainer.config.edits import replaced, schema_location, value_at
from guitrainer.config.overrides import Path
from guitrainer.config.schema import PHOTO_PATCHES, Data, RateName, Training
from guitrainer.errors import ConfigError
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.base.values import editable, kind_of, parse, words_of
from guitrainer.gui.kit.basic import column
from guitrainer.gui.kit.containers import Disclosure
from guitrainer.gui.kit.fields import ChoiceField, EntryField, Field, FlagField, WordField
from guitrainer.gui.kit.sliders import LogScale, ScaleSlider
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.rooms.common.facts import Context, meaning
from guitrainer.gui.rooms.common.judged import note_judgment, recall_judgment
from guitrainer.gui.rooms.train.experiment.source import SourceField

tr = Texts("forms")

# Always shown; the other fields of the same part are behind "More".
USUAL: dict[str, tuple[str, ...]] = {
    "experiment": ("name", "description", "seed"),
    "data": ("source", "limit", "preprocessing"),
    "training": (
        *("optimizer", "learning_rate", "momentum", "weight_decay"),
        *("batch_size", "epochs", "steps", "schedule"),
    ),
    "recording": ("filters_every", "signals_every", "evaluate_every", "checkpoint_every"),
    "layer": ("filters", "units", "kernel_size", "size", "stride", "padding", "rate", "slope"),
}

# Shown elsewhere, or not changeable.
ELSEWHERE = ("type", "initializer", "bias_initializer", "restarts")

# Texts need the whole width.
WIDE = ("name", "description", "source")

# Sliders of fields that may be changed during a run.
SLIDERS = {
    "learning_rate": LogScale(1e-5, 10),
    "momentum": LogScale(1e-3, 1, complement=True),
    "weight_decay": LogScale(1e-6, 1, zero=True),
}


def _by_optimizer(*names: str) -> Callable[[Training], bool]:
    return lambda training: training.optimizer in names


def _by_schedule(*names: str) -> Callable[[Training], bool]:
    return lambda training: training.schedule in names


def _generated(data: Data) -> bool:
    from guitrainer.data.built_in import BUILT_IN

    info = BUILT_IN.get(data.source)
    return info is not None and info.noise is not None


# Fields that apply only for certain values of their part; all others always apply.
APPLIES: dict[tuple[str, str], Callable[[Any], bool]] = {
    ("data", "mean"): lambda data: data.preprocessing in ("zero_mean", "standardized"),
    ("data", "std"): lambda data: data.preprocessing == "standardized",
    ("data", "zca_epsilon"): lambda data: data.preprocessing == "zca",
    ("data", "contrast_share"): lambda data: (
        data.source == PHOTO_PATCHES or data.contrast_share != 1
    ),
    # invalid for images from files, but shown if set, so that they can be removed
    ("data", "image_size"): lambda data: _generated(data) or data.image_size is not None,
    ("data", "noise"): lambda data: _generated(data) or data.noise is not None,
    ("training", "momentum"): _by_optimizer("sgd", "momentum", "nesterov", "rmsprop"),
    ("training", "rho"): _by_optimizer("rmsprop"),
    ("training", "beta1"): _by_optimizer("adam", "adamw"),
    ("training", "beta2"): _by_optimizer("adam", "adamw"),
    ("training", "epsilon"): _by_optimizer("rmsprop", "adam", "adamw"),
    ("training", "final_fraction"): _by_schedule("cosine", "one_cycle"),
    ("training", "step_every"): _by_schedule("step"),
    ("training", "step_factor"): _by_schedule("step"),
}


def applies(part: str, name: str, model: Any) -> bool:
    """Return whether the field `name` of `model`, a part of the experiment, has an effect."""
    rule = APPLIES.get((part, name))
    return rule is None or rule(model)


class RateField(EntryField):
    """A field with a slider; one move of the slider, however far, is one round of edits."""

    moved = Signal(str, float, int)  # name, valid value, round of edits

    def _lay_out(self, wide: bool) -> None:
        super()._lay_out(wide)
        tip = self.tr("Drag, or use the arrow keys. This also changes the current run.")
        self.slider = ScaleSlider(SLIDERS[self.name], self.title, tip)
        self.slider.moved.connect(self._on_moved)
        self.slider.sliderPressed.connect(self._next_round)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.slider)

    def _paint(self, value: Any, placeholder: str) -> None:
        super()._paint(value, placeholder)
        shown = parse(placeholder, self.node) if value is None else value
        if isinstance(shown, int | float):
            self.slider.show_value(shown)

    def _on_moved(self, value: float) -> None:
        self.moved.emit(self.name, value, self._round)


class Form(QWidget):
    """The fields of one part, in the order of the schema; less common ones are behind "More".

    Parameters
    ----------
    part : as in the tables: "experiment", "data", "training", "recording" or "layer"
    path : location of the part in the experiment; it changes when a layer moves
    wanted : whether a field with this name belongs to the form; all fields by default
    """

    def __init__(
        self,
        lab: Lab,
        part: str,
        path: Path = (),
        wanted: Callable[[str], bool] = lambda name: True,
    ) -> None:
        super().__init__()
        self.lab, self.part, self.path = lab, part, path
        self.fields = dict(self._make_fields(wanted))
        usual = [field for name, field in self.fields.items() if name in USUAL[part]]
        rare = [field for name, field in self.fields.items() if name not in USUAL[part]]
        self.more = Disclosure(self.tr("More"), column(rare))
        self._rare = rare
        self.setLayout(column([*usual, self.more]))

    def name_more(self, title: str) -> None:
        """Describe "More" to screen readers."""
        self.more.header.setAccessibleName(f"{title}: {self.tr('More')}")

    def _make_fields(self, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Field]]:
        location = schema_location(self.lab.experiment, self.path)
        part = fields.find(location) or {}
        for name in part.get("properties", {}):
            node = fields.find((*location, name)) or {}
            if name not in ELSEWHERE and kind_of(node) != "table" and wanted(name):
                optional = fields.is_optional((*location, name))
                made = _field_class(self.part, name, node)(
                    name, node, optional=optional, wide=self.part != "layer" and name in WIDE
                )
                made.entered.connect(self._on_entered)
                made.judged.connect(self._on_judged)
                if isinstance(made, RateField):
                    made.moved.connect(self._on_moved)
                yield name, made

    def paint(self, context: Context) -> None:
        """Show the document, without emitting signals."""
        model = value_at(self.lab.experiment, self.path)
        for name, field in self.fields.items():
            field.setVisible(applies(self.part, name, model))
            value = getattr(model, name)
            field.show_value(value, placeholder(self.part, name, context))
            recall_judgment(self.lab, field, (*self.path, name))
            if isinstance(field, RateField):
                field.entry.waits_for_enter = self.lab.running
        changed = [f for f in self._rare if not f.isHidden() and _differs(model, f.name)]
        note = self.tr("%n changed", "", len(changed)) if changed else ""
        self.more.setVisible(any(not field.isHidden() for field in self._rare))
        self.more.note(note)

    def _on_entered(self, name: str, value: Any, round_of_edits: int) -> None:
        field = self.fields[name]
        try:
            experiment = replaced(self.lab.experiment, (*self.path, name), value)
        except ConfigError:
            field.refuse()
            return
        field.clear()
        self.lab.edit(experiment, field.title, self._merge(name, round_of_edits))

    def _on_judged(self, name: str, accepted: bool) -> None:
        note_judgment(self.lab, self.fields[name], (*self.path, name), accepted=accepted)

    def _on_moved(self, name: RateName, value: float, round_of_edits: int) -> None:
        field = self.fields[name]
        field.clear()
        self.lab.change_rate(name, value, field.title, self._merge(name, round_of_edits))

    def _merge(self, name: str, round_of_edits: int) -> str:
        """Return the key of edits that are undone together."""
        return f"{self.path}.{name} {id(self)} {round_of_edits}"


def placeholder(part: str, name: str, context: Context) -> str:
    """Return the text of an empty field: its effective value, or a word for it."""
    meant = meaning(part, name, context)
    return editable(meant) if meant is not None else _words(part, name)


def _words(part: str, name: str) -> str:
    return {
        ("data", "mean"): tr("measured"),
        ("data", "std"): tr("measured"),
        ("data", "limit"): tr("all"),
        ("data", "test_limit"): tr("all"),
        ("training", "clip_norm"): tr("none"),
        ("layer", "stride"): tr("as given"),
        ("layer", "units"): tr("classes"),
    }.get((part, name), tr("automatic"))


def _differs(model: Any, name: str) -> bool:
    return bool(getattr(model, name) != type(model).model_fields[name].default)


def _field_class(part: str, name: str, node: fields.Node) -> type[Field]:
    if (part, name) == ("data", "source"):
        return SourceField
    if part == "training" and name in SLIDERS:
        return RateField
    if words_of(node):
        return WordField
    return {"choice": ChoiceField, "flag": FlagField}.get(kind_of(node), EntryField)
