"""Signal over depth: theory and measurement agree, and zones lie where they should."""

import math
from dataclasses import replace

import numpy as np
import pytest

from guitrainer.analysis.propagation import Activation
from guitrainer.config import schema
from guitrainer.errors import ConfigError
from guitrainer.explain.mistakes import first_layers, sigmoid_stall, variance_for_std
from guitrainer.explain.variance import DenseNet, alike, propagate, scaled, with_depth
from guitrainer.explain.zones import map_zones

GLOROT = schema.Initializer(scheme="glorot_uniform")
NETS = {
    "relu, He": DenseNet(alike("relu", 5), 400),
    "tanh, Glorot": DenseNet(alike("tanh", 8), 300, GLOROT),
    "sigmoid, half": DenseNet(alike("sigmoid", 4), 300, GLOROT, variance_factor=0.5),
    "leaky, down": DenseNet(alike("leaky_relu", 4), 400, scale_down=3.0),
    "mixed, with a mean": DenseNet(("gelu", "linear", "relu"), 300, input_mean=1.0),
}


@pytest.mark.parametrize("net", NETS.values(), ids=NETS)
def test_measured_as_expected(net: DenseNet) -> None:
    # a wrong factor would be one of √2 or more, per layer
    found = propagate(net)
    for layer in found.layers:
        assert layer.std == pytest.approx(layer.std_expected, rel=0.25), layer
        assert layer.output_std == pytest.approx(layer.output_std_expected, rel=0.25), layer
        assert layer.gradient_std == pytest.approx(layer.gradient_std_expected, rel=0.25), layer
        assert layer.between_images <= layer.std * 1.0001


def test_both_factors_are_of_what_they_say() -> None:
    plain = DenseNet(width=200)
    assert plain.weight_std == pytest.approx(math.sqrt(2 / 200))
    assert replace(plain, variance_factor=4.0).weight_std == pytest.approx(2 * plain.weight_std)
    assert replace(plain, scale_down=4.0).weight_std == pytest.approx(plain.weight_std / 4)
    assert propagate(plain).weight_variance == pytest.approx(2 / 200)


SIZES: list[tuple[dict[str, object], str, float]] = [
    ({"scheme": "random_normal", "std": 0.1}, "std", 0.3),
    ({"scheme": "random_uniform", "limit": 0.2}, "limit", 0.6),
    ({"scheme": "he_normal", "variance": 0.5}, "variance", 4.5),
    ({"scheme": "he_normal", "scale": 2.0}, "scale", 18.0),
    ({"scheme": "he_normal"}, "scale", 9.0),
]


@pytest.mark.parametrize(("settings", "field", "expected"), SIZES)
def test_scaling_an_initializer(settings: dict[str, object], field: str, expected: float) -> None:
    found = scaled(schema.Initializer.model_validate(settings), 9.0)
    assert getattr(found, field) == pytest.approx(expected)


def test_the_same_net_as_an_experiment() -> None:
    net = DenseNet(("relu", "linear", "tanh"), 30, variance_factor=2.0)
    experiment = net.experiment()
    kinds = [layer.type for layer in experiment.network.layers]
    assert kinds == ["dense", "relu", "dense", "dense", "tanh", "dense"]
    first = experiment.network.layers[0]
    assert isinstance(first, schema.Dense)
    assert first.initializer.scale == pytest.approx(2.0)


@pytest.mark.parametrize(
    "settings", [{"activations": ()}, {"width": 0}, {"scale_down": 0.0}, {"variance_factor": -1.0}]
)
def test_impossible_nets_are_refused(settings: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match="accepted"):
        DenseNet(**settings)  # type: ignore[arg-type]


# ---------------------------------------------------------------- zones


def test_he_is_the_border_between_vanishing_and_exploding() -> None:
    found = map_zones(DenseNet(), (0.25, 0.5, 1.0, 2.0, 4.0), 30)
    assert (found.forward_zone[2] == 0).all()
    assert (found.backward_zone[2] == 0).all()
    assert found.forward_zone[:, -1].tolist() == [-1, -1, 0, 1, 1]
    assert found.backward_zone[:, -1].tolist() == [-1, -1, 0, 1, 1]
    # every layer multiplies the variance by the factor: σ by its root
    steps = np.diff(found.forward, axis=1)
    np.testing.assert_allclose(steps, np.log10(found.factors)[:, None] / 2 * np.ones(29))


@pytest.mark.parametrize("activation", ["relu", "tanh", "sigmoid", "gelu"])
def test_map_says_what_the_net_does(activation: Activation) -> None:
    net = DenseNet(alike(activation, 9), 50, GLOROT)
    found = map_zones(net, (0.3, 3.0), 9)
    for row, factor in enumerate(found.factors):
        for depth in (1, 5, 9):
            layers = propagate(replace(with_depth(net, depth), variance_factor=float(factor)))
            last, first = layers.layers[-1], layers.layers[0]
            assert found.forward[row, depth - 1] == pytest.approx(math.log10(last.std_expected))
            expected = math.log10(first.gradient_std_expected)
            assert found.backward[row, depth - 1] == pytest.approx(expected)


