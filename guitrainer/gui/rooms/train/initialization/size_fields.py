"""Standard deviation, variance, factor and limit: four fields that say one thing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from guitrainer.gui.base.look.size import SMALL
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.kit.basic import button, column, label, row
from guitrainer.gui.rooms.common.sizes import SIZES, SizeName, Sizes
from guitrainer.gui.rooms.train.initialization.setting_field import SettingField


class SizeFields(QWidget):
    """Four fields for one width: whoever is changed, the others follow."""

    entered = Signal(str, object, int)  # one of SIZES, its new value, round of edits
    reset = Signal()  # back to the scheme's own

    def __init__(self) -> None:
        super().__init__()
        titles: dict[SizeName, str] = {
            "std": self.tr("Standard deviation σ"),
            "variance": self.tr("Variance σ²"),
            "scale": self.tr("Factor × own variance"),
            "limit": self.tr("Limit ±"),
        }
        self.fields = {name: SettingField(name, titles[name], optional=True) for name in SIZES}
        for field in self.fields.values():
            field.setToolTip(f"{field.toolTip()} {self.tr('The other quantities follow.')}")
            field.entered.connect(self.entered)
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
        foot = row([self.given, None, self.own])
        self.setLayout(column([*self.fields.values(), foot], spacing=GRID // 2))

    def show_sizes(self, sizes: Sizes, given: SizeName | None, takes: tuple[SizeName, ...]) -> None:
        """Show the sizes that a scheme `takes`; `given` was set by the user."""
        dot = f'<span style="color:{theme().accent}; font-size:{SMALL}pt">●</span> '
        for name, field in self.fields.items():
            field.show_number(sizes.of(name), derived=name != given)
            field.mark(dot if name == given else "")
            field.setVisible(name in takes)
        own, set_by_you = self.tr("The scheme's own scale"), self.tr("set by you")
        self.given.setText(own if given is None else dot + set_by_you)
        self.own.setVisible(given is not None)
