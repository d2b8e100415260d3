"""What becomes of signal and gradient in a network that is not trained yet, and what would help."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from guitrainer.analysis.propagation import (
    Activation,
    PredictedGradient,
    PredictedSignal,
    WeightedLayer,
    predict_gradients,
    predict_signals,
)

RECTIFIERS = ("relu", "leaky_relu", "gelu")
CHANGED = 10.0  # growth or decay from which on training suffers …
CHANGED_AT_ONCE = 100.0  # … and with that of the first layer, which every network can learn to mend
# Standard deviation of the input from which on most of the curve that is visited is flat.
SATURATED = {"tanh": 2.0, "sigmoid": 4.0}

Kind = Literal["keeps", "shrinks", "grows", "saturates", "none"]
Direction = Literal["forward", "backward"]
RemedyName = Literal["he_normal", "lecun_normal", "relu"]

REMEDIES: dict[RemedyName, str] = {
    "he_normal": "He normal",
    "lecun_normal": "LeCun normal",
    "relu": "ReLU in place of sigmoid, with He normal,",
}


@dataclass(frozen=True)
class Judgement:
    """What theory expects of a network.

    Parameters
    ----------
    kind : what becomes of it; "none" where there is no signal to follow
    direction : the signal forward, or its gradient backward
    factor : what its standard deviation is multiplied by on the way: 0.025 shrinks 40-fold, 0 to
        nothing, infinity grows without bound
    layer : where it ends: forward the last layer with a weight, backward the first; for
        "saturates" the first layer that does
    layers : how many layers with a weight there are
    remedy : a scheme, or "relu" (in place of sigmoid, with He normal); None where none would help
    remedied : the factor it would give
    kept : whether that would be in order
    activation, std : only for "saturates": which is flat, and standard deviation of what it sees
    """

    kind: Kind
    direction: Direction
    factor: float
    layer: str
    layers: int
    remedy: RemedyName | None = None
    remedied: float | None = None
    kept: bool = False
    activation: Activation | None = None
    std: float | None = None

    @property
    def fold(self) -> float:
        """How many times it shrinks or grows; infinity for to nothing and without bound."""
        return max(self.factor, 1 / self.factor) if self.factor else math.inf


@dataclass(frozen=True)
class _Path:
    """A network's predictions, and what is judged by them."""

    layers: Sequence[WeightedLayer]
    mean_square: float
    signals: tuple[PredictedSignal, ...]
    gradients: tuple[PredictedGradient, ...]
    forward: float

    @property
    def forward_by_depth(self) -> float:
        """As `forward`, but from behind the first layer: what is repeated with every layer."""
        first = self.signals[0].std
        return self.signals[-1].std / first if first and math.isfinite(first) else self.forward

    @property
    def shrinks(self) -> bool:
        return self.forward_by_depth < 1 / CHANGED or self.forward < 1 / CHANGED_AT_ONCE

    @property
    def grows(self) -> bool:
        return self.forward_by_depth > CHANGED or self.forward > CHANGED_AT_ONCE

    @property
    def backward(self) -> float:
        return self.gradients[0].std

    @property
    def backward_by_depth(self) -> float:
        """As `backward`, without what layers of different widths do to it.

        With fan_in for fan_out: that a wide layer feeds a narrow one changes the gradient once, not
        with every layer (He et al. 2015, section 2.2, backward propagation case).
        """
        alike = [replace(layer, fan_out=None) for layer in self.layers]
        std = predict_gradients(alike, self.mean_square)[0].std
        return std * self.signals[0].std if self.layers[0].normalized else std


def _follow(layers: Sequence[WeightedLayer], input_mean_square: float) -> _Path:
    signals = predict_signals(layers, input_mean_square)
    gradients = predict_gradients(layers, input_mean_square)
    return _Path(
        layers,
        input_mean_square,
        signals,
        gradients,
        signals[-1].std / math.sqrt(input_mean_square),
    )


