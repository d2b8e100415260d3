"""The passes of a convolution by the Fourier transform (see `kernels.fourier`)."""

import math
from typing import Any

import numpy as np

from guitrainer.nn.geometry import Window
from guitrainer.nn.ops.base import Wiring, needed
from guitrainer.nn.ops.passes import Pass, ending_of
from guitrainer.nn.ops.sums import places_of
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.paths import fourier_window
from guitrainer.nn.planes import Array, Blocks, aligned_zeros
from guitrainer.nn.team import pieces
from kernels.fourier import (
    line_length,
    make_fourier_filters,
    make_fourier_forward,
    make_fourier_taps,
    make_fourier_weight_gradient,
)
from kernels.machine import LANES
from kernels.packing import group_starts
from kernels.program import Call, Phase
from kernels.tiling import FourierTile, complex_tile
from kernels.updates import make_pack, make_unpack_sums

# Rows of outputs in the basis that are held at once: a part of the second-level cache.
HELD_BYTES = LANES << 14


class FourierFilters:
    """The transformed filters.

    Parameters
    ----------
    backward : whether to rotate the filters by 180° and exchange the channels
    """

    def __init__(
        self, wiring: Wiring, weight: Parameter, tile: FourierTile, backward: bool
    ) -> None:
        self.weight, dtype = weight, wiring.dtype
        place: Array = np.arange(weight.value.size).reshape(weight.value.shape)
        if backward:
            place = place.transpose(1, 0, 2, 3)[:, :, ::-1, ::-1]
        (outs, ins), (down, across) = place.shape[:2], place.shape[2:]
        registers = -(-outs // LANES)
        lanes = np.full((registers * LANES, ins, down, across), -1, np.int64)
        lanes[:outs] = place
        lanes = lanes.reshape(registers, LANES, ins, down, across).transpose(0, 2, 3, 4, 1)
        self.packed = aligned_zeros((tile.numbers, ins * 2 * registers * LANES), dtype)
        # for some input channels each: the first one, the index of their taps, and the taps
        self._parts = [
            (first, lanes[:, first:last].ravel(), aligned_zeros(lanes[:, first:last].shape, dtype))
            for first, last in pieces(ins, self.packed.size)
        ]
        (self._lines,) = wiring.brief((down * line_length(tile.points[1]) * 2 * LANES,))
        self._pack = make_pack(dtype)
        self._transform = make_fourier_filters((down, across), tile.points, dtype)

    def refresh_tasks(self) -> Phase:
        """Return tasks that transform a changed weight."""
        return [
            [
                Call(self._pack, self.weight.flat, index, taps.ravel()),
                Call(self._transform, taps, self._lines, first, self.packed),
            ]
            for first, index, taps in self._parts
        ]


class FourierCorrelation:
    """A correlation by the Fourier transform.

    Parameters
    ----------
    tile : the transform
    ending : what precedes the store, see `make_fourier_forward`
    backward : whether to rotate the filters by 180° and exchange the channels
    """

    def __init__(
        self,
        wiring: Wiring,
        weight: Parameter,
        tile: FourierTile,
        ending: str = "",
        backward: bool = False,
    ) -> None:
        self.tile, dtype = tile, wiring.dtype
        outs, ins = weight.value.shape[:2]
        if backward:
            outs, ins = ins, outs
        self.filters = FourierFilters(wiring, weight, tile, backward)
        channels = complex_tile(outs)
        self._kernel = make_fourier_forward(
            tile.seen, tile.points, tile.first, tile.kept, channels, ending, dtype
        )
        line, rows = line_length(tile.points[1]), tile.points[0]
        each = tile.kept[0] * line * 2 * LANES * np.dtype(dtype).itemsize
        self._made = min(max(HELD_BYTES // each // channels, 1) * channels, outs)
        sizes = [tile.seen[0] * line, tile.numbers * (ins + 1)]
        sizes += [rows * (self._made + 1), self._made * tile.kept[0] * line]
        self._scratch = wiring.brief(*((size * 2 * LANES,) for size in sizes))

    def call(self, maps: Blocks, n: int, bias: Array, out: Any, codes: Any) -> Call:
        """Return the call for block n of `maps`; see `make_fourier_forward`."""
        weight = (self.filters.packed, bias)
        x = _pixels(maps, n, self.tile)
        return Call(self._kernel, x, *weight, self._scratch, self._made, out, codes)


def _pixels(maps: Blocks, n: int, tile: FourierTile) -> Any:
    """Return block n with its zeros, unless those of a transform take their place."""
    return maps.inner_block(n) if tile.whole else maps.padded_block(n)


class FourierForward(Pass):
    """Forward pass; a ReLU and, with `codes`, 2×2 maxima precede the store."""

    def __init__(
        self,
        wiring: Wiring,
        window: Window,
        weight: Parameter,
        bias: Array,
        target: Blocks,
        relu: bool = False,
        codes: Blocks | None = None,
    ) -> None:
        self.wiring, self.bias, self.target = wiring, bias, target
        self.codes = codes or target
        self._correlation = FourierCorrelation(
            wiring,
            weight,
            needed(fourier_window("forward", window, even=codes is not None)),
            ending_of(relu=relu, pool=codes is not None),
        )

    def calls(self, n: int) -> list[Call]:
        out, codes = self.target.inner_block(n), self.codes.inner_block(n)
        return [self._correlation.call(self.wiring.source, n, self.bias, out, codes)]

    def refresh_tasks(self) -> Phase:
        return self._correlation.filters.refresh_tasks()


class FourierInputGradient(Pass):
    """Input gradient: a correlation with the spread gradient."""

    def __init__(self, wiring: Wiring, window: Window, weight: Parameter, plane: Blocks) -> None:
        self.wiring, self.plane = wiring, plane
        tile = needed(fourier_window("input_gradient", window))
        self._correlation = FourierCorrelation(wiring, weight, tile, backward=True)
        self._no_bias = aligned_zeros((weight.value.shape[1] + LANES,), wiring.dtype)

    def calls(self, n: int) -> list[Call]:
        out = needed(self.wiring.grad_source).inner_block(n)
        return [self._correlation.call(self.plane, n, self._no_bias, out, out)]

    def refresh_tasks(self) -> Phase:
        return self._correlation.filters.refresh_tasks()


class FourierWeightGradient(Pass):
    """Weight gradient: a sum over tiles in the basis, then back."""

    def __init__(self, wiring: Wiring, window: Window, weight: Parameter, plane: Blocks) -> None:
        self.wiring, self.weight, self.plane = wiring, weight, plane
        outs, ins, *kernel = weight.value.shape
        dtype = wiring.dtype
        tile = self._tile = needed(fourier_window("weight_gradient", window))
        height, width = (size // count for size, count in zip(window.out, tile.count, strict=True))
        filled, channels = min(LANES, outs), complex_tile(ins)
        outer, inner = group_starts(outs, filled), group_starts(ins, channels)
        points, line = tile.numbers, line_length(tile.points[1])
        self._kernel = make_fourier_weight_gradient(
            tile.seen, tile.points, (height, width), channels, filled, dtype
        )
        sizes = [tile.seen[0] * line, points * (ins + 1), LANES * height * line]
        sizes.append(tile.points[0] * (LANES + 1))
        self._scratch = wiring.brief(
            *((size * 2 * LANES,) for size in sizes), (width * LANES * LANES,)
        )
        seen = len(inner) * channels  # input channels, some of the last ones twice
        size = points * len(outer) * seen * 2 * LANES
        self._sums = aligned_zeros((wiring.chunks, size), dtype)
        # element of the weight that belongs to each tap, [register, in channel, row, column, lane]
        taps = np.arange(len(outer) * seen * math.prod(kernel) * LANES)
        taps = taps.reshape(len(outer), seen, *kernel, LANES)
        v = np.minimum(np.arange(outs) // filled, len(outer) - 1)[:, None]
        g = np.minimum(np.arange(ins) // channels, len(inner) - 1)
        lane = np.arange(outs)[:, None] - outer[v]
        index = taps[v, g * channels + np.arange(ins) - inner[g], :, :, lane]
        places = places_of(index.ravel(), taps.size).reshape(taps.shape)
        # for some input channels each: the first one, the places of their taps, and the taps
        self._parts = [
            (
                first,
                places[:, first:last].ravel(),
                aligned_zeros(places[:, first:last].shape, dtype),
            )
            for first, last in pieces(seen, size)
        ]
        self._brief = wiring.brief((tile.points[0] * 2 * LANES,), (kernel[0] * line * 2 * LANES,))
        self._back = make_fourier_taps(window.kernel, tile.points, tile.first, dtype)
        self._unpack = make_unpack_sums(dtype)

    def calls(self, n: int) -> list[Call]:
        x, grad = _pixels(self.wiring.source, n, self._tile), self.plane.inner_block(n)
        return [Call(self._kernel, grad, x, self._scratch, self._sums, self.wiring.chunk_of[n])]

    def reduce_tasks(self) -> Phase:
        return [
            [
                Call(self._back, self._sums, first, *self._brief, taps),
                Call(self._unpack, taps.reshape(1, -1), 0, places, self.weight.flat_grad),
            ]
            for first, places, taps in self._parts
        ]
