"""Pictures in the formats that a drawing can be written in: PNG, SVG and PDF."""

import struct
import zlib
from collections.abc import Callable

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
# The higher default level takes twice as long for files that are a quarter smaller.
_LEVEL = 3
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB = (8, 2, 0, 0, 0)  # bits per channel, color type, and the only methods there are
_ROWS = 64  # encoded at a time; they stay in the cache
_UP = 2  # filter of a row: differences from the row above


def painted(
    draw: Callable[[Canvas], None],
    size: tuple[int, int],
    suffix: str,
    title: str = "",
    palette: Palette = DARK,
) -> bytes:
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

    Each row is stored as its difference from the row above: squares of a filter repeat a row many
    times. Pillow would try five filters on each row, which takes longer than the compression.
    """
    packed = zlib.compressobj(_LEVEL)
    above = np.zeros(3 * image.width, np.uint8)
    content = []
    for top in range(0, image.height, _ROWS):  # all at once would take three times the memory
        part = np.asarray(image.crop((0, top, image.width, min(top + _ROWS, image.height))))
        flat = part.reshape(len(part), -1)
        rows = np.empty((len(flat), 1 + flat.shape[1]), np.uint8)
        rows[:, 0] = _UP
        np.subtract(flat, np.vstack([above, flat[:-1]]), out=rows[:, 1:])  # modulo 256
        content.append(packed.compress(rows.data))
        above = flat[-1]
    parts = {
        b"IHDR": struct.pack(">II5B", image.width, image.height, *_RGB),
        b"IDAT": b"".join([*content, packed.flush()]),
        b"IEND": b"",
    }
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts.items()
    )
