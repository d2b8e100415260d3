"""One process per run folder."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from guitrainer.errors import OutputError, RunLockedError
from guitrainer.files.opening import check_own, kind_of
from guitrainer.runs.files import writing

LOCK_NAME = ".lock"


def is_locked(folder: Path) -> bool:
    """Whether somebody writes into the run in `folder` just now."""
    if kind_of(folder / LOCK_NAME, links=False) != "file":
        return False
    try:
        with locked(folder):
            return False
    except RunLockedError:
        return True
    except OutputError:  # nobody can write there
        return False


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of `folder`, which exists; the system releases it if the process is killed.

    Raises
    ------
    RunLockedError
        If another process, or another run in this one, holds it.
    OutputError
        If the lock file cannot be created, or something else lies in its place.
    """
    # A generator may be closed by another thread than the one that started it.
    lock = FileLock(folder / LOCK_NAME, timeout=0, thread_local=False)
    with writing(folder / LOCK_NAME):
        check_own(folder / LOCK_NAME)
        try:
            lock.acquire()
        except Timeout:  # an OSError too, hence caught in here
            raise RunLockedError(
                f"{folder}: another process is writing into this run folder"
            ) from None
    try:
        yield
    finally:
        lock.release()
