"""Text sizes, and lengths that scale with them, in one place.

Lengths are given for 100% and converted by `px` where they are used. Widgets that already exist
keep their size.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QFont, QFontMetrics

from guitrainer.gui.base.settings import TEXT_SIZES, USUAL_SIZE

# Text sizes in points: 11, 12.5 and 14 pixels at 96 dots per inch.
SMALL, NORMAL, LARGE = 8.25, 9.4, 10.5

_percent = USUAL_SIZE


def text_size() -> int:
    """Return the current text size, in percent."""
    return _percent


def choose_text_size(percent: int) -> None:
    """Set the text size of widgets created from now on."""
    global _percent
    _percent = percent


def stepped(percent: int, by: int) -> int:
    """Return the text size that is `by` steps larger, or smaller if `by` is negative.

    >>> stepped(100, 1), stepped(100, -1), stepped(200, 1), stepped(80, -3)
    (110, 90, 200, 80)
    """
    place = TEXT_SIZES.index(percent) + by
    return TEXT_SIZES[min(max(place, 0), len(TEXT_SIZES) - 1)]


def factor() -> float:
    """Return the text size relative to the usual one."""
    return _percent / USUAL_SIZE


def px(length: float) -> int:
    """Scale a length of `length` pixels at the usual text size to the current one.

    >>> px(18)
    18
    """
    return round(length * factor())


def points(size: float) -> float:
    """Return a text size, such as SMALL, in points."""
    return size * factor()


def normal_width(text: str) -> int:
    """Return the width of an ordinary text; a widget may still have the previous text size."""
    return QFontMetrics(_font(NORMAL)).horizontalAdvance(text)


def small_font() -> QFont:
    """Return the font of small texts, such as captions and ticks."""
    return _font(SMALL)


def _font(size: float) -> QFont:
    font = QFont()
    font.setPointSizeF(points(size))
    return font


@contextmanager
def usual_text_size() -> Iterator[None]:
    """Use the usual text size inside the block, for example for a picture to be saved."""
    before = _percent
    choose_text_size(USUAL_SIZE)
    try:
        yield
    finally:
        choose_text_size(before)
