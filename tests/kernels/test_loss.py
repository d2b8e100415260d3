"""Cross-entropy where the last block is filled with samples that do not count."""

from typing import Any

import numpy as np
import pytest

from kernels.loss import make_cross_entropy
from kernels.machine import LANES
from tests import reference
from tests.kernels.blocks import empty_plane

CLASSES = 5
STORED = 2 * LANES


def computed(logits: Any, labels: Any, count: int, rest: float = 0.0) -> tuple[float, float, Any]:
    """Loss, right answers and the gradient; lanes beyond `count` hold `rest`."""
    plane, grad = (empty_plane(STORED, (CLASSES, 1, 1)) for _ in range(2))
    whole = np.full((STORED, CLASSES, 1, 1), rest, np.float32)
    whole[: len(logits), :, 0, 0] = logits
    whole[count:] = rest
    plane.put(whole)
    grad.inner[:] = 99  # what a step before may have left behind
    padded = np.zeros(STORED, np.int64)
    padded[: len(labels)] = labels
    counted, figures, halt = np.array([count]), np.zeros(2), np.zeros(1, np.int64)
    make_cross_entropy("float32")(plane.inner, padded, counted, grad.inner, figures, halt)
    loss, right = figures
    assert halt[0] == (not np.isfinite(loss))
    return loss, right, grad.take(STORED)[:, :, 0, 0]


def batch(count: int) -> tuple[Any, Any]:
    rng = np.random.default_rng(count)
    return rng.normal(size=(count, CLASSES)).astype(np.float32), rng.integers(0, CLASSES, count)


@pytest.mark.parametrize("count", [1, LANES - 1, LANES, LANES + 1, STORED])
@pytest.mark.parametrize("rest", [0.0, 1e30, np.nan, np.inf])
def test_samples_that_fill_the_block_do_not_count(count: int, rest: float) -> None:
    logits, labels = batch(count)
    loss, right, grad = computed(logits, labels, count, rest)
    assert loss == pytest.approx(reference.cross_entropy(logits, labels), rel=1e-6)
    assert right == (logits.argmax(axis=1) == labels).sum()
    expected = reference.cross_entropy_backward(logits, labels)
    np.testing.assert_allclose(grad[:count], expected, atol=1e-7)
    np.testing.assert_array_equal(grad[count:], 0)


@pytest.mark.parametrize("place", [0, 2, CLASSES - 1])
@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_logit_that_is_not_finite_shows_in_the_loss(place: int, bad: float) -> None:
    logits, labels = batch(4)
    logits[2, place] = bad
    loss, _, _ = computed(logits, labels, 4)
    assert not np.isfinite(loss)


def test_large_logits_do_not_overflow() -> None:
    logits = np.zeros((2, CLASSES), np.float32)
    logits[:, 1] = 1e30
    loss, right, grad = computed(logits[:1], np.array([1]), 1)
    assert (loss, right) == (0, 1)
    np.testing.assert_array_equal(grad, 0)
    loss, right, _ = computed(logits[:1], np.array([0]), 1)
    assert loss == pytest.approx(1e30)
    assert right == 0


def test_first_of_equal_logits_is_the_answer() -> None:
    logits = np.zeros((CLASSES, CLASSES), np.float32)
    assert computed(logits, np.arange(CLASSES), CLASSES)[1] == 1
