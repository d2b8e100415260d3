"""Pictures in the formats that a drawing can be written in: PNG, SVG and PDF."""

import io
from collections.abc import Callable

from PIL import Image

from guitrainer.errors import InputError
from guitrainer.runs.export.canvas import Canvas, Raster, Vector
from guitrainer.runs.export.palette import DARK, Palette
from guitrainer.runs.export.pdf import PdfPage

DRAWN = (".png", ".svg", ".pdf")
_DENSITY = 2  # keeps pictures crisp on high-resolution screens
# Vectors have a square per element of a filter; with more, viewers fail.
MOST_SQUARES = 200_000
# Files are 20% larger than at the default level, and written in two thirds of the time.
_LEVEL = 3


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


def png_bytes(image: Image.Image) -> memoryview:
    """Encode an image as a PNG."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=_LEVEL)
    return buffer.getbuffer()
