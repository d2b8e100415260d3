"""Unpacks a gzip stream of one member in pieces."""

import zlib
from abc import ABC, abstractmethod
from typing import BinaryIO

_PIECE = 2**16
# Limit for name, comment and extra fields of a header; otherwise a comment could have any length.
_LONGEST_HEADER = 2**17
_GZIP_FORMAT = 31  # including header and checksum


class GzipError(Exception):
    """A gzip stream is truncated, damaged, or has more than one member."""


class PieceReader(ABC):
    """Reads a stream that is unpacked in pieces."""

    def read(self, count: int) -> bytes:
        """Read up to `count` bytes; fewer at the end."""
        parts, missing = [], count
        while missing and (part := self._some(missing)):
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    def readinto(self, room: memoryview) -> int:
        """Fill `room`, or as much of it as there are bytes left; return the number of bytes."""
        found = 0
        while found < len(room) and (part := self._some(min(len(room) - found, 2**20))):
            room[found : found + len(part)] = part
            found += len(part)
        return found

    @abstractmethod
    def _some(self, most: int) -> bytes:
        """Read at least one byte and at most `most`, unless the stream has ended."""


class GzipReader(PieceReader):
    """Unpacks a gzip file from its start, and verifies its checksum at the end.

    Reading raises GzipError if the stream is damaged, or anything follows its end.

    Parameters
    ----------
    file
        The file, open at the start of the stream.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._stream = zlib.decompressobj(_GZIP_FORMAT)
        self._packed = b""
        self._taken = 0
        self._begun = False

    def _some(self, most: int) -> bytes:
        while not self._stream.eof:
            if not self._packed:
                self._packed = self._file.read(_PIECE)
                self._taken += len(self._packed)
                if not self._packed:
                    raise GzipError("it ends before its end-of-stream marker")
            try:
                part = self._stream.decompress(self._packed, most)
            except zlib.error as error:
                raise GzipError(str(error)) from error
            self._packed = self._stream.unconsumed_tail
            if part:
                self._begun = True
                return part
            if not self._begun and self._taken > _LONGEST_HEADER:
                raise GzipError(f"its header has more than {_LONGEST_HEADER:,} bytes")
        if self._stream.unused_data or self._file.read(1):
            raise GzipError("there is more data after its end")
        return b""
