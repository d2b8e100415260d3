"""Own filters in place of drawn ones: all of a layer, or one; as long as asked for."""

import numpy as np
import pytest
from numpy.typing import NDArray

from guitrainer.errors import ConfigError
from guitrainer.explain.placing import Length, placed

DRAWN = np.random.default_rng(0).normal(0, 0.1, (4, 3, 3, 3)).astype(np.float32)
SOBEL = np.array([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]])


def lengths(weight: NDArray[np.float32]) -> NDArray[np.float64]:
    squares = (weight.astype(np.float64) ** 2).sum(axis=(1, 2, 3))
    found: NDArray[np.float64] = np.sqrt(squares)
    return found


@pytest.mark.parametrize(
    ("length", "expected"),
    [("one", 1.0), ("drawn", lengths(DRAWN).mean()), ("own", np.sqrt(12.0))],
)
def test_patterns_take_turns_and_have_the_length_asked_for(length: Length, expected: float) -> None:
    weight = placed(DRAWN, [SOBEL, SOBEL.T], length)
    assert weight.shape == DRAWN.shape
    assert weight.dtype == np.dtype(np.float32)
    np.testing.assert_allclose(lengths(weight), expected, rtol=1e-6)
    np.testing.assert_allclose(weight[3, 1] / weight[3, 1, 2, 1], SOBEL.T / 2, atol=1e-6)


def test_one_filter_is_replaced_and_the_others_stay() -> None:
    weight = placed(DRAWN, [SOBEL], "drawn", only=2)
    np.testing.assert_array_equal(weight[[0, 1, 3]], DRAWN[[0, 1, 3]])
    np.testing.assert_allclose(lengths(weight)[2], lengths(DRAWN).mean(), rtol=1e-6)
    assert weight[2, 0, 1, 2] > 0 > weight[2, 0, 1, 0]


def test_a_whole_layer_takes_the_size_of_its_patterns() -> None:
    assert placed(DRAWN, [np.eye(5)]).shape == (4, 3, 5, 5)


@pytest.mark.parametrize(
    ("pattern", "only", "message"),
    [
        (np.eye(5), 0, "got a pattern of 5×5, accepted: 3×3"),
        (SOBEL, 4, "filter: got 4, accepted: 0 to 3"),
        (np.zeros((3, 3)), None, "only zeros"),
    ],
)
def test_what_does_not_fit_is_refused(
    pattern: NDArray[np.float64],
    only: int | None,
    message: str,
) -> None:
    with pytest.raises(ConfigError, match=message):
        placed(DRAWN, [pattern], only=only)
