"""Opens files that someone else may have made.

Only regular files are opened: a pipe or a device could block the program or never end. Their size
is known before anything is read. Inside the folder of a run no link is followed, so that a folder
from an untrusted source cannot refer to other files.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, Literal, cast

from guitrainer.errors import InputError
from guitrainer.files.messages import UNREADABLE
from guitrainer.files.names import shortened
from guitrainer.sentences import filled

Kind = Literal["file", "folder", "other"]

# Windows lacks the first three, and without the last would turn newlines into two bytes.
_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_AS_IT_IS = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISLNK, "a link"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
# A name that is too long belongs to no file.
_NOTHING_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
BLOCK_BYTES = 512
MIB = 2**20
ALWAYS_UNPACKED = 64 * MIB
"""Anything that unpacks to less is always accepted."""
LARGEST_EXPANSION = 200
"""Real data unpacks to at most about 20 times its packed size; deflate allows 1032 times."""
UNSETTLED_NS = 50_000_000
"""Age, in nanoseconds, below which a file may change once more without a difference of its times,
because file systems keep them in steps of some milliseconds."""


def open_regular(
    path: Path, error: type[InputError] = InputError, *, most: int | None = None, links: bool = True
) -> BufferedReader:
    """Open a regular file for reading.

    Parameters
    ----------
    path
        Path of the file.
    error
        Class of the error to raise.
    most
        Largest accepted size in bytes; None for no limit.
    links
        Whether to follow links; inside the folder of a run they are refused.

    Raises
    ------
    InputError
        As `error`, if the file cannot be opened, is not a regular file, or is larger than `most`.
    """
    with _looking(path, error):
        status = path.stat() if links else path.lstat()
        check_regular(path, status.st_mode, error)
        flags = os.O_RDONLY | _NO_WAITING | _AS_IT_IS | (0 if links else _NO_LINKS)
        file = os.fdopen(os.open(path, flags), "rb")
    try:
        status = os.fstat(file.fileno())  # of the file that was actually opened
        check_regular(path, status.st_mode, error)
        if most is not None and status.st_size > most:
            raise error(f"{shortened(path)}: larger than {most // 1024} KiB, the most accepted")
    except BaseException:
        file.close()
        raise
    return file


def read_regular(
    path: Path, error: type[InputError] = InputError, *, most: int, links: bool = True
) -> bytes:
    """Read the content of a regular file; otherwise like `open_regular`."""
    with open_regular(path, error, most=most, links=links) as file, reading(path, error):
        return file.read(min(most, os.fstat(file.fileno()).st_size))


def open_own(path: Path, mode: Literal["append", "continue", "update", "new"]) -> BinaryIO:
    """Open a file inside the folder of a run for writing; no link is followed.

    "append", "continue" and "update" (reading and writing) keep the content of the file, "new"
    empties it; "append" and "new" create it if it is missing, while "continue", which otherwise is
    like "append", and "update" do not.

    Raises
    ------
    OSError
        If it cannot be opened, or is not a regular file.
    """
    flags = {
        "append": os.O_WRONLY | os.O_APPEND | os.O_CREAT,
        "continue": os.O_WRONLY | os.O_APPEND,
        "update": os.O_RDWR,
        "new": os.O_WRONLY | os.O_CREAT | os.O_TRUNC,
    }
    check_own(path)
    descriptor = os.open(path, flags[mode] | _NO_LINKS | _NO_WAITING | _AS_IT_IS, 0o666)
    kinds = {"append": "ab", "continue": "ab", "update": "r+b", "new": "wb"}
    file = cast(BinaryIO, os.fdopen(descriptor, kinds[mode]))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        file.close()
        raise OSError("not a regular file")
    return file


def check_own(path: Path) -> None:
    """Refuse anything that is in the way of a file inside the folder of a run.

    Raises
    ------
    OSError
        If `path` exists and is not a regular file.
    """
    with contextlib.suppress(FileNotFoundError):
        mode = path.lstat().st_mode
        if not stat.S_ISREG(mode):
            raise OSError(f"{_what(mode)} is in the way of a regular file")


def check_place(path: Path, error: type[InputError] = InputError, *, folder: bool = False) -> None:
    """Refuse anything other than a regular file (or a `folder`) at `path`, including a link.

    Raises
    ------
    InputError
        As `error`; the message says what was found.
    """
    with _looking(path, error):
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            return
    if not folder:
        check_regular(path, mode, error)
    elif not stat.S_ISDIR(mode):
        raise error(f"{shortened(path)}: {_what(mode)}, accepted: a folder")


def kind_of(path: Path, error: type[InputError] = InputError, *, links: bool = True) -> Kind | None:
    """Return what `path` is: a regular file, a folder, something else, or None if there is nothing.

    Raises
    ------
    InputError
        As `error`, if that cannot be determined, for example without permission for a parent
        folder.
    """
    try:
        with _looking(path, error):
            try:
                mode = (path.stat() if links else path.lstat()).st_mode
            except OSError as failure:
                if failure.errno in _NOTHING_THERE:
                    return None
                if failure.errno == errno.ELOOP:  # links that form a circle
                    return "other"
                raise
    except RuntimeError:  # the same, in some versions of Python
        return "other"
    if stat.S_ISREG(mode):
        return "file"
    return "folder" if stat.S_ISDIR(mode) else "other"


def check_regular(path: Path, mode: int, error: type[InputError] = InputError) -> None:
    """Refuse anything other than a regular file.

    Raises
    ------
    InputError
        As `error`; the message says what it is instead.
    """
    if not stat.S_ISREG(mode):
        raise error(f"{shortened(path)}: {_what(mode)}, accepted: a regular file")


@contextlib.contextmanager
def reading(path: Path | str, error: type[InputError] = InputError) -> Iterator[None]:
    """Turn every OS error inside the block into a one-line error that names `path`.

    Raises
    ------
    InputError
        As `error`.
    """
    try:
        yield
    except OSError as failure:
        reason = failure.strerror or failure
        raise error(filled(UNREADABLE, shortened(path), reason)) from failure


@contextlib.contextmanager
def _looking(path: Path, error: type[InputError]) -> Iterator[None]:
    """Like `reading`, for paths that may be invalid themselves."""
    with reading(path, error):
        try:
            yield
        except ValueError as failure:  # a null byte, or a character that no name can contain
            raise error(f"{shortened(ascii(str(path)))}: {failure}") from failure


def _what(mode: int) -> str:
    return next((what for is_kind, what in _KINDS if is_kind(mode)), "not a file")


def refuse_holes(path: Path, file: BinaryIO, error: type[InputError] = InputError) -> None:
    """Refuse a large file of which hardly anything is stored, so that the rest are zeros.

    Raises
    ------
    InputError
        As `error`.
    """
    status = os.fstat(file.fileno())
    # Windows and some file systems do not report the number of blocks.
    stored = getattr(status, "st_blocks", 0) * BLOCK_BYTES
    if stored and expands_too_much(stored, status.st_size):
        raise error(
            f"{shortened(path)}: {status.st_size:,} bytes, of which only {stored:,} are stored: "
            "the rest is empty"
        )


def expands_too_much(packed: int, unpacked: int) -> bool:
    """Return whether data unpacks to a size that is probably malicious.

    >>> expands_too_much(1000, 64 * MIB), expands_too_much(1000, 64 * MIB + 1)
    (False, True)
    """
    return unpacked > max(ALWAYS_UNPACKED, LARGEST_EXPANSION * packed)
