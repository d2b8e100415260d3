"""Backwards: the numbers of the examples, sums over positions, finite differences."""

import numpy as np
import pytest

from guitrainer.errors import NetworkError
from guitrainer.explain.backprop import Backward, backpropagate, sequence_example, square_example
from guitrainer.explain.convolution import convolve

CLOSE = 1e-9


def test_sequence() -> None:
    found = sequence_example(0.1)
    np.testing.assert_allclose(found.forward.output, [[[1.3, 2.1]]])
    np.testing.assert_allclose(found.grad_weight, [[[[0.3, 0.4]]]])
    np.testing.assert_allclose(found.grad_image, [[[-0.03, 0.01, 0.1]]])
    np.testing.assert_allclose(found.grad_bias, [0.1])
    np.testing.assert_allclose(found.new_weight, [[[[0.27, 0.46]]]])
    first, second = found.contributions()
    np.testing.assert_allclose(first.contribution, [[[-0.1, -0.2]]])
    np.testing.assert_allclose(second.contribution, [[[0.4, 0.6]]])
    np.testing.assert_allclose(first.spread, [[[-0.03, -0.05]]])
    np.testing.assert_allclose(second.spread, [[[0.06, 0.1]]])
    np.testing.assert_allclose(first.running_image, [[[-0.03, -0.05, 0]]])


def test_square() -> None:
    found = square_example(0.1)
    np.testing.assert_allclose(found.forward.output, [[[3.7, 4.7], [6.7, 7.7]]])
    np.testing.assert_allclose(found.grad_weight, [[[[2.9, 3.5], [4.7, 5.3]]]])
    expected = [[[0.01, 0, -0.04], [0.06, 0.08, 0], [0.09, 0.24, 0.16]]]
    np.testing.assert_allclose(found.grad_image, expected, atol=1e-15)


def padded_example() -> Backward:
    rng = np.random.default_rng(3)
    forward = convolve(
        rng.normal(size=(2, 4, 4)), rng.normal(size=(2, 2, 2, 2)), rng.normal(size=2), 2, 1
    )
    return backpropagate(forward, rng.normal(size=forward.output.shape), 0.5)


EXAMPLES = {"sequence": sequence_example, "square": square_example, "padded": padded_example}


@pytest.mark.parametrize("make", EXAMPLES.values(), ids=EXAMPLES)
def test_gradients_are_sums_over_positions(make: object) -> None:
    found: Backward = make()  # type: ignore[operator]
    for k in range(len(found.grad_weight)):
        total, bias = np.zeros_like(found.grad_weight[k]), 0.0
        for part in found.contributions(k):
            total += part.contribution
            bias += part.gradient
            np.testing.assert_allclose(part.running_weight, total, atol=1e-12)
            assert part.running_bias == pytest.approx(bias)
        np.testing.assert_allclose(total, found.grad_weight[k], atol=1e-12)
    np.testing.assert_allclose(part.running_image, found.grad_image, atol=1e-12)


@pytest.mark.parametrize("make", EXAMPLES.values(), ids=EXAMPLES)
def test_input_gradient_is_overlaid(make: object) -> None:
    found: Backward = make()  # type: ignore[operator]
    overlay = np.zeros_like(found.forward.padded)
    for k in range(len(found.grad_weight)):
        for part in found.contributions(k):
            overlay[found.forward.part(part.row, part.column)] += part.spread
    halo, (_, height, width) = found.forward.window.halo, found.forward.image.shape
    inner = overlay[:, halo.top : halo.top + height, halo.left : halo.left + width]
    np.testing.assert_allclose(inner, found.grad_image, atol=1e-12)


@pytest.mark.parametrize("make", EXAMPLES.values(), ids=EXAMPLES)
def test_finite_differences_agree(make: object) -> None:
    found: Backward = make()  # type: ignore[operator]
    check = found.check
    assert max(check.weight_difference, check.bias_difference, check.image_difference) < CLOSE
    np.testing.assert_allclose(check.weight, found.grad_weight, atol=CLOSE)
    np.testing.assert_allclose(check.image, found.grad_image, atol=CLOSE)


def test_one_update_for_all_positions() -> None:
    found = padded_example()
    np.testing.assert_allclose(found.new_weight, found.forward.weight - 0.5 * found.grad_weight)
    np.testing.assert_allclose(found.new_bias, found.forward.bias - 0.5 * found.grad_bias)


def test_gradient_of_another_shape_is_refused() -> None:
    with pytest.raises(NetworkError, match="grad_output"):
        backpropagate(convolve(np.ones((3, 3)), np.ones((2, 2))), np.ones((3, 3)))


@pytest.mark.parametrize(("dilation", "groups"), [(2, 1), (1, 2), (2, 2)])
def test_gradients_of_dilated_and_grouped_windows(dilation: int, groups: int) -> None:
    rng = np.random.default_rng(0)
    image, weight = rng.normal(size=(2, 5, 6)), rng.normal(size=(2, 2 // groups, 2, 2))
    forward = convolve(image, weight, None, 1, 1, dilation, groups)
    found = backpropagate(forward, rng.normal(size=forward.output.shape))
    check = found.check
    assert max(check.weight_difference, check.bias_difference, check.image_difference) < 1e-9
    last = found.contribution(forward.output.shape[1] - 1, forward.output.shape[2] - 1, 1)
    np.testing.assert_allclose(last.running_weight, found.grad_weight[1], atol=1e-12)
    np.testing.assert_allclose(last.running_image, found.grad_image, atol=1e-12)
