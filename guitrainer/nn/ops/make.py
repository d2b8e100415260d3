"""Chooses and makes the op that computes a layer or a group of layers."""

from functools import partial

from guitrainer.config import schema
from guitrainer.nn.fusion import (
    AddRelu,
    Alone,
    ConvAdd,
    ConvAddRelu,
    ConvEndPool,
    ConvPool,
    ConvRelu,
    ConvReluPool,
    DenseRelu,
    EndPool,
    Group,
    NormRelu,
    NormReluPool,
    PoolFirst,
    ReluMaxPool,
)
from guitrainer.nn.ops.activation import ActivationOp, DropoutOp, LeakyReluOp
from guitrainer.nn.ops.addition import AddOp, ConvAddOp
from guitrainer.nn.ops.base import Op, Wiring
from guitrainer.nn.ops.convolution import ConvOp, ConvPoolOp
from guitrainer.nn.ops.curves import CurveOp, PReluOp
from guitrainer.nn.ops.dense import DenseOp
from guitrainer.nn.ops.local import LocalOp
from guitrainer.nn.ops.normalization import BatchNormOp, SampleNormOp
from guitrainer.nn.ops.penalty import L1PenaltyOp
from guitrainer.nn.ops.pool_first import PoolFirstOp
from guitrainer.nn.ops.pooling import AvgPoolOp, MaxPoolOp
from guitrainer.nn.ops.transposed import TransposedConvOp, UpsampleOp
from guitrainer.nn.ops.winners import MaxoutOp, WinnersOp

OPS: dict[type[schema.Layer], type[Op]] = {
    schema.Conv: ConvOp,
    schema.DepthwiseConv: ConvOp,
    schema.TransposedConv: TransposedConvOp,
    schema.Local: LocalOp,
    schema.Dense: DenseOp,
    schema.MaxPool: MaxPoolOp,
    schema.AvgPool: AvgPoolOp,
    schema.Upsample: UpsampleOp,
    schema.GlobalAvgPool: AvgPoolOp,
    schema.Add: AddOp,
    schema.Relu: LeakyReluOp,
    schema.LeakyRelu: LeakyReluOp,
    schema.Sigmoid: ActivationOp,
    schema.Tanh: ActivationOp,
    schema.Gelu: ActivationOp,
    schema.PRelu: PReluOp,
    schema.Elu: CurveOp,
    schema.Selu: CurveOp,
    schema.Silu: CurveOp,
    schema.HardSwish: CurveOp,
    schema.Softplus: CurveOp,
    schema.ChannelWinners: WinnersOp,
    schema.Maxout: MaxoutOp,
    schema.L1Penalty: L1PenaltyOp,
    schema.BatchNorm: BatchNormOp,
    schema.LayerNorm: SampleNormOp,
    schema.GroupNorm: SampleNormOp,
    schema.RmsNorm: SampleNormOp,
    schema.Dropout: DropoutOp,
}
FUSED: dict[type[Group], type[Op]] = {
    ConvRelu: ConvOp,
    ConvReluPool: ConvPoolOp,
    ConvPool: ConvPoolOp,
    ConvEndPool: ConvPoolOp,
    NormRelu: BatchNormOp,
    NormReluPool: BatchNormOp,
    AddRelu: AddOp,
    ConvAdd: ConvAddOp,
    ConvAddRelu: ConvAddOp,
    DenseRelu: DenseOp,
    ReluMaxPool: MaxPoolOp,
    EndPool: MaxPoolOp,
}


def op_of(group: Group) -> type[Op]:
    """Return the class of the op that computes a group."""
    if isinstance(group, Alone):
        return OPS[type(group.first.plan.spec)]
    return PoolFirstOp if isinstance(group, PoolFirst) else FUSED[type(group)]


def make_op(group: Group, wiring: Wiring) -> Op:
    """Build the op of a group."""
    if isinstance(group, PoolFirst):
        pool, activation = partial(make_op, group.pooled), partial(make_op, group.activation)
        return PoolFirstOp(wiring, pool, activation, group.activation.first.plan.spec)
    return op_of(group).of(group, wiring)
