"""Experiments made at random: layers of every kind, and every setting of the training."""

from typing import Any

import numpy as np

from guitrainer.config import schema
from guitrainer.errors import NetworkError
from guitrainer.nn.geometry import Shape
from guitrainer.nn.plans import plan_layers
from tests.nn.nets import CLASSES, HE, NETS

SHAPES: tuple[Shape, ...] = ((1, 8, 8), (2, 9, 7), (3, 8, 8))
SMOOTH = (schema.Sigmoid(), schema.Tanh(), schema.Gelu())
KINKED = (schema.Relu(), schema.LeakyRelu(slope=0.1), schema.LeakyRelu(slope=0.0))
POOLS = (
    schema.MaxPool(),
    schema.AvgPool(),
    schema.MaxPool(size=3, stride=2),
    schema.AvgPool(size=(2, 1), stride=(1, 2)),
)
OPTIMIZERS = ("sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw")
SCHEDULES: tuple[dict[str, Any], ...] = (
    {"schedule": "constant"},
    {"schedule": "step", "step_every": 15, "step_factor": 0.4},
    {"schedule": "cosine", "final_fraction": 0.05},
    {"schedule": "one_cycle", "final_fraction": 0.01},
)

# Settings of the training that the libraries take in different ways.
TRAININGS: dict[str, dict[str, Any]] = {
    "sgd, decay": {"optimizer": "sgd", "weight_decay": 0.05, "schedule": "step"},
    "sgd, clipped": {"optimizer": "sgd", "learning_rate": 30.0, "clip_norm": 1e-4},
    "sgd, clipped, decay": {"optimizer": "sgd", "weight_decay": 0.1, "clip_norm": 0.2},
    "momentum": {"optimizer": "momentum", "learning_rate": 0.02},
    "momentum, step": {"optimizer": "momentum", "schedule": "step"},
    "momentum, warm-up": {"optimizer": "momentum", "warmup_steps": 20},
    "momentum, decay, clipped": {"optimizer": "momentum", "weight_decay": 0.1, "clip_norm": 0.2},
    "nesterov": {"optimizer": "nesterov", "learning_rate": 0.02},
    "nesterov, cosine, decay": {
        "optimizer": "nesterov",
        "schedule": "cosine",
        "weight_decay": 0.1,
        "momentum": 0.6,
    },
    "nesterov, one-cycle": {"optimizer": "nesterov", "schedule": "one_cycle"},
    "rmsprop": {"optimizer": "rmsprop"},
    "rmsprop, epsilon": {"optimizer": "rmsprop", "epsilon": 0.1, "learning_rate": 0.05},
    "rmsprop, no memory": {"optimizer": "rmsprop", "rho": 0.0, "epsilon": 0.01},
    "rmsprop, momentum, one-cycle, decay": {
        "optimizer": "rmsprop",
        "momentum": 0.8,
        "schedule": "one_cycle",
        "weight_decay": 0.1,
    },
    "adam": {"optimizer": "adam"},
    "adam, epsilon": {"optimizer": "adam", "epsilon": 0.1, "learning_rate": 0.05},
    "adam, long memory": {"optimizer": "adam", "beta2": 0.999999, "beta1": 0.99},
    "adam, no memory of g": {"optimizer": "adam", "beta1": 0.0, "beta2": 0.5},
    "adam, decay, clipped": {"optimizer": "adam", "weight_decay": 0.1, "clip_norm": 0.2},
    "adamw, no decay": {"optimizer": "adamw", "learning_rate": 0.03},
    "adamw": {"optimizer": "adamw", "weight_decay": 0.5, "schedule": "cosine"},
    "adamw, epsilon, clipped": {
        "optimizer": "adamw",
        "weight_decay": 0.5,
        "epsilon": 1.0,
        "learning_rate": 0.1,
        "clip_norm": 0.2,
        "warmup_steps": 10,
    },
}
SMALL: tuple[schema.AnyLayer, ...] = (
    schema.Conv(filters=4, kernel_size=3, initializer=HE, trainable=False),
    schema.Tanh(),
    schema.Dense(units=6, initializer=HE),
    schema.Tanh(),
    schema.Dense(initializer=HE),
)
NETWORKS = [f"network, {name}" for name in NETS]
# Those whose losses with Keras are recorded: one of every kind of layer.
KEPT = ("pooled", "odd", "smooth", "normalized", "local", "dense", "large pool")
RECORDED = [*TRAININGS, *(f"network, {name}" for name in KEPT)]
STEPS = 50


