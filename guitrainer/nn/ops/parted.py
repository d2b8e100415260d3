"""An op on equal parts of its channels, each computed by an op of its own."""

from collections.abc import Sequence
from dataclasses import replace

from guitrainer.nn.chains import begins
from guitrainer.nn.fusion import Group
from guitrainer.nn.network import BuiltLayer
from guitrainer.nn.ops.base import Op, Wiring
from guitrainer.nn.ops.make import make_op
from guitrainer.nn.planes import Plane
from kernels.program import Call, Phase


class PartedOp(Op):
    """Some ops side by side, in the order of their channels."""

    def __init__(self, wiring: Wiring, parts: Sequence[Op]) -> None:
        self.wiring, self._parts = wiring, parts

    @property
    def parts(self) -> Sequence[Op]:
        return self._parts

    def forward_calls(self, n: int, training: bool = True) -> list[Call]:
        return [call for part in self._parts for call in part.forward_calls(n, training)]

    def backward_calls(self, n: int) -> list[Call]:
        return [call for part in self._parts for call in part.backward_calls(n)]

    def reduce_tasks(self) -> Phase:
        return [task for part in self._parts for task in part.reduce_tasks()]

    def refresh_tasks(self) -> Phase:
        return [task for part in self._parts for task in part.refresh_tasks()]


def make_parted(group: Group, wiring: Wiring, parts: int) -> PartedOp:
    """Build the op of a group whose channels are divided into equal parts."""
    whole = replace(wiring, following=None, addend=None, gate=None, gated=None)
    return PartedOp(wiring, [_part(group, whole, k, parts) for k in range(parts)])


def _part(group: Group, wiring: Wiring, k: int, parts: int) -> Op:
    """Build the op of part k."""
    channels = group.first.plan.input_shape[0], group.last.plan.output_shape[0]
    inputs, outputs = (slice(k * count // parts, (k + 1) * count // parts) for count in channels)
    source, grad_source = wiring.source, wiring.grad_source
    if not begins(group):
        source = _of_plane(source, inputs)
        grad_source = None if grad_source is None else _of_plane(grad_source, inputs)
    own = replace(
        wiring,
        source=source,
        target=_of_plane(wiring.target, outputs),
        grad_target=_of_plane(wiring.grad_target, outputs),
        grad_source=grad_source,
    )
    layers = tuple(_of_layer(layer, outputs) for layer in group.layers)
    return make_op(replace(group, layers=layers), own)


def _of_plane(plane: Plane, part: slice) -> Plane:
    """Return some channels of a plane; a plane that holds only one part at a time is all of it."""
    return plane if plane.shape[0] == part.stop - part.start else plane.some(part)


def _of_layer(layer: BuiltLayer, part: slice) -> BuiltLayer:
    """Return a layer with some of its filters."""
    weight, bias, standardized = (
        None if whole is None else whole.some(part)
        for whole in (layer.weight, layer.bias, layer.standardized)
    )
    return replace(layer, weight=weight, bias=bias, standardized=standardized)
