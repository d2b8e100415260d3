"""Moments as dates, where they are any: clocks and the times of files may be far off."""

import time
from datetime import datetime

# Seconds since 1970: before it a clock was never set; after 9999 Python has no date.
FIRST, LAST = 0.0, 253_402_214_400.0


def date_of(seconds: float) -> datetime | None:
    """The local date and time of a moment in seconds since 1970; None before 1970 or after 9999."""
    if not FIRST <= seconds < LAST:
        return None
    try:
        return datetime.fromtimestamp(seconds).astimezone()
    except (OSError, OverflowError, ValueError):  # as the system's own calendar ends
        return None


def now() -> datetime | None:
    """The local date and time; None where the clock is before 1970 or after 9999."""
    return date_of(time.time())


def stamp(pattern: str) -> str:
    """The time now, by a pattern of `strftime`; "undated" where the clock makes no sense."""
    date = now()
    return "undated" if date is None else date.strftime(pattern)
