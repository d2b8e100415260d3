"""The defaults of all libraries for the layer at hand: which agree, and how they count fans."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView

from guitrainer.config.schema import Distribution
from guitrainer.errors import ConfigError
from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.text.choices import distribution_name
from guitrainer.gui.base.text.language import Texts
from guitrainer.gui.kit.basic import Card, button, held, label, prose, row, say
from guitrainer.gui.kit.controls import ChoiceBox, Segmented
from guitrainer.gui.kit.entry import ValueEntry
from guitrainer.gui.kit.layouts import Flow
from guitrainer.gui.kit.table import Table
from guitrainer.gui.lab.racing import FEWEST, MOST, Entrant
from guitrainer.gui.rooms.initializers.library_card import (
    ICON_HEIGHT,
    ICON_WIDTH,
    density_icon,
)
from guitrainer.sentences import fill

if TYPE_CHECKING:
    from guitrainer.explain.fan_rules import Calculation, FanRule
    from guitrainer.explain.layouts import Usage
    from guitrainer.nn.initializers import Density
    from guitrainer.nn.initializers.wiring import LayerWiring

tr = Texts("initializers")

LARGEST_GROUPS = 999_999
GROUPS = 64  # width of the field, in pixels
NAMES = 224  # width of the column of names, of which those of initializers may be long
RISING, FALLING = "↑", "↓"
STD = 2  # column by which rows are sorted at first


@dataclass(frozen=True)
class Wired:
    """How the calculator takes the weight: in groups, and transposed or not."""

    groups: int = 1
    transposed: bool = False

    @property
    def usage(self) -> "Usage":
        """The wiring in the terms of the engine."""
        from guitrainer.explain.layouts import Usage

        return Usage(self.groups, self.transposed)


def calculation(
    shape: tuple[int, ...], layer: "LayerWiring | None", wired: Wired | None
) -> "Callable[[], Calculation]":
    """Return a job that applies all rules to a weight.

    Parameters
    ----------
    layer : the layer of the network; None if the shape was typed
    wired : what the user chose; None: as the layer is
    """

    def work() -> "Calculation":
        from guitrainer.explain.fan_rules import calculate
        from guitrainer.explain.layouts import read_layer

        if layer is not None and wired is None:
            return calculate(layer)
        return calculate(read_layer(shape, None, (wired or Wired()).usage))

    return work


class Calculator(Card):
    """Kind of layer and groups, and a table of defaults or all rules that can be sorted."""

    chosen = Signal(object)  # a Wired
    raced = Signal(object)  # the entrants of a race, a tuple

    def __init__(self) -> None:
        super().__init__()
        self._wired = Wired()
        self._rules: list[FanRule] = []
        self._shown: list[FanRule] = []  # the same in the order of the rows
        self._every = False  # whether all rules are shown, not only those of default layers
        self._column, self._falling = STD, False
        kinds = {False: self.tr("Convolution or dense"), True: self.tr("Transposed convolution")}
        self.kind = ChoiceBox(kinds, self.tr("Kind of layer"))
        self.groups = ValueEntry(read_groups, str)
        self.groups.setAccessibleName(self.tr("Groups"))
        self.groups.setToolTip(
            self.tr("Number of groups; the inputs in the shape are those of one group")
        )
        self.groups.setFixedWidth(px(GROUPS))
        self.which = Segmented(
            {
                "defaults": (
                    self.tr("defaults"),
                    self.tr("What layers of this kind draw if no initializer is named"),
                ),
                "all": (self.tr("all rules"), self.tr("All layers and initializers as well")),
            },
            self.tr("Rules"),
        )
        self.which.chosen.connect(self._on_which)
        self.table = self._table()
        heads = map(self.table.horizontalHeaderItem, range(self.table.columnCount()))
        self._titles = [head.text() for head in heads if head is not None]
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.race = button(
            self.tr("Race the selected defaults"),
            tip=self.tr(
                "Train the whole network with the defaults of the selected libraries in lockstep, "
                "in the Race room; hold Ctrl to select several rows"
            ),
        )
        title = label(self.tr("Defaults of all libraries"), "title")
        words = [label(self.tr("Groups"), "dim"), self.groups]
        parts = [self.kind, held(row(words)), self.which, self.race]
        controls = Flow(parts)  # in two lines if texts are long
        self.note = prose("", "dim", scrolled=True)
        self.say("")
        self.hold([title, controls, self.note, self.table])
        self.table.itemSelectionChanged.connect(self._on_selected)
        self.race.clicked.connect(lambda: self.raced.emit(self.entrants()))
        self.kind.chosen.connect(lambda key: self._choose(replace(self._wired, transposed=key)))
        self.groups.entered.connect(lambda n: self._choose(replace(self._wired, groups=n)))
        self.groups.rejected.connect(self.say)
        self.table.horizontalHeader().sectionClicked.connect(self._on_sorted)

    def _table(self) -> Table:
        made = Table(
            self.tr("Defaults of all libraries"),
            [
                (self.tr("library"), self.tr("The density, all on one scale")),
                (self.tr("same"), self.tr("Rows with the same letter draw the same weights")),
                ("σ", self.tr("Standard deviation of the weights")),
                ("σ²", self.tr("Variance of the weights")),
                (self.tr("limit"), self.tr("Largest weight that can be drawn")),
                (
                    self.tr("fan"),
                    self.tr("What the variance is divided by, as the library counts it"),
                ),
            ],
            words=(5,),
        )
        made.show_icons(px(ICON_WIDTH), px(ICON_HEIGHT))
        made.horizontalHeader().setSectionsClickable(True)
        return made

    def say(self, problem: str) -> None:
        """Say why a layer cannot be calculated, empty if it can; the last numbers are dimmed."""
        say(self.note, problem)
        self.table.setEnabled(not problem)

    def show_calculation(self, found: "Calculation", wired: Wired | None) -> None:
        """Show the defaults for a layer, and how it is taken."""
        layer = found.layer
        self._wired = wired or Wired(layer.groups, layer.kind == "transposed")
        self.kind.key = self._wired.transposed
        self.groups.show_value(self._wired.groups)
        for control in (self.kind, self.groups):
            control.setEnabled(layer.kind != "dense")
        self._rules = list(found.rules)
        self._paint()

    def _paint(self) -> None:
        rules = [rule for rule in self._rules if rule.default or self._every]
        rules = self._shown = sorted(rules, key=self._key, reverse=self._falling)
        self.table.show_rows([self._row(rule) for rule in rules])
        for place, rule in enumerate(rules):
            self.table.show_tip(place, self._tip(rule))
        usual = [one for rule in rules if rule.default and (one := density(rule)) is not None]
        extent = max((one.extent for one in usual), default=1.0)  # others may reach far beyond
        for place, rule in enumerate(rules):
            self.table.show_icon(place, density_icon(density(rule), extent))
        self._mark_order()
        self.table.setFixedHeight(self.table.sizeHint().height())
        self._on_selected()

    def _mark_order(self) -> None:
        """Show an arrow at the column by which the rows are sorted."""
        for column, title in enumerate(self._titles):
            head = self.table.horizontalHeaderItem(column)
            assert head is not None
            arrow = FALLING if self._falling else RISING
            head.setText(f"{title} {arrow}" if column == self._column else title)

    def _key(self, rule: "FanRule") -> tuple[object, ...]:
        """Return the key by which a column is sorted; equal rows are sorted by σ and name."""
        limit = math.inf if rule.limit is None else rule.limit
        divisor = math.inf if rule.divisor is None else rule.divisor
        letter = (len(rule.group), rule.group)  # AA comes after Z
        columns = (rule.library.lower(), letter, rule.std, rule.std, limit, divisor)
        return (columns[self._column], rule.std, rule.library.lower())

    def _row(self, rule: "FanRule") -> list[str]:
        text = self._distribution(rule)
        if rule.bias:
            text = fill(self.tr("%1; bias %2"), text, self._bias(rule))
        return [
            f"{rule.library} {_short(rule.name)}" if self._every else rule.library,
            rule.group,
            figure(rule.std, 4),
            figure(rule.variance, 4),
            figure(rule.limit, 4),
            f"{_numbers(rule.fan)} · {text}",
        ]

    def _distribution(self, rule: "FanRule") -> str:
        others = {"orthogonal": self.tr("orthogonal"), "one_sided": self.tr("uniform from 0")}
        name = rule.distribution
        return others[name] if name in others else distribution_name(cast(Distribution, name))

    def _tip(self, rule: "FanRule") -> str:
        """Return the version of the library, the name of the layer, and how both are known."""
        from guitrainer.nn.initializers.libraries import measured_on

        known = self.tr("read in its source code, not measured")
        if rule.measured:
            known = fill(self.tr("measured on %1"), measured_on().isoformat())
        return f"{rule.library} {rule.version}, {rule.name}: {known}"

    def _bias(self, rule: "FanRule") -> str:
        return fill(self.tr("none; if asked for, %1"), rule.bias) if rule.bias_off else rule.bias

    def entrants(self) -> tuple[Entrant, ...]:
        """Return the defaults of the selected libraries as contestants of a race."""
        from guitrainer.nn.initializers.libraries import library_table

        schemes = {one.name: one.scheme for one in library_table().library}
        selected = sorted({index.row() for index in self.table.selectedIndexes()})
        names = [self._shown[place].library for place in selected if self._shown[place].default]
        return tuple(
            Entrant(name, f"init={schemes[name]}") for name in names if schemes[name] is not None
        )

    def _on_selected(self) -> None:
        self.race.setEnabled(FEWEST <= len(self.entrants()) <= MOST)

    def _on_which(self, key: str) -> None:
        self._every = key == "all"
        self.table.hold_names(px(NAMES) if self._every else None)
        self._paint()

    def _choose(self, wired: Wired) -> None:
        self._wired = wired  # also if it turns out not to fit
        self.chosen.emit(wired)

    def _on_sorted(self, column: int) -> None:
        self._falling = column == self._column and not self._falling
        self._column = column
        self._paint()


def _short(name: str) -> str:
    return name.removeprefix("init.")


def _numbers(fan: str) -> str:
    """Shorten a fan to its name, the product in numbers, and its value.

    >>> _numbers("fan_in = in/groups · taps = 3 · 5 · 5 = 75"), _numbers("")
    ('fan_in = 3 · 5 · 5 = 75', '–')
    """
    name, *steps = fan.split(" = ")
    return " = ".join([name, *steps[-2:]]) if fan else "–"


def density(rule: "FanRule") -> "Density | None":
    """Return the density of the elements that a rule draws; None if it has no symmetric one."""
    from guitrainer.nn.initializers import Density

    if rule.distribution not in get_args(Distribution):
        return None
    return Density(cast(Distribution, rule.distribution), rule.std, rule.limit)


def read_groups(text: str) -> int:
    """Parse a number of groups.

    Raises
    ------
    ConfigError
        If it is not a number from 1 on.
    """
    word = text.strip()
    number = int(word[:7]) if word.isascii() and word.isdecimal() else 0
    if not 1 <= number <= LARGEST_GROUPS:
        raise ConfigError(tr("Groups: found “%1”, accepted: a number from 1 to 999999", word[:40]))
    return number
