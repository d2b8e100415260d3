"""A transposed convolution stamp by stamp: small numbers by hand, and those of the naive twin."""

from typing import Any

import numpy as np
import pytest

from guitrainer.errors import NetworkError
from guitrainer.explain.transposed import transpose, transposed_example
from tests import reference

RNG = np.random.default_rng(0)


def test_two_pixels_by_hand() -> None:
    found = transpose([[1, 2]], [[1, 10, 100]], [5], stride=(1, 2))
    np.testing.assert_array_equal(found.output, [[[6, 15, 107, 25, 205]]])
    first, second = found.stamps()
    np.testing.assert_array_equal(first.running, [[6, 15, 105, 5, 5]])
    np.testing.assert_array_equal(second.stamp, [[2, 20, 200]])
    assert (second.top, second.left) == (0, 2)


SIZES: list[tuple[int, int, int, Any, int, str]] = [
    (3, 3, 2, 0, 0, "(3 − 1)·2 + 3 − 2·0 + 0 = 7"),
    (3, 3, 2, 1, 1, "(3 − 1)·2 + 3 − 2·1 + 1 = 6"),
    (4, 2, 2, "valid", 0, "(4 − 1)·2 + 2 − 2·0 + 0 = 8"),
    (2, 3, 3, 0, 2, "(2 − 1)·3 + 3 − 2·0 + 2 = 8"),
    (3, 3, 2, "same", 0, "3·2 = 6"),
    (3, 1, 2, "same", 0, "3·2 = 6"),
]


@pytest.mark.parametrize(("size", "kernel", "stride", "padding", "extra", "text"), SIZES)
def test_size_arithmetic(
    size: int, kernel: int, stride: int, padding: Any, extra: int, text: str
) -> None:
    found = transpose(
        np.ones((size, size)), np.ones((kernel, kernel)), None, stride, padding, extra
    )
    assert found.height.text == found.width.text == text
    assert found.output.shape[1:] == (found.height.output, found.width.output)


@pytest.mark.parametrize(("padding", "extra"), [(0, 0), (1, 1), ((0, 1), (1, 0)), ("same", 0)])
def test_stamps_add_up_to_the_output_of_the_engine(padding: Any, extra: Any) -> None:
    image, weight = RNG.normal(size=(2, 3, 4)), RNG.normal(size=(2, 3, 3, 2))
    bias = RNG.normal(size=3)
    found = transpose(image, weight, bias, 2, padding, extra)
    _, height, width = found.output.shape
    for k in range(3):
        room = np.zeros((20, 20))  # with space for whatever is removed at the borders
        for stamp in found.stamps(k):
            top, left = stamp.top + 5, stamp.left + 5
            room[top : top + 3, left : left + 2] += stamp.stamp
        total = room[5 : 5 + height, 5 : 5 + width] + bias[k]
        np.testing.assert_allclose(total, found.output[k], atol=1e-12)
        np.testing.assert_allclose(stamp.running, found.output[k], atol=1e-12)


@pytest.mark.parametrize("groups", [2, 4])
def test_a_group_stamps_only_on_its_own_outputs(groups: int) -> None:
    image, weight = RNG.normal(size=(4, 2, 3)), RNG.normal(size=(4, 3, 2, 2))
    found = transpose(image, weight, None, 2, 1, 0, groups)
    seen = 4 // groups
    for k in range(3 * groups):
        first = k // 3 * seen
        channels = slice(first, first + seen)
        alone = transpose(image[channels], weight[channels, k % 3][:, None], None, 2, 1)
        np.testing.assert_allclose(found.output[k], alone.output[0], atol=1e-12)
        ours, theirs = found.stamp(1, 2, k), alone.stamp(1, 2)
        assert ours.first == first
        np.testing.assert_array_equal(ours.values, theirs.values)
        np.testing.assert_array_equal(ours.products, theirs.products)
        np.testing.assert_allclose(ours.running, theirs.running, atol=1e-12)


def test_example_is_that_of_the_naive_twin() -> None:
    found = transposed_example(2, 1, 1)
    expected = reference.conv_transpose2d(found.image[None], found.weight, found.bias, 2, 1, 1)[0]
    np.testing.assert_allclose(found.output, expected, atol=1e-12)


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(NetworkError, match="output padding below the stride"):
        transpose([[1]], [[1]], None, 1, 0, 1)
    for groups in (0, -1, 2):
        with pytest.raises(NetworkError, match="groups"):
            transpose([[1]], [[1]], groups=groups)
    with pytest.raises(NetworkError, match=r"pixel: got \(0, 2, 0\), accepted: from 0, below"):
        transposed_example().stamp(2, 0)
