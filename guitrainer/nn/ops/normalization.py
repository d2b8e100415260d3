"""Batch normalisation: its statistics run over the whole batch."""

import numpy as np

from guitrainer.nn.ops.base import Op, Wiring
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Array, aligned_zeros
from guitrainer.nn.team import Team, slices
from kernels.machine import LANES
from kernels.normalization import (
    make_batch_statistics,
    make_normalize,
    make_normalize_backward,
)


class BatchNormOp(Op):
    """Zero mean and unit variance per channel, then a trained scale and shift."""

    whole = True

    def __init__(
        self,
        wiring: Wiring,
        scale: Parameter,
        shift: Parameter,
        running: tuple[Array, Array],
        momentum: float = 0.1,
        epsilon: float = 1e-5,
    ) -> None:
        self.wiring, self.scale, self.shift = wiring, scale, shift
        self.parameters = (scale, shift)
        self.running_mean, self.running_var = running
        self.momentum, self.epsilon = momentum, epsilon
        self.channels, dtype = wiring.target.shape[0], wiring.dtype
        self._statistics = make_batch_statistics(dtype)
        self._normalize = make_normalize(dtype)
        self._backward = make_normalize_backward(dtype)
        self._mean, self._variance = (aligned_zeros((self.channels,), dtype) for _ in range(2))
        self._valid = aligned_zeros((wiring.blocks * LANES,), dtype)

    def _values(self) -> tuple[Array, Array]:
        """Scale and shift, one number per channel."""
        return self.scale.flat, self.shift.flat

    def forward(self, team: Team) -> None:
        w, mode = self.wiring, self.wiring.mode
        x, out = w.source.inner, w.target.inner
        parts = slices(self.channels, team.threads)
        if mode.training:
            self._valid[:] = np.arange(self._valid.size) < mode.samples
            mean, variance = self._mean, self._variance
            arrays = (x, self._valid, mode.samples, mean, variance)
            team.run(lambda k: self._statistics(*arrays, *parts[k]), len(parts))
            self._remember(mode.samples)
        else:
            mean, variance = self.running_mean, self.running_var
        arguments = (x, mean, variance, *self._values(), self.epsilon, out)
        team.run(lambda k: self._normalize(*arguments, *parts[k]), len(parts))

    def _remember(self, samples: int) -> None:
        """Move the running statistics towards this batch's; the variance unbiased, as in torch."""
        count = samples * self.wiring.target.shape[1] * self.wiring.target.shape[2]
        unbiased = self._variance * (count / max(count - 1, 1))
        for running, new in ((self.running_mean, self._mean), (self.running_var, unbiased)):
            running += self.momentum * (new - running)

    def backward(self, team: Team) -> None:
        w = self.wiring
        out = w.grad_source or w.grad_target
        statistics = (self._mean, self._variance, self.scale.flat, self._valid)
        constants = (self.epsilon, w.mode.samples)
        gradients = (self.scale.flat_grad, self.shift.flat_grad)
        parts = slices(self.channels, team.threads)
        arguments = (w.grad_target.inner, w.source.inner, statistics, constants, out.inner)
        team.run(lambda k: self._backward(*arguments, gradients, *parts[k]), len(parts))
