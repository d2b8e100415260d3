"""Signal and gradient in a deep network of dense layers, by theory and as measured."""

import math
from dataclasses import dataclass, replace

import numpy as np

from guitrainer import functional
from guitrainer.analysis.judgment import Verdict, judge
from guitrainer.analysis.kinds import traits_of
from guitrainer.analysis.look import LayerLook, NetworkLook
from guitrainer.analysis.propagation import (
    Activation,
    WeightedLayer,
    predict_gradients,
    predict_signals,
)
from guitrainer.analysis.remedies import Key
from guitrainer.analysis.signals import signal_statistics
from guitrainer.config import schema
from guitrainer.errors import ConfigError
from guitrainer.explain.arrays import Array
from guitrainer.nn.initializers import describe, sample
from guitrainer.streams import Purpose, stream

HE = schema.Initializer(scheme="he_normal")
SLOPE = 0.01  # slope of leaky_relu
MOST_DEPTH, MOST_WIDTH = 200, 2048
# The training for which a network is judged: the usual rate on ten classes, whose logits initially
# receive a gradient of 0.3; momentum of 0.9 makes each step count ten times.
CLASSES, LOGIT_GRADIENT = 10, 0.3
LEARNING_RATE, STEPS = 0.05, 10 * 300.0
FEW_IMAGES = 50


@dataclass(frozen=True)
class DenseNet:
    """Dense layers without bias, each with an activation.

    Parameters
    ----------
    activations : one per layer
    width : outputs of every layer, and inputs of the first
    initializer : initializer of every weight
    variance_factor : factor of the variance σ² of every weight (σ changes by its square root)
    scale_down : divisor of σ of every weight (σ² shrinks by its square)
    input_mean, input_std : mean and σ of the normally distributed inputs
    images : number of inputs
    """

    activations: tuple[Activation, ...] = ("relu",) * 10
    width: int = 100
    initializer: schema.Initializer = HE
    variance_factor: float = 1.0
    scale_down: float = 1.0
    input_mean: float = 0.0
    input_std: float = 1.0
    images: int = 200
    seed: int = 0

    def __post_init__(self) -> None:
        depth = len(self.activations)
        if not (1 <= depth <= MOST_DEPTH and 1 <= self.width <= MOST_WIDTH):
            raise ConfigError(
                f"net: got {depth} layers of {self.width}, accepted: 1 to {MOST_DEPTH} layers of 1 "
                f"to {MOST_WIDTH}"
            )
        for name in ("variance_factor", "scale_down"):
            value = getattr(self, name)
            if not (math.isfinite(value) and value > 0):
                raise ConfigError(f"{name}: got {value}, accepted: a finite number above 0")

    @property
    def scaled_initializer(self) -> schema.Initializer:
        """The initializer including both factors."""
        factor = self.variance_factor / self.scale_down**2
        return self.initializer if factor == 1 else scaled(self.initializer, factor)

    @property
    def weight_std(self) -> float:
        """Standard deviation σ of the weights."""
        return describe(self.scaled_initializer, (self.width, self.width)).std

    @property
    def input_mean_square(self) -> float:
        """Mean square of the inputs, which takes the place of their variance."""
        return self.input_mean**2 + self.input_std**2

    def weighted_layers(self) -> tuple[WeightedLayer, ...]:
        """Return the layers in the form required by theory."""
        std = self.weight_std
        return tuple(
            WeightedLayer(f"dense{k}", self.width, std, activation, SLOPE)
            for k, activation in enumerate(self.activations, 1)
        )

    def experiment(self, data: schema.Data | None = None) -> schema.Experiment:
        """Return the network as an experiment, followed by a dense layer for the classes."""
        layers: list[schema.AnyLayer] = []
        chosen = self.scaled_initializer
        for activation in self.activations:
            layers.append(schema.Dense(units=self.width, initializer=chosen))
            layers += [LAYERS[activation]] if activation in LAYERS else []
        layers.append(schema.Dense(initializer=chosen))
        return schema.Experiment(
            name="variance",
            seed=self.seed,
            data=data or schema.Data(limit=1000, test_limit=500),
            network=schema.Network(layers=tuple(layers)),
        )


