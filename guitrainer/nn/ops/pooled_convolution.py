"""Convolution, ReLU and a max pool without overlap, as one op."""

from guitrainer.nn.geometry import Window
from guitrainer.nn.ops.base import Wiring
from guitrainer.nn.ops.convolution import ConvOp
from guitrainer.nn.ops.sparse_pass import SparseBackward
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.paths import backward_path, pool_in_registers
from guitrainer.nn.planes import Plane
from kernels.pooling import make_max_pool, make_max_pool_backward
from kernels.program import Call


class PooledConvOp(ConvOp):
    """Convolution, ReLU and a max pool without overlap: only the maxima leave the op.

    With 2×2 windows only they leave the registers. Backward, the gradient goes to the winners:
    directly, by spreading it over the feature map, or sparsely, visiting winners only.
    """

    def __init__(
        self,
        wiring: Wiring,
        window: Window,
        weight: Parameter,
        bias: Parameter | None,
        pool: Window,
    ) -> None:
        self.pool = pool
        self._sizes = (*pool.kernel, *pool.stride)
        self._codes = Plane(wiring.target.shape, wiring.target.slots, wiring.dtype)
        super().__init__(wiring, window, weight, bias)

    def _build_forward(self) -> None:
        wiring = self.wiring
        self._max_pool = None
        if pool_in_registers(self.pool):
            self.forward_pass = self._forward(wiring.target, relu=True, codes=self._codes)
            return
        maps = (self.weight.value.shape[0], *self.window.out)
        self._maps = Plane(maps, wiring.chunk_of, wiring.dtype)
        self.forward_pass = self._forward(self._maps, relu=False)
        self._max_pool = make_max_pool(1, wiring.dtype)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        calls = self.forward_pass.calls(n)
        if self._max_pool is not None:
            maps, out = self._maps.inner_block(n), self.wiring.target.inner_block(n)
            codes = self._codes.inner_block(n)
            calls.append(Call(self._max_pool, maps, *self._sizes, out, codes, 0, 1))
        return calls

    def _build_backward(self) -> None:
        wiring, shape = self.wiring, self.wiring.target.shape
        channels, needs_input = self.weight.value.shape[1], wiring.grad_source is not None
        self.path = backward_path(self.window, channels, shape, needs_input)
        if self.path == "sparse":
            arguments = (wiring, self.window, self.weight, self.pool, self._codes, self._bias_sums)
            self.sparse_pass = SparseBackward(*arguments)
            self._keep(self.sparse_pass)
        else:
            self._unpool = make_max_pool_backward(0, wiring.dtype)
            self._build_direct_backward()

    def _spread_call(self, n: int) -> Call:
        """Give each gradient to its winner on the whole feature map."""
        incoming, plane = self.wiring.grad_target.inner_block(n), self._plane.inner_block(n)
        codes = self._codes.inner_block(n)
        return Call(self._unpool, incoming, codes, *self._sizes, plane, 0, 1)

    def backward_calls(self, n: int) -> list[Call]:
        return self.sparse_pass.calls(n) if self.sparse_pass else super().backward_calls(n)
