"""What nobody foresaw: one line on the terminal, the traceback in a log."""

import datetime
import os
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from guitrainer.cli.terminal import complain


def report_crash(error: Exception, folder: Path | None = None) -> int:
    """Tell of an unexpected error.

    Parameters
    ----------
    error
        As caught.
    folder
        Of the run it happened in, if there is one: the log goes there.

    Returns
    -------
    int
        The exit code, 1.
    """
    text = "".join(traceback.format_exception(error))
    where = _log(text, folder)
    if where is None:
        complain(f"unexpected error {_short(error)}; no log could be written, it was: {text}")
    else:
        complain(f"unexpected error {_short(error)}, details in {where}")
    return 1


def _log(text: str, folder: Path | None) -> Path | None:
    name = f"crash-{datetime.datetime.now():%Y%m%d-%H%M%S}-{os.getpid()}.log"
    for place in _places(folder):
        try:
            place.mkdir(parents=True, exist_ok=True)
            path = place / name
            path.write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return path
    return None


def _places(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        yield folder
    own = Path(platformdirs.user_log_dir("guitrainer", appauthor=False))
    if own.is_absolute():  # "~/…" remains where a user has no home at all
        yield own
    yield Path(tempfile.gettempdir()) / f"guitrainer-{os.getuid() if os.name == 'posix' else ''}"


def _short(error: Exception) -> str:
    text = " ".join(str(error).split())
    name = type(error).__name__
    return f"{name}: {text[:200]}" if text else name
