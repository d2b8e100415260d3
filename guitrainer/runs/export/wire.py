"""Writes the wire format of protocol buffers, without generated code.

Every function returns the bytes of one field: its number, its type, and its value. A message is the
concatenation of its fields, and is itself a field of type `packed_bytes` in another message.
Format: https://protobuf.dev/programming-guides/encoding/
"""

import struct

import numpy as np
from numpy.typing import ArrayLike


def varint(value: int) -> bytes:
    """Encode an integer of up to 64 bits; negative ones as their two's complement."""
    out = bytearray()
    value &= 2**64 - 1
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def integer(number: int, value: int) -> bytes:
    """Encode an integer field."""
    return varint(number << 3) + varint(value)


def content(number: int, value: bytes | str) -> bytes:
    """Encode a field of text, bytes, or a message."""
    encoded = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(encoded)) + encoded


def single(number: int, value: float) -> bytes:
    """Encode a field of type float."""
    return varint(number << 3 | 5) + struct.pack("<f", value)


def double(number: int, value: float) -> bytes:
    """Encode a field of type double."""
    return varint(number << 3 | 1) + struct.pack("<d", value)


def doubles(number: int, values: ArrayLike) -> bytes:
    """Encode a packed list of doubles."""
    return content(number, np.asarray(values, "<f8").tobytes())
