"""Convolution, alone or with the ReLU behind it."""

from collections.abc import Callable
from functools import partial

from guitrainer.nn.geometry import Window
from guitrainer.nn.ops.base import Call, Op, Wiring
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Plane, SpreadPlane, aligned_zeros
from kernels.activation import make_copy, make_leaky_relu_backward
from kernels.convolution import (
    make_bias_gradient,
    make_conv_forward,
    make_conv_weight_gradient,
)
from kernels.machine import LANES
from kernels.packing import (
    gradient_corners,
    gradient_size,
    pack_backward,
    pack_forward,
    unpack_gradient,
)
from kernels.tiling import conv_tile, gradient_tile
from kernels.updates import make_gather_sums, make_pack


def spread_plane(plain: Plane, window: Window, dtype: str) -> SpreadPlane:
    """Allocate the gradient of a convolution's output as its input gradient reads it."""
    sizes, bases, firsts = [], [], []
    pads = (window.halo.top, window.halo.left)
    for axis in (0, 1):
        first = window.kernel[axis] - 1 - pads[axis]
        base = max(0, -first)
        needed = window.image[axis] + window.kernel[axis] - 1
        last = first + (window.out[axis] - 1) * window.stride[axis] + 1
        sizes.append(base + max(needed, last))
        bases.append(base)
        firsts.append(base + first)
    stored, channels = max(plain.slots) + 1, plain.shape[0]
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
        bases[0] : bases[0] + window.image[0] + window.kernel[0] - 1,
        bases[1] : bases[1] + window.image[1] + window.kernel[1] - 1,
    ]
    return SpreadPlane(plain, reads, inner)


class ConvOp(Op):
    """A convolution with shared weights; with `relu`, the ReLU happens before the store."""

    def __init__(
        self,
        wiring: Wiring,
        window: Window,
        weight: Parameter,
        bias: Parameter | None,
        relu: bool = False,
    ) -> None:
        self.wiring, self.window = wiring, window
        self.weight, self.bias = weight, bias
        self.relu = relu
        self.parameters = (weight, bias) if bias else (weight,)
        self._build_forward()
        self._build_gradient_plane()
        if weight.trainable:
            self._build_weight_gradient()
        if wiring.grad_source is not None:
            self._build_input_gradient()
        self.refresh()

    def _build_forward(self) -> None:
        w, dtype = self.window, self.wiring.dtype
        out_channels = self.weight.value.shape[0]
        tile = conv_tile(w.kernel[1], w.stride[1], out_channels, w.out[1])
        self._pack_forward(tile.channels)
        self._kernel = make_conv_forward(
            w.kernel[1], w.stride[1], tile.channels, tile.width, int(self.relu), dtype
        )

    def _pack_forward(self, channels: int) -> None:
        dtype, out_channels = self.wiring.dtype, self.weight.value.shape[0]
        self._pack = make_pack(dtype)
        self._forward_index = pack_forward(self.weight.value.shape, channels)
        self._forward_weight = aligned_zeros(self._forward_index.shape, dtype)
        self._bias = self.bias.flat if self.bias else aligned_zeros((out_channels + LANES,), dtype)

    def _build_gradient_plane(self) -> None:
        """Choose where the gradient before the activation is kept: one slot per chunk."""
        dtype = self.wiring.dtype
        shape = (self.weight.value.shape[0], *self.window.out)
        plain = Plane(shape, self.wiring.chunk_of, dtype)
        self._plane = (
            plain if self.wiring.grad_source is None else spread_plane(plain, self.window, dtype)
        )
        self._spread = make_leaky_relu_backward(dtype) if self.relu else make_copy(dtype)

    def _build_weight_gradient(self) -> None:
        w, dtype, shape = self.window, self.wiring.dtype, self.weight.value.shape
        tile = gradient_tile(*w.kernel, shape[1], shape[0])
        self._weight_gradient = make_conv_weight_gradient(
            w.kernel[1], w.stride[1], tile.groups, tile.channels, dtype
        )
        self._corners, self._axis = gradient_corners(shape, tile), tile.axis
        self._gradient_index = unpack_gradient(shape, tile)
        self._sums = aligned_zeros((self.wiring.chunks, gradient_size(shape, tile)), dtype)
        self._gather = make_gather_sums(dtype)
        self._bias_gradient = make_bias_gradient(dtype)
        self._bias_sums = aligned_zeros((self.wiring.chunks, shape[0]), dtype)

    def _build_input_gradient(self) -> None:
        w, dtype, shape = self.window, self.wiring.dtype, self.weight.value.shape
        tile = conv_tile(w.kernel[1], 1, shape[1], w.image[1])
        self._backward = make_conv_forward(w.kernel[1], 1, tile.channels, tile.width, 0, dtype)
        self._backward_index = pack_backward(shape, tile.channels)
        self._backward_weight = aligned_zeros(self._backward_index.shape, dtype)
        self._no_bias = aligned_zeros((shape[1] + LANES,), dtype)

    def passes(self) -> dict[str, Callable[[int], object]]:
        """Give the three passes of the convolution alone, for a block, for benchmarks."""
        forward = [self.forward_calls(n)[0] for n in range(self.wiring.blocks)]
        backward = [self.backward_calls(n) for n in range(self.wiring.blocks)]
        return {
            "forward": lambda n: forward[n](),
            "weight_gradient": lambda n: backward[n][1](),
            "input_gradient": lambda n: backward[n][-1](),
        }

    def forward_calls(self, n: int) -> list[Call]:
        x, out = self.wiring.source.padded_block(n), self.wiring.target.inner_block(n)
        sizes = (self.window.kernel[0], self.window.stride[0])
        return [partial(self._kernel, x, self._forward_weight, self._bias, *sizes, out, 0, 1)]

    def _spread_call(self, n: int) -> Call:
        """Bring the gradient of the output before the activation, and to its place."""
        incoming, plane = self.wiring.grad_target.inner_block(n), self._plane.inner_block(n)
        if self.relu:
            output = self.wiring.target.inner_block(n)
            return partial(self._spread, incoming, output, 0.0, plane, 0, 1)
        return partial(self._spread, incoming, plane, 0, 1)

    def backward_calls(self, n: int) -> list[Call]:
        w, kernel_h = self.wiring, self.window.kernel[0]
        plane, x, chunk = self._plane.inner_block(n), w.source.padded_block(n), w.chunk_of[n]
        calls = [self._spread_call(n)]
        if self.weight.trainable:
            rest = (self.window.stride[0], self._corners, self._axis, self._sums, chunk, 0, 1)
            calls.append(partial(self._weight_gradient, plane, x, *rest))
            calls.append(partial(self._bias_gradient, plane, self._bias_sums, chunk, 0, 1))
        if w.grad_source is not None:
            spread, out = self._plane.padded_block(n), w.grad_source.inner_block(n)
            weights = (self._backward_weight, self._no_bias)
            calls.append(partial(self._backward, spread, *weights, kernel_h, 1, out, 0, 1))
        return calls

    def reduce(self) -> None:
        if not self.weight.trainable:
            return
        self._gather(self._sums, self._gradient_index, self.weight.flat_grad)
        if self.bias:
            # few numbers: a plain sum in chunk order
            grad = self.bias.grad
            grad[:] = self._bias_sums[0]
            for sums in self._bias_sums[1:]:
                grad += sums
        self._bias_sums[:] = 0

    def refresh(self) -> None:
        self._pack(self.weight.flat, self._forward_index, self._forward_weight)
        if self.wiring.grad_source is not None:
            self._pack(self.weight.flat, self._backward_index, self._backward_weight)
