"""Pooling: maxima (including those of a preceding activation) and means."""

from typing import Any

from guitrainer.nn.fusion import EndPool, Group, ReluMaxPool
from guitrainer.nn.geometry import Pair, Window
from guitrainer.nn.ops.base import Op, Wiring, needed
from guitrainer.nn.planes import Plane
from kernels.pooling import (
    make_avg_pool,
    make_avg_pool_backward,
    make_end_pool,
    make_max_pool,
    make_max_pool_backward,
)
from kernels.program import Call


def pool_kernel(relu: bool, ends: str | None, size: Pair, dtype: str) -> Any:
    """Return the kernel of a max pool: of x, of ReLU(x), or with x of the largest f(x).

    Parameters
    ----------
    ends : type of the quasiconvex activation f
    """
    if ends is None:
        return make_max_pool(int(relu), size, dtype)
    return make_end_pool(ends, size, dtype)


class MaxPoolOp(Op):
    """The largest value of each window, of x, of ReLU(x), or x of the largest f(x)."""

    by_channel = True
    stays_inside = True

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "MaxPoolOp":
        ends = group.first.plan.spec.type if isinstance(group, EndPool) else None
        relu = isinstance(group, ReluMaxPool)
        return cls(wiring, needed(group.last.plan.window), relu, ends)

    @classmethod
    def reads_input(cls, group: Group) -> bool:
        return False

    def __init__(
        self, wiring: Wiring, window: Window, relu: bool = False, ends: str | None = None
    ) -> None:
        self.wiring = wiring
        self._sizes, self._steps = (*window.kernel, *window.stride), window.stride
        self._forward = pool_kernel(relu, ends, window.kernel, wiring.dtype)
        self._backward = make_max_pool_backward(_clears(wiring, window), wiring.dtype)
        self._codes = Plane(wiring.target.shape, wiring.target.slots, wiring.dtype)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        x, out = self.wiring.source.inner_block(n), self.wiring.target.inner_block(n)
        codes = self._codes.inner_block(n)
        return [Call(self._forward, x, *self._steps, out, codes, 0, 1)]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        if w.grad_source is None:
            return []
        grad, out = w.grad_target.inner_block(n), w.grad_source.inner_block(n)
        codes = self._codes.inner_block(n)
        return [Call(self._backward, grad, codes, *self._sizes, out, 0, 1)]


class AvgPoolOp(Op):
    """The mean of each window; a window as large as the image gives the global mean."""

    by_channel = True
    stays_inside = True

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "AvgPoolOp":
        return cls(wiring, needed(group.first.plan.window))

    @classmethod
    def sends_even(cls, group: Group) -> bool:
        window = needed(group.first.plan.window)
        return window.kernel == window.image

    @classmethod
    def reads_input(cls, group: Group) -> bool:
        return False

    def __init__(self, wiring: Wiring, window: Window) -> None:
        self.wiring = wiring
        self._sizes = (*window.kernel, *window.stride)
        self._forward = make_avg_pool(wiring.dtype)
        self._backward = make_avg_pool_backward(_clears(wiring, window), wiring.dtype)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        x, out = self.wiring.source.inner_block(n), self.wiring.target.inner_block(n)
        return [Call(self._forward, x, *self._sizes, out, 0, 1)]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        if w.grad_source is None:
            return []
        grad, out = w.grad_target.inner_block(n), w.grad_source.inner_block(n)
        return [Call(self._backward, grad, *self._sizes, out, 0, 1)]


def _clears(wiring: Wiring, window: Window) -> int:
    """Return whether the gradient starts from zeros: windows overlap, or others write to it."""
    return int(window.overlaps or wiring.joined)
