"""The benchmark that learns by contrast: its loss, which is computed without the engine."""

import runpy
from pathlib import Path

import numpy as np
import pytest

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks/contrastive.py"))


def loss(outputs: np.ndarray) -> float:
    """NT-Xent by definition; the partner of a view is half of the rows away."""
    unit = outputs / np.linalg.norm(outputs, axis=1, keepdims=True)
    count = len(outputs)
    found = 0.0
    for k in range(count):
        alike = np.exp(unit @ unit[k] / SCRIPT["TEMPERATURE"])
        found -= np.log(alike[(k + count // 2) % count] / (alike.sum() - alike[k]))
    return found / count


def test_gradient_of_the_loss() -> None:
    outputs = np.random.default_rng(0).normal(size=(8, 5))
    expected = np.zeros_like(outputs)
    for place in np.ndindex(*outputs.shape):
        step = np.zeros_like(outputs)
        step[place] = 1e-6
        expected[place] = (loss(outputs + step) - loss(outputs - step)) / 2e-6
    np.testing.assert_allclose(SCRIPT["contrast"](outputs)[1], expected, atol=1e-7)


def test_partners_are_recognized() -> None:
    outputs = np.eye(4)[[0, 1, 2, 3, 0, 1, 2, 3]]
    assert SCRIPT["contrast"](outputs)[0] == 1
    assert SCRIPT["contrast"](outputs[[0, 1, 2, 3, 1, 0, 3, 2]])[0] == 0


@pytest.mark.filterwarnings("error")
def test_nothing_is_recognized_without_steps() -> None:
    network = SCRIPT["build"](0)
    assert SCRIPT["train"](network, np.zeros((2, 1, 13, 13), np.float32), 0, 0) is None
