"""From a group of layers to the op that computes it."""

from guitrainer.config import schema
from guitrainer.nn.fusion import Group
from guitrainer.nn.geometry import Halo
from guitrainer.nn.ops.activation import ActivationOp, DropoutOp, LeakyReluOp
from guitrainer.nn.ops.base import Op, Wiring
from guitrainer.nn.ops.convolution import ConvOp
from guitrainer.nn.ops.dense import DenseOp
from guitrainer.nn.ops.local import LocalOp
from guitrainer.nn.ops.normalization import BatchNormOp
from guitrainer.nn.ops.pooled_convolution import PooledConvOp
from guitrainer.nn.ops.pooling import AvgPoolOp, MaxPoolOp


def input_halo(group: Group) -> Halo | None:
    """Zeros the first layer of the group wants around its input."""
    first = group[0].plan
    wants = isinstance(first.spec, schema.Conv | schema.Local) and first.window is not None
    return first.window.halo if wants and first.window else None


def works_whole(group: Group) -> bool:
    """Whether the group needs the whole batch at once."""
    return isinstance(group[0].plan.spec, schema.Dense | schema.Local | schema.BatchNorm)


def make_op(group: Group, wiring: Wiring, ordinal: int, following: Op | None) -> Op:
    """Compile the op of a group; `ordinal` tells dropout layers apart, `following` comes next."""
    layer, spec = group[0], group[0].plan.spec
    window, weight, bias = layer.plan.window, layer.weight, layer.bias
    if isinstance(spec, schema.Conv):
        assert window is not None and weight is not None
        pool = group[-1].plan.window
        if len(group) == 3 and pool is not None:
            return PooledConvOp(wiring, window, weight, bias, pool)
        return ConvOp(wiring, window, weight, bias, len(group) > 1, following)
    if isinstance(spec, schema.Dense):
        assert weight is not None
        return DenseOp(wiring, weight, bias, relu=len(group) > 1)
    if isinstance(spec, schema.Local):
        assert window is not None and weight is not None
        return LocalOp(wiring, window, weight, bias)
    if isinstance(spec, schema.BatchNorm):
        assert weight is not None and bias is not None and layer.running is not None
        return BatchNormOp(wiring, weight, bias, layer.running, spec.momentum, spec.epsilon)
    if isinstance(spec, schema.Relu) and len(group) == 1:
        return LeakyReluOp(wiring)
    if isinstance(spec, schema.MaxPool | schema.Relu):
        pool = group[-1].plan.window
        assert pool is not None
        return MaxPoolOp(wiring, pool, relu=len(group) > 1)
    if isinstance(spec, schema.AvgPool | schema.GlobalAvgPool):
        assert window is not None
        return AvgPoolOp(wiring, window)
    if isinstance(spec, schema.LeakyRelu):
        return LeakyReluOp(wiring, spec.slope)
    if isinstance(spec, schema.Dropout):
        return DropoutOp(wiring, spec.rate, ordinal)
    return ActivationOp(wiring, spec.type)
