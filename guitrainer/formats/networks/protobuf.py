"""Reads the wire format of protocol buffers, without copying and without generated code.

A message is a sequence of fields, each with a number and a value: an integer, four or eight bytes,
or a string of bytes, which may be a message again.
Format: https://protobuf.dev/programming-guides/encoding/
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_FIELDS = 4_000_000


class WireError(ValueError):
    """Bytes that are not a message."""


class Message:
    """A message, of which the fields are found when they are asked for.

    Parameters
    ----------
    data : bytes of the message
    budget : number of fields that may still be visited in the whole file, in a list of one
    """

    def __init__(self, data: memoryview, budget: list[int] | None = None) -> None:
        self._budget = [MOST_FIELDS] if budget is None else budget
        self._fields: dict[int, list[Any]] = {}
        for number, value in _fields(data, self._budget):
            self._fields.setdefault(number, []).append(value)

    def __contains__(self, number: int) -> bool:
        return number in self._fields

    def messages(self, number: int) -> list["Message"]:
        """Return all messages in a field."""
        return [Message(value, self._budget) for value in self._parts(number)]

    def text(self, number: int) -> str:
        """Return the text of a field; empty if it is missing."""
        parts = self._parts(number)
        return bytes(parts[-1]).decode("utf-8", "replace") if parts else ""

    def texts(self, number: int) -> list[str]:
        """Return all texts in a field."""
        return [bytes(part).decode("utf-8", "replace") for part in self._parts(number)]

    def content(self, number: int) -> memoryview | None:
        """Return the bytes of a field; None if it is missing."""
        parts = self._parts(number)
        return parts[-1] if parts else None

    def number(self, number: int, default: int = 0) -> int:
        """Return the value of an integer field."""
        found = [value for value in self._fields.get(number, []) if isinstance(value, int)]
        return found[-1] if found else default

    def numbers(self, number: int, most: int = 2**20) -> list[int]:
        """Return the integers of a repeated field, packed or not."""
        found: list[int] = []
        for value in self._fields.get(number, []):
            if isinstance(value, int):
                found.append(value)
                continue
            place = 0
            while place < len(value):
                one, place = _varint(value, place)
                found.append(one)
                if len(found) > most:
                    raise WireError("a list that is too long")
        return found

    def array(self, number: int, dtype: str) -> NDArray[Any]:
        """Return the numbers of a repeated field with a fixed size, packed or not."""
        values = self._fields.get(number, [])
        if any(isinstance(value, int) for value in values):
            raise WireError("integers in a list of real numbers")
        size = np.dtype(dtype).itemsize
        if any(len(value) % size for value in values):
            raise WireError("a list of numbers that is cut off")
        parts = [np.frombuffer(value, dtype) for value in values]
        return np.concatenate(parts) if parts else np.empty(0, dtype)

    def _parts(self, number: int) -> list[memoryview]:
        return [value for value in self._fields.get(number, []) if not isinstance(value, int)]


def _varint(data: memoryview, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if place >= len(data) or shift > 63:
            raise WireError("an integer that is cut off")
        byte = data[place]
        value |= (byte & 0x7F) << shift
        place += 1
        if byte < 0x80:
            break
        shift += 7
    value &= 2**64 - 1
    return (value - 2**64 if value >= 2**63 else value), place


def _fields(data: memoryview, budget: list[int]) -> Iterator[tuple[int, Any]]:
    place, size = 0, len(data)
    while place < size:
        budget[0] -= 1
        if budget[0] < 0:
            raise WireError(f"more than {MOST_FIELDS:,} fields")
        tag, place = _varint(data, place)
        number, kind = tag >> 3, tag & 7
        if number <= 0 or number >= 2**29:
            raise WireError(f"field number {number}")
        if kind == 0:
            value: Any
            value, place = _varint(data, place)
            yield number, value
            continue
        if kind == 2:
            length, place = _varint(data, place)
        elif kind in (1, 5):
            length = 8 if kind == 1 else 4
        else:
            raise WireError(f"wire type {kind}")
        if length < 0 or place + length > size:
            raise WireError("a field that reaches beyond the end")
        yield number, data[place : place + length]
        place += length
