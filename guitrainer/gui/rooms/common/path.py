"""Signal and gradient through the layers, as data for a logarithmic plot."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guitrainer.training.preview import Preview


@dataclass(frozen=True)
class Stop:
    """Standard deviations behind one layer, measured and predicted; None if not known.

    The `name` of the input is empty.
    """

    name: str
    weighted: bool
    signal: float | None
    signal_theory: float | None
    gradient: float | None
    gradient_theory: float | None

    @property
    def numbers(self) -> tuple[float | None, ...]:
        """All four standard deviations."""
        return self.signal, self.signal_theory, self.gradient, self.gradient_theory


@dataclass(frozen=True)
class Decades:
    """A logarithmic scale from 10**low to 10**high."""

    low: int
    high: int

    @classmethod
    def over(cls, values: Iterable[float | None]) -> "Decades":
        """Return the scale that contains all positive finite values, of at least one decade."""
        logs = [math.log10(v) for v in values if v is not None and 0 < v < math.inf]
        if not logs:
            return cls(-1, 0)
        low, high = math.floor(min(logs)), math.ceil(max(logs))
        return cls(low, high if high > low else low + 1)

    def place(self, value: float) -> float:
        """Return the position of a value, from 0 at the bottom to 1; clipped to the scale."""
        if not 0 < value < math.inf:
            return 0.0 if value <= 0 else 1.0
        return min(max((math.log10(value) - self.low) / (self.high - self.low), 0.0), 1.0)


def stops_of(preview: "Preview") -> tuple[Stop, ...]:
    """Return the stops of a preview: the input, then every layer."""
    stops = [Stop("", False, preview.input_std, None, None, None)]
    for layer in preview.layers:
        report = layer.report
        stops.append(
            Stop(
                report.name,
                report.fan_in is not None,
                report.signal_std,
                layer.signal_std_predicted,
                layer.gradient_std,
                layer.gradient_std_predicted,
            )
        )
    return tuple(stops)