def experiment_of(name: str) -> tuple[schema.Experiment, Shape]:
    """An experiment of `TRAININGS`, or of `NETWORKS` with momentum, and the shape of its images."""
    if name in TRAININGS:
        settings, shape, layers = TRAININGS[name], (1, 8, 8), SMALL
    else:
        shape, layers = NETS[name.removeprefix("network, ")]
        # with larger steps, kinks of these networks let rounding errors grow
        rate = {"network, residual": 0.01, "network, standardized": 0.002}.get(name, 0.02)
        settings = {"learning_rate": rate, "weight_decay": 0.01, "schedule": "cosine"}
    rate = 0.003 if settings.get("optimizer") in ("rmsprop", "adam", "adamw") else 0.05
    schedule = {"step_every": 15, "step_factor": 0.4, "final_fraction": 0.05}
    fixed = {"batch_size": 16, "steps": STEPS, "learning_rate": rate}
    training = schema.Training(**(schedule | fixed | settings))
    return schema.Experiment(network=schema.Network(layers=layers), training=training), shape


class Choices:
    """Draws from lists, always the same for a seed."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)

    def one(self, *options: Any) -> Any:
        return options[int(self.rng.integers(len(options)))]

    def likely(self, share: float) -> bool:
        return bool(self.rng.random() < share)


def random_experiment(seed: int, steps: int = STEPS) -> tuple[schema.Experiment, Shape]:
    """An experiment and the shape of its images."""
    choices = Choices(seed)
    shape = choices.one(*SHAPES)
    while True:
        network = schema.Network(layers=random_layers(choices))
        try:
            plan_layers(network, shape, CLASSES)
        except NetworkError:
            continue
        training = random_training(choices, steps)
        return schema.Experiment(network=network, training=training, seed=seed), shape


def random_layers(choices: Choices) -> tuple[Any, ...]:
    layers: list[Any] = []
    for _ in range(choices.one(0, 1, 1, 2)):
        layers += _windows(choices)
        layers += [choices.one(*POOLS)] if choices.likely(0.5) else []
    layers += [schema.GlobalAvgPool()] if layers and choices.likely(0.2) else []
    if choices.likely(0.5):
        layers.append(schema.Dense(units=choices.one(5, 8), initializer=HE))
        layers += _behind(choices)
        if choices.likely(0.2):
            layers.append(schema.Conv(filters=3, kernel_size=1, initializer=HE))
    return (*layers, schema.Dense(initializer=HE))


def _windows(choices: Choices) -> list[Any]:
    kind = choices.one(schema.Conv, schema.Conv, schema.Local)
    layer = kind(
        filters=choices.one(3, 4),
        kernel_size=choices.one(1, 2, 3, (2, 3)),
        stride=choices.one(1, 1, 2, (2, 1)),
        padding=choices.one("valid", "same", 1, (0, 1)),
        bias=choices.likely(0.8),
        trainable=choices.likely(0.9),
        initializer=HE,
    )
    return [layer, *_behind(choices)]


def _behind(choices: Choices) -> list[Any]:
    norm = schema.BatchNorm(
        momentum=choices.one(0.1, 0.01), epsilon=choices.one(1e-5, 1e-3, 1e-12, 1.0)
    )
    layers: list[Any] = [norm] if choices.likely(0.3) else []
    layers.append(choices.one(*SMOOTH) if choices.likely(0.6) else choices.one(*KINKED))
    return [*layers, schema.Dropout(rate=0.0)] if choices.likely(0.15) else layers


def random_training(choices: Choices, steps: int) -> schema.Training:
    kind = choices.one(*OPTIMIZERS)
    adaptive = kind in ("rmsprop", "adam", "adamw")
    settings: dict[str, Any] = {
        "optimizer": kind,
        "learning_rate": choices.one(0.003, 0.01) if adaptive else choices.one(0.02, 0.1),
        "momentum": choices.one(None, None, 0.0, 0.5, 0.9),
        "weight_decay": choices.one(0.0, 0.01, 0.1),
        "rho": choices.one(0.99, 0.9, 0.0),
        "beta1": choices.one(0.9, 0.5, 0.0),
        "beta2": choices.one(0.999, 0.9, 0.999999),
        "epsilon": choices.one(1e-8, 1e-3, 0.1, 1.0),
        "clip_norm": choices.one(None, None, 0.05, 1.0, 1e-4),
        "warmup_steps": choices.one(0, 0, 7),
        "batch_size": choices.one(16, 24),
        "steps": steps,
    }
    return schema.Training(**settings, **choices.one(*SCHEDULES))
