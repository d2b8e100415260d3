"""Colors for the weights of a matrix, and for the kinds of layers."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.look.tiles import Pixels
from guitrainer.gui.kit.small_chart import Shape

GOLDEN = 0.618034  # share of a turn from one hue to the next, so that neighbors differ clearly
SATURATION = 0.5
LIGHTNESS = {"dark": (0.60, 0.47, 0.72), "light": (0.62, 0.50, 0.74)}

SHAPES: dict[str, Shape] = {"shared": "circle", "local": "square", "dense": "triangle"}


def weight_colors(count: int) -> Pixels:
    """Return a color for each of `count` weights, (count, 3); neighbors differ clearly."""
    number = np.arange(count)
    hue = (0.58 + number * GOLDEN) % 1
    light = np.array(LIGHTNESS[theme().name])[number % 3]
    return _rgb(hue, light)


def kind_color(kind: str) -> QColor:
    """Return the color of the curves of a shared, local or dense layer."""
    if kind == "shared":
        return theme().color("accent")
    return theme().color("marker" if kind == "local" else "noise")


def _rgb(hue: NDArray[np.floating], light: NDArray[np.floating]) -> Pixels:
    """Convert hue and lightness in 0…1 to bytes (n, 3), by the formula for HSL."""
    reach = SATURATION * np.minimum(light, 1 - light)
    parts = []
    for turn in (0, 8, 4):
        place = (turn + 12 * hue) % 12
        parts.append(light - reach * np.clip(np.minimum(place - 3, 9 - place), -1, 1))
    levels: Pixels = np.rint(255 * np.stack(parts, axis=1)).astype(np.uint8)
    return levels
