"""What theory says of the signal, compared with networks that are really run."""

import math
import re
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from guitrainer.analysis.propagation import (
    Activation,
    WeightedLayer,
    activation_moments,
    predict_signals,
    verdict,
)
from guitrainer.errors import NetworkError

WIDTH = 400


def layers(
    depth: int, std: float, activation: Activation = "relu", width: int = 100
) -> list[WeightedLayer]:
    return [WeightedLayer(f"dense{k + 1}", width, std, activation) for k in range(depth)]


def curve(activation: Activation, x: NDArray[np.float64]) -> NDArray[np.float64]:
    curves: dict[str, Callable[[], NDArray[np.float64]]] = {
        "linear": lambda: x,
        "relu": lambda: np.maximum(x, 0),
        "leaky_relu": lambda: np.where(x > 0, x, 0.01 * x),
        "gelu": lambda: np.array([v * (1 + math.erf(v / math.sqrt(2))) / 2 for v in x.flat]),
        "sigmoid": lambda: 1 / (1 + np.exp(-x)),
        "tanh": lambda: np.tanh(x),
    }
    return curves[activation]()


@pytest.mark.parametrize("activation", ["linear", "relu", "leaky_relu", "gelu", "sigmoid", "tanh"])
@pytest.mark.parametrize("std", [0.1, 1.0, 30.0])
def test_moments_behind_an_activation(activation: Activation, std: float) -> None:
    x = std * np.random.default_rng(0).standard_normal(200_000)
    values = curve(activation, x)
    mean, mean_square = activation_moments(activation, std**2)
    assert mean == pytest.approx(values.mean(), abs=0.01 * math.sqrt(mean_square))
    assert mean_square == pytest.approx((values**2).mean(), rel=0.015)


@pytest.mark.parametrize("activation", ["linear", "relu", "leaky_relu", "gelu", "sigmoid", "tanh"])
@pytest.mark.parametrize("std", [0.02, 0.07])
def test_prediction_agrees_with_a_network(activation: Activation, std: float) -> None:
    rng = np.random.default_rng(1)
    x = rng.standard_normal((200, WIDTH))
    predicted = predict_signals(layers(4, std, activation, WIDTH), 1.0)
    for signal in predicted:
        before = x @ (std * rng.standard_normal((WIDTH, WIDTH)))
        x = np.reshape(curve(activation, before), before.shape)
        measured = math.sqrt((before**2).mean())
        assert signal.std == pytest.approx(measured, rel=0.15)
        assert signal.output_mean_square == pytest.approx((x**2).mean(), rel=0.3)


@pytest.mark.parametrize(
    ("activation", "factor"),
    [("relu", 2.0), ("leaky_relu", 2 / 1.0001), ("linear", 1.0)],
)
def test_he_and_lecun_keep_the_signal_exactly(activation: Activation, factor: float) -> None:
    kept = predict_signals(layers(20, math.sqrt(factor / 100), activation), 1.0)
    assert kept[-1].std == pytest.approx(kept[0].std)


def test_biases_add_their_variance() -> None:
    (signal,) = predict_signals([WeightedLayer("conv1", 9, 0.0, bias_std=0.3)], 1.0)
    assert signal.std == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("net", "expected"),
    [
        (layers(8, 0.01), "shrinks .*-fold by layer 8 .*vanishing signals; He normal would make"),
        (layers(8, 0.0), "shrinks to nothing by layer 8"),
        (layers(8, 1.0), "grows .*-fold by layer 8 .*exploding signals; He normal would make"),
        (layers(200, 1e6), "grows without bound"),
        (layers(200, 1e6, "gelu"), "grows without bound"),
        (layers(8, 0.01, "tanh"), "vanishing signals; LeCun normal would make"),
        (layers(8, 1.0, "tanh"), "dense1 saturates: tanh .*vanishing gradients"),
        (layers(8, math.sqrt(2 / 100)), "keeps its size"),
        (layers(3, 0.1, "tanh"), "keeps its size"),
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
    assert "He normal would make it ×1.41" in verdict(layers(12, 0.1))


@pytest.mark.parametrize(
    ("net", "mean_square"),
    [
        ([WeightedLayer("conv1", 0, 0.1)], 1.0),
        ([WeightedLayer("conv1", 9, -0.1)], 1.0),
        ([WeightedLayer("conv1", 9, math.nan)], 1.0),
        ([WeightedLayer("conv1", 9, 0.1, bias_std=math.inf)], 1.0),
        ([WeightedLayer("conv1", 9, 0.1)], math.inf),
        ([WeightedLayer("conv1", 9, 0.1)], -1.0),
    ],
)
def test_impossible_numbers_are_refused(net: list[WeightedLayer], mean_square: float) -> None:
    with pytest.raises(NetworkError, match="accepted: "):
        predict_signals(net, mean_square)
