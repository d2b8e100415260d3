"""What is said of a network before it is trained."""

import math
import re

import pytest

from guitrainer.analysis.judgement import judge, verdict
from guitrainer.analysis.propagation import WeightedLayer
from tests.analysis.test_propagation import layers

GLOROT = math.sqrt(2 / 200)


@pytest.mark.parametrize(
    ("net", "expected"),
    [
        (layers(8, 0.01), "shrinks .*-fold by layer 8 .*vanishing gradients; He normal would keep"),
        (layers(8, 0.0), "shrinks to nothing by layer 8"),
        (layers(8, 1.0), "grows .*-fold by layer 8 .*exploding gradients; He normal would keep"),
        (layers(200, 1e6), "grows without bound"),
        (layers(200, 1e6, "gelu"), "grows without bound"),
        (layers(8, 0.01, "tanh"), "vanishing gradients; LeCun normal would keep it"),
        (layers(8, 1.0, "tanh"), "dense1 saturates: tanh .*vanishing gradients"),
        (layers(8, math.sqrt(2 / 100)), "keeps its size"),
        (layers(3, 0.1, "tanh"), "keeps its size"),
        (layers(60, 0.01, "gelu"), "shrinks .*; He normal would make it ×"),
        (
            layers(5, GLOROT, "sigmoid"),
            "gradient shrinks .* back to layer 1 .*; ReLU in place of sigmoid, .* would keep it",
        ),
        (
            [WeightedLayer("conv1", 81, 0.01, "relu"), WeightedLayer("dense1", 100, 0.15)],
            "changes ×0.0955 by layer 2 .* once and not with every layer",
        ),
        ([WeightedLayer("conv1", 81, 0.001, "relu")], "shrinks 111-fold by layer 1"),
        ([], "no signal"),
    ],
)
def test_verdict(net: list[WeightedLayer], expected: str) -> None:
    said = verdict(net)
    assert re.search(expected, said), said
    assert said.count("\n") == 0


def test_verdict_gives_the_fold() -> None:
    # Each ReLU layer multiplies the mean square by 100 · 0.1² / 2 = 1/2; the first sees no ReLU.
    assert "shrinks 45.3-fold by layer 12 (dense12)" in verdict(layers(12, 0.1))
    assert "He normal would keep it (×1.41)" in verdict(layers(12, 0.1))


def test_judgement_carries_the_figures() -> None:
    found = judge(layers(12, 0.1))
    assert (found.kind, found.direction, found.layer, found.layers) == (
        ("shrinks", "forward", "dense12", 12)
    )
    assert found.factor == pytest.approx(2**-5.5)
    assert found.fold == pytest.approx(2**5.5)
    assert (found.remedy, found.kept) == ("he_normal", True)
    assert found.remedied == pytest.approx(math.sqrt(2))


def test_saturation_names_activation_and_input() -> None:
    found = judge([WeightedLayer("conv1", 100, 0.1), WeightedLayer("dense1", 100, 0.9, "tanh")])
    assert (found.kind, found.layer, found.activation) == ("saturates", "dense1", "tanh")
    assert found.std == pytest.approx(9.0)
    assert (found.remedy, found.kept) == ("lecun_normal", True)


def test_backward_through_sigmoids() -> None:
    # A sigmoid around 0 has the slope 1/4, so four of them leave at most 1/256.
    found = judge(layers(5, 0.1, "sigmoid"))
    assert (found.kind, found.direction, found.layer) == ("shrinks", "backward", "dense1")
    assert found.fold > 256
    assert found.remedy == "relu"


def test_a_wide_layer_before_a_narrow_one_is_no_vanishing_gradient() -> None:
    net = [
        WeightedLayer("conv1", 9, math.sqrt(2 / 9), "relu", fan_out=288),
        WeightedLayer("dense1", 4608, math.sqrt(2 / 4608), "relu", fan_out=128),
        WeightedLayer("dense2", 128, math.sqrt(2 / 128), fan_out=10),
    ]
    assert judge(net).kind == "keeps"


def test_batch_normalisation_makes_up_for_small_weights() -> None:
    small = [WeightedLayer(f"dense{k}", 100, 0.01, "relu", normalized=True) for k in range(8)]
    last = WeightedLayer("dense8", 100, 0.1)
    assert judge([*small, last]).kind == "keeps"


def test_what_does_not_help_is_not_offered() -> None:
    # LeCun normal shrinks a deep tanh network just as much as it is itself.
    found = judge(layers(5000, 0.1, "tanh"))
    assert (found.kind, found.remedy, found.remedied) == ("shrinks", None, None)
