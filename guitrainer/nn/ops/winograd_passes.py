"""The passes of a convolution by Winograd's minimal filtering (see `kernels.winograd`)."""

import math
from typing import Any

import numpy as np

from guitrainer.nn.geometry import Pair, Window
from guitrainer.nn.ops.base import Wiring, needed
from guitrainer.nn.ops.passes import Pass, ending_of
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Array, Blocks, aligned_zeros, whole_registers
from kernels.machine import LANES
from kernels.packing import group_starts
from kernels.program import Call, Phase
from kernels.tiling import conv_tile, divisors, points_tile
from kernels.updates import make_basis_gradient, make_change_basis, make_pack
from kernels.winograd import (
    make_winograd_forward,
    make_winograd_weight_gradient,
)
from kernels.winograd_basis import FILTER2, FILTER4

# Tiles of a weight gradient between two additions to the sums: enough to make these cheap, few
# enough to stay in cache.
GRADIENT_TILES = 4
# Scratch memory of a forward pass that stays in the second-level cache together with weights and
# pixels; processors with wider registers have larger caches.
SCRATCH_BYTES = LANES << 15
# Scratch memory of a larger filter, whose parts are summed in several rounds if it exceeds this.
MOST_SCRATCH_BYTES = 2 * SCRATCH_BYTES
# With fewer channels in a round, reading and writing the sums takes longer than the products, even
# if the scratch memory exceeds what stays in the cache.
LEAST_SEEN = 32
# Register tiles of outputs that are computed and taken out of the basis together if there is not
# enough room for all.
GROUPED = 2
# Fewer tiles than this leave the register tile of the products too narrow.
LEAST_TILES = 4
# The places of outputs are fetched ahead if maps of a block take this much, and so are not in the
# cache.
CACHED_BYTES = 1 << 18


def _phases(window: Window) -> list[tuple[Any, ...]]:
    """Return the pixels of each phase of a dilated window, as slices of a block."""
    down, right = window.dilation
    return [
        (slice(None), slice(None), slice(y, None, down), slice(x, None, right))
        for y in range(down)
        for x in range(right)
    ]


class FilterParts:
    """The 3×3 filters that a larger one is the sum of, along both axes.

    Part k of a line of taps starts at tap min(3k, size − 3), and has the taps from 3k on; if it
    starts before, the part in front of it has the others.

    Attributes
    ----------
    starts : the first rows, and the first columns, of the parts
    """

    def __init__(self, kernel: Pair) -> None:
        self._kernel = kernel
        down, right = (np.array([min(k, n - 3) for k in range(0, n, 3)]) for n in kernel)
        self.starts = down, right

    @property
    def count(self) -> int:
        """Number of parts."""
        return len(self.starts[0]) * len(self.starts[1])

    def taps(self, backward: bool) -> Array:
        """Return the index of each tap in the whole filter, [part, 9]; −1 if another part has it.

        Parameters
        ----------
        backward : whether the filter is rotated by 180°, but the taps of each part are not
        """
        lines = [
            self._line(*axis, backward) for axis in zip(self._kernel, self.starts, strict=True)
        ]
        rows, columns = lines[0][:, None, :, None], lines[1][None, :, None, :]
        whole = np.where((rows < 0) | (columns < 0), -1, rows * self._kernel[1] + columns)
        return whole.reshape(-1, 9)

    @staticmethod
    def _line(size: int, starts: Array, backward: bool) -> Array:
        """Return the index of each tap along one axis, [part, 3]; −1 if another part has it."""
        taps = starts[:, None] + np.arange(3)
        own = taps >= 3 * np.arange(len(starts))[:, None]
        places = np.where(own, taps, -1)
        return np.where(own, size - 1 - taps, -1)[:, ::-1] if backward else places


