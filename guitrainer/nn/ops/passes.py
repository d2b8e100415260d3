"""The passes of a convolution: forward, weight gradient, input gradient.

Each has a direct form here, and others in `winograd_passes` and `fourier_passes`; `paths` chooses
between them.
Gradients arrive in a plane of the whole feature map, see `spread_plane`.
"""

from dataclasses import dataclass

import numpy as np

from guitrainer.nn.geometry import Window
from guitrainer.nn.ops.base import Wiring
from guitrainer.nn.ops.pooling import pool_kernel
from guitrainer.nn.ops.sums import WeightSums
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Array, Blocks, Plane, SpreadPlane, aligned_zeros, slots_in
from kernels.activation import make_copy, make_leaky_relu_backward, make_sum
from kernels.convolution import (
    make_bias_gradient,
    make_conv_forward,
    make_conv_pool,
    make_conv_weight_gradient,
    make_live_weight_gradient,
)
from kernels.machine import LANES
from kernels.packing import (
    gradient_corners,
    pack_backward,
    pack_forward,
)
from kernels.pooled_gradient import make_pooled_weight_gradient
from kernels.pooling import make_max_pool_backward
from kernels.program import Call, Phase
from kernels.spreading import make_spread
from kernels.tiling import (
    conv_tile,
    gradient_strip,
    gradient_tile,
    pooled_gradient_tile,
    strip_rows,
)
from kernels.updates import make_pack


def spread_plane(plain: Plane, window: Window, dtype: str) -> SpreadPlane:
    """Allocate the output gradient of a convolution in the layout that its input gradient reads."""
    sizes, bases, firsts = [], [], []
    pads = (window.halo.top, window.halo.left)
    for axis in (0, 1):
        first = window.extent[axis] - 1 - pads[axis]
        base = max(0, -first)
        needed = window.image[axis] + window.extent[axis] - 1
        last = first + (window.out[axis] - 1) * window.stride[axis] + 1
        sizes.append(base + max(needed, last))
        bases.append(base)
        firsts.append(base + first)
    stored, channels = slots_in(plain.slots), plain.shape[0]
    whole = aligned_zeros((stored, channels, sizes[0], sizes[1], LANES), dtype)
    inner = whole[
        :,
        :,
        firsts[0] : firsts[0] + (window.out[0] - 1) * window.stride[0] + 1 : window.stride[0],
        firsts[1] : firsts[1] + (window.out[1] - 1) * window.stride[1] + 1 : window.stride[1],
    ]
    reads = whole[
        :,
        :,
        bases[0] : bases[0] + window.image[0] + window.extent[0] - 1,
        bases[1] : bases[1] + window.image[1] + window.extent[1] - 1,
    ]
    return SpreadPlane(plain, reads, inner)


