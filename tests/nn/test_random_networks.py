"""Networks made at random, of all kinds of layers: their gradients are those of torch."""

from typing import Any

import numpy as np
import pytest

from guitrainer.bench.peer import build_module
from guitrainer.config import schema
from guitrainer.errors import NetworkError
from guitrainer.nn.engine import Engine
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import plan_layers
from tests.nn.nets import CLASSES, HE

SHAPE, SAMPLES, NETWORKS = (4, 9, 8), 20, 5


def random_layers(rng: np.random.Generator) -> tuple[schema.AnyLayer, ...]:
    """Some layers that see images, and a dense one."""

    def one(*options: Any) -> Any:
        return options[rng.integers(len(options))]

    def window() -> dict[str, Any]:
        return {"kernel_size": one(1, 2, 3, (2, 3)), "padding": one("valid", "same", 1)}

    def sliding() -> Any:
        stride, apart = one(1, 1, 2), one(1, 1, 2, (2, 1))
        groups, options = one(1, 2, 4), {**window(), "stride": stride, "initializer": HE}
        return one(
            schema.Conv(filters=4 * one(1, 2), groups=groups, dilation=apart, **options),
            schema.DepthwiseConv(multiplier=one(1, 2), dilation=apart, **options),
            schema.TransposedConv(filters=4, **{**options, "padding": one("valid", 0)}),
        )

    smooth = (schema.Elu(alpha=0.7), schema.Selu(), schema.Silu(), schema.Softplus())
    curves = (*smooth, schema.HardSwish(), schema.PRelu(), schema.Tanh(), schema.Gelu())
    norms = (schema.GroupNorm(groups=2), schema.LayerNorm(), schema.RmsNorm(), schema.BatchNorm())
    sizes = (schema.Upsample(), schema.AvgPool(size=2, stride=1))
    layers: list[Any] = []
    for _ in range(rng.integers(2, 4)):
        layers += [sliding(), one(*norms), one(*curves)]
        layers += [one(*sizes)] if rng.random() < 0.3 else []
    return (*layers, schema.Dense(initializer=HE))


def random_network(seed: int) -> BuiltNetwork:
    """The first network of a stream of random ones that fits its images."""
    rng = np.random.default_rng(seed)
    while True:
        spec = schema.Network(layers=random_layers(rng))
        try:
            return BuiltNetwork(plan_layers(spec, SHAPE, CLASSES), seed, "float64")
        except NetworkError:
            continue


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(NETWORKS))
def test_gradients_are_those_of_torch(seed: int) -> None:
    """In float64, so that an error of the formulas cannot hide behind rounding."""
    torch = pytest.importorskip("torch", reason="compares with torch, which is not installed")
    network = random_network(seed)
    engine = Engine(network, SAMPLES)
    rng = np.random.default_rng(seed)
    images = rng.standard_normal((SAMPLES, *SHAPE))
    labels = rng.integers(0, CLASSES, SAMPLES)
    source = engine.source(images, np.ones(SHAPE[0]), np.zeros(SHAPE[0]), False)
    engine.forward(source, np.arange(SAMPLES))
    loss, _ = engine.loss(labels)
    engine.backward()

    module = build_module(network).double()
    with torch.no_grad():  # the copy of the weights was rounded to float32
        for ours, theirs in zip(network.parameters, module.parameters(), strict=True):
            theirs.copy_(torch.from_numpy(ours.value.copy()))
    module.train()
    expected = torch.nn.functional.cross_entropy(
        module(torch.from_numpy(images)), torch.from_numpy(labels)
    )
    expected.backward()
    assert loss == pytest.approx(expected.item(), rel=1e-9)
    largest = max(float(p.grad.abs().max()) for p in module.parameters())
    for ours, theirs in zip(network.parameters, module.parameters(), strict=True):
        np.testing.assert_allclose(
            ours.grad, theirs.grad.numpy(), rtol=0, atol=1e-9 * largest, err_msg=ours.name
        )
