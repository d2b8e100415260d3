"""The sum of a layer's input and the output of an earlier layer, as in residual networks.

If the shapes differ, that output first passes a convolution with 1×1 filters. Backward, the earlier
layer gets a gradient from each of the layers that see its output: the op behind it writes its own
part, and ours is added by it, or afterward by the calls of `join_calls`.
"""

from dataclasses import replace
from typing import NamedTuple

from guitrainer.nn.fusion import AddRelu, ConvAddRelu, Group
from guitrainer.nn.geometry import Halo, Window, slide
from guitrainer.nn.ops.base import BranchWiring, Op, Wiring, needed
from guitrainer.nn.ops.composition import Addition
from guitrainer.nn.ops.convolution import ConvOp
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.planes import BarePlane, Blocks, Plane, aligned_zeros
from kernels.activation import make_add, make_copy, make_leaky_relu_backward, make_sum
from kernels.machine import LANES
from kernels.program import Call, Phase


class Filters(NamedTuple):
    """The window and the parameters of a convolution."""

    window: Window
    weight: Parameter
    bias: Parameter | None


class SumOp(Op):
    """The sum of two feature maps, the second of which may be projected.

    Parameters
    ----------
    projection : the convolution that the earlier output passes; None if there is none
    relu : whether a ReLU is applied to the sum before the store

    References
    ----------
    He, Zhang, Ren & Sun (2016), Deep residual learning, eq. 1 and 2.
    """

    stays_inside = True

    @classmethod
    def reads_input(cls, group: Group) -> bool:
        return False

    def __init__(
        self, wiring: Wiring, projection: Filters | None = None, relu: bool = False
    ) -> None:
        self.wiring, self._relu = wiring, relu
        self._branch = needed(wiring.branch)
        dtype = wiring.dtype
        self._add, self._copy = make_add(dtype), make_copy(dtype)
        self.projection: ConvOp | None = None
        # the pixels of the earlier output that are seen, and a copy of them if these are not all
        self._pixels: tuple[slice, ...] = (slice(None), slice(None))
        self._gathered: Plane | None = None
        self._seen: Plane = self._branch.source
        if projection is not None:
            self._seen = Plane(wiring.target.shape, wiring.each_thread, dtype)
        # the gradient of the sum, which the earlier layer gets as well
        self._gradient = self._joined = self._make_sum()
        if projection is not None:
            self._project(self._branch, projection)

    def _make_sum(self) -> Blocks:
        """Prepare the sum; return where its backward pass writes the gradient of it."""
        raise NotImplementedError

    def _sum_calls(self, n: int, training: bool) -> list[Call]:
        """Return the calls that add block n of what is seen, and write the output."""
        raise NotImplementedError

    def _gradient_calls(self, n: int) -> list[Call]:
        """Return the calls that write block n of the gradient of the sum."""
        raise NotImplementedError

    def _project(self, branch: BranchWiring, projection: Filters) -> None:
        w, window = self.wiring, projection.window
        shape, back = (branch.source.shape[0], *window.out), None
        if branch.grad_source is not None:
            self._joined = back = Plane(shape, branch.slots, w.dtype)
        source: Plane = BarePlane(branch.source)
        if window.stride != (1, 1):  # only every so many pixels are seen, so these are gathered
            self._pixels = tuple(slice(None, None, step) for step in window.stride)
            source = self._gathered = Plane(shape, range(w.blocks), w.dtype)
        # a 1×1 filter reads no zeros around the gradient; those between columns it cannot skip
        gradient = BarePlane(self._gradient)
        close = gradient.inner.strides[3] == LANES * gradient.inner.itemsize
        planes = (source, self._seen, gradient, back)
        inner = Wiring(*planes, w.chunk_of, w.dtype, w.mode, landing=close, memory=w.memory)
        self.projection = ConvOp(inner, slide(window.out, 1), *projection[1:])

    @property
    def gradient_to_join(self) -> Blocks | None:
        whole = self._gathered is None and self._branch.grad_source is not None
        return self._joined if whole else None

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        total = self._sum_calls(n, training)
        if self.projection is None:
            return total
        calls = [*self.projection.forward_calls(n, training), *total]
        if self._gathered is None:
            return calls
        earlier = self._branch.source.inner_block(n)[:, :, *self._pixels]
        return [Call(self._copy, earlier, self._gathered.inner_block(n), 0, 1), *calls]

    def backward_calls(self, n: int) -> list[Call]:
        calls = self._gradient_calls(n)
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


