"""Colors of exported pictures, and filters as pixels."""

import numpy as np
from numpy.typing import NDArray

from guitrainer.analysis.principal import principal_planes
from guitrainer.events import FloatArray, Label

Pixels = NDArray[np.uint8]

BACKGROUND = "#14161a"
TRACK = "#2a2f38"
TEXT = "#e6e8ec"
DIM = "#8d95a3"
ACCENT = "#5aa9ff"
UNSCORED = "#3a404b"
COLORS: dict[Label, str] = {
    "edge": "#4cc38a",
    "noise": "#e5806b",
    "blob": "#5aa9ff",
    "dead": "#6b7280",
}


def pixels_of(weight: FloatArray) -> Pixels:
    """Convert filters (O, I, kh, kw) to pictures (O, kh, kw, 3); zero is medium gray.

    The scale of each filter is symmetric: its largest absolute value is black or white. Three input
    channels are shown as red, green and blue; any other number as the main spatial pattern, the
    first component of the singular value decomposition over the inputs.
    """
    planes = principal_planes(weight)
    largest = np.abs(planes).max(axis=(1, 2, 3), keepdims=True)
    scaled = np.divide(planes, largest, out=np.zeros_like(planes), where=largest > 0)
    levels = np.rint(127.5 + 127.5 * scaled).astype(np.uint8).transpose(0, 2, 3, 1)
    return np.ascontiguousarray(np.broadcast_to(levels, (*levels.shape[:3], 3)))
