"""A quantity in symbols, with numbers filled in, and its value."""

from typing import NamedTuple


class Formula(NamedTuple):
    """A quantity in symbols, with numbers filled in, and its value."""

    symbols: str
    numbers: str
    value: float

    def times(self, symbol: str, factor: float) -> "Formula":
        """Multiply by `factor`, written as `symbol`."""
        return Formula(
            f"{symbol} · {self.symbols}", f"{factor:.5g} · {self.numbers}", factor * self.value
        )

    def __str__(self) -> str:
        """Return the whole equation, as in σ² = 2 / fan_in = 2 / 75 = 0.026667."""
        return " = ".join(dict.fromkeys(("σ²", self.symbols, self.numbers, f"{self.value:.5g}")))