class AddOp(SumOp):
    """The sum of the outputs of two ops."""

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "AddOp":
        return cls(wiring, _projection(group), isinstance(group, AddRelu))

    @classmethod
    def accepts_even(cls, group: Group) -> bool:
        return isinstance(group, AddRelu)

    def _make_sum(self) -> Blocks:
        w, slots = self.wiring, self._branch.slots
        self._total = make_sum(int(self._relu), w.dtype)
        self._behind_relu = make_leaky_relu_backward(w.dtype)
        self._no_slope = aligned_zeros((1,), w.dtype)
        if w.grad_source is not None and w.lasting:
            return w.grad_source
        return Plane(w.target.shape, slots, w.dtype) if self._relu else w.grad_target

    def _sum_calls(self, n: int, training: bool) -> list[Call]:
        planes = (self.wiring.source, self._seen, self.wiring.target)
        return [Call(self._total, *(plane.inner_block(n) for plane in planes), 0, 1)]

    def _gradient_calls(self, n: int) -> list[Call]:
        w = self.wiring
        incoming, out = w.grad_target.inner_block(n), self._gradient.inner_block(n)
        calls = []
        if self._relu:
            output = w.target.inner_block(n)
            calls.append(Call(self._behind_relu, incoming, output, self._no_slope, out, 0, 1))
        elif self._gradient is not w.grad_target:
            calls.append(Call(self._copy, incoming, out, 0, 1))
        if w.grad_source is not None and self._gradient is not w.grad_source:
            calls.append(Call(self._copy, out, w.grad_source.inner_block(n), 0, 1))
        return calls


class ConvAddOp(SumOp):
    """The sum of the output of a convolution and of an earlier op, added before the store.

    Parameters
    ----------
    convolution : the convolution
    """

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "ConvAddOp":
        layer = group.first
        own = Filters(needed(layer.plan.window), needed(layer.applied), layer.bias)
        return cls(wiring, own, _projection(group), isinstance(group, ConvAddRelu))

    @classmethod
    def reads_input(cls, group: Group) -> bool:
        return True

    @classmethod
    def rewrites(cls, group: Group) -> bool:
        return isinstance(group, ConvAddRelu)

    @classmethod
    def accepts_even(cls, group: Group) -> bool:
        return ConvOp.accepts_even(group)

    @classmethod
    def lands(cls, group: Group) -> Halo | None:
        return ConvOp.lands(group)

    @classmethod
    def gates(cls, group: Group, dtype: str) -> bool:
        return ConvOp.gates(group, dtype)

    def __init__(
        self,
        wiring: Wiring,
        convolution: Filters,
        projection: Filters | None = None,
        relu: bool = False,
    ) -> None:
        self._own = convolution
        super().__init__(wiring, projection, relu)

    def _make_sum(self) -> Blocks:
        addition = Addition(self._seen, self._branch.slots)
        wiring = replace(self.wiring, branch=None, following=None)
        self.convolution = ConvOp(wiring, *self._own, relu=self._relu, addition=addition)
        return self.convolution.whole_gradient or self.wiring.grad_target

    @property
    def adds(self) -> bool:
        return self.convolution.adds

    def _sum_calls(self, n: int, training: bool) -> list[Call]:
        return self.convolution.forward_calls(n, training)

    def _gradient_calls(self, n: int) -> list[Call]:
        return self.convolution.backward_calls(n)

    def reduce_tasks(self) -> Phase:
        return [*self.convolution.reduce_tasks(), *super().reduce_tasks()]

    def refresh_tasks(self) -> Phase:
        return [*self.convolution.refresh_tasks(), *super().refresh_tasks()]


def _projection(group: Group) -> Filters | None:
    """Return the projection of the earlier output, if there is one."""
    layer = next(layer for layer in group.layers if layer.plan.branch is not None)
    window = needed(layer.plan.branch).window
    if window is None or layer.weight is None:
        return None
    return Filters(window, layer.weight, layer.bias)
