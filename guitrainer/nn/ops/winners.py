"""Winners and maxout: only the largest of several channels are passed on."""

import numpy as np

from guitrainer.config import schema
from guitrainer.nn.fusion import Group
from guitrainer.nn.ops.base import Op, Wiring
from guitrainer.nn.planes import Plane
from kernels.maxout import make_maxout, make_maxout_backward
from kernels.program import Call
from kernels.winners import make_winners, make_winners_backward


class WinnersOp(Op):
    """The `count` largest absolute values among the channels of every position."""

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "WinnersOp":
        spec = group.first.plan.spec
        assert isinstance(spec, schema.ChannelWinners)
        return cls(wiring, spec.count)

    def __init__(self, wiring: Wiring, count: int) -> None:
        self.wiring, self._count = wiring, np.array([count], np.int64)
        self._forward = make_winners(wiring.dtype)
        self._backward = make_winners_backward(wiring.dtype)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        x, out = self.wiring.source.inner_block(n), self.wiring.target.inner_block(n)
        return [Call(self._forward, x, self._count, out, 0, 1)]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        if w.grad_source is None:
            return []
        grad, out = w.grad_target.inner_block(n), w.grad_source.inner_block(n)
        return [Call(self._backward, grad, w.target.inner_block(n), out, 0, 1)]


class MaxoutOp(Op):
    """The largest of every `pieces` neighboring channels."""

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "MaxoutOp":
        spec = group.first.plan.spec
        assert isinstance(spec, schema.Maxout)
        return cls(wiring, spec.pieces)

    def __init__(self, wiring: Wiring, pieces: int) -> None:
        self.wiring, self._pieces = wiring, np.array([pieces], np.int64)
        self._forward = make_maxout(wiring.dtype)
        self._backward = make_maxout_backward(wiring.dtype)
        self._winners = Plane(wiring.target.shape, wiring.target.slots, wiring.dtype)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        x, out = self.wiring.source.inner_block(n), self.wiring.target.inner_block(n)
        winners = self._winners.inner_block(n)
        return [Call(self._forward, x, self._pieces, out, winners, 0, 1)]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        if w.grad_source is None:
            return []
        grad, out = w.grad_target.inner_block(n), w.grad_source.inner_block(n)
        return [Call(self._backward, grad, self._winners.inner_block(n), self._pieces, out, 0, 1)]
