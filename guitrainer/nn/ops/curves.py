"""Activations with settings, and PReLU, whose slopes are trained."""

import numpy as np

from guitrainer.config import schema
from guitrainer.nn.fusion import Group
from guitrainer.nn.ops.base import Op, Wiring, needed
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import aligned_zeros
from kernels.curves import make_curve, make_curve_backward, make_prelu, make_prelu_backward
from kernels.program import Call, Phase
from kernels.updates import make_add_chunks

# α and scale of SELU (Klambauer et al. 2017, eq. 14): the fixed point at mean 0 and variance 1.
SELU = (1.6732632423543772, 1.0507009873554805)


class CurveOp(Op):
    """ELU, SELU, SiLU, hard swish and softplus.

    Parameters
    ----------
    name : name of the kernel
    settings : its two settings, alpha and scale
    """

    by_channel = True
    stays_inside = True

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "CurveOp":
        spec = group.first.plan.spec
        if isinstance(spec, schema.Elu):
            return cls(wiring, "elu", (spec.alpha, 1.0))
        if isinstance(spec, schema.Selu):
            return cls(wiring, "elu", SELU)
        return cls(wiring, spec.type)

    def __init__(
        self, wiring: Wiring, name: str, settings: tuple[float, float] = (1.0, 1.0)
    ) -> None:
        self.wiring, self._settings = wiring, np.array(settings, wiring.dtype)
        self._forward = make_curve(name, wiring.dtype)
        self._backward = make_curve_backward(name, wiring.dtype)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        x, out = self.wiring.source.inner_block(n), self.wiring.target.inner_block(n)
        return [Call(self._forward, x, self._settings, out, 0, 1)]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        if w.grad_source is None:
            return []
        grad, x = w.grad_target.inner_block(n), w.source.inner_block(n)
        return [Call(self._backward, grad, x, self._settings, w.grad_source.inner_block(n), 0, 1)]


class PReluOp(Op):
    """x where positive, slope·x elsewhere; the slope of every channel is trained."""

    overwrites = True

    stays_inside = True

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "PReluOp":
        return cls(wiring, needed(group.first.weight))

    def __init__(self, wiring: Wiring, slope: Parameter) -> None:
        self.wiring, self.slope = wiring, slope
        self._forward = make_prelu(wiring.dtype)
        self._backward = make_prelu_backward(wiring.dtype)
        self._add_chunks = make_add_chunks(wiring.dtype)
        self._sums = aligned_zeros((wiring.chunks, wiring.target.shape[0]), wiring.dtype)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        x, out = self.wiring.source.inner_block(n), self.wiring.target.inner_block(n)
        return [Call(self._forward, x, self.slope.flat, out, 0, 1)]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        grad, x = w.grad_target.inner_block(n), w.source.inner_block(n)
        # without a gradient of the input, it overwrites that of the output, which is done with
        out = (w.grad_source or w.grad_target).inner_block(n)
        return [
            Call(self._backward, grad, x, self.slope.flat, out, self._sums, w.chunk_of[n], 0, 1)
        ]

    def reduce_tasks(self) -> Phase:
        return [[Call(self._add_chunks, self._sums, self.slope.flat_grad)]]
