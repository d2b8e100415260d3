"""Which layers form a group, and what computes it."""

import pytest

from guitrainer.config import schema
from guitrainer.nn.fusion import (
    AddRelu,
    Alone,
    ConvAdd,
    ConvAddRelu,
    ConvPool,
    ConvQuasiconvexPool,
    ConvRelu,
    ConvReluPool,
    ConvRisingPool,
    DenseRelu,
    Group,
    NormRelu,
    NormReluPool,
    QuasiconvexMaxPool,
    ReluMaxPool,
    RisingMaxPool,
    fuse,
)
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import lay_out

CONV, RELU, POOL, DENSE = schema.Conv(filters=2), schema.Relu(), schema.MaxPool(), schema.Dense()
STEM, SUM = schema.Conv(filters=2, name="stem"), schema.Add(of="stem")
SAME = schema.Conv(filters=2, padding="same")
OVERLAPPING = schema.MaxPool(size=3, stride=2)


def groups_of(*layers: schema.AnyLayer, enabled: bool = True) -> list[Group]:
    plans = lay_out(schema.Network(layers=layers), (1, 12, 12), 3)
    return fuse(BuiltNetwork(plans, 0).layers, enabled)


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ((CONV, RELU, POOL, DENSE), [ConvReluPool, Alone]),
        ((CONV, RELU, OVERLAPPING, DENSE), [ConvReluPool, Alone]),
        ((CONV, RELU, DENSE, RELU), [ConvRelu, DenseRelu]),
        ((CONV, POOL, RELU, DENSE), [ConvPool, Alone, Alone]),
        ((CONV, OVERLAPPING), [ConvPool]),
        ((CONV, schema.BatchNorm(), RELU, POOL), [Alone, NormReluPool]),
        ((CONV, schema.BatchNorm(), RELU, OVERLAPPING), [Alone, NormRelu, Alone]),
        ((CONV, schema.BatchNorm(), RELU, DENSE), [Alone, NormRelu, Alone]),
        ((CONV, schema.LayerNorm(), RELU, OVERLAPPING), [Alone, Alone, ReluMaxPool]),
        ((CONV, RELU), [ConvRelu]),
        ((CONV,), [Alone]),
        ((CONV, schema.LeakyRelu(), POOL), [ConvRisingPool]),
        ((CONV, schema.Tanh(), OVERLAPPING), [ConvRisingPool]),
        ((CONV, schema.BatchNorm(), schema.Tanh(), POOL), [Alone, Alone, RisingMaxPool]),
        ((CONV, schema.Gelu(), POOL), [ConvQuasiconvexPool]),
        ((CONV, schema.BatchNorm(), schema.Silu(), POOL), [Alone, Alone, QuasiconvexMaxPool]),
        ((CONV, schema.PRelu(), POOL), [Alone, Alone, Alone]),
        ((STEM, SAME, SUM, RELU, SAME, SUM, DENSE), [Alone, ConvAddRelu, ConvAdd, Alone]),
        ((STEM, SAME, RELU, SUM, RELU), [Alone, ConvRelu, AddRelu]),
    ],
)
def test_groups(layers: tuple[schema.AnyLayer, ...], expected: list[type[Group]]) -> None:
    groups = groups_of(*layers)
    assert list(map(type, groups)) == expected
    assert sum(len(group.layers) for group in groups) == len(layers)


def test_layers_stay_alone_where_everything_is_kept() -> None:
    groups = groups_of(CONV, RELU, POOL, DENSE, enabled=False)
    assert list(map(type, groups)) == [Alone] * 4
    assert [group.first.name for group in groups] == ["conv1", "relu1", "max_pool1", "dense1"]
