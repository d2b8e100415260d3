"""A number to slide and to type."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from guitrainer.config import fields
from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import column, label, row
from guitrainer.gui.kit.entry import NumberEntry
from guitrainer.gui.kit.scales import LinearScale, LogScale, ScaleSlider

FIELD = 72  # pixels
STOPS = 160  # of a logarithmic scale
SLID_DIGITS, DIGITS = 3, 4  # of a number that was slid to, of one that is shown


class NumberSlider(QWidget):
    """A name, a field and a slider for one number.

    Parameters
    ----------
    name : shown, and told to screen readers
    tip : what changes with it
    low, high : the ends, both included
    log : whether equal ways are equal factors
    whole : whether only whole numbers are meant
    """

    changed = Signal(float)  # by the user

    def __init__(
        self,
        name: str,
        tip: str,
        low: float,
        high: float,
        *,
        log: bool = False,
        whole: bool = False,
    ) -> None:
        super().__init__()
        node: fields.Node = {"type": "integer" if whole else "number"}
        node |= {"minimum": low, "maximum": high}
        self.field = NumberEntry(node, lambda value: figure(value, DIGITS), live=True)
        self.field.setFixedWidth(px(FIELD))
        self.field.setAccessibleName(name)
        self.field.setToolTip(tip)
        scale = LogScale(low, high, whole=whole, digits=SLID_DIGITS, stops=STOPS)
        self.slider = ScaleSlider(scale if log else LinearScale(round(low), round(high)), name, tip)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        title = label(name, "dim")
        title.setToolTip(tip)
        self.setLayout(column([row([title, None, self.field]), self.slider], spacing=GRID // 2))
        self.field.entered.connect(self._on_typed)
        self.slider.moved.connect(self._on_slid)
        self.value = math.nan  # until one is shown

    def show_value(self, value: float) -> None:
        """Show a number; what is being typed is left as it is while it means the same."""
        self.value = value
        self.field.show_value(value)
        self.slider.show_value(value)

    def _on_typed(self, value: float) -> None:
        if value != self.value:
            self.value = float(value)
            self.slider.show_value(value)
            self.changed.emit(self.value)

    def _on_slid(self, value: float) -> None:
        self.value = value
        self.field.show_value(value)
        self.changed.emit(value)
