"""Locally connected layer: a convolution whose weights are not shared."""

from guitrainer.nn.geometry import Window
from guitrainer.nn.ops.base import Op, Wiring
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Plane, aligned_zeros
from guitrainer.nn.team import Team, slices
from kernels.activation import make_copy
from kernels.local import (
    make_local_forward,
    make_local_input_gradient,
    make_local_weight_gradient,
)
from kernels.tiling import dense_tile, local_rows


class LocalOp(Op):
    """Every position has filters of its own, weight (out row, out column, O, I, kh, kw)."""

    whole = True

    def __init__(
        self, wiring: Wiring, window: Window, weight: Parameter, bias: Parameter | None
    ) -> None:
        self.wiring, self.window = wiring, window
        self.weight, self.bias = weight, bias
        self.parameters = (weight, bias) if bias else (weight,)
        dtype = wiring.dtype
        out_h, out_w, out_channels, in_channels, kernel_h, kernel_w = weight.value.shape
        positions = (out_h, out_w, out_channels)
        tile = dense_tile(out_channels, wiring.blocks)
        self._forward = make_local_forward(tile.channels, tile.width, dtype)
        self._bias = bias.value if bias else aligned_zeros(positions, dtype)
        self._bias_grad = bias.grad if bias else aligned_zeros(positions, dtype)
        if weight.trainable:
            rows = local_rows(kernel_h, kernel_w)
            self._weight_gradient = make_local_weight_gradient(kernel_w, rows, dtype)
        if wiring.grad_source is not None:
            self._input_gradient = make_local_input_gradient(kernel_w, dtype)
            shape = (in_channels, *window.image)
            self._padded = Plane(shape, range(wiring.blocks), dtype, window.halo)
            self._copy = make_copy(dtype)

    def forward(self, team: Team) -> None:
        x, out = self.wiring.source.padded, self.wiring.target.inner
        rows = slices(self.window.out[0], team.threads)
        team.run(
            lambda k: self._forward(
                x, self.weight.value, self._bias, *self.window.stride, out, *rows[k]
            ),
            len(rows),
        )

    def backward(self, team: Team) -> None:
        w, stride = self.wiring, self.window.stride
        grad, x = w.grad_target.inner, w.source.padded
        if self.weight.trainable:
            rows = slices(self.window.out[0], team.threads)
            outs = (self.weight.grad, self._bias_grad)
            team.run(lambda k: self._weight_gradient(grad, x, *stride, *outs, *rows[k]), len(rows))
        if w.grad_source is not None:
            blocks, out = slices(w.blocks, team.threads), w.grad_source.inner

            def part(k: int) -> None:
                weight, padded = self.weight.value, self._padded.padded
                self._input_gradient(grad, weight, *stride, padded, *blocks[k])
                self._copy(self._padded.inner, out, *blocks[k])

            team.run(part, len(blocks))
