"""What theory says of the signal, compared with networks that are really run."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from guitrainer.analysis.propagation import (
    Activation,
    WeightedLayer,
    activation_moments,
    predict_gradients,
    predict_signals,
    slope_mean_square,
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


@pytest.mark.parametrize("activation", ["linear", "relu", "leaky_relu", "gelu", "sigmoid", "tanh"])
@pytest.mark.parametrize("std", [0.1, 1.0, 30.0, 61.0, 100.0])
def test_slopes_of_an_activation(activation: Activation, std: float) -> None:
    x = std * np.linspace(-6, 6, 2_000_001)
    x = x[x != 0]  # where a rectifier has no slope
    step, weights = 1e-4, np.exp(-((x / std) ** 2) / 2)
    if activation == "gelu":  # its reference is slow
        x, weights = x[::100], weights[::100]
    slopes = (curve(activation, x + step) - curve(activation, x - step)) / (2 * step)
    expected = (slopes**2 * weights).sum() / weights.sum()
    assert slope_mean_square(activation, std**2) == pytest.approx(expected, rel=0.01)


@pytest.mark.parametrize("activation", ["linear", "relu", "leaky_relu", "gelu", "sigmoid", "tanh"])
@pytest.mark.parametrize("std", [0.02, 0.07])
@pytest.mark.parametrize("normalized", [False, True])
def test_gradient_agrees_with_a_network(
    activation: Activation, std: float, normalized: bool
) -> None:
    rng = np.random.default_rng(2)
    net = [
        WeightedLayer(f"dense{k}", WIDTH, std, activation, fan_out=WIDTH, normalized=normalized)
        for k in range(4)
    ]
    x = rng.standard_normal((500, WIDTH))
    weights, slopes, scales = [], [], []
    for _ in net:
        weights.append(std * rng.standard_normal((WIDTH, WIDTH)))
        x = x @ weights[-1]
        scales.append(math.sqrt((x**2).mean()) if normalized else 1.0)
        x = x / scales[-1]
        slopes.append((curve(activation, x + 1e-5) - curve(activation, x - 1e-5)) / 2e-5)
        x = np.reshape(curve(activation, x), x.shape)
    gradient = rng.standard_normal(x.shape)
    for predicted in reversed(predict_gradients(net)):
        assert predicted.output_std == pytest.approx(math.sqrt((gradient**2).mean()), rel=0.15)
        gradient = gradient * np.reshape(slopes.pop(), gradient.shape) / scales.pop()
        assert predicted.std == pytest.approx(math.sqrt((gradient**2).mean()), rel=0.15)
        gradient = gradient @ weights.pop().T


def test_fan_out_carries_the_gradient_back() -> None:
    # He et al. 2015, eq. 14: the variance is multiplied by fan_out · σ² · 1/2 per layer.
    net = [
        WeightedLayer("conv1", 25, 0.2, "relu", fan_out=400),
        WeightedLayer("conv2", 400, 0.1, "relu", fan_out=50),
        WeightedLayer("dense1", 80, 0.3, fan_out=10),
    ]
    first, second, third = predict_gradients(net)
    assert (third.std, third.output_std) == (1, 1)
    assert second.output_std == pytest.approx(math.sqrt(10 * 0.09))
    assert second.std == pytest.approx(math.sqrt(10 * 0.09 / 2))
    assert first.output_std == pytest.approx(math.sqrt(10 * 0.09 / 2 * 50 * 0.01))


def test_no_gradient_passes_a_weight_of_zeros() -> None:
    gradients = predict_gradients([*layers(2, 1e6), WeightedLayer("dense3", 100, 0.0)])
    assert [gradient.std for gradient in gradients] == [0, 0, 1]


@pytest.mark.parametrize(
    ("net", "mean_square"),
    [
        ([WeightedLayer("conv1", 0, 0.1)], 1.0),
        ([WeightedLayer("conv1", 9, -0.1)], 1.0),
        ([WeightedLayer("conv1", 9, math.nan)], 1.0),
        ([WeightedLayer("conv1", 9, 0.1, bias_std=math.inf)], 1.0),
        ([WeightedLayer("conv1", 9, 0.1, fan_out=-1.0)], 1.0),
        ([WeightedLayer("conv1", 9, 0.1)], math.inf),
        ([WeightedLayer("conv1", 9, 0.1)], -1.0),
    ],
)
def test_impossible_numbers_are_refused(net: list[WeightedLayer], mean_square: float) -> None:
    with pytest.raises(NetworkError, match="accepted: "):
        predict_signals(net, mean_square)
