"""Activation functions and dropout, element by element."""

import numpy as np

from guitrainer.config import schema
from guitrainer.nn.fusion import Group
from guitrainer.nn.ops.base import Op, Wiring
from guitrainer.nn.planes import Plane
from kernels.activation import (
    make_activation,
    make_activation_backward,
    make_copy,
    make_leaky_relu,
    make_leaky_relu_backward,
)
from kernels.dropout import make_dropout, make_multiply
from kernels.program import Call


class LeakyReluOp(Op):
    """ReLU (slope 0) and leaky ReLU."""

    by_channel = True
    stays_inside = True

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "LeakyReluOp":
        spec = group.first.plan.spec
        return cls(wiring, spec.slope if isinstance(spec, schema.LeakyRelu) else 0.0)

    @classmethod
    def reads_input(cls, group: Group) -> bool:
        return False

    @classmethod
    def accepts_even(cls, group: Group) -> bool:
        return True

    def __init__(self, wiring: Wiring, slope: float = 0.0) -> None:
        self.wiring, self._slope = wiring, np.array([slope], wiring.dtype)
        self._forward = make_leaky_relu(wiring.dtype)
        self._backward = make_leaky_relu_backward(wiring.dtype)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        x, out = self.wiring.source.inner_block(n), self.wiring.target.inner_block(n)
        return [Call(self._forward, x, self._slope, out, 0, 1)]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        if w.grad_source is None:
            return []
        grad, out = w.grad_target.inner_block(n), w.grad_source.inner_block(n)
        output = w.target.inner_block(n)
        return [Call(self._backward, grad, output, self._slope, out, 0, 1)]


class ActivationOp(Op):
    """Sigmoid, tanh and GELU."""

    by_channel = True
    stays_inside = True

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "ActivationOp":
        return cls(wiring, group.first.plan.spec.type)

    @classmethod
    def reads_input(cls, group: Group) -> bool:
        return group.first.plan.spec.type == "gelu"

    @classmethod
    def accepts_even(cls, group: Group) -> bool:
        return True

    def __init__(self, wiring: Wiring, name: str) -> None:
        self.wiring, self.name = wiring, name
        self._forward = make_activation(name, wiring.dtype)
        self._backward = make_activation_backward(name, wiring.dtype)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        x, out = self.wiring.source.inner_block(n), self.wiring.target.inner_block(n)
        return [Call(self._forward, x, out, 0, 1)]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        if w.grad_source is None:
            return []
        grad, out = w.grad_target.inner_block(n), w.grad_source.inner_block(n)
        origin = w.source if self.name == "gelu" else w.target
        return [Call(self._backward, grad, origin.inner_block(n), out, 0, 1)]


class DropoutOp(Op):
    """Dropout during training, a copy otherwise."""

    random = True

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "DropoutOp":
        spec = group.first.plan.spec
        assert isinstance(spec, schema.Dropout)
        return cls(wiring, spec.rate)

    def __init__(self, wiring: Wiring, rate: float) -> None:
        self.wiring, self._rate = wiring, np.array([rate], wiring.dtype)
        # so that the dropout layers of a step have different masks
        self._salt = wiring.place << 56
        self._drop = make_dropout(wiring.dtype)
        self._copy = make_copy(wiring.dtype)
        self._multiply = make_multiply(wiring.dtype)
        if wiring.learning:
            self._mask = Plane(wiring.target.shape, range(wiring.blocks), wiring.dtype)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        source, target = self.wiring.source, self.wiring.target
        if not training:
            return [Call(self._copy, source.inner_block(n), target.inner_block(n), 0, 1)]
        x, out = source.inner, target.inner
        # all blocks are passed, so that the mask depends only on the sample
        keys = (self.wiring.mode.dropout_key, self._salt, self._rate)
        return [Call(self._drop, x, *keys, self._mask.inner, out, n, n + 1)]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        if w.grad_source is None:
            return []
        grad, out = w.grad_target.inner_block(n), w.grad_source.inner_block(n)
        return [Call(self._multiply, grad, self._mask.inner_block(n), out, 0, 1)]
