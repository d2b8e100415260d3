"""Unexpected errors: one line on the terminal, the traceback in a log."""

from pathlib import Path

from guitrainer.cli.terminal import complain
from guitrainer.crash_log import one_line, traceback_of, write_crash_log
from guitrainer.errors import InputError, is_misplaced
from guitrainer.files.names import shortened


def report_crash(error: Exception, folder: Path | None = None) -> int:
    """Report an unexpected error.

    Parameters
    ----------
    error
        The error, as caught.
    folder
        Folder of the run in which it happened, if any; the log goes there.

    Returns
    -------
    int
        The exit code: 2 if the system refused a path, otherwise 1.
    """
    if isinstance(error, OSError) and is_misplaced(error):
        # A given path cannot be used, and no other code has reported it.
        named = "" if error.filename is None else f"{shortened(error.filename)}: "
        complain(f"error: {named}{error.strerror}")
        return InputError.exit_code
    where = write_crash_log(error, folder)
    line = f"unexpected error {one_line(error)}"
    if where is None:
        complain(f"{line}; no log could be written: {traceback_of(error)}")
    else:
        complain(f"{line}, details in {where}")
    return 1
