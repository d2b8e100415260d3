"""Checks the heaps in which HDF5 keeps texts of variable length, before HDF5 reads them.

HDF5 (2.0.0) goes through a heap object by object, and never ends if damage makes its free space
empty. Specification: The HDF Group, "HDF5 File Format Specification" (version 3.0), III.E.
"""

import struct
from typing import BinaryIO

SCANNED = 128 * 2**20  # bytes at each end of a file that are searched for heaps
_PIECE = 2**22
_BEGINNING = b"GCOL\x01\0\0\0"
_OBJECT = struct.Struct("<HHIQ")  # index, references, reserved, size
_HEAD = len(_BEGINNING) + 8
_LARGEST = 2**26  # bytes of a heap that are checked
_STEP = 8  # a heap begins at a multiple of it, and so does every object


def has_damaged_heap(file: BinaryIO) -> bool:
    """Return whether a heap in a file contains an object that is empty or does not fit into it.

    Only the first and the last 128 MiB are searched. The position in the file is restored.
    """
    before = file.tell()
    size = file.seek(0, 2)
    try:
        starts = {0, max(0, size - SCANNED) // _PIECE * _PIECE}
        return any(
            _is_damaged(file, place)
            for start in sorted(starts)
            for place in _heaps(file, start, min(start + SCANNED + _PIECE, size))
        )
    finally:
        file.seek(before)


def _heaps(file: BinaryIO, start: int, end: int) -> list[int]:
    """Return the places of the heaps that begin in a part of a file."""
    found = []
    for first in range(start, end, _PIECE):
        file.seek(first)
        piece = file.read(_PIECE + _HEAD)
        place = piece.find(_BEGINNING)
        while 0 <= place < _PIECE:
            if place % _STEP == 0:
                found.append(first + place)
            place = piece.find(_BEGINNING, place + 1)
    return found


def _is_damaged(file: BinaryIO, place: int) -> bool:
    file.seek(place + len(_BEGINNING))
    (size,) = struct.unpack("<Q", file.read(8).ljust(8, b"\0"))
    end = size - _HEAD
    heap = file.read(max(0, min(end, _LARGEST)))
    position = 0
    while position + _OBJECT.size <= len(heap):
        index, _, _, length = _OBJECT.unpack_from(heap, position)
        # The size of free space, which has the index 0, includes its header.
        taken = length if index == 0 else _OBJECT.size + -(-length // _STEP) * _STEP
        if not _OBJECT.size <= taken <= end - position:
            return True
        position += taken
    return False
