"""Pooling: maxima (including a preceding ReLU) and means."""

from guitrainer.nn.fusion import Group, ReluMaxPool
from guitrainer.nn.geometry import Window
from guitrainer.nn.ops.base import Op, Wiring, needed
from guitrainer.nn.planes import Plane
from kernels.pooling import (
    make_avg_pool,
    make_avg_pool_backward,
    make_max_pool,
    make_max_pool_backward,
)
from kernels.program import Call


class MaxPoolOp(Op):
    """The largest value of each window; with `relu`, of ReLU(x)."""

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "MaxPoolOp":
        return cls(wiring, needed(group.last.plan.window), relu=isinstance(group, ReluMaxPool))

    def __init__(self, wiring: Wiring, window: Window, relu: bool = False) -> None:
        self.wiring = wiring
        self._sizes = (*window.kernel, *window.stride)
        self._forward = make_max_pool(int(relu), wiring.dtype)
        self._backward = make_max_pool_backward(int(window.overlaps), wiring.dtype)
        self._codes = Plane(wiring.target.shape, wiring.target.slots, wiring.dtype)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        x, out = self.wiring.source.inner_block(n), self.wiring.target.inner_block(n)
        codes = self._codes.inner_block(n)
        return [Call(self._forward, x, *self._sizes, out, codes, 0, 1)]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        if w.grad_source is None:
            return []
        grad, out = w.grad_target.inner_block(n), w.grad_source.inner_block(n)
        codes = self._codes.inner_block(n)
        return [Call(self._backward, grad, codes, *self._sizes, out, 0, 1)]


class AvgPoolOp(Op):
    """The mean of each window; a window as large as the image gives the global mean."""

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "AvgPoolOp":
        return cls(wiring, needed(group.first.plan.window))

    def __init__(self, wiring: Wiring, window: Window) -> None:
        self.wiring = wiring
        self._sizes = (*window.kernel, *window.stride)
        self._forward = make_avg_pool(wiring.dtype)
        self._backward = make_avg_pool_backward(int(window.overlaps), wiring.dtype)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        x, out = self.wiring.source.inner_block(n), self.wiring.target.inner_block(n)
        return [Call(self._forward, x, *self._sizes, out, 0, 1)]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        if w.grad_source is None:
            return []
        grad, out = w.grad_target.inner_block(n), w.grad_source.inner_block(n)
        return [Call(self._backward, grad, *self._sizes, out, 0, 1)]
