"""Formats the numbers of a grid, all with as many digits as there is room for."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guitrainer.figures import MINUS, read_figure

Numbers = NDArray[np.floating]

# Significant digits of the largest number, in order of preference; the last two have no decimals.
PLAIN_DIGITS, SCALED_DIGITS = (3, 2), 2
# Beyond these limits, numbers are written in units of a power of ten.
SMALLEST_EXPONENT, LARGEST_EXPONENT = -3, 5
LARGEST = 1e9  # largest number that may be typed into a cell


@dataclass(frozen=True)
class CellTexts:
    """Texts of all cells, row by row, in units of 10 to the power `exponent`."""

    texts: tuple[tuple[str, ...], ...]
    exponent: int = 0


def cell_texts(values: Numbers, fits: Callable[[str], bool]) -> CellTexts | None:
    """Format `values` (height, width) so that every text `fits`; None if that is impossible.

    All texts have the same number of decimals.

    >>> cell_texts(np.array([[0.3, -0.05]]), lambda text: True)
    CellTexts(texts=(('0.30', '−0.05'),), exponent=0)
    >>> cell_texts(np.array([[0.03, -0.052]]), lambda text: len(text) < 5)
    CellTexts(texts=(('3.0', '−5.2'),), exponent=-2)
    """
    finite = values[np.isfinite(values)]
    largest = float(np.abs(finite).max(initial=0))
    exponent = math.floor(math.log10(largest)) if largest else 0
    plain = SMALLEST_EXPONENT <= exponent <= LARGEST_EXPONENT
    ways = [(0, digits) for digits in PLAIN_DIGITS] if plain else []
    if exponent or not plain:
        ways += [(exponent, SCALED_DIGITS), (exponent - 1, SCALED_DIGITS)]
    for unit, digits in ways:
        places = places_of(values / 10.0**unit, digits)
        texts = tuple(tuple(cell_text(v / 10.0**unit, places) for v in line) for line in values)
        if all(fits(text) for line in texts for text in line):
            return CellTexts(texts, unit)
    return None


def places_of(values: Numbers, digits: int) -> int:
    """Return the decimals that give the largest number up to `digits` significant digits.

    >>> places_of(np.array([1.0, 2.0]), 3), places_of(np.array([0.25, 0.5]), 3)
    (0, 2)
    """
    finite = values[np.isfinite(values)]
    largest = float(np.abs(finite).max(initial=0))
    most = max(digits - 1 - (math.floor(math.log10(largest)) if largest else 0), 0)
    rounded = np.round(finite, most)
    return next(p for p in range(most + 1) if np.allclose(np.round(finite, p), rounded, atol=1e-12))


def cell_text(value: float, places: int) -> str:
    """Format a number with a fixed number of decimals.

    >>> cell_text(-0.5, 2), cell_text(-0.001, 1), cell_text(float("nan"), 1)
    ('−0.50', '0.0', '–')
    """
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    text = f"{value:.{places}f}"
    if text.startswith("-") and not any(digit in text for digit in "123456789"):
        text = text[1:]
    return text.replace("-", MINUS)


def read_cell(text: str) -> float | None:
    """Parse a number that was typed; None if it is not a number, or too large.

    >>> read_cell("−0,5"), read_cell("1e3"), read_cell("nan"), read_cell("two")
    (-0.5, 1000.0, None, None)
    """
    try:
        value = read_figure(text)
    except ValueError:
        return None
    return value if abs(value) <= LARGEST else None