LAYERS: dict[Activation, schema.AnyLayer] = {
    "relu": schema.Relu(),
    "leaky_relu": schema.LeakyRelu(slope=SLOPE),
    "gelu": schema.Gelu(),
    "sigmoid": schema.Sigmoid(),
    "tanh": schema.Tanh(),
}


@dataclass(frozen=True)
class LayerSignal:
    """One layer, by theory (`*_expected`) and as measured.

    Parameters
    ----------
    std : σ of the input of the activation
    between_images : the part of `std` that differs between images; the rest is the same for all
        images and carries no information about them
    output_mean, output_std : mean and σ of the output of the activation
    gradient_std : σ of the gradient with respect to the input of the activation, relative to that
        behind the last layer
    dead_units : share of units that are 0 for every image
    """

    name: str
    activation: Activation
    std_expected: float
    std: float
    between_images: float
    output_mean: float
    output_std_expected: float
    output_std: float
    gradient_std_expected: float
    gradient_std: float
    dead_units: float


@dataclass(frozen=True)
class Propagation:
    """A network with one draw of its weights.

    Parameters
    ----------
    weight_std, weight_variance : σ and σ² of every weight
    verdict : what to expect of training with the usual rate on ten classes, and which initializer
        was found to help
    """

    net: DenseNet
    weight_std: float
    weight_variance: float
    layers: tuple[LayerSignal, ...]
    verdict: Verdict


def scaled(initializer: schema.Initializer, factor: float) -> schema.Initializer:
    """Return the initializer with its variance multiplied by a factor.

    Raises
    ------
    ConfigError
        If the result is out of bounds.
    """
    root = math.sqrt(factor)
    for name, times in (("std", root), ("variance", factor), ("limit", root)):
        if (given := getattr(initializer, name)) is not None:
            changed = {name: given * times}
            break
    else:
        changed = {"scale": (1.0 if initializer.scale is None else initializer.scale) * factor}
    settings = {**initializer.model_dump(exclude_unset=True), **changed}
    return schema.Initializer.model_validate(settings)


def propagate(net: DenseNet) -> Propagation:
    """Pass normal inputs forward, and a normal gradient back, in float64.

    Raises
    ------
    ConfigError
        If the initializer is not suitable for dense layers.

    References
    ----------
    Glorot & Bengio 2010, eq. 5 and 6; He et al. 2015, eq. 6 to 16.
    """
    layers, look = _measure(net)
    std, verdict = net.weight_std, judge(look)
    return Propagation(net, std, std * std, layers, _with_remedy(verdict, net))


def remedied(net: DenseNet, key: Key) -> DenseNet:
    """Return the network with the initializer of a remedy, without factors."""
    drawn = schema.Initializer(scheme="lecun_normal" if key == "lecun_normal" else "he_normal")
    activations = net.activations
    if key == "relu_for_sigmoid":
        activations = tuple("relu" if one == "sigmoid" else one for one in activations)
    return replace(
        net, activations=activations, initializer=drawn, variance_factor=1.0, scale_down=1.0
    )


def _with_remedy(verdict: Verdict, net: DenseNet) -> Verdict:
    """Add the first initializer that solves the problem, measured on a few inputs."""
    rectified = any(traits_of(one).rectifies for one in net.activations)
    tried: tuple[Key, ...] = ("he_normal",) if rectified else ("lecun_normal",)
    tried += ("relu_for_sigmoid",) if "sigmoid" in net.activations else ()
    for key in () if verdict.calm else tried:
        changed = replace(remedied(net, key), images=FEW_IMAGES)
        if replace(changed, images=net.images) != net and judge(_measure(changed)[1]).calm:
            return replace(verdict, remedy=key)
    return verdict


