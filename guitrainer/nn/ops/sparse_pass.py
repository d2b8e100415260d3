"""The backward passes of a convolution in front of a max pool, visiting only the winners."""

import numpy as np

from guitrainer.nn.geometry import Window
from guitrainer.nn.ops.base import Wiring
from guitrainer.nn.ops.passes import Pass
from guitrainer.nn.ops.sums import WeightSums
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.paths import patch_tile
from guitrainer.nn.planes import Array, Plane, aligned_zeros, whole_registers
from kernels.machine import LANES
from kernels.program import Call, Phase
from kernels.sparse import (
    make_from_samples,
    make_place,
    make_sparse_input_gradient,
    make_sparse_weight_gradient,
    make_to_samples,
)

# Rows of windows are processed together if the image rows they cover fit into this much cache.
ROWS_BYTES = 24 * 1024


def image_offsets(view: Array) -> Array:
    """Return the offset of each [row, column, channel] of a block in its memory, in elements."""
    steps = [stride // view.itemsize for stride in view.strides[1:4]]
    grid = np.indices(view.shape[1:4])
    places = sum(step * axis for step, axis in zip(steps, grid, strict=True))
    return np.asarray(places, np.int64).transpose(1, 2, 0).ravel()


class SparseBackward(Pass):
    """Gradients of weight, bias and input from the gradient of the pool and the winners.

    Parameters
    ----------
    pool : window of the pool on the feature map
    codes : position of the winner of each window
    bias_sums : [chunk, channel], sums that are increased

    Attributes
    ----------
    images, grad_images : per thread, the padded input of its latest block and its gradient, each
        [lane, image], with images as [row][column][channel]
    read_as_samples : whether the previous op reads its gradient there, so that it is not written
        back to its plane
    """

    read_as_samples = False

    def __init__(
        self,
        wiring: Wiring,
        window: Window,
        weight: Parameter,
        pool: Window,
        codes: Plane,
        bias_sums: Array,
    ) -> None:
        self.wiring, self.window, self.weight = wiring, window, weight
        self.pool, self.codes, self._bias_sums = pool, codes, bias_sums
        self._tile = patch_tile(weight.value.shape[1], window.kernel)
        self._registers = self._tile.registers * self._tile.parts  # of a whole row
        self._lay_out_places()
        self._lay_out_samples()
        self._build_weight_gradient()
        if wiring.grad_source is not None:
            self._build_input_gradient()

    def _lay_out_places(self) -> None:
        """Start of each patch in an image stored as [row][column][channel]."""
        w = self.window
        _, channels, _, columns, _ = self.wiring.source.padded.shape
        self._row = columns * channels

        def place(down: Array, right: Array) -> Array:
            offsets = (down * w.stride[0] * columns + right * w.stride[1]) * channels
            return np.ascontiguousarray(offsets.ravel()).astype(np.int64)

        grid = np.indices(self.wiring.target.shape[1:])
        starts = place(grid[0] * self.pool.stride[0], grid[1] * self.pool.stride[1])
        # the code for "no winner", after the last one, may point anywhere
        shifts = np.append(place(*np.indices(self.pool.kernel)), 0)
        self._places = (starts, shifts, self._row, w.kernel[0])

    def _lay_out_samples(self) -> None:
        """Allocate memory with one image per row, for each thread."""
        scratch = self.wiring.scratch
        rows = self.wiring.source.padded.shape[2]
        self._image_offsets = image_offsets(self.wiring.source.padded)
        # with room to read one patch row beyond the end
        size = whole_registers(rows * self._row + (self._registers + 1) * LANES)
        self._image_size, self.images = size, scratch((LANES, size))
        self._to_samples = make_to_samples(self.wiring.dtype)
        # gradients and codes as [window][channel], with room to read one register beyond the end
        grad, codes = self.wiring.grad_target.inner, self.codes.inner
        self._grad_offsets = image_offsets(grad)
        self._code_offsets = image_offsets(codes)
        size = whole_registers(self._grad_offsets.size) + 4 * LANES
        self._deltas, self._winners = scratch((LANES, size)), scratch((LANES, size))

    def _patch_index(self) -> Array:
        """Return the position of each element of the weight in [channel][row][register · LANES]."""
        shape = self.weight.value.shape
        o, c, i, j = np.indices(shape)
        width = self._registers * LANES
        return np.ascontiguousarray((o * shape[2] + i) * width + j * shape[1] + c).ravel()

    def _patch_size(self) -> int:
        out_channels, _, kernel_h, _ = self.weight.value.shape
        return int(out_channels * kernel_h * self._registers * LANES)

    def _build_weight_gradient(self) -> None:
        dtype, chunks = self.wiring.dtype, self.wiring.chunks
        self._weight_gradient = make_sparse_weight_gradient(*self._tile, dtype)
        self._sums = WeightSums(chunks, self._patch_size(), self._patch_index(), self.weight)
        # windows of as many pooled rows as the image rows that fit into the cache
        _, pooled_h, pooled_w = self.wiring.target.shape
        row_bytes = (
            self._row * self.window.stride[0] * self.pool.stride[0] * np.dtype(dtype).itemsize
        )
        self._together = max(1, min(pooled_h, ROWS_BYTES // row_bytes)) * pooled_w
        room, scratch = (self._together + 1,), self.wiring.scratch
        self._found = (scratch(room, "int64"), scratch(room))

    def _build_input_gradient(self) -> None:
        dtype = self.wiring.dtype
        self._input_gradient = make_sparse_input_gradient(*self._tile, dtype)
        self._patch_weight = aligned_zeros((self._patch_size(),), dtype)
        self._place, self._place_index = make_place(dtype), self._patch_index()
        self.grad_images = self.wiring.scratch((LANES, self._image_size))

    @property
    def keeps_both(self) -> bool:
        """Whether the input and its gradient are both available as images."""
        return self.weight.trainable and self.wiring.grad_source is not None

    def calls(self, n: int) -> list[Call]:
        w, chunk = self.wiring, self.wiring.chunk_of[n]
        deltas, winners = self._deltas, self._winners
        grad, codes = w.grad_target.inner_block(n), self.codes.inner_block(n)
        calls: list[Call] = [
            Call(self._to_samples, grad, self._grad_offsets, deltas, 0),
            Call(self._to_samples, codes, self._code_offsets, winners, 0),
        ]
        if self.weight.trainable:
            images, x = self.images, w.source.padded_block(n)
            calls.append(Call(self._to_samples, x, self._image_offsets, images, 0))
            sums = (self._sums.values, self._bias_sums)
            rest = ((*self._places, self._together), self._found, sums, chunk)
            calls.append(Call(self._weight_gradient, deltas, winners, images, *rest))
        if w.grad_source is not None:
            out, target = self.grad_images, w.grad_source.padded_block(n)
            rest_x = (self._patch_weight, self._places, out)
            calls.append(Call(self._input_gradient, deltas, winners, *rest_x))
            if not self.read_as_samples:
                back = make_from_samples(w.dtype)
                calls.append(Call(back, out, self._image_offsets, target, 0))
        return calls

    def refresh_tasks(self) -> Phase:
        if self.wiring.grad_source is None:
            return []
        return [[Call(self._place, self.weight.flat, self._place_index, self._patch_weight)]]

    def reduce_tasks(self) -> Phase:
        return self._sums.tasks()
