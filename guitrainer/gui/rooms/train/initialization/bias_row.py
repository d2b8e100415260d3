"""How the bias of a layer is drawn."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from guitrainer.config.schema import Initializer, Scheme, WeightLayer
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.schema import translated
from guitrainer.gui.base.text.schemes import scheme_name
from guitrainer.gui.kit.basic import column, label, prose, row
from guitrainer.gui.kit.calm import CalmComboBox
from guitrainer.gui.rooms.train.initialization.number_field import NumberField

DEFAULT = "default"
# Schemes that make sense for a bias, with the one number that each takes.
NUMBERS: dict[Scheme, str] = {
    "constant": "value",
    "random_normal": "std",
    "random_uniform": "limit",
}
SYMBOLS = {"value": "=", "std": "σ", "limit": "±"}
FIRST_VALUE = {"value": 0.1, "std": 0.01, "limit": 0.05}
FIELD_WIDTH = 64  # pixels


class BiasRow(QWidget):
    """Scheme of the bias, and its number where it has one."""

    chosen = Signal(object)  # Initializer, or None for the default
    typed = Signal(object)  # the same, with another number
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._initializer: Initializer | None = None
        self.box = CalmComboBox()
        self.box.setAccessibleName(self.tr("Bias initializer"))
        self.box.setToolTip(
            self.tr(
                "How the bias is initialized. Zero is usual: the random weights already break "
                "the symmetry."
            )
        )
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(self._on_activated)
        self.fields = {setting: self._field(setting) for setting in NUMBERS.values()}
        self.symbol = label("", "dim")
        self.error = prose("", "error")
        self.error.hide()
        self.title = label(self.tr("Bias"), "dim")
        parts = [self.title, self.box, self.symbol, *self.fields.values()]
        line = row(parts)
        line.setStretch(1, 1)
        self.setLayout(column([line, self.error], spacing=GRID // 2))

    def show_layer(self, layer: WeightLayer) -> None:
        """Show the bias of another layer."""
        self._initializer = layer.bias_initializer
        scheme = None if self._initializer is None else self._initializer.scheme
        self._fill(layer, scheme)
        self.box.setEnabled(layer.bias)
        shown = NUMBERS.get(scheme) if scheme is not None and layer.bias else None
        self.symbol.setText(SYMBOLS.get(shown or "", ""))
        self.symbol.setVisible(shown is not None)
        for setting, field in self.fields.items():
            field.setVisible(setting == shown)
            field.show_value(getattr(self._initializer, setting, None))
        if not any(field.property("faulty") for field in self.fields.values()):
            self.error.hide()

    def _fill(self, layer: WeightLayer, scheme: Scheme | None) -> None:
        as_torch = layer.initializer.scheme == "torch_default"
        default = self.tr("Like PyTorch: ±1/√fan_in") if as_torch else self.tr("Zeros, as usual")
        names = {DEFAULT: default if layer.bias else self.tr("This layer has none")}
        schemes: list[Scheme] = ["zeros", *NUMBERS] if as_torch else [*NUMBERS]
        if scheme is not None and scheme not in schemes:
            schemes.append(scheme)
        names.update({one: scheme_name(one) for one in schemes})
        self.box.clear()
        for key, name in names.items():
            self.box.addItem(name, key)
        self.box.setCurrentIndex(self.box.findData(scheme or DEFAULT))

    def _field(self, setting: str) -> NumberField:
        known = Initializer.model_fields[setting]
        name = self.tr("Bias: %1").replace("%1", translated(known.title or ""))
        field = NumberField(setting, name, known.description or "")
        field.setFixedWidth(px(FIELD_WIDTH))
        field.typed.connect(lambda value: self._on_typed(setting, value))
        field.refused.connect(lambda message: self._on_refused(setting, message))
        field.left.connect(self.left)
        return field

    def _on_activated(self, index: int) -> None:
        key = self.box.itemData(index)
        if key == DEFAULT:
            self.chosen.emit(None)
        elif self._initializer is None or key != self._initializer.scheme:
            scheme = cast(Scheme, key)
            setting = NUMBERS.get(scheme)
            made = Initializer(scheme=scheme)
            if setting is not None:
                made = made.model_copy(update={setting: FIRST_VALUE[setting]})
            self.chosen.emit(made)

    def _on_typed(self, setting: str, value: float) -> None:
        self.error.hide()
        if self._initializer is not None:
            self.typed.emit(self._initializer.model_copy(update={setting: value}))

    def _on_refused(self, setting: str, message: str) -> None:
        self.error.setText(f"{SYMBOLS[setting]}: {message}")
        self.error.show()
