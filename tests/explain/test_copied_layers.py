"""The copied code of layers that random experiments do not contain."""

from typing import Any

import pytest

from guitrainer.config import schema
from tests.explain.copied import LIBRARIES
from tests.explain.test_copied_weights import experiment_with, losses_agree
from tests.nn.nets import HE, conv

SHAPE = (4, 9, 8)


def started(scheme: str) -> schema.DepthwiseConv:
    initializer = schema.Initializer(scheme=scheme)  # type: ignore[arg-type]
    return schema.DepthwiseConv(multiplier=2, padding=1, initializer=initializer)


def transposed(**options: Any) -> schema.TransposedConv:
    return schema.TransposedConv(**{"filters": 3, "initializer": HE, **options})


CODED: dict[str, tuple[Any, ...]] = {
    "groups": (conv(6, 3, groups=2), schema.Tanh()),
    "dilation": (conv(3, 3, dilation=2, padding="same"), schema.Tanh()),
    "dilation and stride": (conv(3, 3, dilation=(2, 1), stride=2, padding="same"), schema.Tanh()),
    "depthwise": (schema.DepthwiseConv(multiplier=2, stride=2, initializer=HE), schema.Tanh()),
    "depthwise bank": (started("bank"), schema.Tanh()),
    "depthwise dirac": (started("dirac"), schema.Tanh()),
    "depthwise, dilated": (
        schema.DepthwiseConv(dilation=2, padding="same", bias=False, initializer=HE),
        schema.Tanh(),
    ),
    "transposed": (transposed(stride=2), schema.Tanh()),
    "transposed, same": (transposed(stride=2, padding="same"), schema.Tanh()),
    "transposed, cut": (transposed(kernel_size=(3, 4), stride=(1, 2), padding=1), schema.Tanh()),
    "transposed, apart": (transposed(kernel_size=1, stride=2, padding="same"), schema.Tanh()),
    "transposed, arranged": (
        transposed(initializer=schema.Initializer(scheme="dirac")),
        schema.Tanh(),
    ),
    "upsample": (schema.Upsample(size=(2, 1)), conv(3, 2), schema.Tanh()),
    "prelu": (schema.PRelu(slope=0.1), conv(3, 2), schema.PRelu()),
    "elu": (conv(3, 2), schema.Elu(alpha=0.5)),
    "selu": (conv(3, 2), schema.Selu()),
    "silu": (conv(3, 2), schema.Silu()),
    "hard swish": (conv(3, 2), schema.HardSwish()),
    "softplus": (conv(3, 2), schema.Softplus()),
    "group norm": (schema.GroupNorm(groups=2, epsilon=1e-3), conv(3, 2), schema.Tanh()),
    "layer norm": (
        schema.LayerNorm(),
        conv(3, 2),
        schema.Tanh(),
        schema.Dense(units=6, initializer=HE),
        schema.LayerNorm(),
    ),
    "residual": (
        conv(3, 2),
        schema.Tanh(name="class"),
        conv(3, 3, padding="same"),
        schema.Add(of="class"),
        schema.Relu(name="stem"),
        conv(4, 3, padding="same", stride=2),
        schema.Add(of="stem", initializer=HE, bias=True),
        schema.Tanh(),
        schema.Add(of="class", initializer=HE),
    ),
    "residual of vectors": (
        schema.Dense(units=6, initializer=HE),
        schema.Tanh(name="first"),
        schema.Dense(units=6, initializer=HE),
        schema.Tanh(),
        schema.Add(of="first"),
        schema.Dense(units=5, initializer=HE),
        schema.Add(of="first", initializer=HE),
    ),
    "rms norm": (
        schema.RmsNorm(),
        conv(3, 2),
        schema.Tanh(),
        schema.Dense(units=6, initializer=HE),
        schema.RmsNorm(),
        schema.PRelu(),
    ),
}


@pytest.mark.parametrize("layers", CODED.values(), ids=CODED)
@pytest.mark.parametrize("library", LIBRARIES)
def test_losses_are_those_of_the_engine(layers: tuple[Any, ...], library: str) -> None:
    losses_agree(experiment_with(*layers, schema.Dense(initializer=HE)), SHAPE, library)
