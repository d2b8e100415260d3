"""Networks made at random, of all kinds of layers."""

from typing import Any

import numpy as np

from guitrainer.config import schema
from guitrainer.errors import NetworkError
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import plan_layers
from tests.nn.nets import CLASSES, HE

# Most images are small pictures, but single pixels, rows and columns are images as well.
SHAPES = ((4, 9, 8), (4, 9, 8), (2, 7, 12), (3, 16, 16), (4, 1, 1), (2, 1, 13), (6, 8, 1))
SAMPLES = (20, 20, 17, 3, 1)
MOST_ELEMENTS = 4096  # of the output of a layer and one image


class Chooser:
    """Draws layers of random kinds with random settings.

    Parameters
    ----------
    several : whether a batch has several images, so that it has statistics
    """

    def __init__(self, rng: np.random.Generator, several: bool = True) -> None:
        self.rng, self.several = rng, several

    def one(self, *options: Any) -> Any:
        return options[self.rng.integers(len(options))]

    def often(self, probability: float) -> bool:
        return bool(self.rng.random() < probability)

    def sliding(self) -> schema.AnyLayer:
        """A layer whose weight slides over the image."""
        one = self.one
        options = {
            "kernel_size": one(1, 2, 3, (2, 3), (1, 4), 5),
            "padding": one("valid", "same", 1, (2, 0)),
            "stride": one(1, 1, 1, 2, (1, 2), 3),
            "bias": one(True, True, False),
            "trainable": not self.often(0.05),
            "initializer": HE,
        }
        apart = one(1, 1, 2, (2, 1), (1, 3))
        kind = one(schema.Conv, schema.Conv, schema.DepthwiseConv, schema.TransposedConv, None)
        if kind is None:
            return schema.Local(filters=one(2, 4), **options)
        if kind is schema.DepthwiseConv:
            return schema.DepthwiseConv(multiplier=one(1, 2, 3), dilation=apart, **options)
        if kind is schema.TransposedConv:
            return schema.TransposedConv(filters=one(3, 4), **options)
        groups = one(1, 1, 2, 4)
        extra = {"dilation": apart, "standardized": self.often(0.25), **options}
        return schema.Conv(filters=groups * one(1, 2, 5), groups=groups, **extra)

    def norm(self) -> schema.AnyLayer:
        found: list[Any] = [schema.GroupNorm(groups=self.one(1, 2)), schema.LayerNorm()]
        found += [schema.RmsNorm(), schema.Dropout(rate=0)]
        found += [schema.BatchNorm()] if self.several else []
        made: schema.AnyLayer = self.one(*found)
        return made

    def curve(self, name: str | None = None) -> schema.AnyLayer:
        """An activation, with or without a kink."""
        found: type[schema.Layer] = self.one(
            *(schema.Elu, schema.Selu, schema.Silu, schema.Softplus, schema.HardSwish),
            *(schema.PRelu, schema.Tanh, schema.Gelu, schema.Sigmoid, schema.Relu),
            *(schema.Relu, schema.LeakyRelu),
        )
        made: schema.AnyLayer = found(name=name)  # type: ignore[assignment]
        return made

    def resizing(self) -> schema.AnyLayer:
        made: schema.AnyLayer = self.one(
            schema.Upsample(size=self.one(2, (1, 3))),
            schema.AvgPool(size=self.one(2, 3), stride=self.one(None, 1, 4)),
            schema.MaxPool(size=self.one(2, 3, (2, 1)), stride=self.one(None, None, 1, (2, 1))),
            schema.MaxPool(),
        )
        return made

    def block(self, names: list[str]) -> list[Any]:
        """A weight, and usually a norm, an activation, or another size; sums behind any of them."""
        found: list[Any] = [self.sliding()]
        self.extend(found, names)
        for probability, make in ((0.5, self.norm), (0.9, self.curve), (0.35, self.resizing)):
            found += [make()] if self.often(probability) else []
            self.extend(found, names)
        code = (schema.ChannelWinners(count=self.one(1, 2)), schema.Maxout(), schema.L1Penalty())
        found += [self.one(*code)] if self.often(0.3) else []
        self.name(found, names)
        return found

    def extend(self, found: list[Any], names: list[str]) -> None:
        """Name the last layer now and then, and add an earlier output to it."""
        while self.often(0.25):
            if names and self.often(0.5):
                found.append(self.sum(names))
            else:
                self.name(found, names)

    def name(self, found: list[Any], names: list[str]) -> None:
        if found[-1].name is None:
            names.append(f"part{len(names)}")
            found[-1] = found[-1].model_copy(update={"name": names[-1]})

    def sum(self, names: list[str]) -> schema.Add:
        return schema.Add(of=self.one(*names), initializer=HE, bias=self.often(0.5))

    def classifier(self) -> schema.Network:
        """Blocks, and dense layers that may also be the only ones."""
        found: list[Any] = []
        names: list[str] = []
        for _ in range(self.one(0, 1, 2, 2, 3, 3, 4)):
            found += self.block(names)
        found += [schema.GlobalAvgPool()] if self.often(0.3) else []
        if self.often(0.8):
            found += [schema.Dense(units=self.one(1, 5, 17), initializer=HE)]
            found += [self.norm()] if self.often(0.3) else []
            found += [self.curve(name="vector"), schema.Dense(units=6, initializer=HE)]
            found += [self.sum([*names, "vector"])] if self.often(0.3) else []
        return schema.Network(layers=(*found, schema.Dense(initializer=HE)))

    def autoencoder(self, channels: int) -> schema.Network:
        """An encoder of convolutions, and a decoder that shares some of their weights."""
        code, side, window = self.one(3, 8), self.one(2, 3), self.one({}, {"stride": 2})
        within = schema.Conv(name="first", filters=code, kernel_size=side, initializer=HE, **window)
        second = schema.Conv(name="second", filters=5, kernel_size=2, initializer=HE)
        ties: list[dict[str, Any]] = [
            {"tied": name} if self.often(0.6) else {"initializer": HE}
            for name in ("second", "first")
        ]
        middle = [
            second,
            self.curve(),
            schema.TransposedConv(filters=code, kernel_size=2, **ties[0]),
        ]
        inner = [*middle, self.curve()] if self.often(0.5) else []
        winners = [self.one(schema.ChannelWinners(count=2), schema.L1Penalty(weight=0.3))]
        last = schema.TransposedConv(filters=channels, kernel_size=side, **ties[1], **window)
        layers = (within, self.curve(), *winners, *inner, last)
        return schema.Network(layers=layers, objective="reconstruction")


def random_network(seed: int, dtype: str = "float64") -> tuple[BuiltNetwork, int]:
    """The first network of a stream of random ones that fits its images, and a number of images."""
    rng = np.random.default_rng(seed)
    while True:
        shape, samples = SHAPES[rng.integers(len(SHAPES))], SAMPLES[rng.integers(len(SAMPLES))]
        chooser = Chooser(rng, samples > 10)
        spec = chooser.autoencoder(shape[0]) if chooser.often(0.15) else chooser.classifier()
        try:
            plans = plan_layers(spec, shape, CLASSES)
        except NetworkError:
            continue
        sizes = [int(np.prod(plan.output_shape)) for plan in plans]
        if max(sizes) <= MOST_ELEMENTS and any(getattr(p.spec, "trainable", True) for p in plans):
            return _stirred(BuiltNetwork(plans, seed, dtype, spec.objective), rng), samples


def _stirred(network: BuiltNetwork, rng: np.random.Generator) -> BuiltNetwork:
    """The network with biases that are not 0, where many activations have a kink."""
    for layer in network.layers:
        if layer.bias is not None:
            layer.bias.value[...] = rng.normal(0, 0.3, layer.bias.value.shape)
    return network
