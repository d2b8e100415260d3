"""The copied code of layers that random experiments do not contain."""

from typing import Any

import numpy as np
import pytest

from guitrainer.config import schema
from tests.explain.copied import LIBRARIES, run
from tests.explain.test_copied_weights import SOURCES, experiment_with, losses_agree
from tests.nn.nets import CLASSES, HE, conv

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


def encoder(**options: Any) -> schema.Conv:
    usual: dict[str, Any] = {"name": "encoder", "filters": 5, "kernel_size": 3, "initializer": HE}
    return schema.Conv(**usual | options)


def decoder(**options: Any) -> schema.TransposedConv:
    usual: dict[str, Any] = {"filters": SHAPE[0], "kernel_size": 3, "tied": "encoder"}
    return schema.TransposedConv(**usual | options)


AUTOENCODERS: dict[str, tuple[Any, ...]] = {
    "tied": (encoder(), schema.Tanh(), decoder()),
    "tied, unit norm": (
        encoder(unit_norm=True, bias=False),
        schema.ChannelWinners(count=2),
        decoder(bias=False),
    ),
    "tied, strides": (
        encoder(padding=1, stride=(1, 2), kernel_size=(3, 4)),
        schema.L1Penalty(weight=0.3),
        decoder(padding=1, stride=(1, 2), kernel_size=(3, 4)),
    ),
    "tied twice, residual": (
        encoder(padding="same", unit_norm=True),
        schema.Tanh(name="code"),
        decoder(padding="same", trainable=False),
        schema.Conv(filters=5, padding="same", initializer=HE),
        schema.Add(of="code"),
        decoder(padding="same"),
    ),
    "tied to frozen filters": (encoder(trainable=False), schema.Tanh(), decoder()),
    "free": (encoder(), schema.Relu(), decoder(tied=None, initializer=HE)),
}


@pytest.mark.parametrize("layers", AUTOENCODERS.values(), ids=AUTOENCODERS)
@pytest.mark.parametrize("library", LIBRARIES)
def test_losses_of_autoencoders(layers: tuple[Any, ...], library: str) -> None:
    losses_agree(experiment_with(*layers, objective="reconstruction"), SHAPE, library)


@pytest.mark.parametrize("library", LIBRARIES)
def test_losses_of_an_autoencoder_of_single_pixels(library: str) -> None:
    layers = (schema.Dense(units=3, initializer=HE), schema.Tanh(), schema.Dense(units=6))
    losses_agree(experiment_with(*layers, objective="reconstruction"), (6, 1, 1), library)


@pytest.mark.parametrize("library", LIBRARIES)
def test_filters_of_unit_norm_start_with_it(library: str) -> None:
    experiment = experiment_with(encoder(unit_norm=True), decoder(), objective="reconstruction")
    model = run(SOURCES[library](experiment, SHAPE, CLASSES))["build_model"]()
    if library == "torch":
        filters = model[0].weight.detach().numpy()
    else:
        filters = model.get_layer("encoder").get_weights()[0].transpose(3, 2, 0, 1)
    lengths = np.sqrt(np.square(filters).sum(axis=(1, 2, 3)))
    np.testing.assert_allclose(lengths, 1, rtol=1e-5)
