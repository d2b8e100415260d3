"""Sliders for numbers, and their scales, which map positions to values."""

import math
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from guitrainer.config import fields
from guitrainer.figures import figure
from guitrainer.gui.base.look.size import px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.kit.basic import column, label, row
from guitrainer.gui.kit.controls import CalmSlider
from guitrainer.gui.kit.entry import NumberEntry

STOPS = 240  # number of positions of a slider
PAGES = 12  # page steps from end to end
FIELD = 72  # pixels
LOG_STOPS = 160  # positions of a logarithmic scale
SLID_DIGITS, DIGITS = 3, 4  # significant digits: chosen by slider, displayed


class Scale(Protocol):
    """Maps the positions of a slider, 0 to `stops`, to values."""

    @property
    def stops(self) -> int:
        """The last position."""

    def value(self, stop: int) -> float:
        """Return the value at a position."""

    def stop(self, value: float) -> int:
        """Return the position nearest to a value, or an end if it is outside."""


@dataclass(frozen=True)
class LinearScale:
    """A scale from `low` to `high` in steps of 1."""

    low: int
    high: int

    @property
    def stops(self) -> int:
        """The last position."""
        return self.high - self.low

    def value(self, stop: int) -> float:
        """Return the value at position `stop`.

        >>> LinearScale(1, 50).value(9)
        10
        """
        return self.low + stop

    def stop(self, value: float) -> int:
        """Return the position nearest to `value`."""
        return min(max(round(value) - self.low, 0), self.stops)


@dataclass(frozen=True)
class LogScale:
    """A scale from `low` to `high` in equal ratios.

    Attributes
    ----------
    zero : whether the first position is 0 instead of `low`
    complement : whether 1 − value is on the logarithmic scale, from 1 − high to 1 − low
    whole : whether only integers are accepted
    digits : number of significant digits of a value
    """

    low: float
    high: float
    zero: bool = False
    complement: bool = False
    whole: bool = False
    digits: int = 2
    stops: int = STOPS

    def value(self, stop: int) -> float:
        """Return the value at position `stop`.

        >>> LogScale(0.001, 1).value(0), LogScale(0.001, 1).value(STOPS)
        (0.001, 1.0)
        """
        if self.zero and stop == 0:
            return 0.0
        share = (self.stops - stop if self.complement else stop) / self.stops
        exact = self.low * (self.high / self.low) ** share
        value = float(round(exact) if self.whole else f"{exact:.{self.digits}g}")
        return round(1 - value, 9) if self.complement else value

    def stop(self, value: float) -> int:
        """Return the position nearest to `value`, or an end if it is outside.

        >>> momentum = LogScale(0.001, 1, complement=True)
        >>> momentum.stop(0.0), momentum.stop(0.999), momentum.value(momentum.stop(0.9))
        (0, 240, 0.9)
        """
        value = 1 - value if self.complement else value
        within = min(max(value, self.low), self.high)
        share = math.log(within / self.low) / math.log(self.high / self.low)
        return round(self.stops * (1 - share if self.complement else share))


class ScaleSlider(CalmSlider):
    """A slider on a scale; `name` is for screen readers, `tip` for the tool tip."""

    moved = Signal(float)  # the value, by the user

    def __init__(self, scale: Scale, name: str, tip: str) -> None:
        super().__init__()
        self.scale = scale
        self.setRange(0, scale.stops)
        self.setPageStep(max(scale.stops // PAGES, 1))
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.valueChanged.connect(lambda stop: self.moved.emit(scale.value(stop)))

    def show_value(self, value: float) -> None:
        """Move to `value`, unless the current position already represents it."""
        if value != self.scale.value(self.value()):
            with QSignalBlocker(self):
                self.setValue(self.scale.stop(value))


class NumberSlider(QWidget):
    """A name, a field and a slider for one number.

    Parameters
    ----------
    name : label, also for screen readers
    tip : explanation of its effect
    low, high : the limits, both included
    log : whether the slider is logarithmic
    whole : whether only integers are accepted
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
        scale = LogScale(low, high, whole=whole, digits=SLID_DIGITS, stops=LOG_STOPS)
        self.slider = ScaleSlider(scale if log else LinearScale(round(low), round(high)), name, tip)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        title = label(name, "dim")
        title.setToolTip(tip)
        self.setLayout(column([row([title, None, self.field]), self.slider], spacing=GRID // 2))
        self.field.entered.connect(self._on_typed)
        self.slider.moved.connect(self._on_slid)
        self.value = math.nan  # until a number is shown

    def show_value(self, value: float) -> None:
        """Show a number; text that is being typed is kept if it has the same value."""
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
