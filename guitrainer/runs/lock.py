"""Locks that allow only one process to write to the folder of a run."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from guitrainer.errors import OutputError, RunLockedError
from guitrainer.files.opening import check_own, kind_of
from guitrainer.runs.files import writing

LOCK_NAME = ".lock"
# A window that looks whether a folder is locked holds the lock for a moment.
PATIENCE_S = 0.5


def is_locked(folder: Path) -> bool:
    """Return whether a process is writing to the run in `folder`."""
    if kind_of(folder / LOCK_NAME, links=False) != "file":
        return False
    try:
        with locked(folder, patience=0):
            return False
    except RunLockedError:
        return True
    except OutputError:  # no process can write there
        return False


@contextlib.contextmanager
def locked(folder: Path, patience: float = PATIENCE_S) -> Iterator[None]:
    """Hold the lock of an existing folder; the system releases it if the process is killed.

    Parameters
    ----------
    folder : the folder.
    patience : how many seconds to wait for another process to release it.

    Raises
    ------
    RunLockedError
        If another process, or another run in this one, holds it.
    OutputError
        If the lock file cannot be created, or something else is in its place.
    """
    # A generator may be closed by a thread other than the one that started it.
    lock = FileLock(folder / LOCK_NAME, timeout=patience, thread_local=False)
    with writing(folder / LOCK_NAME):
        check_own(folder / LOCK_NAME)
        try:
            lock.acquire()
        except Timeout:  # also an OSError, so it is caught inside
            raise RunLockedError(f"{folder}: another process is writing to this folder") from None
    try:
        yield
    finally:
        lock.release()
