"""Sentences with values in them, used by the terminal and, translated, by the window."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

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
    """A text with placeholders %1, %2 … for its values, after a place that is not translated.

    Values may be sentences, too, which are translated with it.

    >>> str(Sentence("%2 of %1 is dead.", ("relu1", "50%")))
    '50% of relu1 is dead.'
    >>> str(Sentence("got %1", ("0",)).at("steps").at("training"))
    'training: steps: got 0'
    """

    text: str
    values: "tuple[str | Sentence, ...]" = ()
    place: str = ""

    def at(self, place: str) -> "Sentence":
        """Return the sentence after one more place, such as the name of a field."""
        return replace(self, place=f"{place}: {self.place}")

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.said(lambda text: text)

    def said(self, translate: Callable[[str], str]) -> str:
        """Return the sentence in another language: translate the text, then fill in the values."""
        said = (one.said(translate) if isinstance(one, Sentence) else one for one in self.values)
        return self.place + fill(translate(self.text), *said)


def filled(text: str, *values: object) -> Sentence:
    """Return a text with its values.

    >>> str(filled("%1 of %2", 1, "two"))
    '1 of two'
    """
    return Sentence(text, tuple(one if isinstance(one, Sentence) else str(one) for one in values))


def fault(place: str, text: str, *values: object) -> Sentence:
    """Return what is wrong at a place, which may be empty.

    >>> str(fault("groups", "got %1", 4)), str(fault("", "got %1", 4))
    ('groups: got 4', 'got 4')
    """
    made = filled(text, *values)
    return made.at(place) if place else made


def inside(*places: str) -> str:
    """Return the place within others, of which some may be empty.

    >>> inside("conv1", "stride"), inside("", "stride")
    ('conv1: stride', 'stride')
    """
    return ": ".join(filter(None, places))


def message_of(error: BaseException) -> str | Sentence:
    """Return the message of an error: the sentence, if it is one."""
    message = error.args[0] if error.args else None
    return message if isinstance(message, Sentence) else str(error)
