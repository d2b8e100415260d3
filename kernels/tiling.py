"""Chooses the best register tile for each layer; tile sizes are chosen nowhere else."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product

from kernels.machine import ACCUMULATORS, LANES, REGISTERS

# Kernels are unrolled over their width, so it has a limit.
MAX_KERNEL_WIDTH = 11
# Fewer running sums than this leave the multiply-add units waiting for their own results.
ENOUGH_SUMS = 8
# A load costs this share of a multiply-add: both can start every cycle, but loads also miss.
LOAD_COST = 0.35
# With several positions at once it costs more: what is loaded early occupies a register.
STRIP_LOAD_COST = 0.5
# Registers that a weight gradient needs for the pixels it has just loaded.
OPERANDS = 3
# What it costs in multiply-adds to tell the gradients of a window's positions by its code.
WINDOW_COST = 11
# Inputs and outputs of a strip, which is used several times before the next one: few enough to stay
# in the second-level cache, enough that the sums over lanes of a weight gradient cost little.
STRIP_BYTES = LANES << 14
# Sizes of Fourier transforms are products of these: groups of four take the fewest operations.
RADICES = (4, 2, 3, 5, 7)
# Above this, other sizes than multiples of four take longer than the next one of these.
FREELY = 18
# Larger transforms would take long to compile.
MOST_POINTS = 36
# Cost of a point along an axis besides the transform: the products of channels, and the rows.
PRODUCTS = 40
# Registers left to the compiler, which moves loads ahead of their use.
SPARE = 1


@dataclass(frozen=True)
class Tile:
    """`channels` output channels × `width` positions (or taps) held in registers."""

    channels: int
    width: int


def _fits(sums: int, operands: int) -> bool:
    """Whether running sums stay in registers beside the operands in use.

    One register too many costs more than half of the speed: a sum is then stored and loaded again
    at every step.
    """
    return sums <= ACCUMULATORS and sums + operands + SPARE <= REGISTERS


def _waste(size: int, tile: int) -> float:
    """Ratio of work done to work needed if tiles that may overlap at the end cover `size`."""
    return math.ceil(size / tile) * tile / size


def _cheapest(candidates: Iterable[tuple[float, Tile]]) -> Tile:
    return min(candidates, key=lambda pair: pair[0])[1]


def conv_tile(
    kernel_w: int,
    stride_x: int,
    out_channels: int,
    out_w: int,
    rows: int = 1,
    dilation_x: int = 1,
    apart: bool = False,
) -> Tile:
    """Tile of a convolution's forward pass; with two rows (a fused pool) the width is even.

    Parameters
    ----------
    out_channels : those of one group
    apart : whether tiles must not overlap, because each is added to
    """

    def candidates() -> Iterable[tuple[float, Tile]]:
        for width in range(rows, min(out_w, 16) + 1, rows):
            for channels in range(1, min(out_channels, 8) + 1):
                sums = rows * width * channels
                # pixels and a weight, or all weights of a row and a pixel
                line = rows * channels == 1 and kernel_w <= width
                if not _fits(sums, kernel_w + 1 if line else rows * width + 1):
                    continue
                if apart and (out_w % width or out_channels % channels):
                    continue
                fmas = kernel_w * sums
                pixels = rows * len(
                    {v * stride_x + j * dilation_x for v in range(width) for j in range(kernel_w)}
                )
                loads = pixels + kernel_w * channels
                stall = max(1.0, ENOUGH_SUMS / sums)
                cost = (max(fmas, loads) * stall + LOAD_COST * loads) / fmas
                yield (
                    cost * _waste(out_w, width) * _waste(out_channels, channels),
                    Tile(channels, width),
                )

    return _cheapest(candidates())


@dataclass(frozen=True)
class GradientTile:
    """`slices` × kernel width taps of `channels` filters; slices lie along `axis` of the input."""

    slices: int
    channels: int
    axis: int


def gradient_tile(
    kernel_h: int,
    kernel_w: int,
    in_channels: int,
    out_channels: int,
    line: tuple[int, int, int] = (1, 1, 1),
) -> GradientTile:
    """Tile of a convolution's weight gradient; slices are channels, or rows of a single channel.

    Parameters
    ----------
    in_channels, out_channels : those of one group
    line : width of the output, stride and dilation along it, if several positions of a line are
        taken at once, as many as `gradient_strip` returns
    """
    out_w, stride, dilation = line
    axis = 1 if in_channels > 1 else 2
    extent = in_channels if axis == 1 else kernel_h

    def candidates() -> Iterable[tuple[float, GradientTile]]:
        for slices in range(1, min(extent, 8) + 1):
            for channels in range(1, min(out_channels, 8) + 1):
                sums = slices * kernel_w * channels
                fitting = _fits(sums, channels + 1)  # gradients and a pixel
                if not fitting and sums > kernel_w:
                    continue
                tile = GradientTile(slices, channels, axis)
                width = gradient_strip(tile, kernel_w, out_w)
                taps = product(range(width), range(kernel_w))
                pixels = len({v * stride + j * dilation for v, j in taps})
                loads, products = slices * pixels + width * channels, width * sums
                stall = max(1.0, ENOUGH_SUMS / sums)
                load_cost = LOAD_COST if width == 1 else STRIP_LOAD_COST
                cost = (max(products, loads) * stall + load_cost * loads) / products
                yield cost * _waste(extent, slices) * _waste(out_channels, channels), tile

    return min(candidates(), key=lambda pair: pair[0])[1]


def gradient_strip(tile: GradientTile, kernel_w: int, out_w: int) -> int:
    """Positions a weight gradient takes at once: several if a pixel has few uses at each."""
    free = REGISTERS - OPERANDS - tile.slices * kernel_w * tile.channels
    most = max(1, free // tile.channels) if tile.channels < 3 else 1
    return max(divisors(out_w, min(most, 8)))


def pooled_gradient_tile(
    kernel_h: int, kernel_w: int, in_channels: int, out_channels: int
) -> GradientTile:
    """Tile of a weight gradient in front of a 2×2 max pool, which takes a window at a time.

    Its filters divide those of the layer; slices are as in `gradient_tile`.
    """
    axis = 1 if in_channels > 1 else 2
    extent = in_channels if axis == 1 else kernel_h

    def candidates() -> Iterable[tuple[float, GradientTile]]:
        for slices in range(1, min(extent, 8) + 1):
            for channels in divisors(out_channels, 8):
                sums = slices * kernel_w * channels
                # the gradients of four positions, and a pixel
                if not _fits(sums, 4 * channels + 1) and sums > kernel_w:
                    continue
                rows = slices + 1 if axis == 2 else 2 * slices
                loads, products = rows * (kernel_w + 1), 4 * sums
                work = max(products, loads) + LOAD_COST * loads + WINDOW_COST * channels
                yield work / products * _waste(extent, slices), GradientTile(slices, channels, axis)

    return min(candidates(), key=lambda pair: pair[0])[1]


def strip_rows(
    out: tuple[int, int], image: tuple[int, int], channels: tuple[int, int], item_bytes: int
) -> int:
    """Rows of the output that all tiles or passes take at once, so that they stay in the cache.

    Parameters
    ----------
    out, image : height and width of the output and of the input
    channels : in and out
    item_bytes : size of a number
    """
    pixels = channels[0] * math.prod(image) + channels[1] * math.prod(out)
    strips = math.ceil(pixels * LANES * item_bytes / STRIP_BYTES)
    return math.ceil(out[0] / strips)


def divisors(size: int, most: int | None = None) -> list[int]:
    """Return the divisors of `size`, in ascending order, up to `most`."""
    last = size if most is None else min(size, most)
    return [d for d in range(1, last + 1) if size % d == 0]


def _product_cost(channels: int, width: int) -> float:
    """Cost per multiply-add of a matrix product held in `channels` × `width` registers.

    A factor per channel is broadcast to all of the `width` registers.
    """
    sums, loads = channels * width, channels + width
    if not _fits(sums, width + 1):
        return math.inf
    stall = max(1.0, ENOUGH_SUMS / sums)
    return (max(sums, loads) * stall + LOAD_COST * loads) / sums


def dense_tile(units: int, blocks: int) -> Tile:
    """Tile of a dense layer's forward pass; it divides the units and the blocks."""
    sizes = product(divisors(units, 12), divisors(blocks, 12))
    return _cheapest((_product_cost(c, v), Tile(c, v)) for c, v in sizes)


