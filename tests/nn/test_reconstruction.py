"""Networks that reconstruct images: gradients, tied weights, unit norm, and what is refused."""

from typing import Any

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.errors import NetworkError
from guitrainer.nn.checks import check_layers
from guitrainer.nn.engine import Engine
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.parameters import Parameter, needed
from guitrainer.nn.plans import plan_layers
from guitrainer.nn.team import Team
from tests import reference

SAMPLES, STEP = 19, 1e-6
NORMAL = schema.Initializer(scheme="random_normal", std=0.5)
Layers = tuple[schema.AnyLayer, ...]


def conv(filters: int, side: int, **options: Any) -> schema.Conv:
    return schema.Conv(filters=filters, kernel_size=side, initializer=NORMAL, **options)


def decoder(filters: int, side: int, **options: Any) -> schema.TransposedConv:
    if "tied" not in options:
        options["initializer"] = NORMAL
    return schema.TransposedConv(filters=filters, kernel_size=side, **options)


NETS: dict[str, tuple[tuple[int, int, int], Layers]] = {
    "patches": (
        (1, 4, 4),
        (conv(6, 4, unit_norm=True), schema.ChannelWinners(count=2), decoder(1, 4, tied="conv1")),
    ),
    "penalized": (
        (1, 4, 4),
        (conv(6, 4, unit_norm=True), schema.L1Penalty(weight=0.7), decoder(1, 4, tied="conv1")),
    ),
    "free": ((1, 4, 4), (conv(6, 4), schema.ChannelWinners(), decoder(1, 4, bias=False))),
    "images": (
        (2, 7, 6),
        (
            conv(4, 3, padding=1),
            schema.Tanh(),
            schema.ChannelWinners(count=3),
            decoder(2, 3, padding=1, tied="conv1"),
        ),
    ),
    "deep": (
        (1, 8, 8),
        (
            conv(3, 2, stride=2),
            schema.Silu(),
            schema.Conv(filters=4, kernel_size=3, name="inner", initializer=NORMAL),
            decoder(3, 3, tied="inner"),
            schema.Elu(),
            decoder(1, 2, stride=2, tied="conv1"),
        ),
    ),
}


def built(name: str, dtype: str = "float64") -> BuiltNetwork:
    shape, layers = NETS[name]
    spec = schema.Network(layers=layers, objective="reconstruction")
    return BuiltNetwork(plan_layers(spec, shape, 1), 3, dtype, "reconstruction")


class Bench:
    """A network with images."""

    def __init__(self, network: BuiltNetwork, team: Team | None = None, **options: Any) -> None:
        shape = network.layers[0].plan.input_shape
        self.network, self.engine = network, Engine(network, SAMPLES, team, **options)
        self.images = np.random.default_rng(1).standard_normal((SAMPLES, *shape))
        channels = shape[0]
        self._source = self.engine.source(
            self.images.astype(network.dtype), np.ones(channels), np.zeros(channels), False
        )

    def loss(self) -> float:
        self.engine.refresh()
        self.engine.forward(self._source, np.arange(SAMPLES))
        loss, accuracy = self.engine.loss(np.zeros(SAMPLES, np.int64))
        assert accuracy is None
        return loss

    def gradients(self) -> dict[str, Any]:
        self.loss()
        self.engine.backward()
        return {p.name: p.grad.copy() for p in self.network.parameters}

    def difference(self, parameter: Parameter, place: int) -> float:
        """The slope of the loss along one element, by central differences."""
        values, losses = parameter.flat, []
        start = values[place]
        for sign in (1, -1):
            values[place] = start + sign * STEP
            losses.append(self.loss())
        values[place] = start
        return (losses[0] - losses[1]) / (2 * STEP)


