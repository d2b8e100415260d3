"""Every kind of layer of the schema has its row in every table."""

import pytest

from guitrainer.analysis.kinds import TRAITS, traits_of
from guitrainer.config import schema
from guitrainer.explain.sources.kinds import TRANSLATIONS
from guitrainer.nn.kinds import KINDS
from guitrainer.nn.ops.make import OPS

TABLES = {"KINDS": KINDS, "OPS": OPS, "TRANSLATIONS": TRANSLATIONS}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_kind_has_a_row(table: dict[type[schema.Layer], object]) -> None:
    assert set(table) == set(schema.LAYER_KINDS.values())


def test_traits_are_those_of_kinds() -> None:
    assert set(TRAITS) <= set(schema.LAYER_KINDS.values())


@pytest.mark.parametrize(
    ("kind", "mean", "std", "flatness"),
    [
        ("sigmoid", 0.5, 0.0, 0.0),
        ("sigmoid", 0.5, 0.5, 1.0),
        ("sigmoid", 1.0, 0.0, 1.0),
        ("tanh", 0.0, 0.5, 0.25),
        ("tanh", -1.0, 0.0, 1.0),
        ("relu", 5.0, 5.0, 0.0),
        ("never heard of", 1.0, 1.0, 0.0),
    ],
)
def test_flatness(kind: str, mean: float, std: float, flatness: float) -> None:
    assert traits_of(kind).flatness(mean, std) == pytest.approx(flatness)
