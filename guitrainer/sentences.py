"""Sentences with figures in them, said alike by the terminal and, translated, by the window."""

import re
from collections.abc import Callable
from dataclasses import dataclass

PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True)
class Sentence:
    """A text with %1, %2 … where its values go.

    >>> str(Sentence("%2 of %1 is dead.", ("relu1", "50 %")))
    '50 % of relu1 is dead.'
    """

    text: str
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        """In English."""
        return self.said(lambda text: text)

    def said(self, translate: Callable[[str], str]) -> str:
        """In another language: the text is translated, the values are put in."""
        return PLACE.sub(lambda found: self.values[int(found[1]) - 1], translate(self.text))
