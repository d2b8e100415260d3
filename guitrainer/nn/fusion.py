"""Fusion: named groups of layers that are computed together by one op.

Every group computes the same numbers as its layers one by one, as tests verify.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import ClassVar

from guitrainer.config import schema
from guitrainer.nn.kinds import Branch
from guitrainer.nn.network import BuiltLayer
from guitrainer.nn.parameters import needed

CONVOLUTION = schema.Conv | schema.DepthwiseConv
# Activations that never fall: their maximum is the activation of the maximum.
RISING = (
    schema.LeakyRelu | schema.Sigmoid | schema.Tanh | schema.Elu | schema.Selu | schema.Softplus
)
# Those that fall to a single minimum and rise from there.
QUASICONVEX = schema.Gelu | schema.Silu | schema.HardSwish


@dataclass(frozen=True)
class Group:
    """Consecutive layers that are computed by one op.

    Attributes
    ----------
    kinds : types of the layers that form such a group
    """

    layers: tuple[BuiltLayer, ...]
    kinds: ClassVar[tuple[type[schema.Layer] | UnionType, ...]] = ()

    @classmethod
    def fits(cls, layers: Sequence[BuiltLayer]) -> bool:
        """Return whether these layers form such a group; there are as many layers as kinds."""
        return len(layers) == len(cls.kinds) and all(
            isinstance(layer.plan.spec, kind) for layer, kind in zip(layers, cls.kinds, strict=True)
        )

    @property
    def first(self) -> BuiltLayer:
        """The layer that sees the input."""
        return self.layers[0]

    @property
    def branch(self) -> Branch | None:
        """The earlier output that one of the layers sees as well."""
        branches = (layer.plan.branch for layer in self.layers)
        return next((branch for branch in branches if branch is not None), None)

    @property
    def last(self) -> BuiltLayer:
        """The layer that produces the output."""
        return self.layers[-1]


class Alone(Group):
    """A single layer."""


class ConvRelu(Group):
    """The ReLU is applied before the convolution stores its output."""

    kinds = (CONVOLUTION, schema.Relu)


class ConvReluPool(Group):
    """Only the maxima are stored."""

    kinds = (CONVOLUTION, schema.Relu, schema.MaxPool)


class ConvPool(Group):
    """Only the maxima are stored."""

    kinds = (CONVOLUTION, schema.MaxPool)


class PoolFirst(Group):
    """The activation is applied to the maxima, which gives the maxima of the activation."""

    @property
    def pooled(self) -> Group:
        """The layers that are computed first."""
        raise NotImplementedError

    @property
    def activation(self) -> Alone:
        """The activation, which is applied to the maxima."""
        return Alone(self.layers[-2:-1])


class ConvRisingPool(PoolFirst):
    """Behind a convolution, whose maxima alone are stored."""

    kinds = (CONVOLUTION, RISING, schema.MaxPool)

    @property
    def pooled(self) -> ConvPool:
        """The convolution and the pool."""
        return ConvPool((self.first, self.last))


class RisingMaxPool(PoolFirst):
    """Behind any other layer."""

    kinds = (RISING, schema.MaxPool)

    @property
    def pooled(self) -> Alone:
        """The pool."""
        return Alone((self.last,))


class ConvEndPool(Group):
    """Only the inputs of the largest activations are stored: the `pooled` of the next group."""

    kinds = (CONVOLUTION, QUASICONVEX, schema.MaxPool)


class ConvQuasiconvexPool(PoolFirst):
    """Behind a convolution; the maximum is at the largest or the smallest input of a window."""

    kinds = (CONVOLUTION, QUASICONVEX, schema.MaxPool)

    @property
    def pooled(self) -> ConvEndPool:
        """The convolution and the pool."""
        return ConvEndPool(self.layers)


class EndPool(Group):
    """Only the inputs of the largest activations are stored: the `pooled` of the next group."""

    kinds = (QUASICONVEX, schema.MaxPool)


class QuasiconvexMaxPool(PoolFirst):
    """Behind any other layer."""

    kinds = (QUASICONVEX, schema.MaxPool)

    @property
    def pooled(self) -> EndPool:
        """The pool."""
        return EndPool(self.layers)


class NormRelu(Group):
    """The ReLU is applied to the normalized values before they are stored."""

    kinds = (schema.BatchNorm, schema.Relu)


class NormReluPool(Group):
    """Only the maxima are stored; windows do not overlap."""

    kinds = (schema.BatchNorm, schema.Relu, schema.MaxPool)

    @classmethod
    def fits(cls, layers: Sequence[BuiltLayer]) -> bool:
        """Return whether they are of these kinds, and the windows of the pool side by side."""
        if not super().fits(layers):
            return False
        window = needed(layers[-1].plan.window)
        return window.stride == window.kernel


class ConvAdd(Group):
    """The other output is added before the convolution stores its own."""

    kinds: ClassVar[tuple[type[schema.Layer] | UnionType, ...]] = (CONVOLUTION, schema.Add)


class ConvAddRelu(ConvAdd):
    """The ReLU is applied to the sum before it is stored."""

    kinds = (CONVOLUTION, schema.Add, schema.Relu)


class AddRelu(Group):
    """The ReLU is applied to the sum before it is stored."""

    kinds = (schema.Add, schema.Relu)


class DenseRelu(Group):
    """The ReLU is applied before the dense layer stores its output."""

    kinds = (schema.Dense, schema.Relu)


class ReluMaxPool(Group):
    """The ReLU is applied to the maximum, which gives the maximum of the ReLU."""

    kinds = (schema.Relu, schema.MaxPool)


# The first match is used.
GROUPS: tuple[type[Group], ...] = (
    ConvReluPool,
    ConvRisingPool,
    ConvQuasiconvexPool,
    ConvRelu,
    ConvPool,
    ConvAddRelu,
    ConvAdd,
    NormReluPool,
    NormRelu,
    AddRelu,
    DenseRelu,
    ReluMaxPool,
    RisingMaxPool,
    QuasiconvexMaxPool,
)


def fuse(layers: Sequence[BuiltLayer], enabled: bool = True) -> list[Group]:
    """Divide the layers into groups; into single layers if not enabled.

    A layer whose output a later layer adds is the last of its group.
    """
    groups: list[Group] = []
    start = 0
    branches = [layer.plan.branch for layer in layers]
    origins = {branch.origin for branch in branches if branch is not None}
    while start < len(layers):
        group = _next(layers[start:], origins) if enabled else Alone((layers[start],))
        groups.append(group)
        start += len(group.layers)
    return groups


def _next(layers: Sequence[BuiltLayer], origins: Collection[str]) -> Group:
    """Return the group that starts with the first of the layers."""
    for group in GROUPS:
        found = tuple(layers[: len(group.kinds)])
        if group.fits(found) and not any(layer.name in origins for layer in found[:-1]):
            return group(found)
    return Alone((layers[0],))
