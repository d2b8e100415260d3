"""Reads IDX files, the format of MNIST: plain files are mapped, packed files are streamed.

Layout: two zero bytes, the element type, the number of dimensions, one big-endian 32-bit size
per dimension, then the elements in C order (http://yann.lecun.com/exdb/mnist/).
"""

import math
import struct
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import DataError
from guitrainer.files.opening import open_regular, reading
from guitrainer.files.packed import PackedError, Unpacker, packing_of, unpacker
from guitrainer.formats.chunks import CHUNK_BYTES, Gathering, taken
from guitrainer.formats.limits import check_expansion, check_memory

ELEMENT_TYPES: dict[int, np.dtype[Any]] = {
    0x08: np.dtype(np.uint8),
    0x09: np.dtype(np.int8),
    0x0B: np.dtype(">i2"),
    0x0C: np.dtype(">i4"),
    0x0D: np.dtype(">f4"),
    0x0E: np.dtype(">f8"),
}
MOST_DIMENSIONS = 16


@dataclass(frozen=True)
class IdxFile:
    """An IDX file whose header has been read and agrees with the size of the file."""

    path: Path
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    packed: bool
    gzipped: bool = False
    trusted: bool = False

    @property
    def offset(self) -> int:
        """Bytes before the first element."""
        return 4 + 4 * len(self.shape)

    def read(self, rows: int | NDArray[np.int64] | None = None) -> NDArray[Any]:
        """Read all items, the first `rows`, or those at `rows`; a whole plain file is mapped.

        A packed file is always unpacked to its end, because its checksum is verified only there;
        a trusted file is unpacked only as far as necessary.

        Raises
        ------
        DataError
            If the packed stream is damaged, shorter or longer than the header says, or the array
            does not fit into memory.
        """
        if isinstance(rows, int):
            rows = np.arange(min(rows, self.shape[0]))
        count = self.shape[0] if rows is None else len(rows)
        if rows is None and not self.packed:
            return self._mapped()
        check_memory(self.path, count * math.prod(self.shape[1:]) * self.dtype.itemsize)
        if rows is not None and not self.packed:
            return taken(self._mapped(), rows)
        items = np.empty((count, *self.shape[1:]), self.dtype)
        wanted = Gathering(rows, items)
        end = self.shape[0] if rows is None or not self.trusted else int(rows.max(initial=-1)) + 1
        with open_regular(self.path, DataError) as file, reading(self.path, DataError):
            stream = unpacker(file)
            if stream is None:
                raise DataError(f"{self.path}: has changed while it was read")
            try:
                self._unpack(stream, wanted, end)
            except PackedError as error:
                raise DataError(f"{self.path}: {error}") from error
        return items

    def head(self, count: int) -> NDArray[Any]:
        """Read the first `count` items; what follows them in a packed file is not checked."""
        return replace(self, trusted=True).read(count)

    def _mapped(self) -> NDArray[Any]:
        with open_regular(self.path, DataError) as file, reading(self.path, DataError):
            return np.asarray(np.memmap(file, self.dtype, "r", self.offset, self.shape))

    def _unpack(self, file: Unpacker, wanted: Gathering, end: int) -> None:
        """Iterate over the items before index `end`; a whole file must end there."""
        file.read(self.offset)
        size = math.prod(self.shape[1:]) * self.dtype.itemsize
        step = max(1, CHUNK_BYTES // size)
        buffer = np.empty((min(step, end), *self.shape[1:]), self.dtype)
        for first in range(0, end, step):
            part = buffer[: end - first]
            found = file.readinto(part.reshape(-1).view(np.uint8).data)
            if found < part.nbytes:
                raise DataError(
                    f"{self.path}: the header promises {size * self.shape[0]:,} bytes of items, "
                    f"the file holds {first * size + found:,}"
                )
            wanted.add(first, part)
        if end == self.shape[0] and file.read(1):  # reading to the end also verifies the CRC
            raise DataError(
                f"{self.path}: there are bytes after the last item that the header promises"
            )


def open_idx(path: Path, *, trusted: bool = False) -> IdxFile:
    """Read and check the header of an IDX file; no item is read, nothing is allocated.

    Parameters
    ----------
    trusted : whether the file is part of the program, so that a part of it may be read without
        checking the rest.

    Raises
    ------
    DataError
        If it is not an IDX file, contains no items, or does not have the size
        that the header promises.
    """
    with open_regular(path, DataError) as file, reading(path, DataError):
        packing = packing_of(file.read(6))
        file.seek(0)
        try:
            shape, dtype = _read_header(path, unpacker(file) or file)
        except PackedError as error:
            raise DataError(f"{path}: {error}") from error
        size = file.seek(0, 2)
        gzipped = packing == "gzip"
        idx = IdxFile(path, shape, dtype, packing is not None, gzipped, trusted)
        _check_size(idx, size, _unpacked_size(file) if gzipped else size)
    return idx


def _read_header(path: Path, file: Any) -> tuple[tuple[int, ...], np.dtype[Any]]:
    magic = file.read(4)
    if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] not in ELEMENT_TYPES or not magic[3]:
        raise DataError(
            f"{path}: not an IDX file: it begins with {magic.hex(' ') or 'nothing'}; expected 00 "
            f"00, a type (08, 09, 0b to 0e) and the number of dimensions"
        )
    dimensions = magic[3]
    if dimensions > MOST_DIMENSIONS:
        raise DataError(
            f"{path}: an IDX header of {dimensions} dimensions; accepted: 1 to {MOST_DIMENSIONS}"
        )
    sizes = file.read(4 * dimensions)
    if len(sizes) < 4 * dimensions:
        raise DataError(f"{path}: ends inside the header of {dimensions} dimensions")
    return struct.unpack(f">{dimensions}I", sizes), ELEMENT_TYPES[magic[2]]


def _unpacked_size(file: BinaryIO) -> int:
    """Return the unpacked size according to the gzip trailer, modulo 2³²."""
    file.seek(-4, 2)
    return int.from_bytes(file.read(4), "little")


def _check_size(idx: IdxFile, size: int, held: int) -> None:
    """Compare the size promised by the header with the size of the file, packed and unpacked."""
    items = math.prod(idx.shape) * idx.dtype.itemsize  # Python integers cannot overflow
    promised = idx.offset + items
    if promised == idx.offset:
        raise DataError(f"{idx.path}: contains no items: its dimensions are {idx.shape}")
    if idx.packed:
        check_expansion(idx.path, size, promised)
        if idx.gzipped and promised % 2**32 != held:
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
