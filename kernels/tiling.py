"""Chooses the best register tile for each layer; tile sizes are chosen nowhere else."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from kernels.machine import ACCUMULATORS, LANES, REGISTERS

# Kernels are unrolled over their width, so it has a limit.
MAX_KERNEL_WIDTH = 11
# Fewer running sums than this leave the multiply-add units waiting for their own results.
ENOUGH_SUMS = 8
# A load costs this share of a multiply-add: both can start every cycle, but loads also miss.
LOAD_COST = 0.35
# Registers that a weight gradient needs for the pixels it has just loaded.
OPERANDS = 3
# Inputs and outputs of a strip, which is used several times before the next one: few enough to stay
# in the second-level cache, enough that the sums over lanes of a weight gradient cost little.
STRIP_BYTES = LANES << 14
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
                if not _fits(sums, rows * width + 1):  # pixels and a weight
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
    kernel_h: int, kernel_w: int, in_channels: int, out_channels: int
) -> GradientTile:
    """Tile of a convolution's weight gradient; slices are channels, or rows of a single channel.

    Parameters
    ----------
    in_channels, out_channels : those of one group
    """
    axis = 1 if in_channels > 1 else 2
    extent = in_channels if axis == 1 else kernel_h

    def candidates() -> Iterable[tuple[float, GradientTile]]:
        for slices in range(1, min(extent, 8) + 1):
            for channels in range(1, min(out_channels, 8) + 1):
                sums = slices * kernel_w * channels
                fitting = _fits(sums, channels + 1)  # gradients and a pixel
                if not fitting and sums > kernel_w:
                    continue
                loads = slices * kernel_w + channels
                stall = max(1.0, ENOUGH_SUMS / sums)
                cost = (max(sums, loads) * stall + LOAD_COST * loads) / sums
                waste = _waste(extent, slices) * _waste(out_channels, channels)
                yield cost * waste, GradientTile(slices, channels, axis)

    return min(candidates(), key=lambda pair: pair[0])[1]


def gradient_strip(tile: GradientTile, kernel_w: int, out_w: int) -> int:
    """Positions a weight gradient takes at once: several if a pixel has few uses at each."""
    free = REGISTERS - OPERANDS - tile.slices * kernel_w * tile.channels
    most = max(1, free // tile.channels) if tile.channels < 3 else 1
    return max(divisors(out_w, min(most, 8)))


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
