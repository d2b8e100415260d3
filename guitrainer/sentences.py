"""Sentences with values in them, used by the terminal and, translated, by the window."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_PLACE = re.compile("%([1-9])")


def fill(text: str, *values: str | int) -> str:
    """Replace the placeholders %1, %2 … in a text by `values`.

    This is done in one pass, so a value may contain text that looks like a placeholder. A
    placeholder without a value is not changed.

    >>> fill("%2 of %1", "%2", 3)
    '3 of %2'
    """

    def value(place: re.Match[str]) -> str:
        number = int(place[1])
        return str(values[number - 1]) if number <= len(values) else place[0]

    return _PLACE.sub(value, text)


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
        return fill(translate(self.text), *self.values)
