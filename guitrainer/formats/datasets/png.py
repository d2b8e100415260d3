"""Decodes many small PNG files of one size at once: 8 bits, gray or RGB, not interlaced.

For small pictures most of the time of Pillow is spent around the decoder. Here chunks are parsed
per file, and the filters of all scanlines are undone together, row by row. Any other PNG is left to
Pillow. Specification: W3C, "Portable Network Graphics (PNG) Specification" (third edition),
sections 5, 9 and 11.
"""

import struct
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

_SIGNATURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_FIRST_CHUNK = 33  # behind the signature and IHDR
_CHANNELS = {0: 1, 2: 3}  # by color type: gray, RGB
_CHANGING = (b"tRNS", b"eXIf", b"PLTE", b"acTL")  # these change what is seen
_CHUNK = struct.Struct(">I4s")
_HEADER = struct.Struct(">IIBBBBB")
_LARGEST = 2**24  # bytes of scanlines

Scanlines = NDArray[np.uint8]


def scanlines(content: bytes, height: int, width: int, channels: int) -> bytes | None:
    """Unpack the filtered scanlines of a PNG; None if it must be left to Pillow.

    Raises
    ------
    ValueError, zlib.error
        If it is damaged.
    """
    if content[:16] != _SIGNATURE or len(content) < _FIRST_CHUNK:
        return None
    wide, high, depth, color, packing, filters, interlaced = _HEADER.unpack_from(content, 16)
    if (wide, high, depth, packing, filters, interlaced) != (width, height, 8, 0, 0, 0):
        return None
    size = height * (1 + width * channels)
    if _CHANNELS.get(color) != channels or size > _LARGEST:
        return None
    if zlib.crc32(content[12:29]) != int.from_bytes(content[29:33], "big"):
        raise ValueError("a header with a wrong checksum")
    packed = _image_data(content)
    if packed is None:
        return None
    stream = zlib.decompressobj()
    rows = stream.decompress(packed, size)
    if len(rows) != size:
        raise ValueError("fewer scanlines than rows")
    return rows


def _image_data(content: bytes) -> bytes | None:
    """Return the data of all IDAT chunks; None if a chunk changes what is seen."""
    place, parts = _FIRST_CHUNK, []
    while place + 12 <= len(content):
        length, kind = _CHUNK.unpack_from(content, place)
        end = place + 8 + length
        if kind in _CHANGING:
            return None
        if kind == b"IEND":
            break
        if kind == b"IDAT":
            if zlib.crc32(content[place + 4 : end]) != int.from_bytes(
                content[end : end + 4], "big"
            ):
                raise ValueError("image data with a wrong checksum")
            parts.append(content[place + 8 : end])
        place = end + 4
    return parts[0] if len(parts) == 1 else b"".join(parts)


def unfiltered(rows: Scanlines, channels: int) -> tuple[NDArray[np.uint8], NDArray[Any]]:
    """Undo the filters of scanlines, in place.

    Parameters
    ----------
    rows : (n, height, 1 + width·channels), uint8: the type of the filter, then the bytes.

    Returns
    -------
    (pixels, damaged) : (n, height, width·channels), uint8, a view of `rows`; and (n,), bool:
        whether a picture has a filter that does not exist.
    """
    kinds, lines = rows[:, :, 0], rows[:, :, 1:]
    above = np.zeros_like(lines[:, 0])
    for row in range(rows.shape[1]):
        line, kind = lines[:, row], kinds[:, row]
        for number, undo in ((1, _sub), (2, _up), (3, _average), (4, _paeth)):
            some = np.flatnonzero(kind == number)
            if len(some):
                line[some] = undo(line[some], above[some], channels)
        above = line
    damaged: NDArray[Any] = np.any(kinds > 4, axis=1)
    return lines, damaged


def _sub(line: Scanlines, _above: Scanlines, channels: int) -> Scanlines:
    cells = line.reshape(len(line), -1, channels)
    return np.add.accumulate(cells, axis=1, dtype=np.uint8).reshape(line.shape)


def _up(line: Scanlines, above: Scanlines, _channels: int) -> Scanlines:
    return line + above


def _average(line: Scanlines, above: Scanlines, channels: int) -> Scanlines:
    out = np.ascontiguousarray(line.T).astype(np.uint16)
    up = above.T.astype(np.uint16)
    for x in range(len(out)):
        left = out[x - channels] if x >= channels else 0
        out[x] = (out[x] + ((left + up[x]) >> 1)) & 255
    return out.T.astype(np.uint8)


def _paeth(line: Scanlines, above: Scanlines, channels: int) -> Scanlines:
    out = np.ascontiguousarray(line.T).astype(np.int16)
    up = np.ascontiguousarray(above.T).astype(np.int16)
    nothing = np.zeros_like(up[0])
    for x in range(len(out)):
        left, corner = (
            (out[x - channels], up[x - channels]) if x >= channels else (nothing, nothing)
        )
        by_left, by_up = np.abs(up[x] - corner), np.abs(left - corner)
        by_corner = np.abs(left + up[x] - 2 * corner)
        near = np.where(by_up <= by_corner, up[x], corner)
        near = np.where((by_left <= by_up) & (by_left <= by_corner), left, near)
        out[x] = (out[x] + near) & 255
    return out.T.astype(np.uint8)
