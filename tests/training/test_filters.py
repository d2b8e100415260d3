"""The gradient that is captured beside the filters."""

from typing import Any

import numpy as np
import pytest

from guitrainer.config import schema
from guitrainer.events import FiltersCaptured
from tests.training.lab import PLAIN, experiment, of_kind, trained

EVERY_STEP = {"filters_every": 1, "signals_every": 2}
RATE, DECAY = 0.05, 0.1
CLIP = 1e-3


def captures(**training: Any) -> list[FiltersCaptured]:
    asked = experiment(
        recording=EVERY_STEP, optimizer="sgd", learning_rate=RATE, steps=4, **training
    )
    return of_kind(trained(asked)[0], FiltersCaptured)


@pytest.mark.parametrize("decay", [0.0, DECAY])
def test_gradient_is_what_changed_the_weight(decay: float) -> None:
    start, *others = captures(weight_decay=decay)
    assert start.gradient is None
    for before, after in zip([start, *others], others, strict=False):
        assert after.gradient is not None
        assert not after.gradient.flags.writeable
        change = (before.weight - after.weight) / RATE - decay * before.weight
        np.testing.assert_allclose(after.gradient, change, atol=1e-5)
        assert np.abs(after.gradient).max() > 1e-3


def test_gradient_is_shortened_as_the_optimiser_saw_it() -> None:
    plain, clipped = captures()[1].gradient, captures(clip_norm=CLIP)[1].gradient
    assert plain is not None and clipped is not None
    assert np.linalg.norm(clipped) <= CLIP < np.linalg.norm(plain)
    factor = np.linalg.norm(clipped) / np.linalg.norm(plain)
    np.testing.assert_allclose(clipped, plain * factor, rtol=1e-4)


def test_no_gradient_of_filters_that_are_not_trained() -> None:
    frozen = schema.Conv(filters=4, kernel_size=3, trainable=False)
    asked = experiment((frozen, *PLAIN[1:]), recording=EVERY_STEP, steps=2)
    found = of_kind(trained(asked)[0], FiltersCaptured)
    assert [capture.gradient for capture in found] == [None, None, None]
