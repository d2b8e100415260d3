"""Fully connected layer, alone or with the following ReLU."""

from guitrainer.nn.fusion import DenseRelu, Group
from guitrainer.nn.ops.base import Op, Wiring, needed
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Array, Plane, aligned_zeros
from guitrainer.nn.team import slices
from kernels.activation import make_leaky_relu_backward
from kernels.convolution import make_bias_gradient
from kernels.dense import (
    make_dense_forward,
    make_dense_input_gradient,
    make_dense_weight_gradient,
    make_transpose,
)
from kernels.machine import LANES
from kernels.program import Call, Phase
from kernels.tiling import dense_tile, input_gradient_tile, weight_gradient_tile
from kernels.updates import make_add_chunks

# With fewer multiply-adds, a second thread costs more than it saves.
WORTH_A_THREAD = 100_000
# Without training, inputs of all blocks are kept for a layer if they take at most this memory, or
# at most this many times the memory of its weight: then the weight is read once per batch instead
# of once per block.
KEPT_BYTES, KEPT_PER_WEIGHT = 1 << 20, 4


class DenseOp(Op):
    """out = weight · x + bias, over all blocks at once, unless these would take much memory."""

    whole = True
    reads_features = True

    @classmethod
    def at_once(cls, group: Group, blocks: int, learning: bool) -> bool:
        weight = needed(group.first.weight).value
        inputs = blocks * LANES * weight.shape[1] * weight.itemsize
        return learning or inputs <= max(KEPT_BYTES, KEPT_PER_WEIGHT * weight.nbytes)

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "DenseOp":
        layer = group.first
        return cls(
            wiring,
            needed(layer.weight),
            layer.bias,
            relu=isinstance(group, DenseRelu),
            at_once=cls.at_once(group, wiring.blocks, wiring.learning),
        )

    def __init__(
        self,
        wiring: Wiring,
        weight: Parameter,
        bias: Parameter | None,
        relu: bool = False,
        at_once: bool = True,
    ) -> None:
        self.wiring, self.weight, self.bias = wiring, weight, bias
        dtype, blocks = wiring.dtype, wiring.blocks
        units, features = weight.value.shape
        self.units, self.features = units, features
        row = weight.flat.size // units
        self._matrix, self._grad = (a.reshape(units, row) for a in (weight.flat, weight.flat_grad))
        self._bias = bias.flat if bias else aligned_zeros((units + LANES,), dtype)
        self._work = units * features * blocks * LANES

        tile = dense_tile(units, blocks if at_once else 1)
        self._step, self._width = tile.channels, tile.width
        self._forward = make_dense_forward(tile.channels, tile.width, int(relu), dtype)
        self._plane = wiring.grad_target
        self._unrelu = None
        if relu and wiring.learning:
            self._plane = Plane((units, 1, 1), range(blocks), dtype)
            self._unrelu = make_leaky_relu_backward(dtype)
        self._no_slope = aligned_zeros((1,), dtype)
        if wiring.trains(weight):
            tile = weight_gradient_tile(units, row // LANES)
            self._samples = aligned_zeros((blocks * LANES, row), dtype)
            self.spare = (self._samples,)
            self._transpose = make_transpose(dtype)
            self._weight_gradient = make_dense_weight_gradient(tile.channels, tile.width, dtype)
            self._least_units = tile.channels
            self._bias_gradient = make_bias_gradient(dtype)
            self._bias_sums = aligned_zeros((1, units), dtype)
            self._add_chunks = make_add_chunks(dtype)
        if wiring.grad_source is not None:
            tile = input_gradient_tile(features, blocks)
            self._least_features = tile.channels
            self._input_gradient = make_dense_input_gradient(tile.channels, tile.width, dtype)
            self._grad_x = wiring.grad_source.features()

    @property
    def _x(self) -> Array:
        return self.wiring.source.features()

    def _parts(self, threads: int) -> int:
        return threads if self._work >= WORTH_A_THREAD else 1

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        x, out = self.wiring.source.features_block(n), self.wiring.target.inner_block(n)
        return [Call(self._forward, x, self._matrix, self._bias, out, 0, self.units)]

    def forward_phases(self, threads: int, training: bool = True) -> list[Phase]:
        x, out, weight = self._x, self.wiring.target.inner, (self._matrix, self._bias)
        count = self._parts(threads)
        if not self.wiring.learning and self.wiring.blocks >= self._width * count:
            # each thread reads the blocks that it has just written
            pieces = slices(self.wiring.blocks, count, self._width)
            return [
                [[Call(self._forward, x[a:b], *weight, out[a:b], 0, self.units)] for a, b in pieces]
            ]
        parts = slices(self.units, count, self._step)
        return [[[Call(self._forward, x, *weight, out, *part)] for part in parts]]

    def backward_phases(self, threads: int) -> list[Phase]:
        w, parts = self.wiring, self._parts(threads)
        first = []
        if self._unrelu is not None:
            arrays = (w.grad_target.inner, w.target.inner, self._no_slope, self._plane.inner)
            first.append([Call(self._unrelu, *arrays, 0, w.blocks)])
        if self.wiring.trains(self.weight):
            both = (self._x, self._samples)
            first += [[Call(self._transpose, *both, *ends)] for ends in slices(w.blocks, parts)]
        return [first, [*self._weight_tasks(parts), *self._input_tasks(parts)]]

    def _weight_tasks(self, parts: int) -> Phase:
        """Divide the gradients of weight and bias by units."""
        if not self.wiring.trains(self.weight):
            return []
        grad, units = self._plane.inner, slices(self.units, parts, self._least_units)
        if units[-1][1] - units[-1][0] < self._least_units:
            units = [(0, self.units)]
        arrays = (grad, self._samples, self._grad)
        tasks = [[Call(self._weight_gradient, *arrays, *ends)] for ends in units]
        if self.bias:
            tasks[0] += [
                Call(self._bias_gradient, grad, self._bias_sums, 0, 0, self.wiring.blocks),
                Call(self._add_chunks, self._bias_sums, self.bias.flat_grad),
            ]
        return tasks

    def _input_tasks(self, parts: int) -> Phase:
        """Divide the gradient of the input by features."""
        if self.wiring.grad_source is None:
            return []
        features = slices(self.features, parts, LANES)
        if features[-1][1] - features[-1][0] < self._least_features:
            features = [(0, self.features)]
        arrays = (self._plane.inner, self._matrix, self._grad_x)
        return [[Call(self._input_gradient, *arrays, *ends)] for ends in features]
