"""Locally connected layer: a convolution whose weights are not shared."""

from guitrainer.nn.fusion import Group
from guitrainer.nn.geometry import Window
from guitrainer.nn.ops.base import Op, Wiring, needed
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Plane, aligned_zeros
from guitrainer.nn.team import slices
from kernels.activation import make_copy
from kernels.local import (
    make_local_forward,
    make_local_input_gradient,
    make_local_weight_gradient,
)
from kernels.program import Call, Phase
from kernels.tiling import dense_tile, local_rows


class LocalOp(Op):
    """Every position has its own filters; weight (out row, out column, O, I, kh, kw)."""

    whole = True

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "LocalOp":
        layer = group.first
        return cls(wiring, needed(layer.plan.window), needed(layer.weight), layer.bias)

    def __init__(
        self, wiring: Wiring, window: Window, weight: Parameter, bias: Parameter | None
    ) -> None:
        self.wiring, self.window = wiring, window
        self.weight, self.bias = weight, bias
        dtype = wiring.dtype
        out_h, out_w, out_channels, in_channels, kernel_h, kernel_w = weight.value.shape
        positions = (out_h, out_w, out_channels)
        # without training, block by block
        tile = dense_tile(out_channels, wiring.blocks if wiring.learning else 1)
        self._forward = make_local_forward(tile.channels, tile.width, dtype)
        self._bias = bias.value if bias else aligned_zeros(positions, dtype)
        self._bias_grad = bias.grad if bias else aligned_zeros(positions, dtype)
        if wiring.trains(weight):
            rows = local_rows(kernel_h, kernel_w)
            self._weight_gradient = make_local_weight_gradient(kernel_w, rows, dtype)
        if wiring.grad_source is not None:
            self._input_gradient = make_local_input_gradient(kernel_w, dtype)
            shape = (in_channels, *window.image)
            self._padded = Plane(shape, range(wiring.blocks), dtype, window.halo)
            self._copy = make_copy(dtype)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        x, out = self.wiring.source.padded_block(n), self.wiring.target.inner_block(n)
        arrays = (x, self.weight.value, self._bias, *self.window.stride, out)
        return [Call(self._forward, *arrays, 0, self.window.out[0])]

    def forward_phases(self, threads: int, training: bool = True) -> list[Phase]:
        x, out = self.wiring.source.padded, self.wiring.target.inner
        arrays = (x, self.weight.value, self._bias, *self.window.stride, out)
        rows = slices(self.window.out[0], threads)
        return [[[Call(self._forward, *arrays, *ends)] for ends in rows]]

    def backward_phases(self, threads: int) -> list[Phase]:
        w, stride = self.wiring, self.window.stride
        grad, tasks = w.grad_target.inner, []
        if self.wiring.trains(self.weight):
            arrays = (grad, w.source.padded, *stride, self.weight.grad, self._bias_grad)
            rows = slices(self.window.out[0], threads)
            tasks += [[Call(self._weight_gradient, *arrays, *ends)] for ends in rows]
        if w.grad_source is not None:
            padded, out = self._padded, w.grad_source.inner
            inputs = (grad, self.weight.value, *stride, padded.padded)
            tasks += [
                [
                    Call(self._input_gradient, *inputs, *ends),
                    Call(self._copy, padded.inner, out, *ends),
                ]
                for ends in slices(w.blocks, threads)
            ]
        return [tasks]