def judge(layers: Sequence[WeightedLayer], input_mean_square: float = 1.0) -> Judgement:
    """Judge a network by its layers with weights, as drawn, whatever pools lie between them.

    Raises
    ------
    NetworkError
        As `predict_signals`.
    """
    predict_signals(layers, input_mean_square)  # refuses impossible numbers
    if not layers or input_mean_square == 0:
        return Judgement("none", "forward", 1.0, "", len(layers))
    path = _follow(layers, input_mean_square)
    first, last, count = layers[0].name, layers[-1].name, len(layers)
    flat = _first_saturated(path)
    if path.shrinks:
        return _helped(Judgement("shrinks", "forward", path.forward, last, count), path)
    if path.grows and flat is None:
        return _helped(Judgement("grows", "forward", path.forward, last, count), path)
    if flat is not None:
        layer, std = flat
        return _helped(
            Judgement(
                "saturates",
                "forward",
                path.forward,
                layer.name,
                count,
                activation=layer.activation,
                std=std,
            ),
            path,
        )
    if path.backward_by_depth < 1 / CHANGED:
        return _helped(Judgement("shrinks", "backward", path.backward, first, count), path)
    if path.backward_by_depth > CHANGED:
        return _helped(Judgement("grows", "backward", path.backward, first, count), path)
    return Judgement("keeps", "forward", path.forward, last, count)


def _first_saturated(path: _Path) -> tuple[WeightedLayer, float] | None:
    for layer, signal in zip(path.layers, path.signals, strict=True):
        if not layer.normalized and signal.std > SATURATED.get(layer.activation, math.inf):
            return layer, signal.std
    return None


def _helped(judgement: Judgement, path: _Path) -> Judgement:
    """Add the remedy made for these activations, and what it would do here; biases start at 0."""
    layers = path.layers
    name: RemedyName = "lecun_normal"
    if judgement.direction == "backward" and any(x.activation == "sigmoid" for x in layers):
        name = "relu"
        layers = [replace(x, activation="relu") if x.activation == "sigmoid" else x for x in layers]
    elif any(x.activation in RECTIFIERS for x in layers):
        name = "he_normal"
    numerator = 1 if name == "lecun_normal" else 2
    better = [
        replace(layer, weight_std=math.sqrt(numerator / layer.fan_in), bias_std=0.0)
        for layer in layers
    ]
    helped = _follow(better, 1.0)
    forward = judgement.direction == "forward"
    change = helped.forward if forward else helped.backward
    judged = helped.forward if forward else helped.backward_by_depth
    before = path.forward if forward else path.backward_by_depth
    kept = _same_size(judged)
    if not kept and _distance(judged) >= _distance(before):
        return judgement
    return replace(judgement, remedy=name, remedied=change, kept=kept)


def _same_size(factor: float) -> bool:
    return 1 / CHANGED <= factor <= CHANGED


def _distance(factor: float) -> float:
    """How far from 1, up or down."""
    return abs(math.log(factor)) if factor else math.inf


def verdict(layers: Sequence[WeightedLayer], input_mean_square: float = 1.0) -> str:
    """Say in one sentence what becomes of the signal, and what would keep it.

    Raises
    ------
    NetworkError
        As `predict_signals`.
    """
    return words(judge(layers, input_mean_square))


def words(judgement: Judgement) -> str:
    """A judgement as one English sentence."""
    if judgement.kind == "none":
        return "There is no signal to follow."
    if judgement.kind == "saturates":
        return (
            f"{judgement.layer} saturates: {judgement.activation} is flat for most of its input "
            f"(std {judgement.std:.3g}): expect vanishing gradients{_advice(judgement)}."
        )
    if judgement.direction == "forward":
        what, end = "signal", f"by layer {judgement.layers} ({judgement.layer})"
    else:
        what, end = "gradient", f"on its way back to layer 1 ({judgement.layer})"
    if judgement.kind == "keeps" and _same_size(judgement.factor):
        return f"The {what} keeps its size (×{judgement.factor:.3g} {end})."
    if judgement.kind == "keeps":
        return f"The {what} changes ×{judgement.factor:.3g} {end}, once and not with every layer."
    unbound = "to nothing" if judgement.kind == "shrinks" else "without bound"
    fold = unbound if math.isinf(judgement.fold) else f"{judgement.fold:.3g}-fold"
    expected = "vanishing" if judgement.kind == "shrinks" else "exploding"
    return (
        f"The {what} {judgement.kind} {fold} {end}: expect {expected} gradients"
        f"{_advice(judgement)}."
    )


def _advice(judgement: Judgement) -> str:
    if judgement.remedy is None:
        return ""
    change = f"×{judgement.remedied:.3g}"
    assert judgement.remedied is not None
    keeps = judgement.kept and _same_size(judgement.remedied)
    effect = f"would keep it ({change})" if keeps else f"would make it {change}"
    return f"; {REMEDIES[judgement.remedy]} {effect}"
