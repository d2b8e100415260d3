"""Tables of FlatBuffers, whose fields are found through offsets.

Format: https://flatbuffers.dev/internals. Every offset is checked: one that leads outside the file
raises struct.error.
"""

import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_ITEMS = 65_536


class FlatTable:
    """A table of a FlatBuffer; fields are found through its table of offsets."""

    def __init__(self, data: memoryview, place: int) -> None:
        self._data, self._place = data, place
        self._offsets = place - self._unpack("<i", place)
        self._size = self._unpack("<H", self._offsets)

    def _unpack(self, layout: str, place: int) -> int:
        if not 0 <= place <= len(self._data) - struct.calcsize(layout):
            raise struct.error("an offset outside the file")
        return int(struct.unpack_from(layout, self._data, place)[0])

    def _field(self, index: int) -> int:
        """Return the place of a field; 0 if it is missing."""
        where = 4 + 2 * index
        offset = self._unpack("<H", self._offsets + where) if where + 2 <= self._size else 0
        return self._place + offset if offset else 0

    def number(self, index: int, layout: str, default: int = 0) -> int:
        """Return the number in a field, or the default if the field is missing."""
        place = self._field(index)
        return self._unpack(layout, place) if place else default

    def _vector(self, index: int, item: int) -> tuple[int, int]:
        """Return the place and length of a vector with items of `item` bytes."""
        place = self._field(index)
        if not place:
            return 0, 0
        start = place + self._unpack("<I", place)
        count = self._unpack("<I", start)
        if start + 4 + count * item > len(self._data):
            raise struct.error("a vector that reaches beyond the end")
        return start + 4, count

    def array(self, index: int, dtype: str) -> NDArray[Any]:
        """Return a vector of numbers, empty if the field is missing."""
        kind = np.dtype(dtype)
        place, count = self._vector(index, kind.itemsize)
        return np.frombuffer(self._data, kind, count, place) if count else np.empty(0, kind)

    def content(self, index: int) -> memoryview:
        """Return a vector of bytes."""
        place, count = self._vector(index, 1)
        return self._data[place : place + count]

    def text(self, index: int) -> str:
        """Return a text, at most 1,024 bytes of it."""
        return bytes(self.content(index)[:1024]).decode("utf-8", "replace")

    def tables(self, index: int) -> "list[FlatTable]":
        """Return a vector of tables."""
        place, count = self._vector(index, 4)
        if count > MOST_ITEMS:
            raise struct.error(f"{count:,} items")
        places = (place + 4 * n for n in range(count))
        return [FlatTable(self._data, one + self._unpack("<I", one)) for one in places]

    def table(self, index: int) -> "FlatTable | None":
        """Return a table; None if the field is missing."""
        place = self._field(index)
        return FlatTable(self._data, place + self._unpack("<I", place)) if place else None