def _measure(net: DenseNet) -> tuple[tuple[LayerSignal, ...], NetworkLook]:
    layers = net.weighted_layers()
    signals = predict_signals(layers, net.input_mean_square)
    gradients = predict_gradients(layers, net.input_mean_square)
    weights = [_weight(net, k) for k in range(len(layers))]
    inputs = net.input_mean + net.input_std * _normal(net, len(layers), (net.images, net.width))
    seen, outputs = _forward(net, weights, inputs)
    back = _backward(net, weights, seen, _normal(net, len(layers) + 1, (net.images, net.width)))
    measured, looks = [], []
    for k, activation in enumerate(net.activations):
        output = signal_statistics(outputs[k])
        measured.append(
            LayerSignal(
                name=layers[k].name,
                activation=activation,
                std_expected=signals[k].std,
                std=float(seen[k].std()),
                between_images=_between(seen[k]),
                output_mean=output.mean,
                output_std_expected=signals[k].output_std,
                output_std=output.std,
                gradient_std_expected=gradients[k].std,
                gradient_std=float(back[k].std()),
                dead_units=output.dead_units,
            )
        )
        before = inputs if k == 0 else outputs[k - 1]
        looks += _looks(net, measured[-1], before, outputs[k])
    return tuple(measured), _look(net, inputs, looks)


def _looks(net: DenseNet, signal: LayerSignal, before: Array, after: Array) -> list[LayerLook]:
    """Return a layer and its activation in the form the judgment requires."""
    gradient = LOGIT_GRADIENT * signal.gradient_std
    update, std = LEARNING_RATE * gradient * _between(before), net.weight_std
    dense = LayerLook(
        name=signal.name,
        type="dense",
        size=signal.std,
        between=signal.between_images,
        gradient=gradient,
        step=update / std if std else math.inf if update else 0.0,
    )
    if signal.activation == "linear":
        return [dense]
    activation = LayerLook(
        name=signal.name,
        type=signal.activation,
        size=math.hypot(signal.output_mean, signal.output_std),
        between=_between(after),
        dead=signal.dead_units,
        flat=traits_of(signal.activation).flatness(signal.output_mean, signal.output_std),
    )
    return [dense, activation]


def _look(net: DenseNet, inputs: Array, layers: list[LayerLook]) -> NetworkLook:
    return NetworkLook(
        layers=tuple(layers),
        images=net.images,
        input_between=_between(inputs),
        loss=None,
        expected_loss=math.log(CLASSES),
        overshoot=0.0,
        steps=STEPS,
    )


def _between(values: Array) -> float:
    """Return the differences between images."""
    return math.sqrt(float(values.var(axis=0).mean()))


def alike(activation: Activation, depth: int) -> tuple[Activation, ...]:
    """Return `depth` layers with the same activation."""
    return (activation,) * depth


def with_depth(net: DenseNet, depth: int) -> DenseNet:
    """Return the network with a different depth; activations repeat.

    Raises
    ------
    ConfigError
        If it is too deep.
    """
    every = net.activations
    return replace(net, activations=tuple(every[k % len(every)] for k in range(depth)))


def _weight(net: DenseNet, layer: int) -> Array:
    rng = stream(net.seed, Purpose.WEIGHTS, layer)
    return sample(net.scaled_initializer, (net.width, net.width), rng).astype(np.float64)


def _normal(net: DenseNet, key: int, shape: tuple[int, int]) -> Array:
    return stream(net.seed, Purpose.DATASET, key).standard_normal(shape)


def _forward(net: DenseNet, weights: list[Array], x: Array) -> tuple[list[Array], list[Array]]:
    """Return the input and output of every activation."""
    seen, outputs = [], []
    for weight, activation in zip(weights, net.activations, strict=True):
        seen.append(functional.linear(x, weight))
        x = _activate(activation, seen[-1])
        outputs.append(x)
    return seen, outputs


def _backward(
    net: DenseNet, weights: list[Array], seen: list[Array], gradient: Array
) -> list[Array]:
    """Return the gradient with respect to the input of every activation."""
    found = []
    for weight, activation, z in zip(
        reversed(weights), reversed(net.activations), reversed(seen), strict=True
    ):
        found.append(_activate_backward(activation, gradient, z))
        gradient = functional.linear(found[-1], weight.T)
    return found[::-1]


def _activate(activation: Activation, z: Array) -> Array:
    match activation:
        case "linear":
            return z
        case "leaky_relu":
            return functional.leaky_relu(z, SLOPE)
    found: Array = getattr(functional, activation)(z)
    return found


def _activate_backward(activation: Activation, gradient: Array, z: Array) -> Array:
    match activation:
        case "linear":
            return gradient
        case "leaky_relu":
            return functional.leaky_relu_backward(gradient, z, SLOPE)
    found: Array = getattr(functional, f"{activation}_backward")(gradient, z)
    return found
