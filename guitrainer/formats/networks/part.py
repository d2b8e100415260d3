"""A part of a file as a file of its own."""

import io
from typing import Any, BinaryIO


class FilePart(io.RawIOBase):
    """The bytes of a file from `start`, `size` of them, for reading only."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._start, self._size, self._place = file, start, size, 0

    def readable(self) -> bool:
        """Return True: it can be read."""
        return True

    def seekable(self) -> bool:
        """Return True: it has positions."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place: from the start (0), from here (1), or from the end (2)."""
        origin = {0: 0, 1: self._place, 2: self._size}[whence]
        self._place = max(0, origin + offset)
        return self._place

    def tell(self) -> int:
        """Return the current place."""
        return self._place

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer` as far as possible; return the number of bytes."""
        room = memoryview(buffer).cast("B")
        count = max(0, min(len(room), self._size - self._place))
        self._file.seek(self._start + self._place)
        content = self._file.read(count)
        room[: len(content)] = content
        self._place += len(content)
        return len(content)
