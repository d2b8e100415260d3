import numpy as np
import pytest
from numpy.typing import NDArray

from guitrainer.data.dataset import Dataset, ImageSet
from guitrainer.errors import DataError
from guitrainer.explain.digits import centered_digit
from guitrainer.explain.drawing import drawn_image, is_digit_sized, is_drawable


def dataset(images: NDArray[np.generic]) -> Dataset:
    labels = np.zeros(len(images), np.int64)
    some = ImageSet(images, labels)
    return Dataset("test", ("a",), some, lambda: some)


def test_a_digit_is_centered_and_scaled() -> None:
    ink = np.zeros((280, 280))
    ink[20:120, 30:50] = 1
    bytes_, floats = (
        drawn_image(ink, dataset(np.zeros((2, 1, 28, 28), kind)), centered=True)
        for kind in (np.uint8, np.float32)
    )
    assert bytes_.dtype == np.uint8
    np.testing.assert_array_equal(bytes_[0], centered_digit(ink))
    np.testing.assert_allclose(floats, bytes_ / 255, rtol=1e-6)


def test_ink_goes_from_the_usual_pixel_to_a_bright_one() -> None:
    images = np.full((1, 1, 10, 20), -0.5, np.float32)
    images[0, 0, :2] = 1.5
    ink = np.zeros((30, 60))
    ink[:3, :3] = 1
    ink[3:6, 0] = 1
    found = drawn_image(ink, dataset(images), centered=False)
    expected = np.full((1, 10, 20), -0.5)
    expected[0, 0, 0] = 1.5
    expected[0, 1, 0] = -0.5 + 2 / 3
    np.testing.assert_allclose(found, expected, rtol=1e-6)
    assert found.dtype == np.float32


@pytest.mark.parametrize(
    ("shape", "ink", "centered", "message"),
    [
        ((3, 28, 28), (28, 28), False, "got images of 3 channels, accepted: 1"),
        ((1, 24, 24), (24, 24), True, "got images of 24×24, accepted: 28×28"),
        ((1, 24, 24), (36, 48), False, "a multiple of"),
    ],
)
def test_what_does_not_fit_is_refused(
    shape: tuple[int, ...], ink: tuple[int, ...], centered: bool, message: str
) -> None:
    with pytest.raises(DataError, match=message):
        drawn_image(np.zeros(ink), dataset(np.zeros((1, *shape), np.uint8)), centered=centered)


def test_what_can_be_drawn() -> None:
    shapes = ((1, 28, 28), (1, 24, 24), (3, 28, 28))
    kinds = [dataset(np.zeros((1, *shape), np.uint8)) for shape in shapes]
    assert [is_drawable(one) for one in kinds] == [True, True, False]
    assert [is_digit_sized(one) for one in kinds] == [True, False, False]
