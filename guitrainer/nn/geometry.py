"""Geometry of windows: padding and output sizes, in one place."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from numbers import Integral
from typing import Literal

from guitrainer.errors import NetworkError
from guitrainer.nn import faults
from guitrainer.sentences import fault, inside

Pair = tuple[int, int]
Shape = tuple[int, int, int]  # channels, height, width
# Far above any useful value; a typo must not request terabytes.
MAX_PADDING = 4096
MAX_DILATION = 4096
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
    raise NetworkError(fault(what, faults.NO_PAIR, repr(value)))


@dataclass(frozen=True)
class Halo:
    """Rows and columns around an image."""

    top: int = 0
    bottom: int = 0
    left: int = 0
    right: int = 0

    @property
    def any(self) -> bool:
        """Whether there are any."""
        return max(self.top, self.bottom, self.left, self.right) > 0


@dataclass(frozen=True)
class Window:
    """A window that slides over an image: sizes are (height, width).

    Parameters
    ----------
    kernel : number of taps
    dilation : pixels from one tap to the next
    """

    image: Pair
    kernel: Pair
    stride: Pair
    halo: Halo
    out: Pair
    dilation: Pair = (1, 1)

    @property
    def extent(self) -> Pair:
        """Pixels from the first to the last tap: d·(k − 1) + 1."""
        return extent(self.kernel, self.dilation)

    @property
    def phase(self) -> "Window | None":
        """The window on every d-th pixel, where its taps are neighbors.

        A dilated convolution consists of d × d convolutions without dilation, one for each phase of
        the pixels. None if the phases differ in size.
        """
        sides = (*zip(self.image, self.dilation, strict=True),)
        sides += (*zip(self.out, self.dilation, strict=True),)
        if self.stride != (1, 1) or any(side % apart for side, apart in sides):
            return None
        height, width, out_h, out_w = (side // apart for side, apart in sides)
        one = (1, 1)
        return replace(self, image=(height, width), out=(out_h, out_w), halo=Halo(), dilation=one)

    @property
    def overlaps(self) -> bool:
        """Whether windows at neighboring positions overlap; a single one does not."""
        axes = zip(self.stride, self.extent, self.out, strict=True)
        return any(step < size and count > 1 for step, size, count in axes)


def extent(kernel: Pair, dilation: Pair) -> Pair:
    """Return height and width of a window whose taps are `dilation` pixels apart.

    >>> extent((3, 3), (2, 1))
    (5, 3)
    """
    return dilation[0] * (kernel[0] - 1) + 1, dilation[1] * (kernel[1] - 1) + 1


def _one_side(what: str, size: int, kernel: int, stride: int, padding: str | int) -> Pair:
    """Return the padding before and after along one axis."""
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
    raise NetworkError(fault(inside(what, "padding"), faults.NO_PADDING, repr(padding)))


def slide(
    image: Pair,
    kernel: int | Pair,
    stride: int | Pair = 1,
    padding: Padding = 0,
    what: str = "window",
    dilation: int | Pair = 1,
) -> Window:
    """Compute the geometry of a window over an image.

    Each side of the output is ⌊(n + padding − e) / stride⌋ + 1, where n is the side of the image
    and e = dilation·(kernel − 1) + 1 the extent of the window (Dumoulin & Visin 2016, relationship
    15).

    Raises
    ------
    NetworkError
        If the window is larger than the padded image, or padding, stride or dilation are invalid.
    """
    kernel, stride = pair(kernel, inside(what, "kernel size")), pair(stride, inside(what, "stride"))
    place = inside(what, "dilation")
    dilation = pair(dilation, place)
    if not 1 <= min(dilation) <= max(dilation) <= MAX_DILATION:
        raise NetworkError(fault(place, faults.RANGE, dilation, 1, MAX_DILATION))
    place = inside(what, "padding")
    pads = (padding, padding) if isinstance(padding, str) else pair(padding, place)
    if min(kernel) < 1 or min(stride) < 1 or min(image) < 1:
        raise NetworkError(fault(what, faults.SIZES, *map(_times, (image, kernel, stride))))
    if any(isinstance(p, int) and not 0 <= p <= MAX_PADDING for p in pads):
        raise NetworkError(fault(place, faults.RANGE, padding, 0, MAX_PADDING))
    wide = extent(kernel, dilation)
    top, bottom = _one_side(what, image[0], wide[0], stride[0], pads[0])
    left, right = _one_side(what, image[1], wide[1], stride[1], pads[1])
    spare = (image[0] + top + bottom - wide[0], image[1] + left + right - wide[1])
    if min(spare) < 0:
        padded = (image[0] + top + bottom, image[1] + left + right)
        text = faults.WINDOW if wide == kernel else faults.DILATED
        raise NetworkError(fault(what, text, _times(wide), _times(padded)))
    out = (spare[0] // stride[0] + 1, spare[1] // stride[1] + 1)
    return Window(image, kernel, stride, Halo(top, bottom, left, right), out, dilation)


def _times(sides: Pair) -> str:
    return f"{sides[0]}×{sides[1]}"


# ---------------------------------------------------------------- transposed convolutions


@dataclass(frozen=True)
class Residue:
    """Along one axis of a transposed convolution, the outputs that see the same taps.

    Parameters
    ----------
    first, step, taps : first tap, step to the next, and number of taps; there may be none
    start : first pixel of the padded input that they read
    outputs : the outputs
    count : number of these
    before, after : zeros that they read around the input
    """

    first: int
    step: int
    taps: int
    start: int
    outputs: slice
    count: int
    before: int
    after: int


def residues(window: Window, axis: int) -> list[Residue]:
    """Return the residues of a transposed convolution that have outputs.

    Parameters
    ----------
    window : the convolution from its output back to its input
    """
    kernel, stride, size = window.kernel[axis], window.stride[axis], window.image[axis]
    pad = (window.halo.top, window.halo.left)[axis]
    halo = -(-kernel // stride) - 1  # the most that any residue reads before the input
    found = []
    for residue in range(stride):
        first = (residue - pad) % stride
        count = len(range(first, size, stride))
        if not count:
            continue
        taps = len(range(residue, kernel, stride))
        # output `first` has tap `residue` on this pixel of the input, and further taps before it
        pixel = (first + pad - residue) // stride
        start = pixel - max(taps - 1, 0) + halo
        after = max(pixel + count - window.out[axis], 0) if taps else 0
        outputs = slice(first, None, stride)
        found.append(Residue(residue, stride, taps, start, outputs, count, halo, after))
    return found


def transposed(
    image: Pair,
    kernel: int | Pair,
    stride: int | Pair,
    padding: Padding,
    extra: int | Pair = 0,
    what: str = "window",
) -> Window:
    """Compute the geometry of the convolution whose transpose has this input.

    With "same", the output is `stride` times the image, as in Keras. Otherwise, each side of it is
    stride·(n − 1) + kernel − 2·padding + extra (Dumoulin & Visin 2016, relationship 14).

    Parameters
    ----------
    extra : rows and columns added to the output, fewer than the stride

    Raises
    ------
    NetworkError
        If nothing of the output is left, or sizes are invalid.
    """
    kernel, stride = pair(kernel, inside(what, "kernel size")), pair(stride, inside(what, "stride"))
    extra = pair(extra, inside(what, "output padding"))
    if padding == "same":
        out = (image[0] * stride[0], image[1] * stride[1])
        return slide(out, kernel, stride, padding, what)
    pads = (0, 0) if padding == "valid" else pair(padding, inside(what, "padding"))
    sides = [
        (n - 1) * s + k - 2 * p + e
        for n, k, s, p, e in zip(image, kernel, stride, pads, extra, strict=True)
    ]
    if min(sides) < 1 or min(extra) < 0 or any(e >= s for e, s in zip(extra, stride, strict=True)):
        output = (sides[0], sides[1])
        raise NetworkError(fault(what, faults.TRANSPOSED, _times(output), pads, extra))
    return slide((sides[0], sides[1]), kernel, stride, pads, what)


def gradient_halo(window: Window) -> Halo | None:
    """Return the zeros around the gradient of an output that are read to compute that of the input.

    None if that is not enough: with strides and dilation there are zeros between, and with much
    padding there are pixels that are not read.
    """
    if by_residues(window):
        return transposed_halo(window)
    if window.stride != (1, 1):
        return None
    ends: list[int] = []
    pads = (window.halo.top, window.halo.left)
    for size, pad, image, out in zip(window.extent, pads, window.image, window.out, strict=True):
        before = size - 1 - pad
        ends += [before, image + size - 1 - before - out]
    return Halo(*ends) if min(ends) >= 0 else None


def by_residues(window: Window) -> bool:
    """Return whether an input gradient skips the zeros between outputs, see `residues`."""
    return window.stride != (1, 1) and window.dilation == (1, 1)


def transposed_halo(window: Window) -> Halo:
    """Return the zeros that a transposed convolution reads around its input."""
    sides = [residues(window, axis) for axis in (0, 1)]
    ends = [(one[0].before, max(r.after for r in one)) for one in sides]
    return Halo(*ends[0], *ends[1])
