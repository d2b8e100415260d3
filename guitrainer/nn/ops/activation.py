"""Activation functions and dropout: element by element."""

from functools import partial

from guitrainer.nn.ops.base import Call, Op, Wiring
from guitrainer.nn.planes import Plane
from kernels.activation import (
    make_activation,
    make_activation_backward,
    make_copy,
    make_leaky_relu,
    make_leaky_relu_backward,
)
from kernels.dropout import make_dropout, make_multiply


class LeakyReluOp(Op):
    """ReLU (slope 0) and leaky ReLU."""

    def __init__(self, wiring: Wiring, slope: float = 0.0) -> None:
        self.wiring, self.slope = wiring, slope
        self._forward = make_leaky_relu(wiring.dtype)
        self._backward = make_leaky_relu_backward(wiring.dtype)

    def forward_calls(self, n: int) -> list[Call]:
        x, out = self.wiring.source.inner_block(n), self.wiring.target.inner_block(n)
        return [partial(self._forward, x, self.slope, out, 0, 1)]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        if w.grad_source is None:
            return []
        grad, out = w.grad_target.inner_block(n), w.grad_source.inner_block(n)
        output = w.target.inner_block(n)
        return [partial(self._backward, grad, output, self.slope, out, 0, 1)]


class ActivationOp(Op):
    """Sigmoid, tanh and GELU."""

    def __init__(self, wiring: Wiring, name: str) -> None:
        self.wiring, self.name = wiring, name
        self._forward = make_activation(name, wiring.dtype)
        self._backward = make_activation_backward(name, wiring.dtype)

    def forward_calls(self, n: int) -> list[Call]:
        x, out = self.wiring.source.inner_block(n), self.wiring.target.inner_block(n)
        return [partial(self._forward, x, out, 0, 1)]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        if w.grad_source is None:
            return []
        grad, out = w.grad_target.inner_block(n), w.grad_source.inner_block(n)
        origin = w.source if self.name == "gelu" else w.target
        return [partial(self._backward, grad, origin.inner_block(n), out, 0, 1)]


class DropoutOp(Op):
    """Dropout while training, a copy otherwise."""

    def __init__(self, wiring: Wiring, rate: float, ordinal: int = 0) -> None:
        self.wiring, self.rate = wiring, rate
        # dropout layers of one step must not share a mask
        self._salt = ordinal << 56
        self._drop = make_dropout(wiring.dtype)
        self._copy = make_copy(wiring.dtype)
        self._multiply = make_multiply(wiring.dtype)
        self._mask = Plane(wiring.target.shape, range(wiring.blocks), wiring.dtype)

    def forward_calls(self, n: int) -> list[Call]:
        # all blocks are passed, so that the mask depends on the sample alone
        arrays = (self._mask.inner, self.wiring.target.inner, n, n + 1)

        def call() -> None:
            mode = self.wiring.mode
            if mode.training:
                key = mode.dropout_key ^ self._salt
                self._drop(self.wiring.source.inner, key, self.rate, *arrays)
            else:
                self._copy(self.wiring.source.inner, *arrays[1:])

        return [call]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        if w.grad_source is None:
            return []
        grad, out = w.grad_target.inner_block(n), w.grad_source.inner_block(n)
        return [partial(self._multiply, grad, self._mask.inner_block(n), out, 0, 1)]