def input_gradient_tile(features: int, blocks: int) -> Tile:
    """Tile of a dense layer's input gradient; it divides the blocks, features may overlap."""
    sizes = product(range(1, min(features, LANES, 12) + 1), divisors(blocks, 12))
    return _cheapest((_product_cost(c, v) * _waste(features, c), Tile(c, v)) for c, v in sizes)


def weight_gradient_tile(units: int, registers: int) -> Tile:
    """Tile of a dense layer's weight gradient: `width` counts registers of features."""

    def cost(c: int, v: int) -> float:
        return _product_cost(c, v) * _waste(units, c) * _waste(registers, v)

    sizes = product(range(1, min(units, 12) + 1), range(1, min(registers, 8) + 1))
    return _cheapest((cost(c, v), Tile(c, v)) for c, v in sizes)


def points_tile(in_channels: int, registers: int) -> Tile:
    """Tile of Winograd's weight gradient: input channels × registers of output channels.

    The latter are divided.
    """
    sizes = product(range(1, min(in_channels, 16) + 1), divisors(registers, 4))
    return _cheapest((_product_cost(c, v) * _waste(in_channels, c), Tile(c, v)) for c, v in sizes)


def local_rows(kernel_h: int, kernel_w: int) -> int:
    """Kernel rows per tile of a locally connected layer's weight gradient."""
    return max([r for r in divisors(kernel_h) if r * kernel_w <= ACCUMULATORS], default=1)


@cache
def transform_sizes() -> tuple[int, ...]:
    """Return all sizes of Fourier transforms, in ascending order.

    >>> transform_sizes()[-9:]
    (14, 15, 16, 18, 20, 24, 28, 32, 36)
    """
    smooth = (n for n in range(1, MOST_POINTS + 1) if _smooth(n))
    return tuple(n for n in smooth if n <= FREELY or n % RADICES[0] == 0)