def test_depths_far_below_the_smallest_number() -> None:
    found = map_zones(DenseNet(), (1e-6,), 200)
    assert found.forward_zone[0, -1] == found.backward_zone[0, -1] == -1
    assert np.isfinite(found.forward).all()
    assert np.isfinite(found.backward).all()


# ---------------------------------------------------------------- mistakes


def test_sigmoids_before_relus_stall() -> None:
    found = sigmoid_stall()
    stalled, sound = found.sigmoid.layers, found.relu.layers
    assert [layer.activation for layer in stalled] == ["sigmoid"] * 4 + ["relu"] * 3
    # behind the sigmoids all images look alike, and half of the ReLUs are off for all of them
    assert stalled[4].between_images < 0.01 * stalled[4].std
    assert sound[4].between_images > 0.4 * sound[4].std
    assert stalled[4].dead_units > 0.3
    assert sound[4].dead_units < 0.1
    assert stalled[0].gradient_std < 0.01
    assert sound[0].gradient_std > 0.3


def test_variance_typed_for_std_kills_480_000_inputs() -> None:
    found = variance_for_std()
    assert found.fan_in == 480_000
    xavier, right, wrong = found.xavier, found.right, found.wrong
    assert xavier.weight_variance == pytest.approx(1 / 480_000)
    assert xavier.weight_std == pytest.approx(0.00144338, rel=1e-5)
    assert xavier.output_std_expected == pytest.approx(1)
    assert xavier.output_std == pytest.approx(1, rel=0.1)
    assert right.weight_variance == pytest.approx(2 / 480_000)
    assert right.weight_std == pytest.approx(0.00204124, rel=1e-5)
    assert wrong.weight_std == pytest.approx(2 / 480_000)
    assert right.output_std_expected == pytest.approx(math.sqrt(2))
    assert wrong.output_std_expected == pytest.approx(0.00288675, rel=1e-5)
    assert right.output_std == pytest.approx(right.output_std_expected, rel=0.1)
    assert wrong.output_std == pytest.approx(wrong.output_std_expected, rel=0.1)
    assert found.ratio == pytest.approx(right.weight_std, rel=1e-3)  # σ² for σ: σ times too small


def test_inputs_are_counted() -> None:
    with pytest.raises(ConfigError, match="accepted: 1 to"):
        variance_for_std((10_000, 10_000, 3))


def test_zero_mean_takes_the_offset_away() -> None:
    layers = (schema.Conv(filters=8, kernel_size=5), schema.Relu(), schema.Dense())
    experiment = schema.Experiment(
        data=schema.Data(limit=300, test_limit=10), network=schema.Network(layers=layers)
    )
    raw, centered, standardized = first_layers(experiment)
    assert [x.preprocessing for x in (raw, centered, standardized)] == [
        "raw",
        "zero_mean",
        "standardized",
    ]
    assert raw.input_mean > 0.1
    assert abs(centered.input_mean) < 0.01
    assert standardized.input_std == pytest.approx(1, abs=0.05)
    assert raw.offset > 3 * centered.offset
    assert raw.input_mean_square == pytest.approx(raw.input_mean**2 + raw.input_std**2)
    for found in (raw, centered, standardized):
        parts = found.between_images**2 + found.offset**2
        assert parts == pytest.approx(found.output_std**2, rel=1e-6)
        whole = found.between_images**2 + found.constant**2
        assert whole == pytest.approx(found.output_rms**2, rel=1e-6)
        assert found.constant_share == pytest.approx(1 - found.between_images**2 / whole)
    assert raw.one_sign == 1
    assert centered.one_sign is not None and 0.5 < centered.one_sign < 0.9


@pytest.mark.parametrize("filters", [1, 8])
def test_equal_filters_have_a_constant_part_too(filters: int) -> None:
    """Filters do not differ in it, so its spread over them is 0; it is most of the output."""
    equal = schema.Initializer(scheme="constant", value=0.1)
    layers = (schema.Conv(filters=filters, kernel_size=5, initializer=equal), schema.Dense())
    data = schema.Data(limit=300, test_limit=10)
    raw, centered, _ = first_layers(
        schema.Experiment(data=data, network=schema.Network(layers=layers))
    )
    assert raw.offset == pytest.approx(0, abs=1e-6)
    assert raw.constant == pytest.approx(abs(raw.output_mean))
    shares = [one.constant_share or 0.0 for one in (raw, centered)]
    assert 0.2 < shares[0] < 1
    assert shares[1] < shares[0] / 2


def test_of_an_output_of_zeros_no_share_is_told() -> None:
    zeros = schema.Initializer(scheme="zeros")
    layers = (schema.Conv(filters=4, kernel_size=5, initializer=zeros), schema.Dense())
    data = schema.Data(limit=300, test_limit=10)
    found = first_layers(schema.Experiment(data=data, network=schema.Network(layers=layers)))
    assert [one.constant_share for one in found] == [None] * 3
