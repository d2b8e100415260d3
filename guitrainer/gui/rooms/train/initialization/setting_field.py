"""The fields of an initializer, made from the schema."""

from typing import Any, cast

from guitrainer.config import fields
from guitrainer.figures import plain_figure
from guitrainer.gui.base.look.sheet import flag
from guitrainer.gui.base.values import fits
from guitrainer.gui.kit.fields import EntryField

PLACE = ("network", "layers", 0, "conv", "initializer")
DERIVED_DIGITS, DIGITS = 4, 10


def setting_node(name: str) -> fields.Node:
    """What the schema says of a setting of `Initializer`."""
    return cast(fields.Node, fields.find((*PLACE, name)))


class SettingField(EntryField):
    """A number of an initializer, told while it is typed; what follows from others is dim.

    Parameters
    ----------
    name : of the setting
    title : shown instead of that of the schema
    optional : whether it may be left empty
    """

    def __init__(self, name: str, title: str | None = None, *, optional: bool = False) -> None:
        self._derived = False
        super().__init__(name, setting_node(name), optional=optional, live=True, title=title)

    def show_number(self, value: float | None, *, derived: bool = False) -> None:
        """Show a number, dim and rounded if it is `derived` from others."""
        self._derived = derived
        flag(self.entry, "derived", derived)
        self.show_value(value, "–")

    def _written(self, value: Any) -> str:
        digits = DERIVED_DIGITS if self._derived else DIGITS
        return "" if value is None else plain_figure(value, digits)

    def _enter(self, value: Any) -> None:
        if fits(value, self.node) or (value is None and self.optional):
            self.clear()
            super()._enter(value)
        else:
            self.refuse()
