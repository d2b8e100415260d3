"""Writes files atomically: under a temporary name first, then renamed."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from guitrainer import startup
from guitrainer.errors import OutputError, PlaceError, is_misplaced
from guitrainer.files.names import shortened

Chunk = bytes | bytearray | memoryview

_TEMPORARY_SUFFIX = ".tmp"
# Without O_BINARY, Windows would turn every newline in a picture into two bytes. O_EXCL: an
# existing file, such as a link put there by someone else, is not written to.
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
# Temporary files that are currently being written.
_unfinished: set[Path] = set()


def _remove_unfinished() -> None:
    for temporary in list(_unfinished):
        with contextlib.suppress(OSError):
            temporary.unlink()


startup.last_words.append(_remove_unfinished)


def write_atomically(path: Path, *chunks: Chunk) -> None:
    """Replace the content of the file `path` by `chunks`, or leave it untouched.

    After a crash or a power failure the file has either its old or its new content.

    Raises
    ------
    OutputError
        If anything fails (disk full, folder gone, no permission); the temporary file is removed. If
        another location would help, it is a PlaceError.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}{_TEMPORARY_SUFFIX}")
    with writing(path):
        try:
            # Left by a killed process with the same process number.
            temporary.unlink(missing_ok=True)
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
    """Create the folder `path` with its parents, unless it exists.

    Raises
    ------
    OutputError
        If it cannot be created, or a file is in the way.
    """
    with writing(path):
        path.mkdir(parents=True, exist_ok=True)


def remove_temporaries(folder: Path) -> None:
    """Remove half-written files of killed processes; the caller holds the lock of `folder`."""
    for temporary in folder.glob(f".*{_TEMPORARY_SUFFIX}"):
        with contextlib.suppress(OSError):
            temporary.unlink()


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn every OS error inside the block into a one-line error that names `path`."""
    try:
        yield
    except OSError as error:
        kind = PlaceError if is_misplaced(error) else OutputError
        reason = error.strerror or error
        raise kind(f"{shortened(path)}: cannot be written: {reason}") from error
    except ValueError as error:  # a null byte, or a character that no name can contain
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
    # A write may be partial; the rest is written again.
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _flush_folder(folder: Path) -> None:
    # Without this, a power failure may undo the rename. Windows has no such call for folders.
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
