"""Text on the terminal: standard streams, which may be closed or full, tables, and JSON."""

import contextlib
import json
import math
import os
import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import Any, TextIO

from guitrainer import figures
from guitrainer.errors import OutputError, ReaderGoneError
from guitrainer.files.names import shortened
from guitrainer.plain_text import printable

LONGEST_COMPLAINT = 2000  # characters; enough for a path and a message
NARROWEST, WIDEST = 60, 120  # comfortable width of text, in columns
GAP = "  "

figure = figures.plain_figure  # every terminal can display it


def prepare_streams() -> None:
    """Make sure that standard streams exist and accept every character.

    Otherwise the next file to be opened would get the number of a closed stream, and its text.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with contextlib.suppress(OSError):
                os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def write(text: str) -> None:
    """Write lines to standard output at once, with control characters escaped.

    Raises
    ------
    OutputError
        If standard output is closed or full; a `ReaderGoneError` if its reader has ended.
    """
    if sys.stdout is None:
        raise OutputError("standard output: closed")
    try:
        sys.stdout.write(printable(text) + "\n")
        sys.stdout.flush()
    except (OSError, ValueError) as error:
        _silence(sys.stdout)
        reason = getattr(error, "strerror", None) or error
        kind = ReaderGoneError if isinstance(error, BrokenPipeError) else OutputError
        raise kind(f"standard output: {reason}") from None


def complain(text: str) -> None:
    """Write one line to standard error; failures are ignored."""
    stream = sys.stderr
    if stream is None:
        return
    try:
        line = shortened(" ".join(text.split()), LONGEST_COMPLAINT)
        stream.write(printable(line) + "\n")
        stream.flush()
    except (OSError, ValueError):
        _silence(stream)


def _silence(stream: TextIO) -> None:
    # Buffered text would fail again, with a traceback, when Python exits.
    with contextlib.suppress(OSError, ValueError), open(os.devnull, "wb") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), stream.fileno())


class Errors:
    """Standard error for progress; write errors are ignored, so that training continues."""

    def __init__(self) -> None:
        self._stream = sys.stderr

    def write(self, text: str) -> int:
        """Write `text` if possible."""
        if self._stream is not None:
            try:
                self._stream.write(text)
            except (OSError, ValueError):
                self._mute()
        return len(text)

    def flush(self) -> None:
        """Flush the stream."""
        if self._stream is not None:
            try:
                self._stream.flush()
            except (OSError, ValueError):
                self._mute()

    def isatty(self) -> bool:
        """Return whether the stream is a terminal."""
        return self._stream is not None and not self._stream.closed and self._stream.isatty()

    @property
    def encoding(self) -> str:
        """Encoding of the stream."""
        return getattr(self._stream, "encoding", None) or "utf-8"

    def fileno(self) -> int:
        """Return the descriptor of the stream, from which its width in columns is read."""
        if self._stream is None:
            raise OSError("closed")
        return self._stream.fileno()

    def _mute(self) -> None:
        if self._stream is not None:
            _silence(self._stream)
            self._stream = None


def columns() -> int:
    """Return the width of the terminal, in columns."""
    return min(max(shutil.get_terminal_size((100, 24)).columns, NARROWEST), WIDEST)


def table(headers: Sequence[str], rows: Sequence[Sequence[str]], left: Sequence[int] = (0,)) -> str:
    """Format columns under headers; numbers are right-aligned, columns in `left` are text.

    If the last column is text, it is wrapped to the width of the terminal.
    """
    lines = [list(headers), *map(list, rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(headers))]
    last = len(headers) - 1
    start = sum(widths[:-1]) + len(GAP) * last
    room = max(columns() - start, 20)
    text = []
    for line in lines:
        cells = [
            cell.ljust(width) if index in left else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        wrapped = textwrap.wrap(line[last], room) if last in left else [cells[last]]
        text.append(GAP.join([*cells[:-1], *wrapped[:1]]).rstrip())
        text += [" " * start + more for more in wrapped[1:]]
    return "\n".join(text)


def definitions(pairs: Sequence[tuple[str, str]], wrapped: bool = True) -> str:
    """Format names and descriptions in two columns without headers.

    Parameters
    ----------
    wrapped : whether to wrap text that is wider than the terminal; False for paths, which users
        copy
    """
    width = max((len(name) for name, _ in pairs), default=0) + len(GAP)
    room = max(columns() - width, 20)
    lines = []
    for name, text in pairs:
        parts = textwrap.wrap(text, room, break_on_hyphens=False) if wrapped else [text]
        first, *more = parts or [""]
        lines += [f"{name:<{width}}{first}".rstrip(), *(" " * width + line for line in more)]
    return "\n".join(lines)


def percent(share: float | None, places: int = 0) -> str:
    """Format a share as "97.3 %", with a space that every terminal can display; – for None."""
    return figures.percent(share, places, " ")


def as_json(value: Any) -> str:
    """Write JSON that every reader accepts, with null for numbers that are not finite."""
    return json.dumps(_finite(value), indent=2, ensure_ascii=False, allow_nan=False)


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    if isinstance(value, float):  # including float64 of NumPy
        return float(value) if math.isfinite(value) else None
    return value
