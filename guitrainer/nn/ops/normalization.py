"""Normalization, with statistics over the whole batch or of each sample on its own."""

import numpy as np

from guitrainer.config import schema
from guitrainer.nn.fusion import Group, NormRelu, NormReluPool
from guitrainer.nn.geometry import Window
from guitrainer.nn.ops.base import Op, Wiring, needed
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import Array, Plane, aligned_zeros
from guitrainer.nn.team import slices
from kernels.normalization import (
    make_batch_statistics,
    make_normalize,
    make_normalize_backward,
    make_normalize_pool,
    make_normalize_pool_backward,
    make_remember,
)
from kernels.program import Call, Phase
from kernels.sample_norm import make_sample_norm, make_sample_norm_backward
from kernels.updates import make_add_chunks


class BatchNormOp(Op):
    """Zero mean and unit variance per channel, then a trained scale and shift.

    Parameters
    ----------
    relu : whether a ReLU is applied before the store
    pool : window of a max pool behind the ReLU; only its maxima are stored
    """

    whole = True
    overwrites = True
    in_place = True
    balances = True  # what all inputs of a channel have in common is subtracted again
    stays_inside = True

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "BatchNormOp":
        layer, spec = group.first, group.first.plan.spec
        assert isinstance(spec, schema.BatchNorm)
        relu = isinstance(group, NormRelu)
        pool = group.last.plan.window if isinstance(group, NormReluPool) else None
        values = (needed(layer.weight), needed(layer.bias), needed(layer.running))
        return cls(wiring, *values, spec.momentum, spec.epsilon, relu, pool)

    @classmethod
    def accepts_even(cls, group: Group) -> bool:
        return True

    def __init__(
        self,
        wiring: Wiring,
        scale: Parameter,
        shift: Parameter,
        running: tuple[Array, Array],
        momentum: float = 0.1,
        epsilon: float = 1e-5,
        relu: bool = False,
        pool: Window | None = None,
    ) -> None:
        self.wiring, self.scale, self.shift, self._running = wiring, scale, shift, running
        self.channels, dtype = wiring.target.shape[0], wiring.dtype
        self._momentum, self._epsilon = (np.array([x], dtype) for x in (momentum, epsilon))
        self._statistics, self._remember = make_batch_statistics(dtype), make_remember(dtype)
        mean, variance = (aligned_zeros((self.channels,), dtype) for _ in range(2))
        self._own = (mean, variance)
        # what the kernels of a pool keep besides: winners and their inputs
        self._kept: tuple[tuple[Array, Array], ...] = ()
        self._kept_planes: tuple[Plane, ...] = ()
        if pool is None:
            self._normalize = make_normalize(int(relu), dtype)
            self._backward = make_normalize_backward(int(relu), dtype)
        else:
            self._normalize = make_normalize_pool(*pool.kernel, dtype)
            self._backward = make_normalize_pool_backward(*pool.kernel, dtype)
            codes, picked = (Plane(wiring.target.shape, wiring.target.slots, dtype) for _ in "ab")
            self._kept = ((codes.inner, picked.inner),)
            self._kept_planes = (codes, picked)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        w, parameters = self.wiring, (self.scale.flat, self.shift.flat)
        out, kept = w.target.inner_block(n), tuple(p.inner_block(n) for p in self._kept_planes)
        arrays = (w.source.inner_block(n), self._running, parameters, self._epsilon, out)
        return [Call(self._normalize, *arrays, *([kept] if kept else []), 0, self.channels)]

    def forward_phases(self, threads: int, training: bool = True) -> list[Phase]:
        w, count = self.wiring, self.wiring.mode.count
        x, parts = w.source.inner, slices(self.channels, threads)
        statistics = self._own if training else self._running
        arrays = (x, statistics, (self.scale.flat, self.shift.flat), self._epsilon)
        out = (w.target.inner, *self._kept)
        normalize = [[Call(self._normalize, *arrays, *out, *part)] for part in parts]
        if not training:
            return [normalize]
        positions = w.source.shape[1] * w.source.shape[2]
        for part, task in zip(parts, normalize, strict=True):
            task.insert(0, Call(self._statistics, x, w.mode.valid, count, *self._own, *part))
        rest = (self._momentum, count, positions)
        return [normalize, [[Call(self._remember, *self._own, *self._running, *rest)]]]

    def backward_phases(self, threads: int) -> list[Phase]:
        w = self.wiring
        # without a gradient of the input, it overwrites that of the output, which is done with
        spare = w.grad_target.inner[:, :0] if self._kept else w.grad_target.inner
        out = spare if w.grad_source is None else w.grad_source.inner
        constants = (self._epsilon, w.mode.count)
        parameters = (self.scale.flat, self.shift.flat)
        gradients = (self.scale.flat_grad, self.shift.flat_grad)
        arrays = (w.grad_target.inner, w.source.inner, self._own, parameters, constants, gradients)
        rest = (w.mode.valid, *self._kept, out)
        parts = slices(self.channels, threads)
        return [[[Call(self._backward, *arrays, *rest, *part)] for part in parts]]