def _smooth(size: int) -> bool:
    """Return whether a size is a product of `RADICES`."""
    for r in RADICES:
        while size % r == 0:
            size //= r
    return size == 1


def frequencies(points: int) -> int:
    """Return how many numbers determine the transform of this many real ones."""
    return points // 2 + 1


@dataclass(frozen=True)
class FourierTile:
    """What one Fourier transform computes of a correlation; all are (height, width).

    Attributes
    ----------
    seen : pixels
    points : size of the transform
    first, kept : the first of its numbers that are outputs, or taps, and how many
    count : number of tiles; if there is one along both axes, the pixels are without the padding
    """

    seen: tuple[int, int]
    points: tuple[int, int]
    first: tuple[int, int]
    kept: tuple[int, int]
    count: tuple[int, int]

    @property
    def whole(self) -> bool:
        """Whether a transform takes the whole image, and its zeros serve as padding."""
        return self.count == (1, 1)

    @property
    def numbers(self) -> int:
        """Number of points that are stored, about half of them."""
        return self.points[0] * frequencies(self.points[1])


# Along one axis: pixels, size of the transform, first number, numbers, tiles.
_Axis = tuple[int, int, int, int, int]


def row_cost(points: int) -> float:
    """Cost of a transform of real numbers, in multiply-adds, with its memory."""
    return 8.4 * points


def column_cost(points: int) -> float:
    """Cost of a transform of complex numbers, in multiply-adds, with its memory."""
    return points * max(8 * math.log2(points) - 16, 8)


def _axis_cost(points: int, tiles: int) -> float:
    """Return the cost of transforms along one axis, with the products of their points."""
    return tiles * (column_cost(points) + PRODUCTS * points)


def _size_from(points: int) -> int | None:
    """Return the smallest size of a transform of so many numbers; None if it is too large."""
    return min((n for n in transform_sizes() if n >= points), default=None)


def _whole_axis(pixels: int, taps: int, out: int, before: int, kept: int) -> _Axis | None:
    """Return the transform of a whole image whose zeros also serve as padding; None if too large.

    Parameters
    ----------
    kept : its numbers that are needed
    """
    n = _size_from(max(pixels, pixels + before, taps, out, out - before + taps - 1))
    return None if n is None else (pixels, n, -before % n, kept, 1)


def _joined(axes: Iterable[_Axis]) -> FourierTile:
    return FourierTile(*zip(*axes, strict=True))


def fourier_tile(
    image: tuple[int, int],
    kernel: tuple[int, int],
    out: tuple[int, int],
    before: tuple[int, int],
    even: bool = False,
) -> FourierTile | None:
    """Choose the transform of a correlation; None if the kernel is too large.

    Parameters
    ----------
    before : zeros above and left of the image; pixels that are not seen, if negative
    even : whether tiles start at even rows and columns, because they are pooled
    """
    step = 2 if even else 1
    sides = list(zip(image, kernel, out, before, strict=True))
    whole = [_whole_axis(*side, size) for side, size in zip(sides, out, strict=True)]
    if None not in whole:
        return _joined(axis for axis in whole if axis is not None)

    def parts(taps: int, size: int) -> _Axis:
        def kept(points: int) -> int:
            return min((points - taps + 1) // step * step, size)

        def cost(points: int) -> float:
            return _axis_cost(points, -(-size // kept(points)))

        best = min((n for n in transform_sizes() if n - taps + 1 >= step), key=cost)
        outputs = kept(best)
        return outputs + taps - 1, best, 0, outputs, -(-size // outputs)

    if max(kernel) + step - 1 > MOST_POINTS:
        return None
    return _joined(parts(taps, size) for _, taps, size, _ in sides)


def fourier_gradient_tile(
    image: tuple[int, int],
    kernel: tuple[int, int],
    out: tuple[int, int],
    before: tuple[int, int],
) -> FourierTile | None:
    """Choose the transform of a weight gradient; None if there is none.

    Its tiles divide the output, because each pixel must be counted once. Arguments are those of the
    forward pass.
    """
    sides = list(zip(image, kernel, out, before, strict=True))
    whole = [_whole_axis(*side, taps) for side, taps in zip(sides, kernel, strict=True)]
    if None not in whole:
        return _joined(axis for axis in whole if axis is not None)
    axes: list[_Axis] = []
    for _, taps, size, _ in sides:
        fitting = [
            (_axis_cost(n, size // outputs), (outputs + taps - 1, n, 0, taps, size // outputs))
            for outputs in divisors(size)
            if (n := _size_from(outputs + taps - 1)) is not None
        ]
        if not fitting:
            return None
        axes.append(min(fitting)[1])
    return _joined(axes)


def complex_tile(channels: int) -> int:
    """Output channels of a register tile of complex products; two registers each."""
    sizes = [c for c in range(1, min(channels, 12) + 1) if _fits(2 * c, 4)]
    return min(sizes, key=lambda c: (_waste(channels, c) * max(1.0, ENOUGH_SUMS / (2 * c)), -c))
