"""Logs of unexpected errors, for the terminal and the window, and where they go."""

import os
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from guitrainer.clock import stamp
from guitrainer.plain_text import printable

LONGEST = 200  # characters of an error's own message in one line


def write_crash_log(error: BaseException, folder: Path | None = None) -> Path | None:
    """Write the traceback of `error` to a file of its own.

    Parameters
    ----------
    error
        The error, as caught.
    folder
        Where to put the file, such as the folder of the run. If it is None or cannot be written,
        the file goes to the first folder of `log_places` that can.

    Returns
    -------
    Path or None
        The file; None if nothing could be written.
    """
    name = f"crash-{stamp('%Y%m%d-%H%M%S')}-{os.getpid()}.log"
    places = log_places() if folder is None else (folder, *log_places())
    for place in places:
        try:
            place.mkdir(parents=True, exist_ok=True)
            path = place / name
            text = printable(traceback_of(error)).encode("utf-8", errors="backslashreplace")
            # "x": an existing file, such as a link, is not written to.
            with path.open("xb") as file:
                file.write(text)
        except OSError:
            continue
        return path
    return None


def log_places() -> Iterator[Path]:
    """Yield the folders for logs, the best one first; they may have to be created."""
    own = Path(platformdirs.user_log_dir("guitrainer", appauthor=False))
    if own.is_absolute():  # "~/…" remains if the user has no home folder
        yield own
    yield Path(tempfile.gettempdir()) / f"guitrainer-{os.getuid() if os.name == 'posix' else ''}"


def traceback_of(error: BaseException) -> str:
    """Return the traceback of `error`, as Python prints it."""
    return "".join(traceback.format_exception(error))


def words_of(error: BaseException) -> str:
    """Return the message of `error`, even if asking for it fails too."""
    try:
        return str(error)
    except Exception:
        return "(no message available)"


def one_line(error: BaseException) -> str:
    r"""Kind and message of `error` in one line of limited length.

    >>> one_line(ValueError("two\nlines")), one_line(KeyError())
    ('ValueError: two lines', 'KeyError')
    """
    text = " ".join(words_of(error).split())
    name = type(error).__name__
    return f"{name}: {text[:LONGEST]}" if text else name
