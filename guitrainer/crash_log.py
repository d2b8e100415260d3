"""What nobody foresaw, written down: where logs go, for the terminal and the window."""

import os
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from guitrainer.clock import stamp
from guitrainer.plain_text import printable

LONGEST = 200  # characters of an error's own words in one line


def write_crash_log(error: BaseException, folder: Path | None = None) -> Path | None:
    """Write the traceback of `error` into a file of its own.

    Parameters
    ----------
    error
        As caught.
    folder
        Where the file should lie, such as the run's; where that cannot be, or is None, it goes
        to the first of `log_places`.

    Returns
    -------
    Path or None
        The file; None where nothing could be written.
    """
    name = f"crash-{stamp('%Y%m%d-%H%M%S')}-{os.getpid()}.log"
    places = log_places() if folder is None else (folder, *log_places())
    for place in places:
        try:
            place.mkdir(parents=True, exist_ok=True)
            path = place / name
            text = printable(traceback_of(error)).encode("utf-8", errors="backslashreplace")
            # "x": what lies there already, such as a link, is not written into.
            with path.open("xb") as file:
                file.write(text)
        except OSError:
            continue
        return path
    return None


def log_places() -> Iterator[Path]:
    """Folders for logs, the best first; they may have to be made."""
    own = Path(platformdirs.user_log_dir("guitrainer", appauthor=False))
    if own.is_absolute():  # "~/…" remains where a user has no home at all
        yield own
    yield Path(tempfile.gettempdir()) / f"guitrainer-{os.getuid() if os.name == 'posix' else ''}"


def traceback_of(error: BaseException) -> str:
    """How it came to `error`, as Python prints it."""
    return "".join(traceback.format_exception(error))


def words_of(error: BaseException) -> str:
    """What `error` says of itself, even where that fails too."""
    try:
        return str(error)
    except Exception:
        return "(it cannot be put into words)"


def one_line(error: BaseException) -> str:
    r"""Kind and words of `error` in one line that is not too long.

    >>> one_line(ValueError("two\nlines")), one_line(KeyError())
    ('ValueError: two lines', 'KeyError')
    """
    text = " ".join(words_of(error).split())
    name = type(error).__name__
    return f"{name}: {text[:LONGEST]}" if text else name
