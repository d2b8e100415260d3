"""Scales of sliders: what a position means."""

import math
from dataclasses import dataclass

STOPS = 240  # positions of a slider


@dataclass(frozen=True)
class LogScale:
    """From `low` to `high` in equal ratios.

    Attributes
    ----------
    zero : whether the first position is 0 instead of `low`
    complement : whether 1 − value is what is divided evenly: from 1 − high to 1 − low
    """

    low: float
    high: float
    zero: bool = False
    complement: bool = False

    def value(self, stop: int) -> float:
        """What position `stop` stands for, to two digits.

        >>> LogScale(0.001, 1).value(0), LogScale(0.001, 1).value(STOPS)
        (0.001, 1.0)
        """
        if self.zero and stop == 0:
            return 0.0
        share = (STOPS - stop if self.complement else stop) / STOPS
        value = float(f"{self.low * (self.high / self.low) ** share:.2g}")
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
        return round(STOPS * (1 - share if self.complement else share))
