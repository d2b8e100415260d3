"""Converts times to dates; None if there is none, because clocks and file times may be far off."""

import time
from datetime import datetime

# Seconds since 1970. An earlier time means that the clock was never set; Python has no dates after
# 9999.
FIRST, LAST = 0.0, 253_402_214_400.0


def date_of(seconds: float) -> datetime | None:
    """Return the local time of a moment in seconds since 1970; None before 1970 or after 9999."""
    if not FIRST <= seconds < LAST:
        return None
    try:
        return datetime.fromtimestamp(seconds).astimezone()
    except (OSError, OverflowError, ValueError):  # the system's own calendar may end earlier
        return None


def now() -> datetime | None:
    """Return the current local date and time; None if the clock is before 1970 or after 9999."""
    return date_of(time.time())


def stamp(pattern: str) -> str:
    """Return the current time in a format of `strftime`; "undated" if the clock makes no sense."""
    date = now()
    return "undated" if date is None else date.strftime(pattern)