class SampleNormOp(Op):
    """Layer, group and RMS normalization: each sample on its own.

    Parameters
    ----------
    scale, shift : one number per channel; without a shift, nothing is added
    groups : number of groups of channels
    centered : whether the mean is subtracted
    """

    overwrites = True
    in_place = True
    stays_inside = True

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "SampleNormOp":
        layer, spec = group.first, group.first.plan.spec
        assert isinstance(spec, schema.SampleNorm)
        groups = spec.groups if isinstance(spec, schema.GroupNorm) else 1
        centered = not isinstance(spec, schema.RmsNorm)
        return cls(wiring, needed(layer.weight), layer.bias, groups, spec.epsilon, centered)

    @classmethod
    def accepts_even(cls, group: Group) -> bool:
        return True

    def __init__(
        self,
        wiring: Wiring,
        scale: Parameter,
        shift: Parameter | None,
        groups: int = 1,
        epsilon: float = 1e-5,
        centered: bool = True,
    ) -> None:
        self.wiring, self.scale, self.shift, self._groups = wiring, scale, shift, groups
        channels, dtype = wiring.target.shape[0], wiring.dtype
        self._epsilon = np.array([epsilon], dtype)
        self._offset = aligned_zeros((channels,), dtype) if shift is None else shift.flat
        self._statistics = Plane((2, groups, 1), wiring.target.slots, dtype)
        self._sums = [aligned_zeros((wiring.chunks, channels), dtype) for _ in range(2)]
        self._forward = make_sample_norm(int(centered), dtype)
        self._backward = make_sample_norm_backward(int(centered), dtype)
        self._add_chunks = make_add_chunks(dtype)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        w, statistics = self.wiring, self._statistics.inner_block(n)
        arrays = (w.source.inner_block(n), self.scale.flat, self._offset, self._epsilon)
        out = w.target.inner_block(n)
        return [Call(self._forward, *arrays, self._groups, statistics, out, 0, 1)]

    def backward_calls(self, n: int) -> list[Call]:
        w, statistics = self.wiring, self._statistics.inner_block(n)
        arrays = (w.grad_target.inner_block(n), w.source.inner_block(n), self.scale.flat)
        # without a gradient of the input, it overwrites that of the output, which is done with
        out = (w.grad_source or w.grad_target).inner_block(n)
        rest = (*self._sums, w.chunk_of[n], 0, 1)
        return [Call(self._backward, *arrays, self._groups, statistics, out, *rest)]

    def reduce_tasks(self) -> Phase:
        grads = [p.flat_grad for p in (self.scale, self.shift) if p is not None]
        return [
            [Call(self._add_chunks, sums, grad)]
            for sums, grad in zip(self._sums, grads, strict=False)
        ]
