"""Sizes at the text size that the user chose: of type, and of whatever has type in it.

Lengths are written down as they are at 100 %, and go through `px` where they are used. What is
already on the screen keeps its size: windows are made anew when another text size is chosen.
"""

from collections.abc import Iterator
from contextlib import contextmanager

USUAL = 100  # percent
STEPS = (80, 90, USUAL, 110, 125, 150, 175, 200)
# Type sizes in points: 11, 12.5 and 14 pixels at 96 dots per inch.
SMALL, NORMAL, LARGE = 8.25, 9.4, 10.5

_percent = USUAL


def text_size() -> int:
    """The text size in use, in percent."""
    return _percent


def choose_text_size(percent: int) -> None:
    """Make `percent` the text size of what is made from now on."""
    global _percent
    _percent = percent


def stepped(percent: int, by: int) -> int:
    """The text size so many steps larger, or smaller where `by` is negative.

    >>> stepped(100, 1), stepped(100, -1), stepped(200, 1), stepped(80, -3)
    (110, 90, 200, 80)
    """
    return STEPS[min(max(STEPS.index(percent) + by, 0), len(STEPS) - 1)]


def factor() -> float:
    """How many times as large as usual text is."""
    return _percent / USUAL


def px(length: float) -> int:
    """Pixels for a length that is `length` pixels at the usual text size.

    >>> px(18)
    18
    """
    return round(length * factor())


def points(size: float) -> float:
    """A type size, such as SMALL, in points."""
    return size * factor()


@contextmanager
def usual_text_size() -> Iterator[None]:
    """What is made meanwhile, such as a picture for a file, has the usual text size."""
    before = _percent
    choose_text_size(USUAL)
    try:
        yield
    finally:
        choose_text_size(before)
