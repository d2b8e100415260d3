"""Filters as pictures on screen: crisp pixels, gray or diverging colors, zero in the middle."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap

from guitrainer.analysis import principal
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.settings import Colors, Content, Scaling

if TYPE_CHECKING:
    from guitrainer.events import FiltersCaptured, FloatArray

Pixels = NDArray[np.uint8]

# Diverging and safe for color-blind people: from blue through a neutral middle to orange.
# Ends of "vik" (Crameri 2018, Scientific color maps), simplified to three stops.
NEGATIVE, POSITIVE = (58, 134, 214), (232, 133, 61)
NEUTRAL = {"dark": (24, 26, 31), "light": (247, 247, 247)}
LEVELS = 256
MIDDLE_LUMINANCE = 128  # of 255; on brighter colors, numbers are dark
_EDGE = (
    (0.10, 0.20, 0.55, 0.90),
    (0.15, 0.30, 0.80, 0.95),
    (0.10, 0.45, 0.90, 0.85),
    (0.20, 0.60, 0.95, 0.80),
)
SIZE = 128


def content_of(
    shown: FiltersCaptured, first: FiltersCaptured | None, content: Content
) -> FloatArray | None:
    """Return the array (O, I, kh, kw) to paint; None if there is no gradient before step 1."""
    if content == "gradient":
        return shown.gradient
    if content == "change":
        return None if first is None else shown.weight - first.weight
    return shown.weight


def pictures(values: FloatArray, scaling: Scaling, colors: Colors) -> Pixels:
    """Convert filters (O, I, kh, kw) to RGB pictures (O, kh, kw, 3).

    The scale is symmetric about zero: the largest absolute value, of each filter or of all filters,
    has the color at an end of the scale. In gray mode, three input channels are shown as red, green
    and blue; more channels as their main spatial pattern. Values that are not finite count as 0.
    """
    planes = principal.principal_planes(np.where(np.isfinite(values), values, np.float32(0)))
    if colors == "diverging" and planes.shape[1] == 3:
        planes = planes.mean(axis=1, keepdims=True)
    axes = (1, 2, 3) if scaling == "filter" else None
    largest = np.abs(planes).max(axis=axes, keepdims=True)
    scaled = np.divide(planes, largest, out=np.zeros_like(planes), where=largest > 0)
    levels = np.rint((LEVELS - 1) / 2 * (1 + scaled)).astype(np.uint8).transpose(0, 2, 3, 1)
    if colors == "gray":
        return np.ascontiguousarray(np.broadcast_to(levels, (*levels.shape[:3], 3)))
    colored: Pixels = _diverging(theme().name)[levels[..., 0]]
    return colored


def map_picture(values: NDArray[np.floating], colors: Colors) -> Pixels:
    """Convert signed numbers (height, width), such as a response, to RGB (height, width, 3)."""
    made: Pixels = pictures(values[None, None].astype(np.float32), "filter", colors)[0]
    return made


def signed_picture(
    values: NDArray[np.floating], largest: float, colors: Colors = "diverging"
) -> Pixels:
    """Convert numbers (height, width) to colors (height, width, 3); ±`largest` are the extremes."""
    scaled = np.nan_to_num(values) / largest if largest > 0 else np.zeros_like(values)
    levels = np.rint((LEVELS - 1) / 2 * (1 + np.clip(scaled, -1, 1))).astype(np.uint8)
    if colors == "gray":
        return np.repeat(levels[..., None], 3, axis=-1)
    colored: Pixels = _diverging(theme().name)[levels]
    return colored


def magnitude_picture(values: NDArray[np.floating]) -> Pixels:
    """Convert numbers from 0 on (height, width) to RGB: 0 is black, the largest is white."""
    finite = np.where(np.isfinite(values), values, 0)
    largest = finite.max(initial=0)
    levels = np.rint((LEVELS - 1) * finite / largest if largest > 0 else finite).astype(np.uint8)
    return np.repeat(levels[..., None], 3, axis=-1)


def photo_picture(image: NDArray[np.uint8] | NDArray[np.float32]) -> Pixels:
    """Convert an image (channels, height, width), 0…255 or 0…1, to RGB; gray if not 3 channels."""
    planes = image if image.shape[0] in (1, 3) else image.mean(axis=0, keepdims=True)
    unit = 1 if image.dtype == np.uint8 else LEVELS - 1
    levels = np.clip(np.rint(planes * unit), 0, LEVELS - 1).astype(np.uint8).transpose(1, 2, 0)
    return np.ascontiguousarray(np.broadcast_to(levels, (*levels.shape[:2], 3)))


def image_of(pixels: Pixels) -> QImage:
    """Convert RGB pixels (height, width, 3) to an image that owns its memory."""
    height, width, _ = pixels.shape
    rows = np.ascontiguousarray(pixels)
    return QImage(rows.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def rgb(token: str) -> Pixels:
    """Return a color of the theme as bytes (3,)."""
    color = theme().color(token)
    return np.array([color.red(), color.green(), color.blue()], np.uint8)


def ink_on(color: QColor) -> QColor:
    """Return a text color that is readable on `color`."""
    luminance = 0.299 * color.red() + 0.587 * color.green() + 0.114 * color.blue()
    return QColor(20, 22, 26) if luminance > MIDDLE_LUMINANCE else QColor(235, 237, 240)


@cache
def _diverging(theme_name: str) -> Pixels:
    """Return the table of diverging colors, (256, 3)."""
    middle = np.array(NEUTRAL[theme_name], float)
    place = np.linspace(-1, 1, LEVELS)[:, None]
    end = np.where(place < 0, np.array(NEGATIVE, float), np.array(POSITIVE, float))
    table: Pixels = np.rint(middle + np.abs(place) * (end - middle)).astype(np.uint8)
    return table


def window_icon() -> QIcon:
    """Make the icon of the window."""
    picture = QPixmap(SIZE, SIZE)
    picture.fill(QColor("#14161a"))
    painter = QPainter(picture)
    cell = SIZE / len(_EDGE)
    for row, values in enumerate(_EDGE):
        for column, value in enumerate(values):
            gray = QColor.fromRgbF(value, value, value)
            painter.fillRect(QRectF(column * cell, row * cell, cell, cell), gray)
    painter.end()
    return QIcon(picture)