def groups_of(wiring: Wiring, weight: Parameter) -> int:
    """Return the number of groups of channels that do not see each other."""
    return int(wiring.source.shape[0] // weight.value.shape[1])


def ending_of(**words: bool) -> str:
    """Return what precedes the store of a convolution, as its kernel is told: the true words."""
    return " ".join(word for word, used in words.items() if used)


class Pass:
    """One pass over a block."""

    def calls(self, n: int) -> list[Call]:
        """Return the kernel calls for block n."""
        raise NotImplementedError

    def refresh_tasks(self) -> Phase:
        """Return tasks that pack a changed weight."""
        return []

    def reduce_tasks(self) -> Phase:
        """Return tasks that reduce sums over chunks to the gradient."""
        return []


class DirectForward(Pass):
    """Forward pass: the filters slide; ReLU and, with `codes`, 2×2 maxima precede the store."""

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
        self.wiring, self.window, self.weight = wiring, window, weight
        self.bias, self.target, self.codes = bias, target, codes
        dtype, groups = wiring.dtype, groups_of(wiring, weight)
        channels, dilation = weight.value.shape[0] // groups, window.dilation
        common = (window.kernel[1], window.stride[1])
        if codes is None:
            tile = conv_tile(*common, channels, window.out[1], dilation_x=dilation[1])
            sizes = (tile.channels, tile.width, int(relu))
            self._kernel = make_conv_forward(window.kernel[0], *common, dilation[1], *sizes, dtype)
            self._sizes: tuple[int, ...] = (window.stride[0], dilation[0], groups)
        else:
            tile = conv_tile(*common, channels, window.out[1] // 2 * 2, rows=2)
            self._kernel = make_conv_pool(*common, tile.channels, tile.width, int(relu), dtype)
            self._sizes = (window.kernel[0], window.stride[0])
        self._index = pack_forward(weight.value.shape, tile.channels, groups)
        self._packed = aligned_zeros(self._index.shape, dtype)
        self._pack = make_pack(dtype)

    def calls(self, n: int) -> list[Call]:
        outs = [self.target.inner_block(n)]
        if self.codes is not None:
            outs.append(self.codes.inner_block(n))
        x = self.wiring.source.padded_block(n)
        return [Call(self._kernel, x, self._packed, self.bias, *self._sizes, *outs, 0, 1)]

    def refresh_tasks(self) -> Phase:
        return [[Call(self._pack, self.weight.flat, self._index, self._packed)]]


@dataclass(frozen=True)
class Winners:
    """A pool, and which position of each of its windows won.

    Parameters
    ----------
    ends : type of a quasiconvex activation whose largest value wins; None if the largest input does
    """

    pool: Window
    codes: Plane
    ends: str | None = None


class MaxPoolForward(Pass):
    """The maxima of a feature map, of its ReLU, or of another activation, with their codes."""

    def __init__(self, wiring: Wiring, winners: Winners, maps: Blocks, relu: bool) -> None:
        self.wiring, self.maps, self.codes = wiring, maps, winners.codes
        self._steps = winners.pool.stride
        self._kernel = pool_kernel(relu, winners.ends, winners.pool.kernel, wiring.dtype)

    def calls(self, n: int) -> list[Call]:
        maps, out = self.maps.inner_block(n), self.wiring.target.inner_block(n)
        return [Call(self._kernel, maps, *self._steps, out, self.codes.inner_block(n), 0, 1)]


class SumForward(Pass):
    """The sum of two feature maps, and the ReLU of it if there is one."""

    def __init__(self, maps: Blocks, other: Blocks, target: Blocks, relu: bool, dtype: str) -> None:
        self.maps, self.other, self.target = maps, other, target
        self._kernel = make_sum(int(relu), dtype)

    def calls(self, n: int) -> list[Call]:
        blocks = (plane.inner_block(n) for plane in (self.maps, self.other, self.target))
        return [Call(self._kernel, *blocks, 0, 1)]


class Spread(Pass):
    """Copies the gradient of the output to its place in the plane that the other passes read."""

    def __init__(self, wiring: Wiring, plane: Blocks) -> None:
        self.wiring, self.plane = wiring, plane
        self._kernel = make_copy(wiring.dtype)

    def calls(self, n: int) -> list[Call]:
        incoming, plane = self.wiring.grad_target.inner_block(n), self.plane.inner_block(n)
        return [Call(self._kernel, incoming, plane, 0, 1)]


class SpreadBehindRelu(Pass):
    """Copies the gradient in front of the ReLU to its place in that plane."""

    def __init__(self, wiring: Wiring, plane: Blocks) -> None:
        self.wiring, self.plane = wiring, plane
        self._kernel = make_leaky_relu_backward(wiring.dtype)
        self._no_slope = aligned_zeros((1,), wiring.dtype)

    def calls(self, n: int) -> list[Call]:
        incoming, plane = self.wiring.grad_target.inner_block(n), self.plane.inner_block(n)
        output = self.wiring.target.inner_block(n)
        return [Call(self._kernel, incoming, output, self._no_slope, plane, 0, 1)]


class SpreadWithBias(Pass):
    """Copies the gradient in front of the ReLU, if any, and adds up the gradient of the bias."""

    def __init__(self, wiring: Wiring, plane: Blocks, relu: bool, bias_sums: Array) -> None:
        self.wiring, self.plane, self._sums = wiring, plane, bias_sums
        self._kernel = make_spread(int(relu), wiring.dtype)

    def calls(self, n: int) -> list[Call]:
        w = self.wiring
        incoming, output = w.grad_target.inner_block(n), w.target.inner_block(n)
        plane, chunk = self.plane.inner_block(n), w.chunk_of[n]
        return [Call(self._kernel, incoming, output, plane, self._sums, chunk, 0, 1)]


class SpreadToWinners(Pass):
    """Gives each gradient to the winner of its window on the whole feature map."""

    def __init__(self, wiring: Wiring, pool: Window, codes: Blocks, plane: Blocks) -> None:
        self.wiring, self.codes, self.plane = wiring, codes, plane
        self._sizes = (*pool.kernel, *pool.stride)
        self._kernel = make_max_pool_backward(int(pool.overlaps), wiring.dtype)

    def calls(self, n: int) -> list[Call]:
        incoming, plane = self.wiring.grad_target.inner_block(n), self.plane.inner_block(n)
        codes = self.codes.inner_block(n)
        return [Call(self._kernel, incoming, codes, *self._sizes, plane, 0, 1)]


class BiasGradient(Pass):
    """The sum of the gradient over all positions, per channel."""

    def __init__(self, wiring: Wiring, plane: Blocks, bias_sums: Array) -> None:
        self.wiring, self.plane, self._sums = wiring, plane, bias_sums
        self._kernel = make_bias_gradient(wiring.dtype)

    def calls(self, n: int, rows: slice = slice(None)) -> list[Call]:
        plane = self.plane.inner_block(n)[:, :, rows]
        return [Call(self._kernel, plane, self._sums, self.wiring.chunk_of[n], 0, 1)]


class DirectWeightGradient(Pass):
    """Weight gradient: every tap is the sum over all positions of the filter."""

    def __init__(self, wiring: Wiring, window: Window, weight: Parameter, plane: Blocks) -> None:
        self.wiring, self.window, self.weight, self.plane = wiring, window, weight, plane
        dtype, shape, groups = wiring.dtype, weight.value.shape, groups_of(wiring, weight)
        line = (window.out[1], window.stride[1], window.dilation[1])
        tile = gradient_tile(*window.kernel, shape[1], shape[0] // groups, line)
        common = (window.kernel[1], window.stride[1], window.dilation[1])
        width = gradient_strip(tile, window.kernel[1], window.out[1])
        self._kernel = make_conv_weight_gradient(*common, tile.slices, tile.channels, width, dtype)
        channels = (shape[1], shape[0] // groups)
        rows = strip_rows(window.out, window.image, channels, np.dtype(dtype).itemsize)
        self._sizes = (window.stride[0], window.dilation[0], groups, rows)
        self._corners, self._axis = gradient_corners(shape, tile), tile.axis
        self._sums = WeightSums.of_tiles(wiring.chunks, tile, weight, groups)

    def calls(self, n: int) -> list[Call]:
        x, grad = self.wiring.source.padded_block(n), self.plane.inner_block(n)
        rest = (*self._sizes, self._corners, self._axis, self._sums.values)
        return [Call(self._kernel, grad, x, *rest, self.wiring.chunk_of[n], 0, 1)]

    def reduce_tasks(self) -> Phase:
        return self._sums.tasks()


class LiveWeightGradient(Pass):
    """Gradients of weight and bias directly from behind the ReLU, for a first layer."""

    def __init__(self, wiring: Wiring, window: Window, weight: Parameter, bias_sums: Array) -> None:
        self.wiring, self.weight = wiring, weight
        dtype, shape = wiring.dtype, weight.value.shape
        tile = gradient_tile(*window.kernel, shape[1], shape[0], (window.out[1], 1, 1))
        width = gradient_strip(tile, window.kernel[1], window.out[1])
        self._kernel = make_live_weight_gradient(
            window.kernel[1], tile.slices, tile.channels, width, dtype
        )
        self._corners, self._axis = gradient_corners(shape, tile), tile.axis
        self._sums = WeightSums.of_tiles(wiring.chunks, tile, weight)
        self._bias_sums = bias_sums
        registers = len(self._corners) * tile.slices * window.kernel[1] * tile.channels
        row = (1, tile.channels, 1, window.out[1], LANES)
        self._kept = wiring.brief(row, (registers * LANES,))

    def calls(self, n: int) -> list[Call]:
        w = self.wiring
        grad, output = w.grad_target.inner_block(n), w.target.inner_block(n)
        sums = (self._sums.values, self._bias_sums)
        rest = (self._corners, self._axis, self._kept, sums, w.chunk_of[n], 0, 1)
        return [Call(self._kernel, grad, output, w.source.padded_block(n), *rest)]

    def reduce_tasks(self) -> Phase:
        return self._sums.tasks()


class PooledWeightGradient(Pass):
    """Gradients of weight and bias directly from those of a 2×2 max pool, for a first layer."""

    def __init__(
        self, wiring: Wiring, window: Window, weight: Parameter, codes: Blocks, bias_sums: Array
    ) -> None:
        self.wiring, self.codes = wiring, codes
        dtype, shape = wiring.dtype, weight.value.shape
        tile = pooled_gradient_tile(*window.kernel, shape[1], shape[0])
        sizes = (window.kernel[1], tile.slices, tile.channels, int(tile.axis == 2))
        self._kernel = make_pooled_weight_gradient(*sizes, dtype)
        self._corners = gradient_corners(shape, tile)
        self._sums = WeightSums.of_tiles(wiring.chunks, tile, weight)
        self._bias_sums = bias_sums

    def calls(self, n: int) -> list[Call]:
        w = self.wiring
        grad, codes = w.grad_target.inner_block(n), self.codes.inner_block(n)
        rest = (self._corners, (self._sums.values, self._bias_sums), w.chunk_of[n], 0, 1)
        return [Call(self._kernel, grad, codes, w.source.padded_block(n), *rest)]

    def reduce_tasks(self) -> Phase:
        return self._sums.tasks()


class DirectInputGradient(Pass):
    """Input gradient: correlation with the filters rotated by 180° and channels exchanged."""

    def __init__(self, wiring: Wiring, window: Window, weight: Parameter, plane: Blocks) -> None:
        self.wiring, self.window, self.weight, self.plane = wiring, window, weight, plane
        dtype, shape, groups = wiring.dtype, weight.value.shape, groups_of(wiring, weight)
        common = (window.kernel[1], 1)
        tile = conv_tile(*common, shape[1], window.image[1], dilation_x=window.dilation[1])
        sizes = (window.dilation[1], tile.channels, tile.width, 0)
        self._kernel = make_conv_forward(window.kernel[0], *common, *sizes, dtype)
        self._sizes = (1, window.dilation[0], groups)
        self._index = pack_backward(shape, tile.channels, groups)
        self._packed = aligned_zeros(self._index.shape, dtype)
        self._no_bias = aligned_zeros((wiring.source.shape[0] + LANES,), dtype)
        self._pack = make_pack(dtype)

    def calls(self, n: int) -> list[Call]:
        assert self.wiring.grad_source is not None
        spread, out = self.plane.padded_block(n), self.wiring.grad_source.inner_block(n)
        weights = (self._packed, self._no_bias, *self._sizes)
        return [Call(self._kernel, spread, *weights, out, 0, 1)]

    def refresh_tasks(self) -> Phase:
        return [[Call(self._pack, self.weight.flat, self._index, self._packed)]]
