"""What nobody foresaw: one line on the terminal, the traceback in a log."""

from pathlib import Path

from guitrainer.cli.terminal import complain
from guitrainer.crash_log import one_line, traceback_of, write_crash_log
from guitrainer.errors import InputError, is_misplaced
from guitrainer.files.names import shortened


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
        The exit code: 2 where the system refused a path, else 1.
    """
    if isinstance(error, OSError) and is_misplaced(error):
        # A path that was given cannot be used, and nobody nearer to it has said so.
        named = "" if error.filename is None else f"{shortened(error.filename)}: "
        complain(f"error: {named}{error.strerror}")
        return InputError.exit_code
    where = write_crash_log(error, folder)
    line = f"unexpected error {one_line(error)}"
    if where is None:
        complain(f"{line}; no log could be written, it was: {traceback_of(error)}")
    else:
        complain(f"{line}, details in {where}")
    return 1
