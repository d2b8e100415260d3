"""Batch normalization, with statistics over the whole batch."""

import numpy as np

from guitrainer.config import schema
from guitrainer.nn.fusion import Group
from guitrainer.nn.ops.base import Op, Wiring, needed
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Array, aligned_zeros
from guitrainer.nn.team import slices
from kernels.normalization import (
    make_batch_statistics,
    make_normalize,
    make_normalize_backward,
    make_remember,
)
from kernels.program import Call, Phase


class BatchNormOp(Op):
    """Zero mean and unit variance per channel, then a trained scale and shift."""

    whole = True

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "BatchNormOp":
        layer, spec = group.first, group.first.plan.spec
        assert isinstance(spec, schema.BatchNorm)
        parameters = (needed(layer.weight), needed(layer.bias))
        return cls(wiring, *parameters, needed(layer.running), spec.momentum, spec.epsilon)

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
        self.running_mean, self.running_var = running
        self.channels, dtype = wiring.target.shape[0], wiring.dtype
        self._momentum, self._epsilon = (np.array([x], dtype) for x in (momentum, epsilon))
        self._statistics = make_batch_statistics(dtype)
        self._remember = make_remember(dtype)
        self._normalize = make_normalize(dtype)
        self._backward = make_normalize_backward(dtype)
        self._mean, self._variance = (aligned_zeros((self.channels,), dtype) for _ in range(2))

    def forward_phases(self, threads: int, training: bool = True) -> list[Phase]:
        w, count = self.wiring, self.wiring.mode.count
        x, parts = w.source.inner, slices(self.channels, threads)
        running = (self.running_mean, self.running_var)
        own = (self._mean, self._variance)
        arrays = (x, *(own if training else running), *self._values(), self._epsilon)
        normalize = [[Call(self._normalize, *arrays, w.target.inner, *part)] for part in parts]
        if not training:
            return [normalize]
        positions = w.target.shape[1] * w.target.shape[2]
        for part, task in zip(parts, normalize, strict=True):
            task.insert(0, Call(self._statistics, x, w.mode.valid, count, *own, *part))
        remember = Call(self._remember, *own, *running, self._momentum, count, positions)
        return [normalize, [[remember]]]

    def _values(self) -> tuple[Array, Array]:
        """Scale and shift, one number per channel."""
        return self.scale.flat, self.shift.flat

    def backward_phases(self, threads: int) -> list[Phase]:
        w = self.wiring
        out = w.grad_source or w.grad_target
        statistics = (self._mean, self._variance, self.scale.flat, w.mode.valid)
        constants = (self._epsilon, w.mode.count)
        gradients = (self.scale.flat_grad, self.shift.flat_grad)
        parts = slices(self.channels, threads)
        arrays = (w.grad_target.inner, w.source.inner, statistics, constants, out.inner)
        return [[[Call(self._backward, *arrays, gradients, *part)] for part in parts]]
