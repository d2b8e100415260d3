"""Which layers are computed together: named groups, each for one op.

Every group computes the same numbers as its layers one by one; tests compare them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from guitrainer.config import schema
from guitrainer.nn.network import BuiltLayer


@dataclass(frozen=True)
class Group:
    """Layers in a row that one op computes.

    Attributes
    ----------
    kinds : the layers that make such a group
    """

    layers: tuple[BuiltLayer, ...]
    kinds: ClassVar[tuple[type[schema.Layer], ...]] = ()

    @classmethod
    def fits(cls, layers: Sequence[BuiltLayer]) -> bool:
        """Whether these layers, as many as there are kinds, make such a group."""
        return tuple(type(layer.plan.spec) for layer in layers) == cls.kinds

    @property
    def first(self) -> BuiltLayer:
        """The layer that sees the input."""
        return self.layers[0]

    @property
    def last(self) -> BuiltLayer:
        """The layer that gives the output."""
        return self.layers[-1]


class Alone(Group):
    """One layer by itself."""


class ConvRelu(Group):
    """The ReLU happens before the convolution stores its output."""

    kinds = (schema.Conv, schema.Relu)


class ConvReluPool(Group):
    """Only the maxima leave the op; the windows of the pool must not overlap."""

    kinds = (schema.Conv, schema.Relu, schema.MaxPool)

    @classmethod
    def fits(cls, layers: Sequence[BuiltLayer]) -> bool:
        """Whether the kinds fit, and the windows lie apart."""
        return super().fits(layers) and not layers[-1].plan.overlaps


class DenseRelu(Group):
    """The ReLU happens before the dense layer stores its output."""

    kinds = (schema.Dense, schema.Relu)


class ReluMaxPool(Group):
    """The ReLU of the maximum is taken, which is the maximum of the ReLU."""

    kinds = (schema.Relu, schema.MaxPool)


# The first that fits is taken.
GROUPS: tuple[type[Group], ...] = (ConvReluPool, ConvRelu, DenseRelu, ReluMaxPool)


def fuse(layers: Sequence[BuiltLayer], enabled: bool = True) -> list[Group]:
    """Cut the layers into groups; each layer stays alone if not enabled."""
    groups: list[Group] = []
    start = 0
    while start < len(layers):
        group = _next(layers[start:]) if enabled else Alone((layers[start],))
        groups.append(group)
        start += len(group.layers)
    return groups


def _next(layers: Sequence[BuiltLayer]) -> Group:
    """The group that the first of the layers belongs to."""
    for group in GROUPS:
        found = tuple(layers[: len(group.kinds)])
        if group.fits(found):
            return group(found)
    return Alone((layers[0],))
