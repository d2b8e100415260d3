"""The fields of an initializer, created from the schema: scheme, size, other settings."""

from functools import cache
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from guitrainer.config import fields
from guitrainer.config.schema import Initializer, Scheme
from guitrainer.figures import plain_figure
from guitrainer.gui.base.look.sheet import flag
from guitrainer.gui.base.look.size import SMALL, normal_width, px, small_font
from guitrainer.gui.base.look.theme import GRID, theme
from guitrainer.gui.base.text.choices import distribution_name, scheme_groups
from guitrainer.gui.base.text.language import translated
from guitrainer.gui.base.values import fits
from guitrainer.gui.kit.basic import button, column, held, label, row
from guitrainer.gui.kit.controls import CalmComboBox
from guitrainer.gui.kit.fields import ChoiceField, EntryField, Field
from guitrainer.gui.kit.talk import Talk, Talks, ask_file
from guitrainer.gui.rooms.common.formulas import (
    SIZES,
    SizeName,
    Sizes,
    distributions,
    own_mode,
    scheme_info,
)
from guitrainer.sentences import fill

MOST_ROWS = 32  # entries visible without scrolling
DERIVED_DIGITS, DIGITS = 4, 10
LONGEST_DERIVED = "0.0008888"  # shorter numbers are written with an exponent
NUMBERS = ("value", "gain", "slope")
CHOICE_WIDTH = 136  # pixels
MODES = ("fan_in", "fan_out", "fan_avg", "fan_geo")


WEIGHT_FILES = (
    "*.npy *.npz *.safetensors *.pt *.pth *.pt2 *.h5 *.keras *.onnx *.tflite *.msgpack *.gguf "
    "*.weights *.caffemodel"
)


