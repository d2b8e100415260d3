"""Standard deviation, variance, factor and limit as linked fields."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from guitrainer.config.schema import Initializer
from guitrainer.gui.base.look.size import SMALL
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.base.text.schema import translated
from guitrainer.gui.kit.basic import button, column, label, prose, row
from guitrainer.gui.rooms.common.sizes import SIZES, SizeName, Sizes
from guitrainer.gui.rooms.train.initialization.number_field import NumberField

SYMBOLS: dict[SizeName, str] = {"std": "σ", "variance": "σ²", "scale": "×", "limit": "±"}


class SizeFields(QWidget):
    """Four fields for one width: whoever is changed, the others follow."""

    typed = Signal(str, float)  # which of SIZES, and its new value
    reset = Signal()  # back to the scheme's own
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[SizeName, NumberField] = {}
        self._labels: dict[SizeName, QLabel] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID // 2)
        grid.setColumnStretch(0, 1)
        for place, name in enumerate(SIZES):
            self._labels[name] = label("", "dim", rich=True)
            self._labels[name].setWordWrap(True)
            self.fields[name] = self._field(name)
            self._labels[name].setBuddy(self.fields[name])
            grid.addWidget(self._labels[name], place, 0)
            grid.addWidget(self.fields[name], place, 1)
        self.given = label("", "small", rich=True)
        self.own = button(
            self.tr("Reset"),
            "link",
            self.tr("Discard the value you entered and use the scheme's own"),
        )
        self.own.setAccessibleName(self.tr("Reset the scale"))  # the run has a Reset too
        self.own.clicked.connect(self.reset)
        policy = self.own.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.own.setSizePolicy(policy)
        self.error = prose("", "error")
        self.error.hide()
        foot = row([self.given, None, self.own])
        self.setLayout(column([grid, foot, self.error], spacing=GRID // 2))

    def _field(self, name: SizeName) -> NumberField:
        known = Initializer.model_fields[name]
        title = f"{translated(known.title or '')} {SYMBOLS[name]}"
        field = NumberField(name, title, known.description or "")
        field.setToolTip(field.toolTip() + " " + self.tr("The other quantities follow."))
        field.typed.connect(lambda value: self._on_typed(name, value))
        field.refused.connect(lambda message: self._on_refused(name, message))
        field.left.connect(self.left)
        return field

    def show_sizes(self, sizes: Sizes, given: SizeName | None, takes: tuple[SizeName, ...]) -> None:
        """Show the sizes that a scheme `takes`; `given` was set by the user."""
        dot = f' <span style="color:{theme().accent}; font-size:{SMALL}pt">●</span>'
        for name in SIZES:
            self._labels[name].setText(self._title(name) + (dot if name == given else ""))
            self.fields[name].show_value(sizes.of(name), derived=name != given)
            for widget in (self._labels[name], self.fields[name]):
                widget.setVisible(name in takes)
        self.given.setText(
            self.tr("The scheme's own scale")
            if given is None
            else f"{dot} " + self.tr("set by you")
        )
        self.own.setVisible(given is not None)
        if not any(field.property("faulty") for field in self.fields.values()):
            self.error.hide()

    def _title(self, name: SizeName) -> str:
        return {
            "std": self.tr("Standard deviation σ"),
            "variance": self.tr("Variance σ²"),
            "scale": self.tr("Factor × own variance"),
            "limit": self.tr("Limit ±"),
        }[name]

    def _on_typed(self, name: SizeName, value: float) -> None:
        self.error.hide()
        self.typed.emit(name, value)

    def _on_refused(self, name: SizeName, message: str) -> None:
        self.error.setText(f"{SYMBOLS[name]}: {message}")
        self.error.show()
