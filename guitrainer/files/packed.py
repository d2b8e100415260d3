"""Unpacks bzip2 and xz streams in pieces, like `gzipped.py`, and tells the three apart."""

import bz2
import lzma
from typing import BinaryIO, Literal, Protocol

from guitrainer.files.gzipped import GzipError, GzipReader, PieceReader

Packing = Literal["gzip", "bzip2", "xz"]
PACKED_SUFFIXES = (".gz", ".bz2", ".xz")
_MAGICS: tuple[tuple[bytes, Packing], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
)
_PIECE = 2**16
_MEMORY = 256 * 2**20  # bytes an xz stream may need for its dictionary; `xz -9` needs 65 MiB


class PackedError(Exception):
    """A packed stream is truncated or damaged."""


class Unpacker(Protocol):
    """Unpacks a stream from its start."""

    def read(self, count: int) -> bytes:
        """Read up to `count` bytes; fewer at the end."""

    def readinto(self, room: memoryview) -> int:
        """Fill `room`, or as much of it as there are bytes left; return the number of bytes."""


def packing_of(head: bytes) -> Packing | None:
    """Return the packing of a file that begins with `head`; None if it is not packed."""
    return next((packing for magic, packing in _MAGICS if head.startswith(magic)), None)


def unpacker(file: BinaryIO) -> Unpacker | None:
    """Return the unpacker for a file open at its start; None if it is not packed."""
    packing = packing_of(file.read(6))
    file.seek(0)
    if packing is None:
        return None
    return _Checked(GzipReader(file)) if packing == "gzip" else _Reader(file, packing)


class _Checked:
    """A gzip reader whose errors are those of this module."""

    def __init__(self, reader: GzipReader) -> None:
        self._reader = reader

    def read(self, count: int) -> bytes:
        try:
            return self._reader.read(count)
        except GzipError as error:
            raise PackedError(f"the gzip stream is truncated or damaged ({error})") from error

    def readinto(self, room: memoryview) -> int:
        try:
            return self._reader.readinto(room)
        except GzipError as error:
            raise PackedError(f"the gzip stream is truncated or damaged ({error})") from error


class _Reader(PieceReader):
    """Unpacks bzip2 or xz; several streams in a row count as one, as their tools write them."""

    def __init__(self, file: BinaryIO, packing: Packing) -> None:
        self._file, self._packing = file, packing
        self._stream = self._new()
        self._packed = b""

    def _new(self) -> bz2.BZ2Decompressor | lzma.LZMADecompressor:
        if self._packing == "bzip2":
            return bz2.BZ2Decompressor()
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY)

    def _some(self, most: int) -> bytes:
        try:
            while True:
                if self._stream.eof:
                    self._packed = self._stream.unused_data or self._file.read(_PIECE)
                    if not self._packed:
                        return b""
                    self._stream = self._new()
                elif self._stream.needs_input and not self._packed:
                    self._packed = self._file.read(_PIECE)
                    if not self._packed:
                        raise PackedError(f"the {self._packing} stream ends too early")
                packed, self._packed = self._packed, b""
                if part := self._stream.decompress(packed, most):
                    return part
        except (OSError, EOFError, ValueError, lzma.LZMAError, MemoryError) as error:
            reason = str(error) or type(error).__name__
            raise PackedError(f"the {self._packing} stream is damaged ({reason})") from error