class SchemeBox(CalmComboBox):
    """Lists all schemes by name, each with one line of help."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Scheme"))
        self.setMaxVisibleItems(MOST_ROWS)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setModel(self._entries())
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def _entries(self) -> QStandardItemModel:
        entries = QStandardItemModel(self)
        small = small_font()
        small.setWeight(QFont.Weight.DemiBold)
        for title, schemes in scheme_groups():
            head = QStandardItem(title)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setFont(small)
            head.setForeground(theme().color("dim"))
            entries.appendRow(head)
            for scheme, name in schemes.items():
                entry = QStandardItem(name)
                entry.setData(scheme, Qt.ItemDataRole.UserRole)
                entries.appendRow(entry)
        return entries

    def showPopup(self) -> None:  # noqa: N802 (Qt's name)
        """Open the list, with the help of each scheme."""
        for index in range(self.count()):
            scheme = self.itemData(index)
            if scheme is not None:
                info = scheme_info(scheme)
                tip = f"{translated(info.help)}\n{info.formula}\n{info.source}"
                self.setItemData(index, tip, Qt.ItemDataRole.ToolTipRole)
        super().showPopup()

    def show_scheme(self, scheme: Scheme) -> None:
        """Show the current scheme."""
        self.setCurrentIndex(self.findData(scheme))


@cache
def _schema() -> fields.Node:
    return Initializer.model_json_schema()  # that of a whole experiment would delay the window


def setting_node(name: str) -> fields.Node:
    """Return the schema of a setting of `Initializer`."""
    return cast(fields.Node, fields.child(_schema(), name))


class SettingField(EntryField):
    """A number of an initializer, emitted while it is typed; derived numbers are dimmed.

    Parameters
    ----------
    name : name of the setting
    title : title to show instead of that of the schema
    optional : whether it may be empty
    """

    def __init__(self, name: str, title: str | None = None, *, optional: bool = False) -> None:
        self._derived = False
        super().__init__(name, setting_node(name), optional=optional, live=True, title=title)

    def show_number(self, value: float | None, *, derived: bool = False) -> None:
        """Show a number, dimmed and rounded if it is `derived` from others."""
        self._derived = derived
        flag(self.entry, "derived", derived)
        self.show_value(value, "–")

    @property
    def needed_width(self) -> int:
        """Width of the entry in which every derived number is whole."""
        entry = self.entry
        text = normal_width(LONGEST_DERIVED)
        return max(entry.width(), text + entry.textMargins().right() + 3 * GRID)

    def _written(self, value: Any) -> str:
        digits = DERIVED_DIGITS if self._derived else DIGITS
        return "" if value is None else plain_figure(value, digits)

    def _enter(self, value: Any) -> None:
        if fits(value, self.node) or (value is None and self.optional):
            self.clear()
            super()._enter(value)
        else:
            self.refuse()


class OptionFields(QWidget):
    """Shows the fields that apply to the current scheme, and hides the others."""

    entered = Signal(str, object, int)  # name of a setting of `Initializer`, value, round of edits

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
        """Show the settings in `takes`, which are those of the scheme."""
        if "mode" in takes:
            own = fill(self.tr("own (%1)"), own_mode(initializer.scheme))
            self.mode.combo.offer({None: own, **{mode: mode for mode in MODES}})
        possible = distributions(initializer.scheme)
        self.distribution.combo.offer({one: distribution_name(one) for one in possible})
        for name, field in self.fields.items():
            field.setVisible(name in takes)
            field.show_value(getattr(initializer, name))
        if initializer.content is not None:
            self.file.entry.setPlaceholderText(self.tr("in the experiment"))
        if initializer.distribution is None:
            self.distribution.show_value(next(iter(possible), None))
        self.setVisible(any(name in takes for name in self.fields))

    def ask_for_file(self) -> None:
        """Ask the user for a file of weights."""
        self.talks.begin(self._ask_for_file())

    def _ask_for_file(self) -> Talk[None]:
        title, start = self.tr("Weights from a file"), Path(self.file.entry.text())
        path = yield from ask_file(self, title, start, f"{title} ({WEIGHT_FILES})")
        if path is not None:
            self.file.choose(str(path))


class FileField(EntryField):
    """A field for the path of a file, typed or chosen; emitted on Enter and on losing the focus."""

    def _control(self) -> QWidget:
        super()._control()
        self.entry.waits_for_enter = True
        self.browse = button("…", "", self.tr("Choose a file"))
        return held(row([self.entry, self.browse], spacing=GRID // 2, stretch=0))

    def choose(self, path: str) -> None:
        """Choose a path."""
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


class SizeFields(QWidget):
    """Four fields for one width; if one is changed, the others follow."""

    entered = Signal(str, object, int)  # name in SIZES, new value, round of edits
    reset = Signal()  # requests the scheme's own size

    def __init__(self) -> None:
        super().__init__()
        titles: dict[SizeName, str] = {"limit": self.tr("Limit ±")}
        self.fields = {name: SettingField(name, titles.get(name), optional=True) for name in SIZES}
        width = max(field.needed_width for field in self.fields.values())
        for field in self.fields.values():
            field.control.setFixedWidth(width)
            field.setToolTip(f"{field.toolTip()} {self.tr('The other quantities follow.')}")
            field.entered.connect(self.entered)
        self.given = label("", "small", rich=True)
        self.own = button(
            self.tr("Reset"),
            "link",
            self.tr("Discard the value you entered and use the scheme's own"),
        )
        self.own.setAccessibleName(self.tr("Reset the scale"))  # Reset is also a button of the run
        self.own.clicked.connect(self.reset)
        policy = self.own.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.own.setSizePolicy(policy)
        foot = row([self.given, None, self.own])
        self.setLayout(column([*self.fields.values(), foot], spacing=GRID // 2))

    def show_sizes(self, sizes: Sizes, given: SizeName | None, takes: tuple[SizeName, ...]) -> None:
        """Show the sizes in `takes`, which are those of the scheme; `given` was set by the user."""
        dot = f'<span style="color:{theme().accent}; font-size:{SMALL}pt">●</span> '
        for name, field in self.fields.items():
            field.show_number(sizes.of(name), derived=name != given)
            field.mark(dot if name == given else "")
            field.setVisible(name in takes)
        own, set_by_you = self.tr("The scheme's own scale"), self.tr("set by you")
        self.given.setText(own if given is None else dot + set_by_you)
        self.own.setVisible(given is not None)
