"""Text sizes, and lengths that scale with them, in one place.

Lengths are given for 100% and converted by `px` where they are used. Widgets that already exist
keep their size.
"""

from collections.abc import Iterator
from contextlib import contextmanager

USUAL = 100  # percent
# Text sizes in points: 11, 12.5 and 14 pixels at 96 dots per inch.
SMALL, NORMAL, LARGE = 8.25, 9.4, 10.5

_percent = USUAL


def choose_text_size(percent: int) -> None:
    """Set the text size of widgets created from now on."""
    global _percent
    _percent = percent


def factor() -> float:
    """Return the text size relative to the usual one."""
    return _percent / USUAL


def px(length: float) -> int:
    """Scale a length of `length` pixels at the usual text size to the current one.

    >>> px(18)
    18
    """
    return round(length * factor())


def points(size: float) -> float:
    """Return a text size, such as SMALL, in points."""
    return size * factor()


@contextmanager
def usual_text_size() -> Iterator[None]:
    """Use the usual text size inside the block, for example for a picture to be saved."""
    before = _percent
    choose_text_size(USUAL)
    try:
        yield
    finally:
        choose_text_size(before)
