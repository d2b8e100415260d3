"""Convolution: alone, with the following ReLU, a max pool, or both."""

from guitrainer.nn.fusion import Alone, ConvEndPool, ConvPool, ConvRelu, ConvReluPool, Group
from guitrainer.nn.geometry import Window
from guitrainer.nn.ops.base import Op, Wiring, needed
from guitrainer.nn.ops.composition import ConvolutionPlace, backward_passes, forward_passes
from guitrainer.nn.ops.passes import Pass, Winners, groups_of
from guitrainer.nn.ops.pool_first import PoolFirstOp
from guitrainer.nn.ops.sparse_pass import SparseBackward
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.paths import ConvSite, plan_convolution
from guitrainer.nn.planes import Plane, aligned_zeros
from kernels.machine import LANES
from kernels.program import Call, Phase
from kernels.updates import make_add_chunks


class ConvOp(Op):
    """A convolution with shared weights, consisting of passes chosen by a plan.

    Parameters
    ----------
    relu : whether a ReLU is applied before the store
    pool : window of a max pool after that; only its maxima are stored
    ends : type of a quasiconvex activation between them, whose inputs are stored

    Attributes
    ----------
    plan : how it is computed
    forward, backward : the passes by name, in the order in which a block passes through them
    """

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "ConvOp":
        layer = group.first
        pooled, relu = (ConvPool, ConvReluPool, ConvEndPool), (ConvRelu, ConvReluPool)
        pool = needed(group.last.plan.window) if isinstance(group, pooled) else None
        window, weight = needed(layer.plan.window), needed(layer.applied)
        ends = group.layers[1].plan.spec.type if isinstance(group, ConvEndPool) else None
        return cls(wiring, window, weight, layer.bias, isinstance(group, relu), pool, ends)

    @classmethod
    def reads_output(cls, group: Group) -> bool:
        return not isinstance(group, Alone)

    @classmethod
    def accepts_even(cls, group: Group) -> bool:
        return isinstance(group, Alone | ConvRelu)

    def __init__(
        self,
        wiring: Wiring,
        window: Window,
        weight: Parameter,
        bias: Parameter | None,
        relu: bool = False,
        pool: Window | None = None,
        ends: str | None = None,
    ) -> None:
        self.wiring, self.weight, self.bias = wiring, weight, bias
        channels, dtype = weight.value.shape[0], wiring.dtype
        self._bias_sums = aligned_zeros((wiring.chunks, channels), dtype)
        self._add_chunks = make_add_chunks(dtype)
        following = _sparse(wiring.following)
        self.plan = plan_convolution(
            ConvSite(
                window,
                weight.value.shape,
                relu,
                pool,
                trainable=wiring.trains(weight),
                input_gradient=wiring.grad_source is not None,
                next_keeps=following is not None and following.keeps_both,
                groups=groups_of(wiring, weight),
                ends=ends is not None,
            )
        )
        place = ConvolutionPlace(
            wiring,
            window,
            weight,
            bias.flat if bias else aligned_zeros((channels + LANES,), dtype),
            self._bias_sums,
            relu,
            None if pool is None else Winners(pool, _like(wiring.target), ends),
        )
        self.forward = forward_passes(place, self.plan)
        self.backward = backward_passes(place, self.plan, following)

    @property
    def passes(self) -> tuple[Pass, ...]:
        """All passes of the op."""
        return (*self.forward.values(), *self.backward.values())

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        return [call for one in self.forward.values() for call in one.calls(n)]

    def backward_calls(self, n: int) -> list[Call]:
        return [call for one in self.backward.values() for call in one.calls(n)]

    def reduce_tasks(self) -> Phase:
        if not self.wiring.trains(self.weight):
            return []
        tasks = [one.reduce_calls() for one in self.passes]
        if self.bias:
            tasks.append([Call(self._add_chunks, self._bias_sums, self.bias.flat_grad)])
        return tasks

    def refresh_tasks(self) -> Phase:
        return [one.refresh_calls() for one in self.passes]


def _like(plane: Plane) -> Plane:
    """A plane of the same shape, without its halo."""
    return Plane(plane.shape, plane.slots, str(plane.padded.dtype))


def _sparse(following: Op | None) -> SparseBackward | None:
    """The sparse backward pass of the next op, if it is a convolution with one."""
    if isinstance(following, PoolFirstOp):
        following = following.pool
    found = following.backward.get("sparse") if isinstance(following, ConvOp) else None
    return found if isinstance(found, SparseBackward) else None
