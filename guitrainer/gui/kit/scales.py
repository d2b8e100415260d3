"""Scales of sliders: what a position means; and sliders on them."""

import math
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QSignalBlocker, Signal

from guitrainer.gui.kit.calm import CalmSlider

STOPS = 240  # positions of a slider
PAGES = 12  # that a slider goes through from end to end


class Scale(Protocol):
    """What the positions of a slider stand for: 0 to `stops`."""

    @property
    def stops(self) -> int:
        """The last position."""

    def value(self, stop: int) -> float:
        """What a position stands for."""

    def stop(self, value: float) -> int:
        """The position nearest to a value; an end where it lies beyond."""


@dataclass(frozen=True)
class LinearScale:
    """From `low` to `high` in steps of 1."""

    low: int
    high: int

    @property
    def stops(self) -> int:
        """The last position."""
        return self.high - self.low

    def value(self, stop: int) -> float:
        """What position `stop` stands for.

        >>> LinearScale(1, 50).value(9)
        10
        """
        return self.low + stop

    def stop(self, value: float) -> int:
        """The position nearest to `value`."""
        return min(max(round(value) - self.low, 0), self.stops)


@dataclass(frozen=True)
class LogScale:
    """From `low` to `high` in equal ratios.

    Attributes
    ----------
    zero : whether the first position is 0 instead of `low`
    complement : whether 1 − value is what is divided evenly: from 1 − high to 1 − low
    whole : whether only whole numbers are meant
    digits : that count of a value
    """

    low: float
    high: float
    zero: bool = False
    complement: bool = False
    whole: bool = False
    digits: int = 2
    stops: int = STOPS

    def value(self, stop: int) -> float:
        """What position `stop` stands for.

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
        """The position nearest to `value`; an end where it lies beyond.

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
        """Go where `value` is; stay where it is what the position stands for."""
        if value != self.scale.value(self.value()):
            with QSignalBlocker(self):
                self.setValue(self.scale.stop(value))
