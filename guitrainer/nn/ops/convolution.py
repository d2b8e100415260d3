"""Convolution, alone or with the ReLU behind it."""

from guitrainer.nn.geometry import Window
from guitrainer.nn.ops.base import Op, Wiring, by_chunk
from guitrainer.nn.ops.passes import (
    DirectForward,
    DirectInputGradient,
    DirectWeightGradient,
    LiveWeightGradient,
    Pass,
    spread_plane,
)
from guitrainer.nn.ops.sample_pass import SampleWeightGradient
from guitrainer.nn.ops.sparse_pass import SparseBackward
from guitrainer.nn.ops.winograd_passes import (
    WinogradForward,
    WinogradInputGradient,
    WinogradWeightGradient,
)
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.paths import by_winograd, sample_rows, straight_behind_relu
from guitrainer.nn.planes import Blocks, Plane, SpreadPlane, aligned_zeros
from kernels.activation import make_copy, make_leaky_relu_backward
from kernels.convolution import make_bias_gradient
from kernels.machine import LANES
from kernels.program import Call, Phase
from kernels.updates import make_add_chunks


class ConvOp(Op):
    """A convolution with shared weights; with `relu`, the ReLU happens before the store.

    Parameters
    ----------
    following : the op that comes next, which may keep what this one's backward wants

    Attributes
    ----------
    kept : all passes it is made of
    """

    def __init__(
        self,
        wiring: Wiring,
        window: Window,
        weight: Parameter,
        bias: Parameter | None,
        relu: bool = False,
        following: Op | None = None,
    ) -> None:
        self.wiring, self.window, self.relu = wiring, window, relu
        self._following = following
        self.weight, self.bias = weight, bias
        self.parameters = (weight, bias) if bias else (weight,)
        channels, dtype = weight.value.shape[0], wiring.dtype
        self._bias_values = bias.flat if bias else aligned_zeros((channels + LANES,), dtype)
        self._bias_sums = aligned_zeros((wiring.chunks, channels), dtype)
        self.kept: list[Pass] = []
        self._live: Pass | None = None
        self.weight_pass: Pass | None = None
        self.input_pass: Pass | None = None
        self.sparse_pass: SparseBackward | None = None
        self._add_chunks = make_add_chunks(dtype)
        self._no_slope = aligned_zeros((1,), dtype)
        self._build_forward()
        self._build_backward()

    def _forward(self, target: Blocks, relu: bool, codes: Blocks | None = None) -> Pass:
        """Build the forward pass; with codes it ends in 2×2 maxima."""
        arguments = (self.wiring, self.window, self.weight, self._bias_values, target, relu, codes)
        winograd = by_winograd("forward", self.window, self.weight.value.shape, codes is not None)
        return self._keep(WinogradForward(*arguments) if winograd else DirectForward(*arguments))

    def _keep(self, one: Pass) -> Pass:
        self.kept.append(one)
        return one

    def _build_forward(self) -> None:
        self.forward_pass = self._forward(self.wiring.target, self.relu)

    def _build_backward(self) -> None:
        wiring, window, dtype = self.wiring, self.window, self.wiring.dtype
        if straight_behind_relu(self.relu, window, wiring.grad_source is not None):
            self._live = self._keep(self._straight_behind_relu())
            return
        self._spread = make_leaky_relu_backward(dtype) if self.relu else make_copy(dtype)
        self._build_direct_backward()

    def _straight_behind_relu(self) -> Pass:
        """Build the gradients of a first layer, from where its own gradient is at hand."""
        arguments = (self.wiring, self.window, self.weight, self._bias_sums)
        following = self._following
        sparse = following.sparse_pass if isinstance(following, ConvOp) else None
        rows = sample_rows(self.weight.value.shape)
        if sparse is not None and sparse.keeps_both and rows is not None:
            return SampleWeightGradient(*arguments, sparse, rows)
        return LiveWeightGradient(*arguments)

    def _build_direct_backward(self) -> None:
        """Passes that start from the gradient of the whole feature map, one slot per chunk."""
        wiring, window, weight = self.wiring, self.window, self.weight
        maps = (weight.value.shape[0], *window.out)
        plain = Plane(maps, wiring.chunk_of, wiring.dtype)
        self._plane: Blocks = plain
        if wiring.grad_source is not None:
            spread = self._plane = spread_plane(plain, window, wiring.dtype)
            self.input_pass = self._keep(self._input_gradient(spread))
        if weight.trainable:
            by = by_winograd("weight_gradient", window, weight.value.shape)
            kind = WinogradWeightGradient if by else DirectWeightGradient
            self.weight_pass = self._keep(kind(wiring, window, weight, self._plane))
            self._bias_gradient = make_bias_gradient(wiring.dtype)

    def _input_gradient(self, spread: SpreadPlane) -> Pass:
        by = by_winograd("input_gradient", self.window, self.weight.value.shape)
        kind = WinogradInputGradient if by else DirectInputGradient
        return kind(self.wiring, self.window, self.weight, spread)

    def passes(self) -> dict[str, list[Phase]]:
        """Give the passes of the convolution alone, with what a step does once per pass."""
        chunk_of = self.wiring.chunk_of
        forward, weights, inputs = self.forward_pass, self.weight_pass, self.input_pass
        parts = {"forward": [[forward.refresh_calls()], by_chunk(chunk_of, forward.calls)]}
        if inputs is not None:
            calls = by_chunk(chunk_of, inputs.calls)
            parts["input_gradient"] = [[inputs.refresh_calls()], calls]
        if weights is not None:
            calls = by_chunk(chunk_of, weights.calls)
            parts["weight_gradient"] = [calls, [weights.reduce_calls()]]
        return parts

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        return self.forward_pass.calls(n)

    def _spread_call(self, n: int) -> Call:
        """Bring the gradient of the output before the activation, and to its place."""
        incoming, plane = self.wiring.grad_target.inner_block(n), self._plane.inner_block(n)
        if self.relu:
            output = self.wiring.target.inner_block(n)
            return Call(self._spread, incoming, output, self._no_slope, plane, 0, 1)
        return Call(self._spread, incoming, plane, 0, 1)

    def backward_calls(self, n: int) -> list[Call]:
        if self._live is not None:
            return self._live.calls(n)
        calls = [self._spread_call(n)]
        if self.weight_pass is not None:
            plane, chunk = self._plane.inner_block(n), self.wiring.chunk_of[n]
            calls += self.weight_pass.calls(n)
            calls.append(Call(self._bias_gradient, plane, self._bias_sums, chunk, 0, 1))
        if self.input_pass is not None:
            calls += self.input_pass.calls(n)
        return calls

    def reduce_tasks(self) -> Phase:
        if not self.weight.trainable:
            return []
        tasks = [one.reduce_calls() for one in self.kept]
        if self.bias:
            tasks.append([Call(self._add_chunks, self._bias_sums, self.bias.flat_grad)])
        return tasks

    def refresh_tasks(self) -> Phase:
        return [one.refresh_calls() for one in self.kept]
