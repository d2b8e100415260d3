"""Files that are either whole or not there: written beside their place, then moved into it."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from guitrainer.errors import OutputError

Chunk = bytes | bytearray | memoryview

_TEMPORARY_SUFFIX = ".tmp"
# Windows would otherwise turn every newline in a picture into two bytes.
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def write_atomically(path: Path, *chunks: Chunk) -> None:
    """Replace the file `path` by `chunks`, one after the other, or leave it untouched.

    After a crash or a power cut the file holds either its old or its new content.

    Raises
    ------
    OutputError
        If anything fails (disk full, folder gone, no permission); the temporary file is removed.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}{_TEMPORARY_SUFFIX}")
    with writing(path):
        try:
            _write_through(temporary, chunks)
            temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
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
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error


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
