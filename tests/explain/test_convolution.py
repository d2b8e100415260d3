"""A convolution step by step: the numbers of the textbooks, and those of the naive twin."""

from typing import Any

import numpy as np
import pytest

from guitrainer.errors import NetworkError
from guitrainer.explain.convolution import X_FILTER, X_PICTURE, convolve, cut, x_example
from tests import reference

RNG = np.random.default_rng(0)


def test_x_picture_answers_most_at_its_crossing() -> None:
    example = x_example()
    assert X_PICTURE.sum() == 9
    np.testing.assert_array_equal(example.output, [[[3, 0, 3], [0, 5, 0], [3, 0, 3]]])
    assert example.height.text == example.width.text == "(5 − 3)/1 + 1 = 3"
    center = example.position(1, 1)
    np.testing.assert_array_equal(center.products[0], X_FILTER)
    assert (center.top, center.left, center.sum, center.output) == (1, 1, 5.0, 5.0)
    corner = example.position(0, 0)
    np.testing.assert_array_equal(corner.products[0], np.eye(3))


SIZES = [
    (5, 3, 1, 0, "(n − k)/s + 1", "(5 − 3)/1 + 1 = 3"),
    (5, 3, 1, 1, "(n + 2p − k)/s + 1", "(5 + 2·1 − 3)/1 + 1 = 5"),
    (5, 3, 2, "same", "(n + 2p − k)/s + 1", "(5 + 2·1 − 3)/2 + 1 = 3"),
    (5, 2, 1, "same", "(n + p₁ + p₂ − k)/s + 1", "(5 + 0 + 1 − 2)/1 + 1 = 5"),
    (6, 3, 2, "valid", "⌊(n − k)/s⌋ + 1", "⌊(6 − 3)/2⌋ + 1 = 2"),
]


@pytest.mark.parametrize(("size", "kernel", "stride", "padding", "symbols", "text"), SIZES)
def test_size_arithmetic(
    size: int, kernel: int, stride: int, padding: int, symbols: str, text: str
) -> None:
    found = convolve(np.ones((size, size)), np.ones((kernel, kernel)), None, stride, padding)
    assert (found.height.symbols, found.height.text) == (symbols, text)
    assert found.output.shape[1:] == (found.height.output, found.width.output)


DILATED = [
    (5, 3, 2, 1, 0, "(n − d(k − 1) − 1)/s + 1", "(5 − 2·(3 − 1) − 1)/1 + 1 = 1"),
    (9, 3, 3, 1, 1, "(n + 2p − d(k − 1) − 1)/s + 1", "(9 + 2·1 − 3·(3 − 1) − 1)/1 + 1 = 5"),
    (8, 3, 2, 2, 0, "⌊(n − d(k − 1) − 1)/s⌋ + 1", "⌊(8 − 2·(3 − 1) − 1)/2⌋ + 1 = 2"),
]


@pytest.mark.parametrize(
    ("size", "kernel", "dilation", "stride", "padding", "symbols", "text"), DILATED
)
def test_size_arithmetic_of_dilated_windows(
    size: int, kernel: int, dilation: int, stride: int, padding: int, symbols: str, text: str
) -> None:
    image, weight = np.ones((size, size)), np.ones((kernel, kernel))
    found = convolve(image, weight, None, stride, padding, dilation)
    assert (found.width.symbols, found.width.text) == (symbols, text)
    assert found.output.shape[1:] == (found.height.output, found.width.output)


@pytest.mark.parametrize(("dilation", "groups"), [(2, 1), ((1, 2), 1), (1, 2), (2, 4)])
def test_dilated_and_grouped_positions_add_up(dilation: Any, groups: int) -> None:
    image, weight = RNG.normal(size=(4, 6, 7)), RNG.normal(size=(8, 4 // groups, 3, 2))
    found = convolve(image, weight, None, 1, 1, dilation, groups)
    expected = reference.conv2d(image[None], weight, np.zeros(8), 1, 1, dilation, groups)[0]
    np.testing.assert_allclose(found.output, expected, atol=1e-12)
    for k in range(8):
        group = k // (8 // groups)
        assert list(found.channels(k)) == list(np.arange(4).reshape(groups, -1)[group])
        for place in found.positions(k):
            assert place.first == found.channels(k).start
            assert place.sum == pytest.approx(place.output, abs=1e-12)


def test_the_x_grows_with_the_dilated_filter() -> None:
    for dilation, side in ((1, 5), (2, 7), (3, 9)):
        example = x_example(dilation=dilation)
        assert example.image.shape == (1, side, side)
        assert example.output[0, 1, 1] == example.output.max() == 5
        center = example.position(1, 1)
        np.testing.assert_array_equal(center.window[0], X_FILTER)


@pytest.mark.parametrize(("stride", "padding"), [(1, 0), (2, 1), (1, "same")])
def test_positions_add_up_to_the_output_of_the_engine(stride: int, padding: int | str) -> None:
    image, weight = RNG.normal(size=(2, 5, 6)), RNG.normal(size=(3, 2, 2, 2))
    bias = RNG.normal(size=3)
    found = convolve(image, weight, bias, stride, padding)  # type: ignore[arg-type]
    pads = 1 if padding == 1 else 0
    if padding != "same":
        expected = reference.conv2d(image[None], weight, bias, stride, pads)[0]
        np.testing.assert_allclose(found.output, expected, atol=1e-12)
    for k in range(3):
        for place in found.positions(k):
            assert place.sum + place.bias == pytest.approx(place.output, abs=1e-12)
            assert place.channel_sums.sum() == pytest.approx(place.sum, abs=1e-12)
            np.testing.assert_array_equal(place.products, place.window * weight[k])


def test_numbers_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        x_example().position(0, 0).products[0] = 1


def test_patch_of_a_picture() -> None:
    image = np.arange(24).reshape(1, 4, 6)
    np.testing.assert_array_equal(cut(image, 1, 2, 2, 3)[0], image[0, 1:3, 2:5])


@pytest.mark.parametrize("where", [(-1, 0, 2, 2), (3, 0, 2, 2), (0, 5, 2, 2), (0, 0, 0, 1)])
def test_patch_outside_is_refused(where: tuple[int, int, int, int]) -> None:
    with pytest.raises(NetworkError, match="inside 4×6"):
        cut(np.zeros((1, 4, 6)), *where)


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(NetworkError, match="channels"):
        convolve(np.ones((2, 5, 5)), np.ones((3, 3)))
    with pytest.raises(NetworkError, match="finite"):
        convolve([[np.nan]], [[1]])
    with pytest.raises(NetworkError, match="position"):
        x_example().position(3, 0)
