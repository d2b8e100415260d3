"""IDX files, the format of MNIST: plain ones are mapped, gzip ones are streamed.

Layout: two zero bytes, the element type, the number of dimensions, one big-endian 32-bit size
per dimension, then the elements in C order (http://yann.lecun.com/exdb/mnist/).
"""

import gzip
import math
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from guitrainer.data.limits import check_expansion, check_memory
from guitrainer.errors import DataError

GZIP_MAGIC = b"\x1f\x8b"
UNSIGNED_BYTE = 0x08
ELEMENT_TYPES = {
    0x08: "unsigned byte",
    0x09: "signed byte",
    0x0B: "16-bit integer",
    0x0C: "32-bit integer",
    0x0D: "32-bit float",
    0x0E: "64-bit float",
}
GZIP_ERRORS = (gzip.BadGzipFile, EOFError, zlib.error)


@dataclass(frozen=True)
class IdxFile:
    """An IDX file whose header was read and agrees with the size of the file."""

    path: Path
    shape: tuple[int, ...]
    packed: bool

    @property
    def offset(self) -> int:
        """Bytes before the first element."""
        return 4 + 4 * len(self.shape)

    def read(self, limit: int | None = None) -> NDArray[np.uint8]:
        """The first `limit` items: a read-only map of a plain file, else an array.

        Of a gzip file only as much is unpacked as the limit asks for; its checksum is verified
        when all of it is read.

        Raises
        ------
        DataError
            If the gzip stream is damaged, shorter or longer than the header says, or the array
            does not fit into memory.
        """
        count = self.shape[0] if limit is None else min(limit, self.shape[0])
        shape = (count, *self.shape[1:])
        if not self.packed:
            return np.asarray(np.memmap(self.path, np.uint8, "r", self.offset, shape))
        check_memory(self.path, math.prod(shape))
        items = np.empty(shape, np.uint8)
        try:
            with gzip.open(self.path) as file:
                self._fill(items, file, whole=count == self.shape[0])
        except GZIP_ERRORS as error:
            raise _damaged(self.path, error) from error
        return items

    def _fill(self, items: NDArray[np.uint8], file: Any, whole: bool) -> None:
        file.read(self.offset)
        room = items.reshape(-1).data
        found = 0
        while more := file.readinto(room[found:]):
            found += more
        if found < items.nbytes:
            raise DataError(
                f"{self.path}: the header promises {items.nbytes:,} bytes of items, "
                f"the file holds {found:,}"
            )
        if whole and file.read(1):  # reaching the end is also what checks the CRC
            raise DataError(f"{self.path}: bytes follow the last item the header promises")


def open_idx(path: Path) -> IdxFile:
    """Read and check the header of an IDX file; no item is read, nothing is allocated.

    Raises
    ------
    DataError
        If it is no IDX file of unsigned bytes, holds no items, or if its size is not the one that
        the header promises.
    """
    try:
        with path.open("rb") as file:
            packed = file.read(2) == GZIP_MAGIC
            file.seek(0)
            if packed:
                with gzip.open(file) as unpacked:
                    shape = _read_shape(path, unpacked)
            else:
                shape = _read_shape(path, file)
            held = _unpacked_size(file) if packed else path.stat().st_size
    except GZIP_ERRORS as error:
        raise _damaged(path, error) from error
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror or error})") from error
    idx = IdxFile(path, shape, packed)
    _check_size(idx, held)
    return idx


def _read_shape(path: Path, file: Any) -> tuple[int, ...]:
    magic = file.read(4)
    if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] not in ELEMENT_TYPES or not magic[3]:
        raise DataError(
            f"{path}: no IDX file: it begins with {magic.hex(' ') or 'nothing'}; expected "
            "00 00 08 and the number of dimensions"
        )
    if magic[2] != UNSIGNED_BYTE:
        raise DataError(
            f"{path}: elements of type {ELEMENT_TYPES[magic[2]]} (0x{magic[2]:02x}); "
            "accepted is unsigned byte (0x08)"
        )
    dimensions = magic[3]
    sizes = file.read(4 * dimensions)
    if len(sizes) < 4 * dimensions:
        raise DataError(f"{path}: ends inside the header of {dimensions} dimensions")
    return struct.unpack(f">{dimensions}I", sizes)


def _unpacked_size(file: BinaryIO) -> int:
    """What the gzip trailer declares, modulo 2³²."""
    file.seek(-4, 2)
    return int.from_bytes(file.read(4), "little")


def _check_size(idx: IdxFile, held: int) -> None:
    promised = idx.offset + math.prod(idx.shape)  # Python's integers: no overflow
    if promised == idx.offset:
        raise DataError(f"{idx.path}: no items: its dimensions are {idx.shape}")
    if idx.packed:
        check_expansion(idx.path, idx.path.stat().st_size, promised)
        if promised % 2**32 != held:
            raise DataError(
                f"{idx.path}: the header promises {promised:,} bytes, the gzip trailer says "
                f"{held:,}: truncated, damaged, or more than one gzip member"
            )
    elif promised != held:
        verb = "only holds" if held < promised else "holds trailing bytes: it has"
        raise DataError(
            f"{idx.path}: the header (dimensions {idx.shape}) promises {promised:,} bytes, "
            f"the file {verb} {held:,}"
        )


def _damaged(path: Path, error: Exception) -> DataError:
    return DataError(f"{path}: the gzip stream is truncated or damaged ({error})")
