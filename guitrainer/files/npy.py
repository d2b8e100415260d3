"""Reads the header of an .npy file without evaluating it.

NumPy evaluates the header as Python; damaged headers raise many kinds of errors there, and deeply
nested ones exhaust the stack. NumPy writes a table of three entries, which a pattern can recognize.
Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
"""

import math
import re
import struct
from typing import Any, Literal, NamedTuple

import numpy as np

LONGEST_HEADER = 16_384  # bytes; NumPy itself refuses headers of more than 10,000
MOST_SIDES = 16
LARGEST_SIDE = 2**48
_MAGIC = b"\x93NUMPY"
_LENGTHS = {(1, 0): struct.Struct("<H"), (2, 0): struct.Struct("<I")}
_SHAPE = r"\((?:\s*-?\d{1,19}L?\s*,)*(?:\s*-?\d{1,19}L?)?\s*\)"
_ENTRY = re.compile(
    rf"""\s*(['"])(descr|fortran_order|shape)\1\s*:\s*"""
    rf"""('[^'\\]{{0,64}}'|"[^"\\]{{0,64}}"|True|False|{_SHAPE})\s*(?:,|(?=\}}))"""
)
_NUMBER = re.compile(r"-?\d+")
# Type and size of an element; does not match lists of fields and unreasonable sizes.
_DTYPE = re.compile(r"[<>|=]?[?a-zA-Z]\d{0,4}")


class HeaderError(ValueError):
    """A header cannot be read, or is contradictory."""


class Header(NamedTuple):
    """The declared type and shape of an array in a file; its elements start at byte `offset`."""

    shape: tuple[int, ...]
    order: Literal["C", "F"]
    dtype: np.dtype[Any]
    offset: int

    @property
    def nbytes(self) -> int:
        """Number of bytes of all elements (a Python integer, which cannot overflow)."""
        return math.prod(self.shape) * self.dtype.itemsize


def parse_header(start: bytes, *, scalars: bool = False) -> Header:
    """Read the header at the start of an .npy file.

    Parameters
    ----------
    start
        The first LONGEST_HEADER bytes, or the whole file if it is shorter.
    scalars
        Whether arrays without axes are accepted.

    Raises
    ------
    HeaderError
        If it is damaged, longer than LONGEST_HEADER, of a version other than 1.0 and 2.0, or if the
        array has no axes, more than MOST_SIDES axes, or one of an impossible length.
    """
    version = tuple(start[6:8])
    if start[:6] != _MAGIC or version not in _LENGTHS:
        raise HeaderError("it does not start like an .npy file of version 1.0 or 2.0")
    prefix = _LENGTHS[version]
    begin = 8 + prefix.size
    if len(start) < begin:
        raise HeaderError("it ends inside the header")
    end = begin + int(prefix.unpack(start[8:begin])[0])
    if end > len(start):
        raise HeaderError(f"its header has {end - begin:,} bytes")
    entries = _entries(start[begin:end].decode("latin-1"))
    return Header(
        _shape(entries["shape"], 0 if scalars else 1),
        _order(entries["fortran_order"]),
        _dtype(entries["descr"]),
        end,
    )


def _entries(text: str) -> dict[str, str]:
    """Return the values of the table by key, still as text."""
    text = text.strip()
    if not text.startswith("{"):
        raise HeaderError("not a table")
    entries: dict[str, str] = {}
    place = 1
    while found := _ENTRY.match(text, place):
        if found[2] in entries:
            raise HeaderError(f"{found[2]} twice")
        entries[found[2]] = found[3]
        place = found.end()
    if text[place:].strip() != "}" or len(entries) != 3:
        raise HeaderError("not a table of descr, fortran_order and shape")
    return entries


def _shape(text: str, fewest: int) -> tuple[int, ...]:
    if not text.startswith("("):
        raise HeaderError("shape is not a tuple of integers")
    shape = tuple(int(number) for number in _NUMBER.findall(text))
    if not fewest <= len(shape) <= MOST_SIDES or not all(
        0 <= side <= LARGEST_SIDE for side in shape
    ):
        # Cut, because a shape may have as many axes as fit into a header.
        shown = str(shape[:MOST_SIDES])
        raise HeaderError(
            f"shape {shown}{'' if len(shape) <= MOST_SIDES else ' and more'}; accepted: "
            f"{fewest} to {MOST_SIDES} axes of length 0 to {LARGEST_SIDE:,}"
        )
    return shape


def _order(text: str) -> Literal["C", "F"]:
    if text not in ("True", "False"):
        raise HeaderError("fortran_order is neither True nor False")
    return "F" if text == "True" else "C"


def _dtype(text: str) -> np.dtype[Any]:
    name = text.strip("'\"")
    try:
        if not _DTYPE.fullmatch(name):
            raise TypeError
        return np.dtype(name)
    except (TypeError, ValueError):
        raise HeaderError(f"elements of type {text[:40]}; accepted: numbers") from None
