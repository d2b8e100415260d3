"""Receptive fields: the formula, the engine's own gradient, and layers with branches."""

from typing import Any

import numpy as np
import pytest

from guitrainer.analysis.receptive_fields import (
    Region,
    central_field,
    input_channels,
    input_source,
    receptive_field,
)
from guitrainer.config import schema
from guitrainer.config.naming import layer_names
from guitrainer.errors import NetworkError
from guitrainer.nn.engine import Engine
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import LayerPlan, lay_out

IMAGE = (1, 24, 24)
Layers = tuple[schema.AnyLayer, ...]


def conv(size: int = 3, **others: Any) -> schema.Conv:
    return schema.Conv(filters=2, kernel_size=size, **others)


def plans_of(*layers: schema.AnyLayer) -> list[LayerPlan]:
    return lay_out(schema.Network(layers=layers), IMAGE, 3)


# Layers, and the side of the receptive field by r = 1 + Σ d·(k − 1)·(product of earlier strides).
FIELDS: list[tuple[Layers, int]] = [
    ((conv(9),), 9),
    ((conv(3), schema.Relu(), conv(3)), 5),
    ((conv(5), schema.MaxPool(size=2), conv(3)), 5 + 1 + 2 * 2),
    ((conv(3, stride=2), conv(3, stride=2), conv(3)), 3 + 2 * 2 + 2 * 4),
    ((conv(3, dilation=2), conv(3, dilation=3)), 5 + 6),
    ((conv(3, padding="same"), schema.AvgPool(size=3, stride=2), conv(3)), 3 + 2 + 4),
    ((schema.DepthwiseConv(kernel_size=3), conv(1)), 3),
    ((conv(3), schema.BatchNorm(), schema.Dropout(), conv(3)), 5),
]


@pytest.mark.parametrize(("layers", "side"), FIELDS)
def test_fields_have_the_size_of_the_formula(layers: Layers, side: int) -> None:
    plans = plans_of(*layers)
    _, field = central_field(plans, plans[-1].name)
    assert (field.height, field.width) == (side, side)


# Networks for which the field is compared with the pixels that have a gradient in the engine.
NETWORKS: dict[str, Layers] = {
    "upsample": (conv(3, stride=2), schema.AvgPool(size=2), schema.Upsample(size=2), conv(3)),
    "transposed": (
        conv(3, stride=2),
        schema.TransposedConv(filters=2, kernel_size=3, stride=2),
        conv(3),
    ),
    "add": (conv(3), schema.Relu(), conv(3, stride=2, padding="same"), schema.Add(of="relu1")),
    "dense": (conv(3), schema.GlobalAvgPool(), schema.Dense(units=2)),
}


@pytest.mark.parametrize("layers", NETWORKS.values(), ids=NETWORKS)
def test_fields_contain_exactly_the_pixels_with_a_gradient(layers: Layers) -> None:
    """All weights are positive, so that nothing cancels."""
    plans = plans_of(*layers)
    network = BuiltNetwork(plans, 0)
    for parameter in network.parameters:
        parameter.value[...] = 1
    engine = Engine(network, 1, keep=True, sees_input=True)
    images = np.ones((1, *IMAGE), np.float32)
    source = engine.source(images, np.ones(1), np.zeros(1), False)
    channels, height, width = plans[-1].output_shape
    for position in {(0, 0), (height // 2, width // 2), (height - 1, width - 1)}:
        engine.forward(source, np.zeros(1, np.int64))
        slope = np.zeros((1, channels, height, width), np.float32)
        slope[(0, 0, *position)] = 1
        engine.backward_from(slope)
        expected = np.zeros(IMAGE[1:], bool)
        field = receptive_field(plans, plans[-1].name, position).within(IMAGE[1:])
        bottom, right = field.top + field.height, field.left + field.width
        expected[field.top : bottom, field.left : right] = True
        np.testing.assert_array_equal(engine.gradient(0)[0, 0] != 0, expected)


def test_fields_extend_into_the_padding() -> None:
    plans = plans_of(conv(5, padding="same"), conv(5, padding="same"))
    assert receptive_field(plans, "conv2", (0, 1)) == Region(-4, -3, 9, 9)
    assert receptive_field(plans, "conv2", (0, 1)).within((24, 24)) == Region(0, 0, 5, 6)


def test_a_unit_without_taps_sees_nothing() -> None:
    plans = plans_of(schema.TransposedConv(filters=1, kernel_size=1, stride=2))
    assert receptive_field(plans, plans[0].name, (0, 1)) == Region(0, 0, 0, 0)


# Layers, and the convolution whose filters make the channels of the last layer's input.
SOURCES: list[tuple[Layers, str | None]] = [
    ((conv(),), None),
    ((conv(), schema.Relu(), schema.MaxPool(), conv()), "conv1"),
    ((conv(), schema.BatchNorm(), schema.PRelu(), conv()), "conv1"),
    ((conv(), schema.DepthwiseConv(), conv()), "depthwise_conv1"),
    ((conv(padding="same"), conv(padding="same"), schema.Add(of="conv1"), conv()), None),
    ((conv(), schema.TransposedConv(filters=2), conv()), None),
    ((conv(), schema.Upsample(), conv()), "conv1"),
    ((conv(), schema.Maxout(), conv()), None),
]


@pytest.mark.parametrize(("layers", "source"), SOURCES)
def test_sources_of_input_channels(layers: Layers, source: str | None) -> None:
    network = schema.Network(layers=layers)
    assert input_source(network, layer_names(layers)[-1]) == source


@pytest.mark.parametrize(
    ("spec", "shape", "number", "channels"),
    [
        (schema.Conv(filters=8), (8, 8, 3, 3), 3, range(8)),
        (schema.Conv(filters=8, groups=2), (8, 4, 3, 3), 3, range(4)),
        (schema.Conv(filters=8, groups=2), (8, 4, 3, 3), 4, range(4, 8)),
        (schema.DepthwiseConv(multiplier=2), (8, 1, 3, 3), 5, range(2, 3)),
    ],
)
def test_filters_read_the_channels_of_their_group(
    spec: schema.AnyLayer, shape: tuple[int, ...], number: int, channels: range
) -> None:
    assert input_channels(spec, shape, number) == channels


def test_unknown_layers_and_positions_are_refused() -> None:
    plans = plans_of(conv())
    with pytest.raises(NetworkError, match="layer: got 'conv7', accepted: conv1"):
        central_field(plans, "conv7")
    with pytest.raises(NetworkError, match=r"position: got \(22, 0\), accepted: 0 to 21"):
        receptive_field(plans, "conv1", (22, 0))
