"""Sums of products, written out."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from guitrainer.figures import MINUS, figure

Numbers = NDArray[np.floating]
DOT = "·"
GAP = "\u00a0"  # a product is not broken


def signed(value: float, digits: int = 3) -> str:
    """A number as a factor: in brackets where it is negative.

    >>> signed(-0.5), signed(2.0)
    ('(−0.5)', '2')
    """
    text = figure(value, digits)
    return f"({text})" if text.startswith(MINUS) else text


def product_text(left: float, right: float) -> str:
    """Two factors.

    >>> product_text(0.2, -3.0)
    '0.2·(−3)'
    """
    return f"{signed(left)}{DOT}{signed(right)}"


def products_text(left: Numbers, right: Numbers) -> str:
    """The products of two arrays of one shape, as a sum, element by element.

    >>> products_text(np.array([1.0, 2.0]), np.array([0.3, -1.0])).replace(GAP, " ")
    '1·0.3 + 2·(−1)'
    """
    pairs = zip(left.reshape(-1), right.reshape(-1), strict=True)
    return added(product_text(float(a), float(b)) for a, b in pairs)


def sum_text(values: Iterable[float]) -> str:
    """Numbers as a sum.

    >>> sum_text([1.0, -2.0]).replace(GAP, " ")
    '1 + (−2)'
    """
    return added([signed(float(value)) for value in values])


def added(terms: Iterable[str]) -> str:
    """Terms with plus signs between them; a line may break before a plus sign."""
    return f" +{GAP}".join(terms)


def path_text(parts: Sequence[str]) -> str:
    """Where something is, from the whole to the part.

    >>> path_text(["conv1", "filter 3"])
    'conv1 › filter 3'
    """
    return " › ".join(parts)
