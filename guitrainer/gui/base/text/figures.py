"""Numbers as the window writes them: as everything else does, see `guitrainer.figures`."""

from guitrainer.figures import (
    MINUS,
    NO_BREAK,
    SUPERSCRIPTS,
    THIN,
    count,
    duration,
    figure,
    fixed,
    percent,
)

__all__ = [
    "MINUS",
    "NO_BREAK",
    "SUPERSCRIPTS",
    "THIN",
    "count",
    "duration",
    "figure",
    "fixed",
    "percent",
]
