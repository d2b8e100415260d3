"""Fans as sums of products, such as in/groups · taps: computed, and with the numbers filled in."""

import math
from dataclasses import dataclass

from guitrainer.nn.initializers.wiring import LayerWiring


@dataclass(frozen=True)
class Expression:
    """A sum of products of symbols.

    Parameters
    ----------
    terms : the factors of each product
    """

    terms: tuple[tuple[str, ...], ...]

    def value(self, wiring: LayerWiring) -> int:
        """Compute the sum for a layer."""
        return sum(math.prod(self._factors(term, wiring)) for term in self.terms)

    def numbers(self, wiring: LayerWiring) -> str:
        """Write the sum with numbers instead of symbols, every side of a window by itself."""
        products = (" · ".join(map(str, self._factors(term, wiring))) for term in self.terms)
        return " + ".join(products)

    def replaced(self, symbol: str, other: "Expression") -> "Expression":
        """Replace a symbol that is a whole term."""
        terms = (other.terms if term == (symbol,) else (term,) for term in self.terms)
        return Expression(tuple(term for some in terms for term in some))

    def _factors(self, term: tuple[str, ...], wiring: LayerWiring) -> tuple[int, ...]:
        return tuple(number for symbol in term for number in wiring.factors(symbol))

    def __str__(self) -> str:
        """Return the sum in symbols."""
        return " + ".join(" · ".join(term) for term in self.terms)


def parsed(text: str) -> Expression:
    """Read an expression, as in "in · taps + out".

    >>> parsed("in · taps + out").numbers(LayerWiring("convolution", 3, 8, (5, 5)))
    '3 · 5 · 5 + 8'
    """
    terms = (term.split("·") for term in text.split("+"))
    return Expression(tuple(tuple(symbol.strip() for symbol in term) for term in terms))
