"""Reads zip archives such as .npz files, with limits on all their sizes."""

import contextlib
import os
import struct
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO, ClassVar, NamedTuple, cast

from guitrainer.errors import InputError
from guitrainer.files.names import shortened
from guitrainer.files.opening import UNSETTLED_NS, open_regular

LARGEST_READ = 4 * 2**20  # bytes; the directory of 40,000 members needs less
MOST_MEMBERS = 4_096
# bzip2 and LZMA can turn a few bytes into gigabytes at once; NumPy uses neither.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    MemoryError,
    NotImplementedError,  # an encryption or version unknown to zipfile
    OSError,
    OverflowError,
    RuntimeError,  # an encrypted member
    ValueError,
)


class _Bounded:
    """A file that refuses to read more than LARGEST_READ bytes at once."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, count: int = -1) -> bytes:
        """Read the next `count` bytes."""
        if count > LARGEST_READ:
            raise zipfile.BadZipFile(f"{count:,} bytes would have to be read at once")
        content = self._file.read(count if count >= 0 else LARGEST_READ + 1)
        if len(content) > LARGEST_READ:
            raise zipfile.BadZipFile("its directory is too large")
        return content


class _Directory(NamedTuple):
    """The members of an archive, and the file they are in."""

    file: tuple[int, ...]
    members: list[zipfile.ZipInfo]
    start: int


class _Archive(zipfile.ZipFile):
    """A zip archive whose directory is kept for the next opening of the same file.

    A network of a thousand layers is a thousand members, each read when it is needed. Reading the
    directory each time would take most of the time. If a version of Python has no
    `_RealGetContents`, the directory is read each time.
    """

    _last: ClassVar[_Directory | None] = None

    def __init__(self, file: BinaryIO) -> None:
        status = os.fstat(file.fileno())
        times = status.st_size, status.st_mtime_ns, status.st_ctime_ns
        self._file = (status.st_dev, status.st_ino, *times)
        super().__init__(cast(IO[bytes], _Bounded(file)))

    def _RealGetContents(self) -> None:  # noqa: N802 - the name in zipfile
        last = _Archive._last
        if last is None or last.file != self._file:
            super()._RealGetContents()  # type: ignore[misc]
            if max(self._file[-2:]) < time.time_ns() - UNSETTLED_NS:
                _Archive._last = _Directory(self._file, list(self.filelist), self.start_dir)
            return
        self.filelist, self.start_dir = list(last.members), last.start
        self.NameToInfo = {member.filename: member for member in last.members}


@contextlib.contextmanager
def open_archive(
    path: Path,
    error: type[InputError],
    *,
    links: bool = True,
    what: str = "an .npz archive",
) -> Iterator[tuple[zipfile.ZipFile, BinaryIO]]:
    """Open a zip archive, together with the file it is in.

    Parameters
    ----------
    path, error, links
        See `opening.open_regular`.
    what
        What the archive should be, for messages.

    Raises
    ------
    InputError
        As `error`, if it cannot be opened or is damaged, including damage found inside the block.
    """
    with open_regular(path, error, links=links) as file:
        try:
            with _Archive(file) as archive:
                _check_members(archive)
                yield archive, file
        except _FAILURES as failure:
            reason = str(failure).splitlines()[0] if str(failure) else type(failure).__name__
            reason = shortened(reason, 200)  # zipfile repeats names, however long
            raise error(f"{shortened(path)}: not {what}, or damaged ({reason})") from failure


def _check_members(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise zipfile.BadZipFile(f"{len(members):,} members, accepted: up to {MOST_MEMBERS:,}")
    names = [member.filename for member in members]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise zipfile.BadZipFile(f"it contains two members named {shortened(twice, 60)}")
    for member in members:
        if member.compress_type not in METHODS:
            raise zipfile.BadZipFile(
                f"{shortened(member.filename, 60)} is compressed by method {member.compress_type}; "
                "accepted: stored or deflated, as NumPy writes it"
            )
