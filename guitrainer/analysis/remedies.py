"""Changes to an experiment that may solve the problems noticed in its run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from guitrainer.analysis import judgment
from guitrainer.analysis.kinds import traits_of
from guitrainer.analysis.notices import Kind
from guitrainer.config.edits import with_layers
from guitrainer.config.schema import (
    LARGEST,
    AnyLayer,
    Experiment,
    Initializer,
    LeakyRelu,
    Relu,
    Sigmoid,
    WeightLayer,
    WindowLayer,
    draws_weight,
)

Key = Literal[
    "he_normal",
    "lecun_normal",
    "small_random",
    "relu_for_sigmoid",
    "leaky_relu",
    "lower_learning_rate",
    "raise_learning_rate",
    "clip_norm",
    "less_weight_decay",
    "no_control",
]
Change = Callable[[Experiment], Experiment]

RATE_FACTOR = 10.0
CLIP_NORM = 1.0
SMALL_STD = 0.01


@dataclass(frozen=True)
class Remedy:
    """A named change to an experiment; `apply` leaves everything else unchanged."""

    key: Key
    apply: Change


def applicable(keys: Sequence[Key], experiment: Experiment) -> tuple[Remedy, ...]:
    """Return the remedies with these keys that would change `experiment`."""
    offered = [Remedy(key, CHANGES[key]) for key in keys]
    return tuple(remedy for remedy in offered if remedy.apply(experiment) != experiment)


# ---------------------------------------------------------------- the weights


def _he_normal(experiment: Experiment) -> Experiment:
    """He initialization, for networks with rectifiers, which halve the signal."""
    return _redrawn(experiment, "he_normal") if _rectified(experiment) else experiment


def _lecun_normal(experiment: Experiment) -> Experiment:
    """LeCun initialization, for networks without rectifiers."""
    return experiment if _rectified(experiment) else _redrawn(experiment, "lecun_normal")


def _rectified(experiment: Experiment) -> bool:
    return any(traits_of(layer.type).rectifies for layer in experiment.network.layers)


def _redrawn(experiment: Experiment, scheme: Literal["he_normal", "lecun_normal"]) -> Experiment:
    def change(layer: AnyLayer) -> AnyLayer:
        return _drawn(layer, Initializer(scheme=scheme))

    return with_layers(experiment, map(change, experiment.network.layers))


def _small_random(experiment: Experiment) -> Experiment:
    """Small random filters, as in the default experiment, and He initialization behind them."""
    if not any(isinstance(layer, WindowLayer) for layer in experiment.network.layers):
        return experiment
    small = Initializer(scheme="random_normal", std=SMALL_STD)

    def change(layer: AnyLayer) -> AnyLayer:
        chosen = small if isinstance(layer, WindowLayer) else Initializer(scheme="he_normal")
        return _drawn(layer, chosen)

    return with_layers(experiment, map(change, experiment.network.layers))


def _drawn(layer: AnyLayer, initializer: Initializer) -> AnyLayer:
    """Return the layer with another initializer; weights that are not trained stay as chosen."""
    if not isinstance(layer, WeightLayer) or not draws_weight(layer) or not layer.trainable:
        return layer
    return layer.model_copy(update={"initializer": initializer, "bias_initializer": None})


# ---------------------------------------------------------------- the activations


def _relu_for_sigmoid(experiment: Experiment) -> Experiment:
    """ReLU passes the whole gradient, a sigmoid at most a quarter; weights are drawn for ReLU."""

    def change(layer: AnyLayer) -> AnyLayer:
        return Relu(name=layer.name) if isinstance(layer, Sigmoid) else layer

    changed = with_layers(experiment, map(change, experiment.network.layers))
    return experiment if changed == experiment else _he_normal(changed)


def _leaky_relu(experiment: Experiment) -> Experiment:
    """With leaky ReLU, a unit that is always negative still receives a gradient."""

    def change(layer: AnyLayer) -> AnyLayer:
        return LeakyRelu(name=layer.name) if isinstance(layer, Relu) else layer

    return with_layers(experiment, map(change, experiment.network.layers))


# ---------------------------------------------------------------- training and data


def _lower_learning_rate(experiment: Experiment) -> Experiment:
    return _trained(experiment, learning_rate=experiment.training.learning_rate / RATE_FACTOR)


def _raise_learning_rate(experiment: Experiment) -> Experiment:
    rate = experiment.training.learning_rate * RATE_FACTOR
    return _trained(experiment, learning_rate=min(rate, LARGEST))


def _clip_norm(experiment: Experiment) -> Experiment:
    limit = experiment.training.clip_norm
    return _trained(experiment, clip_norm=CLIP_NORM if limit is None else min(limit, CLIP_NORM))


def _less_weight_decay(experiment: Experiment) -> Experiment:
    return _trained(experiment, weight_decay=experiment.training.weight_decay / RATE_FACTOR)


def _no_control(experiment: Experiment) -> Experiment:
    data = experiment.data.model_copy(update={"control": "none"})
    return experiment.model_copy(update={"data": data})


def _trained(experiment: Experiment, **changed: float) -> Experiment:
    training = experiment.training.model_copy(update=changed)
    return experiment.model_copy(update={"training": training})


CHANGES: dict[Key, Change] = {
    "he_normal": _he_normal,
    "lecun_normal": _lecun_normal,
    "small_random": _small_random,
    "relu_for_sigmoid": _relu_for_sigmoid,
    "leaky_relu": _leaky_relu,
    "lower_learning_rate": _lower_learning_rate,
    "raise_learning_rate": _raise_learning_rate,
    "clip_norm": _clip_norm,
    "less_weight_decay": _less_weight_decay,
    "no_control": _no_control,
}
WEIGHTS: tuple[Key, ...] = ("he_normal", "lecun_normal")
# Remedies for a network that is not trained yet, the most promising first.
BEFORE_TRAINING: dict[judgment.Kind, tuple[Key, ...]] = {
    "keeps": (),
    "none": (),
    "dead": (*WEIGHTS, "leaky_relu"),
    "equal": (*WEIGHTS, "small_random"),
    "constant": ("relu_for_sigmoid", *WEIGHTS),
    "shrinks": ("relu_for_sigmoid", *WEIGHTS),
    "saturates": (*WEIGHTS, "relu_for_sigmoid"),
    "grows": (*WEIGHTS, "lower_learning_rate"),
    "overshoots": ("lower_learning_rate", *WEIGHTS, "clip_norm"),
    "slow": ("raise_learning_rate",),
}
# What a remedy does, as the text of a button.
NAMES: dict[Key, str] = {
    "he_normal": "Use He normal",
    "lecun_normal": "Use LeCun normal",
    "small_random": "Start from small random weights",
    "relu_for_sigmoid": "Replace the sigmoids with ReLU",
    "leaky_relu": "Use leaky ReLU",
    "lower_learning_rate": "Divide the learning rate by 10",
    "raise_learning_rate": "Multiply the learning rate by 10",
    "clip_norm": "Clip the gradient",
    "less_weight_decay": "Divide the weight decay by 10",
    "no_control": "Leave images and labels unchanged",
}
LOWER: Key = "lower_learning_rate"
RAISE: Key = "raise_learning_rate"
# Remedies while a network trains; `Diagnosis` makes sure that they do not contradict each other.
ANSWERS: dict[Kind, tuple[Key, ...]] = {
    "diverged": (LOWER, "clip_norm", *WEIGHTS),
    "high_start": (*WEIGHTS, "clip_norm", LOWER),
    "loss_jumped": (LOWER, "clip_norm"),
    "loss_grows": (LOWER, "clip_norm", *WEIGHTS),
    "equal_filters": ("small_random", *WEIGHTS),
    "vanishing_gradient": ("relu_for_sigmoid", *WEIGHTS),
    "exploding_gradient": (*WEIGHTS, "clip_norm", LOWER),
    "saturated": (*WEIGHTS, "relu_for_sigmoid", LOWER),
    "large_update": (LOWER, "clip_norm"),
    "dead_units": ("leaky_relu", *WEIGHTS),
    "small_update": (*WEIGHTS, RAISE),
    "dead_filters": ("less_weight_decay", LOWER, *WEIGHTS),
    "no_progress": ("no_control", "relu_for_sigmoid", *WEIGHTS, RAISE),
}
