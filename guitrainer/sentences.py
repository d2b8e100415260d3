"""Sentences with values in them, used by the terminal and, translated, by the window."""

import re
from collections.abc import Callable
from dataclasses import dataclass

PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True)
class Sentence:
    """A text with placeholders %1, %2 … for its values.

    >>> str(Sentence("%2 of %1 is dead.", ("relu1", "50%")))
    '50% of relu1 is dead.'
    """

    text: str
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The sentence in English."""
        return self.said(lambda text: text)

    def said(self, translate: Callable[[str], str]) -> str:
        """The sentence in another language: translate the text, then fill in the values."""
        return PLACE.sub(lambda found: self.values[int(found[1]) - 1], translate(self.text))
