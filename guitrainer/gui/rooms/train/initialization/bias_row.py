"""The initializer of the bias of a layer."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.config.schema import Initializer, Scheme, WeightLayer
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.choices import is_library_default, scheme_name
from guitrainer.gui.base.text.language import translated
from guitrainer.gui.kit.basic import column, label, row
from guitrainer.gui.kit.controls import ChoiceBox
from guitrainer.gui.rooms.train.initialization.fields import SettingField
from guitrainer.sentences import fill

DEFAULT = "default"
# Schemes that make sense for a bias, with the number that each of them takes.
NUMBERS: dict[Scheme, str] = {
    "constant": "value",
    "random_normal": "std",
    "random_uniform": "limit",
}
FIRST_VALUE = {"value": 0.1, "std": 0.01, "limit": 0.05}


class BiasRow(QWidget):
    """Scheme of the bias, and its number, if any."""

    chosen = Signal(object)  # the Initializer, or None for the default
    entered = Signal(str, object, int)  # name of a setting, new value, round of edits

    def __init__(self) -> None:
        super().__init__()
        self._initializer: Initializer | None = None
        self.box = ChoiceBox(
            name=self.tr("Bias initializer"),
            tip=self.tr(
                "How the bias is initialized. Zero is usual: the random weights already break "
                "the symmetry."
            ),
        )
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.box.chosen.connect(self._on_chosen)
        self.fields = {setting: self._field(setting) for setting in NUMBERS.values()}
        self.title = label(self.tr("Bias"), "dim")
        line = row([self.title, self.box], stretch=1)
        self.setLayout(column([line, *self.fields.values()], spacing=GRID // 2))

    def show_layer(self, layer: WeightLayer) -> None:
        """Show the bias of another layer."""
        self._initializer = layer.bias_initializer
        scheme = None if self._initializer is None else self._initializer.scheme
        self._offer(layer, scheme)
        self.box.setEnabled(layer.bias)
        shown = NUMBERS.get(scheme) if scheme is not None and layer.bias else None
        for setting, field in self.fields.items():
            field.setVisible(setting == shown)
            field.show_number(getattr(self._initializer, setting, None))

    def _offer(self, layer: WeightLayer, scheme: Scheme | None) -> None:
        library = is_library_default(layer.initializer.scheme)
        default = self.tr("As in the library") if library else self.tr("Zeros, as usual")
        names = {DEFAULT: default if layer.bias else self.tr("This layer has none")}
        schemes: list[Scheme] = ["zeros", *NUMBERS] if library else [*NUMBERS]
        if scheme is not None and scheme not in schemes:
            schemes.append(scheme)
        self.box.offer({**names, **{one: scheme_name(one) for one in schemes}})
        self.box.key = scheme or DEFAULT

    def _field(self, setting: str) -> SettingField:
        title = translated(Initializer.model_fields[setting].title or "")
        field = SettingField(setting, fill(self.tr("Bias: %1"), title))
        field.entered.connect(self.entered)
        return field

    def _on_chosen(self, key: str) -> None:
        if key == DEFAULT:
            self.chosen.emit(None)
        elif self._initializer is None or key != self._initializer.scheme:
            scheme = cast(Scheme, key)
            setting = NUMBERS.get(scheme)
            made = Initializer(scheme=scheme)
            if setting is not None:
                made = made.model_copy(update={setting: FIRST_VALUE[setting]})
            self.chosen.emit(made)
