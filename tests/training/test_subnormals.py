"""No number of a run becomes subnormal: arithmetic on these is slow on many processors."""

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.training.control import Control
from tests.training.lab import experiment, training

SMALLEST = float(np.finfo(np.float32).tiny)
STEPS = 20_000
# On raw pixels, which are never negative, the filters respond with negative numbers only: behind
# ReLU they get no gradient, so weight decay shrinks them until the end, and velocities fade.
DEAD = schema.Initializer(scheme="constant", value=-0.3)
LAYERS: tuple[schema.AnyLayer, ...] = (
    schema.Conv(filters=4, kernel_size=3, initializer=DEAD),
    schema.Relu(),
    schema.MaxPool(size=5),
    schema.Dense(),
)


def subnormal(values: np.ndarray) -> int:
    return int(((values != 0) & (np.abs(values) < SMALLEST)).sum())


@pytest.mark.parametrize("optimizer", ["momentum", "nesterov", "rmsprop", "adam"])
def test_dead_filters_do_not_fade_into_subnormals(optimizer: str) -> None:
    asked = experiment(
        LAYERS,
        data={"preprocessing": "raw"},
        recording={"filters_every": STEPS, "signals_every": STEPS, "evaluate_every": STEPS},
        optimizer=optimizer,
        batch_size=16,
        steps=STEPS,
        learning_rate=0.02,
        weight_decay=0.5,
    )
    with training(asked) as trainer:
        for _ in trainer.events(Control()):
            pass
        arrays = trainer.state()[0]
        gradients = {p.name: p.grad for p in trainer.network.parameters}
    counted = {
        name: subnormal(values)
        for name, values in (arrays | gradients).items()
        if values.dtype == np.float32
    }
    assert "conv1.weight" in counted
    assert any(name.startswith("optimizer.conv1.weight.") for name in counted)
    assert not any(counted.values()), counted
