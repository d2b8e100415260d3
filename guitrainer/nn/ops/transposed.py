"""Transposed convolution and upsampling: layers whose output is larger than their input.

A transposed convolution is computed as in `residues`. Backward, it is the convolution from its
output to its input.
"""

import numpy as np

from guitrainer.config import schema
from guitrainer.nn.fusion import Group
from guitrainer.nn.geometry import Pair, Window, slide
from guitrainer.nn.ops.base import Op, Wiring, needed
from guitrainer.nn.ops.passes import BiasGradient
from guitrainer.nn.ops.residues import ResiduePass
from guitrainer.nn.ops.sums import WeightSums
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import BarePlane, Blocks, Plane, aligned_zeros
from kernels.activation import make_add, make_copy
from kernels.convolution import make_conv_forward, make_conv_weight_gradient
from kernels.machine import LANES
from kernels.packing import (
    gradient_corners,
    pack_forward,
)
from kernels.program import Call, Phase, Task
from kernels.tiling import conv_tile, gradient_strip, gradient_tile, strip_rows
from kernels.updates import make_add_chunks, make_pack


class TransposedConvOp(Op):
    """A transposed convolution; weight (in channels, out channels per group, kh, kw).

    Parameters
    ----------
    window : geometry of the convolution from the output to the input
    """

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "TransposedConvOp":
        layer, spec = group.first, group.first.plan.spec
        assert isinstance(spec, schema.TransposedConv)
        image = layer.plan.output_shape[1:]
        window = slide(image, spec.kernel_size, spec.stride, spec.padding)
        return cls(wiring, window, needed(layer.weight), layer.bias)

    @classmethod
    def reads_output(cls, group: Group) -> bool:
        return False

    def __init__(
        self, wiring: Wiring, window: Window, weight: Parameter, bias: Parameter | None
    ) -> None:
        self.wiring, self.window, self.weight, self.bias = wiring, window, weight, bias
        dtype, channels = wiring.dtype, wiring.target.shape[0]
        self._groups = channels // weight.value.shape[1]
        self._shift = bias.flat if bias else aligned_zeros((channels + LANES,), dtype)
        self._pack = make_pack(dtype)
        item = np.dtype(dtype).itemsize
        self._rows = strip_rows(window.out, window.image, (channels, wiring.source.shape[0]), item)
        buffers = (wiring.source, wiring.target)
        self._forward = ResiduePass(*buffers, window, weight, self._shift, self._groups)
        if window.halo.any:
            self._padded: Blocks = Plane(
                wiring.target.shape, wiring.each_thread, dtype, window.halo
            )
            self._copy = make_copy(dtype)
        else:
            self._padded = BarePlane(wiring.grad_target)
        self._bias_sums = aligned_zeros((wiring.chunks, channels), dtype)
        self._bias_pass = BiasGradient(wiring, wiring.grad_target, self._bias_sums)
        self._add_chunks = make_add_chunks(dtype)
        if wiring.trains(weight):
            self._prepare_weight_gradient()
        if wiring.grad_source is not None:
            self._prepare_input_gradient()

    # ------------------------------------------------------------ forward

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        return self._forward.calls(n)

    def refresh_tasks(self) -> Phase:
        tasks = [*self._forward.refresh_tasks()]
        if self.wiring.grad_source is not None:
            tasks.append([Call(self._pack, self.weight.flat, self._index, self._packed)])
        return tasks

    # ------------------------------------------------------------ backward

    def _prepare_input_gradient(self) -> None:
        window, dtype, shape = self.window, self.wiring.dtype, self.weight.value.shape
        common = (window.kernel[1], window.stride[1])
        tile = conv_tile(*common, shape[0] // self._groups, window.out[1])
        sizes = (1, tile.channels, tile.width, 0)
        self._back = make_conv_forward(window.kernel[0], *common, *sizes, dtype)
        self._index = pack_forward(shape, tile.channels, self._groups)
        self._packed = aligned_zeros(self._index.shape, dtype)
        self._no_bias = aligned_zeros((shape[0] + LANES,), dtype)

    def _prepare_weight_gradient(self) -> None:
        window, dtype, shape = self.window, self.wiring.dtype, self.weight.value.shape
        line = (window.out[1], window.stride[1], 1)
        tile = gradient_tile(*window.kernel, shape[1], shape[0] // self._groups, line)
        width = gradient_strip(tile, window.kernel[1], window.out[1])
        common = (window.kernel[1], window.stride[1], 1)
        self._gradient = make_conv_weight_gradient(
            *common, tile.slices, tile.channels, width, dtype
        )
        self._corners, self._axis = gradient_corners(shape, tile), tile.axis
        self._sums = WeightSums.of_tiles(self.wiring.chunks, tile, self.weight, self._groups)

    def backward_calls(self, n: int) -> list[Call]:
        calls = []
        if self.window.halo.any:
            padded = self._padded.inner_block(n)
            calls.append(Call(self._copy, self.wiring.grad_target.inner_block(n), padded, 0, 1))
        for top in range(0, self.window.out[0], self._rows):
            calls += self._strip_calls(n, top)
        return calls

    def _strip_calls(self, n: int, top: int) -> list[Call]:
        """Return the backward calls for the rows of the input from `top`, as long as in cache."""
        w, stride, bottom = self.wiring, self.window.stride[0], top + self._rows
        grad, calls = self._padded.padded_block(n)[:, :, top * stride :], []
        if w.trains(self.weight):
            rest = (self._corners, self._axis, self._sums.values, w.chunk_of[n], 0, 1)
            x = w.source.inner_block(n)[:, :, top:bottom]
            sizes = (stride, 1, self._groups, self._rows)
            calls.append(Call(self._gradient, x, grad, *sizes, *rest))
        if self.bias and w.trains(self.bias):  # also if its weight is that of a frozen layer
            end = None if bottom >= self.window.out[0] else bottom * stride
            calls += self._bias_pass.calls(n, slice(top * stride, end))
        if w.grad_source is not None:
            out = w.grad_source.inner_block(n)[:, :, top:bottom]
            weights = (self._packed, self._no_bias, stride, 1, self._groups)
            calls.append(Call(self._back, grad, *weights, out, 0, 1))
        return calls

    def reduce_tasks(self) -> Phase:
        tasks: list[Task] = []
        if self.wiring.trains(self.weight):
            tasks += self._sums.tasks()
        if self.bias and self.wiring.trains(self.bias):
            tasks.append([Call(self._add_chunks, self._bias_sums, self.bias.flat_grad)])
        return tasks


class UpsampleOp(Op):
    """Every pixel becomes a block of equal pixels.

    Parameters
    ----------
    size : height and width of the block
    """

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "UpsampleOp":
        plan = group.first.plan
        height, width = plan.output_shape[1:]
        return cls(wiring, (height // plan.input_shape[1], width // plan.input_shape[2]))

    def __init__(self, wiring: Wiring, size: Pair) -> None:
        self.wiring = wiring
        every = slice(None)
        self._parts = [
            (every, every, slice(y, None, size[0]), slice(x, None, size[1]))
            for y in range(size[0])
            for x in range(size[1])
        ]
        self._copy, self._add = make_copy(wiring.dtype), make_add(wiring.dtype)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        x, out = self.wiring.source.inner_block(n), self.wiring.target.inner_block(n)
        return [Call(self._copy, x, out[part], 0, 1) for part in self._parts]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        if w.grad_source is None:
            return []
        grad, out = w.grad_target.inner_block(n), w.grad_source.inner_block(n)
        first, *others = self._parts
        return [
            Call(self._copy, grad[first], out, 0, 1),
            *(Call(self._add, grad[part], out, 0, 1) for part in others),
        ]
