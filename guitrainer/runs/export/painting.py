"""Pictures in the formats that a drawing can be written in: PNG, SVG and PDF."""

import struct
import zlib
from collections.abc import Callable, Iterator

import numpy as np
from PIL import Image

from guitrainer.errors import InputError
from guitrainer.runs.export.canvas import Canvas, Raster, Vector
from guitrainer.runs.export.palette import DARK, Palette
from guitrainer.runs.export.pdf import PdfPage

DRAWN = (".png", ".svg", ".pdf")
_DENSITY = 2  # keeps pictures crisp on high-resolution screens
# Vectors have a square per element of a filter; with more, viewers fail.
MOST_SQUARES = 200_000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_UP = 2  # the filter that stores differences from the row above
_BAND = 64  # rows in memory at a time
_LEVEL = 3  # the strongest fast compression; the next one takes twice as long for 30% less


def painted(
    draw: Callable[[Canvas], None],
    size: tuple[int, int],
    suffix: str,
    title: str = "",
    palette: Palette = DARK,
) -> bytes | memoryview:
    """Encode a drawing.

    Parameters
    ----------
    draw : draws on a canvas
    size : width and height in screen pixels
    suffix : one of DRAWN; a PNG has two pixels per screen pixel, SVG and PDF are vectors
    title : title of the document, for vectors
    palette : colors
    """
    if suffix == ".png":
        raster = Raster(*size, _DENSITY, palette)
        draw(raster)
        return png_bytes(raster.image)
    if suffix == ".svg":
        vector = Vector(*size, title, palette)
        draw(vector)
        return vector.document().encode()
    page = PdfPage(*size, title, palette)
    draw(page)
    return page.document()


def check_squares(count: int, suffix: str) -> None:
    """Check the number of squares of a drawing.

    Raises
    ------
    InputError
        If there are too many for a file of vectors.
    """
    if suffix != ".png" and count > MOST_SQUARES:
        raise InputError(
            f"{suffix.removeprefix('.')}: {count} squares, accepted: up to {MOST_SQUARES}; "
            ".png has no limit"
        )


def png_bytes(image: Image.Image) -> bytes:
    """Encode an RGB image as a PNG.

    Most rows equal the row above, so each is stored as its difference from it. A general encoder
    tries five filters for each row, which takes three times as long.
    """
    header = struct.pack(">2I5B", *image.size, 8, 2, 0, 0, 0)  # 8 bits, RGB
    packer = zlib.compressobj(_LEVEL)
    pixels = b"".join([*map(packer.compress, _differences(image)), packer.flush()])
    chunks = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, content) for name, content in chunks)


def _differences(image: Image.Image) -> Iterator[bytes]:
    """Rows less the row above, each behind the number of this filter; some rows at a time."""
    width, height = image.size
    above = np.zeros(3 * width, np.uint8)
    for top in range(0, height, _BAND):
        part = image.crop((0, top, width, min(top + _BAND, height)))
        rows = np.asarray(part).reshape(-1, 3 * width)
        filtered = np.empty((len(rows), 1 + 3 * width), np.uint8)
        filtered[:, 0] = _UP
        np.subtract(rows[0], above, out=filtered[0, 1:])
        np.subtract(rows[1:], rows[:-1], out=filtered[1:, 1:])
        above = rows[-1]
        yield filtered.tobytes()


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(content, zlib.crc32(name))
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)
