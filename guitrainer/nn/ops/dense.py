"""Fully connected layer, alone or with the ReLU behind it."""

import numpy as np

from guitrainer.nn.ops.base import Op, Wiring
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Plane, aligned_zeros
from guitrainer.nn.team import Team, slices
from kernels.activation import make_leaky_relu_backward
from kernels.convolution import make_bias_gradient
from kernels.dense import (
    make_dense_forward,
    make_dense_input_gradient,
    make_dense_weight_gradient,
    make_transpose,
)
from kernels.machine import LANES
from kernels.tiling import dense_tile, input_gradient_tile, weight_gradient_tile

# Below this many multiply-adds a second thread costs more than it brings.
WORTH_A_THREAD = 500_000


class DenseOp(Op):
    """out = weight · x + bias, over all blocks at once."""

    whole = True

    def __init__(
        self, wiring: Wiring, weight: Parameter, bias: Parameter | None, relu: bool = False
    ) -> None:
        self.wiring, self.weight, self.bias, self.relu = wiring, weight, bias, relu
        self.parameters = (weight, bias) if bias else (weight,)
        dtype, blocks = wiring.dtype, wiring.blocks
        units, features = weight.value.shape
        self.units, self.features = units, features
        row = weight.flat.size // units
        self._matrix, self._grad = (a.reshape(units, row) for a in (weight.flat, weight.flat_grad))
        self._bias = bias.flat if bias else aligned_zeros((units + LANES,), dtype)
        self._x = wiring.source.features()
        self._work = units * features * blocks * LANES

        tile = dense_tile(units, blocks)
        self._step = tile.channels
        self._forward = make_dense_forward(tile.channels, tile.width, int(relu), dtype)
        self._plane = Plane((units, 1, 1), range(blocks), dtype) if relu else wiring.grad_target
        self._unrelu = make_leaky_relu_backward(dtype) if relu else None
        if weight.trainable:
            tile = weight_gradient_tile(units, row // LANES)
            self._samples = aligned_zeros((blocks * LANES, row), dtype)
            self._transpose = make_transpose(dtype)
            self._weight_gradient = make_dense_weight_gradient(tile.channels, tile.width, dtype)
            self._least_units = tile.channels
            self._bias_gradient = make_bias_gradient(dtype)
            self._bias_sums = aligned_zeros((1, units), dtype)
        if wiring.grad_source is not None:
            tile = input_gradient_tile(features, blocks)
            self._least_features = tile.channels
            self._input_gradient = make_dense_input_gradient(tile.channels, tile.width, dtype)
            self._grad_x = wiring.grad_source.features()

    def _parts(self, team: Team) -> int:
        return team.threads if self._work >= WORTH_A_THREAD else 1

    def forward(self, team: Team) -> None:
        out = self.wiring.target.inner
        parts = slices(self.units, self._parts(team), self._step)

        def part(k: int) -> None:
            self._forward(self._x, self._matrix, self._bias, out, *parts[k])

        team.run(part, len(parts))

    def backward(self, team: Team) -> None:
        w, threads = self.wiring, self._parts(team)
        if self._unrelu is not None:
            incoming, output = w.grad_target.inner, w.target.inner
            self._unrelu(incoming, output, 0.0, self._plane.inner, 0, w.blocks)
        grad = self._plane.inner
        if self.weight.trainable:
            blocks = slices(w.blocks, threads)
            team.run(lambda k: self._transpose(self._x, self._samples, *blocks[k]), len(blocks))
            units = slices(self.units, threads, self._least_units)
            if units[-1][1] - units[-1][0] < self._least_units:
                units = [(0, self.units)]
            team.run(
                lambda k: self._weight_gradient(grad, self._samples, self._grad, *units[k]),
                len(units),
            )
            if self.bias:
                self._bias_sums[:] = 0
                self._bias_gradient(grad, self._bias_sums, 0, 0, w.blocks)
                np.copyto(self.bias.grad, self._bias_sums[0])
        if w.grad_source is not None:
            parts = slices(self.features, threads, LANES)
            if parts[-1][1] - parts[-1][0] < self._least_features:
                parts = [(0, self.features)]
            team.run(
                lambda k: self._input_gradient(grad, self._matrix, self._grad_x, *parts[k]),
                len(parts),
            )