class BasisWeight:
    """The transformed weight, packed in the layout that `basis_products` reads.

    Parameters
    ----------
    transform : G, (points along one axis, 3)
    channels : output channels of a register tile
    seen : how many pairs of an input channel and a shift are summed at once
    backward : whether to rotate the filters by 180° and exchange the channels
    """

    def __init__(
        self,
        weight: Parameter,
        shifts: FilterParts,
        transform: Array,
        channels: int,
        seen: int,
        dtype: str,
        backward: bool,
    ) -> None:
        self.weight = weight
        shape = weight.value.shape
        matrix = np.kron(transform, transform)  # (points, 9)
        if backward:
            matrix = matrix[:, ::-1]  # the filter rotated by 180°, read in the usual order
        self._matrix = np.ascontiguousarray(matrix, dtype)
        place = np.arange(shape[0] * shape[1]).reshape(shape[:2])
        if backward:
            place = place.T
        taps, whole = shifts.taps(backward), shape[2] * shape[3]
        # [out channel, input channel and shift, tap], negative where there is no tap
        index = np.where(taps < 0, -1, place[:, :, None, None] * whole + taps)
        index = index.reshape(len(place), -1, 9)
        members = group_starts(len(place), channels)[:, None] + np.arange(channels)
        parts = index.shape[1] // seen
        order = index[members].reshape(*members.shape, parts, seen, 9)
        # [part][tap][group][in][member]
        order = order.transpose(2, 4, 0, 3, 1).reshape(parts, 9, -1)
        # taps first, because packing nine of them costs less than packing all points
        self._index = np.full((parts, 9, whole_registers(order.shape[2])), -1, np.int64)
        self._index[:, :, : order.shape[2]] = order
        self._taps = aligned_zeros(self._index.shape, dtype)
        self._points = aligned_zeros((parts, len(matrix), self._index.shape[2]), dtype)
        self.packed = self._points.reshape(-1, self._index.shape[2])
        self._change_basis, self._pack = make_change_basis(dtype), make_pack(dtype)

    def refresh_tasks(self) -> Phase:
        """Return tasks that pack and transform a changed weight."""
        return [
            [
                Call(self._pack, self.weight.flat, index.ravel(), taps.ravel()),
                Call(self._change_basis, self._matrix, taps, points),
            ]
            for index, taps, points in zip(self._index, self._taps, self._points, strict=True)
        ]


