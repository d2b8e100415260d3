"""Colors of exported pictures, and filters as pixels."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from guitrainer.analysis.principal import principal_planes
from guitrainer.events import FloatArray, Label

Pixels = NDArray[np.uint8]

Colors = Literal["dark", "light"]


@dataclass(frozen=True)
class Palette:
    """Colors of a picture by their meaning, as #rrggbb; `labels` are the frames of filters."""

    background: str
    track: str
    text: str
    dim: str
    accent: str
    unscored: str
    labels: Mapping[Label, str]


DARK = Palette(
    background="#14161a",
    track="#2a2f38",
    text="#e6e8ec",
    dim="#8d95a3",
    accent="#5aa9ff",
    unscored="#3a404b",
    labels={"edge": "#4cc38a", "noise": "#e5806b", "blob": "#5aa9ff", "dead": "#6b7280"},
)
# For paper: white, with colors dark enough to be readable on it.
LIGHT = Palette(
    background="#ffffff",
    track="#dde1e7",
    text="#1c2128",
    dim="#566070",
    accent="#1f6feb",
    unscored="#c3c9d1",
    labels={"edge": "#157a4e", "noise": "#b8452e", "blob": "#1f6feb", "dead": "#69717e"},
)
PALETTES: Mapping[Colors, Palette] = {"dark": DARK, "light": LIGHT}


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
