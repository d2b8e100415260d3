"""What nobody foresaw: one line on the terminal, the traceback in a log."""

from pathlib import Path

from guitrainer.cli.terminal import complain
from guitrainer.crash_log import one_line, traceback_of, write_crash_log


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
    where = write_crash_log(error, folder)
    line = f"unexpected error {one_line(error)}"
    if where is None:
        complain(f"{line}; no log could be written, it was: {traceback_of(error)}")
    else:
        complain(f"{line}, details in {where}")
    return 1