def _tiles(out: Pair, channels: int, dtype: str) -> tuple[int, int]:
    """Return the side of tiles, and how many of a row are processed at once.

    These are all, or parts of similar length.

    Parameters
    ----------
    out : shape of the output, without a pool
    channels : number of channels of both sides; each input counts once at each shift
    """
    side = 4 if min(out) >= 4 else 2
    tile_bytes = (side + 2) ** 2 * LANES * np.dtype(dtype).itemsize * channels
    across, most = -(-out[1] // side), max(SCRATCH_BYTES // tile_bytes, LEAST_TILES)
    return side, -(-across // -(-across // most))


def tiles_apart(window: Window, shape: tuple[int, ...], dtype: str) -> bool:
    """Return whether the tiles of an input gradient do not overlap, so that it can apply a gate.

    Where they overlap, its sums would count twice, and what it reads could be overwritten.

    Parameters
    ----------
    shape : shape of the weight, OIHW
    """
    image = needed(window.phase).image
    channels = shape[0] * FilterParts((shape[2], shape[3])).count + shape[1]
    side, tiles = _tiles(image, channels, dtype)
    return image[0] % side == 0 and image[1] % (side * tiles) == 0


def held_at_once(total: int, outputs: int, group: int, most: int) -> tuple[int, int]:
    """Return how many inputs and outputs the scratch memory holds at once.

    All of both, or all inputs and a group of outputs, or all outputs and those inputs, a divisor of
    their number, that are summed in a round.

    Parameters
    ----------
    total : number of input channels, each counted once at each shift
    outputs, group : number of output channels, and of those in a group
    most : number of channels that there is room for
    """
    if total + outputs <= most:
        return total, outputs
    if total + group <= most:
        return total, min(group, outputs)
    rounds = [d for d in divisors(total) if d >= LEAST_SEEN]
    fitting = [d for d in rounds if d <= most - outputs]
    return max(fitting, default=min(rounds, default=total)), outputs


def _ahead(wiring: Wiring) -> int:
    """Return whether the input or the output of a block is too large for the cache."""
    most = max(math.prod(plane.shape) for plane in (wiring.source, wiring.target))
    return int(most * LANES * np.dtype(wiring.dtype).itemsize >= CACHED_BYTES)


class BasisCorrelation:
    """A correlation with 3×3 filters by F(4×4, 3×3), or F(2×2, 3×3) for small outputs.

    Parameters
    ----------
    channels : number of channels in and out
    out : shape of what is stored
    dilation_x : horizontal dilation
    ending : what precedes the store, see `make_winograd_forward`
    backward : whether to rotate the filters by 180° and exchange the channels
    """

    def __init__(
        self,
        wiring: Wiring,
        weight: Parameter,
        channels: tuple[int, int],
        out: Pair,
        dilation_x: int,
        ending: str = "",
        backward: bool = False,
    ) -> None:
        scale, dtype = (2 if "pool" in ending else 1), wiring.dtype
        shifts = FilterParts(weight.value.shape[2:])
        self._starts, total = shifts.starts, channels[0] * shifts.count
        side, tiles = _tiles((out[0] * scale, out[1] * scale), total + channels[1], dtype)
        points = (side + 2) ** 2
        most = MOST_SCRATCH_BYTES // (points * LANES * np.dtype(dtype).itemsize * tiles)
        group = GROUPED * conv_tile(1, 1, channels[1], tiles).channels
        seen, made = held_at_once(total, channels[1], group, most)
        tile = conv_tile(1, 1, channels[1], tiles, apart=seen < total)
        transform = FILTER4 if side == 4 else FILTER2
        self.weight = BasisWeight(weight, shifts, transform, tile.channels, seen, dtype, backward)
        options = (ending, dilation_x, _ahead(wiring))
        self._kernel = make_winograd_forward(side, tile.channels, tile.width, *options, dtype)
        width = tiles * side + 2 + int(shifts.starts[1][-1])
        self._scratch = wiring.brief(
            *((points, c + 1, tiles + 1, LANES) for c in (seen, made)),
            (1, side + 2, width, LANES),
        )

    def call(
        self, x: Any, bias: Array, maps: tuple[Any, Any, Any], sums: Array, chunk: int
    ) -> Call:
        """Return the call for a block; see `make_winograd_forward`."""
        weight = (self._starts, self.weight.packed, bias)
        return Call(self._kernel, x, *weight, self._scratch, maps, sums, chunk)


class WinogradForward(Pass):
    """Forward pass; a sum with other maps, ReLU and, with `codes`, 2×2 maxima precede the store."""

    def __init__(
        self,
        wiring: Wiring,
        window: Window,
        weight: Parameter,
        bias: Array,
        target: Blocks,
        relu: bool = False,
        codes: Blocks | None = None,
        added: Blocks | None = None,
    ) -> None:
        self.wiring, self.bias, self.target = wiring, bias, target
        self.other = codes or added or target
        self._phases, pooled = _phases(window), codes is not None
        self._no_sums = aligned_zeros((1, 1), wiring.dtype)
        height, width = needed(window.phase).out
        out_channels, in_channels = weight.value.shape[:2]
        self._correlation = BasisCorrelation(
            wiring,
            weight,
            (in_channels, out_channels),
            (height // 2, width // 2) if pooled else (height, width),
            window.dilation[1],
            ending_of(add=added is not None, relu=relu, pool=pooled),
        )

    def calls(self, n: int) -> list[Call]:
        x, out = self.wiring.source.padded_block(n), self.target.inner_block(n)
        other, call = self.other.inner_block(n), self._correlation.call
        return [
            call(x[p], self.bias, (out[p], other[p], out[p]), self._no_sums, 0)
            for p in self._phases
        ]

    def refresh_tasks(self) -> Phase:
        return self._correlation.weight.refresh_tasks()


class WinogradInputGradient(Pass):
    """Input gradient: a correlation with the spread gradient; it applies the wiring's gate."""

    def __init__(self, wiring: Wiring, window: Window, weight: Parameter, plane: Blocks) -> None:
        self.wiring, self.plane = wiring, plane
        out_channels, in_channels = weight.value.shape[:2]
        self._phases, image = _phases(window), needed(window.phase).image
        self._correlation = BasisCorrelation(
            wiring,
            weight,
            (out_channels, in_channels),
            image,
            window.dilation[1],
            ending_of(add=wiring.addend is not None, gate=wiring.gate is not None),
            backward=True,
        )
        gate = wiring.gate
        self._sums = aligned_zeros((1, 1), wiring.dtype) if gate is None else gate.sums
        self._no_bias = aligned_zeros((in_channels + LANES,), wiring.dtype)

    def calls(self, n: int) -> list[Call]:
        w = self.wiring
        target = needed(w.grad_source)
        spread, out, x = self.plane.padded_block(n), target.inner_block(n), w.source.inner_block(n)
        other, call = (w.addend or target).inner_block(n), self._correlation.call
        rest = (self._sums, w.chunk_of[n])
        return [
            call(spread[p], self._no_bias, (out[p], other[p], x[p]), *rest) for p in self._phases
        ]

    def refresh_tasks(self) -> Phase:
        return self._correlation.weight.refresh_tasks()


class WinogradWeightGradient(Pass):
    """Weight gradient: sum over tiles in the basis of F(4×4, 3×3) or F(2×2, 3×3), then back."""

    def __init__(self, wiring: Wiring, window: Window, weight: Parameter, plane: Blocks) -> None:
        self.wiring, self.weight, self.plane = wiring, weight, plane
        out_channels, in_channels = weight.value.shape[:2]
        dtype = wiring.dtype
        self._phases, (rows_out, columns) = _phases(window), needed(window.phase).out
        side = 2 if rows_out % 4 or columns % 4 else 4
        points = (side + 2) ** 2
        filled = min(LANES, out_channels)
        outer = group_starts(out_channels, filled)  # the first channels of registers
        tile = points_tile(in_channels, len(outer))
        options = (tile.channels, tile.width, filled, window.dilation[1])
        self._kernel = make_winograd_weight_gradient(side, *options, dtype)
        across, down = columns // side, rows_out // side
        rows = max([r for r in divisors(down) if r * across <= GRADIENT_TILES], default=1)
        width, tiles = side * across + 2, rows * across
        self._scratch = wiring.brief(
            (points, in_channels + 1, tiles + 1, LANES),
            (points, len(outer), tiles * LANES + 1, LANES),
            (1, side + 2, width, LANES),
            (1, side * side, LANES, LANES),
        )

        inner = group_starts(in_channels, tile.channels)
        row = len(outer) * len(inner) * tile.channels * LANES
        self._sums = aligned_zeros((wiring.chunks, points * row), dtype)
        # index of the sum of each (out channel, in channel) among those of a point
        v = np.minimum(np.arange(out_channels) // filled, len(outer) - 1)
        g = np.minimum(np.arange(in_channels) // tile.channels, len(inner) - 1)
        lane = (np.arange(out_channels) - outer[v])[:, None]
        v, k = v[:, None], g * tile.channels + np.arange(in_channels) - inner[g]
        place = v // tile.width * len(inner) * tile.channels + k
        place = (place * tile.width + v % tile.width) * LANES + lane
        self._index = (place[:, :, None] + np.arange(9) * row).ravel()
        # the kernel omits the minus sign of the last row of A of F(2, 3); it is applied here
        back = FILTER4 if side == 4 else FILTER2 * np.array([1, 1, 1, -1])[:, None]
        self._matrix = np.ascontiguousarray(np.kron(back, back).T, dtype)  # (9 taps, points)
        self._taps = aligned_zeros((9, row), dtype)
        self._leave_basis, self._pack = make_basis_gradient(dtype), make_pack(dtype)

    def calls(self, n: int) -> list[Call]:
        x, grad = self.wiring.source.padded_block(n), self.plane.inner_block(n)
        chunk, chunks = self.wiring.chunk_of[n], self.wiring.chunk_of
        rest, opens = (self._scratch, self._sums, chunk), chunks.index(chunk) == n
        return [
            Call(self._kernel, grad[p], x[p], *rest, int(opens and k == 0))
            for k, p in enumerate(self._phases)
        ]

    def reduce_tasks(self) -> Phase:
        return [
            [
                Call(self._leave_basis, self._sums, self._matrix, self._taps),
                Call(self._pack, self._taps.ravel(), self._index, self.weight.flat_grad),
            ]
        ]
