"""Geometry of windows: padding and output sizes, in one place."""

from collections.abc import Iterable
from dataclasses import dataclass
from numbers import Integral
from typing import Literal

from guitrainer.errors import NetworkError

Pair = tuple[int, int]
Shape = tuple[int, int, int]  # channels, height, width
# Far above any useful value; a typo must not request terabytes.
MAX_PADDING = 4096
Padding = Literal["valid", "same"] | int | Pair


def pair(value: int | Pair, what: str = "size") -> Pair:
    """Return (vertical, horizontal) of an integer or a pair of integers.

    Raises
    ------
    NetworkError
        If `value` is anything else.
    """
    both = (value, value) if isinstance(value, Integral) else value
    if isinstance(both, Iterable) and not isinstance(both, str):
        numbers = tuple(both)
        if len(numbers) == 2 and all(isinstance(n, Integral) for n in numbers):
            return int(numbers[0]), int(numbers[1])
    raise NetworkError(f"{what}: got {value!r}, accepted: an integer or a pair of integers")


@dataclass(frozen=True)
class Halo:
    """Rows and columns around an image."""

    top: int = 0
    bottom: int = 0
    left: int = 0
    right: int = 0


@dataclass(frozen=True)
class Window:
    """A window that slides over an image: sizes are (height, width)."""

    image: Pair
    kernel: Pair
    stride: Pair
    halo: Halo
    out: Pair

    @property
    def overlaps(self) -> bool:
        """Whether windows at neighboring positions overlap."""
        return any(s < k for s, k in zip(self.stride, self.kernel, strict=True))


def _one_side(what: str, size: int, kernel: int, stride: int, padding: str | int) -> Pair:
    """Padding before and after along one axis."""
    if isinstance(padding, int):
        return padding, padding
    if padding == "valid":
        return 0, 0
    if padding == "same":
        # as in Keras: the output size is ⌈size/stride⌉; without a stride, (k−1)//2 zeros come
        # before
        out = -(-size // stride)
        total = max((out - 1) * stride + kernel - size, 0)
        return total // 2, total - total // 2
    raise NetworkError(
        f"{what}: padding: got {padding!r}, accepted: 'valid', 'same', a number or a pair"
    )


def slide(
    image: Pair,
    kernel: int | Pair,
    stride: int | Pair = 1,
    padding: Padding = 0,
    what: str = "window",
) -> Window:
    """Compute the geometry of a window over an image.

    Raises
    ------
    NetworkError
        If the window is larger than the padded image, or padding or stride are invalid.
    """
    kernel, stride = pair(kernel, f"{what}: kernel size"), pair(stride, f"{what}: stride")
    pads = (padding, padding) if isinstance(padding, str) else pair(padding, f"{what}: padding")
    if min(kernel) < 1 or min(stride) < 1 or min(image) < 1:
        raise NetworkError(
            f"{what}: sizes and strides must be at least 1: image {image[0]}×{image[1]}, "
            f"window {kernel[0]}×{kernel[1]}, stride {stride[0]}×{stride[1]}"
        )
    if any(isinstance(p, int) and not 0 <= p <= MAX_PADDING for p in pads):
        raise NetworkError(f"{what}: padding: got {padding}, accepted: 0 to {MAX_PADDING}")
    top, bottom = _one_side(what, image[0], kernel[0], stride[0], pads[0])
    left, right = _one_side(what, image[1], kernel[1], stride[1], pads[1])
    spare = (image[0] + top + bottom - kernel[0], image[1] + left + right - kernel[1])
    if min(spare) < 0:
        raise NetworkError(
            f"{what}: the window is {kernel[0]}×{kernel[1]}, larger than its input of "
            f"{image[0] + top + bottom}×{image[1] + left + right} (padding included)"
        )
    out = (spare[0] // stride[0] + 1, spare[1] // stride[1] + 1)
    return Window(image, kernel, stride, Halo(top, bottom, left, right), out)
