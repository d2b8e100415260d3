"""A penalty on large activations: it passes its input on, and adds to the loss."""

import numpy as np

from guitrainer.config import schema
from guitrainer.nn.fusion import Group
from guitrainer.nn.ops.base import Op, Wiring
from guitrainer.nn.planes import Array
from kernels.activation import make_copy
from kernels.penalty import make_l1, make_l1_backward
from kernels.program import Call


class L1PenaltyOp(Op):
    """The input itself, whose mean absolute value times a weight is added to the loss."""

    in_loss = True

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "L1PenaltyOp":
        spec = group.first.plan.spec
        assert isinstance(spec, schema.L1Penalty)
        return cls(wiring, spec.weight)

    def __init__(self, wiring: Wiring, weight: float) -> None:
        self.wiring, self._weight = wiring, np.array([weight], np.float64)
        self._copy, self._l1 = make_copy(wiring.dtype), make_l1(wiring.dtype)
        self._backward = make_l1_backward(wiring.dtype)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        x, out = self.wiring.source.inner_block(n), self.wiring.target.inner_block(n)
        return [Call(self._copy, x, out, 0, 1)]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        if w.grad_source is None:
            return []
        x, grad, out = (p.inner_block(n) for p in (w.source, w.grad_target, w.grad_source))
        rest = (w.mode.valid, self._weight, w.mode.count, out, 0, n)
        return [Call(self._backward, grad, x, *rest)]

    def loss_calls(self, figures: Array, halt: Array) -> list[Call]:
        w = self.wiring
        arrays = (w.source.inner, w.mode.valid, self._weight, w.mode.count)
        return [Call(self._l1, *arrays, figures, halt)]
