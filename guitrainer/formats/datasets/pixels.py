"""Turns pixels as they are stored into images: axes, range, orientation, color and size."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from guitrainer.config.schema import Data
from guitrainer.errors import DataError
from guitrainer.files.messages import STRANGE_RANGE, STRANGE_SHAPE
from guitrainer.formats.datasets.contents import Orientation
from guitrainer.formats.limits import roomy
from guitrainer.formats.stored import Rows, StoredArray, pieces
from guitrainer.reports import Remark
from guitrainer.sentences import filled

CHANNELS = (1, 3, 4)
LUMA = (0.299, 0.587, 0.114)
"""Weights of red, green and blue in gray: ITU-R Recommendation BT.601, section 2.5.1."""
HIGH_16 = 16  # white of the digits of UCI, sums of 4×4 pixels; the brightest may have 15
NEARLY = 1e-3
"""How far pixels may be outside a range, as after resampling; they are clipped."""
LEAST_SIDE = 4  # least height and width of images in flat rows

Axes = Literal["NHW", "NHWC", "NCHW", "flat", "planes", "signals"]


@dataclass(frozen=True)
class ImageLayout:
    """The axes of stored images, and the shape of one image."""

    axes: Axes
    channels: int
    height: int
    width: int

    def view(self, images: NDArray[Any]) -> NDArray[Any]:
        """Return a view of stored images as (n, channels, height, width)."""
        if self.axes == "NHWC":
            return images.transpose(0, 3, 1, 2)
        return images.reshape(len(images), self.channels, self.height, self.width)


class Extent(NamedTuple):
    """Smallest and largest pixel, and whether all are whole numbers."""

    low: float
    high: float
    whole: bool


@dataclass(frozen=True)
class Scaling:
    """The range of stored pixels that becomes black to white.

    Parameters
    ----------
    low, high : the range.
    dtype : uint8 (0…255) or float32 (0…1) of the result.
    kept : whether the pixels are used as they are.
    """

    low: float
    high: float
    dtype: Any
    kept: bool = False

    @property
    def text(self) -> str:
        """The range, for messages."""
        return f"{self.low:g}…{self.high:g}"

    def apply(self, pixels: NDArray[Any]) -> NDArray[Any]:
        """Scale pixels."""
        if self.kept:
            return pixels.astype(self.dtype, copy=False)
        if self.dtype == np.uint8 and (self.low, self.high) == (0, 1):
            return pixels.astype(np.uint8) * np.uint8(255)
        if self.dtype == np.uint8:
            return (pixels.astype(np.int32) - int(self.low)).astype(np.uint8)
        wide: Any = np.float64 if pixels.dtype.itemsize > 4 else np.float32
        scaled = (pixels.astype(wide) - wide(self.low)) / wide(self.high - self.low)
        result: NDArray[Any] = np.clip(scaled, 0, 1).astype(np.float32)
        return result


@dataclass(frozen=True)
class ImageChanges:
    """How images from files are changed, as the experiment says."""

    transposed: bool = False
    invert: bool = False
    color: str = "auto"
    size: tuple[int, int] | None = None

    @staticmethod
    def of(data: Data, orientation: Orientation) -> "ImageChanges":
        """Return the changes for images that the files store in `orientation`."""
        found = orientation if data.orientation == "auto" else data.orientation
        size = (data.resize, data.resize) if isinstance(data.resize, int) else data.resize
        return ImageChanges(found == "transposed", data.invert, data.color, size)

    def remarks(self, layout: ImageLayout) -> list[Remark]:
        """Say what is changed about images of this layout."""
        remarks = [Remark("transposed", {})] if self.transposed else []
        if self.invert:
            remarks.append(Remark("inverted", {}))
        if self.color == "gray" and layout.channels > 1:
            remarks.append(Remark("gray", {}))
        found = (layout.height, layout.width)[:: -1 if self.transposed else 1]
        if self.size not in (None, found):
            sizes = [f"{one[0]}×{one[1]}" for one in (found, self.size) if one]
            remarks.append(Remark("resized", {"found": sizes[0], "size": sizes[1]}))
        return remarks

    def shape(self, layout: ImageLayout) -> tuple[int, int, int]:
        """Return the channels, height and width of the changed images."""
        channels = {"gray": 1, "rgb": 3}.get(self.color, layout.channels)
        found = (layout.width, layout.height) if self.transposed else (layout.height, layout.width)
        return (channels, *(self.size or found))

    def apply(self, images: NDArray[Any]) -> NDArray[Any]:
        """Change images (n, C, H, W), uint8 or float32."""
        if self.transposed:
            images = images.transpose(0, 1, 3, 2)
        images = _colored(images, self.color)
        if self.invert:
            images = (np.uint8(255) if images.dtype == np.uint8 else np.float32(1)) - images
        if self.size not in (None, images.shape[2:]):
            images = resized(images, self.size or images.shape[2:])
        return images


def layout_of(stored: StoredArray, signals: bool = False) -> ImageLayout:
    """Tell the axes of stored images from their shape.

    Parameters
    ----------
    signals : whether rows of numbers are signals, see `Data.signals`

    Raises
    ------
    DataError
        If the shape or type cannot be that of images; the message says what is accepted.
    """
    shape, name = stored.shape, stored.name
    if stored.dtype.kind not in "uifb":
        raise DataError(f"{name}: pixels of type {stored.dtype.name}; accepted: numbers")
    if 0 in shape:
        raise DataError(f"{name}: contains no pixels: the shape is {shape}")
    if signals:
        if len(shape) != 2:
            raise DataError(f"{name}: signals of shape {shape}; accepted: (N, length)")
        return ImageLayout("signals", 1, 1, shape[1])
    if len(shape) == 2:
        return _flat(shape[1], name)
    if len(shape) == 3:
        return ImageLayout("NHW", 1, shape[1], shape[2])
    if len(shape) == 4 and shape[3] in CHANNELS:
        return ImageLayout("NHWC", shape[3], shape[1], shape[2])
    if len(shape) == 4 and shape[1] in CHANNELS:
        return ImageLayout("NCHW", shape[1], shape[2], shape[3])
    raise DataError(filled(STRANGE_SHAPE, name, shape))


def _flat(numbers: int, name: str) -> ImageLayout:
    for channels in (1, 3):
        side = math.isqrt(numbers // channels)
        if channels * side * side == numbers and side >= LEAST_SIDE:
            return ImageLayout("flat" if channels == 1 else "planes", channels, side, side)
    raise DataError(
        f"{name}: images of shape (N, {numbers}): rows of {numbers} numbers are not square images; "
        f"accepted: a square number from {LEAST_SIDE**2}, or three times one, or any with "
        "data.signals"
    )


def layout_remarks(stored: StoredArray, layout: ImageLayout) -> list[Remark]:
    """Say how rows of numbers were divided into images."""
    if layout.axes not in ("flat", "planes", "signals"):
        return []
    values = {
        "numbers": str(stored.shape[1]),
        "height": str(layout.height),
        "width": str(layout.width),
    }
    return [Remark(layout.axes, values)]


def extent_of(stored: StoredArray, rows: Rows | None) -> Extent:
    """Measure the range of the pixels at `rows` (None: all) with bounded memory.

    Raises
    ------
    DataError
        If some are not finite.
    """
    return extent_of_arrays((items for _, items in pieces(stored, rows)), stored.name)


def extent_of_arrays(arrays: Iterable[NDArray[Any]], name: str) -> Extent:
    """Measure the range of the pixels of all `arrays`; otherwise like `extent_of`."""
    low, high, whole = math.inf, -math.inf, True
    for items in arrays:
        low, high = min(low, float(items.min())), max(high, float(items.max()))
        if not (math.isfinite(low) and math.isfinite(high)):
            raise DataError(f"{name}: float pixels that are not finite; accepted: 0…1")
        if items.dtype.kind == "f" and whole:
            whole = bool((np.floor(items) == items).all())
        if items.dtype == np.uint8 and (low, high) == (0, 255):
            break  # the others cannot extend it
    return Extent(low, high, whole)


def scaling_of(extent: Extent, dtype: np.dtype[Any], name: str, signals: bool = False) -> Scaling:
    """Tell from type and range of the pixels what black and white are.

    Parameters
    ----------
    signals : whether they are values of signals, which are used as they are

    Raises
    ------
    DataError
        If the range is none of those in use; the message has it.
    """
    if signals:
        return Scaling(-math.inf, math.inf, np.float32, kept=True)
    low, high, _ = extent
    if dtype.kind == "f":
        return _of_floats(extent, name)
    if low >= 0:
        if high <= 1:
            return Scaling(0, 1, np.uint8)
        if high in (HIGH_16 - 1, HIGH_16):
            return Scaling(0, HIGH_16, np.float32)
        if high <= 255:
            return Scaling(0, 255, np.uint8, kept=True)
        if high <= 65535:
            return Scaling(0, 65535, np.float32)
    elif low >= -1 and high <= 1:
        return Scaling(-1, 1, np.float32)
    elif low >= -128 and high <= 127:
        return Scaling(-128, 127, np.uint8)
    elif low >= -32768 and high <= 32767:
        return Scaling(-32768, 32767, np.float32)
    raise DataError(f"{name}: pixels from {low:.0f} to {high:.0f}; accepted: up to 16 bits")


def _of_floats(extent: Extent, name: str) -> Scaling:
    low, high, whole = extent
    if low >= 0 and high <= 1:
        return Scaling(0, 1, np.float32, kept=True)
    if low >= -NEARLY:
        if high <= 1 + NEARLY:
            return Scaling(0, 1, np.float32)
        if whole and low >= 0 and high in (HIGH_16 - 1, HIGH_16):
            return Scaling(0, HIGH_16, np.float32)
        if 16 < high <= 255 + NEARLY or (whole and low >= 0 and high <= 255):
            return Scaling(0, 255, np.uint8 if whole and low >= 0 else np.float32, kept=whole)
        if whole and high <= 65535:
            return Scaling(0, 65535, np.float32)
    elif -0.5 - NEARLY <= low <= -0.25 and high <= 0.5 + NEARLY:
        return Scaling(-0.5, 0.5, np.float32)
    elif -1 - NEARLY <= low <= -0.5 and high <= 1 + NEARLY:
        return Scaling(-1, 1, np.float32)
    raise DataError(filled(STRANGE_RANGE, name, f"{low:g}", f"{high:g}"))


def scaling_remarks(scaling: Scaling, dtype: np.dtype[Any]) -> list[Remark]:
    """Say how pixels were scaled, if not as usual."""
    if scaling.dtype == np.uint8 and (scaling.low, scaling.high) == (0, 1):
        return [Remark("binary", {})]
    if scaling.kept and (dtype.kind != "f" or scaling.high in (1, math.inf)):
        return []
    return [Remark("scaled", {"low": f"{scaling.low:g}", "high": f"{scaling.high:g}"})]


@dataclass(frozen=True)
class Development:
    """How stored images become the images of a dataset."""

    layout: ImageLayout
    scaling: Scaling
    changes: ImageChanges

    def images(self, stored: StoredArray, rows: Rows | None) -> NDArray[Any]:
        """Read images at `rows` (None: all) as (n, C, H, W), uint8 or float32, C-contiguous.

        Mapped images that need no change stay mapped.

        Raises
        ------
        DataError
            If there is no room for a copy.
        """
        shape = self.changes.shape(self.layout)
        unchanged = replace(self.changes, size=None) == ImageChanges() and shape[1:] == (
            self.layout.height,
            self.layout.width,
        )
        useful = rows is None or not stored.mapped
        if useful and unchanged and self.scaling.kept and self._as_stored(stored):
            return self.layout.view(stored.read(rows))
        count = len(stored) if rows is None else len(rows)
        out = roomy(stored.name, (count, *shape), self.scaling.dtype)
        for places, items in pieces(stored, rows):
            out[places] = self.changes.apply(self.scaling.apply(self.layout.view(items)))
        return out

    def _as_stored(self, stored: StoredArray) -> bool:
        """Return whether the stored array has the type and order that is needed."""
        if stored.dtype != np.dtype(self.scaling.dtype) or self.layout.axes == "NHWC":
            return False
        base = stored.read(None) if stored.mapped else None
        return base is None or (base.flags.c_contiguous and base.flags.aligned)


def _colored(images: NDArray[Any], color: str) -> NDArray[Any]:
    channels = images.shape[1]
    if color == "rgb" and channels != 3:
        return np.repeat(images, 3, axis=1) if channels == 1 else images[:, :3]
    if color == "gray" and channels > 1:
        weights = np.array(LUMA, np.float32)
        gray: NDArray[Any] = np.einsum("nchw,c->nhw", images[:, :3].astype(np.float32), weights)[
            :, None
        ]
        return (gray + 0.5).astype(np.uint8) if images.dtype == np.uint8 else gray
    return images


def resized(images: NDArray[Any], size: tuple[int, int]) -> NDArray[Any]:
    """Resample by triangles as wide as a new pixel, so that nothing is skipped (antialiased)."""
    rows, columns = (_triangles(old, new) for old, new in zip(images.shape[2:], size, strict=True))
    wide: NDArray[Any] = np.matmul(np.matmul(rows, images.astype(np.float32)), columns.T)
    if images.dtype == np.uint8:
        wide = (wide + 0.5).clip(0, 255)
    return wide.clip(0, None if images.dtype == np.uint8 else 1).astype(images.dtype)


def _triangles(old: int, new: int) -> NDArray[np.float32]:
    """Return the weights (new, old) of bilinear resampling, each row with sum 1."""
    scale = max(old / new, 1)
    centers = (np.arange(new) + 0.5) * old / new
    distance = np.abs(np.arange(old) + 0.5 - centers[:, None]) / scale
    weights = np.maximum(1 - distance, 0)
    normalized: NDArray[np.float32] = weights / weights.sum(axis=1, keepdims=True)
    return normalized.astype(np.float32)