@pytest.mark.parametrize("keep", [False, True], ids=["fused", "kept"])
@pytest.mark.parametrize("name", NETS)
def test_gradients_are_finite_differences(name: str, keep: bool) -> None:
    bench = Bench(built(name), keep=keep)
    found = bench.gradients()
    largest = max(float(np.abs(gradient).max()) for gradient in found.values())
    for parameter in bench.network.parameters:
        for place in range(0, parameter.size, 1 + parameter.size // 12):
            expected = bench.difference(parameter, place)
            computed = found[parameter.name].reshape(-1)[place]
            assert computed == pytest.approx(expected, abs=1e-6 * largest), parameter.name


def test_the_bias_of_a_decoder_tied_to_frozen_filters_learns() -> None:
    """Its weight is not trained, but its bias is."""
    shape, (encoder, winners, tied) = NETS["patches"]
    frozen = encoder.model_copy(update={"trainable": False})
    spec = schema.Network(layers=(frozen, winners, tied), objective="reconstruction")
    network = BuiltNetwork(plan_layers(spec, shape, 1), 3, "float64", "reconstruction")
    bench, bias = Bench(network), needed(network.layers[2].bias)
    (found,) = bench.gradients()[bias.name]
    assert found == pytest.approx(bench.difference(bias, 0), rel=1e-6)
    assert abs(found) > 1e-3


def test_the_loss_is_that_of_the_definitions() -> None:
    bench = Bench(built("images"))
    loss = bench.loss()
    encoder, _, _, back = bench.network.layers
    assert encoder.weight is not None and encoder.bias is not None and back.bias is not None
    weight, bias = encoder.weight.value, encoder.bias.value
    code = np.tanh(reference.conv2d(bench.images, weight, bias, padding=1))
    code = reference.winners(code, 3)
    output = reference.conv_transpose2d(code, weight, back.bias.value, padding=1)
    assert loss == pytest.approx(reference.mse_loss(output, bench.images), rel=1e-12)


def test_a_tied_decoder_adds_the_gradients_of_both_layers() -> None:
    """The gradient of a shared weight is the sum over its uses."""
    shape, (encoder, winners, tied) = NETS["patches"]
    assert isinstance(encoder, schema.Conv)
    free = schema.TransposedConv(filters=1, kernel_size=4)
    spec = schema.Network(layers=(encoder, winners, free), objective="reconstruction")
    apart = BuiltNetwork(plan_layers(spec, shape, 1), 3, "float64", "reconstruction")
    together = built("patches")
    apart.layers[2].weight.value[...] = apart.layers[0].weight.value  # type: ignore[union-attr]
    np.testing.assert_array_equal(
        apart.layers[0].weight.value,  # type: ignore[union-attr]
        together.layers[0].weight.value,  # type: ignore[union-attr]
    )
    two, one = Bench(apart).gradients(), Bench(together).gradients()
    assert "transposed_conv1.weight" not in one
    expected = two["conv1.weight"] + two["transposed_conv1.weight"]
    np.testing.assert_allclose(one["conv1.weight"], expected, rtol=1e-12)
    assert sum(p.size for p in together.parameters) == together.layers[0].plan.parameters + 1
    assert set(together.state()) == {"conv1.weight", "conv1.bias", "transposed_conv1.bias"}
    assert tied.type == "transposed_conv"


def test_threads_change_no_bit() -> None:
    results = []
    for threads in (1, 3):
        with Team(threads) as team:
            results.append(Bench(built("images", "float32"), team).gradients())
    for name, values in results[0].items():
        np.testing.assert_array_equal(results[1][name], values)


def test_filters_start_with_unit_norm() -> None:
    weight = built("patches").layers[0].weight
    assert weight is not None
    np.testing.assert_allclose(np.square(weight.value).sum(axis=(1, 2, 3)), 1, rtol=1e-12)


@pytest.mark.parametrize(
    ("layers", "words"),
    [
        ((conv(2, 4),), "network: ends in 2×1×1, accepted: 1×4×4, the shape of the images"),
        (
            (conv(2, 4), decoder(1, 4, tied="other")),
            "layer transposed_conv1: tied: got other, accepted: conv1",
        ),
        (
            (decoder(1, 1, tied="conv1"), conv(1, 1)),
            "tied: got conv1, accepted: none, because no conv layer is in front of it",
        ),
        (
            (conv(2, 3), decoder(1, 4, tied="conv1")),
            r"its weight would be \(2, 1, 4, 4\), but that of conv1 is \(2, 1, 3, 3\)",
        ),
        (
            (conv(2, 4, standardized=True), decoder(1, 4, tied="conv1")),
            "tied: got conv1, whose weight is standardized, accepted: a conv layer that applies",
        ),
        (
            (conv(3, 4), schema.Maxout(), decoder(1, 4)),
            "layer maxout1: pieces: got 2 for 3 channels, accepted: a divisor of 3",
        ),
        (
            (conv(2, 4), schema.ChannelWinners(count=3), decoder(1, 4, tied="conv1")),
            "layer winners1: count: got 3, accepted: 1 to 2",
        ),
    ],
    ids=["shape", "unknown", "later", "size", "standardized", "pieces", "winners"],
)
def test_what_does_not_fit_is_refused(layers: Layers, words: str) -> None:
    spec = schema.Network(layers=layers, objective="reconstruction")
    with pytest.raises(NetworkError, match=words) as caught:
        plan_layers(spec, (1, 4, 4), 1)
    problems = [check.problem for check in check_layers(spec, (1, 4, 4), 1) if check.problem]
    assert len(problems) == 1
    assert str(problems[0]) in str(caught.value)


def test_a_tied_layer_has_no_initializer() -> None:
    with pytest.raises(ValueError, match="tied uses the weight of conv1: remove the initializer"):
        schema.TransposedConv(tied="conv1", initializer=NORMAL)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"unit_norm": True}, "standardized and unit_norm exclude each other"),
        ({"initializer": schema.Initializer(scheme="lsuv")}, "got the initializer lsuv, .* scheme"),
    ],
    ids=["unit norm", "lsuv"],
)
def test_standardized_filters_have_no_other_scale(options: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        schema.Conv(standardized=True, **options)
