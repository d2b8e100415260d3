"""Reads MATLAB files (.mat) of version 5: arrays of numbers and text, also inside structures.

Layout: MathWorks, "MAT-File Format" (R2024b), chapter 1. Cells, objects and functions are passed
over; complex numbers are refused if they are needed. Version 4 is another format, and 7.3 is HDF5.
"""

import math
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from guitrainer.errors import DataError
from guitrainer.files.opening import open_regular, reading
from guitrainer.formats.chunks import taken
from guitrainer.formats.datasets.sparse_matrix import CompressedColumns, stored_sparse
from guitrainer.formats.limits import check_expansion, check_memory, roomy
from guitrainer.formats.stored import Rows, StoredArray, in_memory

HEADER = 128
MOST_ELEMENTS = 4096
DEEPEST = 8
LONGEST_NAMES = 2**16
MOST_AXES = 8
LARGEST_SPARSE = 2**31  # bytes of the rows or values of a sparse matrix
_PIECE = 2**16
_TYPES = {
    **{1: "i1", 2: "u1", 3: "i2", 4: "u2", 5: "i4", 6: "u4", 7: "f4", 9: "f8"},
    **{12: "i8", 13: "u8", 16: "u1", 17: "u2", 18: "u4"},
}
_MATRIX, _COMPRESSED = 14, 15
_CELL, _STRUCT, _CHAR, _SPARSE, _NUMBERS = 1, 2, 4, 5, range(6, 16)
_COMPLEX, _LOGICAL = 0x0800, 0x0200


class DamagedError(Exception):
    """The content of a file does not follow the format."""


class ElementStream:
    """The bytes of an element: in the file as they are, or unpacked."""

    def __init__(self, file: BinaryIO, size: int, packed: bool) -> None:
        self._file, self._left = file, size
        self._zlib = zlib.decompressobj() if packed else None
        self._tail = b""
        self.place = 0

    def read(self, count: int) -> bytes:
        """Read exactly `count` bytes.

        Raises
        ------
        DamagedError
            If there are fewer.
        """
        parts, missing = [], count
        while missing:
            part = self._some(min(missing, 2**20))
            parts.append(part)
            missing -= len(part)
        self.place += count
        return b"".join(parts)

    def readinto(self, room: memoryview) -> None:
        """Fill `room`; otherwise like `read`."""
        done = 0
        while done < len(room):
            part = self._some(min(len(room) - done, 2**20))
            room[done : done + len(part)] = part
            done += len(part)
        self.place += done

    def skip(self, count: int) -> None:
        """Pass over `count` bytes."""
        if self._zlib is None and count <= self._left:
            self._file.seek(count, 1)
            self._left -= count
            self.place += count
            return
        while count > 0:
            step = min(count, 2**20)
            self.read(step)
            count -= step

    def _some(self, most: int) -> bytes:
        if self._zlib is None:
            part = self._file.read(min(most, self._left))
            self._left -= len(part)
            if not part:
                raise DamagedError("it ends too early")
            return part
        while True:
            if not self._tail and self._left:
                self._tail = self._file.read(min(_PIECE, self._left))
                self._left -= len(self._tail)
            if self._zlib.eof or not self._tail:
                raise DamagedError("it ends too early")
            try:
                part = self._zlib.decompress(self._tail, most)
            except zlib.error as error:
                raise DamagedError(str(error)) from error
            self._tail = self._zlib.unconsumed_tail
            if part:
                return part


