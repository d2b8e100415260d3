"""The backward pass of a first layer, using data kept by the sparse backward of the next layer."""

import numpy as np

from guitrainer.nn.geometry import Window
from guitrainer.nn.ops.base import Wiring
from guitrainer.nn.ops.passes import Pass
from guitrainer.nn.ops.sparse_pass import SparseBackward, image_offsets
from guitrainer.nn.ops.sums import WeightSums
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.paths import SampleTile
from guitrainer.nn.planes import Array, whole_registers
from kernels.machine import LANES
from kernels.program import Call, Phase
from kernels.samples import make_sample_weight_gradient
from kernels.sparse import make_to_samples


class SampleWeightGradient(Pass):
    """Gradients of weight and bias, with lanes over the filters.

    Parameters
    ----------
    bias_sums : [chunk, channel], sums that are increased
    following : the backward pass of the next convolution, which keeps its input and the input
        gradient image by image, and need not write that gradient back to its plane
    tile : what is summed in registers at once
    """

    def __init__(
        self,
        wiring: Wiring,
        window: Window,
        weight: Parameter,
        bias_sums: Array,
        following: SparseBackward,
        tile: SampleTile,
    ) -> None:
        self.wiring, self.weight, self.following = wiring, weight, following
        following.read_as_samples = True
        filters, channels, kernel_h, kernel_w = weight.value.shape
        dtype, chunks = wiring.dtype, wiring.chunks
        self._kernel = make_sample_weight_gradient(
            tile.rows, kernel_w * channels, tile.registers, dtype
        )
        seen, kept = wiring.source.padded, wiring.target
        columns = kept.padded.shape[3]
        begin = (kept.halo.top * columns + kept.halo.left) * filters
        x_row = seen.shape[3] * channels
        self._geometry = (*window.out, begin, columns * filters, filters, x_row, channels, kernel_h)
        self._offsets, self._to_samples = image_offsets(seen), make_to_samples(dtype)
        size = whole_registers(self._offsets.size)
        self._pixels = wiring.scratch((LANES, size))
        o, c, i, j = np.indices(weight.value.shape)
        tap = (i * kernel_w + j) * channels + c
        index = np.ascontiguousarray(tap * filters + o).ravel()
        self._sums = WeightSums(chunks, index.size, index, weight)
        self._bias_sums = bias_sums

    def calls(self, n: int) -> list[Call]:
        chunk = self.wiring.chunk_of[n]
        x, pixels = self.wiring.source.padded_block(n), self._pixels
        grad, output = self.following.grad_images, self.following.images
        rest = (self._geometry, (self._sums.values, self._bias_sums), chunk)
        return [
            Call(self._to_samples, x, self._offsets, pixels, 0),
            Call(self._kernel, grad, output, pixels, *rest),
        ]

    def reduce_tasks(self) -> Phase:
        return self._sums.tasks()
