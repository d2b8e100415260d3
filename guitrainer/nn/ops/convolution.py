"""Convolution: alone, with the following ReLU, a max pool, or both."""

from guitrainer.nn.fusion import ConvEndPool, ConvRelu, ConvReluPool, Group
from guitrainer.nn.geometry import Halo, Window, gradient_halo
from guitrainer.nn.ops.base import Op, Wiring, needed
from guitrainer.nn.ops.composition import (
    Addition,
    ConvolutionPlace,
    backward_passes,
    forward_passes,
    whole_gradient,
)
from guitrainer.nn.ops.passes import Pass, Winners, groups_of
from guitrainer.nn.ops.pool_first import PoolFirstOp
from guitrainer.nn.ops.sparse_pass import SparseBackward
from guitrainer.nn.ops.winograd_passes import WinogradInputGradient, tiles_apart
from guitrainer.nn.parameters import Parameter
from guitrainer.nn.paths import ConvSite, plan_convolution, way_of
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
    addition : maps that are added before the ReLU

    Attributes
    ----------
    plan : how it is computed
    whole_gradient : the gradient in front of the ReLU, if the plan starts from it
    forward, backward : the passes by name, in the order in which a block passes through them
    """

    stays_inside = True

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "ConvOp":
        layer = group.first
        window, weight = needed(layer.plan.window), needed(layer.applied)
        return cls(wiring, window, weight, layer.bias, isinstance(group, ConvRelu))

    @classmethod
    def reads_output(cls, group: Group) -> bool:
        return isinstance(group, ConvRelu)

    @classmethod
    def rewrites(cls, group: Group) -> bool:
        return isinstance(group, ConvRelu)

    @classmethod
    def accepts_even(cls, group: Group) -> bool:
        return True

    @classmethod
    def divisions(cls, group: Group) -> int:
        return group.first.plan.groups

    @classmethod
    def lands(cls, group: Group) -> Halo | None:
        return gradient_halo(needed(group.first.plan.window))

    @classmethod
    def gates(cls, group: Group, dtype: str) -> bool:
        layer = group.first
        window, shape = needed(layer.plan.window), needed(layer.applied).value.shape
        site = ConvSite(window, shape, groups=layer.plan.input_shape[0] // shape[1])
        winograd = way_of("input_gradient", site) == "winograd"
        return winograd and tiles_apart(window, shape, dtype)

    def __init__(
        self,
        wiring: Wiring,
        window: Window,
        weight: Parameter,
        bias: Parameter | None,
        relu: bool = False,
        pool: Window | None = None,
        ends: str | None = None,
        addition: Addition | None = None,
    ) -> None:
        self.wiring, self.weight, self.bias = wiring, weight, bias
        channels, dtype = weight.value.shape[0], wiring.dtype
        gated = wiring.gated
        self._bias_sums = gated.sums if gated else aligned_zeros((wiring.chunks, channels), dtype)
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
                added=addition is not None and wiring.learning,
                gated=gated is not None,
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
            addition,
            wiring.following is not None
            and wiring.following.balances
            and (relu, pool, addition) == (False, None, None),
        )
        self.whole_gradient = whole_gradient(place, self.plan)
        self.forward = forward_passes(place, self.plan)
        self.backward = backward_passes(place, self.plan, self.whole_gradient, following)

    @property
    def adds(self) -> bool:
        found = self.backward.get("input_gradient")
        return isinstance(found, WinogradInputGradient) and self.wiring.addend is not None

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
        tasks = [task for one in self.passes for task in one.reduce_tasks()]
        if self.bias:
            tasks.append([Call(self._add_chunks, self._bias_sums, self.bias.flat_grad)])
        return tasks

    def refresh_tasks(self) -> Phase:
        return [task for one in self.passes for task in one.refresh_tasks()]


class ConvPoolOp(ConvOp):
    """A convolution of whose outputs only the maxima are stored, possibly behind an activation."""

    stays_inside = False  # a sparse backward pass writes whole images, with their halo

    @classmethod
    def of(cls, group: Group, wiring: Wiring) -> "ConvPoolOp":
        layer, pool = group.first, needed(group.last.plan.window)
        window, weight = needed(layer.plan.window), needed(layer.applied)
        relu = isinstance(group, ConvReluPool)
        ends = group.layers[1].plan.spec.type if isinstance(group, ConvEndPool) else None
        return cls(wiring, window, weight, layer.bias, relu, pool, ends)

    @classmethod
    def reads_output(cls, group: Group) -> bool:
        return True

    @classmethod
    def accepts_even(cls, group: Group) -> bool:
        return False

    @classmethod
    def lands(cls, group: Group) -> Halo | None:
        return None


def _like(plane: Plane) -> Plane:
    """Return a plane of the same shape, without its halo."""
    return Plane(plane.shape, plane.slots, str(plane.padded.dtype))


def _sparse(following: Op | None) -> SparseBackward | None:
    """Return the sparse backward pass of the next op, if it is a convolution with one."""
    if isinstance(following, PoolFirstOp):
        following = following.pool
    found = following.backward.get("sparse") if isinstance(following, ConvOp) else None
    return found if isinstance(found, SparseBackward) else None