class Tag(NamedTuple):
    """Type and size of an element; a small one has its data in the tag."""

    kind: int
    size: int
    small: bytes | None

    @property
    def padded(self) -> int:
        """Bytes that follow the tag."""
        return 0 if self.small is not None else -(-self.size // 8) * 8


@dataclass(frozen=True)
class Matrix:
    """A numeric or text array: where it is in its element, and what it is."""

    name: str
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    text: bool
    offset: int  # of the element in the file, behind its tag
    size: int  # of the element
    packed: bool
    place: int  # of the numbers in the element
    small: bytes | None


@dataclass(frozen=True)
class SparseMatrix:
    """A sparse matrix: where it is in its element, and what it is."""

    name: str
    shape: tuple[int, int]
    dtype: np.dtype[Any]
    order: str
    offset: int  # of the element in the file, behind its tag
    size: int  # of the element
    packed: bool
    place: int  # of the rows, starts and values in the element
    text: bool = False


@dataclass(frozen=True)
class RefusedMatrix:
    """An array that is not read: its name, and what it is and what is accepted."""

    name: str
    reason: str
    text: bool = False


AnyMatrix = Matrix | SparseMatrix | RefusedMatrix
COMPLEX = "complex numbers; accepted: real numbers"


def mat_arrays(path: Path, *, cells: bool = False) -> dict[str, StoredArray | DataError]:
    """Describe the arrays of a MATLAB file of version 5, those of structures as "a.b".

    Parameters
    ----------
    cells
        Whether to describe the arrays in cells and arrays of structures, too, as "a{1}.b".

    Raises
    ------
    DataError
        If it is damaged.
    """
    return {one.name: _stored(path, one) for one in _matrices(path, cells) if not one.text}


def _stored(path: Path, matrix: AnyMatrix) -> StoredArray | DataError:
    name = f"{path}: {matrix.name}"
    if isinstance(matrix, RefusedMatrix):
        return DataError(f"{name}: {matrix.reason}")
    if isinstance(matrix, SparseMatrix):
        return stored_sparse(name, matrix.shape, matrix.dtype, partial(_columns, path, matrix))
    if not matrix.packed and matrix.small is None:
        with open_regular(path, DataError) as file, reading(path, DataError):
            place = matrix.offset + matrix.place
            array = np.memmap(file, matrix.dtype, "r", place, matrix.shape, "F")
        return in_memory(name, np.asarray(array))

    def read(rows: Rows | None) -> NDArray[Any]:
        whole = _values(path, matrix, matrix.shape)
        return whole if rows is None else taken(whole, rows)

    def last(count: int) -> NDArray[Any]:
        count = min(count, matrix.shape[-1])
        return _values(path, matrix, (*matrix.shape[:-1], count))

    return StoredArray(name, matrix.shape, matrix.dtype, read, lambda n: read(None)[:n], last=last)


def _values(path: Path, matrix: Matrix, shape: tuple[int, ...]) -> NDArray[Any]:
    """Read the first values of an array, in the column-major order of MATLAB."""
    out = roomy(path, shape[::-1], matrix.dtype)
    flat = out.reshape(-1).view(np.uint8)
    with open_regular(path, DataError) as file, reading(path, DataError), _naming(path):
        if matrix.small is not None:
            flat[:] = np.frombuffer(matrix.small[: len(flat)], np.uint8)
            return out.T
        if matrix.packed:
            check_expansion(path, matrix.size, flat.nbytes)
        file.seek(matrix.offset)
        stream = ElementStream(file, matrix.size, matrix.packed)
        stream.skip(matrix.place)
        stream.readinto(flat.data)
    return out.T


def _columns(path: Path, matrix: SparseMatrix) -> CompressedColumns:
    """Read the elements of a sparse matrix."""
    with open_regular(path, DataError) as file, reading(path, DataError), _naming(path):
        file.seek(matrix.offset)
        walk = _ElementWalk(
            file, matrix.order, matrix.offset, matrix.size, matrix.packed, cells=False
        )
        return walk.columns(matrix.place)


def _matrices(path: Path, cells: bool) -> Iterator[AnyMatrix]:
    """Describe all arrays of a file."""
    with open_regular(path, DataError) as file, reading(path, DataError), _naming(path):
        size = file.seek(0, 2)
        file.seek(0)
        header = file.read(HEADER)
        order = {b"IM": "<", b"MI": ">"}.get(header[126:128])
        if order is None:
            raise DamagedError("its header does not state the order of bytes")
        offset = HEADER
        for _ in range(MOST_ELEMENTS):
            if size - offset < 8:
                return
            file.seek(offset)
            kind, length = struct.unpack(f"{order}2I", file.read(8))
            if length > size - offset - 8:
                raise DamagedError(f"an element of {length:,} bytes does not fit into the file")
            packed = kind == _COMPRESSED
            if packed or kind == _MATRIX:
                yield from _ElementWalk(file, order, offset + 8, length, packed, cells).matrices()
            offset += 8 + (length if packed else -(-length // 8) * 8)
        raise DamagedError(f"more than {MOST_ELEMENTS:,} variables")


class _ElementWalk:
    """Goes through one variable, and through the fields of structures."""

    def __init__(
        self, file: BinaryIO, order: str, offset: int, size: int, packed: bool, cells: bool
    ) -> None:
        self._order, self._offset, self._size, self._packed = order, offset, size, packed
        self._cells = cells
        self._stream = ElementStream(file, size, packed)
        self._count = 0

    def matrices(self) -> list[AnyMatrix]:
        """Return all arrays of numbers and text."""
        if self._packed:
            tag = self._tag()
            if tag.kind != _MATRIX:
                return []
            return list(self._matrix("", tag.size, 0))
        return list(self._matrix("", self._size, 0))

    def _matrix(self, prefix: str, size: int, depth: int) -> Iterator[AnyMatrix]:
        self._count += 1
        if depth > DEEPEST or self._count > MOST_ELEMENTS:
            raise DamagedError("its structures are too deep or too many")
        if not size:
            return
        end = self._stream.place + size
        flags, shape, name = self._header()
        full = f"{prefix}.{name}" if prefix and name else prefix or name
        kind = flags & 0xFF
        count = math.prod(shape)
        if kind == _STRUCT and (count == 1 or self._cells):
            fields = self._fields()
            for index in range(min(count, MOST_ELEMENTS)):
                place = full if count == 1 else f"{full}{{{index + 1}}}"
                for field in fields:
                    yield from self._inner(f"{place}.{field}" if place else field, depth)
        elif kind == _CELL and self._cells:
            for index in range(min(count, MOST_ELEMENTS)):
                yield from self._inner(f"{full}{{{index + 1}}}", depth)
        elif kind in (_SPARSE, *_NUMBERS) and flags & _COMPLEX:
            yield RefusedMatrix(full, COMPLEX)
        elif kind == _SPARSE:
            yield self._sparse(full, shape)
        elif kind in _NUMBERS or kind == _CHAR:
            tag = self._tag()
            if tag.kind not in _TYPES:
                raise DamagedError(f"{full}: numbers of type {tag.kind}")
            dtype: np.dtype[Any] = np.dtype(f"{self._order}{_TYPES[tag.kind]}")
            wanted = math.prod(shape) * dtype.itemsize
            if wanted > tag.size:
                raise DamagedError(f"{full}: its shape {shape} needs {wanted:,} bytes")
            if wanted:
                yield Matrix(
                    *(full, shape, dtype, kind == _CHAR, self._offset, self._size),
                    *(self._packed, self._stream.place, tag.small),
                )
            if tag.small is None:
                self._stream.skip(min(tag.padded, end - self._stream.place))
        if self._stream.place < end:
            self._stream.skip(end - self._stream.place)
        elif self._stream.place > end:
            raise DamagedError(f"{full}: an element ends before its content")

    def _sparse(self, name: str, shape: tuple[int, ...]) -> SparseMatrix:
        place = self._stream.place
        for _ in range(2):
            self._stream.skip(self._tag().padded)
        values = self._tag()
        if values.kind not in _TYPES or len(shape) != 2 or 0 in shape:
            raise DamagedError(f"{name}: a sparse matrix of {shape}, numbers of type {values.kind}")
        self._stream.skip(values.padded)
        dtype = np.dtype(self._order + _TYPES[values.kind])
        where = self._offset, self._size, self._packed, place
        return SparseMatrix(name, (shape[0], shape[1]), dtype, self._order, *where)

    def columns(self, place: int) -> CompressedColumns:
        """Read the rows, starts and values of the sparse matrix at a place in the element."""
        self._stream.skip(place)
        parts = []
        for _ in range(3):
            tag = self._tag()
            check_memory("a sparse matrix", tag.size)
            if tag.kind not in _TYPES:
                raise DamagedError(f"numbers of type {tag.kind}")
            dtype = np.dtype(self._order + _TYPES[tag.kind])
            content = self._content(tag, LARGEST_SPARSE)
            parts.append(np.frombuffer(content, dtype, len(content) // dtype.itemsize))
        return CompressedColumns(*parts)

    def _inner(self, name: str, depth: int) -> Iterator[AnyMatrix]:
        """Go through a field of a structure, or a cell."""
        tag = self._tag()
        if tag.kind != _MATRIX:
            raise DamagedError("a field is not an array")
        yield from self._matrix(name, tag.size, depth + 1)

    def _header(self) -> tuple[int, tuple[int, ...], str]:
        flags = self._content(self._tag(), 8)
        sizes = self._content(self._tag(), 4 * MOST_AXES)
        name = self._content(self._tag(), 256)
        if len(flags) < 4 or len(sizes) < 8:
            raise DamagedError("the header of an array is too short")
        shape = struct.unpack(f"{self._order}{len(sizes) // 4}i", sizes[: len(sizes) // 4 * 4])
        if min(shape) < 0:
            raise DamagedError(f"an array of shape {shape}")
        return struct.unpack(f"{self._order}I", flags[:4])[0], shape, name.decode("latin-1")

    def _fields(self) -> list[str]:
        length = self._content(self._tag(), 4)
        each = struct.unpack(f"{self._order}i", length)[0] if len(length) == 4 else 0
        if not 1 <= each <= 256:
            raise DamagedError("names of fields of an impossible length")
        names = self._content(self._tag(), LONGEST_NAMES)
        cut = [names[n : n + each] for n in range(0, len(names), each)]
        return [one.partition(b"\0")[0].decode("latin-1") for one in cut]

    def _tag(self) -> Tag:
        head = self._stream.read(8)
        first, second = struct.unpack(f"{self._order}2I", head)
        if first >> 16:  # the size in the upper half: a small element
            if first >> 16 > 4:
                raise DamagedError("a small element of more than 4 bytes")
            return Tag(first & 0xFFFF, first >> 16, head[4 : 4 + (first >> 16)])
        return Tag(first, second, None)

    def _content(self, tag: Tag, most: int) -> bytes:
        if tag.small is not None:
            return tag.small
        if tag.size > most:
            raise DamagedError(
                f"an element of {tag.size:,} bytes where up to {most:,} are expected"
            )
        return self._stream.read(tag.padded)[: tag.size]


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Turn damage into a one-line error that names the file."""
    try:
        yield
    except DamagedError as error:
        raise DataError(f"{path}: not a MATLAB file of version 5, or damaged ({error})") from error
