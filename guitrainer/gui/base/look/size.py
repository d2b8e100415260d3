"""Sizes of type, and of whatever has type in it, scaled in one place.

Lengths are written as they are at 100 %, and go through `px` where they are used. What is already
on the screen keeps its size.
"""

from collections.abc import Iterator
from contextlib import contextmanager

USUAL = 100  # percent
# Type sizes in points: 11, 12.5 and 14 pixels at 96 dots per inch.
SMALL, NORMAL, LARGE = 8.25, 9.4, 10.5

_percent = USUAL


def choose_text_size(percent: int) -> None:
    """Make `percent` the text size of what is made from now on."""
    global _percent
    _percent = percent


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
