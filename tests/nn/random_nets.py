"""Networks made at random, of all kinds of layers."""

from typing import Any

import numpy as np

from guitrainer.config import schema
from guitrainer.errors import NetworkError
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import plan_layers
from tests.nn.nets import CLASSES, HE

SHAPE = (4, 9, 8)


class Chooser:
    """Draws layers of random kinds with random settings."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng

    def one(self, *options: Any) -> Any:
        return options[self.rng.integers(len(options))]

    def sliding(self) -> schema.AnyLayer:
        """A layer whose weight slides over the image."""
        one = self.one
        window = {"kernel_size": one(1, 2, 3, (2, 3)), "padding": one("valid", "same", 1)}
        stride, apart = one(1, 1, 2, (1, 2)), one(1, 1, 2, (2, 1))
        options = {**window, "stride": stride, "bias": one(True, True, False), "initializer": HE}
        made: schema.AnyLayer = one(
            schema.Conv(filters=4 * one(1, 2), groups=one(1, 2, 4), dilation=apart, **options),
            schema.DepthwiseConv(multiplier=one(1, 2), dilation=apart, **options),
            schema.TransposedConv(filters=4, **{**options, "padding": one("valid", 0)}),
            schema.Local(filters=4, **options),
        )
        return made

    def norm(self) -> schema.AnyLayer:
        found: schema.AnyLayer = self.one(
            *(schema.GroupNorm(groups=2), schema.LayerNorm(), schema.RmsNorm()),
            *(schema.BatchNorm(), schema.Dropout(rate=0)),
        )
        return found

    def curve(self, name: str) -> schema.AnyLayer:
        """An activation, with or without a kink."""
        found: type[schema.Layer] = self.one(
            *(schema.Elu, schema.Selu, schema.Silu, schema.Softplus, schema.HardSwish),
            *(schema.PRelu, schema.Tanh, schema.Gelu, schema.Sigmoid, schema.Relu),
            schema.LeakyRelu,
        )
        made: schema.AnyLayer = found(name=name)  # type: ignore[assignment]
        return made

    def layers(self) -> tuple[schema.AnyLayer, ...]:
        """Some layers that see images, some of which see an earlier output too, and a dense one."""
        found: list[Any] = []
        names: list[str] = []
        for k in range(self.rng.integers(2, 4)):
            found += [self.sliding(), self.norm()]
            if names and self.rng.random() < 0.5:
                add = {"initializer": HE, "bias": self.one(True, False)}
                found.append(schema.Add(of=self.one(*names), **add))
            names.append(f"curve{k}")
            found.append(self.curve(names[-1]))
            sizes = (schema.Upsample(), schema.AvgPool(size=2, stride=1), schema.MaxPool(size=2))
            found += [self.one(*sizes)] if self.rng.random() < 0.3 else []
        found += [schema.GlobalAvgPool()] if self.rng.random() < 0.2 else []
        found += [schema.Dense(units=5, initializer=HE), self.curve("last")]
        return (*found, schema.Dense(initializer=HE))


def random_network(seed: int, dtype: str = "float64") -> BuiltNetwork:
    """The first network of a stream of random ones that fits its images."""
    chooser = Chooser(np.random.default_rng(seed))
    while True:
        try:
            spec = schema.Network(layers=chooser.layers())
            return BuiltNetwork(plan_layers(spec, SHAPE, CLASSES), seed, dtype)
        except NetworkError:
            continue
