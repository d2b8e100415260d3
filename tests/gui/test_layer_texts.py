"""What the window says of a layer, also of a kind that it has no words for."""

from typing import Literal

import pytest

from guitrainer.config import schema
from guitrainer.gui.base.text.layers import kind_name, summary


class Elu(schema.WeightLayer):
    """A kind of layer that the window does not know."""

    type: Literal["elu"] = "elu"
    alpha: float = schema.setting(1.5, "Alpha", "Where it flattens.")


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        (Elu(), "alpha 1.5"),
        (schema.Relu(), ""),
        (schema.BatchNorm(), ""),
        (schema.LeakyRelu(slope=0.1), "slope 0.1"),
        (schema.Dropout(rate=0.25), "25%"),
        (schema.MaxPool(size=3, stride=2), "3×3, stride 2"),
    ],
)
def test_summary(layer: schema.AnyLayer, expected: str) -> None:
    assert summary(layer).replace("\N{NARROW NO-BREAK SPACE}", "") == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("relu", "ReLU"), ("leaky_relu", "Leaky ReLU"), ("max_pool", "Max pool"), ("new", "New")],
)
def test_name_of_a_kind(kind: str, expected: str) -> None:
    assert kind_name(kind) == expected
