"""What some schemes take besides a size: value, gain, slope, fan, distribution, file."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from guitrainer.config.schema import Initializer
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.choices import distribution_name
from guitrainer.gui.kit.basic import button, column, held, row
from guitrainer.gui.kit.fields import ChoiceField, EntryField, Field
from guitrainer.gui.kit.talk import Talk, Talks, ask_file
from guitrainer.gui.rooms.common.formulas import distributions, own_mode
from guitrainer.gui.rooms.train.initialization.setting_field import SettingField, setting_node
from guitrainer.sentences import fill

NUMBERS = ("value", "gain", "slope")
CHOICE_WIDTH = 136  # pixels
MODES = ("fan_in", "fan_out", "fan_avg", "fan_geo")


class OptionFields(QWidget):
    """The fields that apply to the scheme at hand; the others are hidden."""

    entered = Signal(str, object, int)  # a setting of `Initializer`, its value, round of edits

    def __init__(self) -> None:
        super().__init__()
        self.talks = Talks(self)
        self.mode, self.distribution = _choice("mode"), _choice("distribution")
        self.file = FileField("path", setting_node("path"), wide=True)
        self.file.browse.clicked.connect(self.ask_for_file)
        self.fields: dict[str, Field] = {name: SettingField(name) for name in NUMBERS}
        self.fields |= {one.name: one for one in (self.mode, self.distribution, self.file)}
        for field in self.fields.values():
            field.entered.connect(self.entered)
        self.setLayout(column(self.fields.values(), spacing=GRID // 2))

    def show_options(self, initializer: Initializer, takes: tuple[str, ...]) -> None:
        """Show the settings that the scheme `takes`."""
        if "mode" in takes:
            own = fill(self.tr("own (%1)"), own_mode(initializer.scheme))
            self.mode.combo.offer({None: own, **{mode: mode for mode in MODES}})
        possible = distributions(initializer.scheme)
        self.distribution.combo.offer({one: distribution_name(one) for one in possible})
        for name, field in self.fields.items():
            field.setVisible(name in takes)
            field.show_value(getattr(initializer, name))
        if initializer.distribution is None:
            self.distribution.show_value(next(iter(possible), None))
        self.setVisible(any(name in takes for name in self.fields))

    def ask_for_file(self) -> None:
        """Let the user choose a file of weights."""
        self.talks.begin(self._ask_for_file())

    def _ask_for_file(self) -> Talk[None]:
        title, start = self.tr("Weights from a file"), Path(self.file.entry.text())
        path = yield from ask_file(self, title, start, "NumPy (*.npy *.npz)")
        if path is not None:
            self.file.choose(str(path))


class FileField(EntryField):
    """The path of a file, typed or chosen; told on Enter and on leaving."""

    def _control(self) -> QWidget:
        super()._control()
        self.entry.waits_for_enter = True
        self.browse = button("…", "", self.tr("Choose a file"))
        return held(row([self.entry, self.browse], spacing=GRID // 2, stretch=0))

    def choose(self, path: str) -> None:
        """Enter a path."""
        self._next_round()
        self._enter(path)

    def _enter(self, value: Any) -> None:
        self.clear()
        if value:
            super()._enter(value)
        else:
            self.entry.tidy()


def _choice(name: str) -> ChoiceField:
    field = ChoiceField(name, setting_node(name))
    field.control.setFixedWidth(px(CHOICE_WIDTH))
    return field
