"""Grids of numbers as text: aligned, side by side, with arrows between them."""

import textwrap
from collections.abc import Sequence
from typing import Any

import numpy as np

from guitrainer.cli.terminal import figure

WIDTH = 80  # default width of a terminal, in columns
DIGITS = 4  # significant digits
ALMOST_ZERO = 1e-12  # rounding error of 0 among numbers of about 1


def number(value: float, digits: int = DIGITS) -> str:
    """Format a number as short as possible, with a real minus sign; rounding errors become 0.

    >>> number(0.1 + 0.2), number(-1.0), number(1e-17)
    ('0.3', '−1', '0')
    """
    if abs(value) < ALMOST_ZERO:
        return "0"
    return figure(float(value), digits).replace("-", "−")


def factor(value: float) -> str:
    """Format a number inside a product: in brackets if negative."""
    text = number(value)
    return f"({text})" if text.startswith("−") else text


def grid(values: Any) -> list[str]:
    """Format a matrix with aligned columns; several channels one below another."""
    array = np.asarray(values)
    if array.ndim > 2:
        parts = [grid(channel) for channel in array]
        lines = list(parts[0])
        for part in parts[1:]:
            lines += ["", *part]
        return lines
    rows = [[_cell(value) for value in row] for row in np.atleast_2d(array)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        " ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
    ]


def _cell(value: Any) -> str:
    return value if isinstance(value, str) else number(float(value))


def beside(*blocks: str | tuple[str, list[str]]) -> str:
    """Arrange titled blocks side by side; a plain string is a sign between two, centered."""
    height = max(len(block[1]) for block in blocks if isinstance(block, tuple))
    columns = []
    for block in blocks:
        if isinstance(block, str):
            lines = [""] * (height + 1)
            lines[1 + (height - 1) // 2] = block
        else:
            lines = [block[0], *block[1]]
            lines += [""] * (height + 1 - len(lines))
        width = max(map(len, lines))
        columns.append([line.ljust(width) for line in lines])
    return "\n".join("  ".join(parts).rstrip() for parts in zip(*columns, strict=True))


def equation(left: str, terms: Sequence[str], right: str) -> str:
    """Format a formula, `left` + terms = `right`, wrapped under its first term."""
    text = " + ".join(terms) + f" = {right}"
    lines = textwrap.wrap(text, WIDTH - len(left) - 2, break_long_words=False)
    gap = "\n" + " " * (len(left) + 2)
    return f"{left}  {gap.join(lines)}"


def prose(text: str) -> str:
    """Wrap sentences to the width of the page."""
    return textwrap.fill(text, WIDTH)


def section(title: str, *parts: str) -> str:
    """Format a title and its content."""
    return "\n\n".join([f"{title}\n{'─' * len(title)}", *parts])


def sources(lines: str) -> str:
    """Format the sources: one per line, with hanging indentation."""
    wrapped = (textwrap.fill(one, WIDTH, subsequent_indent="  ") for one in lines.splitlines())
    return section("Sources", "\n".join(wrapped))


def page(title: str, *sections: str) -> str:
    """Format the whole text of a topic."""
    return "\n\n".join([f"{title}\n{'═' * len(title)}", *sections])
