"""Files that are either whole or not there: written beside their place, then moved into it."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from guitrainer import startup
from guitrainer.errors import OutputError, PlaceError, is_misplaced
from guitrainer.files.names import shortened

Chunk = bytes | bytearray | memoryview

_TEMPORARY_SUFFIX = ".tmp"
# Windows would otherwise turn every newline in a picture into two bytes. A file that is there
# already, such as a link that somebody has put there, is not written into.
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
# Temporary files that are being written just now.
_unfinished: set[Path] = set()


def _remove_unfinished() -> None:
    for temporary in list(_unfinished):
        with contextlib.suppress(OSError):
            temporary.unlink()


startup.last_words.append(_remove_unfinished)


def write_atomically(path: Path, *chunks: Chunk) -> None:
    """Replace the file `path` by `chunks`, one after the other, or leave it untouched.

    After a crash or a power cut the file holds either its old or its new content.

    Raises
    ------
    OutputError
        If anything fails (disk full, folder gone, no permission); the temporary file is removed.
        Where another place would help, it is a PlaceError.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}{_TEMPORARY_SUFFIX}")
    with writing(path):
        try:
            temporary.unlink(missing_ok=True)  # of a killed process that had the same number
            _unfinished.add(temporary)
            _write_through(temporary, chunks)
            temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        finally:
            _unfinished.discard(temporary)
        _flush_folder(path.parent)


def make_folder(path: Path) -> None:
    """Create the folder `path` with its parents, unless it is there.

    Raises
    ------
    OutputError
        If it cannot be created, or a file is in the way.
    """
    with writing(path):
        path.mkdir(parents=True, exist_ok=True)


def remove_temporaries(folder: Path) -> None:
    """Remove what killed processes left half-written; the caller holds the lock of `folder`."""
    for temporary in folder.glob(f".*{_TEMPORARY_SUFFIX}"):
        with contextlib.suppress(OSError):
            temporary.unlink()


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn every failure of the operating system inside into one line that names `path`."""
    try:
        yield
    except OSError as error:
        kind = PlaceError if is_misplaced(error) else OutputError
        reason = error.strerror or error
        raise kind(f"{shortened(path)}: cannot be written: {reason}") from error
    except ValueError as error:  # a null byte, or what no name can hold
        raise PlaceError(f"{shortened(ascii(str(path)))}: {error}") from error


def _write_through(path: Path, chunks: tuple[Chunk, ...]) -> None:
    descriptor = os.open(path, _FLAGS, 0o666)
    try:
        for chunk in chunks:
            _write_all(descriptor, memoryview(chunk).cast("B"))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, rest: memoryview) -> None:
    # A write may take less than it was given; what is left is offered again.
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _flush_folder(folder: Path) -> None:
    # Without this a power cut may forget the move. Windows has no such call for folders.
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
