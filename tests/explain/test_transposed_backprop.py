"""Backward through a transposed convolution: numbers by hand, sums, and finite differences."""

from typing import Any

import numpy as np
import pytest

from guitrainer.errors import NetworkError
from guitrainer.explain.transposed import transpose
from guitrainer.explain.transposed_backprop import TransposedBackward, backpropagate_transposed

CLOSE = 1e-9


def test_two_pixels_by_hand() -> None:
    forward = transpose([[1, 2]], [[1, 10, 100]], [5], stride=(1, 2))
    found = backpropagate_transposed(forward, [[1, 2, 3, 4, 5]], 0.5)
    # pixel 1 sees 1 2 3, pixel 2 sees 3 4 5
    np.testing.assert_array_equal(found.grad_image, [[[321, 543]]])
    np.testing.assert_array_equal(found.grad_weight, [[[[1 + 6, 2 + 8, 3 + 10]]]])
    np.testing.assert_array_equal(found.grad_bias, [15])
    np.testing.assert_array_equal(found.new_weight, [[[[-2.5, 5, 93.5]]]])
    np.testing.assert_array_equal(found.new_bias, [-2.5])
    first, second = found.contributions()
    np.testing.assert_array_equal(first.window, [[1, 2, 3]])
    np.testing.assert_array_equal(first.running_weight, [[[1, 2, 3]]])
    np.testing.assert_array_equal(first.running_image, [[[321, 0]]])
    np.testing.assert_array_equal(second.contribution, [[[6, 8, 10]]])
    np.testing.assert_array_equal(second.products, [[[3, 40, 500]]])
    assert (second.top, second.left, float(second.sums[0])) == (0, 2, 543)


CASES: dict[str, tuple[int, Any, int, int]] = {
    "cut off": (2, 1, 1, 1),
    "same": (2, "same", 0, 1),
    "groups": (2, 1, 0, 2),
    "a group for each channel": (2, "valid", 0, 4),
}


def example(stride: int, padding: Any, extra: int, groups: int) -> TransposedBackward:
    rng = np.random.default_rng(5)
    weight = rng.normal(size=(4, 2, 2, 3))
    forward = transpose(
        rng.normal(size=(4, 3, 4)),
        weight,
        rng.normal(size=2 * groups),
        stride,
        padding,
        extra,
        groups,
    )
    return backpropagate_transposed(forward, rng.normal(size=forward.output.shape), 0.5)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_gradients_are_sums_and_agree_with_finite_differences(
    case: tuple[int, Any, int, int],
) -> None:
    found = example(*case)
    check = found.check
    assert max(check.weight_difference, check.bias_difference, check.image_difference) < CLOSE
    np.testing.assert_allclose(check.weight, found.grad_weight, atol=CLOSE)
    np.testing.assert_allclose(found.back.output, found.grad_image, atol=1e-12)
    share = np.zeros_like(found.grad_image)
    for k in range(len(found.forward.output)):
        seen, inner = found.forward.channels(k), k % found.forward.weight.shape[1]
        total = np.zeros((len(seen), *found.forward.weight.shape[2:]))
        for part in found.contributions(k):
            total += part.contribution
            np.testing.assert_allclose(part.running_weight, total, atol=1e-12)
            share[seen, part.row, part.column] += part.sums
        np.testing.assert_allclose(total, found.grad_weight[seen, inner], atol=1e-12)
        np.testing.assert_allclose(part.running_image, found.grad_image, atol=1e-12)
    np.testing.assert_allclose(share, found.grad_image, atol=1e-12)


def test_what_does_not_fit_is_refused() -> None:
    forward = transpose([[1]], [[1, 1, 1]])
    with pytest.raises(NetworkError, match="grad_output: got shape"):
        backpropagate_transposed(forward, [[1, 2]])
    with pytest.raises(NetworkError, match=r"pixel: got \(0, 0, 1\), accepted"):
        backpropagate_transposed(forward, np.ones((1, 3))).contribution(0, 1)
