"""Convolution, ReLU and a max pool without overlap, as one op."""

from functools import partial

import numpy as np

from guitrainer.nn.geometry import Window
from guitrainer.nn.ops.base import Call, Wiring
from guitrainer.nn.ops.convolution import ConvOp
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.paths import backward_path, patch_registers, patch_rows
from guitrainer.nn.planes import Array, Plane, aligned_zeros
from kernels.convolution import make_conv_relu_pool
from kernels.machine import LANES
from kernels.pooling import make_max_pool, make_max_pool_backward
from kernels.sparse import (
    make_from_samples,
    make_place,
    make_sparse_input_gradient,
    make_sparse_weight_gradient,
    make_to_samples,
)
from kernels.tiling import conv_tile
from kernels.updates import make_gather_sums

# Rows of windows are taken together while the image rows they see fit into this much cache.
ROWS_BYTES = 24 * 1024


def _offsets(view: Array) -> Array:
    """Where each [channel, row, column] of a block lies in its memory, in elements."""
    steps = [stride // view.itemsize for stride in view.strides[1:4]]
    grid = np.indices(view.shape[1:4])
    return np.asarray(sum(step * axis for step, axis in zip(steps, grid, strict=True)), np.int64)


def _whole(size: int) -> int:
    """Round up to whole registers."""
    return -(-size // LANES) * LANES


class PooledConvOp(ConvOp):
    """Only the maxima leave the op; with 2×2 windows only they leave the registers.

    Backward, the gradient goes to the winners: directly, by spreading it over the feature map, or
    sparsely, visiting winners only (see `paths`).
    """

    def __init__(
        self,
        wiring: Wiring,
        window: Window,
        weight: Parameter,
        bias: Parameter | None,
        pool: Window,
    ) -> None:
        self.pool = pool
        needs_input = wiring.grad_source is not None
        shape = wiring.target.shape
        self.path = backward_path(window, weight.value.shape[1], shape, needs_input)
        super().__init__(wiring, window, weight, bias)

    @property
    def _in_registers(self) -> bool:
        return self.pool.kernel == (2, 2) and self.pool.stride == (2, 2)

    # ------------------------------------------------------------ forward

    def _build_forward(self) -> None:
        w, target = self.window, self.wiring.target
        self._codes = Plane(target.shape, target.slots, self.wiring.dtype)
        if not self._in_registers:
            super()._build_forward()
            maps = (self.weight.value.shape[0], *w.out)
            self._maps = Plane(maps, self.wiring.chunk_of, self.wiring.dtype)
            self._max_pool = make_max_pool(1, self.wiring.dtype)
            return
        tile = conv_tile(
            w.kernel[1], w.stride[1], self.weight.value.shape[0], w.out[1] // 2 * 2, rows=2
        )
        self._pack_forward(tile.channels)
        self._kernel = make_conv_relu_pool(
            w.kernel[1], w.stride[1], tile.channels, tile.width, self.wiring.dtype
        )

    def forward_calls(self, n: int) -> list[Call]:
        w, codes = self.wiring, self._codes.inner_block(n)
        x, out = w.source.padded_block(n), w.target.inner_block(n)
        weights = (self._forward_weight, self._bias, self.window.kernel[0], self.window.stride[0])
        if self._in_registers:
            return [partial(self._kernel, x, *weights, out, codes, 0, 1)]
        maps = self._maps.inner_block(n)
        sizes = (*self.pool.kernel, *self.pool.stride)
        return [
            partial(self._kernel, x, *weights, maps, 0, 1),
            partial(self._max_pool, maps, *sizes, out, codes, 0, 1),
        ]

    # ------------------------------------------------------------ backward

    def _build_gradient_plane(self) -> None:
        if self.path == "direct":
            super()._build_gradient_plane()
            self._unpool = make_max_pool_backward(0, self.wiring.dtype)
        else:
            self._build_sparse()

    def _spread_call(self, n: int) -> Call:
        """Give each gradient to its winner on the whole feature map."""
        incoming, plane = self.wiring.grad_target.inner_block(n), self._plane.inner_block(n)
        sizes = (*self.pool.kernel, *self.pool.stride)
        return partial(self._unpool, incoming, self._codes.inner_block(n), *sizes, plane, 0, 1)

    def _build_sparse(self) -> None:
        w, dtype, chunks = self.window, self.wiring.dtype, self.wiring.chunks
        _, channels, rows, columns, _ = self.wiring.source.padded.shape
        self._registers = patch_registers(channels, w.kernel[1])
        self._rows = patch_rows(w.kernel[0], self._registers)
        self._row = columns * channels

        def place(down: Array, right: Array) -> Array:
            """Where the patch of this position of the feature map starts in the image."""
            offsets = (down * w.stride[0] * columns + right * w.stride[1]) * channels
            return np.ascontiguousarray(offsets.ravel()).astype(np.int64)

        grid = np.indices(self.wiring.target.shape[1:])
        self._starts = place(grid[0] * self.pool.stride[0], grid[1] * self.pool.stride[1])
        # the dead code, after the last, points nowhere in particular
        self._shifts = np.append(place(*np.indices(self.pool.kernel)), 0)

        # images as [row][column][channel], with room to read a patch row beyond the end
        self._image_offsets = _offsets(self.wiring.source.padded).transpose(1, 2, 0).ravel()
        size = _whole(rows * self._row + (self._registers + 1) * LANES)
        self._samples = [aligned_zeros((LANES, size), dtype) for _ in range(chunks)]
        self._to_samples = make_to_samples(dtype)
        if self.wiring.grad_source is not None:
            self._grad_samples = [aligned_zeros((LANES, size), dtype) for _ in range(chunks)]
            self._from_samples = make_from_samples(dtype)

        # gradients and codes as [channel][window]
        self._grad_offsets = _offsets(self.wiring.grad_target.inner).ravel()
        self._code_offsets = _offsets(self._codes.inner).ravel()
        size = _whole(self._grad_offsets.size)
        self._deltas = [aligned_zeros((LANES, size), dtype) for _ in range(chunks)]
        self._winners = [aligned_zeros((LANES, size), dtype) for _ in range(chunks)]

    def _patch_index(self) -> Array:
        """Where each element of the weight is in [channel][row][registers · LANES]."""
        shape = self.weight.value.shape
        o, c, i, j = np.indices(shape)
        width = self._registers * LANES
        return np.ascontiguousarray((o * shape[2] + i) * width + j * shape[1] + c).ravel()

    def _patch_size(self) -> int:
        out_channels, _, kernel_h, _ = self.weight.value.shape
        return int(out_channels * kernel_h * self._registers * LANES)

    def _build_weight_gradient(self) -> None:
        if self.path == "direct":
            super()._build_weight_gradient()
            return
        dtype, chunks = self.wiring.dtype, self.wiring.chunks
        self._weight_gradient = make_sparse_weight_gradient(self._rows, self._registers, dtype)
        self._sums = aligned_zeros((chunks, self._patch_size()), dtype)
        self._bias_sums = aligned_zeros((chunks, self.weight.value.shape[0]), dtype)
        self._gradient_index = self._patch_index()
        self._gather = make_gather_sums(dtype)
        # windows of as many pooled rows as see a cacheful of image rows
        _, pooled_h, pooled_w = self.wiring.target.shape
        row_bytes = self._row * self.window.stride[0] * self.pool.stride[0] * self._sums.itemsize
        self._together = max(1, min(pooled_h, ROWS_BYTES // row_bytes)) * pooled_w
        self._found = [
            (np.zeros(self._together + 1, np.int64), aligned_zeros((self._together + 1,), dtype))
            for _ in range(chunks)
        ]

    def _build_input_gradient(self) -> None:
        if self.path == "direct":
            super()._build_input_gradient()
            return
        dtype, shape = self.wiring.dtype, self.weight.value.shape
        self._input_gradient = make_sparse_input_gradient(self._rows, self._registers, dtype)
        self._patch_weight = aligned_zeros((self._patch_size(),), dtype)
        self._place, self._place_index = make_place(dtype), self._patch_index()
        codes = self.pool.kernel[0] * self.pool.kernel[1]
        self._members = [
            (np.zeros((codes + 1) * shape[0] + 1, np.int64), np.zeros(codes + 1, np.int64))
            for _ in range(self.wiring.chunks)
        ]

    def backward_calls(self, n: int) -> list[Call]:
        if self.path == "direct":
            return super().backward_calls(n)
        w, chunk = self.wiring, self.wiring.chunk_of[n]
        deltas, winners = self._deltas[chunk], self._winners[chunk]
        grad, codes = w.grad_target.inner_block(n), self._codes.inner_block(n)
        places = (self._starts, self._shifts, self._row, self.window.kernel[0])
        calls: list[Call] = [
            partial(self._to_samples, grad, self._grad_offsets, deltas, 0),
            partial(self._to_samples, codes, self._code_offsets, winners, 0),
        ]
        if self.weight.trainable:
            samples, x = self._samples[chunk], w.source.padded_block(n)
            calls.append(partial(self._to_samples, x, self._image_offsets, samples, 0))
            sums = (self._sums, self._bias_sums)
            rest = ((*places, self._together), self._found[chunk], sums, chunk)
            calls.append(partial(self._weight_gradient, deltas, winners, samples, *rest))
        if w.grad_source is not None:
            out, target = self._grad_samples[chunk], w.grad_source.padded_block(n)
            rest_x = (self._patch_weight, places, self._members[chunk], out)
            calls.append(partial(self._input_gradient, deltas, winners, *rest_x))
            calls.append(partial(self._from_samples, out, self._image_offsets, target, 0))
        return calls

    def refresh(self) -> None:
        if self.path == "direct":
            super().refresh()
            return
        self._pack(self.weight.flat, self._forward_index, self._forward_weight)
        if self.wiring.grad_source is not None:
            self._place(self.weight.flat, self._place_index, self._patch_weight)
