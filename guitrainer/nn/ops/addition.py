"""The sum of a layer's input and the output of an earlier layer, as in residual networks.

If the shapes differ, that output first passes a convolution with 1×1 filters. Backward, the earlier
layer gets a gradient from each of the layers that see its output: the op behind it writes its own
part, and the calls of `join_calls` add ours afterward.
"""

from guitrainer.nn.fusion import AddRelu, Group
from guitrainer.nn.geometry import Window, slide
from guitrainer.nn.ops.base import BranchWiring, Op, Wiring, needed
from guitrainer.nn.ops.convolution import ConvOp
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import BarePlane, Plane, aligned_zeros
from kernels.activation import make_add, make_copy, make_leaky_relu_backward, make_sum
from kernels.program import Call, Phase


class AddOp(Op):
    """The sum of two feature maps, and the ReLU of it if there is one.

    Parameters
    ----------
    window, weight, bias : the projection of the earlier output; None if there is none
    relu : whether a ReLU is applied to the sum before the store

    References
    ----------
    He, Zhang, Ren & Sun (2016), Deep residual learning, eq. 1 and 2.
    """

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "AddOp":
        layer = group.first
        branch = needed(layer.plan.branch)
        relu = isinstance(group, AddRelu)
        return cls(wiring, branch.window, layer.weight, layer.bias, relu)

    @classmethod
    def reads_input(cls, group: Group) -> bool:
        return False

    @classmethod
    def accepts_even(cls, group: Group) -> bool:
        return isinstance(group, AddRelu)

    def __init__(
        self,
        wiring: Wiring,
        window: Window | None = None,
        weight: Parameter | None = None,
        bias: Parameter | None = None,
        relu: bool = False,
    ) -> None:
        self.wiring, self._relu = wiring, relu
        self._branch = needed(wiring.branch)
        dtype = wiring.dtype
        self._sum, self._add = make_sum(int(relu), dtype), make_add(dtype)
        self._behind_relu, self._copy = make_leaky_relu_backward(dtype), make_copy(dtype)
        self._no_slope = aligned_zeros((1,), dtype)
        # the gradient of the sum, which the earlier layer gets as well
        self._gradient = wiring.grad_source or (
            Plane(wiring.target.shape, self._branch.slots, dtype) if relu else wiring.grad_target
        )
        self._joined = self._gradient
        self.projection: ConvOp | None = None
        # the pixels of the earlier output that are seen, and a copy of them if these are not all
        self._pixels: tuple[slice, ...] = (slice(None), slice(None))
        self._gathered: Plane | None = None
        self._seen: Plane = self._branch.source
        if window is not None and weight is not None:
            self._project(self._branch, window, weight, bias)

    def _project(
        self, branch: BranchWiring, window: Window, weight: Parameter, bias: Parameter | None
    ) -> None:
        w = self.wiring
        self._seen = Plane(w.target.shape, w.each_thread, w.dtype)
        shape, back = (branch.source.shape[0], *window.out), None
        if branch.grad_source is not None:
            self._joined = back = Plane(shape, branch.slots, w.dtype)
        source: Plane = BarePlane(branch.source)
        if window.stride != (1, 1):  # only every so many pixels are seen, so these are gathered
            self._pixels = tuple(slice(None, None, step) for step in window.stride)
            source = self._gathered = Plane(shape, range(w.blocks), w.dtype)
        planes = (source, self._seen, self._gradient, back)
        inner = Wiring(*planes, w.chunk_of, w.dtype, w.mode, threads=w.threads)
        self.projection = ConvOp(inner, slide(window.out, 1), weight, bias)

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        w = self.wiring
        x, seen = w.source.inner_block(n), self._seen.inner_block(n)
        total = Call(self._sum, x, seen, w.target.inner_block(n), 0, 1)
        if self.projection is None:
            return [total]
        calls = [*self.projection.forward_calls(n, training), total]
        if self._gathered is None:
            return calls
        earlier = self._branch.source.inner_block(n)[:, :, *self._pixels]
        return [Call(self._copy, earlier, self._gathered.inner_block(n), 0, 1), *calls]

    def backward_calls(self, n: int) -> list[Call]:
        w = self.wiring
        incoming, out = w.grad_target.inner_block(n), self._gradient.inner_block(n)
        calls: list[Call] = []
        if self._relu:
            output = w.target.inner_block(n)
            calls.append(Call(self._behind_relu, incoming, output, self._no_slope, out, 0, 1))
        elif self._gradient is not w.grad_target:
            calls.append(Call(self._copy, incoming, out, 0, 1))
        return calls if self.projection is None else calls + self.projection.backward_calls(n)

    def join_calls(self, n: int) -> list[Call]:
        out = self._branch.grad_source
        if out is None:
            return []
        seen = out.inner_block(n)[:, :, *self._pixels]
        return [Call(self._add, self._joined.inner_block(n), seen, 0, 1)]

    def reduce_tasks(self) -> Phase:
        return [] if self.projection is None else self.projection.reduce_tasks()

    def refresh_tasks(self) -> Phase:
        return [] if self.projection is None else self.projection.refresh_tasks()
