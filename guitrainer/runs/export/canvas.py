"""Canvases for the same drawing in pixels (Pillow) and vectors (SVG)."""

from functools import cache
from html import escape
from typing import Literal, Protocol

from PIL import Image, ImageDraw, ImageFont
from PIL.Image import Resampling

from guitrainer.runs.export.palette import DARK, Palette, Pixels

Align = Literal["left", "middle", "right"]
_FONT_FAMILY = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"


class Canvas(Protocol):
    """A surface with its origin at the top left, measured in screen pixels."""

    @property
    def palette(self) -> Palette:
        """The colors of the picture."""

    def box(self, x: int, y: int, width: int, height: int, color: str) -> None:
        """Fill a rectangle."""

    def tile(self, x: int, y: int, pixels: Pixels, scale: int) -> None:
        """Draw a filter (height, width, 3), each element as a square of `scale` pixels."""

    def text(self, x: int, y: int, text: str, size: int, color: str, align: Align = "left") -> None:
        """Write one line of text with its baseline at `y`."""


def text_width(text: str, size: int) -> int:
    """Return the width of a line of text, in screen pixels."""
    return round(_font(size).getlength(text))


class Raster:
    """A picture with `density` pixels per screen pixel."""

    def __init__(self, width: int, height: int, density: int = 1, palette: Palette = DARK) -> None:
        self.palette = palette
        size = (width * density, height * density)
        self.image = Image.new("RGB", size, palette.background)
        self._draw = ImageDraw.Draw(self.image)
        self._density = density

    def box(self, x: int, y: int, width: int, height: int, color: str) -> None:
        """Fill a rectangle."""
        left, top, right, bottom = (n * self._density for n in (x, y, x + width, y + height))
        if right > left and bottom > top:
            self._draw.rectangle((left, top, right - 1, bottom - 1), fill=color)

    def tile(self, x: int, y: int, pixels: Pixels, scale: int) -> None:
        """Draw a filter."""
        (height, width), factor = pixels.shape[:2], scale * self._density
        crisp = Image.fromarray(pixels).resize(
            (width * factor, height * factor), Resampling.NEAREST
        )
        self.image.paste(crisp, (x * self._density, y * self._density))

    def text(self, x: int, y: int, text: str, size: int, color: str, align: Align = "left") -> None:
        """Write one line."""
        anchor = {"left": "ls", "middle": "ms", "right": "rs"}[align]
        place = (x * self._density, y * self._density)
        font = _font(size * self._density)
        self._draw.text(place, text, fill=color, font=font, anchor=anchor)


class Vector:
    """An SVG document."""

    def __init__(self, width: int, height: int, title: str, palette: Palette = DARK) -> None:
        self.palette = palette
        self._parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" font-family="{_FONT_FAMILY}">',
            f"<title>{escape(title, quote=False)}</title>",
            f'<rect width="{width}" height="{height}" fill="{palette.background}"/>',
        ]

    def box(self, x: int, y: int, width: int, height: int, color: str) -> None:
        """Fill a rectangle."""
        self._parts.append(
            f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{color}"/>'
        )

    def tile(self, x: int, y: int, pixels: Pixels, scale: int) -> None:
        """Draw a filter, in one group."""
        self._parts.append(f'<g transform="translate({x} {y})" shape-rendering="crispEdges">')
        for row, line in enumerate(pixels.tolist()):
            for column, (red, green, blue) in enumerate(line):
                self.box(
                    column * scale, row * scale, scale, scale, f"#{red:02x}{green:02x}{blue:02x}"
                )
        self._parts.append("</g>")

    def text(self, x: int, y: int, text: str, size: int, color: str, align: Align = "left") -> None:
        """Write one line."""
        anchor = {"left": "start", "middle": "middle", "right": "end"}[align]
        self._parts.append(
            f'<text x="{x}" y="{y}" font-size="{size}" fill="{color}" text-anchor="{anchor}">'
            f"{escape(text, quote=False)}</text>"
        )

    def document(self) -> str:
        """Return the whole document."""
        return "\n".join([*self._parts, "</svg>", ""])


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
