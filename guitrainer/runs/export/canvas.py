"""Canvases for the same drawing in pixels (Pillow) and vectors (SVG)."""

from functools import cache
from html import escape
from typing import Literal, Protocol

import numpy as np
from PIL import Image, ImageColor, ImageDraw, ImageFont

from guitrainer.runs.export.palette import DARK, Palette, Pixels

Align = Literal["left", "middle", "right"]
_ANCHORS: dict[Align, str] = {"left": "ls", "middle": "ms", "right": "rs"}
# A picture with gray tiles has 256 colors: the background, grays, and shades of each other color.
_GRAYS = np.array([*range(0, 256, 2), 255], np.uint8)
_SHADES = np.arange(1, 15) / 14  # shares of the color
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
        factor = scale * self._density
        crisp = pixels.repeat(factor, axis=0).repeat(factor, axis=1)
        self.image.paste(Image.fromarray(crisp), (x * self._density, y * self._density))

    def text(self, x: int, y: int, text: str, size: int, color: str, align: Align = "left") -> None:
        """Write one line."""
        place = (x * self._density, y * self._density)
        font = _font(size * self._density)
        self._draw.text(place, text, fill=color, font=font, anchor=_ANCHORS[align])


class GrayRaster:
    """A picture like `Raster`, but with gray tiles: 256 colors are enough, and encoded much faster.

    Levels of gray are rounded up to even numbers, or to 255. All other colors are those of the
    palette, and text is written on the background.
    """

    def __init__(self, width: int, height: int, density: int = 1, palette: Palette = DARK) -> None:
        self.palette = palette
        self._numbers = np.zeros((height * density, width * density), np.uint8)
        self._density = density
        colors = (palette.text, palette.dim, palette.accent, palette.track, palette.unscored)
        distinct = dict.fromkeys([*colors, *palette.labels.values()])
        # the number of the faintest shade of each color
        self._faintest = {
            color: 1 + len(_GRAYS) + k * len(_SHADES) for k, color in enumerate(distinct)
        }

    @property
    def image(self) -> Image.Image:
        """The picture."""
        ground = np.array(ImageColor.getrgb(self.palette.background))
        shades = [
            ground + (np.array(ImageColor.getrgb(color)) - ground) * _SHADES[:, None]
            for color in self._faintest
        ]
        colors = np.concatenate([ground[None], np.repeat(_GRAYS[:, None], 3, axis=1), *shades])
        image = Image.fromarray(self._numbers)
        image.putpalette(np.rint(colors).astype(np.uint8).tobytes())
        return image

    def box(self, x: int, y: int, width: int, height: int, color: str) -> None:
        """Fill a rectangle with a color of the palette."""
        left, top, right, bottom = (n * self._density for n in (x, y, x + width, y + height))
        self._numbers[top:bottom, left:right] = self._faintest[color] + len(_SHADES) - 1

    def tile(self, x: int, y: int, pixels: Pixels, scale: int) -> None:
        """Draw a gray filter."""
        factor = scale * self._density
        numbers = (1 + np.searchsorted(_GRAYS, pixels[:, :, 0])).astype(np.uint8)
        height, width = numbers.shape
        top, left = y * self._density, x * self._density
        self._numbers[top : top + height * factor, left : left + width * factor] = numbers.repeat(
            factor, axis=0
        ).repeat(factor, axis=1)

    def text(self, x: int, y: int, text: str, size: int, color: str, align: Align = "left") -> None:
        """Write one line in a color of the palette."""
        font, anchor = _font(size * self._density), _ANCHORS[align]
        left, top, right, bottom = map(int, font.getbbox(text, anchor=anchor))
        written = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(written).text((-left, -top), text, fill=255, font=font, anchor=anchor)
        # how many of the shades are as faint as the pixel, or fainter
        shades = np.rint(np.asarray(written) * (len(_SHADES) / 255)).astype(np.uint8)
        left, top = left + x * self._density, top + y * self._density
        part = self._numbers[max(top, 0) : top + len(shades), max(left, 0) : left + shades.shape[1]]
        shades = shades[max(-top, 0) :, max(-left, 0) :][: part.shape[0], : part.shape[1]]
        np.copyto(part, self._faintest[color] - 1 + shades, where=shades > 0)


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
