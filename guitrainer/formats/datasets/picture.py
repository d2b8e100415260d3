"""Decodes one picture: PNG, JPEG, BMP, TIFF, WebP and others, as gray or color.

Pillow converts several modes in ways that lose the image: 16 bits are clipped, transparent black
ink becomes all black, and EXIF rotation is not applied. Here every mode is converted explicitly.
"""

import struct
import warnings
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from guitrainer.errors import DataError
from guitrainer.files.messages import DIFFERENT_SIZES
from guitrainer.formats.datasets.pixels import resized
from guitrainer.sentences import filled

MOST_PIXELS = 50_000_000
"""A picture of more pixels is skipped: decoded it would need hundreds of megabytes."""
FULL_16 = 65535
_ORIENTATION = 0x112  # tag of EXIF
_GRAY = {"1", "L", "LA", "La", "I", "F", "I;16", "I;16B", "I;16L", "I;16N"}
_DEEP = {"I", "I;16", "I;16B", "I;16L", "I;16N"}
_ALPHA = {"LA", "La", "PA", "RGBA", "RGBa"}
_WITH_EXIF = {"JPEG", "MPO", "TIFF", "WEBP", "PNG"}
FAILURES = (
    *(OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, OverflowError),
    *(struct.error, zlib.error, MemoryError, RuntimeError, ZeroDivisionError, AttributeError),
    *(Image.DecompressionBombError, Warning, DataError),
)
"""Anything that Pillow raises for damaged pictures."""


@dataclass(frozen=True)
class PictureStyle:
    """How all pictures of a set are decoded.

    Parameters
    ----------
    channels : 1 for gray, 3 for red, green and blue.
    deep : whether pixels are kept as float32 in 0…1 because some have more than 8 bits.
    white : whether transparent areas are shown on white instead of black.
    size : height and width; None for as stored.
    full : white in pictures of floating-point numbers.
    """

    channels: int
    deep: bool
    white: bool
    size: tuple[int, int] | None
    full: float = 1.0

    @property
    def dtype(self) -> np.dtype[Any]:
        """Type of the decoded pixels."""
        return np.dtype(np.float32 if self.deep else np.uint8)


@dataclass(frozen=True)
class Sample:
    """What a picture shows about its set: mode, size, whether it is turned, its visible ink."""

    mode: str
    size: tuple[int, int]
    alpha: bool
    ink: float | None  # mean brightness of what is visible, if something is transparent
    equal_channels: bool
    highest: float  # largest pixel of a picture of floating-point numbers


def decode(file: IO[bytes] | Path, style: PictureStyle) -> tuple[NDArray[Any], bool]:
    """Decode a picture.

    Returns
    -------
    (pixels, turned) : (height, width, channels), uint8 or float32 in 0…1, and whether it was turned
        as its EXIF data says.

    Raises
    ------
    Exception
        One of FAILURES, if it is damaged or too large.
    """
    with Image.open(file) as opened:
        image, turned = _upright(_checked(opened))
        if image.mode in _DEEP or image.mode == "F":
            return _of_deep(image, style), turned
        if has_alpha(image):
            image = _on_background(image, style.white)
        image = image.convert("L" if style.channels == 1 else "RGB")
        if style.size is not None and image.size != style.size[::-1]:
            image = image.resize(style.size[::-1], Image.Resampling.BILINEAR)
        pixels: NDArray[Any] = np.asarray(image)
        if style.deep:
            pixels = pixels.astype(np.float32) / np.float32(255)
        return pixels.reshape(*pixels.shape[:2], style.channels), turned


def sample_of(file: IO[bytes] | Path) -> Sample:
    """Look at a picture; otherwise like `decode`."""
    with Image.open(file) as opened:
        image, _ = _upright(_checked(opened))
        mode, size, alpha = image.mode, (image.height, image.width), has_alpha(image)
        ink, highest = None, 1.0
        if alpha:
            whole = np.asarray(image.convert("RGBA"), np.float64)
            weights = whole[..., 3]
            if weights.min() < 255 and weights.max() > 0:
                ink = float((whole[..., :3].mean(axis=2) * weights).sum() / weights.sum() / 255)
        if mode == "F":
            highest = float(np.asarray(image).max())
        equal = mode in _GRAY
        if not equal:
            colors = np.asarray(image.convert("RGBA" if alpha else "RGB"))[..., :3]
            equal = bool((colors == colors[..., :1]).all())
        return Sample(mode, size, alpha, ink, equal, highest)


@contextmanager
def quiet() -> Iterator[None]:
    """Silence what Pillow says about damaged and large pictures, which are counted instead."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def style_of(
    samples: Sequence[Sample], color: str, size: tuple[int, int] | None, path: Path
) -> PictureStyle:
    """Return how the pictures of a set are decoded, by some of them and the settings.

    Parameters
    ----------
    color : "gray", "rgb", or "auto" for gray if no sample has colors.
    size : height and width that are asked for; None for those of the samples.
    path : the set, for messages.

    Raises
    ------
    DataError
        If the samples have different sizes and no size is asked for.
    """
    sizes = sorted({sample.size for sample in samples})
    if size is None and len(sizes) > 1:
        shown = ", ".join(f"{height}×{width}" for height, width in sizes[:4])
        shown += ", …" if len(sizes) > 4 else ""
        raise DataError(filled(DIFFERENT_SIZES, path, shown))
    gray = color == "gray" or (color == "auto" and all(one.equal_channels for one in samples))
    inks = [one.ink for one in samples if one.ink is not None]
    highest = max((one.highest for one in samples if one.mode == "F"), default=1.0)
    return PictureStyle(
        1 if gray else 3,
        any(one.mode in _DEEP or one.mode == "F" for one in samples),
        not inks or sum(inks) / len(inks) <= 0.5,
        size or sizes[0],
        next((full for full in (1.0, 255.0) if highest <= full), float(FULL_16)),
    )


def has_alpha(image: Image.Image) -> bool:
    """Return whether something in a picture may be transparent."""
    return image.mode in _ALPHA or "transparency" in image.info


def _checked(image: Image.Image) -> Image.Image:
    if image.width * image.height > MOST_PIXELS:
        raise DataError(f"{image.width * image.height:,} pixels, accepted: {MOST_PIXELS:,}")
    return image


def _upright(image: Image.Image) -> tuple[Image.Image, bool]:
    if image.format not in _WITH_EXIF or (image.format == "PNG" and "exif" not in image.info):
        return image, False
    turned = image.getexif().get(_ORIENTATION, 1) in range(2, 9)
    return (ImageOps.exif_transpose(image) if turned else image), turned


def _on_background(image: Image.Image, white: bool) -> Image.Image:
    whole = image.convert("RGBA")
    shade = (255, 255, 255, 255) if white else (0, 0, 0, 255)
    return Image.alpha_composite(Image.new("RGBA", whole.size, shade), whole).convert("RGB")


def _of_deep(image: Image.Image, style: PictureStyle) -> NDArray[Any]:
    """Return the pictures of 16 or 32 bits, scaled instead of clipped."""
    values = np.asarray(image).astype(np.float32)
    values /= np.float32(style.full if image.mode == "F" else FULL_16)
    if not np.isfinite(values).all() or values.min() < 0 or values.max() > 1:
        raise DataError("pixels outside the range of the other pictures")
    if style.size is not None and values.shape != style.size:
        values = resized(values[None, None], style.size)[0, 0]
    if not style.deep:
        values = np.rint(values * 255).astype(np.uint8)
    return np.repeat(values[..., None], style.channels, axis=2)
